"""The playtest as JSON for programs: stable names, sorted keys, figures with six decimals, no clock.

The fields are described in `scenarios/README.md`, "Try your scenario".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from game.pack.files import PackFiles
from game.workshop.playtest.faring import Fared
from game.workshop.playtest.finding import Finding
from game.workshop.playtest.moving import CardMoves
from game.workshop.playtest.shares import Band, Mean, Share
from game.workshop.playtest.summary import Summary
from game.workshop.playtest.wording import Wording

FORMAT = 1
Json = Any  # a tree of JSON values


def data_of(summary: Summary, found: Sequence[Finding], files: PackFiles, hashes: tuple[str, str]) -> str:
    """The whole file as text; `hashes` are the pack's rules hash and content hash."""
    played, settings, words = summary.played, summary.scenario.settings, Wording(summary, files)
    plan = played.plan
    value = {
        "format": FORMAT,
        "scenario": settings.id,
        "version": settings.version,
        "rules_hash": hashes[0],
        "content_hash": hashes[1],
        "language": summary.say.language,
        "teams": list(plan.teams),
        "games_of_each": plan.games,
        "games_elsewhere": plan.grid_games,
        "seed": plan.seed,
        "games": len(played.records),
        "stopped": played.stopped,
        "findings": [_finding(words, each) for each in found],
        "setups": [
            {
                "maturity": setup.profile,
                "ambition": setup.ambition,
                "teams": {each.team: _fared(each) for each in summary.fared[place]},
            }
            for place, setup in enumerate(plan.setups)
        ],
        "coverage": {thing.seen_as: _share(share) for thing, share in summary.coverage.things},
        "answers": {
            f"{each.card}.{each.key}": {
                "legal": _share(each.legal),
                "chosen": _share(each.chosen),
                "by_team": {team: _share(share) for team, share in each.by_team.items()},
            }
            for each in summary.coverage.answers
        },
        "failed": dict(summary.coverage.failed),
        "promises": {
            name: {"given": _share(given), "kept": _share(kept)}
            for name, (given, kept) in summary.coverage.promises.items()
        },
        "choices": {each.card: _moves(each) for each in summary.moves},
        "gauges": {
            gauge: {
                course.team: [_band(band) for band in course.bands]
                for course in summary.courses
                if course.gauge == gauge
            }
            for gauge in settings.gauges
        },
        "reading": {
            read.beat: {
                "words": _band(read.words),
                "minutes": _band(read.minutes),
                "planned": _number(read.planned),
            }
            for read in summary.reading
        },
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def _finding(words: Wording, each: Finding) -> Json:
    told = words.told(each)
    return {
        "rank": each.rank,
        "code": each.code,
        "card": each.card,
        "path": ".".join(map(str, each.path)),
        "file": told.place.file,
        "line": told.place.line,
        "column": told.place.column,
        "facts": {name: _number(fact) if isinstance(fact, float) else fact for name, fact in each.facts},
        "sentence": told.sentence,
        "remedy": told.remedy,
    }


def _fared(each: Fared) -> Json:
    return {
        "games": each.games,
        "goals": _mean(each.goals),
        "won": _share(each.won),
        "floor_broken": _share(each.fell),
        "met": {name: _share(share) for name, share in each.met.items()},
        "broken": {name: _share(share) for name, share in each.broken.items()},
        "starts": _number(each.starts),
    }


def _moves(each: CardMoves) -> Json:
    return {
        "reference": each.reference,
        "moments": each.moments,
        "alike": each.alike,
        "best": {key: _share(share) for key, share in each.best.items()},
        "dominated": {pair.key: {"by": pair.by, "moments": pair.moments} for pair in each.dominated},
        "moved": {
            moved.key: {
                "moments": moved.moments,
                "soon": {gauge: _band(band) for gauge, band in moved.soon.items()},
                "end": {gauge: _band(band) for gauge, band in moved.end.items()},
                "goals": _number(moved.goals),
                "floors": _number(moved.floors),
            }
            for moved in each.moved
        },
    }


def _share(share: Share) -> Json:
    return {"hits": share.hits, "of": share.of, "low": _number(share.low), "high": _number(share.high)}


def _mean(mean: Mean) -> Json:
    return {"mean": _number(mean.value), "low": _number(mean.low), "high": _number(mean.high)}


def _band(band: Band) -> Json:
    return {
        "least": _number(band.least),
        "p10": _number(band.low),
        "median": _number(band.middle),
        "p90": _number(band.high),
        "most": _number(band.most),
    }


def _number(value: float) -> float:
    return round(value, 6) + 0.0  # + 0.0 makes -0.0 a plain zero
