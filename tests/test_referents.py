"""Whose words "he", "they" and "the governor" mean in a conversation: of those quoted in what was cited."""

import pytest

from assistant.assistant import Assistant
from assistant.history import History
from assistant.questions.follow_up import Turn
from assistant.questions.spoken import pronoun
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release


def after(archive, first, then):
    """The answer to what follows a question, in a conversation that is kept."""
    assistant = Assistant(archive, history=History(archive))
    answer = assistant.ask(first)
    turns = [Turn(first, answer.text, tuple(c.release_id for c in answer.citations))]
    return answer, assistant.ask(then, turns=turns, keep=False)


@pytest.mark.parametrize(
    ("question", "many"),
    [
        ("What did they say?", True),
        ("And what did she say about it?", False),
        ("Что они сказали?", True),
        ("А что он сказал об этом?", False),
        ("وماذا قالت؟", False),
        ("ماذا قال؟", False),
    ],
)
def test_somebodys_words_are_asked_for_without_a_name(question, many):
    assert pronoun(question).many is many


@pytest.mark.parametrize(
    "question", ["What did she say about grain?", "What did Hodan say?", "ماذا قال عن السد؟", "Что сказано?", "Who?"]
)
def test_with_a_name_or_a_subject_it_is_asked_otherwise(question):
    assert pronoun(question) is None


def test_an_office_is_that_of_who_spoke_in_what_was_cited(sample_archive):
    """In May 2024, where elsewhere the governor has said much more."""
    before, answer = after(
        sample_archive, "What did the central bank decide in May 2024?", "What did the governor say?"
    )
    assert answer.citations[0].quote.startswith('"One good month is a swallow, not a spring,"')
    assert {c.speaker for c in answer.citations} == {"Mirela Hodan, Governor"}
    assert {c.release_id for c in answer.citations} <= {c.release_id for c in before.citations}


def test_they_are_all_who_are_quoted_there(sample_archive):
    _, answer = after(sample_archive, "Who signed the visa waiver agreement?", "What did they say about it?")
    assert [c.speaker.split(",")[0] for c in answer.citations] == ["Dargo Hensik", "Ilma Brandt", "Lodema Virsen"]


def test_she_is_the_woman_of_those_who_speak(sample_archive):
    """And not the consul, who says the more there."""
    _, answer = after(sample_archive, "متى افتتحت القنصلية؟", "وماذا قالت؟")
    assert [c.speaker for c in answer.citations] == ["هدى مرزان"]


def test_where_several_may_be_she_it_is_asked_who_is_meant(archive):
    """Nobody's words are quoted as hers."""
    text = 'The dam opened on Friday.\n\n"It holds," said Robin Vasko.\n\n"It leaks," said Kim Tarrant of the union.'
    archive.apply([Delivery((Release("dam", text, "The dam opened", language="en"),))])
    _, answer = after(archive, "When did the dam open?", "What did she say?")
    assert (answer.answerable, answer.citations) == (False, ())
    assert "Robin Vasko; Kim Tarrant" in answer.text and "Ask by name" in answer.text


def test_who_has_done_something_is_not_whoever_is_quoted_on_it(archive):
    """The coach who resigned is not the head of the union, who thanks him."""
    told = "قبل الاتحاد استقالة المدرب الأرسلاني لوكا فيرانتي."
    text = f"{told}\n\nوقال رئيس الاتحاد نادر قسيم: «نشكر فيرانتي على عامين»."
    archive.apply([Delivery((Release("coach", text, "استقالة المدرب فيرانتي", language="ar"),))])
    turn = Turn("من استقال من تدريب المنتخب؟", told, ("coach",))
    answer = Assistant(archive).ask("ماذا قال؟", turns=[turn])
    assert (answer.answerable, answer.citations) == (False, ())
    assert "اسأل بالاسم" in answer.text


def test_without_an_answer_before_it_nothing_is_referred_to(sample_archive):
    answer = Assistant(sample_archive).ask("What did the governor say?")
    assert {c.speaker.split(",")[0] for c in answer.citations} <= {"Mirela Hodan", "Мирела Ходан"}


def test_whom_the_conversation_has_named_is_meant_and_not_who_is_quoted(sample_archive):
    """Only Lestan is quoted in what was cited, but Hodan was asked about."""
    assistant = Assistant(sample_archive)
    ferry = assistant.ask("How many passengers did the ferry carry?").citations[0].release_id
    turns = [Turn("What did Mirela Hodan say about inflation?", "", (ferry,))]
    answer = assistant.ask("What did she say?", turns=turns)
    assert {c.speaker.split(",")[0] for c in answer.citations} <= {"Mirela Hodan", "Мирела Ходан"}
    assert answer.citations


def test_when_they_were_said_is_asked_of_the_same_words(sample_archive):
    assistant = Assistant(sample_archive)
    question, cited = "What did the governor say?", ()
    for asked in ("What did the central bank decide in May 2024?", question):
        answer = assistant.ask(asked, turns=[Turn("What is new?", "", cited)])
        cited = tuple(c.release_id for c in answer.citations)
    then = assistant.ask("When?", turns=[Turn(question, answer.text, cited)])
    assert [c.quote for c in then.citations] == [c.quote for c in answer.citations]
    assert "came out on 17 May 2024" in then.notice
