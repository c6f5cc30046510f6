"""Whose words a quotation in a model's sentence is."""

import pytest

from assistant.people.person import Person
from assistant.proof.attribution import differ, misattributed
from assistant.questions.question import Question
from embeddings.releases.release import Hit, Passage, Release

ENGLISH = (
    "The bank met on Monday. Governor Alma Karin said: “We will cut the rate in the autumn.” "
    "Transport minister Pavel Orlin said that the ferry “will sail in every season”. "
    "The report calls it “a year of calm waters”."
)
RUSSIAN = (
    "Банк собрался в понедельник. Глава банка Алма Карин заявила: «Мы снизим ставку осенью этого года». "
    "Министр транспорта Павел Орлин отметил, что паром «будет ходить в любое время года»."
)
ARABIC = (
    "اجتمع البنك يوم الاثنين. وقالت المحافظة لوديما فيرسين: «سنخفض سعر الفائدة في الخريف». "
    "وقال وزير النقل بافل أورلين إن العبارة «ستبحر في كل الفصول»."
)
KARIN, ORLIN = "Alma Karin, Governor", "Pavel Orlin, Transport minister"


def hit(text, language):
    return Hit(Release("r", text, language=language), Passage("r", 0, len(text), text), 1.0)


def whose(sentence, text=ENGLISH, released="en", question="What happened?", language="en"):
    """The speakers, as the reasons name them."""
    cited = [hit(text, released)]
    reasons = misattributed(sentence, cited, cited, Question(question, language))
    return [str(reason).partition("is the words of ")[2] for reason in reasons]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Alma Karin said “we will cut the rate in the autumn”.", []),
        ("Karin said “we will cut the rate in the autumn”.", []),
        ("Governor Alma Karin said: “We will cut the rate”.", []),
        ("The governor said “we will cut the rate”.", []),
        ("She said “we will cut the rate in the autumn”.", []),
        ("The bank announced that “we will cut the rate”.", []),
        ("Pavel Orlin said “we will cut the rate in the autumn”.", [KARIN]),
        ("Orlin said “we will cut the rate in the autumn”.", [KARIN]),
        ("“We will cut the rate in the autumn”, minister Pavel Orlin said.", [KARIN]),
        ("Alma Karin said the ferry “will sail in every season”.", [ORLIN]),
        ("Pavel Orlin said the ferry “will sail in every season”.", []),
        ("Orlin said: <<We will cut the rate in the autumn>>.", [KARIN]),
        ("Orlin said: ``We will cut the rate in the autumn''.", [KARIN]),
        ("Karin said: ``We will cut the rate in the autumn''.", []),
        ("Pavel Orlin said “the rate”.", []),  # too few words to be a quotation
        ("Pavel Orlin called it “a year of calm waters”.", []),  # nobody is known to have said it
        ("Pavel Orlin said that the rate will be cut in the autumn.", []),  # quotes nothing
    ],
)
def test_words_are_given_to_their_speaker_only(sentence, speakers):
    assert whose(sentence) == speakers


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Alma Karin say about the rate?", []),
        ("What did Karin say about the rate?", []),
        ("What did the governor say about the rate?", []),
        ("What did Pavel Orlin say about the rate?", [KARIN]),
        ("What did Orlin say about the rate?", [KARIN]),
        ("What did the minister of transport say about the rate?", [KARIN]),
        ("What did Olga Tramm say about the rate?", [KARIN]),
        ("What did Brussels say about the rate?", []),  # a town may speak through anybody
        ("What did the bank say about the rate?", []),
        ("Who said that the rate will be cut?", []),
    ],
)
def test_a_question_for_somebodys_words_is_answered_with_nobody_elses(question, speakers):
    """Where the one who is asked about is surely another one."""
    assert whose("“We will cut the rate in the autumn.”", question=question) == speakers


@pytest.mark.parametrize(
    ("sentence", "text", "language", "speakers"),
    [
        ("Алма Карин заявила: «Мы снизим ставку осенью».", RUSSIAN, "ru", []),
        ("Карин сказала: «Мы снизим ставку осенью».", RUSSIAN, "ru", []),
        ("Павел Орлин заявил: <<Мы снизим ставку осенью>>.", RUSSIAN, "ru", ["Алма Карин, Глава банка"]),
        ("وقال بافل أورلين: ``سنخفض سعر الفائدة''.", ARABIC, "ar", ["المحافظة لوديما فيرسين"]),
        ("Павел Орлин заявил: «Мы снизим ставку осенью».", RUSSIAN, "ru", ["Алма Карин, Глава банка"]),
        ("По словам Павла Орлина, паром «будет ходить в любое время года».", RUSSIAN, "ru", []),
        ("قالت لوديما فيرسين: «سنخفض سعر الفائدة في الخريف».", ARABIC, "ar", []),
        ("وقال بافل أورلين: «سنخفض سعر الفائدة في الخريف».", ARABIC, "ar", ["المحافظة لوديما فيرسين"]),
        ("قال وزير النقل: «سنخفض سعر الفائدة في الخريف».", ARABIC, "ar", []),  # not surely
    ],
)
def test_so_it_is_in_russian_and_arabic(sentence, text, language, speakers):
    assert whose(sentence, text, language, language=language) == speakers


@pytest.mark.parametrize("marks", [("<<", ">>"), ("``", "''"), ("''", "''")])
def test_quotation_marks_may_be_typed_without_the_signs(marks):
    """Also in a release."""
    text = ENGLISH.replace(" Transport", "\nTransport").replace("“", marks[0]).replace("”", marks[1])
    assert whose("Orlin said “we will cut the rate in the autumn”.", text) == [KARIN]
    assert whose("Orlin said the ferry “will sail in every season”.", text) == []


@pytest.mark.parametrize(
    ("sentence", "language", "speakers"),
    [
        ("Алма Карин заявила: “we will cut the rate in the autumn”.", "ru", []),
        ("Павел Орлин заявил: “we will cut the rate in the autumn”.", "ru", [KARIN]),
        ("قالت ألما كارين: “we will cut the rate in the autumn”.", "ar", []),
        ("وقال بافل أورلين: “we will cut the rate in the autumn”.", "ar", [KARIN]),
    ],
)
def test_names_are_compared_across_scripts(sentence, language, speakers):
    assert whose(sentence, language=language) == speakers


def test_words_that_two_speakers_share_may_be_either_ones():
    text = "Alma Karin said: “We will do it.” Pavel Orlin said: “We will do it.”"
    assert whose("Pavel Orlin said “we will do it”.", text) == []
    assert whose("Olga Tramm said “we will do it”.", text) == ["Alma Karin"]


PORT = "The port was opened in May after a long delay. Minister Ann Bell attended. She said that it is large."
PORT_RU = "Порт открыли в мае после долгой задержки. Присутствовала министр Анна Белл. Она сказала, что порт большой."
PORT_AR = "افتُتح الميناء في مايو بعد تأخير طويل. وحضرت الوزيرة آنا بيل. وقالت آنا بيل إن الميناء كبير جدا."


def is_nobodys(sentence, text, language, title=""):
    """Whether a quotation is said to be nobody's words."""
    one = hit(text, language)
    one = Hit(Release("r", text, title, language=language), one.passage, 1.0)
    reasons = misattributed(sentence, [one], [one], Question("What happened?", language))
    return ["nobody's words" in str(reason) for reason in reasons] == [True]


@pytest.mark.parametrize(
    ("sentence", "text", "language"),
    [
        ("Minister Ann Bell said: “The port was opened in May after a long delay”.", PORT, "en"),
        ("“The port was opened in May”, Ann Bell said.", PORT, "en"),
        ("Ann Bell said that the port “was opened in May after a long delay”.", PORT, "en"),
        ("Ann Bell said: “Minister Ann Bell attended. She said that it is large”.", PORT, "en"),
        ("Министр Анна Белл заявила: «Порт открыли в мае после долгой задержки».", PORT_RU, "ru"),
        ("«Порт открыли в мае», — сказала Анна Белл.", PORT_RU, "ru"),
        ("وقالت الوزيرة آنا بيل: «افتُتح الميناء في مايو بعد تأخير طويل».", PORT_AR, "ar"),
        ("وقالت ميريلا سالم: «افتُتح الميناء في مايو بعد تأخير طويل».", PORT_AR, "ar"),  # end like "no" and "not"
        ("قالت آنا بيل إن «الميناء افتُتح في مايو».", PORT_AR.replace("افتُتح الميناء", "الميناء افتُتح"), "ar"),
    ],
)
def test_the_narrators_words_are_nobodys_quotation(sentence, text, language):
    """Also where the person who is said to have said them is quoted with nothing."""
    assert is_nobodys(sentence, text, language)


@pytest.mark.parametrize(
    ("sentence", "text", "language", "title"),
    [
        ("Ann Bell said: “It is large enough”.", "The minister said it is large enough.", "en", ""),  # reported
        ("Ann Bell said: “The port is open”.", "In May:\nThe port is open. Ann Bell attended.", "en", ""),
        ("Ann Bell said: “The port is open”.", "The port is open.", "en", "Speech by Ann Bell"),
        ("Ann Bell said: “We opened the port”.", "We opened the port.", "en", ""),
        ("Ann Bell said: “The port is open”.", "The port is open. “The port is open,” she said.", "en", ""),
        ("The ministry said: “The port was opened in May”.", PORT, "en", ""),  # no person
        ("Ann Bell opened the “Port was opened in May” exhibition.", PORT, "en", ""),  # said by nobody
        ("Ann Bell said that the “Northern port development plan” is large.", "The Northern port development plan"
         " is new.", "en", ""),  # a title
        ("Анна Белл сказала: «Порт большой и новый».", "Анна Белл считает: порт большой и новый.", "ru", ""),
        ("Анна Белл сказала: «Порт уже открыт».", "Порт уже открыт.", "ru", "Интервью министра Анны Белл"),
        ("قالت آنا بيل: «الميناء كبير جدا».", PORT_AR, "ar", ""),
        ("قالت آنا بيل: «افتُتح الميناء في مايو».", "افتُتح الميناء في مايو.", "ar", "كلمة الوزيرة آنا بيل"),
    ],
)  # fmt: skip
def test_of_words_that_may_be_somebodys_nothing_is_said(sentence, text, language, title):
    assert not is_nobodys(sentence, text, language, title)


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("Irna Dalm", "نيلا أوفرين", True),
        ("Ирна Далм", "Nila Ovren", True),
        ("Elvin Tarsk", "سالم الرهواني", True),
        ("Эльвин Тарск", "سالم الرهواني", True),
        ("Elvin Tarsk", "إلفين تارسك", False),
        ("Саули Ниинистё", "ساولي نينيستو", False),
        ("Уго Чавес", "هوغو تشافيز", False),
        ("Salim al-Rahwani", "سالم الرهواني", False),
    ],
)
def test_names_that_only_resemble_each_other_are_two_in_two_scripts(one, other, differing):
    assert differ(Person(one), Person(other)) is differing


def why(sentence, text, language):
    """The reasons against a sentence's quotations."""
    cited = [hit(text, language)]
    return [str(reason) for reason in misattributed(sentence, cited, cited, Question("What happened?", language))]


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("رياض سعدون", "وزير المياه فارس الجندلي", True),  # every word of the first is an ordinary one
        ("جميل عودة", "فؤاد حسين", True),
        ("وزير الخارجية فؤاد حسين", "فؤاد حسين", False),
        ("حسين", "وزير الخارجية فؤاد حسين", False),
        ("رياض", "رياض الجندلي", False),
        ("المدير العام", "وزير المياه فارس الجندلي", False),  # may be he
    ],
)
def test_arabic_names_of_ordinary_words_tell_people_apart(one, other, differing):
    """Where they are given in full: a single word may be something else."""
    assert differ(Person(one), Person(other)) == differing
    assert differ(Person(other), Person(one)) == differing


BESIDE = {
    "en": "Olaf Krein built the line. Vera Ildan leads the union.\n“Trains will run by night,” Krein assures us.",
    "ru": "Олаф Крейн построил линию. Вера Ильдан возглавляет союз.\n«Поезда пойдут ночью», — повторил Крейн.",
}


@pytest.mark.parametrize(
    ("sentence", "language", "refused"),
    [
        ("“Trains will run by night,” Vera Ildan said.", "en", True),
        ("“Trains will run by night,” Olaf Krein said.", "en", False),
        ("“Trains will run by night,” the union said.", "en", False),
        ("«Поезда пойдут ночью», — сказала Вера Ильдан.", "ru", True),
        ("«Поезда пойдут ночью», — сказал Олаф Крейн.", "ru", False),
    ],
)
def test_words_beside_a_name_are_not_another_ones(sentence, language, refused):
    """Also where the release does not tell by a word of saying that is known whose they are."""
    assert bool(why(sentence, BESIDE[language], language)) == refused


LIMITED = (
    "Governor Alma Karin said: “We are not ready to cut the rate until inflation falls.” "
    "Mayor Ute Harl said: “I do not think that the talks have failed, and we shall go on with them.” "
    "“Without the reform the fund will run out of money in eleven years,” Minister Bero Tane said."
)


@pytest.mark.parametrize(
    ("sentence", "refused"),
    [
        ("Alma Karin said “we are not ready to cut the rate”.", True),
        ("Alma Karin said “we are not ready to cut the rate” until inflation falls.", False),
        ("Alma Karin said “we are not ready to cut the rate until inflation falls”.", False),
        ("Ute Harl said “the talks have failed”.", True),
        ("Ute Harl does not think that “the talks have failed”.", False),
        ("Ute Harl said “we shall go on with them”.", False),  # what is denied stands in another clause
        ("Bero Tane said “the fund will run out of money”.", True),
        ("Without the reform, Bero Tane said, “the fund will run out of money”.", False),
    ],
)
def test_a_quotation_keeps_what_limits_or_denies_it(sentence, refused):
    """In it or beside it, in the words of the one who quotes."""
    assert any("leaves off" in reason for reason in why(sentence, LIMITED, "en")) == refused


@pytest.mark.parametrize(
    ("sentence", "refused"),
    [
        ("“The economy needs cheaper credit,” Pavel Orlin said.", True),
        ("Pavel Orlin said that the economy needs cheaper credit.", False),
        ("“The rate will stay,” Alma Karin said.", False),
        ("“We owe nothing to anybody,” Ute Harl said.", False),
    ],
)
def test_what_a_release_only_reports_is_no_quotation(sentence, refused):
    """The words are the release's; in quotation marks and in the turns of a transcript they are the speaker's."""
    text = (
        "Minister Pavel Orlin said that the economy needs cheaper credit.\n"
        "“The rate will stay,” Governor Alma Karin said.\n"
        "Question: Who owes what?\nUte Harl: We owe nothing to anybody."
    )
    assert any("only" in reason or "reported" in reason for reason in why(sentence, text, "en")) == refused
