"""One hundred questions over the sample archive: whatever is quoted stands in the releases, exactly."""

from assistant.assistant import Assistant
from embeddings.release import Filters

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
