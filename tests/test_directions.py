"""Sentences that turn round what the evidence says."""

import pytest

from assistant.proof.directions import turned

TICKET = "An adult ticket in economy class would cost no more than $75."
DAM = "Dorin Aleph told reporters that the cost of the dam had risen from 410 million to 530 million thalers."
TENDER = "Blue Strait Lines was chosen to operate the line after a tender in which four companies took part."
TURNED = [
    ("An adult ticket would cost at least $75.", TICKET, ["at least $75"]),
    ("An adult ticket would cost more than $75.", TICKET, ["more than $75"]),
    ("Билет будет стоить не менее 75 долларов.", TICKET, ["не менее 75 долларов"]),
    ("سيكون سعر التذكرة أكثر من 75 دولارا.", TICKET, ["اكثر من 75 دولارا"]),
    ("A ticket would cost more than $75.", "سعر التذكرة لن يزيد على 75 دولاراً.", ["more than $75"]),
    ("A ticket would cost more than $75.", "Цена билета не будет превышать 75 долларов.", ["more than $75"]),
    ("The dam will hold 7 million litres.", "The dam will hold up to 7 million litres.", ["7 million litres"]),
    ("Плотина удержит не менее 7 млн литров.", "The dam will hold up to 7 million litres.", ["не менее 7 млн литров"]),
    ("Плотина удержит 7 млн литров.", "سيستوعب السد ما يصل إلى 7 ملايين لتر.", ["7 млн литров"]),
    ("Плотина удержит не менее 7 млн литров.", "Плотина может удержать до 7 млн литров.", ["не менее 7 млн литров"]),
    ("Сбор вырастет не менее чем на 4 %.", "Сбор вырастет не более чем на 4 %.", ["не менее чем на 4 %"]),
    ("يستوعب 7 ملايين لتر على الأكثر.", "The dam will hold at least 7 million litres.", ["7 ملايين لتر علي الاكثر"]),
    ("Apply no later than 5 June 2024.", "Заявки — не ранее 5 июня 2024 года.", ["no later than 5 june 2024"]),
    ("The cost of the dam rose from 530 to 410 million thalers.", DAM, ["from 530 to 410"]),
    ("The cost of the dam has fallen from 410 million to 530 million thalers.", DAM, ["fallen"]),
    ("Стоимость плотины выросла с 530 до 410 млн.", DAM, ["с 530 до 410"]),
    ("Blue Strait Lines lost the tender, in which four companies took part.", TENDER, ["lost"]),
    ("The Central Bank raised the key rate.", "The Central Bank has cut the key rate to 8.25%.", ["raised"]),
    ("Экспорт снизился на 5%.", "Экспорт вырос на 5%, сообщило министерство.", ["снизился"]),
    ("Депутаты голосовали за налог на лодки.", "Депутаты голосовали против налога на лодки.", ["голосовали за"]),
    ("Мэр Орлен согласился продать старую пристань.", "Мэр Орлен отказался продать старую пристань.", ["согласился"]),
    ("Mayor Orlen promised to sell the old pier.", "Mayor Orlen refused to sell the old pier.", ["promised"]),
    ("The mayor signed the lease after the visit.", "The mayor signed the lease before the visit.", ["after"]),
    ("وقع العمدة العقد بعد زيارة الميناء.", "وقع العمدة العقد قبل زيارة الميناء.", ["بعد"]),
    ("Депутаты отклонили договор о пароме.", "Депутаты одобрили договор о пароме.", ["отклонили"]),
    ("انخفضت الصادرات بنسبة 5%.", "ارتفعت الصادرات بنسبة 5%.", ["انخفضت"]),
]


@pytest.mark.parametrize(("sentence", "evidence", "words"), TURNED)
def test_what_is_turned_round_is_named(sentence, evidence, words):
    found = turned(sentence, [evidence])
    assert [(fault.kind, fault.words) for fault in found] == [("sense", word) for word in words]


STRAIGHT = [
    ("An adult ticket would cost at most $75.", TICKET),
    ("An adult ticket would cost less than $75.", TICKET),  # too much is said, though nothing is turned
    ("Билет будет стоить не дороже 75 долларов.", TICKET),
    ("Цена билета не превысит 75 долларов.", TICKET),
    ("لن يتجاوز سعر التذكرة 75 دولارا.", TICKET),
    ("An adult ticket would cost $75.", TICKET),
    ("The dam will hold a maximum of 7 million litres.", "The dam will hold up to 7 million litres."),
    ("The dam will hold about 7 million litres.", "The dam will hold up to 7 million litres."),
    ("The dam holds 7 million litres.", "The dam holds 7 million litres, in spring up to 7 million litres."),
    ("Сбор составит не менее 7 млн.", "Сбор вырос с 5 до 7 млн."),  # to that, not up to that
    ("Сбор составит 7 млн.", "Сбор увеличат до 7 млн."),
    ("В 2031 году мост откроют.", "Мост будут строить до 2031 года."),
    ("يستوعب السد 7 ملايين لتر كحد أقصى.", "The dam holds up to 7 million litres."),
    ("More than 70 people bought a ticket.", TICKET),
    ("More than 75 people came.", "No more than 75 cars and more than 75 people came."),
    ("The cost of the dam rose to 530 million thalers from 410 million.", DAM),
    ("The cost of the dam grew from 410 to 530 million thalers.", DAM),
    ("Exports rose by 5%.", "Exports rose by 5% while imports fell."),
    ("Exports fell by 5%.", "Exports did not rise by 5%."),
    ("Exports fell by 5%.", "Exports fell by 5%.\nExports rose by 5% a year ago."),
    ("Запасы зерна за месяц выросли на 5 %.", "Запасы зерна выросли на 5 % против 4 % месяцем ранее."),
    ("Mayor Orlen agreed to sell the old pier.", "Mayor Orlen no longer refused to sell the old pier."),
    ("The mayor signed the lease after the visit.", "The mayor left before noon and signed the lease after the visit."),
    ("Revenue was up by 5%.", "Revenue grew by 5%."),
    ("Dorvane lost to Marsal in the cup final.", "Marsal won against Dorvane in the cup final."),  # seen from there
    ("Экспорт увеличился на 5%.", "Экспорт вырос на 5%."),
    ("زادت الصادرات بنسبة 5%.", "ارتفعت الصادرات بنسبة 5%."),
    ("Imports fell by 5%.", "Exports of grain and coal rose by 7%."),
]


@pytest.mark.parametrize(("sentence", "evidence"), STRAIGHT)
def test_what_goes_the_same_way_or_may_is_let_pass(sentence, evidence):
    assert turned(sentence, [evidence]) == []


HOSTILE = ["from 5 ", "to 5 ", "at least 5 ", "not exceed ", "rose fell ", "не "]


@pytest.mark.parametrize("text", [words * 4_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert turned(text, [text]) == []
