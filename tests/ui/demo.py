"""The five target pictures, built from the widgets with invented figures: what the layout tests measure.

`python -m tests.ui.demo FOLDER` draws them as PNG files to look at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pygame

from game.ui.boxes import Action
from game.ui.draw import Attention, Pen
from game.ui.element import Context, Element
from game.ui.fit import Fit
from game.ui.geometry import Grid, Size
from game.ui.layout import Align, Column, Flow, Gap, Grow, Over, Panel, Row, Sized, layout
from game.ui.theme import LIGHT, THEMES, Dimension, Ink, Theme, Type
from game.ui.town.view import Season, TownView
from game.ui.typeset import Face
from game.ui.widgets.bars import BarChart, Cause
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.capacity import Capacity
from game.ui.widgets.card import Bubble, TabStrip, card
from game.ui.widgets.frame import FootBar, Kicker, TopBar
from game.ui.widgets.meter import Gauge, Meter, Trend, trend_mark
from game.ui.widgets.option import Fact, OptionRow, Touch
from game.ui.widgets.ornament import Divider, Icon
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading, label

SIZES = (Size(1920, 1080), Size(1280, 720), Size(1024, 768), Size(3840, 2160))
PERCENTS = (100, 115, 130)
NORMAL = TownView(Season.AUTUMN, 0.12, 0.75, 0.45, 0.4, 0.6, frozenset({"electric-ferry"}))
TIRED = TownView(Season.SPRING, 0.85, 0.3, 0.45, 0.4, 0.3, frozenset({"electric-ferry", "boarded-shop"}))


def start(percent: int) -> Element:
    words = Column(
        (
            heading("Fjordvik", Type.NAME, Ink.ON_NIGHT),
            Text(
                "Dere leder kommunen i fire budsjettår. Penger til noe, folk til litt, "
                "og alle venter på svar. Hva velger dere bort?",
                Type.LEAD,
                ink=Ink.MUTED_ON_NIGHT,
            ),
        ),
        gap=8,
    )
    links = Row(
        (
            Button("Oppsett", Action("setup"), Kind.NIGHT_LINK),
            Grow(),
            Row(
                tuple(
                    Button(code, Action("language", code.lower()), Kind.NIGHT_LINK, name=name)
                    for code, name in (("NB", "Bokmål"), ("NN", "Nynorsk"), ("EN", "English"))
                ),
                gap=24,
            ),
        )
    )
    buttons = Column(
        (
            Button("Start", Action("start"), Kind.INVITING, icon="corner-down-left", size=46, high=110),
            Button("Fortsett: Bord 7", Action("resume"), Kind.NIGHT, size=Type.LARGE, high=92),
            links,
        ),
        gap=22,
    )
    top = Row((Grow(words), Sized(buttons, wide=520 if percent < 130 else 600)), gap=60, padding=(110, 76))
    panel = Panel(top, Ink.NIGHT)
    return Column((panel, Grow(Town(NORMAL, "Fjordvik en høstdag", 300))))


def header(beat: int, when: str) -> Element:
    beats = TabStrip("Halvåret", ("Nytt", "Saken", "Valget", "Følger"), beat, "nå")
    return TopBar("Fjordvik", when, beats, "4 av 8", "Hvor dere er")


def footer(hint: str, *buttons: Button) -> Element:
    return FootBar(hint, buttons, "Videre")


def gauges() -> Element:
    rows: list[Element] = [
        Gauge("Økonomi", "1,2", "%", Trend.DOWN, False, 0.46, 0.6, "1,2 prosent, ned, mål 1,75"),
        Gauge("Tjenester", "63", "", Trend.UP, True, 0.63, 0.7, "63, opp, mål 70"),
        Gauge("Folk", "57", "", Trend.DOWN, False, 0.57, 0.67, "57, ned, mål 67"),
        Gauge("Bærekraft", "60", "", Trend.LEVEL, True, 0.6, 0.72, "60, som før, mål 72"),
    ]
    promise = Column(
        (label("Løfte"), Text("Svar innen 7\u00a0dager, høst\u00a02028", Type.SMALL, leading=1.25))
    )
    return card(Column((*rows, Divider(), promise), gap=8), (24, 18), "Målere")


def resources() -> Element:
    roles = (("Direktør", 1, 2), ("Økonomi", 0, 2), ("Helse", 3, 2), ("Oppvekst", 0, 2), ("Digital", 2, 2))
    figure = Text("6,8", Type.FIGURE, Face.DISPLAY, leading=1.1)
    money = Row((figure, Text("mill", Type.SMALL, ink=Ink.MUTED)), 10, align=Align.BASELINE)
    parts = (
        Column((label("Penger"), money)),
        Divider(),
        label("Kapasitet"),
        *(Capacity(name, used, total, f"{used} av {total}") for name, used, total in roles),
    )
    return card(Column(parts, gap=12), (24, 18), "Penger og kapasitet")


def framed(beat: int, when: str, percent: int, middle: tuple[Element, ...], foot: Element) -> Element:
    wide = 292 * percent / 100
    left, right = Sized(gauges(), wide=wide), Sized(resources(), wide=wide * 0.88)

    def page(strip: int, *, airy: bool) -> Element:
        body = Row((left, Grow(Fit(middle)), right), gap=22, padding=(28, 24 if airy else 12))
        town = (Town(NORMAL, "Fjordvik en høstdag", strip, strip=True),) if strip else ()
        return Column((header(beat, when), *town, Grow(body), foot))

    return Fit((page(150, airy=True), page(150, airy=False), page(0, airy=True), page(0, airy=False)))


def kicker() -> Element:
    return Kicker(Dimension.TECHNOLOGY, "Teknologi", "hele bordet")


def case(percent: int) -> Element:
    text = Text(
        "Solveig går 14 kilometer hver natt på Fjordheim. Leverandøren tilbyr digitalt tilsyn til "
        "120\u00a0brukere, med rabatt før jul. Ingen har spurt nattevaktene. Hva gjør dere?",
        Type.LEAD,
    )
    chips = Flow(
        tuple(
            Button(f"**{role}** vet noe mer", Action("knows", role), Kind.QUIET, high=74, padding=28)
            for role in ("Helse", "Digital")
        ),
        gap=20,
        line_gap=14,
    )
    words = Column(
        (kicker(), heading("Nattevakter eller sensorer?", Type.TITLE), Gap(20), text, Gap(28), chips), gap=4
    )
    foot = footer(
        "Les høyt. Så snakker dere sammen.",
        Button("Til valget", Action("next"), Kind.PRIMARY, icon="corner-down-left"),
    )
    return framed(1, "Høst 2027", percent, (card(words, (36, 18), "Saken"),), foot)


def choice(percent: int) -> Element:
    def facts(price: str, running: str, roles: str, when: str) -> tuple[Fact, ...]:
        names = ("Pris i millioner", "Drift", "Kapasitet", "Merkes")
        icons = ("circle-dollar-sign", "rotate-cw", "user", "calendar")
        return tuple(
            Fact(i, t, n) for i, t, n in zip(icons, (price, running, roles, when), names, strict=True)
        )

    rows = (
        (
            "A",
            "Skriv under, innfør overalt",
            facts("6,5", "1,1 i året", "Helse 2", "høst 2028"),
            (Touch("Folk", 3), Touch("Tjenester", 3)),
        ),
        (
            "B",
            "La nattevaktene prøve i én sone",
            facts("1,2", "0,2 i året", "Helse 2, Digital 1", "vår 2028"),
            (Touch("Folk", 2), Touch("Tjenester", 2)),
        ),
        ("C", "Ikke nå", facts("0", "0", "ingen", "–"), (Touch("Tjenester", 1),)),
    )
    options = tuple(
        OptionRow(
            letter,
            title,
            fact,
            touches,
            Dimension.TECHNOLOGY,
            letter == "B",
            Action("choose", letter),
            "valgt",
        )
        for letter, title, fact, touches in rows
    )
    top = (kicker(), heading("Nattevakter eller sensorer?"))
    recall = (Text("S: les saken igjen", Type.LABEL, ink=Ink.MUTED), Gap(12))
    words = Column((*top, *recall, Column(options, gap=14)), gap=4)
    less = Column((*top, Column(options, gap=10)), gap=4)
    tight = Column((*top[1:], Column(options, gap=8)), gap=4)
    foot = footer(
        "Kort opp samtidig. Den som er i mindretall, snakker først.",
        Button("Vi velger B", Action("confirm"), Kind.PRIMARY, icon="corner-down-left"),
    )
    return framed(
        2,
        "Høst 2027",
        percent,
        (card(words, (36, 18), "Valget"), card(less, (24, 10), "Valget"), card(tight, (24, 8), "Valget")),
        foot,
    )


def consequence(percent: int) -> Element:
    said = Sized(
        Bubble("**Solveig, nattevakt:** «Vi rakk ikke opplæringen. Så nå går vi runden to ganger.»"), wide=760
    )
    speech = Column((Row((said, Grow())), Grow()), padding=(60, 36))
    town = Over((Grow(Town(TIRED, "Lang kø og mørke vinduer", 200)), speech))
    before = Row(
        (trend_mark(Trend.UP, good=True, size=36), Text("opp", Type.LEAD, Face.BOLD, Ink.GOOD)),
        14,
        align=Align.BASELINE,
    )
    after = Row(
        (trend_mark(Trend.DOWN, good=False, size=36), Text("ned", Type.LEAD, Face.BOLD, Ink.BAD)),
        14,
        align=Align.BASELINE,
    )
    thought = card(
        Column(
            (
                label("Dere trodde · det ble", Type.SMALL, Ink.MUTED),
                Flow(
                    (
                        Text("Omsorg", Type.LEAD, Face.BOLD),
                        before,
                        Text("→", Type.LEAD, Face.SEMIBOLD, Ink.MUTED, name="så"),
                        after,
                    ),
                    gap=36,
                ),
                Text("Virkningen av sensorene kommer høsten\u00a02028.", Type.SMALL, ink=Ink.MUTED),
            ),
            gap=4,
        ),
        (30, 20),
        "Dere trodde, det ble",
    )
    promise = card(
        Column(
            (
                label("Løfte", Type.SMALL, Ink.MUTED),
                Text("Svar innen 7\u00a0dager: nå\u00a09", Type.OPTION, Face.BOLD),
                Gap(8),
                Meter(0.64, None, Ink.GOAL, 22, "Løftet", "64 %"),
            ),
            gap=6,
        ),
        (30, 20),
        "Løfte",
    )
    words = Column(
        (
            heading("Omsorgen ble litt dårligere."),
            Text("Tre prosjekter ville ha de samme folka.", Type.LEAD, leading=1.3),
            Gap(14),
            Row((Grow(thought), Grow(promise)), gap=24),
        ),
        gap=2,
        padding=(60, 22),
    )
    foot = footer(
        "Hva overrasket dere?",
        Button("Hvorfor", Action("why"), Kind.SECONDARY, hint="H"),
        Button("Neste halvår", Action("next"), Kind.PRIMARY, icon="corner-down-left"),
    )
    return Column((header(3, "Vår 2028"), Grow(town), words, foot))


def why(percent: int) -> Element:
    title = Flow(
        (heading("Hvorfor gikk omsorgen ned?"), Text("62,0 → 60,9", Type.LEAD, Face.BOLD, Ink.BAD)), gap=28
    )
    causes = (
        Cause(
            "For mange prosjekter hos Helse",
            "tre samtidig, plass til to",
            -1.4,
            "−1,4",
            Ink.BAD,
            Action("cause", "1"),
        ),
        Cause("Flere over 80", "ingen valgte dette", -1.2, "−1,2", Ink.NEUTRAL, Action("cause", "2")),
        Cause("Felles saksflyt", "dere startet den høsten 2026", 1.6, "+1,6", Ink.GOOD, Action("cause", "3")),
        Cause("Alt annet", "fire små årsaker", -0.1, "−0,1", Ink.NEUTRAL, Action("cause", "4")),
    )
    chart = card(BarChart(causes, "Til sammen", "−1,1", Ink.BAD), (40, 10), "Årsaker")
    steps = ("tre nye tiltak", "Helse på 150\u00a0%", "slitne folk", "dårligere omsorg")
    links: list[Element] = [Text("Kjeden:", Type.BODY, ink=Ink.MUTED)]
    for index, step in enumerate(steps):
        arrow = (Icon("arrow-right", 28, Ink.MUTED),) if index else ()
        links.append(Row((*arrow, Text(step, Type.BODY, Face.SEMIBOLD)), gap=18, align=Align.CENTRE))
    chain = Flow(tuple(links), gap=18, align=Align.CENTRE)
    airy = Column((title, chart, Gap(8), chain, Grow()), gap=16, padding=(60, 24))
    tight = Column((title, chart, chain, Grow()), gap=6, padding=(60, 8))
    body = Fit((airy, tight))
    foot = footer(
        "Velg en årsak for å gå videre innover, helt til regelen og kilden.",
        Button("Tilbake", Action("back"), Kind.PRIMARY, icon="corner-down-left"),
    )
    return Column((header(3, "Vår 2028"), Grow(body), foot))


SCREENS: Mapping[str, Callable[[int], Element]] = {
    "start": start,
    "case": case,
    "choice": choice,
    "consequence": consequence,
    "why": why,
}


def main(folder: Path) -> None:
    """Draw every screen at every size and scale, then in every theme with something in focus."""
    folder.mkdir(parents=True, exist_ok=True)
    pen = Pen()

    def shot(name: str, grid: Grid, theme: Theme, attention: Attention) -> pygame.Surface:
        tree = layout(SCREENS[name](grid.text_percent), Context(grid, pen.fonts))
        surface = pygame.Surface((grid.window.width, grid.window.height))
        pen.draw(surface, tree, theme, grid, attention)
        return surface

    for size, percent in product(SIZES, PERCENTS):
        pen.clear()
        for name in SCREENS:
            picture = shot(name, Grid(size, percent), LIGHT, Attention())
            pygame.image.save(picture, folder / f"{name}-{size.width}x{size.height}-{percent}.png")
    for theme, name in product(THEMES.values(), SCREENS):
        pen.clear()
        focus = {"choice": "option:A", "start": "resume:", "why": "cause:2"}.get(name, "next:")
        picture = shot(name, Grid(SIZES[0]), theme, Attention(focus))
        pygame.image.save(picture, folder / f"{name}-{theme.name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
