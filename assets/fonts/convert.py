"""Make the game's fonts from the npm package: `python assets/fonts/convert.py inter-ui-4.1.1.tgz`.

Needs fonttools and brotli (not needed to play). Two changes are made to each face, and README.md says why:
the digits in the character map point at the tabular digits, and a harmless `prep` program switches FreeType's
auto-hinter off.
"""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

FACES = {
    "Inter-Regular.ttf": "package/web/Inter-Regular.woff2",
    "Inter-SemiBold.ttf": "package/web/Inter-SemiBold.woff2",
    "Inter-Bold.ttf": "package/web/Inter-Bold.woff2",
    "Inter-ExtraBold.ttf": "package/web/Inter-ExtraBold.woff2",
}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def with_tabular_digits(font: TTFont) -> None:
    """Point every map entry of an ordinary digit at its tabular form (the `tnum` feature, baked in)."""
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if glyph in DIGITS:
                table.cmap[code] = f"{glyph}.tf"


def without_auto_hinter(font: TTFont) -> None:
    """Add a control program longer than FreeType's threshold that only sets drop-out control."""
    program = Program()
    drop_out = ["PUSHW[] 511", "SCANCTRL[]", "PUSHB[] 4", "SCANTYPE[]"]
    program.fromAssembly(drop_out + ["PUSHB[] 0", "POP[]"] * 4)
    table = newTable("prep")
    table.program = program
    font["prep"] = table


def main(package: Path, target: Path) -> None:
    """Write the four faces and the licence beside this file."""
    with tarfile.open(package) as archive:

        def member(name: str) -> bytes:
            handle = archive.extractfile(name)
            if handle is None:
                raise SystemExit(f"{package} has no {name}")
            return handle.read()

        for name, source in FACES.items():
            font = TTFont(io.BytesIO(member(source)), recalcTimestamp=False)
            font.flavor = None
            with_tabular_digits(font)
            without_auto_hinter(font)
            font.save(target / name)
        (target / "LICENSE.txt").write_bytes(member("package/LICENSE.txt"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
