"""Ten mistakes of different kinds in one pack: one run names each at its own line and column, and nothing else."""

from game.pack.load import read_pack
from tests.games import PACKS

EXPECTED = [
    # (file, line, column, code, what the author meant)
    ("cards/cases.yaml", 16, 7, "unknown-field", "running"),
    ("cards/cases.yaml", 23, 27, "unknown-reference", "errors"),
    ("cards/more.yaml", 23, 1, "needs-owner", ""),
    ("model.yaml", 8, 51, "start-outside-bounds", ""),
    ("model.yaml", 19, 3, "loop", ""),
    ("model.yaml", 24, 77, "unknown-reference", "devmoney"),
    ("model.yaml", 28, 39, "unknown-name", "fatigue"),
    ("scenario.yaml", 39, 1, "yaml-duplicate-key", ""),
    ("scenario.yaml", 58, 10, "wrong-type", ""),
    ("scenario.yaml", 84, 12, "after-the-end", ""),
]


def test_ten_mistakes_are_ten_problems_in_one_run():
    reading = read_pack(PACKS / "ten_mistakes", "pack")
    named = [
        (
            problem.place.file.removeprefix("pack/"),
            problem.place.line,
            problem.place.column,
            problem.code,
            dict(problem.facts).get("suggestion", ""),
        )
        for problem in reading.problems
    ]
    assert named == EXPECTED
    assert reading.scenario is None
    assert len(reading.errors) == 10


def test_the_places_are_where_the_mistakes_are():
    words = ("runing", "erors", "report:", "165", "busy", "dev_money", "fatigu,", "turns", "femti", "9")
    for (file, line, column, _, _), word in zip(EXPECTED, words, strict=True):
        text = (PACKS / "ten_mistakes" / file).read_text(encoding="utf-8").split("\n")[line - 1]
        assert text[column - 1 :].startswith(word)
