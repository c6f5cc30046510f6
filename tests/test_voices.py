"""Whose a quotation is that no word of saying announces."""

import pytest

from assistant.people.person import Person
from assistant.speech.quotations import quotations
from embeddings.releases.release import Release


def speakers(text: str, language: str, title: str = "") -> list[str]:
    return [one.speaker.name for one in quotations(Release(id="r", text=text, language=language, title=title))]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ('Deputy Nora Vale spoke against it: "This law is a pipe without water."', "en", "Nora Vale"),
        ('Director General Dr. Nora Vale congratulated the crew: "You waited long."', "en", "Nora Vale"),
        ("Президент Лиги Денис Ромов: «Проводить турнир на стройке мы не станем».", "ru", "Денис Ромов"),
        ("Депутат Нора Вейлова выступила против: «Этот закон никому не поможет».", "ru", "Нора Вейлова"),
        ("А. Ромов сказал на прощание: «Кафедра учит говорить, а кресло — слушать».", "ru", "А. Ромов"),
        ("А. Ромов, назначенный послом в Азмере, сказал на прощание: «Учитесь слушать».", "ru", "А. Ромов"),
        ("«Мост стоит и держит», — улыбнулся инженер Денис Ромов.", "ru", "Денис Ромов"),
        ("«Дамба держит», — заявил глава МЧС генерал-майор Денис Ромов.", "ru", "Денис Ромов"),
        ("Версия не подтвердилась, сообщила представитель министерства Нора Вейлова.", "ru", "Нора Вейлова"),
        ('Minister of Health Dr. Nora Vale explained that the shots are free, adding "come early, please".', "en",
         "Nora Vale"),
        ('من جهته قال فورستينو: "لم يخذلني اللاعبون، بل خذلتهم أنا".', "ar", "فورستينو"),
    ],
)  # fmt: skip
def test_a_quotation_is_of_whom_its_sentence_names_with_a_colon_or_a_dash(text, language, speaker):
    """Thanking, opposing or just an office and a name announce words as "said" does; initials are of the name."""
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('Nora Vale unveiled a plaque: "To those who built the bridge."', "en"),
        ('Critics of Nora Vale spoke against it: "This law is a pipe without water."', "en"),
        ("На снимке Денис Ромов: «Проводить турнир мы не станем».", "ru"),
        ("Письмо Дениса Ромова: «Проводить турнир мы не станем».", "ru"),
        ("Секретарь Нора Вейлова зачитала обращение министра Дениса Ромова: «Лёд — это наш вклад».", "ru"),
        ('قال الميناء: "مرحبا بكم في المدينة".', "ar"),
    ],
)
def test_what_is_only_shown_or_read_out_is_of_nobody_beside_it(text, language):
    """A plaque, a letter, somebody's critics; of a name in another case the nominative is not told."""
    assert speakers(text, language) == []


def test_a_message_that_is_read_out_is_its_senders():
    """Not of who reads it."""
    told = "Министр Денис Ромов прибыл вчера.\n\n"
    told += "Нора Вейлова зачитала обращение министра Дениса Ромова: «Лёд наш вклад»."
    assert speakers(told, "ru") == ["Денис Ромов"]


def test_a_short_sentence_in_quotation_marks_is_quoted_too():
    """What stands behind "said" as a sentence of its own goes on; a word in marks does not."""
    assert speakers('"The builder chose himself," Nora Vale said. "We did."', "en") == ["Nora Vale", "Nora Vale"]
    assert speakers('"The builder chose himself," Nora Vale said. He sang the song "Fields".', "en") == ["Nora Vale"]


def test_what_a_committee_is_about_and_the_capitals_of_a_headline_are_nobody():
    """Nor are an acronym in front of a name and the rows of a table."""
    told = "Pavel Orme, Chairman of the Committee on Natural Resources, said that it was late."
    assert speakers(told, "en") == ["Pavel Orme"]
    told = "The Chairman of the Committee on Intelligence, Pavel Orme, said that it was late."
    assert speakers(told, "en") == ["Pavel Orme"]
    told = "Nadir said in a statement that it accepts the fine."
    assert speakers(told, "en", title="Regulator Fines Nadir Over Outage") == []
    told = "Официальный представитель МЧС Нора Вейлова сообщила, что вода прибывает."
    assert speakers(told, "ru") == ["Нора Вейлова"]
    told = "Towns with most people:\n\n1. Port Vale: 1,342,000\n\n2. Upper Marn: 240,100\n\n"
    told += "Upper Marn grew, Port Vale did not."
    assert speakers(told, "en") == []


def test_an_office_ends_before_a_form_of_address_and_what_is_said_of_another():
    """ "Director General Dr." and "the minister at her request and appointed Dr." are no offices."""
    text = "Director General Dr. Nora Vale said it was late.\n\n"
    text += "The King relieved the Minister of Health at her own request and appointed Dr. Samir Orme. "
    text += '"I will work hard," said Samir Orme.'
    found = {one.speaker for one in quotations(Release(id="r", text=text, language="en"))}
    assert found == {Person("Nora Vale", "Director General"), Person("Samir Orme")}
