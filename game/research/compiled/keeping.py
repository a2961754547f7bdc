"""Where the kernel's module and what numba makes of it are kept, so that the next run need not compile.

A module lies in the folder under the hash of its source and of the machine that compiles it; numba puts the machine
code beside it, in `__pycache__`. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import inspect
import os
import platform
import sys
import tempfile
import warnings
from pathlib import Path
from types import ModuleType

import llvmlite.binding as llvm  # type: ignore[import-untyped]
import numba
from platformdirs import user_cache_path

from game.research.compiled import inner

VARIABLE = "FJORDVIK_CACHE"
"""The environment variable that names another folder."""
WRITTEN_AT = 1_000_000_000
"""Every module's time of writing, seconds: numba looks at it, and two processes may write the same one."""


class CacheWarning(UserWarning):
    """What is compiled cannot be kept, so that each run compiles again."""


def cache_folder() -> Path:
    """The user's folder for compiled kernels."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("fjordvik", appauthor=False) / "kernels"


def kept_module(source: str, folder: Path) -> ModuleType | None:
    """The module in the folder, written there if it is not; None, with a warning, where that is not possible."""
    path = folder / f"kernel_{identity(source)}.py"
    try:
        if not path.exists() or path.read_text(encoding="utf-8") != source:
            folder.mkdir(parents=True, exist_ok=True)
            _write(path, source)
    except OSError as error:
        warnings.warn(
            f"What is compiled cannot be kept in {folder} ({error.strerror or error}), so each run compiles again. "
            f"Another folder can be named in the environment variable {VARIABLE}.",
            CacheWarning,
            stacklevel=3,
        )
        return None
    return _imported(path)


def loose_module(source: str) -> ModuleType:
    """The module without a file; numba cannot keep what it compiles from it."""
    module = ModuleType(f"kernel_{identity(source)}_loose")
    exec(compile(source, f"<{module.__name__}>", "exec"), module.__dict__)  # noqa: S102  (the program's own source)
    return module


def identity(source: str) -> str:
    """The hash of a kernel's source, and of all that decides what numba makes of it."""
    machine = (platform.python_version(), numba.__version__, llvm.get_host_cpu_name(), platform.machine())
    parts = [source, inspect.getsource(inner), *machine]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=10).hexdigest()


def _write(path: Path, source: str) -> None:
    """Whole or not at all, whoever else writes it now."""
    number, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(source)
        os.utime(name, (WRITTEN_AT, WRITTEN_AT))
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _imported(path: Path) -> ModuleType:
    """The file as a module; numba finds it again by its name."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
