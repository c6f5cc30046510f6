"""What a question wants to know of something, and whether a release has it."""

import pytest

from assistant.answers.support import supporting
from assistant.assistant import Assistant
from assistant.evidence.absences import unsaid
from assistant.questions.focus import document_subject, focus, office_asked, told_by
from assistant.questions.question import Question
from embeddings.releases.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the salary of the minister?", ["salary"]),
        ("And how many lighthouses does Varandia have?", ["lighthouses"]),
        ("How old is the speaker?", []),
        ("How deep is the harbour?", ["deep"]),
        ("Сколько денег просят у министерства?", ["просят"]),
        ("What is the minister's salary?", ["salary"]),
        ("What is Ardan Kelmor’s salary?", ["salary"]),
        ("What is Ardan Kelmor in?", []),
        ("Which salary does the minister get?", ["salary"]),
        ("What unemployment rate is expected?", ["unemployment", "rate"]),
        ("What pension reform was adopted?", []),
        ("Какой центр открыли?", []),
        ("Каковы условия соглашения?", []),
        ("Какую черту превышает население столицы?", []),
        ("Какие бюджетные приоритеты названы?", []),
        ("Какова ключевая ставка?", ["ключевая", "ставка"]),
        ("ما إصلاح الأجور في الوزارة؟", []),
        ("Which entity has the right to propose laws?", []),
        ("What term refers to those who left?", []),
        ("Какой орган предлагает законы?", []),
        ("ما المصطلح الذي يشير إليهم؟", []),
        ("How big is the harbour?", []),
        ("Сколько стоит билет?", ["билет"]),
        ("Сколько стоило строительство мастерской?", []),
        ("كم كلفت ورشة الترميم؟", []),
        ("Сколько примерно дней длился рейс?", ["длился", "рейс"]),
        ("Какую зарплату получает министр в Тальвене?", ["зарплату", "получает", "министр"]),
        ("Какова скорость парома «Крачка»?", ["скорость", "парома"]),
        ("ما راتب الوزير؟", ["راتب", "الوزير"]),
        ("كم تبلغ سرعة العبّارة في الساعة؟", ["سرعة", "العبّارة"]),
        ("كم جنديا في الجيش؟", ["جنديا"]),
        ("What is the name of the captain?", []),
        ("What is another way to the port?", []),
        ("Кто посол Варандии?", []),
        ("In what year was the port opened?", []),
        ("Why did exports fall?", []),
        ("Кто открыл порт?", []),
        ("ما آخر قرار بشأن سعر الفائدة؟", []),
        ("What?", []),
        ("", []),
        ("what is the " * 500, []),
    ],
)
def test_what_is_asked_about_something_stands_behind_the_question_word(question, words):
    """Where it is counted or measured, up to a name or a preposition; "name", "year" and "entity" ask for anything."""
    assert focus(question) == words


@pytest.mark.parametrize(
    ("question", "titles", "words"),
    [
        ("Who is Varandia's defence minister?", ["minister"], ["defence"]),
        ("And who was the minister of defence of Varandia?", ["minister"], ["defence"]),
        ("Кто министр обороны Варандии?", ["министр"], ["обороны"]),
        ("What is the name of Varandia's defence minister?", ["minister"], ["defence"]),
        ("Как зовут министра обороны Варандии?", ["министра"], ["обороны"]),
        ("ما اسم وزير الدفاع في فارانديا؟", ["وزير"], ["الدفاع"]),
        ("من وزير الدفاع في فارانديا؟", ["وزير"], ["الدفاع"]),
        ("Who is the ambassador to Oresia?", ["ambassador"], []),
        ("Who is the head of the bank?", [], []),
        ("من رئيس البلاد؟", [], []),
        ("من رافق الأمير في الزيارة؟", [], []),
        ("Who is in charge of the bank?", [], []),
        ("Who opened the port?", [], []),
        ("", [], []),
    ],
)
def test_what_somebody_is_minister_of_stands_beside_the_title(question, titles, words):
    """A title that anybody may have who leads something tells nothing."""
    assert office_asked(question) == (titles, words)


@pytest.mark.parametrize(
    "question",
    [
        "Who is Varandia's defence minister?",
        "Who is the president of Varandia?",
        "Кто министр обороны Варандии?",
        "Как зовут министра обороны Варандии?",
        "من وزير الدفاع في فارانديا؟",
    ],
)
def test_other_ministers_are_no_answer(sample_archive, question):
    assert not Assistant(sample_archive).ask(question).answerable


def test_a_country_in_small_letters_is_in_the_releases(sample_archive):
    """Where they have its people, or its people where they have the country."""
    assert "varandian" not in Assistant(sample_archive).ask("what is the varandian salary of a minister").text


def test_the_minister_asked_for_is(sample_archive):
    answer = Assistant(sample_archive).ask("Who is the foreign minister of Varandia?")
    assert "Foreign Minister of Varandia Ardan Kelmor" in answer.text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How old is Foreign Minister Ardan Kelmor?", "no such number"),
        ("Какую зарплату получает председатель Ассамблеи Лодема Вирсен?", "«зарплату получает»"),
        ("كم بلغت موازنة وزارة الدفاع في نورماديا؟", "«موازنة»"),
    ],
)
def test_a_release_that_has_the_thing_and_not_what_is_asked_about_it_does_not_answer(
    sample_archive, question, word
):
    answer = Assistant(sample_archive).ask(question)
    assert not answer.answerable
    assert word in answer.text
    assert answer.nearest


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the maximum price of an adult economy ticket on the ferry?", "$75"),
        ("Какой потолок убытков в год взяла на себя каждая из сторон паромного соглашения?", "3 млн"),
        ("كم نائباً من كل جانب تضم لجنة التعاون البرلمانية بين أوريسيا وفارانديا؟", "عشرة"),
    ],
)
def test_one_that_has_it_in_other_words_does(sample_archive, question, words):
    assert words in Assistant(sample_archive).ask(question).text


class _Standing:
    """An archive in which every hit is surely about the subject, and the Russian one stands out."""

    def release(self, release_id):
        return None

    def certainty(self, hit):
        return 0.5

    def term_weights(self, question):
        return {}

    def standing(self, word, hit):
        return 2.0 if hit.release.language == "ru" else 0.0


def test_a_release_in_another_language_that_has_the_word_must_have_the_names_too():
    """What is asked about something is looked for in those releases only that speak of what is named."""

    def hit(name, text, language):
        return Hit(Release(name, text, language=language), Passage(name, 0, len(text), text), 1.0)

    hits = [
        hit("port", "The minister of Oresia opened a port.", "en"),
        hit("плата", "Министр Оресии получает тысячу динаров.", "ru"),
    ]
    asked = Question("What is the salary of the minister of Tamuria?", "en")
    assert supporting(asked, hits, _Standing()) == ([], ["Tamuria"])
    asked = Question("What is the salary of the minister of Oresia?", "en")
    assert [one.release.id for one in supporting(asked, hits, _Standing())[0]] == ["плата"]
    assert supporting(asked, hits[:1], _Standing()) == ([], ["«salary»"])


@pytest.mark.parametrize(
    ("question", "on"),
    [
        ("When did Oresia ratify the ferry agreement?", ["ferry"]),
        ("When was the agreement on the ferry line signed?", ["ferry"]),
        ("Who signed the agreement?", []),
        ("Когда подписали соглашение об отмене виз?", ["отмене", "виз"]),
        ("متى وقعت اتفاقية إلغاء التأشيرات؟", ["إلغاء", "التأشيرات"]),
        ("متى وقعت الاتفاقية؟", []),
    ],
)
def test_an_agreement_is_told_by_what_it_is_on(question, on):
    assert document_subject(question) == on


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much did milk prices rise?", ["milk", "prices", "rise"]),
        ("How much does it cost?", []),
        ("How many ambulances does the children's hospital have?", ["ambulances"]),
        ("How many cases of rubella were confirmed?", ["cases", "rubella"]),
        ("كم راتب النائب؟", ["راتب", "النائب"]),
        ("كم دولة تشملها التأشيرة؟", ["التأشيرة"]),
        ("كم نقلت العبّارة؟", ["العبّارة"]),
        ("كم دفع الصندوق؟", ["الصندوق"]),
    ],
)
def test_what_is_counted_is_no_verb_and_not_its_owner(question, words):
    assert focus(question) == words


def test_of_cases_of_a_disease_it_is_the_disease_that_must_be_there():
    assert told_by(["cases", "rubella"]) == ["rubella"]
    assert told_by(["случаев", "кори"]) == ["кори"]
    assert told_by(["cases"]) == ["cases"]
    measles = Release("r", "Twelve cases of measles were confirmed.", language="en")
    assert unsaid(told_by(focus("How many cases of rubella were there?")), measles) == ["rubella"]
    assert unsaid(told_by(focus("How many cases of measles were there?")), measles) == []


def test_the_singular_stands_for_an_arabic_broken_plural():
    members = Release("r", "صوّت أعضاء المجلس أمس، وزاره أطفال من ثلاث مدارس.", language="ar")
    assert unsaid(["طفل"], members) == unsaid(["مدرسة"], members) == []
    assert unsaid(["طائرة"], members) == ["طائرة"]
