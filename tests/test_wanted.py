"""Languages and order that a question asks for, and how hits are ordered by time."""

from datetime import date

import pytest

from assistant.answers.quotes import asks_list
from assistant.assistant import Assistant
from assistant.evidence.retrieval import are_series, ordered, with_abroad
from assistant.questions.question import BadQuestion, understand
from assistant.questions.wanted import asks_now
from assistant.times.period import Period
from embeddings.archive import Archive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Filters, Hit, Passage, Release
from embeddings.text.folding import fold
from tests.fakes import WordEncoder

TODAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("question", "code", "searched"),
    [
        ("What did the ministry say in Arabic about grain?", "ar", "What did the ministry say about grain?"),
        ("Find what was released about grain only in Russian", "ru", "Find what was released about grain"),
        ("Arabic-language statements on the dam", "ar", "the dam"),
        ("Что сказано на русском языке о плотине?", "ru", "Что сказано о плотине?"),
        ("Заявления на английском о плотине", "en", "Заявления о плотине"),
        ("Покажи по-арабски сообщения о плотине", "ar", "Покажи сообщения о плотине"),
        ("ماذا قالت الوزارة بالروسية عن السد؟", "ru", "ماذا قالت الوزارة عن السد؟"),
        ("ابحث باللغة الإنجليزية عن السد", "en", "ابحث عن السد"),
        ("بيانات بالعربية عن السد", "ar", "السد"),
    ],
)
def test_a_language_of_the_releases_is_read(question, code, searched):
    """It limits the search, its words are not searched for, and the answer stays in the question's language."""
    found = understand(question, today=TODAY)
    assert (found.filters.languages, found.read, found.searched) == ((code,), ("languages",), searched)
    assert found.language == ("ru" if "о" in question else "ar" if "ا" in question else "en")


@pytest.mark.parametrize(
    "question",
    [
        "How many students learn in Arabic?",
        "Are the courses taught in English or in Russian?",
        "Which statement was in Russian?",
        "Who published the French language Bible?",
        "The Russian statement on grain",
        "Which manuscripts in Arabic did the museum show?",
        "Сколько студентов учится на арабском языке?",
        "Кто говорил о русском языке?",
        "В каких школах преподают на русском?",
        "كم طالبا يدرسون بالعربية؟",
        "ما المخطوطات المكتوبة بالعربية؟",
        "ماذا قال الوزير عن اللغة العربية؟",
    ],
)
def test_a_language_that_is_the_subject_is_left_alone(question):
    """What is taught, written or spoken in a language is no reason to search in it."""
    assert understand(question, today=TODAY).filters.languages == ()


@pytest.mark.parametrize(
    ("question", "language", "searched"),
    [
        ("Answer in Russian: how high is the dam?", "ru", "how high is the dam?"),
        ("Ответь на английском: какова высота плотины?", "en", "какова высота плотины?"),
        ("أجب بالروسية: كم ارتفاع السد؟", "ru", "كم ارتفاع السد؟"),
        ("How high is the dam? (in Russian)", "ru", "How high is the dam?"),
        ("How high is the dam (in Russian)?", "ru", "How high is the dam?"),
        ("How high is the dam, in Arabic?", "ar", "How high is the dam?"),
        ("How high is the dam? In Russian, please", "ru", "How high is the dam?"),
        ("How high is the dam in Russian, please?", "ru", "How high is the dam?"),
        ("What did the ministry say? In Arabic.", "ar", "What did the ministry say?"),
        ("Can you tell me in Russian how high the dam is?", "ru", "how high the dam is?"),
        ("In Russian, please: how high is the dam?", "ru", "how high is the dam?"),
        ("How many pupils are taught in English? Answer in Arabic", "ar", "How many pupils are taught in English?"),
        ("Какова высота плотины? На английском", "en", "Какова высота плотины?"),
        ("какова высота плотины? ответ на арабском", "ar", "какова высота плотины?"),
        ("Скажи по-арабски, какова высота плотины?", "ar", "какова высота плотины?"),
        ("Какова высота плотины? По-английски, пожалуйста", "en", "Какова высота плотины?"),
        ("كم ارتفاع السد؟ باللغة الإنجليزية", "en", "كم ارتفاع السد؟"),
        ("كم ارتفاع السد؟ الإجابة بالروسية", "ru", "كم ارتفاع السد؟"),
        ("بالروسية من فضلك: كم ارتفاع السد؟", "ru", "كم ارتفاع السد؟"),
        ("كم ارتفاع السد بالروسية من فضلك؟", "ru", "كم ارتفاع السد؟"),
    ],
)
def test_a_language_to_answer_in_is_no_limit(question, language, searched):
    """It is not searched for, and a chosen one stands."""
    found = understand(question, today=TODAY)
    assert (found.language, found.filters.languages, found.searched) == (language, (), searched)
    assert not found.follows_up
    chosen = understand(question, language="fr", today=TODAY)
    assert (chosen.language, chosen.searched) == ("fr", searched)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many pupils are taught in English?", "en"),
        ("How many pupils are taught, in Arabic?", "en"),
        ("In Arabic, how many students learn?", "en"),
        ("How many are taught in Arabic? In Russian?", "en"),
        ("Did the minister answer in Arabic?", "en"),
        ("Tell me in English schools what is taught", "en"),
        ("In Russian", "en"),
        ("Сколько школ преподают на арабском?", "ru"),
        ("كم طالبا يدرس باللغة الإنجليزية؟", "ar"),
        ("هل التقى الوزير بالروسية من الوفد؟", "ar"),
    ],
)
def test_a_language_that_is_the_subject_is_not_answered_in(question, language):
    """Who is asked about uses it, or nothing would be left to ask; it stays in what is searched for."""
    found = understand(question, today=TODAY)
    assert (found.language, found.filters.languages, found.searched) == (language, (), question)


def test_a_chosen_language_stands_and_the_words_can_be_ignored():
    """As for dates."""
    question = "What did the ministry say in Arabic?"
    chosen = understand(question, filters=Filters(languages=("ru",)), today=TODAY)
    assert (chosen.filters.languages, chosen.read) == (("ru",), ())
    assert understand(question, ignore=["languages"], today=TODAY).filters.languages == ()
    with pytest.raises(BadQuestion, match="ignore has 'words'; it may have dates, languages, newest"):
        understand(question, ignore=["words"], today=TODAY)


def hit(name, day, score):
    release = Release(name, name, date=date.fromisoformat(day) if day else None)
    return Hit(release, Passage(name, 0, 1, name), score)


def names(hits):
    return [hit.release.id for hit in hits]


def test_time_orders_only_what_is_about_the_subject():
    """Newest first, or those of a period and of the weeks after it, from 0.84 of the best certainty on."""
    hits = [
        hit("old", "2024-03-01", 1.0),
        hit("undated", "", 0.99),
        hit("soon after", "2025-02-10", 0.95),
        hit("newest", "2025-09-01", 0.85),
        hit("off", "2025-11-01", 0.83),
    ]

    def ordered_names(*time):
        return names(ordered(hits, lambda one: one.score, *time))

    january, since = Period(date(2025, 1, 1), date(2025, 1, 31)), Period(date(2025, 1, 1), None)
    assert ordered_names() == ["old", "undated", "soon after", "newest", "off"]
    assert ordered_names(None, True) == ["newest", "soon after", "old", "undated", "off"]
    assert ordered_names(january) == ["soon after", "old", "undated", "newest", "off"]
    assert ordered_names(since, True) == ["newest", "soon after", "old", "undated", "off"]
    assert ordered([], lambda one: one.score, january, True) == []


def test_the_latest_of_a_series_is_the_latest():
    """Though its words are fewer: a release of the same source with a title alike is about the same."""

    def decision(name, day, title, score, source="Bank"):
        release = Release(name, title, title, date=date.fromisoformat(day), language="en", source=source)
        return Hit(release, Passage(name, 0, 1, name), score)

    hits = [
        decision("old", "2024-03-01", "Bank raises key rate to 9%", 1.0),
        decision("newest", "2025-10-01", "Bank cuts key rate to 7%", 0.75),
        decision("far", "2025-11-01", "Bank cuts key rate to 6%", 0.6),
        decision("paper", "2025-11-02", "Bank cuts key rate to 7%", 0.8, "Paper"),
        decision("staff", "2025-11-03", "New deputy governor", 0.8),
    ]
    assert names(ordered(hits, lambda one: one.score, None, True)) == [
        "newest",
        "old",
        "far",
        "paper",
        "staff",
    ]
    assert not are_series(Release("a", "", "Rate", source=""), Release("b", "", "Rate", source=""))
    assert not are_series(Release("a", "", "", source="Bank"), Release("b", "", "", source="Bank"))


@pytest.mark.parametrize(
    "question",
    [
        "ما آخر قرار بشأن سعر الفائدة؟",
        "What is the key rate now?",
        "Какова ключевая ставка сейчас?",
        "Какая последняя ключевая ставка?",
    ],
)
def test_the_latest_decision_leads(sample_archive, question):
    """It did not come out in Russian, and is quoted to a Russian reader as it was published."""
    answer = Assistant(sample_archive).ask(question, today=TODAY)
    assert answer.citations[0].date == date(2025, 10, 24)
    assert "7.75%" in answer.citations[0].quote


TITLES = {
    "en": "Bank cuts key rate to {}%",
    "ru": "Банк снизил ключевую ставку до {}%",
    "ar": "البنك يخفض سعر الفائدة إلى {}%",
}


@pytest.mark.parametrize("reader", TITLES)
def test_the_latest_of_a_series_is_the_latest_in_whichever_language_it_came_out(reader):
    """By the versions of an earlier one it is known to be of the series; what else is foreign stays as far off."""

    def one(day, language, title, score):
        name = f"{day} {language}"
        release = Release(name, title, title, date=date.fromisoformat(day), language=language, source="Bank")
        return Hit(release, Passage(name, 0, 1, name), score, item=day)

    for other in {*TITLES} - {reader}:
        earlier = [one("2024-03-01", language, TITLES[language].format(9), 1.0) for language in (reader, other)]
        newest = one("2025-10-01", other, TITLES[other].format(7), 0.55)
        staff, far = one("2025-11-01", other, "Staff", 0.6), one("2025-11-02", other, TITLES[other].format(6), 0.4)
        hits = [earlier[0], staff, newest, far]
        found = with_abroad(hits, [*earlier, staff, newest, far], lambda hit: hit.score, reader)
        assert [hit.score for hit in found] == [1.0, 0.6, 1.0, 0.4]
        assert names(ordered(found, lambda hit: hit.score, None, True))[0] == newest.release.id


@pytest.fixture
def assistant(tmp_path):
    """Over three releases of 2024 and 2025."""
    archive = Archive.open(tmp_path, WordEncoder())
    releases = [
        Release("rate-1", "The bank raised the rate to nine.", "Rate", date(2024, 6, 3), language="en"),
        Release("rate-2", "The bank cut the rate to eight.", "Rate", date(2025, 6, 3), language="en"),
        Release("dam", "The dam was opened in Arim.", "Dam", date(2025, 3, 1), language="ru"),
    ]
    archive.apply([Delivery(tuple(releases))])
    yield Assistant(archive)
    archive.close()


def test_a_period_of_publication_excludes_and_one_of_events_only_prefers(assistant):
    """What is found, and what `interpreted` says of it."""

    def found(question):
        return assistant.search(question, today=TODAY)

    assert names(found("What did the bank say about the rate in June 2024?").hits) == ["rate-1"]
    assert names(found("What was the rate of the bank in June 2024?").hits)[0] == "rate-1"
    assert len(found("What was the rate of the bank in June 2024?").hits) == 3
    assert names(found("What is the rate of the bank now?").hits)[0] == "rate-2"
    assert names(found("Find releases in Russian about the bank").hits) == ["dam"]


def test_a_time_before_the_archive_begins_is_left_alone(assistant):
    """It cannot be when a release came out."""
    found = assistant.search("What did the bank say about the rate in 1992?", today=TODAY)
    assert (len(found.hits), found.interpreted.read, found.interpreted.filters) == (3, (), Filters())
    assert found.interpreted.searched == "What did the bank say about the rate in 1992?"
    assert assistant.search("Who ran the bank in 1992?", today=TODAY).interpreted.around is None
    assert assistant.search("Who ran the bank in August 2025?", today=TODAY).interpreted.around is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "What did the bank say on 1 June 2025 about the rate?",
            "No release is of the time that was asked for: 1 June 2025."
            " The nearest ones are of 1 March 2025 and 3 June 2025.",
        ),
        (
            "Что банк сказал 1 июня 2025 года о rate?",
            "За указанное время (1 июня 2025\u202fг.) релизов нет."
            " Ближайшие по времени: 1 марта 2025\u202fг. и 3 июня 2025\u202fг.",
        ),
        (
            "ماذا قال البنك في 1 يونيو 2025 عن rate؟",
            "لا توجد بيانات من المدة المطلوبة: 1 يونيو 2025. وأقربها إليها بتاريخ 1 مارس 2025 و3 يونيو 2025.",
        ),
    ],
)
def test_a_day_of_which_there_is_no_release_hides_none(assistant, question, told):
    """Others may tell of it: it is searched for as words, and the answer says that none is of it."""
    found = assistant.search(question, today=TODAY)
    assert (len(found.hits), found.interpreted.read, found.interpreted.searched) == (3, (), question)
    answer = assistant.ask(question, mode="quotes", today=TODAY)
    assert told in answer.notice


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What did the bank say last week about the rate?", "What did the bank say about the rate?"),
        ("Что говорили на прошлой неделе о rate?", "Что говорили о rate?"),
        ("ماذا قيل الأسبوع الماضي عن rate؟", "ماذا قيل عن rate؟"),
    ],
)
def test_where_nothing_is_of_this_week_the_newest_leads(assistant, question, subject):
    """As if the latest had been asked for."""
    found = assistant.search(question, today=TODAY)
    assert names(found.hits)[0] == "rate-2"
    assert (found.interpreted.read, found.interpreted.searched) == (("newest",), subject)
    ignored = assistant.search(question, today=TODAY, ignore=["newest"]).interpreted
    assert (ignored.read, ignored.newest_first, ignored.searched) == ((), False, question)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What is new this week?", ("newest",)), ("Какие последние новости?", ("newest",)), ("ما الجديد؟", ("newest",)),
        ("What happened in 2025?", ("dates",)), ("What changed since February?", ("dates",)),
        ("Что было в 2025 году?", ("dates",)), ("ماذا حدث في عام 2025؟", ("dates",)), ("2025", ("dates",)),
        ("ماذا جاء في بيانات 2025؟", ("dates",)), ("ماذا ورد في البيانات الصادرة في عام 2025؟", ("dates",)),
        ("What do the releases of 2025 contain?", ("dates",)),
    ],
)  # fmt: skip
def test_who_asks_what_is_new_is_told_how_the_newest_releases_begin(assistant, question, read):
    """Nothing in particular was asked, so that each release says what it is about, the newest first."""
    answer = assistant.ask(question, mode="quotes", today=TODAY)
    assert answer.interpreted.read == read
    assert [c.release_id for c in answer.citations] == ["rate-2", "dam", "rate-1"][: 3 if "newest" in read else 2]
    assert all(c.start == 0 for c in answer.citations)


@pytest.mark.parametrize(
    "question", ["What happened in June 2023?", "Что было в июне 2023?", "ماذا حدث في يونيو 2023؟"]
)
def test_of_a_time_without_releases_nothing_is_told(assistant, question):
    """What came out at another time is no answer to that."""
    answer = assistant.ask(question, mode="quotes", today=TODAY)
    assert not answer.answerable
    assert not answer.citations


@pytest.mark.parametrize(
    "question", ["When was it in 2025?", "Who came in 2025?", "Сколько в 2025 году?", "كم في عام 2025؟"]
)
def test_a_question_for_one_thing_is_no_such_overview(question):
    assert not understand(question, today=TODAY).overview


@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("What is the key rate?", True), ("What's the annual inflation?", True), ("Какая ключевая ставка?", True),
        ("ما سعر الفائدة الأساسي؟", True), ("What was the key rate?", False), ("What is the rate for 2024?", False),
        ("Какой была ставка летом?", False), ("What is the reason of the rate cut?", False),
        ("Какая причина роста инфляции?", False), ("ما سبب ارتفاع التضخم؟", False),
    ],
)  # fmt: skip
def test_a_rate_is_asked_for_as_it_is_now(question, newest):
    assert understand(question, today=TODAY).newest_first is newest


@pytest.mark.parametrize(
    ("question", "held", "language"),
    [
        ("kye rate in septmber 2024", ("ar", "en", "ru"), "en"), ("kye rate in septmber 2024", ("es", "en"), "es"),
        ("visa oresia 2024", ("ar", "ru"), "en"), ("taux directeur de la banque", ("ar", "en"), "fr"),
        ("ключевая ставка", ("ar", "en"), "ru"), ("سعر", ("en",), "ar"), ("2024", ("ar",), "en"),
    ],
)  # fmt: skip
def test_a_slip_makes_no_question_one_in_a_language_that_no_release_is_in(question, held, language):
    """Unless it surely is."""
    assert understand(question, held=held).language == language


@pytest.mark.parametrize(
    ("question", "filters", "told"),
    [
        ("Texts in Chinese?", Filters(), "No release in the archive is within the limits of the search: Chinese."),
        ("Что сказано на китайском языке?", Filters(), "В архиве нет релизов в заданных пределах (китайский)."),
        ("ماذا قيل باللغة الصينية؟", Filters(), "لا توجد في الأرشيف بيانات ضمن حدود البحث: الصينية."),
        (
            "How high is the dam?",
            Filters(since=date(2025, 7, 1)),
            "No release is of the time that was asked for: from 1 July 2025. The nearest ones are of 3 June 2025.",
        ),
    ],
)
def test_limits_that_leave_nothing_are_named(assistant, question, filters, told):
    """The archive is not empty; what was chosen stands."""
    answer = assistant.ask(question, mode="quotes", today=TODAY, filters=filters)
    assert (answer.text, answer.searched.releases, answer.notice) == (told, 0, "")


PASTED = {
    "en": "The Ministry of Agriculture announced that by 10 June 2024 the farms had sown four million hectares, of"
    " which a third with winter wheat; what the frosts had killed was sown anew, it said, with maize and"
    " barley. Is it true?",
    "ru": "Министерство сообщило, что на 10 июня 2024 года хозяйства засеяли четыре миллиона гектаров, треть из них"
    " озимой пшеницей; погибшее от заморозков, 10 июня 2024 года, пересеяли кукурузой и ячменём."
    " Правда ли это, или нет?",
    "ar": "أعلنت وزارة الزراعة أن المزارع زرعت في 10 يونيو 2024 أربعة ملايين هكتار، ثلثها بالقمح الشتوي،"
    " وأن ما أتلفه الصقيع في مايو أعيدت زراعته بالذرة والشعير على نفقة الدولة وبإشراف خبراء من مركز البحوث"
    " الزراعية في العاصمة. هل هذا صحيح؟",
}


@pytest.mark.parametrize("language", PASTED)
def test_the_days_of_a_pasted_paragraph_exclude_nothing(language):
    """They are what it tells of."""
    assert understand(PASTED[language], today=TODAY).filters == Filters()


def test_the_newest_of_language_versions_is_named_once(tmp_path):
    """In the reader's language."""
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery(tuple(
        Release(f"rate-{language}", "Rate.", f"Rate {language}", date(2025, 6, 3), language=language, version_of="rate")
        for language in ("ar", "en", "ru")
    ))])  # fmt: skip
    for question, language in (("What is new?", "en"), ("Что нового?", "ru"), ("ما الجديد؟", "ar")):
        found = Assistant(archive).search(question, today=TODAY)
        assert names(found.hits) == [f"rate-{language}"]
    archive.close()



def test_an_archive_without_dates_is_searched_whole(tmp_path):
    """A limit by date would exclude everything."""
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((Release("rate", "The bank said that the rate is nine."),))])
    assert names(Assistant(archive).search("What did the bank say last week?", today=TODAY).hits) == ["rate"]
    archive.close()


def test_the_quotation_is_of_the_time_that_was_asked_for(assistant):
    """The newest release leads for the latest, the one of the period for a period."""

    def quoted(question):
        return assistant.ask(question, mode="quotes", today=TODAY).citations[0].release_id

    assert quoted("What is the latest on the rate of the bank?") == "rate-2"
    assert quoted("What was the rate of the bank in June 2024?") == "rate-1"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who is Tobar Nilsek?", "en"),
        ("Who was Lodema Virsen?", "en"),
        ("Wer ist Lodema Virsen?", "de"),
        ("Кто такой Тобар Нилсек?", "ru"),
        ("WHO SIGNED THE AGREEMENT?", "en"),
    ],
)
def test_names_do_not_tell_the_language_of_a_question(question, language):
    """They are of whatever language; what stands around them is not."""
    assert understand(question, today=TODAY).language == language


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("What is the rate now?", True),
        ("Where does it stand at the moment?", True),
        ("А сейчас-то какая ставка?", True),
        ("ما السعر الآن—بعد القرار؟", True),
        ("والحالي؟", True),
        ("today's release", False),
        ("the now-closed port", False),
        ("اليوم الوطني", False),
        ("the currency", False),
    ],
)
def test_what_asks_for_the_present(words, now):
    """A hyphen makes another word of it in English only."""
    assert asks_now(fold(words)) == now


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("How has the key rate changed?", "the key rate?"),
        ("What has changed in grain exports?", "grain exports?"),
        ("Как менялась ключевая ставка?", "ключевая ставка?"),
        ("كيف تغير سعر الفائدة؟", "سعر الفائدة؟"),
    ],
)
def test_what_came_one_after_the_other_is_a_list(question, searched):
    """What has changed is searched for, and not the word for changing."""
    assert (understand(question, today=TODAY).searched, asks_list(question)) == (searched, True)


def test_each_release_of_a_series_tells_its_step_newest_first(sample_archive):
    answer = Assistant(sample_archive).ask("How has the volume of grain exports changed?")
    told = [c.quote for c in answer.citations]
    assert ["6.9 million" in told[0], "8.1 million" in told[1]] == [True, True]


def test_the_newest_is_asked_for_in_dialect_too():
    assert understand("ايش آخر سعر فائدة عند البنك المركزي؟", today=TODAY).newest_first


def test_what_happened_is_asked_in_dialect_too():
    assert understand("وش صار في أكتوبر 2025؟", today=TODAY).overview
