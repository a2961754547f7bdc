"""A pack as far as it could be read: what intervals are worked out from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.lang import Expr
from game.pack.finding import Gaps
from game.pack.schema import Scenario
from game.pack.scope import Path, Site, sites


@dataclass(frozen=True, slots=True)
class Parts:
    """A scenario and its expressions; a site without a tree has a mistake."""

    scenario: Scenario
    """With stand-ins where something could not be read."""
    sites: Mapping[Path, Site]
    trees: Mapping[Path, Expr]
    gaps: Gaps
    whole: bool
    """Whether the pack is without errors, so that what is not there is really not there."""


def parts_of(scenario: Scenario, trees: Mapping[Path, Expr]) -> Parts:
    """All of a pack without errors; `trees` as `game.pack.equations` has them."""
    return Parts(scenario, {site.path: site for site in sites(scenario)}, trees, Gaps(), whole=True)
