"""Sentences that tell as done what the evidence only has as planned, wanted, expected or under a condition."""

import datetime as dt

import pytest

from assistant.proof.plans import told_as_done
from embeddings.releases.release import Hit, Passage, Release

CONTRACT = "The ministry intends to sign a contract with Norvik Turbines in June."
PUBLISHED = dt.date(2031, 4, 14)


def faults(sentence, text):
    release = Release("r", text, "", date=PUBLISHED)
    return told_as_done(sentence, [Hit(release, Passage("r", 0, len(text), text), 1.0)])


TOLD_AS_DONE = [
    ("The ministry signed a contract with Norvik Turbines.", CONTRACT, "signed"),
    ("A contract with Norvik Turbines has been signed.", CONTRACT, "signed"),
    ("The harbour was widened.", "Port of Strena to be widened.", "widened"),
    ("The harbour fees were lowered.", "We will lower the harbour fees only if the council agrees.", "lowered"),
    ("Sorvia ratified the agreement.", "Work begins provided that Sorvia ratifies the agreement.", "ratified"),
    ("The retirement age was raised to 64.", "The minister presented the bill, which raises the retirement age to 64.",
     "raised"),
    ("The economy grew by 2%.", "The bank expects the economy to grow by 2%.", "grew"),
    ("Министерство закупило компьютеры.", "Министерство намерено закупить компьютеры.", "закупило"),
    ("Лицей открылся в Тальске.", "Лицей в Тальске откроется осенью.", "открылся"),
    ("Испытания турбины начались.", "Испытания турбины начнутся в апреле.", "начались"),
    ("Семьям выплачено по 15 тыс. крон.", "Министр поручила выплатить семьям по 15 тыс. крон.", "выплачено"),
    ("Станция запущена.", "Станция будет запущена в октябре.", "запущена"),
    ("وقعت الوزارة عقدا مع الشركة.", "من المقرر أن توقع الوزارة عقدا مع الشركة.", "وقعت"),
    ("افتتح المبنى الجديد.", "سيفتتح المبنى الجديد في مارس.", "افتتح"),
    ("خفضت الوزارة رسوم المطار.", "سنخفض رسوم المطار إذا وافق البرلمان.", "خفضت"),
    ("A new lyceum opened in January 2032.", "Новый лицей откроется в январе 2032 года.",
     "january 2032"),
    ("تم تدشين المبنى الجديد في مارس 2032.", "سيفتتح المبنى الجديد في مارس 2032.", "march 2032"),
    ("Delegates toured the harbour in June.", "Delegates are to visit the harbour in June.", "june"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "words"), TOLD_AS_DONE)
def test_what_is_only_to_be_is_not_told_as_done(sentence, text, words):
    assert [(fault.kind, fault.words) for fault in faults(sentence, text)] == [("sense", words)]


PROVEN = [
    ("The ministry plans to sign a contract with Norvik Turbines.", CONTRACT),
    ("The ministry announced the planned contract with Norvik Turbines.", CONTRACT),
    ("Once the contract is signed, Norvik Turbines will build the dam.", CONTRACT),
    ("The ministry signed a contract with Norvik Turbines.", f"{CONTRACT}\nThe ministry signed a contract with Norvik"
     " Turbines."),
    ("The ministry signed an agreement on ferries.", f"{CONTRACT}\nThe ministry has signed an agreement on ferries."),
    ("The ministry repaired the lighthouse, built in 1911.", "The ministry will build a dam. It also repaired the"
     " lighthouse, which was built in 1911."),
    ("Fees stay as they are until inflation has fallen.", "Fees stay as they are until inflation falls."),
    ("The dam is estimated to cost 5 million.", "The ministry will estimate what the dam is to cost."),
    ("Вейс подписала приказ о ремонте школ.", "Вейс подписала приказ. Школы отремонтируют к осени."),
    ("Вейс подписала приказ, по которому отремонтируют школы.", "Вейс подписала приказ о ремонте школ."),
    ("С начала года школы отремонтированы.", "С начала года отремонтировали школы."),
    ("وقع الوزير مذكرة تفاهم.", "ستوقع الوزارة عقدا مع الشركة. ووقع الوزير مذكرة تفاهم."),
    ("The council chose a date in May 2032.", "The council chose a date in May 2032 on which the pier will open."),
    ("The pier, built in six years, opens in May 2032.", "The pier will open in May 2032 and took six years."),
    ("The council ruled out a sale in May 2032.", "The council will not sell the pier in May 2032."),
    ("The fund was given money for May 2032.", "The fund will spend its money in May 2032."),
    ("Delegates toured the harbour in March.", "Delegates are to visit the harbour in March."),  # of which year?
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text"), PROVEN)
def test_what_is_told_as_it_is_there_is_let_pass(sentence, text):
    assert faults(sentence, text) == []


HOSTILE = ["signed ", "will ", "если ", "подписал ", "و ", "a.b, ", "in 2032 ", "by a a a a "]


@pytest.mark.parametrize("text", [words * 10_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert faults(text, text) == []
