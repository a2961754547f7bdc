"""The commands of who writes a scenario and prepares the day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.options import Pack

commands = typer.Typer()


@commands.command()
def check(
    pack: Pack,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people or programs.")
    ] = "text",
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language of the messages.")] = "nb",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    play: Annotated[
        bool, typer.Option("--play", help="Also play games: what do options move? Takes half a minute.")
    ] = False,
) -> None:
    """Find every problem in a scenario pack."""
    from game.cli.packs import check_pack

    raise typer.Exit(check_pack(pack, lang, as_json=form == "json", strict=strict, play=play))


@commands.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or is empty.")
    ],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language to write in.")] = "nb",
) -> None:
    """Begin a scenario: a small commented pack that can be played at once."""
    from game.cli.new import begin_pack

    raise typer.Exit(begin_pack(folder, lang))


@commands.command()
def schema(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where to write them; else they are printed.")
    ] = None,
) -> None:
    """Write JSON Schemas of a pack's files, by which an editor completes and explains."""
    from game.cli.schema import give_schemas

    raise typer.Exit(give_schemas(folder))


@commands.command()
def translate(
    pack: Pack,
    into: Annotated[str, typer.Argument(metavar="LANG", help="The language to translate into.")],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language of the messages.")] = "nb",
) -> None:
    """Write or update a translation's PO file in reading order; what is translated stays."""
    from game.cli.translate import update_translation

    raise typer.Exit(update_translation(pack, into, lang))


@commands.command()
def text(
    pack: Pack,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="A language of the pack; else its own.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; else printed.")] = None,
) -> None:
    """Write all that people read as one document, with word counts."""
    from game.cli.text import write_script

    raise typer.Exit(write_script(pack, lang, out))


@commands.command(name="print")
def print_(
    pack: Pack,
    out: Annotated[Path, typer.Option(metavar="PDF", help="Where to write it.")],
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the scenario's.")
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(metavar="PART", help="Only this part; may be given several times; else all."),
    ] = None,
) -> None:
    """Make what is printed for the day: booklets, cards, the run sheet and the rest."""
    from game.cli.printing import print_pack

    raise typer.Exit(print_pack(pack, out, lang, tuple(part or ())))


@commands.command()
def profile(
    pack: Pack,
    figures: Annotated[Path, typer.Argument(metavar="FIGURES.csv", help="The municipality's key figures.")],
    template: Annotated[
        bool, typer.Option("--template", help="Write an empty table of figures to FIGURES.csv.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a copy of the scenario that has the profile.")
    ] = None,
    like: Annotated[
        str | None, typer.Option(metavar="ID", help="The profile to build on; else the scenario's usual one.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The municipality's name; else that in the file.")
    ] = None,
    profile_id: Annotated[
        str, typer.Option("--id", metavar="ID", help="What --maturity calls the new profile.")
    ] = "own",
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the scenario's.")
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people or programs.")
    ] = "text",
) -> None:
    """Make a maturity profile of a municipality's own key figures."""
    from game.cli.profile import Asked, own_profile

    asked = Asked(pack, figures, template, out, like, name, profile_id, lang, form == "json")
    raise typer.Exit(own_profile(asked))


@commands.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older scenario: a folder, or an archive.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer one.")],
    logs: Annotated[
        list[Path] | None, typer.Argument(metavar="LOG...", help="Logs of games of OLD, or archives.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the newer scenario's.")
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people or programs.")
    ] = "text",
) -> None:
    """Say what changed between two scenarios, and which logged games would now go otherwise."""
    from game.cli.diff import diff_packs

    raise typer.Exit(diff_packs(old, new, logs or (), lang, as_json=form == "json"))


@commands.command()
def shots(
    pack: Pack,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the pictures go.")],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language.")] = "nb",
    size: Annotated[str, typer.Option(metavar="WxH", help="The window's size.")] = "1920x1080",
) -> None:
    """Write a picture of every screen."""
    from game.cli.shots import write_shots

    raise typer.Exit(write_shots(pack, out, lang, size))


@commands.command()
def playtest(
    pack: Pack,
    games: Annotated[
        int, typer.Option("-n", "--games", min=1, metavar="N", help="Games for each team.")
    ] = 100,
    policy: Annotated[
        list[str] | None, typer.Option(metavar="POLICY", help="A team; may be given several times; else all.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**63, help="The luck of the first game.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="HTML", help="Where the page goes.")] = None,
    as_json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the same for programs.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes; the result is the same.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The page's language; else the scenario's.")
    ] = None,
    maturity: Annotated[str | None, typer.Option(metavar="ID", help="Only this maturity profile.")] = None,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="Only this ambition.")] = None,
) -> None:
    """Let the built-in teams play a scenario many times, and say what an author should look at."""
    from game.cli.playtest import Asked, playtest_pack

    teams = tuple(policy or ())
    asked = Asked(pack, games, teams, seed, out, as_json, workers, lang, maturity, ambition)
    raise typer.Exit(playtest_pack(asked))


@commands.command()
def graph(
    pack: Pack,
    out: Annotated[Path | None, typer.Option(metavar="SVG", help="Where the picture goes.")] = None,
    kind: Annotated[
        Literal["loops", "cards"] | None,
        typer.Option(
            help="Causes and effects in the model, or the cards; else what --of is about, or loops."
        ),
    ] = None,
    of: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what concerns this indicator, quantity or card.")
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=12, help="How far from it.")] = 2,
    every: Annotated[bool, typer.Option("--all", help="Auxiliaries and weak links too.")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="In words, on the screen.")] = False,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the scenario's.")
    ] = None,
) -> None:
    """Draw what moves what in a scenario's model, or how its cards hang together."""
    from game.cli.graph import write_graph
    from game.workshop.graph.picture import Wish

    raise typer.Exit(write_graph(pack, out, Wish(kind, of, steps, every), lang, as_text=as_text))


@commands.command()
def preview(
    pack: Pack,
    card: Annotated[str, typer.Argument(metavar="CARD", help="The id of a card.")],
    shot: Annotated[
        Path | None, typer.Option(metavar="PNG", help="Write a picture, without a screen.")
    ] = None,
    page: Annotated[int, typer.Option(min=1, help="Which page about the card the picture shows.")] = 1,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the scenario's.")
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="The size of the window or the picture.")
    ] = None,
    text_size: Annotated[int, typer.Option(metavar="PERCENT", help="100, 115 or 130.")] = 100,
) -> None:
    """Show a card in the window as a table would see it, and again after every save."""
    from game.cli.preview import PreviewWish, preview_card

    raise typer.Exit(preview_card(pack, card, PreviewWish(shot, page, lang, size, text_size)))
