"""One file that replays anywhere: the log, the pack it was played with, and the versions that wrote it.

    log.jsonl       the log, byte for byte
    pack/...        the files of the scenario pack
    versions.json   what wrote it, canonical JSON
    private.json    the private file, only when asked for
    form.json       the forms that people filled in, only when asked for

It is a zip whose bytes depend on its content alone: sorted names, one date, one mode, and nothing compressed,
since two builds of zlib need not compress alike. Reading takes nothing on trust and executes nothing.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.errors import LogError
from game.log.canonical import decode, encode
from game.log.files import DISK, FileSystem, explained, write_atomically
from game.log.form_file import form_path
from game.log.private import private_path
from game.log.read import read_bytes
from game.log.verify import verify_bytes

FORMAT = "1"
MAX_TOTAL = 50_000_000
"""The most bytes that an archive may hold, and may be."""
MAX_FILES = 5_000
MAX_RATIO = 100
"""The most that a file may shrink by compression; one below `FREE_OF_RATIO` bytes may shrink more."""
FREE_OF_RATIO = 100_000

_LOG, _PACK, _VERSIONS = "log.jsonl", "pack/", "versions.json"
_PRIVATE, _FORM = "private.json", "form.json"
_FORMAT_KEY = "archive"
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_ENCRYPTED = 0x1
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MAX_NAME = 240
_LAST_RECORD_BYTES = 22


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds. Names of pack files are relative, with `/`, and safe to write on any system."""

    log: bytes
    pack: Mapping[str, bytes]
    versions: Mapping[str, str]
    private: bytes | None
    form: bytes | None = None


def write_archive(  # noqa: PLR0913  (the disk is a parameter, as everywhere here)
    log: Path,
    pack_files: Mapping[str, bytes],
    versions: Mapping[str, str],
    out: Path,
    *,
    include_private: bool = False,
    fs: FileSystem = DISK,
) -> None:
    """Put a log, whole or unfinished, and its pack into one file; the same input gives the same bytes.

    An existing `out` is replaced in one step. Raises LogError when the log is broken, a name is unsafe,
    something is too large, or `out` cannot be written.
    """
    content = read_bytes(log)
    verdict = verify_bytes(content)
    if not verdict.ok:
        raise LogError("not-archived", path=log, line=verdict.line, what=verdict.what)
    beside = {_PRIVATE: private_path(log), _FORM: form_path(log)}
    if out.resolve() in (log.resolve(), *(path.resolve() for path in beside.values())):
        raise LogError("archive-over-log", path=out)
    if _FORMAT_KEY in versions:
        raise LogError("archive-own-version", name=_FORMAT_KEY)
    members = {f"{_PACK}{name}": part for name, part in pack_files.items()}
    members[_LOG] = content
    members[_VERSIONS] = encode({**versions, _FORMAT_KEY: FORMAT})
    for name, path in beside.items():
        if include_private and path.exists():
            with explained("private-unreadable", path=path):
                members[name] = path.read_bytes()
    packed = _zip(members)
    with explained("archive-unwritten", path=out):
        write_atomically(fs, out, packed, 0o600 if include_private else 0o666)


def read_archive(path: Path) -> Archive:
    """Read an archive from the disk, whoever made it, as `parse_archive` does."""
    with explained("archive-unreadable", path=path), path.open("rb") as file:
        packed = file.read(MAX_TOTAL + 1)
    return parse_archive(packed, path)


def parse_archive(packed: bytes, path: Path) -> Archive:
    """Read an archive from its bytes; `path` only names it in errors.

    Raises LogError for anything that is broken, unsafe, or does not belong into an archive. The log in it is
    not judged here: hand it to `parse_log` or `verify_bytes`.
    """
    try:
        return _archive(dict(_unzip(packed)))
    except LogError as error:
        raise LogError("archive-unusable", path=path, what=error.finding) from error


def _zip(members: Mapping[str, bytes]) -> bytes:
    _check_names(list(members))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, members[name])
    if buffer.tell() > MAX_TOTAL:
        raise LogError("archive-too-large", most=MAX_TOTAL)
    return buffer.getvalue()


def _unzip(packed: bytes) -> Iterator[tuple[str, bytes]]:
    if len(packed) > MAX_TOTAL:
        raise LogError("zip-too-large", most=MAX_TOTAL)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
            _check_count(packed, len(entries))
            _check_names([entry.orig_filename for entry in entries])
            for entry in entries:
                _check_kind(entry)
            if sum(entry.file_size for entry in entries) > MAX_TOTAL:
                raise LogError("zip-unpacks-too-large", most=MAX_TOTAL)
            for entry in entries:
                yield entry.filename, archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise LogError("zip-not-whole") from error


def _check_count(packed: bytes, found: int) -> None:
    """Compare with the number of files that the zip's last record tells, which zipfile does not look at.

    A single changed length in the directory can swallow the entries after it.
    """
    if packed[-_LAST_RECORD_BYTES:-18] != b"PK\x05\x06" or int.from_bytes(packed[-12:-10], "little") != found:
        raise zipfile.BadZipFile


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_FILES:
        raise LogError("zip-too-many", most=MAX_FILES)
    seen: set[str] = set()
    for name in names:
        _check_name(name)
        if name.casefold() in seen:
            raise LogError("zip-twice", name=repr(name))
        seen.add(name.casefold())


def _check_name(name: str) -> None:
    parts = name.split("/")
    unsafe = (
        len(name) > _MAX_NAME
        or _FORBIDDEN.search(name)
        or any(
            part in {"", ".", ".."} or part.endswith((".", " ")) or _DEVICE.fullmatch(part) for part in parts
        )
    )
    if unsafe:
        raise LogError("zip-unsafe-name", name=repr(name[:_MAX_NAME]))
    if not (name in {_LOG, _VERSIONS, _PRIVATE, _FORM} or name.startswith(_PACK)):
        raise LogError("zip-foreign", name=repr(name))


def _check_kind(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise LogError("zip-link", name=repr(entry.filename))
    if entry.flag_bits & _ENCRYPTED:
        raise LogError("zip-encrypted", name=repr(entry.filename))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise LogError("zip-compression", name=repr(entry.filename))
    if entry.file_size > max(FREE_OF_RATIO, MAX_RATIO * entry.compress_size):
        raise LogError("zip-bomb", name=repr(entry.filename), most=MAX_RATIO)


def _archive(members: dict[str, bytes]) -> Archive:
    for name in (_LOG, _VERSIONS):
        if name not in members:
            raise LogError("zip-lacks", name=name)
    versions = _versions(members[_VERSIONS])
    pack = {name.removeprefix(_PACK): part for name, part in members.items() if name.startswith(_PACK)}
    return Archive(members[_LOG], pack, versions, members.get(_PRIVATE), members.get(_FORM))


def _versions(content: bytes) -> dict[str, str]:
    """What `versions.json` says, without the archive's own format, which must be known."""
    try:
        value = decode(content)
    except LogError as error:
        raise LogError("versions-unreadable", name=_VERSIONS, what=error.finding) from error
    if not isinstance(value, dict):
        raise LogError("versions-no-object", name=_VERSIONS)
    versions = {key: text for key, text in value.items() if isinstance(text, str)}
    if len(versions) != len(value):
        raise LogError("versions-no-text", name=_VERSIONS)
    if versions.pop(_FORMAT_KEY, None) != FORMAT:
        raise LogError("archive-format", known=FORMAT)
    return versions
