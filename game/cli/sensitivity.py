"""The command `sensitivity`: which assumptions of a scenario decide its lesson.

What it writes, and what each output and column means, stands in `game/research/sensitivity/README.md`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, get_args

from game.cli.columns import aligned, wrapped
from game.cli.ending import FINE
from game.cli.near import known, known_id
from game.cli.progress import bar, processes
from game.cli.talk import say
from game.engine.state import Setup
from game.engine.step import compile_rules, default_setup
from game.errors import FjordvikError, UsageError
from game.pack.load import load
from game.pack.schema import Scenario
from game.policy import POLICIES
from game.research.luck.variance import share_interval
from game.research.sensitivity.factors import Factor, factors_of
from game.research.sensitivity.lesson import LEAD, Question
from game.research.workers import sensible_count
from game.resources import find_pack
from game.writing import write_text

if TYPE_CHECKING:
    from game.research.sensitivity.run import Found

USUAL = {"morris": 10, "sobol": 64, "random": 100}
"""How many trajectories, base samples or samples each method takes, unless others are asked for."""
Row = dict[str, Any]  # a row of a table: text and numbers


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    pack: str
    method: str
    n: int | None
    policy: str
    against: str
    games: int
    spread: float
    factors: str | None
    ranking: Path | None
    keep: int
    seed: int
    first: int
    maturity: str | None
    ambition: str | None
    workers: int | None
    top: int
    out: Path | None
    samples: Path | None


def study_pack(asked: Asked) -> int:
    """Play all samples, print the ranking, write what is asked for."""
    _refuse(asked)
    scenario = load(find_pack(asked.pack), asked.pack)
    question = _question(scenario, asked)
    try:
        from game.research.sensitivity.run import Design, Method, samples_of, study
    except ModuleNotFoundError as error:
        raise FjordvikError(
            f"Sensitivity analysis needs {error.name}, which is not installed. "
            "Install it: pip install -e '.[research]' -c constraints.txt"
        ) from error
    method: Method = next(each for each in get_args(Method) if each == asked.method)
    n = asked.n if asked.n is not None else USUAL[method]
    design = Design(method, n, asked.spread, asked.seed)
    workers = asked.workers if asked.workers is not None else sensible_count()
    with processes(), bar("Samples", len(samples_of(question, design)) + 1) as told:
        found = study(compile_rules(scenario), question, design, workers, told)
    for line in _table(scenario, found, asked.top):
        say(wrapped(line))
    if asked.out is not None:
        write_text(asked.out, _as_json(scenario, found) if _is_json(asked.out) else _csv(_rows(found)))
    if asked.samples is not None:
        write_text(asked.samples, _csv(_sample_rows(found)))
    return FINE


def _refuse(asked: Asked) -> None:
    """UsageError for what makes no sense in any scenario."""
    known(asked.method, tuple(USUAL), "method")
    if not 0.0 < asked.spread < 1.0:
        raise UsageError(
            f"--range {asked.spread:g} must lie between 0 and 1, such as 0.2 for a fifth up and down."
        )
    if asked.n == 1:
        raise UsageError("-n 1 says nothing about how effects differ. Take 2 at least, better 10 or more.")
    if asked.method == "sobol":
        if asked.n is not None and asked.n & (asked.n - 1):
            raise UsageError(
                f"With --method sobol, -n must be a power of two, such as 64; {asked.n} is none."
            )
        if asked.factors is None and asked.ranking is None:
            raise UsageError(
                "Sobol' indices of all assumptions would take days. Screen them first (--method morris --out "
                "FILE.csv), then weigh those that stand first (--method sobol --from FILE.csv), or name some with "
                "--factors."
            )
    if asked.factors is not None and asked.ranking is not None:
        raise UsageError("Either --factors or --from, not both.")
    for path, ends in ((asked.out, (".csv", ".json")), (asked.samples, (".csv",))):
        if path is not None and path.suffix.lower() not in ends:
            raise UsageError(f"{path} must end in {' or '.join(ends)}.")
        if path is not None and not path.absolute().parent.is_dir():
            raise UsageError(f"{path} cannot be written: there is no folder {path.parent}.")


def _question(scenario: Scenario, asked: Asked) -> Question:
    team, others = known(asked.policy, tuple(POLICIES), "team"), tuple(asked.against.split(","))
    for other in others:
        known(other, tuple(POLICIES), "team")
    if team in others or len(set(others)) < len(others):
        raise UsageError("The teams of --policy and --against must all be different.")
    plain = default_setup(scenario)
    profile = known(asked.maturity or plain.profile, tuple(scenario.settings.profiles), "maturity profile")
    ambition = known(asked.ambition or plain.ambition, tuple(scenario.settings.ambitions), "ambition")
    setup = Setup(profile, ambition, plain.turns)
    seeds = tuple(range(asked.first, asked.first + asked.games))
    return Question(team, others, seeds, setup, _factors(scenario, asked))


def _factors(scenario: Scenario, asked: Asked) -> tuple[Factor, ...]:
    every = {each.id: each for each in factors_of(scenario)}
    if not every:
        raise UsageError(f"{asked.pack} has no assumptions to vary.")
    names = tuple(every)
    if asked.factors is not None:
        names = tuple(dict.fromkeys(asked.factors.split(",")))
    elif asked.ranking is not None:
        names = _first_of(asked.ranking, asked.keep)
    return tuple(every[known_id(name, every, "assumption")] for name in names)


def _first_of(path: Path, count: int) -> tuple[str, ...]:
    """The assumptions that stand first for the lead in a table that was written with `--out FILE.csv`."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row.get("output") == LEAD]
        ranked = sorted(rows, key=lambda row: int(row["rank"]))
        names = tuple(row["factor"] for row in ranked[:count])
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from error
    except (KeyError, ValueError, csv.Error) as error:
        raise UsageError(f"{path} is no table of this command ({error!r}).") from error
    if not names:
        raise UsageError(f"{path} is no table of this command: it ranks nothing for {LEAD}.")
    return names


# ------------------------------------------------------------------------------------------------ what is told


def _table(scenario: Scenario, found: Found, top: int) -> Iterator[str]:
    question, design = found.question, found.design
    lead = found.outputs[LEAD]
    yield (
        f"{scenario.settings.id}: {len(question.factors)} assumptions, each {100 * design.spread:g} % up and "
        f"down; {len(found.samples)} samples ({design.method}, n {design.n}, seed {design.seed}), in each "
        f"{len(question.seeds)} games of each of {len(question.teams)} teams "
        f"({question.setup.profile}, {question.setup.ambition})"
    )
    yield (
        f"The lead of {question.team} over the best of {', '.join(question.against)}, in goals: as written "
        f"{found.nominal[LEAD]:.2f}; in the samples {fmean(lead):.2f} on average, {min(lead):.2f} to {max(lead):.2f}; "
        f"above 0 in {100 * found.holds(LEAD):.1f} % of them{_likely(found)}"
    )
    for name in question.against:
        output = f"over_{name}"
        values = found.outputs[output]
        yield (
            f"  over {name}: as written {found.nominal[output]:.2f}, {fmean(values):.2f} on average, "
            f"{min(values):.2f} at least; above 0 in {100 * found.holds(output):.1f} %"
        )
    yield ""
    shown = [{key: value for key, value in row.items() if key != "output"} for row in _rows_of(found, LEAD)]
    yield from aligned(shown[:top], decimals=3)


def _likely(found: Found) -> str:
    """How sure the share is: only random samples do not depend on each other."""
    if found.design.method != "random":
        return " (which are no random ones)"
    low, high = share_interval(round(found.holds(LEAD) * len(found.samples)), len(found.samples))
    return f" (95 % interval: {100 * low:.0f} to {100 * high:.0f} %)"


def _rows(found: Found) -> list[Row]:
    return [row for output in found.outputs for row in _rows_of(found, output)]


def _rows_of(found: Found, output: str) -> list[Row]:
    """The factors of an output by rank, with their indices."""
    return [
        {"output": output, "rank": rank, "factor": name, **asdict(found.indices[output][name])}
        for rank, name in enumerate(found.ranked(output), 1)
    ]


def _sample_rows(found: Found) -> list[Row]:
    """Every sample: its number, the factors, the outputs; sample 0 is the scenario as it is written."""
    names = [each.id for each in found.question.factors]
    samples = [(1.0,) * len(names), *found.samples]
    return [
        {
            "sample": number,
            **dict(zip(names, sample, strict=True)),
            **{
                output: found.nominal[output] if number == 0 else values[number - 1]
                for output, values in found.outputs.items()
            },
        }
        for number, sample in enumerate(samples)
    ]


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _as_json(scenario: Scenario, found: Found) -> str:
    question, design = found.question, found.design
    data = {
        "scenario": scenario.settings.id,
        "team": question.team,
        "against": list(question.against),
        "games": list(question.seeds),
        "setup": {"profile": question.setup.profile, "ambition": question.setup.ambition},
        "design": asdict(design),
        "samples": len(found.samples),
        "outputs": {
            name: {
                "nominal": found.nominal[name],
                "mean": fmean(values),
                "least": min(values),
                "greatest": max(values),
                "above_0": found.holds(name),
            }
            for name, values in found.outputs.items()
        },
        "factors": _rows(found),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n"


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"
