"""Sentences that leave off the condition under which the evidence says what they say."""

import pytest

from assistant.proof.conditions import unconditioned

FEES = '"We will lower the harbour fees only if the council agrees," Ann Bell said.'
FAMILIES = "The mayor's adviser Ann Bell said that no family would be resettled without compensation."
DROPPED = [
    ("Ann Bell said that the harbour fees would be lowered.", FEES, "only if the council agrees"),
    ("The ferry line would be kept.", "She said that the ferry line would be kept unless traffic fell.",
     "unless traffic fell"),
    ("Ann Bell said that no family would be resettled.", FAMILIES, "without compensation"),
    ("We are not going to raise ticket prices.", "We are not going to raise ticket prices before the line opens.",
     "before the line opens"),
    ("Sorvia will abolish its visas.", "If Varandia does the same, Sorvia will abolish its visas.",
     "if varandia does the same"),
    ("Автобусы будут предоставлены ученикам.", "Автобусы будут предоставлены ученикам только после проверки дорог.",
     "только после проверки дорог"),
    ("Занятия в бассейне не возобновятся.", "Занятия в бассейне не возобновятся, пока не заменят трубы.",
     "пока не заменят трубы"),
    ("Белл сказала, что сборы снизят.", "«Сборы снизим при условии, что совет согласится», — сказала Белл.",
     "при условии что совет согласится"),
    ("لن تستأنف الرحلات الليلية.", "لن تستأنف الرحلات الليلية إلا بعد إصلاح المدرج.", "الا بعد اصلاح المدرج"),
    ("سيكون الدخول مجانيا للطلاب.", "سيكون الدخول مجانيا للطلاب بشرط إبراز البطاقة.", "بشرط ابراز البطاقه"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "condition"), DROPPED)
def test_a_condition_is_not_left_off(sentence, evidence, condition):
    found = unconditioned(sentence, [f"Something else happened there.\n{evidence}"])
    assert [(fault.kind, fault.words) for fault in found] == [("sense", condition)]


KEPT = [
    ("The harbour fees will be lowered only if the council agrees.", FEES),
    ("The harbour fees will be lowered once the council agrees.", FEES),
    ("The harbour fees will be lowered once deputies have voted for it.", FEES),
    ("With the council's consent the harbour fees will be lowered.", FEES),
    ("Ann Bell said that no family would be resettled uncompensated.", "Ann Bell said that no family would be"
     " resettled."),
    ("The ferry line would be kept.", "The ferry line would be kept unless traffic fell.\nThe ferry line would be"
     " kept, the council decided."),
    ("Ann Bell leads the harbour office.", "Ann Bell, who leads the harbour office, said that fees would fall if the"
     " council agreed."),  # not what is said under the condition
    ("The pier stays open.", "The pier stays open until 6 June."),  # a time, and no condition
    ("Ann Bell was asked to close the pier.", "Ann Bell was asked if the council was to close the pier."),
    ("The work will begin in the spring.", "The work will begin in the spring without delay."),
    ("The work will begin in the spring.", "The work will begin in the spring after the elections."),
    ("Автобусы будут предоставлены после проверки дорог.", "Автобусы будут предоставлены только после проверки дорог."),
    ("سيكون الدخول مجانيا للطلاب الذين يبرزون البطاقة.", "سيكون الدخول مجانيا للطلاب بشرط إبراز البطاقة."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence"), KEPT)
def test_what_keeps_the_condition_or_has_none_is_let_pass(sentence, evidence):
    assert unconditioned(sentence, [evidence]) == []


@pytest.mark.parametrize(
    ("sentence", "alike", "faults"),
    [
        ("Тарифы снизят.", 0.93, 1),
        ("Тарифы снизят, если согласится совет.", 0.93, 0),
        ("Тарифы снизят с согласия совета, сказала та, кто за это отвечает, при голосовании.", 0.93, 0),
        ("Тарифы снизят.", 0.88, 0),  # it may say something else
    ],
)
def test_across_languages_a_sentence_that_is_much_alike_tells_the_condition(sentence, alike, faults):
    evidence = ["Fees will be lowered only if the council agrees."]
    assert len(unconditioned(sentence, evidence, lambda _, parts: [alike] * len(parts))) == faults


HOSTILE = ["if a, ", "unless ", "до ", "asked if ", "إلا ", "not until "]


@pytest.mark.parametrize("text", [words * 8_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert unconditioned(text, [text]) == []
