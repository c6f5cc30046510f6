"""A word or two in quotation marks, and whose they are."""

import pytest

from assistant.proof.epithets import misapplied
from embeddings.releases.release import Hit, Passage, Release

PLAN = (
    "Minister Nadira Velsk presented the plan. Her adviser Hanno Brisk said that it was needed."
    ' The fishermen\'s union called it "hasty".'
)
PLAN_RU = "Министр Ирма Вейс сказала, что план готов. Депутат Глеб Орвин назвал план «сырым»."
PLAN_AR = "قال وزير النقل حازم الجندلي إن الخطة جاهزة. وبدأ العمل أمس. ووصفت نقابة الطيارين الخطة بأنها «مكلفة»."


def words(sentence, text, language="en"):
    release = Release("r", text, "", language=language)
    return [fault.words for fault in misapplied(sentence, [Hit(release, Passage("r", 0, len(text), text), 1.0)])]


@pytest.mark.parametrize(
    ("sentence", "text", "language", "found"),
    [
        ('Nadira Velsk called the plan "hasty".', PLAN, "en", ["hasty"]),
        ('Brisk said that the plan was "hasty".', PLAN, "en", ["hasty"]),
        ("Ирма Вейс назвала план «сырым».", PLAN_RU, "ru", ["сырым"]),
        ("وصف حازم الجندلي الخطة بأنها «مكلفة».", PLAN_AR, "ar", ["مكلفة"]),
    ],
)
def test_what_somebody_else_called_something_is_not_given_to_another(sentence, text, language, found):
    assert words(sentence, text, language) == found


@pytest.mark.parametrize(
    ("sentence", "text", "language"),
    [
        ('The union called the plan "hasty".', PLAN, "en"),
        ('Velsk\'s plan was called "hasty" by the union.', PLAN, "en"),
        ('The union that was against Velsk called it "hasty".', PLAN, "en"),
        ('Velsk welcomed the project "Hasty".', PLAN.replace('"hasty"', "hasty"), "en"),  # in no quotation marks there
        ('Velsk called the plan "hasty".', 'Minister Nadira Velsk presented the plan. She called it "hasty".', "en"),
        ('Velsk called the plan "hasty".', 'Nadira Velsk left. The minister called the plan "hasty".', "en"),
        ("Глеб Орвин назвал план «сырым».", PLAN_RU, "ru"),
        ("وصفت نقابة الطيارين خطة حازم الجندلي بأنها «مكلفة».", PLAN_AR, "ar"),
    ],
)
def test_what_may_be_whose_it_is_told_to_be_is_let_pass(sentence, text, language):
    assert words(sentence, text, language) == []


@pytest.mark.parametrize("text", ['Velsk called "a" ' * 2_000, 'called "a b" ' * 2_000, "«а» " * 4_000])
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert words(text, text) == []
