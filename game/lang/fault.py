"""What is wrong with an expression, as a code and facts; the sentence comes in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: a kebab-case code, the column (from 1, in characters of the whole text), the facts.

    Codes and their facts:

        too-long (limit, found)                  the text, or what it stands for once chains are written out
        not-ascii (character, as U+XXXX)         only printable ASCII, blanks, newlines may stand here
        too-deep (limit)                         brackets, runs of signs, or the tree itself
        syntax (found, "" at the end)            this cannot stand here
        not-allowed (what)                       a word, sign or function that has no place here
        bad-number (text)                        not a number, or not one that can be used here
        unknown-name (name, suggestion or "")
        unknown-function (name, suggestion or "")
        wrong-kind (wanted, found)               "number" or "truth"
        wrong-arguments (function, wanted, found)  how many: "3", "2, 3, 4, ..."
        needs-constant (function)                a literal must stand here
        curve-order (before, after)              the x of a curve's points must rise
        not-a-stock (name, suggestion or "")     start() of something else
    """

    code: str
    column: int
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, column: int, code: str, **facts: object) -> Fault:
        """Build a fault; facts are turned into words."""
        return cls(code, column, tuple((name, str(value)) for name, value in facts.items()))
