"""The command `model`: a scenario's model in the field's format, and back."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.language import told_in
from game.cli.near import known
from game.cli.talk import say
from game.errors import UsageError
from game.pack.load import load
from game.research.xmile import exported, model_yaml, read_xmile, text_of
from game.resources import find_pack
from game.writing import write_text

SUFFIXES = (".xmile", ".stmx", ".xml")


def write_model(pack: str, out: Path, profile: str | None) -> int:
    """Write a scenario's model, as it starts in a profile. UsageError for an unknown profile or ending."""
    if out.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{out} should end in .xmile (or .stmx, .xml): that is what other programs look for."
        )
    with told_in(lambda: "en"):
        scenario = load(find_pack(pack), pack)
    settings = scenario.settings
    chosen = known(profile or settings.profile, settings.profiles, "profile")
    _write(out, text_of(exported(scenario, chosen)))
    return FINE


def read_model(file: Path, to: Path) -> int:
    """Read a model made elsewhere. ModelError with everything that the game's language cannot say."""
    if to.suffix.lower() not in {".yaml", ".yml"}:
        raise UsageError(f"{to} should end in .yaml: a scenario's model is called model.yaml.")
    model = read_xmile(file.read_bytes(), str(file))
    _write(to, model_yaml(model))
    for note in model.notes:
        say(note)
    return FINE


def _write(path: Path, text: str) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise UsageError(f"{path} could not be written: {error.strerror}.") from error
    say(str(path))
