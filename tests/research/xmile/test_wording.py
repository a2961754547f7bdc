"""Any expression of the language, written in XMILE and read again, has the same value; nothing that is read ends us."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.errors import ModelError
from game.lang import Curve, Expr, Kind, Number
from game.pack.check_model import GREATEST
from game.research.xmile import read_xmile, text_of
from game.research.xmile.constants import value
from game.research.xmile.parts import Document, Specification, Variable
from game.research.xmile.wording import Names, Wording, number_text, quoted
from tests.lang import trees
from tests.research.xmile.support import SAMPLE_NAMES, SAMPLES

LEVELS: Mapping[str, float] = {"fund": 3.5, "clarity": -2.0, "t": 0.0, "crisis": 1.0}
CURVES = (((-3.0, 2.0), (0.0, -5.0), (4.0, 1.5)), ((1.0, 7.0), (2.0, 0.0)))


class Facts:
    """What the test's names are."""

    def kind(self, name: str) -> Kind:
        return trees.NAMES[name]

    def constant(self, name: str) -> float:
        raise KeyError(name)

    def start(self, stock: str) -> float:
        return LEVELS[stock]

    def is_never_zero(self, name: str) -> bool:
        return False


def means(name: str) -> str:
    return {"t": "TIME", "crisis": "crisis > 0.5"}.get(name, name)


def tamed(part: Any) -> Any:
    """The same tree with numbers that stay small."""
    if isinstance(part, tuple):
        return tuple(map(tamed, part))
    if isinstance(part, Number):
        return Number(part.value % 8.0)
    if isinstance(part, Curve):
        return Curve(tamed(part.x), CURVES[len(part.points) % 2])
    if not isinstance(part, Expr):
        return part
    return replace(part, **{each.name: tamed(getattr(part, each.name)) for each in fields(part)})


def file_of(tree: Expr) -> str:
    """A file in which a stock starts at the value of an expression."""
    names = Names([*trees.NAMES, "result", "y"])
    wording = Wording(names, Facts(), means, means)
    equation = wording.equation(tree, "y", means)
    variables = [
        Variable("stock", "result", "y"),
        Variable("aux", "y", equation),
        Variable("aux", "crisis", number_text(LEVELS["crisis"])),
        *(Variable("stock", name, number_text(LEVELS[name])) for name in trees.STOCKS),
        *wording.added,
        *(Variable("aux", name, number_text(LEVELS[stock])) for stock, name in wording.starts.items()),
    ]
    return text_of(Document("t", "1", "", "1", Specification(8, 4), tuple(variables)))


@settings(max_examples=200)
@given(trees.numbers(3).map(tamed))
def test_what_is_written_is_read_as_the_same_value(tree: Expr) -> None:
    wanted = value(tree, LEVELS.__getitem__, LEVELS.__getitem__)
    assume(math.isfinite(wanted) and abs(wanted) < GREATEST)
    try:
        model = read_xmile(file_of(tree).encode(), "m.xmile")
    except ModelError as error:
        assume("larger" not in str(error) and "refused" not in str(error))
        raise
    assert float(model.stocks[0].equation) == wanted


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "s",
                    "k",
                    "table",
                    "gone",
                    "y",
                    "1",
                    ".5e3",
                    "1e999",
                    '"s"',
                    '"',
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    ",",
                ),
                *(
                    "+",
                    "-",
                    "*",
                    "/",
                    "//",
                    "^",
                    "=",
                    "<>",
                    "&lt;",
                    ">=",
                    "IF",
                    "THEN",
                    "ELSE",
                    "AND",
                    "OR",
                    "NOT",
                ),
                *(
                    "MOD",
                    "TIME",
                    "DT",
                    "MIN(",
                    "SMTH1(",
                    "DELAY3(",
                    "INIT(",
                    "STEP(",
                    "table(",
                    "SAFEDIV(",
                    "&#233;",
                ),
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_any_equation_is_read_or_refused(text: str) -> None:
    data = f"""<xmile><model><variables><stock name="s"><eqn>k</eqn></stock><aux name="k"><eqn>2</eqn></aux>
        <gf name="table"><xpts>0,1</xpts><ypts>0,1</ypts></gf><aux name="y"><eqn>{text}</eqn></aux>
        </variables></model></xmile>"""
    read_or_refused(data.encode())


@pytest.mark.parametrize("name", SAMPLE_NAMES)
@settings(max_examples=60)
@given(random=st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused(name: str, random) -> None:
    data = bytearray((SAMPLES / name).read_bytes())
    for _ in range(random.randint(1, 4)):
        begin = random.randrange(len(data))
        end = begin + random.randint(0, 20)
        data[begin:end] = random.choice(
            [b"", b"<", b"0", b" ", b"(", bytes([random.randrange(256)]), data[end : end + 30]]
        )
    read_or_refused(bytes(data))


def read_or_refused(data: bytes) -> None:
    try:
        read_xmile(data, "m.xmile")
    except ModelError as error:
        told = str(error).splitlines()
    else:
        return
    assert all(line.startswith("m.xmile:") for line in told)


@pytest.mark.parametrize(
    ("name", "written"), [("notice", '"notice"'), ("not_yet", '"not_yet"'), ("knot", "knot")]
)
def test_a_name_that_looks_like_an_operator_is_quoted(name: str, written: str) -> None:
    assert quoted(name) == written
