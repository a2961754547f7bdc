from __future__ import annotations

import io
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import LogError
from game.log.archive import MAX_TOTAL, Archive, parse_archive, read_archive, write_archive
from game.log.canonical import encode
from game.log.private import PrivateFile, private_path
from game.log.read import parse_log
from tests.told import english, refused

from .support import HEADER, lines_of, neighbours, write_log

PACK = {
    "scenario.yaml": b"title: Fjordvik\n",
    "texts/nb.po": 'msgstr "blåbær"\n'.encode(),
    "cards/a b.yaml": b"",
}
VERSIONS = {"rules": "0.1", "game": "0.1.0"}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    write_log(path)
    return path


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def forge(
    path: Path, members: dict[str, bytes], entry: zipfile.ZipInfo | None = None, content: bytes = b""
) -> Path:
    """Write a zip as an attacker would: any names, and one more entry with any attributes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
        if entry is not None:
            archive.writestr(entry, content)
    return path


SOUND = {"log.jsonl": b"", "versions.json": encode({"archive": "1"})}


def test_what_was_archived_comes_back(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "game.zip"
    write_archive(log, PACK, VERSIONS, out)
    assert read_archive(out) == Archive(log.read_bytes(), PACK, VERSIONS, None)
    assert parse_log(read_archive(out).log, out).header == HEADER
    assert members_of(out)["versions.json"] == b'{"archive":"1","game":"0.1.0","rules":"0.1"}'


def test_the_same_input_gives_the_same_bytes(log: Path, tmp_path: Path) -> None:
    write_archive(log, PACK, VERSIONS, tmp_path / "one.zip")
    os.utime(log, (1, 1))
    backwards = dict(reversed(PACK.items()))
    write_archive(log, backwards, dict(reversed(VERSIONS.items())), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_names_are_sorted_dates_and_modes_are_fixed_and_nothing_is_compressed(
    log: Path, tmp_path: Path
) -> None:
    write_archive(log, PACK, VERSIONS, tmp_path / "game.zip")
    with zipfile.ZipFile(tmp_path / "game.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "log.jsonl",
        "pack/cards/a b.yaml",
        "pack/scenario.yaml",
        "pack/texts/nb.po",
        "versions.json",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_an_unfinished_log_is_archived_as_it_is(log: Path, tmp_path: Path) -> None:
    content = log.read_bytes()[:-20]
    log.write_bytes(content)
    write_archive(log, PACK, VERSIONS, tmp_path / "game.zip")
    assert read_archive(tmp_path / "game.zip").log == content


def test_a_broken_log_is_not_archived(log: Path, tmp_path: Path) -> None:
    lines = lines_of(log.read_bytes())
    log.write_bytes(b"".join(lines[:2] + lines[3:]))
    with refused(LogError, "broken in line 3"):
        write_archive(log, PACK, VERSIONS, tmp_path / "game.zip")
    assert not (tmp_path / "game.zip").exists()


def test_private_texts_stay_out_unless_asked_for(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "game.zip"
    write_archive(log, PACK, VERSIONS, out, include_private=True)  # There are none, which is no error.
    assert read_archive(out).private is None
    PrivateFile.open(private_path(log)).put("name", "Kari Nordmann")
    write_archive(log, PACK, VERSIONS, out)
    assert read_archive(out).private is None
    assert b"Kari" not in out.read_bytes()
    write_archive(log, PACK, VERSIONS, out, include_private=True)
    assert read_archive(out).private == private_path(log).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_an_archive_with_private_texts_is_for_its_owner_only(log: Path, tmp_path: Path) -> None:
    write_archive(log, PACK, VERSIONS, tmp_path / "game.zip", include_private=True)
    assert stat.S_IMODE((tmp_path / "game.zip").stat().st_mode) == 0o600


def test_an_archive_is_replaced_in_one_step_and_leaves_nothing_else(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "game.zip"
    out.write_text("old")
    write_archive(log, PACK, VERSIONS, out)
    assert set(neighbours(out)) == {"game.jsonl", "game.zip"}
    assert zipfile.is_zipfile(out)


def test_an_archive_never_takes_the_place_of_its_log_or_private_file(log: Path, tmp_path: Path) -> None:
    PrivateFile.open(private_path(log)).put("name", "Kari")
    before = neighbours(log)
    for out in (log, tmp_path / "." / "game.jsonl", private_path(log)):
        with refused(LogError, "own file"):
            write_archive(log, PACK, VERSIONS, out)
    assert neighbours(log) == before


def test_a_place_that_cannot_be_written_is_explained(log: Path, tmp_path: Path) -> None:
    with refused(LogError, "could not be written"):
        write_archive(log, PACK, VERSIONS, tmp_path / "none" / "game.zip")
    with refused(LogError, "could not be read"):
        read_archive(tmp_path / "none.zip")


UNSAFE = [
    "../evil",
    "/etc/passwd",
    "a/../../evil",
    "./a",
    "a//b",
    "a/",
    "",
    "..",
    "c:evil",
    "a\\b",
    "a\nb",
    "a\x7f",
    "what?",
    "nul",
    "cards/CON.yaml",
    "name.",
    "name ",
    "a" * 300,
]


@pytest.mark.parametrize("name", UNSAFE)
def test_a_pack_with_an_unsafe_name_is_not_archived(log: Path, tmp_path: Path, name: str) -> None:
    with refused(LogError, "unsafe name"):
        write_archive(log, {name: b""}, VERSIONS, tmp_path / "game.zip")


@pytest.mark.parametrize(
    "name", [f"pack/{name}" for name in UNSAFE] + ["/log.jsonl", "../log.jsonl", "C:/log.jsonl"]
)
def test_an_archive_with_an_unsafe_name_is_refused(tmp_path: Path, name: str) -> None:
    path = forge(tmp_path / "game.zip", {**SOUND, name: b""})
    with refused(LogError, "unsafe name"):
        read_archive(path)


def test_a_name_that_goes_on_behind_a_zero_byte_is_refused(tmp_path: Path) -> None:
    path = forge(tmp_path / "game.zip", {**SOUND, "pack/aXb": b""})
    path.write_bytes(path.read_bytes().replace(b"pack/aXb", b"pack/a\0b"))
    with refused(LogError, "unsafe name"):
        read_archive(path)


@pytest.mark.parametrize("name", ["setup.py", "log.jsonl.bak", "Pack/a", "packs/a", "__MACOSX/a", "pack"])
def test_anything_that_does_not_belong_into_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    with refused(LogError, "does not belong"):
        read_archive(forge(tmp_path / "game.zip", {**SOUND, name: b""}))


def test_the_same_name_twice_is_refused_also_in_capitals(log: Path, tmp_path: Path) -> None:
    with refused(LogError, "twice"):
        write_archive(log, {"a.yaml": b"", "A.yaml": b""}, VERSIONS, tmp_path / "game.zip")
    with refused(LogError, "twice"):
        read_archive(forge(tmp_path / "capitals.zip", {**SOUND, "pack/a": b"", "pack/A": b""}))
    with pytest.warns(UserWarning, match="Duplicate"):
        path = forge(tmp_path / "double.zip", SOUND, zipfile.ZipInfo("log.jsonl"), b"other")
    with refused(LogError, "twice"):
        read_archive(path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_other_things_that_are_no_files_are_refused(tmp_path: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("pack/link")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    with refused(LogError, "no plain file"):
        read_archive(forge(tmp_path / "game.zip", SOUND, entry, b"/etc/passwd"))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with refused(LogError, "100 times"):
        read_archive(forge(tmp_path / "ratio.zip", {**SOUND, "pack/bomb": bytes(10_000_000)}))
    limit = 2_000_000
    monkeypatch.setattr("game.log.archive.MAX_TOTAL", limit)
    half = (b"%07d" % number for number in range(10_000))
    mixed = b"".join(half)  # Shrinks, but by less than a hundred.
    many = {f"pack/{number}": mixed for number in range(limit // len(mixed) + 1)}
    path = forge(tmp_path / "sum.zip", {**SOUND, **many})
    assert path.stat().st_size < limit / 2
    with refused(LogError, "Unpacked"):
        read_archive(path)


def test_a_small_file_may_shrink_as_much_as_it_likes(tmp_path: Path) -> None:
    path = forge(tmp_path / "game.zip", {**SOUND, "pack/zeros": bytes(90_000)})
    assert read_archive(path).pack == {"zeros": bytes(90_000)}


def test_an_entry_that_holds_more_than_it_admits_is_refused(tmp_path: Path) -> None:
    path = forge(tmp_path / "game.zip", {**SOUND, "pack/liar": b"x" * 1_000})
    honest, admitted = (1_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(honest, admitted))
    with refused(LogError, "not a whole zip"):
        read_archive(path)


def test_an_archive_that_is_too_large_is_neither_written_nor_read(log: Path, tmp_path: Path) -> None:
    with refused(LogError, "too large"):
        write_archive(log, {"big": bytes(MAX_TOTAL)}, VERSIONS, tmp_path / "game.zip")
    with (tmp_path / "huge.zip").open("wb") as file:
        file.truncate(MAX_TOTAL + 1)
    with refused(LogError, "larger than"):
        read_archive(tmp_path / "huge.zip")


def test_thousands_of_files_are_refused(tmp_path: Path) -> None:
    with refused(LogError, "more than 5000"):
        read_archive(forge(tmp_path / "game.zip", {**SOUND, **{f"pack/{n}": b"" for n in range(5_000)}}))


def test_unknown_compression_and_encryption_are_refused(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("pack/a")
    entry.compress_type = zipfile.ZIP_BZIP2
    with refused(LogError, "unknown way"):
        read_archive(forge(tmp_path / "bzip2.zip", SOUND, entry, b"a"))
    path = forge(tmp_path / "encrypted.zip", SOUND)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with refused(LogError, "encrypted"):
        read_archive(path)


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({}, "no log.jsonl"),
        ({"log.jsonl": b""}, "no versions.json"),
        ({**SOUND, "versions.json": b"{}"}, "format 1"),
        ({**SOUND, "versions.json": b'{"archive":"2"}'}, "newer version"),
        ({**SOUND, "versions.json": b'{"archive": "1"}'}, "versions.json cannot be read"),
        ({**SOUND, "versions.json": b'["1"]'}, "not an object"),
        ({**SOUND, "versions.json": b'{"archive":"1","rules":1}'}, "not text"),
    ],
)
def test_an_archive_must_say_what_it_is(tmp_path: Path, members: dict[str, bytes], why: str) -> None:
    with refused(LogError, why):
        read_archive(forge(tmp_path / "game.zip", members))


def test_the_archives_own_version_cannot_be_given(log: Path, tmp_path: Path) -> None:
    with refused(LogError, "“archive”"):
        write_archive(log, PACK, {"archive": "9"}, tmp_path / "game.zip")


def test_an_archive_cut_or_changed_anywhere_is_refused_or_still_says_the_same(
    log: Path, tmp_path: Path
) -> None:
    out = tmp_path / "game.zip"
    write_archive(log, {"scenario.yaml": b"title: Fjordvik\n"}, VERSIONS, out)
    whole, sound = out.read_bytes(), read_archive(out)
    broken = 0
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        for content in (whole[:place], bytes(changed)):
            try:
                assert parse_archive(content, out) == sound, place  # A flipped date, say.
            except LogError as error:
                assert "cannot be used" in english(error.finding)  # noqa: PT017 - either outcome is right
                broken += 1
    assert broken > 1.8 * len(whole)


@given(st.binary(max_size=300))
def test_any_other_file_is_no_archive(content: bytes) -> None:
    with refused(LogError, r"any\.zip cannot be used"):
        parse_archive(content, Path("any.zip"))


def test_deflated_archives_of_others_can_be_read(log: Path, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    write_archive(log, PACK, VERSIONS, tmp_path / "game.zip")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members_of(tmp_path / "game.zip").items():
            archive.writestr(name, content)
    (tmp_path / "again.zip").write_bytes(buffer.getvalue())
    assert read_archive(tmp_path / "again.zip") == read_archive(tmp_path / "game.zip")
