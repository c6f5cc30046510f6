"""Names are found in whichever script a release spells them."""

import sqlite3

import pytest

from embeddings.indexes.consonants import NAMES, TELLING, spelled, spelled_elsewhere
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release

ARABIC = {
    "port": "وصلت السفينة إلى الميناء بعد العاصفة. وقال تالفينور إن البحارة بخير.",
    "rate": "أبقى البنك سعر الفائدة على حاله. وقالت مديرته إن القرار مؤقت.",
}


def bare(terms):
    return {term[2:] for term in terms}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("قال لافروف ذلك.", "What did Lavrov say?"),
        ("التقى بلافروف", "what did lavrov say"),
        ("Встреча с Лавровым", "ماذا قال لافروف؟"),
        ("Mr Lavrov spoke.", "ماذا قال لافروف؟"),
        ("Mr Lavrov spoke.", "Что сказано Лавровым?"),
        ("al-Sifri arrived", "Кто такой ас-Сифри?"),
        ("قال لافروف ذلك.", "What was Lavrov's position?"),
        ("قال لافروف ذلك.", "The Assad-Lavrov talks"),
        ("Lavrov’s visit", "ماذا قال لافروف؟"),
        ("وقال لافرُوف", "Лавро\u0301в"),
        ("Lav\u00adrov", "لا\u0640فروف"),
    ],
)
def test_a_question_has_the_consonants_of_a_name_in_other_scripts(text, question):
    """Also with what Arabic and the cases of Russian add to it, and typed without capitals."""
    assert set(spelled(text)) & set(spelled_elsewhere(question))


@pytest.mark.parametrize("text", ["Lavrov", "Лавров", "لافروف"])
def test_its_own_script_is_left_to_the_keywords(text):
    assert bare(spelled(text)) <= bare(spelled_elsewhere(text))
    assert not set(spelled(text)) & set(spelled_elsewhere(text))


@pytest.mark.parametrize("text", ["", "of the", "the students met", "Bo, Ed", "中国人民银行", "12 %", "🙂", "\0"])
def test_what_is_no_name_is_not_indexed(text):
    """Nor one of so few consonants that many words have them."""
    assert spelled(text) == []
    assert TELLING == 3


@pytest.mark.parametrize(
    "text", ["A" * 20_000, "Xy " * 5000, "و" * 5000, "\u202eAbcd\u202c", '"Abcd" OR NEAR(', "Kakd" * 999]
)
def test_nothing_breaks_the_index(text):
    connection = sqlite3.connect(":memory:")
    NAMES.create(connection)
    NAMES.add(connection, 1, text)
    assert [key for key, _ in NAMES.search(connection, NAMES.asked(connection, text), 5)] in ([], [1])
    NAMES.check(connection)
    connection.close()


def others(count):
    return [Delivery((Release(f"other{n}", f"News {n} of the harbour.", language="en"),)) for n in range(count)]


@pytest.mark.parametrize("question", ["Talvenor?", "Что сказал Талвенор?"])
def test_a_release_in_another_script_is_found_by_a_name(archive, question):
    """Of those without a word in common with the question; no surer for that, and no more once it is gone."""
    archive.apply([Delivery((Release(name, text, language="ar"),)) for name, text in ARABIC.items()])
    hits = archive.hits(archive.search(question))
    assert [hit.release.id for hit in hits] == ["port", "rate"]
    assert archive.certainty(hits[0]) == pytest.approx(archive.certainty(hits[1]), abs=1e-3)
    archive.remove(["port"])
    assert "port" not in [hit.release.id for hit in archive.hits(archive.search(question))]


def test_what_the_whole_archive_is_about_tells_nothing(archive):
    """A name of every release leads to none of them."""
    named = [Delivery((Release(f"n{n}", ARABIC["port"] + f" {n}", language="ar"),)) for n in range(8)]
    archive.apply(named)
    assert archive._space._ranking.names("Talvenor?").telling == []


def test_a_name_weighs_no_more_than_all_keywords(archive):
    """However rare it is among the names of a script, and however common among keywords."""
    archive.apply([Delivery((Release("port", ARABIC["port"], language="ar"),)), *others(30)])
    archive.apply([Delivery((Release(f"e{n}", f"Talvenor was here {n}.", language="en"),)) for n in range(60)])
    ranking = archive._space._ranking
    [(key, _)] = NAMES.search(archive._catalog.reading, ranking.names("Talvenor?"), 5)
    assert ranking._named("Talvenor?", [key]).tolist() == [1.0]
