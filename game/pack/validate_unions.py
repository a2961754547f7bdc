"""Leave one fault for a wrong value in a union, where pydantic has one for every alternative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.pack.validate_faults import NUMBER, WHOLE_NUMBER, Fault
from game.pack.yaml_nodes import Step


def settle(faults: Iterable[Fault], level: int = 0) -> list[Fault]:
    """Reduce the faults of each union to those of the alternative that the author most likely meant.

    `level` is how many unions around these faults are settled already.
    """
    settled: list[Fault] = []
    unions: dict[tuple[Step, ...], dict[str, list[Fault]]] = {}
    for fault in faults:
        if len(fault.spot.choices) <= level:
            settled.append(fault)
            continue
        choice = fault.spot.choices[level]
        alternatives = unions.setdefault(fault.spot.path[: choice.depth], {})
        alternatives.setdefault(choice.label, []).append(fault)
    for path, alternatives in unions.items():
        settled.extend(_likeliest(path, [settle(each, level + 1) for each in alternatives.values()]))
    return settled


def _likeliest(path: tuple[Step, ...], alternatives: Sequence[list[Fault]]) -> list[Fault]:
    """The alternative that fits the kind of value, and then its tag, and then has the fewest faults."""
    fitting = [each for each in alternatives if not all(_wrong_type_at(path, fault) for fault in each)]
    if not fitting:
        return [_merged([fault for each in alternatives for fault in each])]
    return min(fitting, key=lambda each: (any(_other_kind(path, fault) for fault in each), len(each)))


def _wrong_type_at(path: tuple[Step, ...], fault: Fault) -> bool:
    return fault.code == "wrong-type" and fault.spot.path == path


def _other_kind(path: tuple[Step, ...], fault: Fault) -> bool:
    """Whether a field directly below says, by having one fixed value, that another alternative is meant."""
    return fault.code == "not-one-of" and len(fault.spot.path) <= len(path) + 1


def _merged(faults: Sequence[Fault]) -> Fault:
    """One fault that names all the types that would do."""
    words = list(dict.fromkeys(word for fault in faults for word in fault.fact("wanted").split(" or ")))
    if NUMBER in words and WHOLE_NUMBER in words:
        words.remove(WHOLE_NUMBER)
    facts = (("wanted", " or ".join(words)), ("found", faults[0].fact("found")))
    return replace(faults[0], facts=facts)
