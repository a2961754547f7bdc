"""How fast a large pack is checked: `pytest -m benchmark -s`. Nothing is asserted about the clock."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.cli import main
from game.pack.load import read_pack
from game.workshop.deep import deep_problems
from tests import games

pytestmark = pytest.mark.benchmark

CARDS = 500
_CARD = re.compile(r"^(?=[a-z]\w*:)", re.MULTILINE)


def large_pack(folder: Path, cards: int) -> Path:
    """Fjordvik with copies of its cards, each with a name and a code of its own, in all of its languages."""
    source = games.SHIPPED / "fjordvik"
    for path in source.glob("**/*"):
        if path.suffix in (".yaml", ".po"):
            (folder / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(source)).write_bytes(path.read_bytes())
    originals = [
        card
        for path in sorted((source / "cards").glob("*.yaml"))
        for card in _CARD.split(path.read_text(encoding="utf-8"))[1:]
    ]
    copies = [(number // len(originals), originals[number % len(originals)]) for number in range(cards)]
    for copy in range(1, copies[-1][0] + 1):
        text = "".join(_renamed(card, copy) for each, card in copies if each == copy)
        (folder / "cards" / f"copy_{copy}.yaml").write_text(text, encoding="utf-8")
    made = [(copy, card.partition(":")[0]) for copy, card in copies if copy]
    for path in (folder / "texts").glob("*.po"):
        text = path.read_text(encoding="utf-8")
        path.write_text("\n\n".join([text.rstrip(), *_translations(text, made)]) + "\n", encoding="utf-8")
    return folder


def _renamed(card: str, copy: int) -> str:
    name, _, rest = card.partition(":")
    code = re.sub(r"(?m)^(  code: [A-Z]+)", rf"\g<1>{chr(ord('X') - copy)}", rest)  # a letter: E15 is taken
    return f"{name}_{copy}:{code}"


def _translations(text: str, made: list[tuple[int, str]]) -> Iterator[str]:
    """The entries of a translation once more for each copy of a card."""
    entries: dict[str, list[str]] = {}
    for block in text.split("\n\n"):
        found = re.search(r'^msgctxt "cards\.(\w+)\.', block, re.MULTILINE)
        if found is not None and not block.startswith("#~"):
            entries.setdefault(found[1], []).append(block)
    for copy, name in made:
        for block in entries.get(name, []):
            yield block.replace(f'msgctxt "cards.{name}.', f'msgctxt "cards.{name}_{copy}.', 1)


def _best(run: Callable[[], object]) -> str:
    """The best of three: seconds by the clock, and of the processor, which others on the machine disturb less."""
    times = []
    for _ in range(3):
        begin, used = time.perf_counter(), time.process_time()
        run()
        times.append((time.perf_counter() - begin, time.process_time() - used))
    return f"{min(each[0] for each in times):.2f} s ({min(each[1] for each in times):.2f} s of the processor)"


@pytest.mark.parametrize("languages", [1, 3])
def test_a_pack_of_500_cards(tmp_path, capsys, languages):
    folder = large_pack(tmp_path / "large", CARDS)
    if languages == 1:
        shutil.rmtree(folder / "texts")
    reading = read_pack(folder)
    assert reading.scenario is not None, reading.problems[:5]
    assert len(reading.scenario.cards) == CARDS
    told = (
        f"reading {_best(lambda: read_pack(folder))}",
        f"the deep check {_best(lambda: deep_problems(reading))}",
        f"the command {_best(lambda: main(['check', str(folder)]))}",
    )
    capsys.readouterr()
    with capsys.disabled():
        sys.stdout.write(
            f"\ncheck of {CARDS} cards, languages: {languages}: {'; '.join(told)} "
            "(target: the command under 2 s on an idle machine)\n"
        )
