"""Random damage to a pack, as authors, editors and mail programs do it."""

from __future__ import annotations

import re
from random import Random

from tests.pack.support import FILES

_WORD = re.compile(r"[A-Za-z0-9_.\-]+")
_VALUES = (
    *("0", "-1", "1", "3", "0.5", "1e9", "-70000", "524288", "1e15", "1e400", "true", "false", "null", "''"),
    *(
        "x",
        "[]",
        "{}",
        "[1, 2]",
        "{a: 1}",
        "a: b",
        "trust",
        "fatigue > 3",
        '"smooth(trust, 1)"',
        "start(fund)",
    ),
    *("2026-01-01", "12:30", "no", "~", "*a", "&a 1", "!t x", "|", ">", "- x", "form", "a", "b", "director"),
    *('"1 / 0"', '"fund / (fund - fund)"', '"1e308 * 1e308"', "case", "event", "delegated", "base", "turn"),
)
_SIGNS = ":{}[],\"'#&*!|>-?\t\n ¤ø\x00\u2028+()<="


def mutated(
    texts: dict[str, str], random: Random, most: int = 3, files: tuple[str, ...] = FILES
) -> dict[str, str]:
    """The pack after up to `most` pieces of damage in `files`."""
    damaged = dict(texts)
    for _ in range(random.randint(1, most)):
        file = random.choice(files)
        change = random.choice((_lines, _lines, _words, _words, _values, _values, _values, _signs))
        damaged[file] = change(damaged[file], random, texts)
    return damaged


def _lines(text: str, random: Random, _: dict[str, str]) -> str:
    lines = text.split("\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[one : one + random.randint(1, 4)]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines.insert(two % len(lines), lines.pop(one))
        case 3:
            lines[one], lines[two] = lines[two], lines[one]
        case _:
            lines[one] = " " * random.randint(0, 6) + lines[one].lstrip()
    return "\n".join(lines)


def _words(text: str, random: Random, _: dict[str, str]) -> str:
    words = list(_WORD.finditer(text))
    if len(words) < 2:
        return text
    one, two = sorted(random.sample(words, 2), key=lambda word: word.start())
    between = text[one.end() : two.start()]
    return text[: one.start()] + two[0] + between + one[0] + text[two.end() :]


def _values(text: str, random: Random, texts: dict[str, str]) -> str:
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    foreign = [found[0] for found in _WORD.finditer(texts[random.choice(FILES)])]
    value = random.choice((random.choice(_VALUES), random.choice(foreign)))
    return text[: word.start()] + value + text[word.end() :]


def _signs(text: str, random: Random, _: dict[str, str]) -> str:
    at = random.randint(0, len(text))
    if random.random() < 0.5:
        return text[:at] + random.choice(_SIGNS) + text[at:]
    return text[:at] + text[at + random.randint(1, 3) :]
