"""A new scenario: a small pack that can be played at once and says in its comments what to do next.

It is data: whole folders under `assets/new`, one for each language, which tests hold to be the same pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from game.pack.salvage import as_id
from game.pack.words import Name
from game.resources import asset
from game.workshop.schemas import FOLDER, schema_texts

TEMPLATES = "new"
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_COMMAND = re.compile(r"main\.py (\w+) \.(?= |$)", re.MULTILINE)
"""A command as the templates have it, on the folder in which they lie."""
_ID = re.compile(r"^id: \w+", re.MULTILINE)


def pack_files(
    language: str, name: str = "", *, program: str = "main.py", place: str = "."
) -> dict[str, str]:
    """The files of a new pack by path: YAML in a language, and the schemas by which an editor explains it.

    `name`, such as that of its folder, becomes its id where it can. `program` and `place` are how the person calls the
    program and the pack's folder, for the remarks that say what to run.
    """
    folder = asset(TEMPLATES, language)
    files = {
        path.relative_to(folder).as_posix(): _COMMAND.sub(
            lambda found: f"{program} {found[1]} {place}", path.read_text(encoding="utf-8")
        )
        for path in sorted(folder.rglob("*.yaml"))
    }
    wanted = _id_from(name)
    if wanted:
        files["scenario.yaml"] = _ID.sub(f"id: {wanted}", files["scenario.yaml"], count=1)
    return files | {f"{FOLDER}/{file}": text for file, text in schema_texts().items()}


def write_pack(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder, made if need be. OSError where that cannot be done or a file is there already.

    Then, as after Ctrl-C, nothing is left of it but what was there before.
    """
    made: list[Path] = []
    try:
        for place, text in files.items():
            path = folder / place
            for missing in reversed(list(_missing(path.parent))):
                missing.mkdir()
                made.append(missing)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException:
        for path in reversed(made):
            _remove(path)
        raise


def _id_from(name: str) -> str:
    """A folder's name as an id; "" where it cannot be one."""
    wanted = as_id(name.lower().translate(_LETTERS)).strip("_")
    try:
        return TypeAdapter(Name).validate_python(wanted)
    except ValidationError:
        return ""


def _missing(folder: Path) -> Iterator[Path]:
    """The folders that are not there, from the inside out."""
    while not folder.exists():
        yield folder
        folder = folder.parent


def _remove(path: Path) -> None:
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
