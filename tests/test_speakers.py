"""Questions for somebody's words over the sample archive."""

import pytest

from assistant.answers.speakers import _by_speaker, is_somebody, read_for
from assistant.assistant import Assistant
from assistant.evidence.evidence import Evidence
from assistant.questions.courtesy import without_courtesy
from assistant.questions.question import understand
from assistant.questions.spoken import Spoken, spoken
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did Tobar Nilsek say about Landslide maps?", Spoken("Tobar Nilsek", "Landslide maps")),
        ("Что сказал Пелин Страуд о рукописях?", Spoken("Пелин Страуд", "рукописях")),
        ("شو قال القنصل العوني عن سرعة الجوازات؟", Spoken("القنصل العوني", "سرعة الجوازات")),
        ("What did Tobar Nilsek say?", Spoken("Tobar Nilsek", "")),
        ("Tell me what Rim al-Dahbal said about grain", Spoken("Rim al-Dahbal", "grain")),
        ("What sum the bank announced", None),
        ("Who was it that remarked on the weather?", Spoken("", "on the weather")),
        ("Кто автор слов о воде?", Spoken("", "о воде")),
        ("Deyan Morvat's line about the weather", Spoken("Deyan Morvat", "the weather")),
        ("مين من النواب قال إن المشكلة كبيرة؟", Spoken("", "إن المشكلة كبيرة")),
        ("من المسؤول الذي روى قصة البئر؟", Spoken("", "قصة البئر")),
        ("من صاحبة القول إن الماء حياة؟", Spoken("", "إن الماء حياة")),
        ("When did Tobar Nilsek arrive?", None),
        ("ماذا قالت ميريلا هودان؟ (متى وُقّع الاتفاق)", Spoken("ميريلا هودان", "(متى وُقّع الاتفاق)")),
    ],
)
def test_a_question_for_somebodys_words_names_them_and_a_subject_as_typed(question, asked):
    """In a dialect, too."""
    assert spoken(without_courtesy(question)) == asked


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Что сказал министр сельского хозяйства о погоде?", "Погоду мы не выбираем"),
        ("ماذا قال طريف قسمون عن الغرامة؟", "فلن تحميه الاتفاقية من الغرامة"),
        ("شو قال القنصل العوني عن سرعة إصدار الجوازات", "خلال خمسة أيام عمل"),
        ("What did consul Bashir al-Awni promise about consular fees?", "من دون تغيير"),
        ("Who said that disagreement is a sign of health?", "Disagreement on the Board is a sign of health"),
    ],
)
def test_a_subject_of_a_word_or_two_is_found_where_it_stands_out(sample_archive, question, words):
    answer = Assistant(sample_archive).ask(question)
    assert any(words in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Что сказала Мирела Ходан о пароме?", "Ирна Совель"),
        ("What did Tobar Nilsek say about landslide maps?", "Lodema Virsen"),
        ("Что сказал Пелин Страуд о рукописях?", ""),
        ("وش قال سافين أوروك عن الجفاف في تاموريا؟", ""),
        ("What did Nilsek say about fraud?", "Mirela Hodan"),
        ("What did Mirela Hodan say about the digital dorin?", "Tobar Nilsek"),
        ("Что сказал Нилсек о мошенниках?", "Мирела Ходан"),
        ("Что сказал Нилсек о мошенничестве?", "Мирела Ходан"),
    ],
)
def test_what_somebody_says_of_something_else_is_no_answer(sample_archive, question, others):
    """Who does speak of it is named. What stands under the same heading need not be about it."""
    answer = Assistant(sample_archive).ask(question)
    assert not answer.answerable
    assert others in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who said that a mountain does not recognise borders?", ""),
        ("Who said that taxes would be raised?", "nobody is quoted with just this"),
        ("Who said that the dorin will replace deposits?", "nobody is quoted with just this"),
        ("Кто сказал, что гора не признаёт границ?", ""),
        ("Кто сказал, что война окончена?", "никто не говорил"),
        ("من قال إن الجبل لا يعترف بالحدود؟", ""),
        ("من قال إن الانتخابات ستؤجل؟", "منقولاً بعينه"),
    ],
)
def test_words_that_are_only_near_to_what_is_asked_for_are_marked_so(sample_archive, question, told):
    """Who said it is not told as if it were sure."""
    answer = Assistant(sample_archive).ask(question)
    assert answer.answerable
    assert (told in answer.notice) if told else not answer.notice


def test_only_those_words_are_quoted_that_say_what_is_asked_for(sample_archive):
    """Where they surely do: what else is said with them was said by nobody as the answer."""
    answer = Assistant(sample_archive).ask("Who said that a central bank does not build houses?")
    assert ["does not build houses" in citation.quote for citation in answer.citations] == [True]


def test_words_are_quoted_from_the_version_in_the_readers_language(sample_archive):
    """Also where another version was found first."""
    answer = Assistant(sample_archive).ask("ماذا قال سالم الرهواني عن المساعدات الخارجية؟")
    assert {citation.language for citation in answer.citations} == {"ar"}
    assert "٠٫٤٪" in answer.text
    assert not answer.notice


def test_of_words_in_a_corrected_release_it_is_said_that_it_was_corrected(sample_archive):
    answer = Assistant(sample_archive).ask("What did Rim al-Dahbal say about the lorry?")
    assert "reach the capital" in answer.text
    assert answer.citations[0].corrections
    assert answer.citations[0].versions
    assert "Correction: size of the aid" in answer.notice


def test_an_english_w_is_a_russian_v(sample_archive):
    answer = Assistant(sample_archive).ask("Что Тесса Марвен сказала о памяти и ведомствах?")
    assert "Memory is not the property" in answer.text


def test_how_near_a_passage_is_to_the_subject_is_not_told_by_its_speakers_name(sample_archive):
    """What is read for somebody's words on a subject is nearest where the subject is, whoever speaks there."""
    asked = understand("What did Tobar Nilsek say about landslide maps?")
    read = read_for(asked, spoken(asked.text), sample_archive)
    nearest = max(read, key=lambda hit: hit.score)
    assert "landslide maps" in nearest.passage.text or "оползней" in nearest.passage.text


def test_what_somebody_says_of_another_country_is_no_answer(archive):
    """Though it is said in the same words."""
    text = "“The gangs of Peru are a threat to the whole region,” Minister Dana Orvel said. She spoke in Lima."
    archive.apply([Delivery((Release("r", text, "Dana Orvel on gangs", language="en"),))])
    ask = Assistant(archive).ask
    assert "gangs of Peru" in ask("What did Dana Orvel say about the gangs in Peru?", mode="quotes").text
    assert not ask("What did Dana Orvel say about the gangs in Chile?", mode="quotes").answerable


SPOKEN = {
    "en": "Councillor Mark Johnston said that parking fees in the old town would double from July.",
    "ru": "Депутат Иван Лавров заявил, что плата за стоянку в старом городе вырастет вдвое.",
    "ar": "قال النائب سامي الدوسري إن رسوم المواقف في المدينة القديمة ستتضاعف من يوليو.",
}


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("en", "What did Mark Johnson say about parking fees in the old town?", "Mark Johnston"),
        ("ru", "Что сказал Иван Лавроф о плате за стоянку в старом городе?", "Иван Лавров"),
        ("ar", "ماذا قال سامي الدوصري عن رسوم المواقف في المدينة القديمة؟", "سامي الدوسري"),
        ("en", "What did Mark Johnston say about parking fees in the old town?", ""),
        ("ru", "Что сказал Иван Лавров о плате за стоянку в старом городе?", ""),
    ],
)
def test_of_a_misspelt_name_it_is_said_whose_words_are_quoted(archive, language, question, told):
    archive.apply([Delivery((Release("fees", SPOKEN[language], language=language),))])
    answer = Assistant(archive).ask(question)
    assert [citation.quote for citation in answer.citations] == [SPOKEN[language]]
    assert (told in answer.notice) if told else not answer.notice


def test_a_similar_name_is_not_meant_where_the_releases_have_the_one_asked_for(archive):
    """Of whom they quote nothing."""
    other = Release("guest", "Mark Johnson came to the old town to see the parking fees.", language="en")
    archive.apply([Delivery((Release("fees", SPOKEN["en"], language="en"),)), Delivery((other,))])
    answer = Assistant(archive).ask("What did Mark Johnson say about parking fees in the old town?")
    assert not answer.answerable
    assert "Mark Johnston" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "What did Mirela Hodan say on 24 October 2025?",
            ["Disagreement on the Board is a sign of health", "Those who want unanimity should go to a graveyard"],
        ),
        ("What did Yorn Belask say?", ["12,400 Nurmadian citizens", "Demand for travel has overtaken"]),
        (
            "list everything Huda Marzan said",
            ["البحّار النورمادي", "We want a simple agreement", "text that needs a manual"],
        ),
        ("all statements by Irna Sovel", ["Sixteen months ago", "who bears its losses", "speak about that openly"]),
        (
            "перечисли все цитаты Мирелы Ходан",
            ["الخلاف داخل المجلس", "Если виды на урожай", "Это не разворот", "Добрый день"],
        ),
    ],
)
def test_where_no_subject_is_asked_about_all_that_somebody_says_is_quoted(sample_archive, question, words):
    """As far as there is room, of the newest releases, and no quotation without its end."""
    answer = Assistant(sample_archive).ask(question)
    assert [part for part in words if part in answer.text] == words
    assert all(citation.speaker for citation in answer.citations)


def test_only_people_are_named_as_those_who_speak_of_it():
    """In Arabic a ministry speaks, too, and what follows it may be no name; a name is offered as it is."""
    people = ["الوزير عادل مرزان", "هالة السالمي", "Nora van Dale", "Ministry of Ports"]
    others = ["وزارة الموانئ", "مجلس البحارة", "اللجنة برئاسة النائبة هالة"]
    assert [one for one in [*people, *others] if is_somebody(one)] == people


def test_of_a_sentence_of_two_each_is_quoted_with_their_part():
    """The shorter one, too, and without the comma in front of the other's."""
    text = "Adel Mirzan said it would open, while Ina Falk said that the bridge would not open for many years."
    release = Release("r", text, language="en")
    evidence = Evidence(Hit(release, Passage("r", 0, len(text), text), 1.0), 0, len(text), text)
    own, others = _by_speaker([evidence], Spoken("Adel Mirzan", "the bridge"))
    assert [one.text for one in own] == ["Adel Mirzan said it would open"]
    assert [one.text for one in others] == ["while Ina Falk said that the bridge would not open for many years."]
