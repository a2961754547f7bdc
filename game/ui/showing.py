"""Showing the stage on a surface: whole, while a page fades in, or only what moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from game.ui.draw import Attention, Pen, levels_of, look_of, scenes
from game.ui.fonts import Fonts
from game.ui.geometry import Rect
from game.ui.stage import Stage
from game.ui.theme import THEMES, Theme
from game.ui.town.pace import Pace
from game.ui.town.paint import changed_areas

FADE_SECONDS = 0.18
GROW_SECONDS = 0.25
"""How long a gauge's bar takes from its old place to its new one, when the page has faded in."""
_TOWN_FRAMES_PER_SECOND = 8
_FADE_FRAMES_PER_SECOND = 60


@dataclass(frozen=True, slots=True)
class _Fade:
    """A page on its way out."""

    old: pygame.Surface
    started: float


@dataclass(frozen=True, slots=True)
class _Growth:
    """Gauges on their way: by the place of each bar the shares that it goes from and to."""

    bars: Mapping[Rect, tuple[float, float]]
    begins: float

    def levels(self, now: float) -> dict[Rect, float]:
        """How far each is at a moment; slower towards the end."""
        gone = min(max((now - self.begins) / GROW_SECONDS, 0.0), 1.0)
        eased = gone * (2.0 - gone)
        return {rect: before + (after - before) * eased for rect, (before, after) in self.bars.items()}


class Showing:
    """What is on the surface, and what of it is on its way; `pace` is the town's own time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` is in seconds."""
        self.pace = Pace(clock())
        self._clock = clock
        self._pen = Pen()
        self._fade: _Fade | None = None
        self._growth: _Growth | None = None
        self._gauges: dict[str, float] = {}
        """Where each gauge stood when it was seen last."""
        self._town_seconds = 0.0
        """How far the town had moved when it was drawn last."""

    @property
    def fonts(self) -> Fonts:
        """The letters that it draws with."""
        return self._pen.fonts

    def patience(self, stage: Stage) -> float | None:
        """How many seconds nothing needs to be drawn if nothing happens; None is for ever."""
        waits = []
        if self._fade or self._growth:
            waits.append(1 / _FADE_FRAMES_PER_SECOND)
        if self._town_moves(stage):
            waits.append(1 / _TOWN_FRAMES_PER_SECOND)
        return min(waits, default=None)

    def show(self, surface: pygame.Surface, stage: Stage) -> bool:
        """Draw what has to be drawn; answers whether anything had."""
        if stage.turned:
            stage.turned = False
            if not stage.settings.reduce_motion:
                self._fade = _Fade(surface.copy(), self._clock())
                self._growth = self._growing(stage)
        if stage.changed or self._fade:
            self._draw_all(surface, stage)
            return True
        if self._growth:
            self._draw_gauges(surface, stage, self._growth)
            return True
        if self._town_moves(stage):
            return self._draw_town(surface, stage)
        return False

    def skip(self, stage: Stage) -> None:
        """Show at once what a fading page and growing bars come to."""
        if self._fade or self._growth:
            self._fade = self._growth = None
            stage.changed = True

    def forget(self) -> None:
        """Let go of all pictures: the surface has another size, and none fits any more."""
        self._pen.clear()

    def _town_moves(self, stage: Stage) -> bool:
        return (
            not stage.settings.reduce_motion and self.pace.moves(self._clock()) and bool(scenes(stage.tree))
        )

    def _draw_all(self, surface: pygame.Surface, stage: Stage) -> None:
        stage.changed = False
        attention = self._attention(stage)
        self._town_seconds = attention.town_seconds
        self._pen.draw(surface, stage.tree, _theme(stage), stage.grid, attention)
        if self._fade:
            gone = (self._clock() - self._fade.started) / FADE_SECONDS
            if gone < 1:
                self._fade.old.set_alpha(round(255 * (1 - gone)))
                surface.blit(self._fade.old, (0, 0))
            else:
                self._fade = None
        self._gauges |= {name: level.share for name, level in levels_of(stage.tree).items()}
        pygame.display.flip()

    def _growing(self, stage: Stage) -> _Growth | None:
        """The gauges of a new page that stood elsewhere when they were seen last."""
        bars = {
            level.rect: (self._gauges[name], level.share)
            for name, level in levels_of(stage.tree).items()
            if self._gauges.get(name, level.share) != level.share
        }
        return _Growth(bars, self._clock() + FADE_SECONDS) if bars else None

    def _draw_gauges(self, surface: pygame.Surface, stage: Stage, growth: _Growth) -> None:
        """Draw again the bars that are on their way."""
        attention = self._attention(stage)
        if self._clock() - growth.begins >= GROW_SECONDS:
            self._growth = None
        self._draw_parts(surface, stage, attention, tuple(growth.bars))

    def _draw_town(self, surface: pygame.Surface, stage: Stage) -> bool:
        """Draw again what of the town has moved; answers whether anything has."""
        theme, attention = _theme(stage), self._attention(stage)
        areas = tuple(
            area
            for scene in scenes(stage.tree)
            for area in changed_areas(
                scene.rect, look_of(scene, theme), self._town_seconds, attention.town_seconds
            )
        )
        self._town_seconds = attention.town_seconds
        if areas:
            self._draw_parts(surface, stage, attention, areas)
        return bool(areas)

    def _draw_parts(
        self, surface: pygame.Surface, stage: Stage, attention: Attention, areas: tuple[Rect, ...]
    ) -> None:
        self._pen.draw(surface, stage.tree, _theme(stage), stage.grid, attention, areas)
        pygame.display.update([pygame.Rect(area.tuple) for area in areas])

    def _attention(self, stage: Stage) -> Attention:
        seconds = 0.0 if stage.settings.reduce_motion else self.pace.seconds(self._clock())
        levels = self._growth.levels(self._clock()) if self._growth else {}
        return Attention(stage.focus, stage.hover, seconds, levels)


def _theme(stage: Stage) -> Theme:
    return THEMES[stage.settings.theme]
