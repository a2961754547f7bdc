"""What a screen reader learns of the stage, and what it may do there."""

from __future__ import annotations

from game.ui.access import Bridge
from game.ui.boxes import Box
from game.ui.spoken import Teller
from game.ui.stage import Stage


class Reading:
    """Follows one stage for a bridge; tells it only what is new."""

    def __init__(self, bridge: Bridge, stage: Stage) -> None:
        """Nothing is told before `follow`."""
        self._bridge, self._stage = bridge, stage
        self._teller = Teller()
        self._told: tuple[Box, str | None, str] | None = None

    def follow(self, title: str) -> None:
        """Tell what is on the screen, if it or its focus is another one."""
        now = (self._stage.tree, self._stage.focus, title)
        if self._told is not None and now[0] is self._told[0] and now[1:] == self._told[1:]:
            return
        self._told = now
        self._bridge.hear(self._teller.listed(now[0], title, now[1], self._stage.settings.language))

    def obey(self) -> bool:
        """Do what readers have asked for; answers whether that was anything."""
        done = False
        for asked in self._bridge.asked():
            done = True
            if asked.what == "press":
                self._stage.press(asked.key)
            else:
                self._stage.focus_on(asked.key)
        return done

    def attended(self, *, focused: bool) -> None:
        """Whether people work in this window."""
        self._bridge.attended(focused=focused)

    def moved(self) -> None:
        """The window may lie elsewhere, or have another size."""
        self._bridge.moved()
