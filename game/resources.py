"""The one place that knows where scenarios, assets and the user's own folder are.

Scenarios and assets lie at the top of a checkout, where an editable install finds them too, and under
`game/_data` in an installed wheel and in a frozen bundle (a one-folder PyInstaller build that adds the two
folders as `game/_data/scenarios` and `game/_data/assets`).
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

import platformdirs

from game.errors import ResourceError, UsageError

APP_NAME = "fjordvik"
PACK_FILE = "scenario.yaml"
FIRST_PACK = "fjordvik"
"""The shipped scenario that is played where nobody asks for another."""

_PACKAGE = Path(__file__).resolve().parent


def scenarios_dir() -> Path:
    """Find the folder of the shipped scenarios; ResourceError if it is missing."""
    return _shipped("scenarios")


def assets_dir() -> Path:
    """Find the folder of fonts, icons and drawings; ResourceError if it is missing."""
    return _shipped("assets")


def asset(*parts: str) -> Path:
    """Find one file of the assets, as in `asset("icons", "ship.svg")`; ResourceError if it is missing."""
    return _present(assets_dir().joinpath(*parts))


def shipped_packs() -> tuple[str, ...]:
    """List the names of the shipped scenarios, in alphabetical order."""
    return tuple(sorted(folder.name for folder in scenarios_dir().iterdir() if _is_pack(folder)))


def shipped_pack(name_or_id: str) -> str | None:
    """Name the shipped scenario that is called so, or None.

    Logs hold a scenario's id, which may stand in equations and so has an underscore where its folder has a hyphen.
    """
    asked = _as_id(name_or_id)
    return next((name for name in shipped_packs() if _as_id(name) == asked), None)


def _as_id(name: str) -> str:
    return name.replace("-", "_")


def find_pack(name_or_path: str) -> Path:
    """Find the folder of a scenario by a path to it or by the name or id of a shipped one.

    A path may name the folder or its scenario.yaml, and wins over a shipped scenario of the same name: what
    lies where somebody works is what they mean. UsageError, with the nearest name, if there is neither.
    """
    path = Path(name_or_path).expanduser()
    folder = path.parent if path.name == PACK_FILE else path
    if _is_pack(folder):
        return folder
    name = shipped_pack(name_or_path)
    if name is not None:
        return scenarios_dir() / name
    raise UsageError(_no_such_pack(name_or_path, folder, shipped_packs()))


def printed_dir() -> Path | None:
    """Name the folder where a frozen bundle has the printed matter of the shipped scenarios ready; elsewhere None."""
    return Path(sys.executable).parent / "print" if getattr(sys, "frozen", False) else None


def user_data_dir() -> Path:
    """Name the folder for this user's games, by the custom of the system; it may not exist yet.

    No variable of our own moves it: `--out` does that for one game, and on Linux XDG_DATA_HOME for all.
    """
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def _shipped(name: str) -> Path:
    data = _data_dir()
    return _present((data if data.is_dir() else _PACKAGE.parent) / name)


def _data_dir() -> Path:
    """Name the folder that a wheel and a frozen bundle have, and a checkout has not."""
    bundle = getattr(sys, "_MEIPASS", None) if getattr(sys, "frozen", False) else None
    return (_PACKAGE if bundle is None else Path(bundle) / "game") / "_data"


def _present(path: Path) -> Path:
    if path.exists():
        return path
    if getattr(sys, "frozen", False):
        remedy = "Unpack the downloaded game again, the whole folder."
    elif _data_dir().is_dir():
        remedy = "Install it again: pip install --force-reinstall --no-deps fjordvik"
    else:
        remedy = "Get it back from the repository (git status tells what was removed), or clone it again."
    raise ResourceError(f"A part of the game is missing: {path}\n{remedy}")


def _is_pack(folder: Path) -> bool:
    return (folder / PACK_FILE).is_file()


def _no_such_pack(asked: str, folder: Path, names: tuple[str, ...]) -> str:
    if folder.is_dir():
        return f"{folder} is no scenario: it has no {PACK_FILE}."
    near = get_close_matches(asked.lower(), names, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    shipped = ", ".join(names) if names else "none"
    return (
        f'There is no scenario "{asked}".{hint}\n'
        f"Shipped scenarios: {shipped}. Or give the path of a folder with a {PACK_FILE}."
    )
