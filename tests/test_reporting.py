"""Whose words a sentence reports without quoting them."""

import pytest

from assistant.proof.attribution import misattributed
from assistant.proof.comparison import Comparison
from assistant.proof.reporting import misreported
from assistant.questions.question import Question
from embeddings.releases.release import Hit, Passage, Release
from tests.fakes import WordEncoder

ENGLISH = (
    "“The coastal railway will be built only when there is money for it,” Finance Minister Bero Halst said.\n"
    "Transport minister Pavel Orlin said that the ferry will sail in every season of the year.\n"
    "The harbour was closed for two weeks after the storm of last winter.\n"
    "Alma Karin recalled that Pavel Orlin had told her that fares would stay low for pupils."
)
RUSSIAN = (
    "«Прибрежную железную дорогу построят только тогда, когда появятся деньги», — сказал"
    " министр финансов Беро Хальст.\n"
    "Министр транспорта Павел Орлин отметил, что паром будет ходить в любое время года."
)
ARABIC = (
    "وقالت المحافظة لوديما فيرسين إن البنك سيخفض سعر الفائدة في الخريف المقبل.\n"
    "وقال وزير النقل بافل أورلين إن العبارة ستبحر في كل فصول السنة."
)


def hit(text, language):
    return Hit(Release("r", text, language=language), Passage("r", 0, len(text), text), 1.0)


shared = Comparison(WordEncoder()).likeness  # as an encoder sees one language


def whose(sentence, text=ENGLISH, language="en", likeness=shared):
    """Whose words they are said to be."""
    found = misreported(sentence, [hit(text, language)], Question("What happened?", language), likeness)
    return [(fault.kind, str(fault).partition("is the words of ")[2]) for fault in found]


HALST = [("speaker", "Bero Halst, Finance Minister")]
ORLIN = [("speaker", "Pavel Orlin, Transport minister")]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Pavel Orlin said the coastal railway will be built only when there is money for it.", HALST),
        ("Bero Halst said the coastal railway will be built only when there is money for it.", []),
        ("Minister Halst said that the coastal railway will be built only when there is money.", []),
        ("The minister said the coastal railway will be built only when there is money for it.", []),
        ("The coastal railway will be built only when there is money for it.", []),  # given to nobody
        ("Bero Halst said that the ferry will sail in every season of the year.", ORLIN),
        ("Alma Karin insists that the ferry will sail in every season of the year.", ORLIN),
        ("Orlin said that the ferry will sail in every season of the year.", []),
        ("Bero Halst said that the harbour was closed for two weeks after the storm.", []),  # nobody's words
        ("Pavel Orlin told Alma Karin that fares would stay low for pupils.", []),  # told by another one
        ("Bero Halst said that the harvest was good.", []),  # like nothing there
        ("Bero Halst said that “the ferry will sail in every season of the year”.", []),  # judged as a quotation
    ],
)
def test_reported_words_are_given_to_their_speaker_only(sentence, speakers):
    assert whose(sentence) == speakers


@pytest.mark.parametrize(
    ("sentence", "text", "language", "speakers"),
    [
        ("Павел Орлин сказал, что прибрежную железную дорогу построят только тогда, когда появятся деньги.", RUSSIAN,
         "ru", ["Беро Хальст, министр финансов"]),
        ("Беро Хальст сказал, что прибрежную железную дорогу построят, когда появятся деньги.", RUSSIAN, "ru", []),
        ("قال بافل أورلين إن البنك سيخفض سعر الفائدة في الخريف المقبل.", ARABIC, "ar", ["المحافظة لوديما فيرسين"]),
        ("قالت لوديما فيرسين إن البنك سيخفض سعر الفائدة في الخريف المقبل.", ARABIC, "ar", []),
    ],
)  # fmt: skip
def test_so_it_is_in_russian_and_arabic(sentence, text, language, speakers):
    assert [who for _, who in whose(sentence, text, language)] == speakers


def test_what_is_about_as_like_may_be_meant():
    """Another language is compared by meaning alone: where the two sentences are as near, it may be either one's."""
    said = "Pavel Orlin said that it depends on money."
    assert whose(said, likeness=lambda _, parts: [0.9, 0.7, 0.5, 0.5]) == HALST
    assert whose(said, likeness=lambda _, parts: [0.9, 0.87, 0.5, 0.5]) == []
    assert whose(said, likeness=lambda _, parts: [0.83, 0.3, 0.1, 0.1]) == []
    assert whose(said, likeness=None) == []


TALK = (
    "Question: Mr President, is it true that you said, “the customs union is dead”?\n"
    "Haddo Brenn: I did not say that. A newspaper printed it.\n"
    "Question: Will you leave the union this year?\n"
    "Haddo Brenn: We do not intend to leave the customs union."
)


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("Haddo Brenn said: “The customs union is dead”.", ["speaker"]),
        ("Haddo Brenn said: “We do not intend to leave the customs union”.", []),
        ("Haddo Brenn denied that he had said “the customs union is dead”.", []),
        ("A newspaper printed “the customs union is dead”.", []),
    ],
)
def test_what_a_reporter_asks_is_not_the_words_of_who_answers(sentence, faults):
    cited = [hit(TALK, "en")]
    found = misattributed(sentence, cited, cited, Question("What did he say?", "en"))
    assert [fault.kind for fault in found] == faults


ASKED = (
    "Foreign Minister Denko Varro met the press.\n"
    "Question: Will Belvaria recall its ambassador?\n"
    "Denko Varro: {answer} Next question, please, from the hall."
)


@pytest.mark.parametrize(
    ("sentence", "answer", "refused"),
    [
        ("Denko Varro said that Belvaria will recall its ambassador.", "I will not comment on that.", True),
        ("Denko Varro said that Belvaria will recall its ambassador.", "Yes, that is so.", False),
        ("Denko Varro denied that Belvaria will recall its ambassador.", "I will not comment on that.", False),
        ("Denko Varro said it is false that Belvaria will recall its ambassador.", "I will not comment.", False),
        ("Denko Varro was asked whether Belvaria will recall its ambassador.", "I will not comment on that.", False),
    ],
)
def test_what_is_only_asked_is_nobodys_statement(sentence, answer, refused):
    """Unless the answer says yes to it."""

    def likeness(_, texts):
        return ["recall" in text for text in texts]

    found = misreported(sentence, [hit(ASKED.format(answer=answer), "en")], Question("What?", "en"), likeness)
    assert ["only asked" in str(fault) for fault in found] == [True] * refused
