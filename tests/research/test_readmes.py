"""The Python in the researcher's guides runs as it stands there, on the smallest pack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import game.research
from game.research.simulate.running import play_here
from game.research.simulate.team import own_team
from tests.games import PACKS
from tests.research.simulate.support import plan

FOLDER = Path(game.research.__file__).parent
SMALL = {
    '"fjordvik"': f'"{PACKS / "tiny"}"',
    '"typical"': '"usual"',
    '"people"': '"staff"',
    "workers=2": "workers=1",
}
"""What stands for what, so that it does not take long."""


@pytest.mark.parametrize("guide", ["simulate", "environment"])
def test_what_a_guide_shows_runs(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (FOLDER / guide / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    space: dict[str, object] = {"__name__": "guide"}
    for block in blocks:
        for shown, small in SMALL.items():
            block = block.replace(shown, small)  # noqa: PLW2901  (the same block, made small)
        exec(compile(block, f"{guide}/README.md", "exec"), space)
    if guide == "simulate":
        assert (tmp_path / "cautious.parquet").exists()
        assert play_here(plan(2, own_team(space["Patient"]))).games.num_rows == 2  # type: ignore[arg-type]
