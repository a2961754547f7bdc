"""The command `diff`: what changed between two packs, and which logged games would now go otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from game.cli.ending import BAD_INPUT, FINE
from game.cli.near import known_language
from game.cli.sources import opened, pack_at
from game.cli.talk import say, say_error, say_json
from game.engine.state import Rules
from game.engine.step import compile_rules
from game.errors import LogError, LogFinding, PackError
from game.log.read import parse_log
from game.log.replay import replay
from game.pack.hashes import content_hash, rules_hash
from game.pack.load import read_pack
from game.pack.schema import Scenario
from game.pack.translation import LANGUAGES, TEXTS, languages_of, read_texts, translated
from game.session.edition import pack_bytes
from game.texts.catalogue import Words, log_text, words
from game.workshop.diff.changes import Change, changes_between
from game.workshop.diff.games import Apart, Compared, compare_game
from game.workshop.diff.renames import Rename, renames_between
from game.workshop.diff.subjects import Naming
from game.workshop.diff.told import Side, Teller, Told, hash_lines, place_text
from game.workshop.diff.told_games import GameTeller

KINDS = ("rule", "text", "remark")


@dataclass(frozen=True, slots=True)
class _Pack:
    """One of the two packs."""

    scenario: Scenario
    side: Side
    rules_hash: str
    content_hash: str
    texts: dict[str, dict[str, tuple[str, str]]]
    """By language the entries of its translation."""


@dataclass(frozen=True, slots=True)
class _Game:
    """One log: how it compares, or why it cannot be compared."""

    log: Path
    compared: Compared | None
    lines: tuple[str, ...]
    wrong: LogFinding | None = None
    """What is at fault in the file."""

    @property
    def broken(self) -> bool:
        """Whether the file itself is at fault."""
        return self.wrong is not None


def diff_packs(old: str, new: str, logs: Sequence[Path], language: str | None, *, as_json: bool) -> int:
    """Say what changed and which games would go otherwise; 1 only for input that cannot be used."""
    if language is not None:
        known_language(language)
    with ExitStack() as stack:
        places = [stack.enter_context(pack_at(name)) for name in (old, new)]
        # the problems of both at once
        readings = [read_pack(*place) for place in places]
        wrong = [problem for reading in readings if reading.scenario is None for problem in reading.problems]
        if wrong:
            raise PackError(wrong)
        scenarios = [reading.scenario for reading in readings if reading.scenario is not None]
        speak = words(language or scenarios[1].settings.language)
        packs = [
            _pack(scenario, Side(reading.files, _naming(scenario, place[0], speak)), place[0])
            for scenario, reading, place in zip(scenarios, readings, places, strict=True)
        ]
        return _compare(packs[0], packs[1], logs, speak, as_json=as_json)


def _naming(scenario: Scenario, folder: Path, speak: Words) -> Naming:
    there = speak.language in languages_of(folder, scenario)
    return Naming(translated(scenario, folder, speak.language).scenario if there else scenario, speak)


def _pack(scenario: Scenario, side: Side, folder: Path) -> _Pack:
    texts: dict[str, dict[str, tuple[str, str]]] = {
        language: read_texts(folder / TEXTS / f"{language}.po", language)
        for language in LANGUAGES
        if (folder / TEXTS / f"{language}.po").is_file()
    }
    return _Pack(scenario, side, rules_hash(scenario), content_hash(pack_bytes(folder)), texts)


@dataclass(frozen=True, slots=True)
class _Found:
    """What differs between the packs, each difference with its sentence."""

    old: _Pack
    new: _Pack
    renamed: tuple[tuple[Rename, Told], ...]
    told: tuple[tuple[Change, Told], ...]
    translations: dict[str, int]


def _compare(old: _Pack, new: _Pack, logs: Sequence[Path], speak: Words, *, as_json: bool) -> int:
    renames, with_new_ids = renames_between(old.scenario, new.scenario)
    teller = Teller(old.side, new.side, speak)
    found = _Found(
        old,
        new,
        tuple((each, teller.rename(each)) for each in renames),
        tuple((each, teller.change(each)) for each in changes_between(with_new_ids, new.scenario)),
        dict(_translations(old, new)),
    )
    games = _games(found, logs, GameTeller(new.side.naming, old.side.naming, speak)) if logs else ()
    if as_json:
        rows = list(games)
        say_json(_as_data(found, rows))
    else:
        _print(found, speak)
        rows = list(_printed(games, speak))
    return BAD_INPUT if any(game.broken for game in rows) else FINE


def _translations(old: _Pack, new: _Pack) -> Iterator[tuple[str, int]]:
    """By language, how many translated texts are there otherwise, or not on both sides."""
    for language in LANGUAGES:
        before, after = old.texts.get(language, {}), new.texts.get(language, {})
        count = sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())
        if count:
            yield language, count


# ------------------------------------------------------------------------------------------------ logs


def _games(found: _Found, logs: Sequence[Path], teller: GameTeller) -> Iterator[_Game]:
    rules = compile_rules(found.old.scenario), compile_rules(found.new.scenario)
    for log in logs:
        try:
            yield _game(log, found, rules, teller)
        except LogError as error:
            yield _Game(log, None, (log_text(error.finding, teller.say),), error.finding)


def _game(log: Path, found: _Found, rules: tuple[Rules, Rules], teller: GameTeller) -> _Game:
    """One log by both packs. Raises LogError for one that cannot be read, or is of another version of the rules."""
    speak = teller.say
    with opened(log) as (content, _):
        file = parse_log(content, log)
    if file.problem is not None:
        what = speak("diff.log.broken", line=file.problem.line, detail=log_text(file.problem.what, speak))
        return _Game(log, None, (what,), file.problem.what)
    if file.header.rules_hash != found.old.rules_hash:
        key = "diff.log.new" if file.header.rules_hash == found.new.rules_hash else "diff.log.neither"
        return _Game(log, None, (speak(key, id=file.header.scenario, hash=file.header.rules_hash),))
    replayed = replay(file, found.old.scenario, rules=rules[0], ledger=False)
    if replayed.fault is not None:
        what = speak("diff.log.fault", turn=replayed.fault.turn, detail=log_text(replayed.fault.what, speak))
        return _Game(log, None, (what,), replayed.fault.what)
    if not replayed.turns:
        return _Game(log, None, (speak("diff.log.nothing"),))
    compared = compare_game(replayed, rules[1], tuple(rename for rename, _ in found.renamed))
    return _Game(log, compared, tuple(teller.lines(compared, replayed.setup)))


# ------------------------------------------------------------------------------------------------ for people


def _print(found: _Found, speak: Words) -> None:
    old, new = found.old, found.new
    if old.scenario.settings.id != new.scenario.settings.id:
        say(speak("diff.other-id", old=old.scenario.settings.id, new=new.scenario.settings.id))
    for line in hash_lines((old.rules_hash, new.rules_hash), (old.content_hash, new.content_hash), speak):
        say(line)
    _section("renamed", [each for _, each in found.renamed], speak)
    for kind in KINDS:
        _section(kind, [each for change, each in found.told if change.kind == kind], speak)
    for language, count in found.translations.items():
        say(speak.count("diff.translations", count, language=language))
    if not (found.renamed or found.told or found.translations):
        say(speak("diff.nothing"))


def _section(kind: str, told: Iterable[Told], speak: Words) -> None:
    lines = [f"  {place_text(each.place)}: {each.said}" for each in told]
    if lines:
        say(f"\n{speak.count(f'diff.section.{kind}', len(lines))}")
        for line in lines:
            say(line)


def _printed(games: Iterable[_Game], speak: Words) -> Iterator[_Game]:
    """Print each game as soon as it has been compared."""
    begun = False
    for game in games:
        if not begun:
            say(f"\n{speak('diff.section.games')}")
            begun = True
        out = say_error if game.broken else say
        first = game.lines[0]
        out(f"  {first}" if first.startswith(str(game.log)) else f"  {game.log}: {first}")
        for line in game.lines[1:]:
            out(f"    {line}")
        yield game


# ------------------------------------------------------------------------------------------------ for programs


def _as_data(found: _Found, games: Sequence[_Game]) -> dict[str, object]:
    old, new = found.old, found.new
    return {
        "rules": {"old": old.rules_hash, "new": new.rules_hash, "same": old.rules_hash == new.rules_hash},
        "content": {
            "old": old.content_hash,
            "new": new.content_hash,
            "same": old.content_hash == new.content_hash,
        },
        "renamed": [
            {"table": list(rename.table), "old": rename.old, "new": rename.new, **_told_data(told)}
            for rename, told in found.renamed
        ],
        "changes": [
            {
                "what": change.what,
                "kind": change.kind,
                "path": list(change.path),
                "old": change.old,
                "new": change.new,
                **_told_data(told),
            }
            for change, told in found.told
        ],
        "translations": found.translations,
        "games": [_game_data(game) for game in games],
    }


def _told_data(told: Told) -> dict[str, object]:
    place = told.place
    return {"file": place.file, "line": place.line, "column": place.column, "said": told.said}


def _game_data(game: _Game) -> dict[str, object]:
    data: dict[str, object] = {"log": str(game.log), "said": list(game.lines), "broken": game.broken}
    if game.wrong is not None:
        data["code"] = game.wrong.code
    compared = game.compared
    if compared is None:
        return {**data, "compared": False}
    first = compared.first
    return {
        **data,
        "compared": True,
        "half_years": compared.turns,
        "finished": compared.finished,
        "stuck": compared.stuck,
        "first": None
        if first is None
        else {"turn": first.turn, "when": first.when, "apart": [_apart_data(each) for each in first.apart]},
        "changed": [
            {
                "turn": c.turn,
                "what": c.what,
                "subject": c.subject,
                "recorded": c.recorded,
                "instead": c.instead,
            }
            for c in compared.changed
        ],
        "old": compared.old.as_data(),
        "new": None if compared.new is None else compared.new.as_data(),
    }


def _apart_data(apart: Apart) -> dict[str, object]:
    return {"sort": apart.sort, "name": apart.name, "old": apart.old, "new": apart.new}
