"""What makes a folder of files a data package: descriptor, codebook, citation, packs, versions, and a README.

The descriptor follows Data Package 2.0 (https://datapackage.org), the citation CFF 1.2.0, and the README says in three
languages what is in the folder and what is not.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from game import __version__
from game.research.export.codebook import LANGUAGES, Column, Table
from game.resources import asset
from game.rules import RULES_VERSION
from game.session.edition import Edition, pack_bytes

FORMAT = "1"
"""The version of this export's own form: its tables, columns and file names."""
DESCRIPTOR, VERSIONS, CODEBOOK = "datapackage.json", "versions.json", "codebook.csv"
CITATION, README, PACKS = "CITATION.cff", "README.txt", "packs"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FORMAT_KEY = "export"
_AUTHORS = "Fjordvik contributors"
_BLOCK = 2**20
_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
}
Json = dict[str, Any]  # JSON


@dataclass(frozen=True, slots=True)
class PackTold:
    """A scenario in an export."""

    content_hash: str
    id: str
    title: str
    version: str
    license: str

    @classmethod
    def of(cls, edition: Edition) -> PackTold:
        """What an export says of a scenario."""
        settings = edition.scenario.settings
        return cls(edition.content_hash, settings.id, settings.title, settings.version, settings.license)


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export holds."""

    form: str
    tables: tuple[Table, ...]
    """Empty for the event formats."""
    files: tuple[str, ...]
    packs: tuple[PackTold, ...]
    games: int
    private: bool
    stable: bool
    """Whether the pseudonyms come from a key file."""
    language: str
    at: datetime


def is_export(folder: Path) -> bool:
    """Whether a folder is an export of this program, whole or not."""
    try:
        found = json.loads((folder / VERSIONS).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and _FORMAT_KEY in found


def write_pack(folder: Path, edition: Edition) -> None:
    """Put the files of a scenario into the export."""
    for name, content in pack_bytes(edition.folder).items():
        path = folder / PACKS / edition.content_hash / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_package(folder: Path, contents: Contents) -> None:
    """Write everything beside the data; `files` must be there already."""
    if contents.tables:
        _write_codebook(folder / CODEBOOK, contents.tables)
    _write_json(folder / VERSIONS, _versions(contents))
    _write_json(folder / DESCRIPTOR, _descriptor(folder, contents))
    (folder / CITATION).write_text(_citation(contents), encoding="utf-8", newline="\n")
    (folder / README).write_text(_readme(contents), encoding="utf-8", newline="\n")


def _write_json(path: Path, value: Json) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _write_codebook(path: Path, tables: Iterable[Table]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\r\n")
        lines.writerow(("table", "column", "type", "unit", "range", "key", "missing", *LANGUAGES))
        for table in tables:
            lines.writerow((table.name, "", "", "", "", "", "", *(table.meaning[each] for each in LANGUAGES)))
            lines.writerows(_codebook_line(table, column) for column in table.columns)


def _codebook_line(table: Table, column: Column) -> Sequence[str]:
    return (
        table.name,
        column.name,
        column.type,
        column.unit,
        column.range,
        "key" if column.name in table.key else "",
        "never" if column.needed else "may be",
        *(column.meaning[each] for each in LANGUAGES),
    )


# ------------------------------------------------------------------------------------------------ the descriptor


def _descriptor(folder: Path, contents: Contents) -> Json:
    by_file = {Path(name).stem: name for name in contents.files}
    tables = {table.name: table for table in contents.tables}
    return {
        "$schema": _PROFILE,
        "name": "fjordvik-export",
        "title": "Games of Fjordvik",
        "description": f"{contents.games} games, as {contents.form}. README.txt says what is in it and what is not.",
        "created": contents.at.isoformat(timespec="seconds"),
        "version": FORMAT,
        "sources": [
            {"title": f"Fjordvik {__version__}, rules {RULES_VERSION}"},
            *(
                {"title": f"{pack.title} {pack.version}", "path": f"{PACKS}/{pack.content_hash}"}
                for pack in contents.packs
            ),
        ],
        "resources": [
            _resource(folder, name, tables.get(stem), contents.language) for stem, name in by_file.items()
        ],
    }


def _resource(folder: Path, name: str, table: Table | None, language: str) -> Json:
    path = folder / name
    found: Json = {
        "name": path.stem,
        "path": name,
        "format": path.suffix[1:],
        "mediatype": _MEDIA[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
    }
    if path.suffix != ".parquet":
        found["encoding"] = "utf-8"
    if table is None:
        return found
    return {
        **found,
        "type": "table",
        "description": table.meaning[language],
        "descriptions": dict(table.meaning),
        "schema": _schema(table, language),
    }


def _schema(table: Table, language: str) -> Json:
    keys = [
        {
            "fields": list(reference.columns),
            "reference": {"resource": reference.table, "fields": list(reference.columns)},
        }
        for reference in table.references
    ]
    found: Json = {
        "fields": [_field(column, language) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return {**found, "foreignKeys": keys} if keys else found


def _field(column: Column, language: str) -> Json:
    found: Json = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning[language],
        "descriptions": dict(column.meaning),
    }
    if column.unit:
        found["unit"] = column.unit
    bounds = {"minimum": column.least, "maximum": column.most}
    limits: Json = {name: value for name, value in bounds.items() if value is not None}
    if column.values:
        limits["enum"] = list(column.values)
    if column.needed:
        limits["required"] = True
    return {**found, "constraints": limits} if limits else found


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


# ------------------------------------------------------------------------------------------------ for people


def _versions(contents: Contents) -> Json:
    return {
        _FORMAT_KEY: FORMAT,
        "format": contents.form,
        "fjordvik": __version__,
        "rules": RULES_VERSION,
        "packs": {
            pack.content_hash: {"id": pack.id, "version": pack.version, "license": pack.license}
            for pack in contents.packs
        },
        "private": contents.private,
        "stable_pseudonyms": contents.stable,
    }


def _citation(contents: Contents) -> str:
    author = [{"name": _AUTHORS}]
    program: Json = {"type": "software", "title": "Fjordvik", "version": __version__, "authors": author}
    scenarios: list[Json] = [
        {
            "type": "data",
            "title": pack.title,
            "version": pack.version,
            "authors": author,
            "notes": f"Scenario {pack.id}, content hash {pack.content_hash}, licence {pack.license}.",
        }
        for pack in contents.packs
    ]
    found: Json = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them, the program and the scenario.",
        "type": "dataset",
        "title": "Games of Fjordvik",
        "abstract": f"{contents.games} games, exported as {contents.form}.",
        "authors": [{"name": "Whoever collected the games: put yourselves here"}],
        "date-released": contents.at.date().isoformat(),
        "references": [program, *scenarios],
    }
    return yaml.safe_dump(found, sort_keys=False, allow_unicode=True)


def _readme(contents: Contents) -> str:
    parts: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        asset("export", "readme.yaml").read_text(encoding="utf-8")
    )
    return "\n\n".join(_readme_in(parts[language], contents) for language in LANGUAGES) + "\n"


def _readme_in(parts: Mapping[str, str], contents: Contents) -> str:
    said = ["title", "tables" if contents.tables else contents.form]
    said += ["private" if contents.private else "public", "stable" if contents.stable else "fresh", "always"]
    facts = {"games": contents.games, "version": __version__, "rules": RULES_VERSION}
    return "\n\n".join(parts[each].strip().format(**facts) for each in said)
