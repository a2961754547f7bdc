"""Mistakes that only the deep check finds, planted in the tiny pack: every code of a warning at least once."""

from __future__ import annotations

from tests.pack.support import CASES, MODEL, MORE, SCENARIO, Planted
from tests.workshop.deep.support import NYNORSK, entry

FORM = 'msgctxt "cards.form.title"\nmsgid "Skjemaet"\n'

NOISE = (
    '  ¤noise: {name: Støy, unit: "0-100", start: 5, low: 0, high: 9, why: Støy., source: assumption}\n'
    "parameters:\n"
)
NOTE = (
    '  note: {point: Gevinster må tas ut., question: "Hvor ble det av den siste gevinsten?",'
    " idea: Ingen gevinst uten eier., source: assumption}\n"
)
TWELVE_GOALS = (
    "  text: Planen har tolv mål. Ingen enhet har folk til mer enn tre."
    " Ordføreren vil ha rapport på alle. Hva gjør dere?"
)
BANK = "settings.people.reidar.lines.bank.text"


def warns(code: str, file: str, old: str, new: str, *before: tuple[str, str, str]) -> Planted:
    """A mistake that a warning tells."""
    return Planted(code, file, old, new, before, "warning")


def in_conditions(old: str, new: str, code: str) -> Planted:
    """A condition of a saying replaced."""
    return warns(code, SCENARIO, old, new)


CONDITIONS = (
    in_conditions("when: quality < 63}", "when: ¤quality > 163}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤quality >= 0}", "always-true"),
    in_conditions("when: quality < 63}", "when: quality < 63 and ¤turn <= 4}", "always-true"),
    in_conditions("when: quality < 63}", "when: quality < 63 or ¤50 < quality - 200 < 60}", "never-true"),
    in_conditions("when: quality < 63}", "when: quality < 63 and not ¤fatigue > 100}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤quality < 63 and quality > 64}", "contradiction"),
    in_conditions("when: quality < 63}", "when: ¤spring and autumn}", "contradiction"),
    in_conditions("when: quality < 63}", "when: ¤chose_form_a and chose_form_b}", "contradiction"),
    in_conditions("when: quality < 63}", "when: ¤goals_met > goals_total}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤change_services > 200}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤tokens_strategy > 2}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤load_finance > 40}", "never-true"),
    in_conditions("when: quality < 63}", "when: ¤false}", "switched-off"),
    in_conditions("off: fatigue < 40", "off: ¤fatigue < 0", "never-true"),
    in_conditions("kept: services >= 64", "kept: ¤services >= 164", "never-true"),
    warns("never-true", MODEL, "3 + where(situation_worn, 1, 0)", "3 + where(¤turn > 9, 1, 0)"),
    warns(
        "never-true",
        CASES,
        "  weight: 4\n",
        "  when: ¤turn < 1\n  weight: 4\n",
        (SCENARIO, "  - {turn: 1, case: form}\n", ""),
    ),
    in_conditions(
        "target: {low: base - 1, high: base}", "target: {low: ¤base + 400, high: base}", "goal-out-of-reach"
    ),
    in_conditions(
        "target: {low: base - 25, high: base - 15}",
        "target: {low: ¤base - 250, high: base - 15}",
        "goal-always-met",
    ),
)

USAGE = (
    warns(
        "unused-name",
        MODEL,
        "auxiliaries:\n",
        "  ¤rate: {value: 1, unit: share, why: Et tall., source: assumption}\nauxiliaries:\n",
    ),
    warns(
        "unused-name",
        MODEL,
        "flows:\n",
        "  ¤half: {name: Halv, unit: share, equation: 0.5, why: Et tall., source: assumption}\nflows:\n",
    ),
    warns(
        "unused-name",
        MODEL,
        "  fatigue: {stock: fatigue}\n",
        "  fatigue: {stock: fatigue}\n  ¤faith: {stock: trust}\n",
    ),
    warns(
        "unused-name",
        SCENARIO,
        "  services: {name: Tjenester}\n",
        "  services: {name: Tjenester}\n  ¤roads: {name: Veier}\n",
    ),
    warns(
        "unused-stock",
        MODEL,
        "parameters:\n",
        NOISE,
        (
            MODEL,
            "flows:\n",
            "flows:\n  hum: {name: Sus, equation: 0.1 * noise, out_of: noise, why: Sus., source: assumption}\n",
        ),
    ),
    warns(
        "stock-never-moves",
        MODEL,
        "parameters:\n",
        NOISE,
        (SCENARIO, "when: quality < 63}", "when: quality < 63 and noise < 5}"),
    ),
    warns(
        "promise-never-given",
        SCENARIO,
        "  better: {name: Bedre tjenester,",
        "  ¤better: {name: Bedre tjenester, may_be_given: false,",
        (CASES, "      gives: better\n", ""),
    ),
)

MARKS = (
    warns("mark-not-drawn", SCENARIO, "mark: dark_windows", "mark: ¤statue"),
    warns("mark-not-drawn", MORE, "marks: [flood]", "marks: [flood, ¤statue]"),
    warns("mark-not-drawn", CASES, "      gives: better\n", "      gives: better\n      marks: [¤statue]\n"),
)

ARRIVALS = (
    warns(
        "never-followed",
        MORE,
        "only_follow_up: true",
        "¤only_follow_up: true",
        (CASES, "      follow_ups: [{card: errors, after: 1}]\n", ""),
    ),
    warns(
        "card-never-comes",
        MORE,
        "errors:\n",
        "¤errors:\n",
        (CASES, "{card: errors, after: 1}", "{card: errors, after: 9}"),
    ),
    warns(
        "card-never-comes",
        MORE,
        "errors:\n",
        "¤errors:\n",
        (MORE, "  when: chose_form_a\n", "  when: chose_form_a and turn < 2\n"),
    ),
    warns(
        "card-never-comes", MORE, "errors:\n", "¤errors:\n", (CASES, "      price: 3\n", "      price: 61\n")
    ),
    warns(
        "never-followed",
        MORE,
        "only_follow_up: true",
        "¤only_follow_up: true",
        (CASES, "      follow_ups: [{card: errors, after: 1}]\n", ""),
        (MORE, "  title: Arkivet\n", "  when: chose_errors_a\n  title: Arkivet\n"),  # which is not told
    ),
    warns("no-chance", MORE, "  hazard: 0.3\n", "  ¤hazard: 0.3 - 0.3\n"),
    warns("no-chance", MORE, "flood:\n", "¤flood:\n", (MORE, "  hazard: 0.3\n", "")),
    warns("when-ignored", CASES, "  weight: 4\n", "  when: ¤quality > 20\n  weight: 4\n"),
    warns(
        "never-live",
        MORE,
        "burden: {finance: 1}, quarters: 1, area: services",
        "burden: {finance: 1}, quarters: ¤9, area: services",
    ),
    warns(
        "never-live",
        MORE,
        "burden: {finance: 1}, quarters: 1, area: services",
        "burden: {finance: 1}, quarters: ¤3, area: services",
        (
            MORE,
            "  owner: finance\n  title: Arkivet\n",
            "  owner: finance\n  when: turn == 4\n  title: Arkivet\n",
        ),
    ),
    warns(
        "never-live",
        MORE,
        "burden: {finance: 1}, quarters: 1, area: services",
        "burden: {finance: 1}, quarters: ¤5, requires: turn > 2, area: services",
    ),
)

UNITS = (
    warns("unit-unclear", MODEL, "value: 412, unit: M NOK/year", "value: 412, unit: ¤M NOK//year"),
    warns("unit-not-expected", MODEL, "equation: budget_development / 4", "equation: ¤quality"),
    warns("unit-factor", MODEL, "equation: budget_development / 4", "equation: ¤budget_development"),
    warns("units-differ", MODEL, "(revenue - budget_services - budget", "(revenue - ¤fund - budget"),
    warns("units-differ", SCENARIO, "when: quality < 63}", "when: quality < ¤fund}"),
    warns(
        "units-differ", MODEL, "3 + where(situation_worn, 1, 0)", "3 + where(situation_worn, trust, ¤fund)"
    ),
    warns("unit-not-expected", SCENARIO, "effects: {quality: -0.5}", "effects: {quality: ¤-trust}"),
    warns("unit-not-expected", CASES, "at_once: {trust: -1}", "at_once: {trust: ¤fund}"),
    warns("unit-not-expected", SCENARIO, "{services: budget_services + 1,", '{services: "¤max(1, fund)",'),
)

NOTES = (
    warns(
        "no-note",
        CASES,
        "hours:\n",
        "¤hours:\n",
        (
            CASES,
            NOTE,
            "",
        ),
    ),
    warns(
        "promise-without-words",
        SCENARIO,
        "  better: {name: Bedre tjenester, indicator: services, target: 64, kept: services >= 64,",
        "  ¤better: {name: Bedre tjenester, indicator: services, target: 64, kept: services >= 64 and fatigue < 60,",
    ),
    warns(
        "no-source",
        CASES,
        "idea: Ingen gevinst uten eier., source: assumption",
        'idea: Ingen gevinst uten eier., source: ¤"?"',
    ),
    warns("no-source", MODEL, "why: Inntektene., source: assumption", "why: Inntektene., source: ¤TODO"),
)

TRANSLATIONS = (
    warns(
        "translation-stale",
        NYNORSK,
        f'{FORM}msgstr "Skjemaet"',
        'msgctxt "cards.form.title"\n¤msgid "Skjema"\nmsgstr "Skjemaet"',
    ),
    warns(
        "translation-fuzzy",
        NYNORSK,
        f'{FORM}msgstr "Skjemaet"',
        '#, fuzzy\nmsgctxt "cards.form.title"\n¤msgid "Skjemaet"\nmsgstr "Skjemaet"',
    ),
    warns(
        "translation-of-nothing",
        NYNORSK,
        f'{FORM}msgstr "Skjemaet"',
        f'{FORM}msgstr "Skjemaet"\n\nmsgctxt "cards.form.titel"\n¤msgid "x"\nmsgstr "y"',
    ),
    warns(
        "translation-missing",
        CASES,
        "title: Skjemaet\n",
        "title: ¤Skjemaet\n",
        (NYNORSK, f'{FORM}msgstr "Skjemaet"', ""),
    ),
    warns(
        "translation-missing",
        CASES,
        "title: Skjemaet\n",
        "title: ¤Skjemaet\n",
        (NYNORSK, f'{FORM}msgstr "Skjemaet"', f'{FORM}msgstr ""'),
    ),
    warns(
        "placeholders-differ",
        NYNORSK,
        entry(BANK, "Dattera mi gjør banken for meg."),
        entry(BANK, "Dattera mi gjør banken for meg.", "Dottera mi gjer **banken** for meg.", mark=True),
    ),
    warns(
        "too-many-letters",
        NYNORSK,
        f'{FORM}msgstr "Skjemaet"',
        f'''msgctxt "cards.form.title"\n¤msgid "Skjemaet"\nmsgstr "{"Skjema " * 5}"''',
    ),
    warns(
        "too-many-words",
        NYNORSK,
        entry(BANK, "Dattera mi gjør banken for meg."),
        entry(BANK, "Dattera mi gjør banken for meg.", "Dottera " * 21, mark=True),
    ),
    Planted("po-quote", NYNORSK, f'{FORM}msgstr "Skjemaet"', f'{FORM}msgstr ¤"Skjemaet', severity="error"),
    Planted("po-syntax", NYNORSK, f'{FORM}msgstr "Skjemaet"', f"{FORM}¤mgsstr Skjemaet"),
)

TERMS = (
    warns(
        "term-to-avoid",
        CASES,
        "idea: Rydd før du digitaliserer.",
        "idea: Rydd før du ¤implementerer.",
        (SCENARIO, "turns: 4\n", 'turns: 4\nterms: {nb: {"implementer*": innføre}}\n'),
    ),
    warns(
        "term-to-avoid",
        CASES,
        "idea: Rydd før du digitaliserer.",
        "idea: Rydd ¤I forhold til det.",
        (SCENARIO, "turns: 4\n", "turns: 4\nterms: {nb: {i forhold til: om}}\n"),
    ),
    warns(
        "term-to-avoid",
        NYNORSK,
        entry(BANK, "Dattera mi gjør banken for meg."),
        entry(BANK, "Dattera mi gjør banken for meg.", "Borgaren gjer det.", mark=True),
        (SCENARIO, "turns: 4\n", "turns: 4\nterms: {nn: {borgar*: innbyggjar}}\n"),
    ),
)

FITTING = (
    warns("does-not-fit", CASES, "text: Trekk inn pengene,", "text: ¤WWWWWW WWWWWW MMMMMM WWWWWW MMMMMM,"),
    warns("does-not-fit", CASES, "title: Tolv mål\n", "title: ¤WWWWWWW WWWWWW MMMMMM WWWWWW\n"),
    warns("does-not-fit", SCENARIO, "short: Direktør\n", "short: ¤Direktør for alt som er\n"),
    warns("word-too-wide", SCENARIO, "staff: {name: Folk,", "staff: {name: ¤Arbeidsmiljøundersøkelse,"),
    warns(
        "does-not-fit",
        CASES,
        TWELVE_GOALS,
        "  text: ¤" + " ".join(["Kommunestyremøteinnkallinger"] * 24),
    ),
)


ALL = (*CONDITIONS, *USAGE, *MARKS, *ARRIVALS, *UNITS, *NOTES, *TRANSLATIONS, *TERMS, *FITTING)
