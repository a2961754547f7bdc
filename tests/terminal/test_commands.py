from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from game.engine.layout import AMBITION
from game.engine.state import Setup
from game.engine.step import default_setup
from game.log.private import PrivateFile, private_path
from game.session.edition import open_edition
from game.session.game import Game
from game.terminal.client import Client
from game.terminal.commands import COMMANDS
from game.texts.catalogue import LANGUAGES, words

from .support import (
    FIRST_HALF_YEAR,
    TO_THE_CHOICE,
    TOP,
    Reader,
    Screen,
    edition_of,
    play,
    play_script,
    script,
    table_in,
)

AUTUMN = [*FIRST_HALF_YEAR, "", "", "", "a", "a", "a", "c", "", ""]
"""The first half-year, and the second up to its budget."""


def test_the_question_mark_explains_every_key_that_works(tmp_path: Path) -> None:
    say = words("nb")
    _, screen = play_script(tmp_path / "g.jsonl", [*TO_THE_CHOICE, "?", "q"])
    for key in set(COMMANDS) - {"?"}:
        assert f"{key.upper()}: {say(f'terminal.key.{key}')}" in screen.written
    _, news = play_script(tmp_path / "h.jsonl", ["", "?", "q"])
    assert "G: " not in news.written


def test_why_goes_down_to_equation_and_source(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", [*FIRST_HALF_YEAR, "h", "2", "1", "", "", "q"])
    said = screen.flat
    assert "Årsakene, den største først." in said
    assert "Likning: " in said
    assert "Kilde: antakelse" in said
    assert "(går av seg selv, som før)" in said
    assert re.search(r"Kvaliteten følger \(mest fordi «[\w ]+» gikk fra", said)
    assert re.search(r"Tjenester: \d+,\d+ → \d+,\d+ poeng, \d+,\d+ (opp|ned)\.", said)


def test_why_of_a_figure_that_is_worked_out_names_what_it_reads(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", [*FIRST_HALF_YEAR, "h", "1", "1", "", "", "q"])
    assert "Driftskostnad: 0,00 mill. kr i året, som før." in screen.flat


def test_the_figures_are_listed_once_and_all_of_them_only_when_asked_for(tmp_path: Path) -> None:
    screen = Screen()
    half_year = ["", "", "", *[""] * 6, "a", "2", "ja"]
    console = screen.console(script([*half_year, "h", "1", "", "2", "", "0", "", "q"]))
    play(edition_of("fjordvik"), console, tmp_path / "g.jsonl", seed=7)
    listed = screen.flat.count("1: Økonomi: ")
    assert listed == 2  # at first what moved, then all
    few, all_of_them = screen.flat.split("1: Økonomi: ")[1:]
    assert "Tips" not in few
    assert "Gevinster: 0,0" not in few
    assert "Gevinster: 0,0" in all_of_them


def test_what_moved_a_stock_is_told_by_its_amount_and_not_as_from_nothing(tmp_path: Path) -> None:
    half_year = ["", "", "", *[""] * 6, "a", "2", "ja"]
    listed = Screen()
    play(edition_of("fjordvik"), listed.console(script([*half_year, "h"])), tmp_path / "list.jsonl", seed=7)
    (number,) = re.findall(r"(\d+): Svartid: fra", listed.flat)
    screen = Screen()
    console = screen.console(script([*half_year, "h", number, "1", "", "", "q"]))
    play(edition_of("fjordvik"), console, tmp_path / "g.jsonl", seed=7)
    assert "Svartid: hvorfor gikk det opp?" in screen.flat
    assert re.search(r"Saker kommer inn: \+11 \d\d\d saker\.", screen.flat)
    assert "fra til" not in screen.flat


def test_before_anything_was_played_why_says_that_nothing_has_happened(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["", "h", "q"])
    assert "Ingenting har skjedd ennå." in screen.flat


def test_the_case_is_read_again_with_its_answers(tmp_path: Path) -> None:
    text = "Søknadsskjemaet har 40 felt."
    _, screen = play_script(tmp_path / "g.jsonl", [*TO_THE_CHOICE, "s", "q"])
    assert screen.flat.count(text) == 2
    assert screen.flat.count("A: Digitaliser alt nå. Pris 3") == 2
    _, news = play_script(tmp_path / "h.jsonl", ["", "s", "q"])
    assert "Det ligger ingen sak på bordet" in news.flat


def test_money_that_an_answer_moves_at_once_is_read_out_beside_its_price(tmp_path: Path) -> None:
    pack = copytree(TOP / "tests" / "packs" / "tiny", tmp_path / "tiny")
    cards = pack / "cards" / "cases.yaml"
    text = "      text: Digitaliser alt nå\n"
    at_once = "      at_once: {fund: 0.5 - fund / 40, running_cost: 0.2, devmoney: -0.25}\n"
    cards.write_text(cards.read_text("utf-8").replace(text, text + at_once), "utf-8")
    screen = Screen()
    play(open_edition(pack), screen.console(script([*TO_THE_CHOICE, "q"])), tmp_path / "g.jsonl")
    told = (
        "A: Digitaliser alt nå. Pris 3,25, drift 0,7 i året. Penger: Fond betaler 1 mill. Tar kapasitet fra:"
    )
    assert told in screen.flat


def test_undo_takes_the_last_thing_back_and_says_what(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "a", "a", "b", "u", "q"])
    assert "Det siste svaret er tatt tilbake." in screen.flat
    table = table_in(log)
    assert table.pending.choices == ()
    assert len(table.pending.votes) == 2


def test_nothing_before_the_confirmation_can_be_undone(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", [*FIRST_HALF_YEAR, "u", "q"])
    assert "Det dere har bekreftet, står fast." in screen.flat


def test_zero_goes_back_to_read_again(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*TO_THE_CHOICE, "0", "0", "q"])
    assert table_in(log).beat == "news"


def test_the_language_changes_in_the_middle_of_a_game(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["", "l", "3", "q"])
    assert "Spring 2026, half-year 1 of 4. News." in screen.flat
    assert "The game is saved." in screen.flat


def test_a_private_fact_is_for_one_role_and_is_pushed_off_the_screen(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", [*TO_THE_CHOICE[:2], "p", "2", "", "", "q"])
    said = screen.flat
    assert "bare Økonomi lese eller høre" in said
    assert "Leverandøren tar betalt for hvert felt." in said
    assert "Ingen spør meg før pengene er brukt." in said
    assert "Ordføreren har lovet at det kommer til sommeren." not in said
    assert "\n" * 30 in screen.written


def test_a_note_and_a_reason_are_kept_beside_the_log(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    lines = [*TO_THE_CHOICE, "a", "b", "q", "Ingen har spurt dem.", "n", "Husk kaffen.", "q"]
    _, screen = play_script(log, lines)
    assert "Én bokstav er for lite" in screen.flat
    kept = {(entry.kind, entry.text) for entry in PrivateFile.open(private_path(log)).entries()}
    assert kept == {("reason", "Ingen har spurt dem."), ("note", "Husk kaffen.")}
    assert "kaffen" not in log.read_text(encoding="utf-8")


def test_points_are_lent_when_somebody_thinks_of_it_and_never_suggested(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "g", "2", "1", "q"])
    assert table_in(log).pending.lending == (("finance", "director"),)
    assert "Økonomi låner bort ett poeng til Direktør" in screen.flat
    _, plain = play_script(tmp_path / "h.jsonl", [*FIRST_HALF_YEAR, "q"])
    assert "lån" not in plain.flat.lower()
    _, again = play_script(tmp_path / "i.jsonl", [*TO_THE_CHOICE, "g", "2", "1", "g", "2", "q"])
    assert "Økonomi har tatt poenget tilbake." in again.flat


def test_the_overview_has_figures_money_capacity_and_promises(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["", "o", "", "q"])
    for text in (
        "Økonomi 1,0 %",
        "Penger til endring: 6,0 mill. kr.",
        "Direktør: 0 av 2 poeng",
        "Løfte: Halv",
    ):
        assert text in screen.flat


def test_the_town_is_told_in_one_line_with_the_news_and_in_full_in_the_overview(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["", "o", "q"], pack="fjordvik")
    news, _, overview = screen.flat.partition("Byen forteller.")
    assert "Byen: " in news
    assert "Reidar er oppe, og det lyser hos Reidar · båtbygger" in overview


def test_ending_after_this_half_year_and_thinking_better_of_it(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*FIRST_HALF_YEAR, "e", "", "", "more"])
    assert "Slutten" in screen.flat
    assert "Takk for spillet." in screen.flat
    assert table_in(log).ended_early
    play_script(tmp_path / "h.jsonl", [*FIRST_HALF_YEAR, "e", "e", "", "q"])
    assert table_in(tmp_path / "h.jsonl").beat == "news"


def test_the_budget_takes_a_proposal_a_rule_and_sums(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*AUTUMN, "b", "2", "1", "2", "x", "2", "1", "2", "", "q"])
    pending = table_in(log).pending
    assert (pending.proposal, pending.gains) == ("change", "move")
    assert pending.moves == (("development", "services"),)
    assert "Tjenestene: 400 blir 398 mill. kr i året (−2)." in screen.flat


def test_a_number_in_the_summary_changes_that_line(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*FIRST_HALF_YEAR[:-1], "2", "c", "5", "1", "1", "q"])
    pending = table_in(log).pending
    assert dict(pending.choices)["form"] == "not_now"
    assert pending.promise == "better"
    assert "Stemmene er vist" in screen.flat


def test_an_answer_that_is_not_open_says_why(tmp_path: Path) -> None:
    screen = Screen()
    game = Game.new(
        edition_of("tiny"), default_setup(edition_of("tiny").scenario), 7, "nb", tmp_path / "g.jsonl"
    )
    with game:
        client = Client(game, screen.console(script(["a", "b"])), "nb", COMMANDS, lambda: 0.0)
        assert client.ask("Hva nå?", ("b",), closed={"a": "Det er ikke råd til det."}) == "b"
    assert "Det er ikke råd til det." in screen.flat
    assert "Skriv B." in screen.flat


@pytest.mark.parametrize("typed", ["", "tull", "99", "-1", "²", "\x00", "A B"])
def test_what_makes_no_sense_is_said_and_asked_again(tmp_path: Path, typed: str) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "a", "a", typed, "q"])
    assert table_in(log).pending.choices == ()
    assert screen.flat.count("Hva bestemmer dere?") == 2


def test_capital_letters_are_as_good_as_small_ones(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*TO_THE_CHOICE, "A", "A", "B", "Q"])
    assert table_in(log).pending.choices == (("form", "b"),)


def test_an_empty_seat_is_spoken_for_by_the_director_and_nobody_waits_for_it(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    set_up = ["v", "1", "2", "", "2", "", ""]
    _, screen = play_script(log, [*set_up, *TO_THE_CHOICE, "a", "a", "c", "1", "2", "q"])
    table = table_in(log)
    assert table.setup == Setup("poor", "high", 4, empty_seats=("finance",))
    assert table.pending.votes == (("director", "a"),)
    assert dict(table.pending.tokens) == {"director": "strategy", "finance": "leadership"}
    assert "Økonomi, tom. Rollen Kommunedirektør bestemmer for den." in screen.flat
    assert "Stolen til Økonomi er tom. Hva vier Direktør den oppmerksomheten?" in screen.flat


def test_somebody_must_stay_at_the_table(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["v", "", "", "", "1", "2", "", "", "q"])
    assert "Noen må sitte igjen ved bordet." in screen.flat


def test_a_short_game_begins_with_something_under_way(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, ["v", "", "", "2", "", "", "", "", "q"])
    assert table_in(log).setup == Setup("usual", "low", 2, short=True)


def typed_at(times: list[tuple[int, str]], clock: dict[str, float]) -> Callable[[], str]:
    """Types each line at its second."""
    left = iter(times)

    def read() -> str:
        found = next(left, None)
        if found is None:
            raise EOFError
        clock["now"] = float(found[0])
        return found[1]

    return read


@pytest.mark.parametrize("features_off", [(), ("clock",)])
def test_the_clock_is_silent_until_the_end_of_a_beat_and_speaks_once_a_minute(
    tmp_path: Path, features_off: tuple[str, ...]
) -> None:
    clock = {"now": 0.0}
    times = [
        (0, ""),
        (5, ""),
        (100, "s"),
        (200, "s"),
        (210, "s"),
        (260, "s"),
        (400, "s"),
        (500, "s"),
        (600, "q"),
    ]
    screen = Screen()
    edition = edition_of("tiny")
    play(
        edition,
        screen.console(typed_at(times, clock)),
        tmp_path / "g.jsonl",
        seed=7,
        language="nb",
        setup=replace(default_setup(edition.scenario), features_off=features_off),
        now=lambda: clock["now"],
    )
    said = [
        screen.flat.count(text)
        for text in ("Omtrent 2 minutter", "Omtrent ett minutt", "Tida for denne delen")
    ]
    assert said == ([0, 0, 0] if features_off else [1, 1, 1])


@pytest.mark.parametrize(
    "feature", ["votes", "tokens", "predictions", "private", "people", "delegated", "promises"]
)
def test_a_part_that_is_switched_off_is_not_asked_for(tmp_path: Path, feature: str) -> None:
    edition, screen, log = edition_of("tiny"), Screen(), tmp_path / "g.jsonl"
    setup = replace(default_setup(edition.scenario), features_off=(feature,))
    reader = Reader(screen, lambda keys: keys[-1])
    assert play(edition, screen.console(reader), log, seed=7, language="nb", setup=setup) == 0
    telltale = {
        "votes": "Stem om saken",
        "tokens": "Oppmerksomhet",
        "predictions": "Dere trodde",
        "private": "Noen vet noe",
        "people": "båtbygger",
        "delegated": "En sak for én rolle",
        "promises": "Nytt løfte",
    }[feature]
    assert telltale not in screen.flat
    everything = Screen()
    full = Reader(everything, lambda keys: keys[-1])
    play(edition, everything.console(full), tmp_path / "all.jsonl", seed=7, language="nb")
    assert telltale in everything.flat


def test_a_note_that_cannot_be_kept_does_not_end_the_game(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    blocked = private_path(log)
    blocked.with_name(blocked.name + ".tmp").mkdir()
    code, screen = play_script(log, ["", "n", "Husk kaffen.", "", "q"])
    assert code == 0
    assert "kunne ikke skrives" in screen.flat
    assert table_in(log).beat == "case"


BEFORE_ATTENTION = [*TO_THE_CHOICE, "a", "a", "b", "c"]


def test_attention_is_taken_back_and_moved_from_the_summary(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*BEFORE_ATTENTION, "1", "2", "1", "4", "x", "3", "q"])
    assert table_in(log).pending.tokens == (("finance", "organisation"),)


def test_going_back_in_the_middle_of_attention_loses_nothing(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*BEFORE_ATTENTION, "1", "0", "", "", "q"])
    assert table_in(log).pending.tokens == (("director", "strategy"),)
    assert "Nå: Strategi." in screen.flat


def test_a_promise_is_given_and_taken_back_in_the_summary(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    lines = [*FIRST_HALF_YEAR[:-1], "5", "1", "5", "x", "q"]
    _, screen = play_script(log, lines)
    assert "Nytt løfte: Bedre tjenester" in screen.flat
    assert "1: Bedre tjenester. Frist vår 2027. Tjenester nå " in screen.flat
    assert table_in(log).pending.promise is None


def test_the_ambition_is_raised_after_the_first_half_year(tmp_path: Path) -> None:
    edition, screen, log = edition_of("tiny"), Screen(), tmp_path / "g.jsonl"
    asked: list[str] = []

    def answer(keys: Sequence[str]) -> str:
        if "Hva velger dere?" in screen.flat[-400:] and not asked:
            asked.append(screen.flat)
            return "2"
        return keys[-1]

    reader = Reader(screen, answer)
    assert play(edition, screen.console(reader), log, seed=7, language="nb") == 0
    assert asked
    assert "1: Forsiktig. Hold skuta flytende. I dag er " in asked[0]
    assert "Nå gjelder: Forsiktig." in asked[0]
    assert "Ambisjonen: Høy" in screen.flat
    assert table_in(log).step.closed.whole[AMBITION] == 1


def test_who_may_lend_stands_in_the_order_of_the_table(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", [*FIRST_HALF_YEAR[:-1], "g", "", "q"])
    assert "1: Direktør 2: Økonomi Hvem låner bort" in screen.flat


def test_points_that_were_lent_stand_in_the_summary(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    lines = [*FIRST_HALF_YEAR[:-1], "g", "2", "1", "5", "2", "q"]
    _, screen = play_script(log, lines)
    assert "tar det tilbake" in screen.flat
    _, told = play_script(tmp_path / "h.jsonl", [*TO_THE_CHOICE, "g", "2", "1", *FIRST_HALF_YEAR[3:-1], "q"])
    assert "Lån: Økonomi til Direktør" in told.flat


def test_where_something_is_switched_off_its_key_says_so(tmp_path: Path) -> None:
    edition, screen = edition_of("tiny"), Screen()
    setup = replace(default_setup(edition.scenario), features_off=("private", "lending"))
    console = screen.console(script([*TO_THE_CHOICE, "p", "g", "q"]))
    play(edition, console, tmp_path / "g.jsonl", setup=setup)
    assert "I dette spillet vet ingen noe som ikke står her." in screen.flat
    assert "Poeng kan lånes bort når dere er ved valget." in screen.flat


def test_nothing_is_picked_with_just_enter(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*TO_THE_CHOICE, "p", "", "n", "", "l", "", "g", "", "g", "1", "", "q"])
    table = table_in(log)
    assert table.pending.lending == ()
    assert table.moves == table_in(log).moves
    assert not private_path(log).exists()


def test_the_budget_is_kept_with_enter_when_it_is_looked_at_again(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    lines = [*AUTUMN, "b", "2", "1", "2", "", "", "1", "5", "", "", "", "q"]
    _, screen = play_script(log, lines)
    assert "Budsjett: Mer til endring. Én sum fra Tjenestene til Utvikling. Flytt timene" in screen.flat
    pending = table_in(log).pending
    assert (pending.proposal, pending.moves, pending.gains) == (
        "change",
        (("services", "development"),),
        "move",
    )


def test_a_translation_that_cannot_be_read_is_said_and_the_game_keeps_its_language(tmp_path: Path) -> None:
    pack = copytree(TOP / "tests" / "packs" / "tiny", tmp_path / "tiny")
    texts = pack / "texts"
    texts.mkdir(exist_ok=True)
    (texts / "en.po").write_text('msgctxt "title"\nmsgid "Lillevik\n', encoding="utf-8")
    screen, edition = Screen(), open_edition(pack)
    number = str(LANGUAGES.index("en") + 1)
    code = play(edition, screen.console(script(["", "l", number, "", "q"])), tmp_path / "g.jsonl")
    assert code == 0
    assert re.search(r"en\.po:\d+:\d+: feil: ", screen.flat)
    assert "Spillet går videre på Norsk bokmål." in screen.flat
    assert "Spillet er lagret." in screen.flat


def test_an_event_too_says_which_roles_know_more(tmp_path: Path) -> None:
    edition, screen = edition_of("fjordvik"), Screen()
    reader = Reader(screen, lambda keys: keys[-1])
    assert play(edition, screen.console(reader), tmp_path / "g.jsonl", seed=22, language="nb") == 0
    answered = screen.flat.split("Svar på hendelsen.")[1:]
    assert len(answered) > 2
    assert all("Noen vet noe som ikke står her" in part.split("Hva bestemmer")[0] for part in answered)


def test_the_overview_tells_five_parts_in_the_words_of_the_window(tmp_path: Path) -> None:
    say = words("nb")
    script_of_o = [*FIRST_HALF_YEAR, "o", "1", "2", "3", "4", "5", "1", "", "q"]
    _, screen = play_script(tmp_path / "g.jsonl", script_of_o)
    said = screen.flat
    for number, part in enumerate(("goals", "work", "promises", "figures", "history"), 1):
        assert f"{number}: {say(f'overview.{part}')}" in said
    assert f"{say('overview.goals.floors')}:" in said
    assert "Rydd skjemaet først (Skjemaet" in said
    assert "Minst 1 mål er nådd." in said
    assert re.search(r"Tjenester \d+,\d poeng\. Siste halvår|Tjenester \d+\. Siste halvår", said)
    assert "1: Vår 2026: Skjemaet. B: Rydd skjemaet først." in said
    assert "Stemmer: Direktør A" in said
    assert "Målerne: Økonomi" in said


def test_the_overview_of_a_new_game_says_that_nothing_runs(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["", "o", "2", "", "q"])
    assert words("nb")("overview.work.none") in screen.flat
