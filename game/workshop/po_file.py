"""A translation's file as translators' programs write it, read and written without losing anything of theirs.

Babel does the work, but for three things: it keeps no field of the header that it does not know, it does not read the
line `#| msgid` with the text that an unsure translation was made from, and it forgets that an unused one was unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser, write_po

from game.pack.translation import read_catalogue

UNWRAPPED = 1_000_000
"""Lines are not wrapped: a changed word changes one line."""

_PREVIOUS = "|"


class PackCatalog(Catalog):
    """A catalogue that keeps the header's fields and its comment as they are in the file."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, charset="utf-8", fuzzy=False)
        self.fields: dict[str, str] = {}
        self.comment = ""
        self.unused: list[Message] = []
        """The entries out of use."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        pairs = list(self.fields.items())
        # Babel ends no line of a header but by the next one
        return [*pairs[:-1], *((name, f"{value}\n") for name, value in pairs[-1:])]

    def _set_mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        self.fields = dict(headers)

    def _get_header_comment(self) -> str:
        return self.comment

    def _set_header_comment(self, string: str | None) -> None:
        self.comment = string or ""

    mime_headers = property(_get_mime_headers, _set_mime_headers)
    header_comment = property(_get_header_comment, _set_header_comment)


def read_po_file(path: Path, language: str) -> PackCatalog:
    """The file's catalogue, each entry with its previous text; PackError where it cannot be read."""
    catalogue = read_catalogue(path, PackCatalog(language))
    catalogue.unused = list(catalogue.obsolete.values())
    for message in [*catalogue, *catalogue.unused]:
        previous = [line for line in message.user_comments if line.startswith(_PREVIOUS)]
        message.user_comments = [line for line in message.user_comments if line not in previous]
        message.previous_id = _text_of(previous)
    return catalogue


def po_text(catalogue: PackCatalog) -> str:
    """The file's text: header, entries, and at its end the entries out of use."""
    unused = PackCatalog(str(catalogue.locale_identifier))
    for message in catalogue.unused:
        unused[message.id] = message
    lines = [
        line if line.startswith("#") else f"#~ {line}" if line else ""
        for line in _written(unused).split("\n")
    ]
    parts = (_written(catalogue, header=True), "\n".join(lines))
    return "\n\n".join(part.strip("\n") for part in parts if part.strip("\n")) + "\n"


def with_fields(fields: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """A header's fields with the wanted ones set, in their places where they are there already."""
    names = {name.lower(): name for name in fields}
    renamed = {names.get(name.lower(), name): value for name, value in wanted.items()}
    return {**fields, **renamed}


def _text_of(previous: list[str]) -> list[str]:
    """The text in the lines `| msgid "..."`; empty where there is none."""
    lines = [line.removeprefix(_PREVIOUS).strip() for line in previous]
    if not any(line.startswith("msgid ") for line in lines):
        return []
    read = Catalog()
    PoFileParser(read, abort_invalid=False).parse([*lines, 'msgstr ""'])
    return [str(message.id) for message in read if message.id]


def _written(catalogue: PackCatalog, *, header: bool = False) -> str:
    out = BytesIO()
    write_po(out, catalogue, UNWRAPPED, omit_header=not header, ignore_obsolete=True, include_previous=True)
    return out.getvalue().decode("utf-8")


def is_done(message: Message) -> bool:
    """Whether an entry has a translation that the game shows."""
    return bool(message.string) and not message.fuzzy
