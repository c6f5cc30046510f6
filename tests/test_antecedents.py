"""Whom "she", "the minister" or a second word of saying means: nobody, where it may be another one."""

import pytest

from assistant.people.genders import Genders
from assistant.people.person import Person
from assistant.people.succession import changed_offices
from assistant.speech.quotations import quotations
from embeddings.releases.release import Release
from embeddings.text.folding import fold


def speakers(text: str, language: str, title: str = "") -> list[str]:
    release = Release(id="r", text=text, title=title, language=language)
    return [one.speaker.name for one in quotations(release)]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Minister of Health Olin Dray left office in March. Karla Doss became minister. \"The reform goes on,\" the"
         ' minister said. Minister Karla Doss came. "It is good for us," the minister said.', "en", ["Karla Doss"]),
        ("Президент Анна Корелл назначила Карлу Досс министром вместо Олина Драя. «Реформа продолжится скоро», —"
         " сказала министр. «Мы рады этому дню», — сказала президент.", "ru", ["Анна Корелл"]),
        ("Губернатор Марк Дёмин освободил от должности министра энергетики Олега Орлова. «Мы заменим трубы», —"
         " сказал министр.", "ru", []),
        ("Министром торговли стал Матс Ильвес. «Граница останется открытой», — сказала министр.", "ru", []),
        ("عين الرئيس أوتو كيلمان سيلفا نورين خلفاً لوزير الخارجية إيفار ساندوز. وقال الوزير: «نعمل من أجل السلام».",
         "ar", []),
        ("Министр Олин Драй пришёл. «Рад этому дню», — сказал Олин Драй. «Рада этому дню», — сказала министр.", "ru",
         ["Олин Драй"]),
    ],
)  # fmt: skip
def test_an_office_that_changed_hands_is_not_its_former_holders(text, language, told):
    """Nor is that of a man a woman's."""
    assert speakers(text, language) == told


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        ("President Otto Kelman appointed Silva Norén Minister of Trade", {"minist"}),
        ("Minister Olin Dray left office", {"minist"}),
        ("Президент назначил Карлу Досс министром", {"министр"}),
        ("Silva Norén was named minister, and the former minister Olin Dray left", {"minist"}),
        ("A ship named after Minister Olin Dray came", set()),
        ("Министр утверждает, что порт открыт", set()),
        ("Minister Olin Dray opened the fair", set()),
    ],
)
def test_the_office_that_changes_hands_is_not_that_of_who_appoints(sentence, offices):
    assert changed_offices(fold(sentence)) == offices


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ('Minister Karla Doss told Chairman Ilan Prent: "It will be ready in May." He replied: "That is too late."',
         "en", ["Karla Doss"]),
        ("The court sentenced the director, Pavel Orm. It was time, prosecutor Ina Falk said. He will appeal, he said.",
         "en", ["Ina Falk"]),
        ('Queen Oda met Mr Ilan Prent. "We are glad to come," Queen Oda said. "It is," she said. "It is," he said.',
         "en", ["Oda", "Oda"]),
        ('Minister Huda Marzan met Yorn Belask. Marzan said that it was late. "We shall go," she added.', "en",
         ["Huda Marzan", "Huda Marzan"]),
        ('Huda Marzan said that it was late. The police said no. "We shall go on tomorrow," she said.', "en",
         ["Huda Marzan"]),
    ],
)  # fmt: skip
def test_a_pronoun_is_not_who_spoke_last_where_another_one_was_named(text, language, told):
    """But who adds something is, and so is the only one who can be meant."""
    assert speakers(text, language) == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Adel Mirzan said the bridge would open in May and Ina Falk said it would never open.", "en"),
        ("Олег Орлов заявил, что мост откроют, а Инна Фальк сказала, что нет.", "ru"),
    ],
)
def test_a_sentence_of_two_speakers_is_neither_ones(text, language):
    assert speakers(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Adel Mirzan said it would open, while Ina Falk said it would not.", "en",
         [("Adel Mirzan", "Adel Mirzan said it would open,"), ("Ina Falk", "while Ina Falk said it would not.")]),
        ("Adel Mirzan said it would open, while the opposition said it would not.", "en",
         [("Adel Mirzan", "Adel Mirzan said it would open,")]),
        ('Adel Mirzan called it "safe for all of us", while Ina Falk left it.', "en",
         [("Adel Mirzan", 'Adel Mirzan called it "safe for all of us",')]),
        ("Олег Орлов заявил, что мост откроют, тогда как Инна Фальк сказала, что нет.", "ru",
         [("Олег Орлов", "Олег Орлов заявил, что мост откроют,"),
          ("Инна Фальк", "тогда как Инна Фальк сказала, что нет.")]),
        ("قال الوزير عادل مرزان إن الجسر آمن، فيما قال النائب بشار القاسمي إنه قديم.", "ar",
         [("الوزير عادل مرزان", "قال الوزير عادل مرزان إن الجسر آمن،"),
          ("النائب بشار القاسمي", "فيما قال النائب بشار القاسمي إنه قديم.")]),
        ("قال الوزير عادل مرزان إن الجسر آمن، في حين وبخه النائب بشار القاسمي.", "ar",
         [("الوزير عادل مرزان", "قال الوزير عادل مرزان إن الجسر آمن،")]),
    ],
)  # fmt: skip
def test_of_a_sentence_with_while_each_has_their_part(text, language, told):
    """What another does, in no known word of saying, is nobody's, and not of who spoke in front of it."""
    release = Release(id="r", text=text, language=language)
    assert [(one.speaker.name, text[one.start : one.end]) for one in quotations(release)] == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Adel Mirzan said that the exports grew while the imports fell.", "en"),
        ("Adel Mirzan said it was “safe while Ina Falk said nothing of it”.", "en"),
        ("Олег Орлов заявил, что мост откроют, в то время как паром стоит.", "ru"),
        ("قال الوزير عادل مرزان إن الصادرات زادت بينما تراجعت الواردات.", "ar"),
        ("قال الوزير عادل مرزان إن الصادرات زادت، فيما يتعلق برد النائب بشار القاسمي.", "ar"),
    ],
)
def test_what_somebody_contrasts_is_theirs(text, language):
    release = Release(id="r", text=text, language=language)
    assert [text[one.start : one.end] for one in quotations(release)] == [text]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Adel Mirzan said it would open, and he said that it would stay.", "en", "Adel Mirzan"),
        ("Adel Mirzan said that Ina Falk said it would open.", "en", "Adel Mirzan"),
        ("Олег Орлов заявил, что мост откроют, и добавил, что он рад.", "ru", "Олег Орлов"),
        ("قال وزير النقل عادل مرزان إن الجسر سيفتح، وأضاف أنه آمن.", "ar", "وزير النقل عادل مرزان"),
    ],
)
def test_who_says_two_things_says_both(text, language, speaker):
    assert speakers(text, language) == [speaker]


def test_a_form_of_address_tells_a_woman_from_a_man():
    genders, people = Genders(), [Person("Oda Lind"), Person("Ilan Prent"), Person("Мария Хой"), Person("Yorn Belask")]
    genders.read("Queen Oda Lind met Mr Prent, госпожа Мария Хой and Yorn Belask.", people)
    assert [genders.of(who) for who in people] == [True, False, True, None]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ('Pavel Orlin came to the port. He replied: "We are open."', "en", ["Pavel Orlin"]),
        ('Pavel Orlin met Ivan Dray in the port. He replied: "We are open."', "en", []),
        ("Павел Орлин прибыл в порт. Он ответил: «Мы открыты».", "ru", ["Павел Орлин"]),
        ("وصل الوزير سالم المرعي إلى الميناء. وقال: «المشروع بدأ».", "ar", ["الوزير سالم المرعي"]),
        ("التقى الوزير سالم المرعي السفير خالد العلي في الميناء. وقال: «المشروع بدأ».", "ar", []),
    ],
)
def test_who_replies_is_the_one_who_was_just_named(text, language, told):
    """Nobody, where two were."""
    assert speakers(text, language) == told
