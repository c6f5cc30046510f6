"""Who somebody is."""

import pytest

from assistant.answers.introductions import person_asked
from assistant.assistant import Assistant
from assistant.questions.question import understand


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who is Salim al-Rahwani?", "Salim al-Rahwani"),
        ("And who was Mirela Hodan?", "Mirela Hodan"),
        ("Кто такая Лодема Вирсен?", "Лодема Вирсен"),
        ("من هو سالم الرهواني؟", "سالم الرهواني"),
        ("Who is the governor of the Central Bank?", ""),
        ("من هو وزير الخارجية؟", ""),
        ("Who is responsible for the line?", ""),
        ("Who signed the agreement?", ""),
        ("Who is Plato?", ""),
        ("Who is ?", ""),
        ("Who is " + "Aa " * 500, ""),
    ],
)
def test_a_name_is_asked_about_not_an_office_nor_a_deed(question, who):
    assert person_asked(understand(question)) == who


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who is Salim al-Rahwani?", "Foreign Minister of Nurmadia Salim al-Rahwani held"),
        ("Who is Mirela Hodan?", "The press conference in Selmora was given by Mirela Hodan, Governor of the Central"),
        ("Кто такой Салим ар-Рахвани?", "Министр иностранных дел Нурмадии Салим ар-Рахвани провёл"),
        ("من هو سالم الرهواني؟", "عقد وزير خارجية نورماديا سالم الرهواني"),
        ("Who is Tobar Nilsek?", "The press conference in Selmora was given by Mirela Hodan, Governor"),
    ],
)
def test_a_person_is_introduced_by_a_sentence_with_the_office(sample_archive, question, first):
    """Not by something that the person said, as what is near to a name often is."""
    answer = Assistant(sample_archive).ask(question)
    assert answer.citations[0].quote.startswith(first)
    assert len({citation.language for citation in answer.citations}) == 1


def test_whom_the_releases_do_not_name_they_do_not_introduce(sample_archive):
    assert not Assistant(sample_archive).ask("Who is Ottoline Verrick?").answerable
