"""How long the town moves: a while after somebody did something, then slower, then it rests and costs nothing.

Time is a parameter in seconds, on any clock that does not go back.
"""

from __future__ import annotations

LIVELY = 20.0
"""Seconds of full motion after the last key, click or move of the pointer."""
SLOWING = 4.0
"""Seconds in which it then comes to rest, so that nothing stops with a jerk."""


class Pace:
    """The town's own time: it runs while somebody is there, and stands while nobody is."""

    def __init__(self, now: float) -> None:
        """Somebody has just opened the window."""
        self._woken, self._before, self._away = now, 0.0, False

    def wake(self, now: float) -> None:
        """Somebody did something here, or came back to the window."""
        self._woken, self._before, self._away = now, self.seconds(now), False

    def stir(self, now: float) -> None:
        """The pointer moved: that wakes only a window that people work in."""
        if not self._away:
            self.wake(now)

    def leave(self, now: float) -> None:
        """The window is hidden, or people work in another one: stand at once, until `wake`."""
        self._before, self._away = self.seconds(now), True

    def moves(self, now: float) -> bool:
        """Whether the town looks different a little later."""
        return not self._away and now - self._woken < LIVELY + SLOWING

    def seconds(self, now: float) -> float:
        """How long the town has moved in all."""
        if self._away:
            return self._before
        passed = now - self._woken
        slowing = min(max(passed - LIVELY, 0.0), SLOWING)
        return self._before + min(passed, LIVELY) + slowing - slowing * slowing / (2.0 * SLOWING)
