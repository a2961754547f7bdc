"""The command line itself: which commands there are, what they are called with, and what an error looks like."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from game import __version__
from game.cli.ending import end_of
from game.cli.started import program
from game.cli.talk import ready_streams
from game.errors import UsageError

app = typer.Typer(
    name="fjordvik",
    help="Fjordvik: lead a municipality through four budget years. Without a command, the game starts.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Pack = Annotated[str, typer.Argument(metavar="PACK", help="A shipped scenario's name, or a folder.")]
Log = Annotated[Path, typer.Argument(metavar="LOG", help="A game's log (game.jsonl), or an archive of it.")]
OwnPack = Annotated[
    str | None,
    typer.Option(
        metavar="PACK", help="The scenario to replay by; else the archive's, or that of the log's name."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fjordvik {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback does it
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Without a command: play, in the window, in the terminal, or by a built-in team."""
    if context.invoked_subcommand is None:
        from game.cli.play import play_game
        from game.cli.wishes import Wishes

        raise typer.Exit(play_game(Wishes()))


@app.command()
def play(
    pack: Annotated[
        str | None,
        typer.Argument(
            metavar="PACK",
            help="A shipped scenario's name, or a folder; else fjordvik, or as chosen at the start.",
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language to begin in; else the scenario's.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**64 - 1, help="The luck; equal seeds, equal luck.")
    ] = None,
    maturity: Annotated[
        str | None, typer.Option(metavar="ID", help="The maturity profile to start from.")
    ] = None,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="How much is asked.")] = None,
    turns: Annotated[int | None, typer.Option(min=1, help="How many half-years.")] = None,
    terminal: Annotated[bool, typer.Option("--terminal", help="Play as text.")] = False,
    auto: Annotated[str | None, typer.Option(metavar="POLICY", help="Let a built-in team play.")] = None,
    resume: Annotated[Path | None, typer.Option(metavar="LOG", help="Go on with a game.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where log and debrief go.")] = None,
    rehearse: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE", help="Practise alone: you play ROLE, or nobody; the machine the others."
        ),
    ] = None,
) -> None:
    """Play a scenario."""
    from game.cli.play import play_game
    from game.cli.wishes import Wishes

    wishes = Wishes(pack, lang, seed, maturity, ambition, turns, terminal, auto, resume, out, rehearse)
    raise typer.Exit(play_game(wishes))


@app.command()
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


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or is empty.")
    ],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language to write in.")] = "nb",
) -> None:
    """Begin a scenario: a small commented pack that can be played at once."""
    from game.cli.new import begin_pack

    raise typer.Exit(begin_pack(folder, lang))


@app.command()
def schema(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where to write them; else they are printed.")
    ] = None,
) -> None:
    """Write JSON Schemas of a pack's files, by which an editor completes and explains."""
    from game.cli.schema import give_schemas

    raise typer.Exit(give_schemas(folder))


@app.command()
def translate(
    pack: Pack,
    into: Annotated[str, typer.Argument(metavar="LANG", help="The language to translate into.")],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language of the messages.")] = "nb",
) -> None:
    """Write or update a translation's PO file in reading order; what is translated stays."""
    from game.cli.translate import update_translation

    raise typer.Exit(update_translation(pack, into, lang))


@app.command()
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


@app.command(name="print")
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


@app.command()
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


@app.command()
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


@app.command()
def verify(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG...", help="Logs of games, or archives.")],
    pack: OwnPack = None,
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language of what is said.")] = "en",
) -> None:
    """Say whether logs are whole, and whether they replay to the same states. Changes nothing."""
    from game.cli.logs import verify_logs

    raise typer.Exit(verify_logs(logs, pack, lang))


@app.command()
def replay(
    log: Log,
    turn: Annotated[int | None, typer.Option(min=0, help="Only this half-year.")] = None,
    as_json: AsJson = False,
    pack: OwnPack = None,
) -> None:
    """Play a log again, exactly, and show what happened."""
    from game.cli.replaying import replay_log

    raise typer.Exit(replay_log(log, turn, pack, as_json=as_json))


@app.command()
def report(
    log: Log,
    out: Annotated[
        Path | None, typer.Option(metavar="HTML", help="Where to write it; else beside the log.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the log's.")
    ] = None,
    pack: OwnPack = None,
) -> None:
    """Write the debrief of a game as one HTML file."""
    from game.cli.logs import report_log

    raise typer.Exit(report_log(log, out, lang, pack))


@app.command()
def whatif(
    log: Log,
    turn: Annotated[int | None, typer.Option(min=1, help="The half-year of the decision.")] = None,
    card: Annotated[str | None, typer.Option(metavar="ID", help="The card that was decided.")] = None,
    option: Annotated[
        str | None, typer.Option(metavar="ID", help="The other answer: a, b, c or not_now.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every decision with each of its other answers.")
    ] = False,
    as_json: AsJson = False,
    pack: OwnPack = None,
) -> None:
    """What a decision did: the same game, the same luck, another answer."""
    from game.cli.whatif import what_if_of

    if every:
        if (turn, card, option) != (None, None, None):
            raise UsageError("Either --all, or one decision with --turn, --card and --option.")
        asked = None
    elif turn is None or card is None or option is None:
        raise UsageError("Name the decision with --turn, --card and --option, or ask for --all.")
    else:
        asked = (turn, card, option)
    raise typer.Exit(what_if_of(log, asked, pack, as_json=as_json))


@app.command()
def archive(
    log: Log,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The archive to write.")],
    private: Annotated[bool, typer.Option("--private", help="Take names, notes and reasons along.")] = False,
    pack: OwnPack = None,
) -> None:
    """Put a log and its scenario into one file that replays anywhere."""
    from game.cli.logs import archive_log

    raise typer.Exit(archive_log(log, out, pack, private=private))


@app.command()
def forget(log: Log) -> None:
    """Delete the names, notes and reasons of a game; the log stays whole."""
    from game.cli.logs import forget_private

    raise typer.Exit(forget_private(log))


@app.command()
def shots(
    pack: Pack,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the pictures go.")],
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language.")] = "nb",
    size: Annotated[str, typer.Option(metavar="WxH", help="The window's size.")] = "1920x1080",
) -> None:
    """Write a picture of every screen."""
    from game.cli.shots import write_shots

    raise typer.Exit(write_shots(pack, out, lang, size))


@app.command()
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


@app.command()
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


@app.command()
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` when none is given) and return the exit code; never raises."""
    ready_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback is not None
    }
    asked = words[0] if words and words[0] in commands else ""
    return end_of(lambda: app(args=words, prog_name=program(), standalone_mode=False), asked)
