"""A translation's file loses nothing of a translator's, and says what a translator needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from game.pack.load import load
from game.pack.schema import Scenario
from game.pack.translation import read_texts, translated
from game.resources import find_pack
from game.texts.catalogue import LANGUAGES, words
from game.workshop.reading import about, in_reading_order
from game.workshop.translate import Outcome, update
from tests.cli.support import TINY, Cli, command_line, copied_pack, edit

DAY = datetime(2027, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied_pack(tmp_path / "pack")


@pytest.fixture(scope="module")
def fjordvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped scenario after one run for each of its translations."""
    folder = Path(shutil.copytree(find_pack("fjordvik"), tmp_path_factory.mktemp("copy") / "fjordvik"))
    for language in ("nn", "en"):
        update(folder, "fjordvik", language, DAY)
    return folder


def run(pack: Path, language: str = "en") -> Outcome:
    return update(pack, "pack", language, DAY)


def entries(pack: Path, language: str = "en") -> Catalog:
    with (pack / "texts" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def put(pack: Path, context: str, translation: str, before: str = "") -> None:
    """Translate one entry as an editor does; `before` are lines that a translator writes above it."""
    path = pack / "texts" / "en.po"
    text = path.read_text(encoding="utf-8")
    block = next(block for block in text.split("\n\n") if f'\nmsgctxt "{context}"\n' in f"\n{block}\n")
    done = re.sub(r'msgstr ""$', f'msgstr "{translation}"', block)
    path.write_text(text.replace(block, before + done), encoding="utf-8")


def block_of(pack: Path, context: str) -> str:
    text = (pack / "texts" / "en.po").read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if f'msgctxt "{context}"\n' in block)


# ------------------------------------------------------------------------------------------------ a new file


def test_a_new_file_holds_every_text_once_in_reading_order(pack: Path) -> None:
    outcome = run(pack)
    scenario = load(pack)
    contexts = [str(message.context) for message in entries(pack) if message.id]
    assert contexts == [text.context for text in in_reading_order(scenario)]
    assert (outcome.changed, outcome.texts, outcome.new, outcome.missing) == (True, *(len(contexts),) * 3)
    places = {context: place for place, context in enumerate(contexts)}
    assert places["settings.title"] == 0
    assert places["settings.roles.director.name"] < places["cards.manager.title"]
    titles = [scenario.cards[c.split(".")[1]].code for c in contexts if re.fullmatch(r"cards\.\w+\.title", c)]
    assert titles == ["L1", "O1", "S1", "T1", "LD1", "OD1", "SD1", "TD1", "TD9", "E1", "E2", "E3"]
    assert (
        places["cards.form.text"] < places["cards.form.private.finance"] < places["cards.form.options.a.text"]
    )
    assert places["cards.form.options.a.text"] < places["cards.form.options.a.live.text"]
    assert places["cards.form.options.a.failed.text"] < places["cards.form.options.b.text"]


def test_an_entry_says_what_it_is_who_says_it_and_how_long_it_may_be(pack: Path) -> None:
    edit(pack / "scenario.yaml", "{text: Det gikk fort i dag.,", '{text: "Det gikk {fort} i dag.",')
    run(pack)
    assert block_of(pack, "cards.form.options.a.working.text") == (
        "#. Case for the whole table: T1 Skjemaet / A Digitaliser alt nå / said when it works\n"
        "#. Reidar says it.\n"
        "#. At most 20 words.\n"
        f"#: cards/cases.yaml:{line_of(pack, 'Jeg fikk svar samme dag')}\n"
        'msgctxt "cards.form.options.a.working.text"\n'
        'msgid "Jeg fikk svar samme dag."\n'
        'msgstr ""'
    )
    assert "#. At most 36 characters.\n" in block_of(pack, "cards.form.options.b.text")
    assert "#. Said in the news, by nobody in particular.\n" in block_of(
        pack, "cards.form.not_now.later.text"
    )
    assert "#. Keep as it stands: {fort}\n" in block_of(pack, "settings.people.reidar.lines.fine.text")


def line_of(pack: Path, words_there: str) -> int:
    lines = (pack / "cards" / "cases.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words_there in line)


@pytest.mark.parametrize("name", ["fjordvik", TINY], ids=["fjordvik", "tiny"])
def test_every_text_is_explained_in_every_language(name: str | Path) -> None:
    scenario = load(find_pack(str(name)))
    known = words("en")
    things, fields = set(), set()
    for text in in_reading_order(scenario):
        what = about(scenario, text.path)
        things.add(f"translate.thing.{what.thing}")
        fields.add(f"translate.field.{what.field}")
    assert [key for key in sorted(things | fields) if key not in known] == []


@pytest.mark.parametrize(
    ("language", "plural"),
    [("nn", "nplurals=2; plural=(n != 1);"), ("sv", "nplurals=2; plural=(n != 1);"), ("pl", "nplurals=3;")],
)
def test_the_header_is_right_for_the_language(pack: Path, language: str, plural: str) -> None:
    run(pack, language)
    header = (pack / "texts" / f"{language}.po").read_text(encoding="utf-8").partition("\n\n")[0]
    assert f'"Language: {language}\\n"' in header
    assert f'"Plural-Forms: {plural}' in header
    assert '"Project-Id-Version: tiny 0.1.0\\n"' in header
    assert '"POT-Creation-Date: 2027-01-02 03:04+0000\\n"' in header
    assert header.endswith('\\n"')
    assert re.findall(r"EMAIL@ADDRESS|FULL NAME|YEAR|PROJECT VERSION|LANGUAGE <", header) == []


# ------------------------------------------------------------------------------------------------ an old file


def test_a_second_run_changes_no_byte(pack: Path) -> None:
    run(pack)
    put(
        pack,
        "cards.form.title",
        "The form",
        "# I am \\n not sure: is it one form, or many of them? Ask the authors about it some day.\n",
    )
    edit(pack / "cards" / "cases.yaml", "title: Skjemaet", "title: Det skjemaet")
    run(pack)
    path = pack / "texts" / "en.po"
    content, stamp = path.read_bytes(), path.stat().st_mtime_ns
    outcome = update(pack, "pack", "en", datetime(2030, 1, 1, tzinfo=UTC))
    assert (outcome.changed, outcome.unsure) == (False, 1)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, stamp)


def test_a_changed_text_keeps_its_translation_as_unsure_beside_the_old_text(pack: Path) -> None:
    run(pack)
    put(pack, "cards.form.title", "The form")
    edit(pack / "cards" / "cases.yaml", "title: Skjemaet", 'title: "Det «nye» \\"skjemaet\\""')
    outcome = run(pack)
    assert (outcome.unsure, outcome.new, outcome.unused) == (1, 0, 0)
    assert block_of(pack, "cards.form.title").endswith(
        '#, fuzzy\n#| msgid "Skjemaet"\nmsgctxt "cards.form.title"\n'
        'msgid "Det «nye» \\"skjemaet\\""\nmsgstr "The form"'
    )
    assert "cards.form.title" in translated(load(pack), pack, "en").missing
    edit(pack / "cards" / "cases.yaml", "Det «nye»", "Det gamle")
    run(pack)
    assert '#| msgid "Skjemaet"' in block_of(pack, "cards.form.title"), (
        "the translation was made from this one"
    )
    edit(pack / "cards" / "cases.yaml", 'title: "Det gamle \\"skjemaet\\""', "title: Skjemaet")
    assert run(pack).unsure == 0
    assert read_texts(pack / "texts" / "en.po", "en")["cards.form.title"] == ("Skjemaet", "The form")


def test_a_text_that_has_gone_is_kept_out_of_use_and_comes_back(pack: Path) -> None:
    run(pack)
    put(pack, "cards.course.title", "The course", "# mine\n")
    put(pack, "cards.course.text", "Unsure", "#, fuzzy\n")
    more = (pack / "cards" / "more.yaml").read_text(encoding="utf-8")
    start, end = more.index("course:\n"), more.index("archive:\n")
    (pack / "cards" / "more.yaml").write_text(more[:start] + more[end:], encoding="utf-8")
    outcome = run(pack)
    assert outcome.unused == 2, "what was never translated is not kept"
    assert "cards.course.title" not in read_texts(pack / "texts" / "en.po", "en")
    text = (pack / "texts" / "en.po").read_text(encoding="utf-8")
    assert text.endswith(
        '# mine\n#~ msgctxt "cards.course.title"\n#~ msgid "Kurset"\n#~ msgstr "The course"\n\n'
        '#, fuzzy\n#~ msgctxt "cards.course.text"\n'
        '#~ msgid "Ti ledere vil på kurs. Det er plass til fem."\n#~ msgstr "Unsure"\n'
    )
    assert not run(pack).changed
    (pack / "cards" / "more.yaml").write_text(more, encoding="utf-8")
    outcome = run(pack)
    assert (outcome.unused, outcome.done, outcome.unsure) == (0, 1, 1)
    assert block_of(pack, "cards.course.title").startswith("# mine\n")


def test_a_card_with_a_new_name_takes_its_translations_along(pack: Path) -> None:
    run(pack)
    put(pack, "cards.course.title", "The course")
    edit(pack / "cards" / "more.yaml", "course:\n", "training:\n")
    outcome = run(pack)
    assert (outcome.done, outcome.unused) == (1, 0)
    assert read_texts(pack / "texts" / "en.po", "en")["cards.training.title"] == ("Kurset", "The course")


EDITORS = """# Translated at a kitchen table.
# Second line.
msgid ""
msgstr ""
"Project-Id-Version: something old\\n"
"PO-Revision-Date: 2026-05-05 12:00+0200\\n"
"Last-Translator: Kari <kari@example.org>\\n"
"Language: en_GB\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.4\\n"

#, no-wrap
#| msgctxt "settings.title"
#| msgid ""
#| "A "
#| "town"
msgctxt "settings.title"
msgid "Lillevik"
msgstr ""
"Little "
"Creek"

msgid "no context"
msgstr "kept"

#~| msgid "older"
#~ msgctxt "cards.gone.title"
#~ msgid "Borte"
#~ msgstr "Gone"
"""


def test_what_editors_write_is_understood_and_kept(pack: Path) -> None:
    (pack / "texts").mkdir()
    path = pack / "texts" / "en.po"
    path.write_text(EDITORS, encoding="utf-8")
    assert read_texts(path, "en") == {"settings.title": ("Lillevik", "Little Creek")}
    outcome = run(pack)
    assert (outcome.done, outcome.unused) == (1, 2)
    text = path.read_text(encoding="utf-8")
    header = text.partition("\n\n")[0]
    assert header.startswith("# Translated at a kitchen table.\n# Second line.\n")
    assert '"X-Generator: Poedit 3.4\\n"' in header
    assert '"Last-Translator: Kari <kari@example.org>\\n"' in header
    assert '"PO-Revision-Date: 2026-05-05 12:00+0200\\n"' in header
    assert '"Language: en\\n"' in header
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in header
    assert '#, no-wrap\nmsgctxt "settings.title"\nmsgid "Lillevik"\nmsgstr "Little Creek"' in text
    assert '#~ msgid "no context"\n#~ msgstr "kept"' in text
    assert not run(pack).changed


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_is_read(pack: Path) -> None:
    run(pack)
    put(pack, "cards.form.title", "The form")
    path = pack / "texts" / "en.po"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(pack).done == 1
    assert b"\r" not in path.read_bytes()


# ------------------------------------------------------------------------------------------------ the real pack


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_shipped_translations_come_through_a_run_as_they_were(fjordvik: Path, language: str) -> None:
    before, after = (
        read_texts(folder / "texts" / f"{language}.po", language)
        for folder in (find_pack("fjordvik"), fjordvik)
    )
    assert after == before
    scenario: Scenario = load(fjordvik)
    assert translated(scenario, fjordvik, language).missing == ()
    outcome = update(fjordvik, "fjordvik", language)
    assert (outcome.changed, outcome.new, outcome.unsure, outcome.unused) == (False, 0, 0, 0)


@pytest.mark.system
def test_gettext_itself_finds_no_fault(
    fjordvik: Path, pack: Path, need_program: Callable[[str], str]
) -> None:
    msgfmt = need_program("msgfmt")
    run(pack)
    put(pack, "cards.form.title", "The form")
    edit(pack / "cards" / "cases.yaml", "title: Skjemaet", "title: Det skjemaet")
    run(pack)
    for path in (*sorted((fjordvik / "texts").glob("*.po")), pack / "texts" / "en.po"):
        outcome = subprocess.run(
            [msgfmt, "--check", "-o", os.devnull, path], capture_output=True, text=True, check=False
        )
        assert (outcome.returncode, outcome.stderr) == (0, "")


# ------------------------------------------------------------------------------------------------ the command


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_how_far_a_translation_is(cli: Cli, pack: Path, language: str) -> None:
    ended = cli("translate", pack, "nn", "--lang", language)
    assert ended.code == 0
    assert str(pack / "texts" / "nn.po") in ended.out
    texts = len(in_reading_order(load(pack)))
    assert re.findall(r"\d+", ended.out.splitlines()[1]) == [str(texts), "0", str(texts)]
    assert "nn.po" in cli("translate", pack, "nn", "--lang", language).out


def test_a_language_that_the_game_does_not_speak_is_translated_and_that_is_said(cli: Cli, pack: Path) -> None:
    ended = cli("translate", pack, "sv", "--lang", "en")
    assert ended.code == 0
    assert "it cannot be played in this language (Swedish)" in ended.out
    assert f"text {pack} --lang sv" in ended.out
    assert cli("text", pack, "--lang", "sv").code == 0


@pytest.mark.parametrize("code", ["nb", "xx", "../en", "klingon", ""])
def test_no_file_is_written_for_the_own_language_or_for_none(cli: Cli, pack: Path, code: str) -> None:
    assert cli("translate", pack, code).code == 2
    assert not (pack / "texts").exists()


def test_a_broken_file_is_told_and_left_as_it_is(cli: Cli, pack: Path) -> None:
    (pack / "texts").mkdir()
    path = pack / "texts" / "nn.po"
    path.write_text('msgid "a"\nnot a line\n', encoding="utf-8")
    ended = cli("translate", pack, "nn")
    assert ended.code == 1
    assert "[po-syntax]" in ended.err
    assert path.read_text(encoding="utf-8") == 'msgid "a"\nnot a line\n'


def test_a_pack_with_mistakes_is_not_translated(cli: Cli, pack: Path) -> None:
    edit(pack / "model.yaml", "budget_development / 4", "budget_devlopment / 4")
    ended = cli("translate", pack, "nn")
    assert ended.code == 1
    assert "[unknown-name]" in ended.err
    assert not (pack / "texts").exists()


def test_a_failed_write_leaves_the_file_that_was_there(
    cli: Cli, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pack)
    path = pack / "texts" / "en.po"
    before = path.read_bytes()
    edit(pack / "cards" / "cases.yaml", "title: Skjemaet", "title: Det skjemaet")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.writing.os.fsync", full)
    ended = cli("translate", pack, "en")
    assert ended.code == 1
    assert "No space left" in ended.err
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["en.po"]
