"""The planted mistakes, one or more for every code that the tiny pack can be made to produce."""

from __future__ import annotations

from tests.pack.support import CASES, MODEL, MORE, SCENARIO, Planted

# A flow that moves one unit of fatigue; the tests write it often to have a place for an equation.
FLOW = "  rest: {name: Hvile, equation: 0.1 * fatigue, out_of: fatigue"


def equation(code: str, text: str, severity: str = "error") -> Planted:
    """A mistake in an equation of the model."""
    return Planted(
        code,
        MODEL,
        FLOW,
        f'  rest: {{name: Hvile, equation: "{text}", out_of: fatigue',
        severity=severity,
    )


def condition(code: str, text: str) -> Planted:
    """A mistake in a condition of a headline."""
    return Planted(code, SCENARIO, "when: spring}", f'when: "{text}"}}')


STOCK = '  trust: {name: Tillit, unit: "0-100", start: 60, low: 0, high: 100,'
SKILL = '  skill: {stock: skill, factor: "min(1.3, (100 - skill) / 60)"}'
SPARE = "  spare: {name: Ekstra, unit: M NOK, start: 1, low: 0, high: 9, why: Prøve., source: assumption}\n"

MODEL_MISTAKES = (
    Planted("start-outside-bounds", MODEL, STOCK, STOCK.replace("start: 60", "start: ¤160")),
    Planted("start-outside-bounds", MODEL, "start: {poor: 35, usual: 45}", "start: {poor: ¤-35, usual: 45}"),
    Planted("bounds-order", MODEL, STOCK, STOCK.replace("high: 100", "high: ¤-1")),
    Planted("number-too-large", MODEL, "low: -50, high: 200", "low: -50, high: ¤524288"),
    Planted("start-missing", MODEL, "start: {poor: 35, usual: 45}", "¤start: {poor: 35}"),
    Planted(
        "unknown-reference", MODEL, "start: {poor: 35, usual: 45}", "start: {poor: 35, usual: 45, ¤ususal: 1}"
    ),
    Planted("flow-nowhere", MODEL, FLOW, FLOW.replace("  rest", "  ¤rest").replace(", out_of: fatigue", "")),
    Planted(
        "flow-in-circle",
        MODEL,
        "out_of: freed_hours, into: service_hours",
        "into: freed_hours, out_of: ¤freed_hours",
    ),
    Planted("unknown-reference", MODEL, "4, into: devmoney", "4, into: ¤dev_money"),
    Planted("unknown-reference", MODEL, "out_of: fatigue, why: Folk", "out_of: ¤fatigues, why: Folk"),
    Planted(
        "too-many-flows",
        MODEL,
        "  service_hours: {",
        "  ¤spare: {name: Ekstra, unit: M NOK, start: 1, low: 0, high: 9, why: Prøve., source: assumption}\n"
        "  service_hours: {",
        before=(
            (
                MODEL,
                "channels:\n",
                "".join(
                    f"  more_{n}: {{name: Mer, equation: 1, into: spare, why: Prøve., source: assumption}}\n"
                    for n in range(17)
                )
                + "channels:\n",
            ),
        ),
    ),
    Planted("unknown-reference", MODEL, SKILL, SKILL.replace("stock: skill", "stock: ¤skil")),
    Planted("unknown-reference", MODEL, "readiness: readiness}", "readiness: ¤readines}"),
    Planted("unknown-reference", MODEL, "  money: devmoney", "  money: ¤dev"),
    Planted("unknown-reference", MODEL, "failed: {fatigue: 1.2", "failed: {¤fatige: 1.2"),
    Planted(
        "unknown-reference", MODEL, "leadership: readiness, organisation", "leadership: ¤read, organisation"
    ),
    Planted("dimension-missing", MODEL, "  readiness: {strategy: readiness, leader", "  ¤readiness: {leader"),
    Planted(
        "dimension-missing",
        MODEL,
        "  ramp:\n    strategy: curve(age, 0,0, 1.5,0.45, 3.5,0.9, 5,1)\n",
        "  ¤ramp:\n",
    ),
)

NAME_MISTAKES = (
    Planted("reserved-name", MODEL, "parameters:\n", f"{SPARE.replace('  spare', '  ¤step')}parameters:\n"),
    Planted(
        "name-twice",
        MODEL,
        "parameters:\n",
        "parameters:\n  ¤trust: {value: 1, unit: x, why: x, source: x}\n",
    ),
    Planted(
        "name-of-the-game",
        MODEL,
        "parameters:\n",
        "parameters:\n  ¤load: {value: 1, unit: x, why: x, source: x}\n",
    ),
    Planted(
        "name-of-the-game",
        MODEL,
        "parameters:\n",
        "parameters:\n  ¤change_services: {value: 1, unit: x, why: x, source: x}\n",
    ),
    Planted(
        "name-of-the-game",
        MODEL,
        "parameters:\n",
        "parameters:\n  ¤severity: {value: 1, unit: x, why: x, source: x}\n",
    ),
    Planted(
        "reserved-name",
        SCENARIO,
        "  finance:\n    name",
        "  ¤worst:\n    name: Verst\n    short: Verst\n    capacity: 1\n"
        "    mandate: {text: Prøve., value: 50}\n    concern: Prøve.\n  finance:\n    name",
    ),
)

EQUATION_MISTAKES = (
    equation("unknown-name", "0.1 * ¤fatigu"),
    condition("unknown-name", "turn >= 2 and ¤chose_form_d"),
    equation("unknown-function", "¤maks(1, fatigue)"),
    equation("name-not-here", "0.1 * ¤services"),
    equation("name-not-here", "0.1 * ¤severity"),
    equation("not-a-stock", "fatigue - start(¤readiness)"),
    equation("syntax", "0.1 ¤fatigue"),
    equation("equation-unfinished", "0.1 *¤"),
    equation("not-allowed", "fatigue ¤** 2"),
    condition("not-allowed", "¤smooth(trust, 2) > 1"),
    equation("not-ascii", "0.1 ¤· fatigue"),
    equation("bad-number", "¤0,1e999 * fatigue".replace("0,1", "1")),
    equation("wrong-kind", "¤fatigue > 3"),
    condition("wrong-kind", "¤quality"),
    equation("wrong-arguments", "¤clamp(fatigue, 0)"),
    equation("needs-constant", "curve(fatigue, 0, 0, ¤skill, 1)"),
    equation("curve-order", "curve(fatigue, 1, 0, ¤1, 1)"),
    equation("too-deep", "(" * 30 + "¤(" + "fatigue" + ")" * 31),
    equation("equation-too-long", "0" + " + 1" * 249 + " + ¤1 + 1"),
    equation("delay-too-short", "0.1 * ¤smooth(fatigue, 0.1)"),
    equation("delay-too-short", "0.1 * ¤delay(fatigue, 0.7)"),
    Planted(
        "loop",
        MODEL,
        '  readiness: {name: Modenhet, unit: "1", equation: "curve(skill,',
        '  ¤readiness: {name: Modenhet, unit: "1", equation: "curve(readiness,',
    ),
    Planted(
        "loop",
        SCENARIO,
        "    short: Økonomi\n    capacity: curve(fatigue, 20,2, 80,1)",
        "    short: Økonomi\n    ¤capacity: curve(overload, 1,2, 2,1)",
    ),
)

FORM = (
    "\nform: {low: Nei, high: Ja, confidence: {stop: S}, question: {text: H, answers: {a: Ned, b: Opp}, model: a}}"
    "\nturns: 4"
)
SETTINGS_MISTAKES = (
    Planted("second-director", SCENARIO, "    short: Økonomi\n", "    short: Økonomi\n    director: ¤true\n"),
    Planted(
        "no-director", SCENARIO, "    director: true\n", "", before=((SCENARIO, "roles:\n", "¤roles:\n"),)
    ),
    Planted("unknown-reference", SCENARIO, "profile: usual", "profile: ¤usually"),
    Planted("unknown-reference", SCENARIO, "ambition: low", "ambition: ¤lov"),
    Planted(
        "no-short-game",
        SCENARIO,
        "\nturns: 4",
        "\nsessions: [{name: Kort, short: ¤true}]\nturns: 4",
        before=((SCENARIO, "short:\n  turns: 2\n  under_way: [{card: form, option: b, done: 0.5}]\n", ""),),
    ),
    Planted(
        "form-answers", SCENARIO, "\nturns: 4", FORM.replace("answers", "¤answers").replace(", b: Opp", "")
    ),
    Planted("form-no-such-answer", SCENARIO, "\nturns: 4", FORM.replace("model: a", "model: ¤c")),
    Planted("nothing-here", SCENARIO, "\nturns: 4", FORM.replace("confidence: {stop: S}", "¤confidence: {}")),
    Planted("never-raised", SCENARIO, "raise_ambition: 2", "raise_ambition: ¤4", severity="warning"),
    Planted("after-the-end", SCENARIO, "raise_ambition: 2", "raise_ambition: 2\nfrom_turn: {tokens: ¤5}"),
    Planted(
        "layer-rests",
        SCENARIO,
        "raise_ambition: 2",
        "raise_ambition: 2\ntown_ends: {¤queue: {worst: 9, best: 3}}",
        severity="warning",
    ),
    Planted(
        "layer-without-room",
        SCENARIO,
        "raise_ambition: 2",
        "raise_ambition: 2\ntown_ends: {lights: ¤{worst: 9, best: 9}}",
    ),
    Planted(
        "layer-rests",
        SCENARIO,
        "  reidar:\n",
        "  reidar:\n    moods: {tired: ¤queue}\n",
        severity="warning",
    ),
    Planted(
        "unknown-reference",
        SCENARIO,
        "gauges: [economy, services, staff, confidence]",
        "gauges: [economy, services, staff, ¤confidences]",
    ),
    Planted(
        "unknown-reference",
        SCENARIO,
        "goals: [16], explain: Tilliten",
        "gauge: ¤economics, goals: [16], explain: Tilliten",
    ),
    Planted(
        "nothing-here",
        SCENARIO,
        "goals:\n  sound",
        "¤goals: {}\nfloors:\n  sound",
        before=((SCENARIO, "floors:\n", ""), (SCENARIO, "goals_met >= 1", "true")),
    ),
    Planted(
        "sum-or-value",
        SCENARIO,
        "  confidence: {name: Tillit, value: trust,",
        "  ¤confidence: {name: Tillit,",
    ),
    Planted(
        "sum-or-value",
        SCENARIO,
        "  confidence: {name: Tillit, value: trust,",
        "  ¤confidence: {name: Tillit, value: trust, sum: {trust: 1},",
    ),
    Planted("bounds-order", SCENARIO, "low: -5, high: 5,", "low: -5, high: ¤-5,"),
    Planted("unknown-reference", SCENARIO, "sum: {quality: 0.8,", "sum: {¤qualty: 0.8,"),
    Planted(
        "sum-too-large",
        SCENARIO,
        "sum: {fatigue: -0.7, skill: 0.3}, constant: 70",
        "¤sum: {fatigue: -0.7, skill: 0.3}, constant: 600000",
    ),
    Planted("weight-too-large", SCENARIO, "sum: {quality: 0.8,", "sum: {quality: ¤8,"),
    Planted("unknown-reference", SCENARIO, "  sound: {indicator: economy", "  sound: {indicator: ¤econ"),
    Planted("unknown-reference", SCENARIO, "high: base}}", "high: base, ¤higher: base}}"),
    Planted("target-missing", SCENARIO, "target: {low: base - 1, high: base}", "¤target: {low: base - 1}"),
    Planted("unknown-reference", SCENARIO, "adjust: {poor: -1}", "adjust: {¤por: -1}"),
    Planted(
        "unknown-reference", SCENARIO, "indicator: services, target: 64", "indicator: ¤service, target: 64"
    ),
    Planted("unknown-reference", SCENARIO, "on_kept: {trust: 1}", "on_kept: {¤truth: 1}"),
    Planted("after-the-end", SCENARIO, "deadline: 4", "deadline: ¤5", severity="warning"),
    Planted("unknown-reference", SCENARIO, "effects: {quality: -0.5}", "effects: {¤qualiti: -0.5}"),
    Planted("unknown-reference", SCENARIO, "proposals: [tight]", "proposals: [¤tigth]"),
    Planted("out-of-range", SCENARIO, "limits: {price: 0,", "limits: {price: ¤-1,"),
    Planted("after-the-end", SCENARIO, "{turn: 3, event", "{turn: ¤5, event"),
    Planted("unknown-reference", SCENARIO, "case: form}", "case: ¤from}"),
    Planted("wrong-kind-of-card", SCENARIO, "case: form}", "case: ¤flood}"),
    Planted(
        "turn-taken", SCENARIO, "  - {turn: 3, event", "  - {turn: 1, case: ¤goals}\n  - {turn: 3, event"
    ),
    Planted("after-the-end", SCENARIO, "turns: [3, 4]", "turns: [3, ¤5]"),
    Planted("out-of-range", SCENARIO, "turns: [1, 2]", "turns: [¤0, 2]"),
    Planted(
        "no-last-epilogue",
        SCENARIO,
        "plain: {text: Dere ga dere. Noen andre tar over.}",
        "plain: {text: Dere ga dere. Noen andre tar over., when: turn > 1}",
        before=((SCENARIO, "\nepilogues:", "\n¤epilogues:"),),
        severity="warning",
    ),
    Planted(
        "no-last-epilogue",
        SCENARIO,
        "plain: {text: Reidar bygger båt.}",
        "plain: {text: Reidar bygger båt., when: turn > 1}",
        before=((SCENARIO, "    epilogues:", "    ¤epilogues:"),),
        severity="warning",
    ),
    Planted(
        "source-unlisted",
        MODEL,
        "why: Folk henter seg inn., source: assumption",
        'why: Folk henter seg inn., source: ¤"[TBU42], derived"',
        before=((SCENARIO, "calendar:\n", "sources: {TBU24: {title: Utgreiing}}\ncalendar:\n"),),
        severity="warning",
    ),
    Planted(
        "too-many-roles",
        SCENARIO,
        "roles:\n",
        "¤roles:\n"
        + "".join(
            f"  more_{n}: {{name: En til, short: En til, capacity: 1, mandate: {{text: x, value: 5}}, concern: x}}\n"
            for n in range(11)
        ),
    ),
)

BUDGET_MISTAKES = (
    Planted("out-of-range", SCENARIO, "  step: 1\n", "  step: ¤0\n"),
    Planted("unknown-reference", SCENARIO, "stock: budget_services,", "stock: ¤budget_service,"),
    Planted("line-twice", SCENARIO, "stock: budget_development,", "stock: ¤budget_services,"),
    Planted(
        "unknown-reference", SCENARIO, "development: budget_development}", "¤devlopment: budget_development}"
    ),
    Planted(
        "no-ordinary-proposal",
        SCENARIO,
        "  proposals:\n",
        "  ¤proposals:\n",
        before=((SCENARIO, "proposals: [tight]", "proposals: [tight, even, change]"),),
    ),
    Planted("unknown-reference", SCENARIO, "shares: {share_service: 0.6}", "shares: {¤share_services: 0.6}"),
    Planted("shares-above-one", SCENARIO, "shares: {share_service: 0.6}", "¤shares: {share_service: 1.1}"),
    Planted("out-of-range", SCENARIO, "shares: {share_service: 0.6}", "shares: {share_service: ¤-0.5}"),
)

CARD_MISTAKES = (
    Planted("code-twice", MORE, "code: TD1\n", "code: ¤TD9\n"),
    Planted("code-odd", MORE, "code: TD1\n", "code: ¤TD-1\n"),
    Planted(
        "needs-dimension",
        CASES,
        "goals:\n  kind: case\n  code: S1\n  dimension: strategy\n",
        "¤goals:\n  kind: case\n  code: S1\n",
    ),
    Planted(
        "needs-owner",
        MORE,
        "report:\n  kind: delegated\n  code: SD1\n  dimension: strategy\n  owner: director\n",
        "¤report:\n  kind: delegated\n  code: SD1\n  dimension: strategy\n",
    ),
    Planted(
        "needs-two-options",
        MORE,
        "    b: {text: Kjøp en avfukter, price: 0.1, touches: {services: 1}}\n",
        "",
        before=((MORE, "archive:\n", "¤archive:\n"),),
    ),
    Planted("needs-not-now", MORE, "archive:\n", "archive:\n  not_now: ¤null\n"),
    Planted("only-for-events", MORE, "archive:\n", "archive:\n  ¤hazard: 0.1\n"),
    Planted("only-for-events", MORE, "archive:\n", "archive:\n  ¤again: [{text: Vann igjen.}]\n"),
    Planted("out-of-range", MORE, "delays_work: 0.25", "delays_work: ¤-1"),
    Planted("never-again", MORE, "delays_work: 0.25", "delays_work: 0.25\n  ¤again: [{text: Vann igjen.}]"),
    Planted(
        "no-way-out",
        MORE,
        "    a: {text: Vi står ved løftet, challenged",
        "    a: {text: Vi står ved løftet, price: 1, challenged",
        before=(
            (
                MORE,
                "not_now: null\n  options:\n    a: {text: Vi står",
                "not_now: null\n  ¤options:\n    a: {text: Vi står",
            ),
            (MORE, "Vi gir det opp, challenged", "Vi gir det opp, requires: fund > 0, challenged"),
        ),
    ),
    Planted(
        "unknown-reference",
        MORE,
        "  owner: director\n  title: Rapporten",
        "  owner: ¤directors\n  title: Rapporten",
    ),
    Planted("unknown-reference", CASES, "predict: services", "predict: ¤servces"),
    Planted(
        "unknown-reference", CASES, "{director: Hun har et jobbtilbud.,", "{¤directr: Hun har et jobbtilbud.,"
    ),
    Planted("unknown-reference", MORE, "at_once: {fund: -(2 + 3", "at_once: {¤fond: -(2 + 3"),
    Planted(
        "unknown-reference", CASES, "burden: {director: 1, finance: 1}", "burden: {director: 1, ¤finanse: 1}"
    ),
    Planted("unknown-reference", CASES, "effects: {hours: 3}", "effects: {¤hour: 3}"),
    Planted(
        "unknown-reference",
        CASES,
        "      area: services\n      effects: {hours: 3}",
        "      area: ¤service\n      effects: {hours: 3}",
    ),
    Planted("unknown-reference", CASES, "gives: better", "gives: ¤bettr"),
    Planted("out-of-range", CASES, "price: 3\n", "price: ¤-3\n"),
    Planted("out-of-range", CASES, "risk: 0.05", "risk: ¤1.05"),
    Planted("out-of-range", CASES, "burden: {director: 2}", "burden: {director: ¤-2}"),
    Planted(
        "needs-burden",
        CASES,
        "    b:\n      text: Rydd skjemaet først\n      price: 1\n      burden: {director: 2}\n",
        "    ¤b:\n      text: Rydd skjemaet først\n      price: 1\n",
    ),
    Planted("nothing-challenged", CASES, "at_once: {trust: -1}", "at_once: {trust: -1}, ¤challenged: renew"),
    Planted("needs-quarters", CASES, "at_once: {quality: 0.5}", "¤area: services, at_once: {quality: 0.5}"),
    Planted("unknown-reference", CASES, "at_once: {trust: -1}", "at_once: {¤trus: -1}"),
    Planted(
        "unknown-reference", CASES, "touches: {services: 1, staff: 2}", "touches: {services: 1, ¤fatigue: 2}"
    ),
    Planted("unknown-reference", CASES, "follow_ups: [{card: errors", "follow_ups: [{card: ¤eror"),
    Planted("unknown-reference", CASES, "by: reidar", "by: ¤raidar"),
)

PLAY_MISTAKES = (
    Planted("purse-below-zero", MODEL, "start: 6, low: 0, high: 60", "start: 6, low: ¤-10, high: 60"),
    Planted("after-the-end", SCENARIO, "  turns: 2\n", "  turns: ¤5\n"),
    Planted("unknown-reference", SCENARIO, "[{card: form, option", "[{card: ¤forms, option"),
    Planted("not-an-initiative", SCENARIO, "[{card: form, option: b", "[{card: goals, option: ¤b"),
    Planted("under-way-twice", SCENARIO, "done: 0.5}]", "done: 0.5}, {card: ¤form, option: a}]"),
    Planted(
        "work-comes-twice",
        MORE,
        "    b: {text: Vent til dere vet mer,",
        "    b: {text: Vent til dere vet mer, burden: {director: 1}, quarters: ¤1,",
        before=((MORE, "code: E2\n", "code: E2\n  dimension: technology\n  repeats: true\n"),),
    ),
)

WORD_MISTAKES = (
    Planted(
        "too-many-words",
        CASES,
        "Jeg fikk svar samme dag.",
        "¤" + "Jeg fikk svar samme dag " * 5,
        severity="warning",
    ),
    Planted(
        "too-many-letters",
        CASES,
        "text: Rydd skjemaet først\n",
        "text: ¤Rydd skjemaet først, og digitaliser det så\n",
        severity="warning",
    ),
)

SHAPE_MISTAKES = (
    Planted("missing-field", MODEL, STOCK, STOCK.replace("{name", "¤{name").replace("low: 0, ", "")),
    Planted("unknown-field", CASES, "running: 0.5", "¤runing: 0.5"),
    Planted("unknown-field", SCENARIO, "turns: 4\n", "¤truns: 4\n"),
    Planted("unknown-field", MODEL, "\nflows:\n", "\n¤flaws:\n"),
    Planted("not-one-of", MORE, "cloud:\n  kind: delegated", "cloud:\n  kind: ¤delgated"),
    Planted("not-one-of", SCENARIO, "season: spring}", "season: ¤winter}"),
    Planted("bad-pattern", SCENARIO, "id: tiny", "id: ¤Tiny"),
    Planted("bad-pattern", MORE, "archive:\n", "¤Archive:\n"),
    Planted("wrong-type", SCENARIO, "age: 58", "age: ¤femtiåtte"),
    Planted("wrong-type", SCENARIO, "turns: 4\n", "turns: ¤four\n"),
    Planted("wrong-type", MODEL, STOCK, STOCK.replace("start: 60", "start: ¤mye")),
    Planted("wrong-type", MODEL, "start: {poor: 35, usual: 45}", "start: {poor: ¤lite, usual: 45}"),
    Planted("wrong-type", CASES, "burden: {director: 1, finance: 1}", "burden: ¤[director, finance]"),
    Planted("decimal-comma", CASES, "running: 0.5", "running: ¤0,5"),
    Planted("decimal-comma", MODEL, STOCK, STOCK.replace("low: 0, ", "low: ¤0,5, ")),
    Planted("out-of-range", SCENARIO, "turns: 4\n", "turns: ¤40\n"),
    Planted("out-of-range", CASES, "after: 1}", "after: ¤0}"),
    Planted("too-short", MODEL, "name: Fond,", 'name: ¤"",'),
    Planted("too-long", SCENARIO, "id: tiny", f"id: ¤{'tiny' * 11}"),
)

YAML_MISTAKES = (
    Planted("yaml-duplicate-key", SCENARIO, "profile: usual\n", "profile: usual\n¤turns: 4\n"),
    Planted("yaml-tab", CASES, "  weight: 4\n", "  weight:¤\t4\n"),
    Planted("yaml-ambiguous", SCENARIO, "short: Direktør", "short: ¤on", severity="warning"),
    Planted("yaml-huge-number", MODEL, "value: 412", "value: ¤41200000000000000"),
    Planted("yaml-merge-key", CASES, "    director: Tre av", "    ¤<<: {director: x}\n    director: Tre av"),
    Planted("yaml-tag", CASES, "predict: services", "predict: ¤!str services"),
    Planted("yaml-key-not-text", CASES, "    director: Tre av", "    ¤[a, b]: x\n    director: Tre av"),
    Planted("yaml-anchors", CASES, "effects: {hours: 3}", "effects: ¤*nothing"),
    Planted("yaml-control-character", CASES, "title: Skjemaet", "title: Skje¤\x07maet"),
    Planted("yaml-syntax", CASES, "title: Skjemaet", 'title: "Skjema\\U¤FFFFFFFF"'),
    Planted("yaml-colon", CASES, "title: Skjemaet", "title: Skjemaet¤: nytt"),
    Planted("yaml-open-quote", CASES, "title: Skjemaet", 'title: ¤"Skjemaet'),
    Planted("yaml-half-quote", CASES, "title: Skjemaet", 'title: ¤Skjemaet"', severity="warning"),
    Planted(
        "yaml-open-bracket", CASES, "burden: {director: 1, finance: 1}", "burden: ¤{director: 1, finance: 1"
    ),
    Planted("yaml-in-brackets", CASES, "burden: {director: 1,", "burden: {director: 1¤: 2,"),
    Planted("yaml-after-end", CASES, "title: Skjemaet", 'title: "Skjemaet" ¤nytt'),
    Planted("yaml-indentation", CASES, "  predict: services", "   ¤predict: services"),
    Planted("yaml-no-colon", CASES, "predict: services", "¤predict services"),
    Planted("yaml-first-sign", CASES, "title: Skjemaet", "title: ¤@Skjemaet"),
    Planted("yaml-escape", CASES, "title: Skjemaet", 'title: "Skjema\\¤qet"'),
    Planted("yaml-second-document", MORE, "flood:\n", "¤---\nflood:\n"),
)

USUAL = "usual: start(fund) / revenue * 100, source: assumption}"
ABSENT = "    absent: {name"
UNUSED = (
    "    ¤spare: {name: Ekstra, unit: x, where: Der., low: 0, high: 1, usual: 0, source: assumption}\n"
    "  starts:\n    fund"
)
STARTS = """  starts:
    fund: {value: reserves / 100 * revenue, how: Prosenten av inntektene i Lillevik.}
    devmoney: {value: set_aside / people * 4000, how: Omregnet til en kommune med 4000 innbyggere.}
    fatigue: {value: 10 * (absent - 6), how: Fraværet sier noe om slitasjen.}
    quality: {value: start(quality) + 0.2 * (start(fatigue) - fatigue), how: Slitne folk gjør det litt dårligere.}
"""


def renamed(code: str, name: str) -> Planted:
    """A figure with a name that it must not have, also where it is used."""
    before = ((SCENARIO, "value: 10 * (absent - 6)", f"value: 10 * ({name} - 6)"),)
    return Planted(code, SCENARIO, ABSENT, ABSENT.replace("absent", f"¤{name}"), before=before)


FIGURE_MISTAKES = (
    Planted("figure-unused", SCENARIO, "  starts:\n    fund", UNUSED, severity="warning"),
    Planted("nothing-here", SCENARIO, STARTS, "  ¤starts: {}\n"),
    Planted("unknown-reference", SCENARIO, "    fatigue: {value: 10", "    ¤fatige: {value: 10"),
    Planted("bounds-order", SCENARIO, "low: 4, high: 14, least", "low: 4, high: ¤3, least"),
    Planted("bounds-order", SCENARIO, "low: 4, high: 14, least: 0", "low: ¤4, high: 14, least: 5"),
    Planted("bounds-order", SCENARIO, "least: 0, most: 40", "least: 0, most: ¤13"),
    renamed("name-twice", "trust"),
    renamed("reserved-name", "mean"),
    renamed("name-of-the-game", "municipality"),
    Planted("unknown-name", SCENARIO, USUAL, USUAL.replace("/ revenue", "/ ¤revenew")),
    Planted("name-not-here", SCENARIO, USUAL, USUAL.replace("start(fund)", "¤fund")),
    Planted("name-not-here", SCENARIO, "holds: set_aside / people", "holds: ¤economy / people"),
    Planted("not-a-stock", SCENARIO, USUAL, USUAL.replace("start(fund)", "start(¤people)")),
    Planted(
        "loop",
        SCENARIO,
        "    fatigue: {value: 10 * (absent - 6)",
        "    ¤fatigue: {value: 10 * absent - quality",
    ),
    Planted(
        "loop",
        SCENARIO,
        ABSENT,
        ABSENT.replace("absent", "¤absent"),
        before=((SCENARIO, "usual: 6 + start(fatigue) / 10", "usual: absent"),),
    ),
)

ALL = (
    *MODEL_MISTAKES,
    *NAME_MISTAKES,
    *EQUATION_MISTAKES,
    *SETTINGS_MISTAKES,
    *BUDGET_MISTAKES,
    *CARD_MISTAKES,
    *PLAY_MISTAKES,
    *WORD_MISTAKES,
    *FIGURE_MISTAKES,
    *SHAPE_MISTAKES,
    *YAML_MISTAKES,
)
