"""Who "he" or "she" is in a question for somebody's words, and whether somebody can be."""

from datetime import date

import pytest

from assistant.answers.pronouns import may_be, with_antecedent
from assistant.people.person import Person
from assistant.questions.follow_up import Turn
from assistant.questions.other_office import with_other_office
from assistant.questions.spoken import asks_of_woman, named_in
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release

ELECTED = (
    "The Assembly accepted the resignation of Chairman Pavle Mirov and elected its new Chairman, Irena Doleva."
)
VOTED = (
    ELECTED,
    '"I shall chair all of you and none of you," Irena Doleva said after the vote.',
    '"I go with a light heart and a heavy bag," Mirov said before the vote.',
)
REGULATOR = '"A deaf emergency line is a red line," said the regulator\'s Governor, Salwa Harib.'
COACH = "قبل الاتحاد استقالة المدرب الأرسلاني لوكا فيرانتي بعد الخسارة."


@pytest.fixture
def told(archive):
    """Releases on an election, a regulator in two languages, and a coach."""
    texts = {
        "vote": ("en", "The Assembly has a new Chairman", "\n\n".join(VOTED), ""),
        "line": ("en", "A line that nobody answered", REGULATOR, "line"),
        "line-ar": ("ar", "خط لا يجيب", 'وقالت محافظ الهيئة سلوى حارب: "خط الطوارئ الأصم خط أحمر".', "line"),
        "coach": ("ar", "استقالة المدرب", f'{COACH} وقال رئيس الاتحاد نادر قسيم: "نشكر فيرانتي".', ""),
    }
    releases = [
        Release(id, text, title, date(2024, 3, 4), language=language, version_of=version)
        for id, (language, title, text, version) in texts.items()
    ]
    archive.apply([Delivery((release,)) for release in releases])
    return archive


@pytest.mark.parametrize(
    ("question", "woman"),
    [
        ("What did she say about grain?", True),
        ("And what did he say?", False),
        ("What did they say?", None),
        ("А что она сказала о зерне?", True),
        ("Что он сказал?", False),
        ("وماذا قالت؟", True),
        ("ماذا قال عن السد؟", False),
        ("What did Irena Doleva say?", None),
        ("Who is she?", None),
    ],
)
def test_a_question_for_her_words_is_of_a_woman(question, woman):
    assert asks_of_woman(question) is woman


@pytest.mark.parametrize(
    ("cited", "first", "answer", "then", "whole"),
    [
        ("vote", "Who is the Chairman?", ELECTED, "What did she say?", "What did Irena Doleva say?"),
        ("vote", "Who is the Chairman?", ELECTED, "And what did he say?", "And what did Pavle Mirov say?"),
        ("vote", "When was the vote?", ELECTED, "What did she say?", "What did Irena Doleva say?"),
        ("vote", "What did Pavle Mirov say?", ELECTED, "What did she say?", ""),
        ("vote", "Who is the Chairman?", ELECTED, "What did they say?", ""),
        ("line", "Who is the Governor?", REGULATOR, "What did she say?", "What did Salwa Harib say?"),
        ("line", "Who is the Governor?", REGULATOR, "What did he say?", ""),
        ("coach", "من استقال؟", COACH, "ماذا قال؟", ""),
    ],
)
def test_she_is_the_one_whom_the_answer_names_and_who_can_be_a_woman(told, cited, first, answer, then, whole):
    """Not whoever held the office before; nor, in Arabic, somebody else where nothing shows the name that is meant."""
    assert with_antecedent(then, Turn(first, f"{answer} [1]", (cited,)), told) == whole


def test_an_arabic_office_of_a_man_tells_nothing_but_the_verb_does(told):
    """«قالت محافظ الهيئة»: the office is put as a man's."""
    release = told.release("line-ar")
    assert may_be(Person("محافظ الهيئة سلوى حارب"), True, release, told)
    assert not may_be(Person("محافظ الهيئة سلوى حارب"), False, release, told)


@pytest.mark.parametrize(
    ("before", "what", "whole"),
    [
        ("Who is the mayor of Sandmouth?", "the deputy", "Who is the deputy mayor of Sandmouth?"),
        ("Who is the mayor of Sandmouth?", "the governor", "Who is the governor of Sandmouth?"),
        ("من وزير النقل؟", "نائبه", "من نائب وزير النقل؟"),
        ("Кто мэр Приморска?", "президент федерации", "Кто президент федерации?"),
        ("Who is the mayor of Sandmouth?", "Minister Orlova", ""),
        ("Who is the mayor of Sandmouth?", "Marsal", ""),
        ("What did the mayor of Sandmouth say?", "the deputy", ""),
    ],
)
def test_another_office_takes_the_place_of_the_one_that_was_asked_for(before, what, whole):
    assert with_other_office(before, what) == whole


def test_who_has_done_something_is_no_name():
    assert named_in("من استقال من تدريب المنتخب؟") == ""
    assert named_in("من وزير النقل؟") == "وزير النقل"
