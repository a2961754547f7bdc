"""How an unquoted word in YAML is read: by YAML 1.2, and narrower where readers disagree."""

from __future__ import annotations

import re

from game.pack.yaml_nodes import Value

MAX_NUMBER = 1e15
MAX_NUMBER_CHARACTERS = 30

_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)"  # 1.5, 1., .5 and, only with an exponent, 1
    r"(?:[eE][-+]?[0-9]+)?"
)

# What YAML 1.1, or another reader of YAML 1.2, makes something else of than text.
_AMBIGUOUS = re.compile(
    r"""
      y | Y | yes | Yes | YES | n | N | no | No | NO | on | On | ON | off | Off | OFF
    | True | TRUE | False | FALSE | Null | NULL
    | [-+]? \. (?: inf | Inf | INF ) | \. (?: nan | NaN | NAN )
    | [-+]? 0 (?: b[01_]+ | o[0-7_]+ | x[0-9a-fA-F_]+ )
    | [-+]? (?: [0-9][0-9_]* (?: \.[0-9_]* )? | \.[0-9][0-9_]* ) (?: [eE][-+]?[0-9]+ )?  # 0301, 1_000, 08.30
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?  # 12:30 counts in sixties
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}  # a date, and a time of day after it
      (?: (?: [Tt] | [ ]+ ) [0-9]{1,2}:[0-9]{2}:[0-9]{2} (?: \.[0-9]* )?
          (?: [ ]* (?: Z | [-+][0-9]{1,2} (?: :[0-9]{2} )? ) )? )?
    | = | <<
    """,
    re.VERBOSE,
)


class HugeNumber(ValueError):
    """A number too big or too long to be meant."""


def plain_value(text: str) -> Value:
    """Type an unquoted word; raises HugeNumber from 1e15 up (either sign) and beyond 30 characters."""
    if text in _WORDS:
        return _WORDS[text]
    whole = _WHOLE.fullmatch(text) is not None
    if not whole and _DECIMAL.fullmatch(text) is None:
        return text
    if len(text) > MAX_NUMBER_CHARACTERS:
        raise HugeNumber(text)
    number = int(text) if whole else float(text)
    if abs(number) >= MAX_NUMBER:
        raise HugeNumber(text)
    return number


def is_ambiguous(text: str) -> bool:
    """Whether a word that stays text here is something else to other readers and should be quoted."""
    return _AMBIGUOUS.fullmatch(text) is not None


def is_half_quoted(text: str) -> bool:
    """Whether an unquoted text has a quote without its other half; people would see it on the screen."""
    return text.count('"') % 2 == 1 or text.count("\u201c") != text.count("\u201d")
