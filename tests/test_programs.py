import os
from pathlib import Path

import pytest

from tests.programs import need_dictionary, need_program


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def test_on_a_bare_machine_a_missing_program_skips_and_says_how_to_install_it(bare_machine: Path) -> None:
    with pytest.raises(pytest.skip.Exception, match=r"xdotool is missing.*apt-get install xdotool"):
        need_program("xdotool")


def test_in_ci_a_missing_program_fails(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Xvfb is missing"):
        need_program("Xvfb")


@pytest.mark.skipif(os.name == "nt", reason="the fake program is a POSIX script")
def test_a_program_that_is_there_is_found(bare_machine: Path) -> None:
    program = bare_machine / "hunspell"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert need_program("hunspell") == str(program)


@pytest.fixture
def hunspell_without_dictionaries(tmp_path: Path) -> str:
    program = tmp_path / "hunspell"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(os.name == "nt", reason="the fake program is a POSIX script")
def test_a_missing_dictionary_skips_on_a_bare_machine_and_fails_in_ci(
    hunspell_without_dictionaries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"nn_NO is missing.*apt-get install hunspell-no"):
        need_dictionary(hunspell_without_dictionaries, "nn_NO")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="en_GB is missing"):
        need_dictionary(hunspell_without_dictionaries, "en_GB")
