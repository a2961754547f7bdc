"""A scenario in another language: what is translated is swapped, and what is not is said."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from game.errors import PackError
from game.pack.hashes import rules_hash
from game.pack.load import load
from game.pack.texts import texts_of
from game.pack.translation import languages_of, read_texts, translated
from tests.games import PACKS

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture(scope="module")
def tiny():
    return load(PACKS / "tiny")


def write(folder, text, language="nn"):
    path = folder / "texts" / f"{language}.po"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else (HEADER + text).encode())
    return path


def entry(context, original, translation, flags=""):
    return f'{flags}msgctxt "{context}"\nmsgid "{original}"\nmsgstr "{translation}"\n\n'


def everything(scenario, folder, language="nn"):
    """A translation of every text: the same in capitals."""
    catalogue = Catalog(locale=language)
    for item in texts_of(scenario):
        catalogue.add(item.text, item.text.upper(), context=item.context)
    path = folder / "texts" / f"{language}.po"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def test_a_whole_translation_swaps_every_text_and_nothing_else(tiny, tmp_path):
    everything(tiny, tmp_path)
    done = translated(tiny, tmp_path, "nn")
    assert done.missing == ()
    assert done.language == "nn"
    before, after = list(texts_of(tiny)), list(texts_of(done.scenario))
    assert [item.text for item in after] == [item.text.upper() for item in before]
    assert [item.path for item in after] == [item.path for item in before]
    assert rules_hash(done.scenario) == rules_hash(tiny)
    assert done.scenario.cards["form"].options["a"].burden == tiny.cards["form"].options["a"].burden


def test_its_own_language_needs_no_file(tiny, tmp_path):
    done = translated(tiny, tmp_path, "nb")
    assert done.scenario is tiny
    assert done.missing == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        entry("cards.form.title", "Skjemaet", ""),
        entry("cards.form.title", "Skjemaet", "Skjemaet på nynorsk", "#, fuzzy\n"),
        entry("cards.form.title", "Skjemaet som det het før", "Skjemaet på nynorsk"),
        entry("cards.from.title", "Skjemaet", "Skjemaet på nynorsk"),
        'msgid "Skjemaet"\nmsgstr "Uten kontekst"\n',
        "#~ " + entry("cards.form.title", "Skjemaet", "Gammelt").replace("\n", "\n#~ ", 2),
    ],
    ids=["absent", "empty", "fuzzy", "stale", "elsewhere", "without context", "obsolete"],
)
def test_what_is_not_translated_keeps_its_text_and_is_named(tiny, tmp_path, text):
    write(tmp_path, entry("cards.goals.title", "Tolv mål", "Tolv mål, på nynorsk") + text)
    done = translated(tiny, tmp_path, "nn")
    assert done.scenario.cards["form"].title == "Skjemaet"
    assert done.scenario.cards["goals"].title == "Tolv mål, på nynorsk"
    assert "cards.form.title" in done.missing
    assert "cards.goals.title" not in done.missing
    assert len(done.missing) == len(list(texts_of(tiny))) - 1


def test_the_same_text_in_two_places_has_a_translation_for_each(tiny, tmp_path):
    assert tiny.settings.indicators["economy"].name == tiny.settings.roles["finance"].name == "Økonomi"
    write(
        tmp_path,
        entry("settings.indicators.economy.name", "Økonomi", "Economy")
        + entry("settings.roles.finance.name", "Økonomi", "Finance"),
        "en",
    )
    settings = translated(tiny, tmp_path, "en").scenario.settings
    assert settings.indicators["economy"].name == "Economy"
    assert settings.roles["finance"].name == "Finance"


def test_the_languages_of_a_pack_are_its_own_and_those_that_the_game_can_speak(tiny, tmp_path):
    assert languages_of(tmp_path, tiny) == ("nb",)
    for name in ("nn", "en", "nb", "xx", "en backup"):
        write(tmp_path, "", name)
    assert languages_of(tmp_path, tiny) == ("nb", "nn", "en")


def problem_of(path):
    with pytest.raises(PackError) as raised:
        read_texts(path, "nn")
    (problem,) = raised.value.problems
    return problem.code, problem.place.line, problem.place.column, dict(problem.facts)


def test_a_translation_that_is_not_there_is_a_problem(tmp_path):
    assert problem_of(tmp_path / "nn.po") == ("file-missing", 1, 1, {})


def test_a_folder_in_its_place_is_a_problem(tmp_path):
    code, line, column, facts = problem_of(tmp_path)
    assert (code, line, column) == ("file-unreadable", 1, 1)
    assert facts["detail"]


@pytest.mark.parametrize(
    "line", ['"Nytt', 'Nytt"', "Nytt", "'Nytt'", '"Ny"tt"', '"Nytt\\"', '"Nytt" og meir', "\u201cNytt\u201d"]
)
def test_a_text_that_lacks_a_quote_is_named_and_loses_no_letter_unseen(tmp_path, line):
    text = f'msgctxt "a"\nmsgid "b"\nmsgstr {line}\n\nmsgctxt "c"\nmsgid "d\nmsgstr "e"\n'
    path = write(tmp_path, text)
    first = path.read_text(encoding="utf-8").split("\n").index(f"msgstr {line}") + 1
    with pytest.raises(PackError) as raised:
        read_texts(path, "nn")
    assert [(each.code, each.place.line, each.place.column) for each in raised.value.problems] == [
        ("po-quote", first, 8),
        ("po-quote", first + 3, 7),
    ]


def test_a_quote_with_its_sign_belongs_to_the_text(tmp_path):
    path = write(tmp_path, 'msgctxt "a"\nmsgid "b"\nmsgstr ""\n"Ny\\"tt"\n\n# "x\n')
    assert read_texts(path, "nn") == {"a": ("b", 'Ny"tt')}


def test_a_broken_line_is_named(tmp_path):
    path = write(tmp_path, 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmgsid "d"\n')
    line = path.read_text(encoding="utf-8").split("\n").index('mgsid "d"') + 1
    code, found, column, facts = problem_of(path)
    assert (code, found, column) == ("po-syntax", line, 1)
    assert str(line) not in facts["detail"]


def test_a_file_in_another_encoding_is_named_where_it_shows(tmp_path):
    path = write(tmp_path, HEADER.encode() + 'msgid "æ"\nmsgstr "blåbær"\n'.encode("latin-1"))
    line = HEADER.count("\n") + 1
    assert problem_of(path) == ("yaml-not-utf8", line, 8, {"byte": "0xE6"})


def test_a_byte_order_mark_is_no_problem(tiny, tmp_path):
    write(tmp_path, b"\xef\xbb\xbf" + (HEADER + entry("cards.form.title", "Skjemaet", "Nytt")).encode())
    assert translated(tiny, tmp_path, "nn").scenario.cards["form"].title == "Nytt"


@given(data=st.data())
def test_a_damaged_translation_is_used_or_refused_but_never_raises_anything_else(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("po")
    content = bytearray((HEADER + entry("cards.form.title", "Skjemaet", "Nytt", "#, fuzzy\n") * 2).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(
            st.sampled_from(
                [b'"', b"\\", b"\n", b"msgid ", b"msgstr[1] ", b"\xff", b"#~ ", b"[", b"charset=x"]
            )
        )
        content[at : at + data.draw(st.integers(0, 20))] = piece
    path = folder / "nn.po"
    path.write_bytes(bytes(content))
    problems = None
    try:
        read_texts(path, "nn")
    except PackError as error:
        problems = error.problems
    assert problems is None or problems
    assert all(1 <= each.place.line <= content.count(b"\n") + 2 for each in problems or ())
