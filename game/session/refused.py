"""What comes back when an input is not allowed: every reason, as a code with its facts."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.menu import Refusal


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing happened; the table is as it was. Each reason has the text `refusal.<code>`."""

    reasons: tuple[Refusal, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons."""
        return tuple(reason.code for reason in self.reasons)


def refused(code: str, **facts: str) -> Refused:
    """A refusal with one reason."""
    return Refused((Refusal(code, tuple(facts.items())),))
