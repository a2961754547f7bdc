"""The scenarios that a table can choose from: the shipped ones, and the one that was asked for.

Reading one takes a few tenths of a second, so each is read when it is needed, and then kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.log.header import Header
from game.pack.hashes import content_hash
from game.resources import FIRST_PACK, scenarios_dir, shipped_pack, shipped_packs
from game.session.edition import Edition, open_edition, pack_bytes


class Repertoire:
    """Scenarios by name, in the order in which they are offered; `first` is the one that was asked for."""

    def __init__(self, given: Edition, shipped: Mapping[str, Path]) -> None:
        """`given` has been read already. It is one of `shipped`, or else stands before them."""
        here = given.folder.resolve()
        own = next((name for name, folder in shipped.items() if folder.resolve() == here), None)
        self.first = own if own is not None else str(here)
        self.names = tuple(shipped) if own is not None else (self.first, *shipped)
        self._folders = dict(shipped)
        self._read = {self.first: given}
        self._contents: dict[str, str] = {}

    @classmethod
    def around(cls, given: Edition) -> Repertoire:
        """The shipped scenarios with the one that was asked for; Fjordvik comes before the others."""
        names = sorted(shipped_packs(), key=lambda name: name != FIRST_PACK)
        return cls(given, {name: scenarios_dir() / name for name in names})

    def edition(self, name: str) -> Edition:
        """A scenario, ready to be played. Raises PackError when it cannot be read; the next time it is tried anew."""
        if name not in self._read:
            self._read[name] = open_edition(self._folders[name], name)
        return self._read[name]

    def readable(self, name: str, language: str) -> Edition:
        """As `edition`, and sure to have texts to show in a language, be they its own."""
        edition = self.edition(name)
        edition.in_language(language)
        return edition

    def played_by(self, header: Header, *, at_once: bool = False) -> str | None:
        """The scenario by whose rules a game was played; None when it is not here, or has other rules by now.

        `at_once`: only what can be told without reading a scenario, which is not quite all. Raises PackError when
        the scenario cannot be read.
        """
        known = self._by_rules(header)
        name = self.named(header)
        if known is not None or name is None or name in self._read:
            return known
        if self._content(name) == header.content_hash:
            return name
        if at_once or self.edition(name).rules_hash != header.rules_hash:
            return None
        return name

    def may_have(self, header: Header) -> bool:
        """Whether a game may be one of a scenario that is here, as far as can be told without reading any."""
        if self._by_rules(header) is not None:
            return True
        name = self.named(header)
        return name is not None and name not in self._read

    def named(self, header: Header) -> str | None:
        """The shipped scenario that has the name of the one that a game was played with."""
        name = shipped_pack(header.scenario)
        return name if name in self._folders else None

    def _by_rules(self, header: Header) -> str | None:
        return next((name for name, each in self._read.items() if each.rules_hash == header.rules_hash), None)

    def _content(self, name: str) -> str:
        if name not in self._contents:
            self._contents[name] = content_hash(pack_bytes(self._folders[name]))
        return self._contents[name]
