"""A little help for writing Python source: functions, and choices among numbered cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def function(signature: str, body: Sequence[str]) -> str:
    """One function; `body` lines are without their first indent."""
    lines = "\n".join(f"    {line}" for line in body or ["pass"])
    return f"def {signature}:\n{lines}\n"


def chosen(selector: str, cases: Mapping[int, Sequence[str]], otherwise: Sequence[str]) -> list[str]:
    """Lines that run the case whose number the variable `selector` holds, found by halving."""
    numbers = sorted(number for number, lines in cases.items() if lines)
    if not numbers:
        return list(otherwise)
    if len(numbers) == 1:
        inner = [f"    {line}" for line in cases[numbers[0]]]
        rest = [f"    {line}" for line in otherwise]
        return [f"if {selector} == {numbers[0]}:", *inner, *(["else:", *rest] if otherwise else [])]
    middle = numbers[len(numbers) // 2]
    low = chosen(selector, {n: cases[n] for n in numbers if n < middle}, otherwise)
    high = chosen(selector, {n: cases[n] for n in numbers if n >= middle}, otherwise)
    return [f"if {selector} < {middle}:", *(f"    {x}" for x in low), "else:", *(f"    {x}" for x in high)]


def numbered(signature: str, selector: str, values: Mapping[int, str], otherwise: str) -> str:
    """A function that returns the expression of the case that its argument `selector` names."""
    cases = {number: [f"return {code}"] for number, code in values.items()}
    return function(signature, chosen(selector, cases, [f"return {otherwise}"]))
