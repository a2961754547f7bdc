"""Writes a copy of a pack in which a municipality's own profile can be chosen, and reads it back to be sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.errors import FjordvikError, PackError, UsageError
from game.pack.files import MODEL, SCENARIO, PackFiles
from game.pack.load import read_pack
from game.pack.schema import Goal, Scenario, Stock
from game.pack.scope import Path as PartPath
from game.pack.translation import TEXTS
from game.pack.yaml_nodes import Mapping as Table
from game.pack.yaml_nodes import Scalar
from game.session.edition import pack_bytes
from game.workshop.profile.edit_yaml import Change, added, changed, quoted, replaced
from game.workshop.profile.make import Own, start_of

MAX_ID = 40
ENDING = "_own"


class UnwritableError(FjordvikError):
    """The copy came out otherwise than it should."""


@dataclass(frozen=True, slots=True)
class Label:
    """How the profile is called, by language of the pack's texts."""

    id: str
    name: str
    text: Mapping[str, str]
    """The sentence about it, by language."""


def write_copy(folder: Path, out: Path, own: Own, label: Label, remarks: Sequence[str]) -> Scenario:
    """Write the pack at `folder` with one more profile to the new folder `out`, and return what is read there.

    `remarks` become comments at the top of `scenario.yaml`. The copy gets an id of its own, because its games are not
    games of the original. Raises UsageError when `out` is not new or the profile is there already.
    """
    reading = read_pack(folder)
    if reading.scenario is None:
        raise PackError(reading.problems)
    if label.id in reading.scenario.settings.profiles:
        raise UsageError(
            f"The scenario already has a profile {label.id!r}. Take the scenario that it was made from, or --id."
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out} is there already, and not empty. Choose a new folder.")
    texts = dict(_texts(folder, reading.files, reading.scenario, own, label))
    texts[SCENARIO] = _commented(texts[SCENARIO], remarks)
    content = {
        name: texts[name].encode("utf-8") if name in texts else old
        for name, old in pack_bytes(folder).items()
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    # written beside and moved when it is known to be right, so that a failure leaves nothing behind
    with TemporaryDirectory(prefix=".profile-", dir=out.parent) as beside:
        copy = Path(beside) / out.name
        for name, each in content.items():
            path = copy / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(each)
        written = _read_back(copy, out, reading.scenario, own, label.id)
        if out.exists():
            out.rmdir()
        copy.rename(out)
    return written


def _read_back(copy: Path, out: Path, scenario: Scenario, own: Own, profile: str) -> Scenario:
    """The copy as it is read; UnwritableError where it is not the old pack with the new starts."""
    reading = read_pack(copy, str(out))
    if reading.scenario is None:
        raise PackError(reading.problems)
    for name, wanted in own.starts.items():
        before = {each: start_of(scenario, name, each) for each in scenario.settings.profiles}
        after = {each: start_of(reading.scenario, name, each) for each in reading.scenario.settings.profiles}
        if after != {**before, profile: wanted}:
            raise UnwritableError(
                f"The start of {name} could not be added to the copy. In the original, write it in one line, such as "
                "start: {low: 1, high: 2}."
            )
    return reading.scenario


def _texts(
    folder: Path, files: PackFiles, scenario: Scenario, own: Own, label: Label
) -> Iterator[tuple[str, str]]:
    """The changed files by name."""
    model = files.roots["model"].source.text
    yield MODEL, changed(model, _start_changes(files, scenario, own, label.id))
    settings = files.roots["settings"].source.text
    yield SCENARIO, changed(settings, _setting_changes(files, scenario, own, label))
    for path in sorted((folder / TEXTS).glob("*.po")):
        text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        yield f"{TEXTS}/{path.name}", text + _po_entries(path.stem, scenario, label)


def _start_changes(files: PackFiles, scenario: Scenario, own: Own, profile: str) -> Iterator[Change]:
    for name, stock in scenario.model.stocks.items():
        node = files.node(("model", "stocks", name, "start"))
        value = _number(own.starts[name])
        if isinstance(node, Table):
            yield added(node, profile, value)
        elif isinstance(node, Scalar) and own.starts[name] != _only(stock):
            each = [f"{other}: {node.text}" for other in scenario.settings.profiles]
            yield replaced(node, f"{{{', '.join([*each, f'{profile}: {value}'])}}}")


def _only(stock: Stock) -> float | None:
    return None if isinstance(stock.start, dict) else float(stock.start)


def _setting_changes(files: PackFiles, scenario: Scenario, own: Own, label: Label) -> Iterator[Change]:
    settings = scenario.settings
    name = _node(files, ("settings", "id"))
    if isinstance(name, Scalar) and name.plain and not settings.id.endswith(ENDING):
        yield replaced(name, f"{settings.id[: MAX_ID - len(ENDING)]}{ENDING}")
    profiles = _node(files, ("settings", "profiles"))
    if isinstance(profiles, Table):
        text = label.text[settings.language]
        yield added(profiles, label.id, f"{{name: {quoted(label.name)}, text: {quoted(text)}}}")
    for part, table in (("goals", settings.goals), ("floors", settings.floors)):
        yield from _adjusted(files, part, table, own.base, label.id)


def _adjusted(
    files: PackFiles, part: str, table: Mapping[str, Goal], base: str, profile: str
) -> Iterator[Change]:
    """As much is asked as in the profile below."""
    for name, goal in table.items():
        adjust = _node(files, ("settings", part, name, "adjust"))
        if base in goal.adjust and isinstance(adjust, Table):
            yield added(adjust, profile, _number(float(goal.adjust[base])))


def _node(files: PackFiles, path: PartPath) -> object:
    return files.node(path)


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) else repr(value)


def _commented(text: str, remarks: Sequence[str]) -> str:
    line_break = "\r\n" if "\r\n" in text else "\n"
    lines = [
        "# " + " ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in remarks
    ]
    return "".join(f"{line}{line_break}" for line in lines) + text


def _po_entries(language: str, scenario: Scenario, label: Label) -> str:
    if language not in label.text:
        return ""
    original = label.text[scenario.settings.language]
    path = f"settings.profiles.{label.id}"
    return "".join(
        f"\nmsgctxt {quoted(f'{path}.{field}')}\nmsgid {quoted(before)}\nmsgstr {quoted(after)}\n"
        for field, before, after in (
            ("name", label.name, label.name),
            ("text", original, label.text[language]),
        )
    )
