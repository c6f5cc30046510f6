"""Whose the words of a telegram or a letter are, in three languages."""

import pytest

from assistant.speech.quotations import quotations
from embeddings.releases.release import Release


def speakers(text: str, language: str) -> list[str]:
    return [one.speaker.name for one in quotations(Release(id="r", text=text, language=language))]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("President Otto Kelman sent a telegram to King Majid. The telegram says: “We share your grief.”", "en",
         "Otto Kelman"),
        ("Президент Отто Кельман направил телеграмму королю Маджиду. В телеграмме говорится: «Мы скорбим с вами».",
         "ru", "Отто Кельман"),
        ("Президент Отто Кельман направил королю послание. «Мы скорбим с вами», — говорится в его послании.", "ru",
         "Отто Кельман"),
        ("بعث الملك ماجد بن سعد برقية عزاء إلى الرئيس أوتو كيلمان. وجاء في البرقية: «علمنا بنبأ الزلزال».", "ar",
         "الملك ماجد بن سعد"),
        ("بعث الملك ماجد بن سعد برقية عزاء إلى الرئيس أوتو كيلمان. وقال في برقيته: «علمنا بنبأ الزلزال».", "ar",
         "الملك ماجد بن سعد"),
    ],
)  # fmt: skip
def test_the_words_of_a_message_are_of_who_has_sent_it(text, language, speaker):
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Otto Kelman received a telegram. The telegram says: “We share your grief.”", "en"),
        ("President Otto Kelman sent a letter. In his reply King Majid Omari sent a message. The message reads:"
         " “We share your grief.”", "en"),
        ("Президенту Отто Кельману направлена телеграмма. «Мы скорбим с вами», — говорится в телеграмме.", "ru"),
        ("Министр Карла Досс и министр Олин Драй направили письмо. В письме говорится: «Мы скорбим».", "ru"),
        ("تلقى الرئيس أوتو كيلمان برقية عزاء. وجاء في البرقية: «علمنا بنبأ الزلزال».", "ar"),
    ],
)  # fmt: skip
def test_they_are_nobodys_where_no_one_sender_is_named(text, language):
    """Never those of who receives it."""
    assert speakers(text, language) == []
