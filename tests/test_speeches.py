"""Whose a release is that is a speech or a statement from the first word to the last."""

import pytest

from assistant.speech.quotations import quotations
from embeddings.releases.release import Release

ENGLISH = "I welcome the vote. We worked for years.\n\nI thank our partners: the canal opens in May."
RUSSIAN = "Я приветствую решение. Мы работали годы.\n\nЯ благодарю наших партнёров из «Маяка»."
ARABIC = "أرحب بهذا القرار. لقد عملنا على المشروع سنوات.\n\nنحن نشكر شركاءنا على صبرهم."


def speakers(text: str, language: str, title: str) -> set[str]:
    return {one.speaker.name for one in quotations(Release(id="r", text=text, title=title, language=language))}


@pytest.mark.parametrize(
    ("text", "language", "title", "speaker"),
    [
        (ENGLISH, "en", "Statement by Minister Karla Doss on the Canal", "Karla Doss"),
        (ENGLISH, "en", "Statement by Minister Karla Doss on the meeting with Minister Olin Dray", "Karla Doss"),
        (ENGLISH, "en", "Minister Karla Doss's statement on the canal", "Karla Doss"),
        (RUSSIAN, "ru", "Заявление министра финансов Карлы Досс", "Карлы Досс"),
        (RUSSIAN, "ru", "Приветствие министра Карлы Досс участникам форума", "Карлы Досс"),
        (ARABIC, "ar", "كلمة وزيرة المالية سعاد المرزوقي في افتتاح المؤتمر", "وزيرة المالية سعاد المرزوقي"),
        (ARABIC, "ar", "بيان وزيرة المالية سعاد المرزوقي حول القناة", "وزيرة المالية سعاد المرزوقي"),
    ],
)
def test_a_speech_or_statement_is_whose_the_title_says(text, language, title, speaker):
    """Also where the title says more than the name."""
    assert speakers(text, language, title) == {speaker}


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (ENGLISH, "en", "Statement on the death of Karla Doss"),
        (ENGLISH, "en", "Statement by the Ministry on remarks by Minister Karla Doss"),
        (ENGLISH, "en", "Statement of the Ministry of Finance"),
        (ENGLISH, "en", "Message to President Otto Kelman"),
        (ENGLISH, "en", "Statement by Minister Karla Doss and Minister Olin Dray"),
        (ENGLISH, "en", "Statement: Minister Karla Doss is well"),
        (f"{ENGLISH}\n\nThe deputies declared that it was late.", "en", "Statement by Minister Karla Doss"),
        (f"{ENGLISH} “It is very late,” they say.", "en", "Statement by Minister Karla Doss"),
        (RUSSIAN, "ru", "Послание президенту Отто Кельману"),
        (RUSSIAN, "ru", "Заявление МИД Таворы о словах министра Карлы Досс"),
        (ARABIC, "ar", "بيان وزارة المالية"),
        (ARABIC, "ar", "رسالة إلى الرئيس أوتو كيلمان"),
        (ARABIC, "ar", "بيان حول تصريحات وزيرة المالية سعاد المرزوقي"),
    ],
)
def test_one_of_a_ministry_or_about_somebody_is_nobodys(text, language, title):
    """Nor is one that others speak in."""
    assert speakers(text, language, title) == set()


SIGNED = "The town condemns the delay. We support the builders.\n\nIts continued work is a success."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Karla Doss, Minister of Finance\n\n{SIGNED}", {"Karla Doss"}),
        (f"Karla Doss, Minister of Finance, speaks on the canal.\n\n{SIGNED}", set()),
        (f"Karla Doss, Olin Dray\n\n{SIGNED}", set()),
        (f"Ministry of Finance\n\n{SIGNED}", set()),
        (f"Karla Doss, Minister of Finance\n\n{SIGNED}\n\nMinister Olin Dray said that it was late.", {"Olin Dray"}),
        (f"Karla Doss, Minister of Finance\n\n{SIGNED}\n\nMinister Doss came to the town.", set()),
        ("Karla Doss, Minister of Finance\n\nThe town opened a canal.", set()),
    ],
)
def test_a_statement_is_also_whose_name_and_office_stand_right_under_its_title(text, speaker):
    """Not where others are told to speak, or where it speaks of the one who has signed it."""
    assert speakers(text, "en", "On the canal") == speaker


def test_whoever_signs_a_statement_may_say_we_late_in_it():
    """In two paragraphs that are not the last, where the press office speaks."""
    told = "Karla Doss, Minister of Finance\n\nThe canal is closed.\n\nIts builders wait."
    late = f"{told}\n\nWe are worried.\n\nWe have always helped them.\n\nNow it is time to work."
    assert speakers(late, "en", "On the canal") == {"Karla Doss"}
    once = f"{told}\n\nThe town is worried.\n\nWe reply on weekdays.\n\nFor questions write to us."
    assert speakers(once, "en", "On the canal") == set()


def test_the_signature_is_no_sentence_of_a_statement():
    text = f"Karla Doss, Minister of Finance\n\n{SIGNED}"
    found = quotations(Release(id="r", text=text, title="On the canal", language="en"))
    assert [text[one.start : one.end] for one in found] == [
        "The town condemns the delay.",
        "We support the builders.",
        "Its continued work is a success.",
    ]
    assert {one.speaker.described for one in found} == {"Karla Doss, Minister of Finance"}


def test_who_is_in_the_picture_above_a_release_says_nothing_of_it():
    """Only the press office says "we" there."""
    text = (
        "Nora Vale, Minister of Health\n\nThe ministry opened a hospital in Tarn on Monday.\n\n"
        "Patients will be admitted from June.\n\nFor questions contact our press office, we reply within a day."
    )
    assert quotations(Release("r", text, title="New hospital opened", language="en")) == []
