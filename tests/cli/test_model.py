"""`model` as a person calls it: a scenario's model out, one made elsewhere in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.support import TINY, Cli

SAMPLES = TINY.parents[1] / "research" / "xmile" / "samples"


def test_a_scenario_is_written_in_the_profile_asked_for(cli: Cli, tmp_path: Path) -> None:
    usual, poor = tmp_path / "usual.xmile", tmp_path / "poor.stmx"
    assert cli("model", TINY, "--out", usual).code == 0
    ended = cli("model", TINY, "--out", poor, "--profile", "poor")
    assert (ended.code, ended.out, ended.err) == (0, f"{poor}\n", "")
    assert "<eqn>60</eqn>" in usual.read_text(encoding="utf-8")
    assert "Profile: poor." in poor.read_text(encoding="utf-8")


def test_a_file_made_elsewhere_becomes_tables_and_says_what_changed(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "model.yaml"
    ended = cli("model", SAMPLES / "fishing.xml", "--to", out)
    assert ended.code == 0
    assert ended.out.splitlines()[:2] == [str(out), "Torsk i sjøen is called torsk_i_sjoen."]
    assert set(yaml.safe_load(out.read_text(encoding="utf-8"))["stocks"]) == {
        "torsk_i_sjoen",
        "bater",
        "gjeld",
    }


def test_what_cannot_be_read_is_told_line_by_line_and_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    source, out = tmp_path / "m.xmile", tmp_path / "model.yaml"
    source.write_text(
        "<xmile><model><variables>\n<aux name='a'><eqn>EXP(1)</eqn></aux>\n"
        "<aux name='b'><eqn>1 + SQRT(2)</eqn></aux>\n</variables></model></xmile>",
        encoding="utf-8",
    )
    ended = cli("model", source, "--to", out)
    assert ended.code == 1
    assert [line.split(" error: ")[0] for line in ended.err.splitlines()] == [
        f"{source}:2:20:",
        f"{source}:3:24:",
    ]
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["model", TINY], 2, "Either PACK with --out"),
        (["model", TINY, "--out", "a.xmile", "--to", "b.yaml"], 2, "Either PACK with --out"),
        (["model", "x.xmile", "--to", "b.yaml", "--profile", "poor"], 2, "Either PACK with --out"),
        (["model", TINY, "--out", "a.txt"], 2, "a.txt should end in .xmile"),
        (
            ["model", TINY, "--out", "a.xmile", "--profile", "por"],
            2,
            "There is no profile 'por'. Did you mean 'poor'?",
        ),
        (["model", TINY, "--out", "nowhere/a.xmile"], 2, "a.xmile could not be written"),
        (["model", "x.xmile", "--to", "b.txt"], 2, "b.txt should end in .yaml"),
        (["model", "x.xmile", "--to", "b.yaml"], 1, "x.xmile"),
        (["model", "tests", "--to", "b.yaml"], 1, "tests"),
        (["model", "nothing", "--out", "b.xmile"], 2, "nothing"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(cli: Cli, words: list[object], code: int, said: str) -> None:
    ended = cli(*words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_a_pack_with_mistakes_is_told_in_english(cli: Cli, tmp_path: Path) -> None:
    ended = cli("model", TINY.parent / "ten_mistakes", "--out", tmp_path / "a.xmile")
    assert ended.code == 1
    assert " error: " in ended.err
