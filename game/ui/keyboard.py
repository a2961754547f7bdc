"""The keyboard: pygame's keys in, what they mean to the stage out."""

from __future__ import annotations

import pygame

from game.ui.stage import Stage

_NAMES = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_F8: "f8",
    pygame.K_F9: "f9",
}
_REPEATING = frozenset({"backspace", "delete", "left", "right", "up", "down"})
_LARGER = frozenset({pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS})
_SMALLER = frozenset({pygame.K_MINUS, pygame.K_KP_MINUS})
_USUAL = frozenset({pygame.K_0, pygame.K_KP_0})


class Keyboard:
    """Which keys are held, so that one that is held down does not confirm one page after the other."""

    def __init__(self, stage: Stage) -> None:
        """For the stage that the keys are meant for."""
        self._stage = stage
        self._held: set[int] = set()
        self._offered: str | None = None
        """The field that the desktop's own keyboard was last offered for."""
        pygame.key.set_repeat(400, 40)

    def down(self, event: pygame.event.Event) -> None:
        """A key went down, or repeats while it is held."""
        repeated = event.key in self._held
        self._held.add(event.key)
        name = _NAMES.get(event.key) or event.unicode.lower()
        if event.key == pygame.K_TAB:
            self._stage.tab(backwards=bool(event.mod & pygame.KMOD_SHIFT))
        elif repeated and name not in _REPEATING:
            return
        elif event.key == pygame.K_F1:
            self._stage.help()
        elif event.key == pygame.K_F2:
            self._stage.next_language()
        elif event.key == pygame.K_F11:
            self._stage.toggle_full_screen()
        elif event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self._with_ctrl(event.key)
        elif name and (name.isprintable() or event.key in _NAMES):
            self._stage.key(name)

    def up(self, event: pygame.event.Event) -> None:
        """A key was let go."""
        self._held.discard(event.key)

    def forget(self) -> None:
        """Another window has the keyboard: what is let go there is not heard here."""
        self._held.clear()

    def offer(self) -> None:
        """Where fingers write, let the desktop show its own keyboard beside the field that has just been entered.

        Never taken back: with text input off, SDL no longer says what a key writes.
        """
        field = self._stage.field
        if field is not None and field.key != self._offered:
            pygame.key.set_text_input_rect(pygame.Rect(field.rect.tuple))
            pygame.key.start_text_input()
        self._offered = field.key if field is not None else None

    def _with_ctrl(self, key: int) -> None:
        if key in _LARGER:
            self._stage.scale_text(1)
        elif key in _SMALLER:
            self._stage.scale_text(-1)
        elif key in _USUAL:
            self._stage.scale_text(0)
