"""Who holds an office."""

from datetime import date

import pytest

from assistant.answers.holders import institution_headed, office_sought
from assistant.answers.tenure import may_name, surely_names
from assistant.assistant import Assistant
from assistant.evidence.evidence import Evidence
from assistant.people.homes import Homes
from assistant.questions.question import understand
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Hit, Passage, Release


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is the foreign minister of Tavoria?", "the foreign minister of Tavoria"),
        ("Как зовут министра транспорта Нурмадии?", "министра транспорта Нурмадии"),
        ("من هو وزير المالية في زهران؟", "وزير المالية في زهران"),
        ("Who is Minister Sandoz?", ""),
        ("Who is Ivar Sandoz?", ""),
        ("Who signed the agreement?", ""),
        ("Who is ?", ""),
        ("من رئيس وزراء أوريسيا؟", "رئيس وزراء أوريسيا"),
        ("من زهران وصل الوزير؟", ""),
    ],
)
def test_an_office_is_asked_for_by_its_title(question, office):
    assert office_sought(understand(question)) == office


@pytest.mark.parametrize(
    ("question", "headed"),
    [("Кто возглавляет МИД Оресии?", "МИД Оресии"), ("من يرأس الوفد؟", ""), ("Who leads in the race?", "")],
)
def test_who_heads_an_institution_is_asked_by_a_verb(question, headed):
    assert institution_headed(understand(question)) == headed


IN_OFFICE = {
    "en": (
        "The Minister of Foreign Affairs of Tavoria, Ivar Sandoz, met the ambassador in Varn.",
        "President Otto Kelman appointed Silva Norén Minister of Foreign Affairs in place of Ivar Sandoz.",
        "Who is the foreign minister of Tavoria?",
    ),
    "ru": (
        "Министр иностранных дел Таворы Ивар Сандос встретился с послом в Варне.",
        "Президент Отто Кельман назначил Сильву Норен министром иностранных дел вместо Ивара Сандоса.",
        "Кто министр иностранных дел Таворы?",
    ),
}


@pytest.mark.parametrize("language", IN_OFFICE)
def test_who_was_appointed_since_is_told_first(archive, language):
    """Also by a release that does not say of which country: it names who held the office."""
    before, since, question = IN_OFFICE[language]
    old = Release("old", before, date=date(2024, 2, 8), language=language)
    new = Release("new", since, date=date(2025, 1, 15), language=language)
    archive.apply([Delivery((old,)), Delivery((new,))])
    assert [c.quote for c in Assistant(archive).ask(question).citations] == [since, before]


@pytest.mark.parametrize(
    ("language", "text", "question", "told"),
    [
        (
            "en",
            "Transport Minister of Varandia Pavel Orlin met the transport minister of Nurmadia in Selmora.",
            "Who is the transport minister of Nurmadia?",
            "The releases do not name the transport minister of Nurmadia.",
        ),
        (
            "ru",
            "Министр транспорта Варандии Павел Орлин встретился с министром транспорта Нурмадии.",
            "Как зовут министра транспорта Нурмадии?",
            "Имя в релизах не названо (министра транспорта Нурмадии).",
        ),
    ],
)
def test_of_a_minister_whom_no_release_names_this_is_said(archive, language, text, question, told):
    """And not the name of another country's."""
    archive.apply([Delivery((Release("met", text, language=language),))])
    answer = Assistant(archive).ask(question)
    assert (answer.answerable, answer.text) == (False, told)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Transport Minister Pavel Orlin opened the bridge of Varandia.", "Who is the transport minister of Varandia?"),
        ("Министр транспорта Варандии Павел Орлин открыл мост.", "Кто министр транспорта Варандии?"),
    ],
)
def test_one_whom_a_release_names_is(archive, text, question):
    archive.apply([Delivery((Release("bridge", text, language="en" if text.isascii() else "ru"),))])
    assert [c.quote for c in Assistant(archive).ask(question).citations] == [text]


def test_of_which_country_a_minister_is_the_source_tells(archive):
    """Another country's, in another language, is no answer then."""
    own = Release(
        "own", "عرض وزير المالية محمد الحسن موازنة العام المقبل.", language="ar", source="وزارة المالية في زهران"
    )
    other = Release("other", "Премьер-министр рассказал о разговоре с министром финансов Юханом Реэтом.", language="ru")
    archive.apply([Delivery((own,)), Delivery((other,))])
    answer = Assistant(archive).ask("من هو وزير المالية في زهران؟")
    assert [c.release_id for c in answer.citations] == ["own"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the prime minister of Oresia?", "The releases do not name the prime minister of Oresia."),
        ("من رئيس وزراء أوريسيا؟", "لا تذكر البيانات اسم رئيس وزراء أوريسيا."),
        (
            "Who is the minister of agriculture of Nurmadia?",
            "The releases do not name the minister of agriculture of Nurmadia.",
        ),
        ("Кто премьер-министр Нурмадии?", "Имя в релизах не названо (премьер-министр Нурмадии)."),
        ("من هو وزير النقل النورمادي؟", "لا تذكر البيانات اسم وزير النقل النورمادي."),
        (
            "Who is the ambassador of Nurmadia to the Sarabel Islands?",
            "The releases do not name the ambassador of Nurmadia to the Sarabel Islands.",
        ),
        (
            "Who is the central bank governor of Nurmadia?",
            "The releases do not name the central bank governor of Nurmadia.",
        ),
    ],
)
def test_the_holder_of_a_like_office_elsewhere_is_no_answer(sample_archive, question, told):
    """A minister without a country is of the one that the sentence names, else of that of the release's source."""
    answer = Assistant(sample_archive).ask(question, mode="quotes")
    assert (answer.answerable, answer.text) == (False, told)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the prime minister of Varandia?", "Otar Lind"),
        ("من وزير النقل الفاراندي؟", "غورفان ليستان"),
        ("Who is the foreign minister of Oresia?", "Elvin Tarsk"),
        ("Кто возглавляет МИД Оресии?", "Эльвин Тарск"),
        ("Who is the minister of agriculture of Varandia?", "Deyan Morvat"),
        ("Кто капитан «Серебряной крачки»?", "Нила Оврен"),
    ],
)
def test_the_holder_of_just_the_office_is_named(sample_archive, question, name):
    answer = Assistant(sample_archive).ask(question, mode="quotes")
    assert name in answer.citations[0].quote


@pytest.mark.parametrize(
    ("office", "text", "language", "may"),
    [
        ("the US secretary of state", "طالب رئيس مجلس النواب العراقي سليم الجابري بإقالة الوزراء.", "ar", False),
        ("the Iraqi prime minister", "التقى وزير الخارجية العراقي فؤاد حسن الوفد.", "ar", False),
        ("министр обороны Салтарии", "أشاد وزير الإعلام عادل الرشيد بزيارة رئيس وزراء سلتاريا.", "ar", False),
        ("the Kazakh foreign minister", "وصل رئيس جمهورية كازاخستان قاسم توكين إلى موسكو.", "ar", False),
        ("the Kazakh president", "وصل رئيس جمهورية كازاخستان قاسم توكين إلى موسكو.", "ar", True),
        ("министр здравоохранения Ирака", "Iraqi Health Minister Omar Salim opened the clinic.", "en", True),
        ("министр здравоохранения Ирака", "Iraqi Trade Minister Omar Salim opened the fair.", "en", False),
        ("the Russian foreign minister", "Russian Defence Minister Oleg Dorn spoke.", "en", False),
    ],
)
def test_what_an_office_is_and_of_what_is_compared_across_languages(office, text, language, may):
    hit = Hit(Release("r", text, language=language), Passage("r", 0, len(text), text), 1.0)
    assert may_name(office, Evidence(hit, 0, len(text), text), Homes()) == may


@pytest.mark.parametrize(
    ("office", "text", "language"),
    [
        ("министр иностранных дел Оресии", "Министр внутренних дел Оресии Олег Дорн открыл участок.", "ru"),
        ("Minister of Foreign Affairs of Oresia", "The Minister of Internal Affairs of Oresia, Oleg Dorn, came.", "en"),
        ("Minister of Investment of Jordan", "Minister of Investment of Saudi Arabia Khalid Falih came.", "en"),
    ],
)
def test_affairs_and_a_capital_make_no_two_offices_one(office, text, language):
    """The minister of internal affairs is not the foreign minister, and investment is no country."""
    hit = Hit(Release("r", text, language=language), Passage("r", 0, len(text), text), 1.0)
    assert not may_name(office, Evidence(hit, 0, len(text), text), Homes())


def test_who_holds_it_now_is_asked_as_well():
    for question in ("Кто сейчас министр транспорта Нурмадии?", "Кто является министром транспорта Нурмадии?"):
        assert "транспорта Нурмадии" in office_sought(understand(question))


SPEAKER = [
    ("ينعى مجلس النواب رئيسه الأسبق عادل مرواني الذي وافته المنية أمس.", False),
    ("افتتح رئيس مجلس النواب عادل مرواني الجلسة.", True),
]


@pytest.mark.parametrize(("text", "named"), SPEAKER)
def test_who_held_an_office_formerly_does_not_hold_it(text, named):
    release = Release("r", text, language="ar")
    evidence = Evidence(Hit(release, Passage("r", 0, len(text), text), 1.0), 0, len(text), text)
    assert may_name("رئيس مجلس النواب", evidence, Homes()) is named


@pytest.mark.parametrize(
    ("office", "named"), [("رئيس الجمهورية", True), ("رئيس جمهورية كلفانيا", False), ("رئيس وزراء أوستران", False)]
)
def test_the_holder_of_an_office_without_a_country_is_named_by_just_that(office, named):
    text = "استقبل رئيس الجمهورية عادل مرواني ضيوفه في القصر."
    release = Release("r", text, language="ar")
    evidence = Evidence(Hit(release, Passage("r", 0, len(text), text), 1.0), 0, len(text), text)
    assert surely_names(office, evidence, Homes()) is named
