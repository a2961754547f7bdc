"""XMILE made elsewhere becomes what it says in the game's language; what it cannot say is named, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.errors import ModelError
from game.research.xmile import model_yaml, read_xmile
from game.research.xmile.identifiers import OF_THE_GAME, own_name
from game.research.xmile.read_model import WIDEST, ReadModel
from tests import games
from tests.research.xmile import support

LONG = "long" * 10
HEAD = '<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">'
SPECS = "<sim_specs><start>{start}</start><stop>10</stop><dt>0.25</dt></sim_specs>"
PARTS = """
<stock name="s"><eqn>4</eqn><inflow>f</inflow></stock><flow name="f"><eqn>1</eqn></flow>
<aux name="k"><eqn>2</eqn></aux><aux name="x"><eqn>s + 1</eqn></aux>
<gf name="table"><xscale min="0" max="2"/><ypts>0,3,4</ypts></gf>
"""


def file_of(variables: str, *, start: float = 0, more: str = "", head: str = HEAD) -> bytes:
    specs = SPECS.format(start=start)
    return f"{head}{specs}{more}<model><variables>{variables}</variables></model></xmile>".encode()


def read(variables: str, *, start: float = 0, more: str = "") -> ReadModel:
    return read_xmile(file_of(variables, start=start, more=more), "m.xmile")


def equation(text: str, *, start: float = 0) -> str:
    model = read(f"{PARTS}<aux name='y'><eqn>{text}</eqn></aux>", start=start)
    return next(each.equation for each in (*model.auxiliaries, *model.parameters) if each.name == "y")


def complaints(data: bytes) -> list[str]:
    with pytest.raises(ModelError) as caught:
        read_xmile(data, "m.xmile")
    return str(caught.value).splitlines()


def complaint(text: str) -> str:
    """What is said of an equation `y` that begins at column 11 of line 2."""
    (said,) = complaints(
        file_of(f"{PARTS.strip().replace(chr(10), ' ')}<aux name='y'>\n<eqn>{text}</eqn></aux>")
    )
    return said


@pytest.mark.parametrize(
    ("xmile", "ours"),
    [
        ("s + k * x - 1 / 2", "s + k * x - 1 / 2"),
        ("-(s + k) * -x", "-(s + k) * -x"),
        ("s - (k - x)", "s - (k - x)"),
        ("2 ^ 3 + s ^ 2", "2 * 2 * 2 + s * s"),
        ("-s ^ 2", "-(s * s)"),
        (".5e1 + 1.25", "5 + 1.25"),
        ("S + &quot;K&quot; {a remark}", "s + k"),
        ("IF s &gt; 3 THEN k ELSE IF s = 1 THEN 0 ELSE 1", "where(s > 3, k, where(s == 1, 0, 1))"),
        (
            "IF s &gt;= 3 AND x &lt;&gt; 2 OR NOT k THEN 1 ELSE 2",
            "where(s >= 3 and x != 2 or not k != 0, 1, 2)",
        ),
        ("(s &lt;= 3) + 1", "where(s <= 3, 1, 0) + 1"),
        ("IF 1 THEN s ELSE x", "where(true, s, x)"),
        ("MIN(s, k, x) + MAX(s, 1) + ABS(-k)", "min(s, k, x) + max(s, 1) + abs(-k)"),
        ("SAFEDIV(s, k) + s // k", "s / k + s / k"),
        ("SAFEDIV(s, k, 7)", "where(k == 0, 7, s / k)"),
        ("TIME + DT + STARTTIME + STOPTIME", "t + 0.25 + 0 + 10"),
        ("STEP(k, 3)", "where(t >= 3, k, 0)"),
        ("RAMP(k, 3)", "where(t > 3, k * (t - 3), 0)"),
        ("RAMP(k, 3, 5)", "where(t > 3, k * (min(t, 5) - 3), 0)"),
        ("PULSE(k, 3)", "where(t > 3 - 0.125 and t < 3 + 0.125, k / 0.25, 0)"),
        ("PULSE(k, 3, 5 * k)", "where(t > 3 - 0.125 and t < 3 + 0.125, k / 0.25, 0)"),
        ("table(s)", "curve(s, 0, 0, 1, 3, 2, 4)"),
        ("INIT(s) + INIT(k)", "start(s) + 2"),
        ("SMTH1(s, 4)", "smooth(s, 4)"),
        ("SMTH3(s, 2 * k)", "delay(s, 4)"),
        ("DELAY1(s, 4) + DELAY3(s, k, s)", "smooth(s, 4) + delay(s, 2)"),
        ("SMTHN(s, 4, 3) + DELAYN(x, k, 1)", "delay(s, 4) + smooth(x, 2)"),
    ],
)
def test_an_equation_means_here_what_it_means_there(xmile: str, ours: str) -> None:
    assert equation(xmile) == ours


@pytest.mark.parametrize(("start", "ours"), [(5, "t + 5"), (-2, "t - 2")])
def test_time_goes_on_from_where_the_file_begins(start: float, ours: str) -> None:
    assert equation("Time", start=start) == ours


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("EXP(s)", 6, "EXP: the language has only exact operations"),
        ("1 + ln(s)", 10, "LN: the language has only exact operations"),
        ("s ^ 0.5", 10, "^: only the whole powers up to 4"),
        ("s ^ k", 10, "^: only the whole powers up to 4"),
        ("s MOD 2", 8, "MOD: the language has no remainder."),
        ("NORMAL(0, 1)", 6, "NORMAL: the language has no chance"),
        ("DELAY(s, 2)", 6, "DELAY: a fixed delay keeps all"),
        ("PREVIOUS(s, 2)", 6, "PREVIOUS: the language has no such function."),
        ("SMTHN(s, 4, 2)", 6, "SMTHN: the language has the first and third order only."),
        ("SMTH3(s, 0.5)", 15, "SMTH3: its time should be at least 0.75"),
        ("DELAY1(s, x)", 16, "DELAY1: the time of a delay should never change."),
        ("PULSE(k, 3, 9)", 18, "PULSE: the language has none that comes again and again."),
        ("INIT(x)", 11, "INIT: only of a stock, or of what never changes."),
        ("ABS(s, 2)", 6, "ABS takes 1 arguments, not 2."),
        ("MAX(s)", 6, "MAX takes 2 to 49 arguments, not 1."),
        ("table", 6, "table is a graphical function: it needs an argument"),
        ("s + elsewhere", 10, "there is no variable elsewhere."),
        ("part.s", 6, "there is no variable part.s. Parts of modules cannot be read."),
        ("s[1, a] + 1", 6, "s[...]: the language has no arrays."),
        ("s +", 9, "a number, a name or a bracket is missing at the end."),
        ("s k", 8, "an operator is missing before 'k'."),
        ("(s", 8, ") is missing here at the end."),
        ("IF s THEN 1", 17, "ELSE is missing here at the end."),
        ("1e999", 6, "1e999 is too large a number."),
        ("", 1, "an equation is missing."),
        ("(" * 100 + "s", 66, "more than 60 brackets within each other."),
        ("-" * 100 + "s", 106, "too many signs"),
        ("s + ?", 10, "a number, a name or a bracket is missing before '?'."),
    ],
)
def test_what_the_language_cannot_say_is_named_with_its_place(text: str, column: int, said: str) -> None:
    found = complaint(text)
    assert found.startswith(f"m.xmile:2:{column}: error: y: {said}")


def test_a_place_counts_letters_behind_entities_and_line_ends() -> None:
    data = file_of(f"{PARTS}<aux name='y'><eqn>\nIF s &lt; 3\n  THEN gone ELSE 1</eqn></aux>")
    (said,) = complaints(data)
    line = data.decode().splitlines().index("  THEN gone ELSE 1</eqn></aux></variables></model></xmile>") + 1
    assert said.startswith(f"m.xmile:{line}:8: error: y: there is no variable gone")


def test_everything_is_said_at_once_and_in_order() -> None:
    data = file_of(
        """
<aux name="a"><eqn>EXP(1) + LN(2) + gone + M(3)</eqn></aux>
<aux name="b"><eqn>1 +</eqn></aux>
<stock name="c"><eqn>0</eqn><conveyor/><inflow>nowhere</inflow></stock>
<stock name="line"><eqn>0</eqn><queue/></stock>
<aux name="d"><dimensions><dim name="x"/></dimensions><eqn>1</eqn></aux>
<aux name="e"><eqn>1</eqn><init_eqn>2</init_eqn></aux>
<aux name="f"/>
<aux name="A"><eqn>1</eqn></aux>
<module name="part"/>
<wheel name="g"/>
<aux><eqn>1</eqn></aux>
""",
        more="<dimensions><dim name='x'/></dimensions><macro name='m'/><data/>",
    )
    said = [line.partition(" error: ")[2] for line in complaints(data)]
    wanted = [
        "<dimensions>: the language has no arrays",
        "<data>: the language reads no data",
        "a: EXP",
        "a: LN",
        "a: there is no variable gone",
        "a: M: the language has no macros",
        "b: a number, a name or a bracket is missing",
        "c: <conveyor>",
        "c: there is no flow nowhere",
        "line: <queue>",
        "d: <dimensions>: the language has no arrays",
        "e: <init_eqn>",
        "f: an equation is missing",
        "A: there is another variable of this name",
        "<module> part: the language has one model",
        "<wheel>: the language has no such variable",
        "<aux> has no name",
    ]
    assert [line[: len(want)] for line, want in zip(said, wanted, strict=True)] == wanted


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        ("<ypts>1,2</ypts>", "two points or more"),
        ("<xpts>1</xpts><ypts>1</ypts>", "two points or more"),
        ("<xpts>1,2,3</xpts><ypts>1,2</ypts>", "two points or more"),
        ("<xpts>1,1</xpts><ypts>1,2</ypts>", "should rise"),
        ("<xpts>1,b</xpts><ypts>1,2</ypts>", "<xpts> should hold numbers"),
        ("<xscale min='0'/><ypts>1,2</ypts>", "<xscale> should have numbers"),
    ],
)
def test_a_graphical_function_that_is_none_is_refused(graph: str, said: str) -> None:
    found = complaints(file_of(f"<aux name='g'><eqn>TIME</eqn><gf>{graph}</gf></aux>"))
    assert any(said in line for line in found)


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("continuous", "curve(t, -1, 2, 0, 0, 1, 3)"),
        ("discrete", "2 - where(t >= 0, 2, 0) + where(t >= 1, 3, 0)"),
        ("extrapolate", "curve(t, -1, 2, 0, 0, 1, 3) - 2 * min(t + 1, 0) + 3 * max(t - 1, 0)"),
    ],
)
def test_graphical_functions_of_all_kinds_are_read(kind: str, ours: str) -> None:
    graph = f"<gf type='{kind}'><xpts>-1,0,1</xpts><ypts>2,0,3</ypts></gf>"
    model = read(f"<aux name='g'><eqn>TIME</eqn>{graph}</aux>")
    assert [each.equation for each in model.auxiliaries] == [ours]


def test_stocks_have_the_bounds_that_the_file_gives_them() -> None:
    model = read(
        "<stock name='a'><eqn>1</eqn></stock>"
        "<stock name='b'><eqn>1</eqn><non_negative/></stock>"
        "<stock name='c'><eqn>1</eqn><non_negative>false</non_negative></stock>"
        "<flow name='f'><eqn>1 - 2</eqn></flow>",
        more="<behavior><stock><non_negative/></stock><flow><non_negative/></flow></behavior>",
    )
    assert [(each.name, each.low, each.high) for each in model.stocks] == [
        ("a", 0.0, WIDEST),
        ("b", 0.0, WIDEST),
        ("c", -WIDEST, WIDEST),
    ]
    assert [each.equation for each in model.auxiliaries] == ["max(1 - 2, 0)"]


def test_a_start_is_worked_out_from_what_the_file_says() -> None:
    model = read(
        "<stock name='a'><eqn>b * k + table(1) + IF TIME = 3 THEN 1 ELSE 0</eqn></stock>"
        "<stock name='b'><eqn>-2 ^ 2</eqn></stock>"
        "<aux name='k'><eqn>rate / 2</eqn></aux><flow name='rate'><eqn>SMTH1(b, 4) * MAX(3, 1)</eqn></flow>"
        "<gf name='table'><xpts>0,2</xpts><ypts>0,1</ypts></gf>",
        start=3,
    )
    assert {each.name: float(each.equation) for each in model.stocks} == {"a": -4 * -6 + 1.5, "b": -4.0}


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ("<stock name='a'><eqn>b</eqn></stock><stock name='b'><eqn>a</eqn></stock>", "needs itself"),
        ("<stock name='a'><eqn>600000</eqn></stock>", "use a larger unit"),
        ("<stock name='a'><eqn>-1</eqn><non_negative/></stock>", "outside its bounds"),
        ("<aux name='a'><eqn>b</eqn></aux><aux name='b'><eqn>a + 1</eqn></aux>", "a → b → a"),
        (
            f"<aux name='{LONG}'><eqn>1</eqn></aux><aux name='a'><eqn>{' + '.join([LONG] * 50)}</eqn></aux>",
            "as an equation of the game it is refused (too-long: limit 1000, found 2147).",
        ),
        (
            "<stock name='a'><eqn>0</eqn>"
            + "".join(f"<inflow>f{n}</inflow>" for n in range(17))
            + "</stock>"
            + "".join(f"<flow name='f{n}'><eqn>1</eqn></flow>" for n in range(17)),
            "17 flows fill and drain it",
        ),
    ],
)
def test_what_the_game_would_refuse_is_refused_at_once(variables: str, said: str) -> None:
    assert any(said in line for line in complaints(file_of(variables)))


def test_a_flow_that_equations_read_or_that_fills_two_stocks_is_an_auxiliary_too() -> None:
    model = read(
        "<stock name='a'><eqn>0</eqn><inflow>f</inflow><inflow>g</inflow></stock>"
        "<stock name='b'><eqn>0</eqn><inflow>g</inflow><outflow>f</outflow></stock>"
        "<flow name='f'><eqn>2 * 2</eqn></flow><flow name='g'><eqn>h + 1</eqn></flow>"
        "<aux name='x'><eqn>f + 1</eqn></aux><flow name='h'><eqn>3</eqn></flow>"
    )
    assert [(each.name, each.equation) for each in model.auxiliaries] == [
        ("x", "f + 1"),
        ("f", "2 * 2"),
        ("g", "h + 1"),
        ("h", "3"),
    ]
    assert [(each.name, each.equation, each.into, each.out_of) for each in model.flows] == [
        ("f_flow", "f", "a", "b"),
        ("g_flow", "g", "a", None),
        ("g_flow_2", "g", "b", None),
    ]


def test_a_smoothing_that_starts_elsewhere_has_stocks_of_its_own() -> None:
    model = read("<stock name='s'><eqn>1</eqn></stock><aux name='y'><eqn>SMTH3(s, s + 3, 5)</eqn></aux>")
    assert [(each.name, each.equation) for each in model.stocks][1:] == [
        (f"y_stage{end}", "5.0") for end in ("", "_2", "_3")
    ]
    assert [each.equation for each in model.flows] == [
        "(s - y_stage) / ((s + 3) / 3)",
        "(y_stage - y_stage_2) / ((s + 3) / 3)",
        "(y_stage_2 - y_stage_3) / ((s + 3) / 3)",
    ]
    assert model.auxiliaries[0].equation == "y_stage_3"


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Births per 1,000", "births_per_1_000"),
        ("Førstehjelp\\nog båt", "forstehjelp_og_bat"),
        ("3 wheels", "x_3_wheels"),
        ("温度", "unnamed"),
        ("x" * 60, "x" * 40),
    ],
)
def test_names_become_such_as_equations_can_read(name: str, ours: str) -> None:
    assert own_name(name) == ours


def test_names_that_mean_something_here_get_a_number() -> None:
    names = ("lambda", "Load", "t", "delay", "Age", "a b", "a-b", "y" * 40 + "1", "y" * 40 + "2")
    model = read("".join(f"<aux name='{name}'><eqn>{n}</eqn></aux>" for n, name in enumerate(names)))
    assert [each.name for each in model.parameters] == [
        *("lambda_2", "load_2", "t_2", "delay_2", "age_2", "a_b", "a_b_2", "y" * 40, "y" * 38 + "_2"),
    ]
    assert "Load is called load_2." in model.notes
    assert "a b is called a_b." not in model.notes


def test_the_names_of_every_game_are_known() -> None:
    rules = games.tiny()
    settings = rules.scenario.settings
    fixed = {*rules.layout.built, "t", "turn", "spring", "autumn"}
    made = {f"dip_{area}" for area in settings.areas}
    made |= {
        f"{quantity}_{role}"
        for role in settings.roles
        for quantity in ("load", "lent", "capacity", "overload")
    }
    assert fixed - made <= OF_THE_GAME


def test_notes_say_what_is_otherwise_than_in_the_file() -> None:
    data = f"""{HEAD}<sim_specs method="RK4" time_units="Years"><start>0</start><stop>7</stop><dt>0.3</dt></sim_specs>
        <model><aux name="Old style"><eqn>1</eqn></aux></model></xmile>"""
    model = read_xmile(data.encode(), "folder/m.xmile")
    text = model_yaml(model)
    assert model.notes == (
        "The file asks for RK4; the game steps by Euler.",
        "The file counts time in Years; one of these is what the game calls a quarter.",
    )
    assert text.startswith("# Read from m.xmile. ")
    assert "# The file runs for 7 in steps of 0.3: `steps_per_quarter: 3` in scenario.yaml." in text
    assert "# That is not the file's step: the game has 1 to 64 equal steps in a quarter." in text
    assert all(f"# {note}" in text for note in model.notes)


def test_tables_keep_units_reasons_and_where_they_are_from() -> None:
    model = read(
        "<stock name='People who wait for an answer'><doc>They\n wait.</doc><eqn>3</eqn><units>people</units>"
        "<outflow>answer</outflow></stock><flow name='answer'><eqn>1</eqn></flow>"
    )
    tables = yaml.safe_load(model_yaml(model))
    assert tables["stocks"]["people_who_wait_for_an_answer"] == {
        "name": "People who wait for an answ…",
        "unit": "people",
        "why": "They wait.",
        "source": "m.xmile",
        "start": 3,
        "low": -524287,
        "high": 524287,
    }
    assert tables["flows"]["answer"] == {
        "name": "answer",
        "why": "answer",
        "source": "m.xmile",
        "equation": "1",
        "out_of": "people_who_wait_for_an_answer",
    }


@pytest.mark.parametrize("name", support.SAMPLE_NAMES)
def test_files_as_other_programs_write_them_make_scenarios_that_play(name: str, tmp_path: Path) -> None:
    model, rules = support.sample(name, tmp_path)
    levels = support.undecided(rules)
    moved = {name for name in levels[0] if any(each[name] != levels[0][name] for each in levels)}
    assert {each.name for each in model.stocks} <= moved


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<xmile>", "m.xmile:1:8: error: this is no XML: no element found."),
        (b"not at all", "m.xmile:1:1: error: this is no XML: syntax error."),
        (b"", "error: this is no XML: no element found."),
        (b"<model/>", "m.xmile:1:1: error: <model> is no XMILE file, which begins with <xmile>."),
        (b"<xmile/>", "m.xmile:1:1: error: a <model> is missing."),
        (
            b"<?xml version='1.0' encoding='klingon'?><xmile/>",
            "m.xmile:1:1: error: this cannot be read: unknown",
        ),
        (b"<!DOCTYPE x [<!ENTITY a 'aa'>]><xmile>&a;</xmile>", "error: a file with a DOCTYPE is not read"),
        (b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'><xmile/>", "error: a file with a DOCTYPE is not read"),
        (b"<xmile>&a;</xmile>", "error: this is no XML: undefined entity."),
        (b"<a>" * 100, "error: this is too deep or too long for a model."),
        (b" " * (16 * 2**20 + 1), "error: this is more than 16 MiB, too much for a model."),
        (file_of("", more="<model name='second'/>"), "the language has one model without modules."),
        (file_of("").replace(b"0.25", b"soon"), "<dt> should be a number, not 'soon'."),
        (file_of("").replace(b"0.25", b"0"), "<dt> should be above 0."),
    ],
)
def test_hostile_and_broken_files_are_refused_in_a_sentence(data: bytes, said: str) -> None:
    (found,) = complaints(data)
    assert said in found


def test_a_file_with_too_many_elements_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("game.research.xmile.xml_tree.ELEMENTS", 10)
    (found,) = complaints(b"<xmile>" + b"<a/>" * 10 + b"</xmile>")
    assert found == "m.xmile:1:44: error: this is too deep or too long for a model."


def test_other_encodings_are_read() -> None:
    text = (
        "<?xml version='1.0' encoding='iso-8859-1'?>" + file_of("<aux name='Båt'><eqn>1</eqn></aux>").decode()
    )
    assert read_xmile(text.encode("iso-8859-1"), "m.xmile").parameters[0].label == "Båt"


def test_long_chains_of_variables_are_worked_out() -> None:
    chain = "".join(f"<aux name='a{n}'><eqn>a{n + 1} + a{n + 1}</eqn></aux>" for n in range(300))
    model = read(f"<stock name='s'><eqn>a0 / a1</eqn></stock>{chain}<aux name='a300'><eqn>1e-90</eqn></aux>")
    assert float(model.stocks[0].equation) == 2.0


@pytest.mark.parametrize(
    "text",
    [
        "1 + " * 5_000 + "1",
        "(" * 30 + "s" + " ^ 4)" * 30,
        "step_by_step(" * 30 + "s" + ")" * 30,
    ],
)
def test_an_equation_that_would_grow_without_bound_is_refused(text: str) -> None:
    points = f"<xscale min='0' max='1'/><ypts>{','.join(map(str, range(40)))}</ypts>"
    table = f"<gf name='step by step' type='discrete'>{points}</gf>"
    found = complaints(file_of(f"{PARTS}{table}<aux name='y'><eqn>{text}</eqn></aux>"))
    assert "this is larger than an equation of the game can be" in found[0]


def test_delays_that_start_with_delays_without_end_are_refused() -> None:
    chain = "".join(f"<aux name='a{n}'><eqn>SMTH1(s, 4, a{n + 1})</eqn></aux>" for n in range(300))
    data = file_of(f"<stock name='s'><eqn>1</eqn></stock>{chain}<aux name='a300'><eqn>1</eqn></aux>")
    assert complaints(data) == ["m.xmile:1:1: error: its equations hang together too deeply to be read."]


def test_a_graphical_function_of_another_kind_is_refused() -> None:
    graph = "<gf type='spline'><xpts>0,1</xpts><ypts>0,1</ypts></gf>"
    (found,) = complaints(file_of(f"<aux name='g'><eqn>TIME</eqn>{graph}</aux>"))
    assert found.endswith("g: a graphical function is one of continuous, extrapolate, discrete.")


@pytest.mark.parametrize("equation", ["SMTH1(s, x, 600000)", f"SMTH1(s, {' + '.join([LONG] * 30)}, 1)"])
def test_a_delay_whose_own_stocks_the_game_would_refuse_is_refused(equation: str) -> None:
    data = file_of(
        f"{PARTS}<aux name='{LONG}'><eqn>s + 1</eqn></aux><aux name='y'><eqn>{equation}</eqn></aux>"
    )
    (found,) = complaints(data)
    assert " error: y: " in found


CUT = """
<stock name="level"><eqn>1</eqn><inflow>rising</inflow><inflow>cut</inflow><outflow>falling</outflow></stock>
<flow name="rising"><eqn>9</eqn></flow><flow name="falling"><eqn>2 * level</eqn></flow>
<flow name="cut"><eqn>(MAX(-5, MIN(7, free)) - free) / DT</eqn></flow>
<aux name="free"><eqn>level + DT * (rising - falling)</eqn></aux>
"""


@pytest.mark.parametrize(
    ("old", "new", "bounds"),
    [
        ("", "", (-5.0, 7.0)),
        ("rising - falling", "0 - falling + rising", (-5.0, 7.0)),
        ("rising - falling", "rising", None),
        ("rising - falling", "rising - 2 * falling", None),
        ("level + DT", "level + 0.5", None),
        ("MAX(-5", "MAX(8", None),
        ("MAX(-5", "MAX(level", None),
        ("<aux", "<aux name='reader'><eqn>free</eqn></aux><aux", None),
        ("<aux", "<aux name='reader'><eqn>cut</eqn></aux><aux", None),
    ],
)
def test_only_what_cuts_as_a_bound_does_becomes_a_bound(old: str, new: str, bounds: object) -> None:
    model = read(CUT.replace(old, new, 1))
    flows = {each.name for each in model.flows}
    assert (model.stocks[0].low, model.stocks[0].high) == (bounds or (-WIDEST, WIDEST))
    assert bool(flows & {"cut", "cut_flow"}) == (bounds is None)
