"""Questions over the sample archive: whatever is quoted stands in the releases, and what is suggested is answered."""

import pytest

from assistant.assistant import Assistant
from embeddings.releases.release import Filters, Release
from web.entries import starters
from web.questions import FORMS, Questions, form_for, question_about
from web.wording import wordings

QUESTIONS = {
    "en": [
        "How many students from Nurmadia study in Varandia?",
        "What is the key rate of the Central Bank of Varandia?",
        "When did the first ferry sail to Marsal?",
        "How many passengers did the ferry carry in its first year?",
        "How much grain did Varandia export?",
        "When does visa-free travel with Oresia begin?",
    ],
    "ru": [
        "Сколько студентов из Нурмадии учится в Варандии?",
        "Какова ключевая ставка Центрального банка Варандии?",
        "Когда паром вышел в первый рейс?",
        "Сколько зерна экспортировала Варандия?",
        "Когда начинается безвизовый режим с Оресией?",
        "Когда открылось консульство Нурмадии в Дорване?",
    ],
    "ar": [
        "كم عدد الطلاب النورماديين الذين يدرسون في فارانديا؟",
        "كم بلغ سعر الفائدة الأساسي في فارانديا؟",
        "متى انطلقت العبارة في أولى رحلاتها؟",
        "كم طنا من الحبوب صدرت فارانديا؟",
        "متى يبدأ الإعفاء من التأشيرات مع أوريسيا؟",
        "متى افتتحت قنصلية نورماديا في دورفان؟",
    ],
}
DECLINED = {
    "en": ["Who won the football match?", "How do I bake bread?"],
    "ru": ["Кто выиграл чемпионат мира?", "Как приготовить борщ?"],
    "ar": ["من فاز بكأس العالم؟", "كيف أطبخ الكسكس؟"],
}
REFUSALS = {
    "en": "The releases do not say.",
    "ru": "В релизах об этом не сказано.",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال.",
}


def hundred_questions(archive):
    """The questions above, and the titles of the archive's releases asked as questions."""
    asked = [q for questions in (*QUESTIONS.values(), *DECLINED.values()) for q in questions]
    titles = [release.title for release in archive.listing(limit=200).releases]
    return list(dict.fromkeys([*asked, *titles, *(f"{title}?" for title in titles)]))[:100]


def test_every_quotation_of_100_questions_is_in_its_release(sample_archive):
    """quote == text[start:end], without exception, and every sentence of an answer has its marker."""
    assistant = Assistant(sample_archive)
    questions = hundred_questions(sample_archive)
    assert len(questions) == 100
    answered = 0
    for question in questions:
        answer = assistant.ask(question)
        answered += answer.answerable
        assert bool(answer.citations) == answer.answerable
        for citation in answer.citations:
            release = sample_archive.release(citation.release_id)
            assert release.text[citation.start : citation.end] == citation.quote
        assert answer.text.count("\n") == max(0, len(answer.citations) - 1)
    assert answered >= 80


def test_off_archive_questions_are_declined_in_their_language(sample_archive):
    """An honest sentence, the nearest releases, and nothing invented."""
    assistant = Assistant(sample_archive)
    for language, questions in DECLINED.items():
        for question in questions:
            answer = assistant.ask(question)
            assert (answer.answerable, answer.text) == (False, REFUSALS[language])
            assert answer.citations == ()
            assert len(answer.nearest) == 3


def test_a_question_in_another_language_gets_the_original_words(sample_archive):
    """An English question over the Arabic releases quotes the Arabic and says so."""
    arabic = Filters(languages=("ar",))
    answer = Assistant(sample_archive).ask("When did Nurmadia open a consulate in Dorvane?", filters=arabic)
    assert any("قنصلية" in citation.quote for citation in answer.citations)
    assert {citation.language for citation in answer.citations} == {"ar"}
    assert answer.notice == "Quoted as published, in Arabic."


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_starters_ask_in_three_ways_and_each_is_answered_from_its_release(sample_archive, language):
    """About other headlines, and each answer begins with a sentence of the release or of a version of it."""
    assistant, wording = Assistant(sample_archive), wordings()[language]
    offered = starters(sample_archive, Questions(assistant), Filters(), wording)
    assert len({one.title for one in offered}) == 3
    forms = [one.question.replace(one.title, "{title}") for one in offered]
    assert sorted(forms) == sorted(wording.texts[form] for form in FORMS)
    for one in offered:
        first = assistant.ask(one.question).citations[0]
        assert one.title in [first.title, *(version.title for version in first.versions)]


def test_a_question_suits_its_release():
    """What was said is asked of one that quotes somebody, and no question is asked twice before the others."""
    plain = Release("plain", "The harbour opened on Monday.", "Harbour opens", language="en")
    quoted = Release("quoted", '"We are glad that it is open," Mayor Ana Lind said.', "Harbour opens", language="en")
    said, known, tells = FORMS
    assert [form_for(quoted, used) for used in ([], [said], [said, known], FORMS)] == [said, known, tells, said]
    assert [form_for(plain, used) for used in ([], [known])] == [known, tells]


@pytest.mark.parametrize("title", ["Who pays for the harbour?", "«Tern» sails", 'Exhibition "Salt" opens'])
def test_a_headline_that_does_not_stand_well_in_a_question_is_asked_itself(title):
    release = Release("r", "The harbour opened on Monday.", title, language="en")
    assert question_about(release, form_for(release, []), wordings()["en"]) == title
