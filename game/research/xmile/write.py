"""From a document to the text of an XMILE 1.0 file; equal documents are equal texts."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from game.research.xmile.layout import view_lines
from game.research.xmile.parts import NAMESPACE, Document, Variable
from game.research.xmile.units import unit_names
from game.research.xmile.wording import quoted


def text_of(document: Document) -> str:
    """The file: header, specification of the run, units, the model with its groups, and a picture of it."""
    specification = document.specification
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<xmile version="1.0" xmlns="{NAMESPACE}">',
        "  <header>",
        "    <vendor>Fjordvik</vendor>",
        f'    <product version={quoteattr(document.version)} lang="en">Fjordvik</product>',
        f"    {_element('name', document.title)}",
        f"    {_element('version', document.edition)}",
        f"    {_element('caption', document.caption)}",
        "  </header>",
        '  <sim_specs method="Euler" time_units="quarter">',
        "    <start>0</start>",
        f"    <stop>{specification.stop}</stop>",
        f'    <dt reciprocal="true">{specification.steps}</dt>',
        "  </sim_specs>",
        "  <model_units>",
        *(f"    <unit name={quoteattr(name)}/>" for name in unit_names(document.variables)),
        "  </model_units>",
        "  <model>",
        "    <variables>",
        *(f"      {line}" for each in document.variables for line in _variable(each)),
        *(f"      {line}" for line in _groups(document.variables)),
        "    </variables>",
        "    <views>",
        *(f"      {line}" for line in view_lines(document.variables)),
        "    </views>",
        "  </model>",
        "</xmile>",
    ]
    return "\n".join(lines) + "\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _variable(each: Variable) -> Iterable[str]:
    yield f"<{each.kind} name={quoteattr(each.name)}>"
    if each.doc:
        yield f"  {_element('doc', each.doc)}"
    yield f"  {_element('eqn', each.equation)}"
    yield from (f"  {_element('inflow', quoted(name))}" for name in each.inflows)
    yield from (f"  {_element('outflow', quoted(name))}" for name in each.outflows)
    if each.graph:
        yield '  <gf type="continuous">'
        yield f"    <xpts>{','.join(repr(x) for x, _ in each.graph)}</xpts>"
        yield f"    <ypts>{','.join(repr(y) for _, y in each.graph)}</ypts>"
        yield "  </gf>"
    if each.unit:
        yield f"  {_element('units', each.unit)}"
    yield f"</{each.kind}>"


def _groups(variables: Iterable[Variable]) -> Iterable[str]:
    members: dict[str, list[str]] = {}
    for each in variables:
        members.setdefault(each.group, []).append(each.name)
    for group, names in members.items():
        yield f"<group name={quoteattr(group)}>"
        yield from (f"  <entity name={quoteattr(name)}/>" for name in names)
        yield "</group>"
