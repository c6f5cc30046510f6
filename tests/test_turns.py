"""Whose the turns of transcripts and interviews are, in three languages."""

import pytest

from assistant.answers.speakers import as_spoken
from assistant.evidence.evidence import Evidence, sentences
from assistant.speech.quotations import quotations
from embeddings.releases.release import Hit, Passage, Release


def turns(text: str, language: str, title: str) -> list[tuple[str, str]]:
    """Each sentence without its label, with its speaker."""
    release = Release(id="r", text=text, title=title, language=language)
    found = ((one.speaker.name, text[one.start : one.end]) for one in quotations(release))
    return [(name, words.rpartition(": ")[2]) for name, words in found]


TWO = "Secretary Olin Dray and Foreign Minister Adel Mirzan at a Joint Press Availability"
RUSSIAN = "Ответы министра иностранных дел Варандии А.К.Келмора и министра иностранных дел Нурмадии С.Маррад"
ARABIC = "مؤتمر صحفي لوزير الخارجية أردان كيلمور ووزيرة الخارجية سهيلة مراد"


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_transcript_in_one_paragraph_is_read_as_one_in_many(between):
    """As tables and feeds collapse it."""
    text = between.join(
        (
            "SECRETARY DRAY: We have agreed to exchange forty prisoners.",
            "QUESTION: Will you lift the sanctions on the port?",
            "SECRETARY DRAY: Not now, in the U.S.",
            "FOREIGN MINISTER MIRZAN: Our border stays closed.",
        )
    )
    assert turns(text, "en", TWO) == [
        ("Olin Dray", "We have agreed to exchange forty prisoners."),
        ("Olin Dray", "Not now, in the U.S."),
        ("Adel Mirzan", "Our border stays closed."),
    ]


def test_so_it_is_in_russian_and_arabic():
    text = (
        "А.К.Келмор: Мы провели переговоры. Вопрос: Нужны ли санкции? С.Маррад (перевод с арабского): Мы за них."
        " А. К. Келмор: Мы против."
    )
    assert turns(text, "ru", RUSSIAN)[:2] == [("А.К.Келмор", "Мы провели переговоры."), ("С.Маррад", "Мы за них.")]
    arabic = "أردان كيلمور: عقدنا محادثات مفيدة. سؤال: متى تفتح الحدود؟ سهيلة مراد: لن نفتح الحدود قبل مايو."
    assert turns(arabic, "ar", ARABIC) == [
        ("أردان كيلمور", "عقدنا محادثات مفيدة."),
        ("وزيرة الخارجية سهيلة مراد", "لن نفتح الحدود قبل مايو."),
    ]


def test_a_label_in_capitals_that_nobody_is_known_by_ends_a_turn():
    text = "SECRETARY DRAY: We have agreed. THE VISITORS: We have not agreed to this. QUESTION: Why?"
    assert turns(text, "en", TWO) == [("Olin Dray", "We have agreed.")]


@pytest.mark.parametrize(
    "text",
    [
        "SECRETARY DRAY: We have one aim. Security: we need it. I say to Mr. Mirzan: we are ready.",
        "SECRETARY DRAY: We have one aim. It is ours. Ask Mr. Mirzan: he said it first.",
        "SECRETARY DRAY: We have one aim. First, security: we need it. The answer to the question: we are ready.",
    ],
)
def test_a_colon_inside_a_turn_is_no_label(text):
    """Neither behind a word that is no name, nor behind the name of whom somebody speaks to."""
    assert [name for name, _ in turns(text, "en", TWO)] == ["Olin Dray"] * 3


def test_prose_is_not_cut_at_its_colons():
    text = 'The port is open. Minister Karla Doss: "We are all ready for ships." The fee: 40 crowns.'
    assert turns(text, "en", "Port opened") == [("Karla Doss", '"We are all ready for ships."')]


BRIEFING = """{0}: Good afternoon to all.

QUESTION: In Varn?

{0}: Yes, the talks are in Varn.

MODERATOR: We have time for one more.

OPERATOR: The line is open.

MODERATOR: Thank you and goodbye."""


@pytest.mark.parametrize(
    ("label", "title", "speaker"),
    [
        ("MS. VELD", "Press Briefing by Spokesperson Dora Veld", "Dora Veld"),
        ("Ms. Veld", "Press Briefing by Spokesperson Dora Veld", "Dora Veld"),
        ("MS VELD", "Press Briefing", "MS VELD"),
        ("MR. AL-VELD", "Press Briefing", "MR. AL-VELD"),
        ("SENIOR DEPARTMENT OFFICIAL ONE", "Press Briefing", "SENIOR DEPARTMENT OFFICIAL ONE"),
    ],
)
def test_a_title_with_a_surname_is_a_speaker_and_so_is_who_leads(label, title, speaker):
    """A moderator's words are nobody else's."""
    assert turns(BRIEFING.format(label), "en", title) == [
        (speaker, "Good afternoon to all."),
        (speaker, "Yes, the talks are in Varn."),
        ("MODERATOR", "We have time for one more."),
        ("OPERATOR", "The line is open."),
        ("MODERATOR", "Thank you and goodbye."),
    ]


def test_of_two_with_one_surname_each_has_their_own_turns():
    """What only the title in front tells apart is not told apart by the name."""
    text = "MR. VELD: I am ready.\n\nMS. VELD: I am not ready.\n\nMR. VELD: So be it.\n\nMS. VELD: We shall see."
    assert {name for name, _ in turns(text, "en", "Spokesperson Dora Veld")} == {"MR. VELD", "MS. VELD"}


@pytest.mark.parametrize(
    ("language", "title", "text", "speaker"),
    [
        ("ru", "Интервью министра финансов Карлы Досс газете «Маяк»",
         "Вопрос: Вырастет ли налог?\n\nОтвет: Нет, налог останется прежним.", "Карлы Досс"),
        ("en", "Interview with Finance Minister Karla Doss", "Q: Will it grow?\n\nA: No, it will not.", "Karla Doss"),
        ("en", "Finance Minister Karla Doss: interview", "Q: Will it grow? A: No, it will not.", "Karla Doss"),
        ("ar", "حوار وزير المالية سالم العوني مع صحيفة المرفأ", "س: هل ترتفع؟\nج: لن ترتفع هذا العام.",
         "وزير المالية سالم العوني"),
        ("ar", "حوار وزير المالية سالم العوني مع صحيفة المرفأ", "س: هل ترتفع؟\nالوزير: لن ترتفع هذا العام.",
         "وزير المالية سالم العوني"),
        ("ar", "إحاطة المتحدثة باسم الوزارة هالة سعد", "سؤال: هل ترتفع؟\nالمتحدثة: لن ترتفع هذا العام.",
         "المتحدثة باسم الوزارة هالة سعد"),
    ],
)  # fmt: skip
def test_the_answers_of_an_interview_are_whose_it_is(language, title, text, speaker):
    """The questions are nobody's."""
    assert [name for name, _ in turns(text, language, title)] == [speaker]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Interview with Jake Tapper of CNN", "Q: Will it grow?\n\nA: No, it will not."),
        ("en", "Ministers Karla Doss and Olin Dray answer", "Q: Will it grow?\n\nA: No, it will not."),
        ("en", "Questions about President Karla Doss", "Q: Will it grow?\n\nA: No, it will not."),
        ("ru", "Ответ МИД на вопрос о словах министра Карлы Досс", "Вопрос: Это так?\n\nОтвет: Нет, это не так."),
        ("ar", "أسئلة عن وزير المالية سالم العوني", "س: هل ترتفع؟\nج: لن ترتفع هذا العام."),
        ("ar", "حوار وزير المالية سالم العوني ووزير النقل هادي سعد", "س: هل ترتفع؟\nالوزير: لن ترتفع هذا العام."),
    ],
)
def test_where_the_title_does_not_say_whose_answers_they_are_they_are_nobodys(language, title, text):
    assert turns(text, language, title) == []


def test_of_a_sentence_with_what_another_one_answers_only_the_own_words_are_quoted():
    """Short sentences are shown with the one beside them, but not as the words of who spoke before."""
    text = "SECRETARY DRAY: The sanctions on the port stay. FOREIGN MINISTER MIRZAN: No."
    release = Release(id="r", text=text, title=TWO, language="en")
    hit = Hit(release, Passage("r", 0, len(text), text), 1.0)
    [whole] = [Evidence(hit, a, b, text[a:b]) for a, b in sentences(release, 0, len(text))]
    assert whole.text == text
    own = as_spoken(whole)
    assert (own.speaker.name, own.text) == ("Olin Dray", "SECRETARY DRAY: The sanctions on the port stay.")


DASHED = "— Когда откроется тоннель?\n\n— Тоннель откроется в октябре.\n\n— Сколько он стоил?\n\n— Два миллиарда крон."


def test_answers_with_a_dash_in_front_are_whose_the_interview_is():
    """None where somebody asks back, and none of a release that is no interview."""
    title = "Интервью министра транспорта Сильвы Норен газете «Маяк»"
    assert [words for _, words in turns(DASHED, "ru", title)] == [
        "— Тоннель откроется в октябре.", "— Два миллиарда крон."
    ]  # fmt: skip
    back = DASHED.replace("Тоннель откроется в октябре.", "А вы как думаете?").replace("Сколько он стоил?", "Не знаю.")
    assert turns(back, "ru", title) == []
    assert turns(DASHED, "ru", "Министр транспорта Сильва Норен открыла тоннель") == []
    english = "- When does it open?\n\n- It opens in May."
    assert turns(english, "en", "Interview with Minister Silva Norén") == [("Silva Norén", "- It opens in May.")]
    arabic = "- متى يفتح النفق؟\n- يفتح النفق في مايو."
    assert [name for name, _ in turns(arabic, "ar", "حوار وزير النقل سامي الدهري مع صحيفة المرفأ")] == [
        "وزير النقل سامي الدهري"
    ]


CLOSED = "Вопрос: Закрыт ли проход?\n\nОтвет: Он закрыт до весны.\n\n«Так и надо», — отметила {office} Вера Дорст."


@pytest.mark.parametrize(
    ("office", "title", "speaker"),
    [
        ("официальный представитель министерства", "Комментарий представителя МИД Таворы о проходе", "Вера Дорст"),
        ("представитель оресийского министерства", "Комментарий представителя МИД Таворы о проходе", ""),
        ("директор завода", "Комментарий представителя МИД Таворы о проходе", ""),
        ("представитель министерства", "Комментарий о представителе министерства", ""),
    ],
)
def test_an_answer_is_of_the_one_with_the_office_that_a_title_names(office, title, speaker):
    """Where the release names one only, and of nothing else."""
    text = CLOSED.format(office=office)
    found = quotations(Release("r", text, title, language="ru"))
    answers = [one.speaker.name for one in found if text[one.start : one.end].startswith("Ответ")]
    assert answers == ([speaker] if speaker else [])


ASKED = "Question: What did you agree on?\n\nAnswer: We have agreed on a ceasefire. {}\n\nQuestion: And then?\n\n" \
    "Answer: We will go on working on the text."


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Answers of the Foreign Minister to questions of the media", "I met with Defence Minister Ivan Petrov."),
        ("Answers of Foreign Minister Nora Vale and Defence Minister Ivan Petrov", "Minister Ivan Petrov told me."),
        ("Interview with the Minister", "Health Minister Oleg Dorn of Ostland was there."),
    ],
)
def test_answers_are_not_of_another_minister_whom_they_mention(title, told):
    assert turns(ASKED.format(told), "en", title) == []


def test_answers_are_of_the_spokesman_whom_the_text_names_with_the_office_in_the_title():
    """The verb of the title is no part of the office, nor is what he held of his name."""
    title = "المتحدث باسم وزارة النقل يجيب عن أسئلة الصحفيين"
    text = "عقد المتحدث الرسمي باسم وزارة النقل هادي باكوف إيجازاً صحفياً.\n\nسؤال: كم عدد السفن؟\nجواب: سجلنا تسع سفن."
    assert turns(text, "ar", title) == [("المتحدث الرسمي باسم وزارة النقل هادي باكوف", "سجلنا تسع سفن.")]


def test_a_spokeswoman_in_the_genitive_of_a_title_stands_by_herself():
    """With initials only a woman's surname has that ending."""
    text = "Вопрос: Это так?\n\nОтвет: Нет, записи у нас есть."
    found = turns(text, "ru", "Брифинг официального представителя МИД Н. Р. Оградовой")
    assert found == [("Н. Р. Оградова", "Нет, записи у нас есть.")]


@pytest.mark.parametrize("legend", ["(*) : provisional", "... : not available", "- : nil", "* : with two islands"])
def test_a_sign_of_a_legend_is_no_label(legend):
    release = Release("r", f"Prices rose by 2%.\n{legend}\nWages fell.", language="en")
    assert quotations(release) == []


def test_a_dot_within_an_acronym_loses_no_turn_and_the_acronym_is_none_of_the_name():
    text = (
        "President of Tavora Otto Kelman: Let us talk about the bank.\n\n"
        "Chairman of the State Corporation TAB.RF Olin Dray: There is enough money in our accounts.\n\n"
        "Otto Kelman: Very good. Mr Dray, go on.\n\nOlin Dray: We restructured our work."
    )
    found = [one for one in turns(text, "en", "Meeting with Olin Dray") if one[0] == "Olin Dray"]
    assert found == [
        ("Olin Dray", "There is enough money in our accounts."),
        ("Olin Dray", "We restructured our work."),
    ]


def test_a_sentence_run_together_with_the_next_label_is_none_of_it():
    text = "SECRETARY DRAY: We have agreed. QUESTION: Why? Period.SEN. MARL: We can't allow it."
    assert "MARL" not in " ".join(name for name, _ in turns(text, "en", TWO))
