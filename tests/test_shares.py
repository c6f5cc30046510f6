"""Sentences that tell of all, most or the first, where the evidence tells of some, or of one of these."""

import pytest

from assistant.proof.shares import overstated

SHOPS = "Some shops on the waterfront will have to move."
FIRST = "Norvik is one of the first companies to use electric cranes."
OVERSTATED = [
    ("All shops on the waterfront will have to move.", SHOPS, "all"),
    ("Most shops on the waterfront will have to move.", SHOPS, "most"),
    ("All farmers oppose the agreement.", "Most farmers oppose the agreement, said Ann Bell.", "all"),
    ("The council approved the whole budget.", "The council approved part of the budget in March.", "whole"),
    ("Norvik is the first company to use electric cranes.", FIRST, "first"),
    ("The committee supported the bill.", "The committee supported the bill only in part.",
     "the committee supported the bill."),
    ("Все школы перейдут на новый режим.", "Некоторые школы перейдут на новый режим.", "все"),
    ("Стипендии получат все студенты.", "Стипендии получит большинство студентов.", "все"),
    ("Тальск первым из городов ввёл дневники.", "Тальск одним из первых городов ввёл дневники.", "первым"),
    ("ستغلق جميع الطرق القريبة من المطار.", "ستغلق بعض الطرق القريبة من المطار.", "جميع"),
    ("يعد المطار أول مطار استخدم الطاقة الشمسية.", "يعد المطار من أوائل المطارات التي استخدمت الطاقة الشمسية.", "اول"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "words"), OVERSTATED)
def test_a_part_is_not_told_as_more(sentence, evidence, words):
    found = overstated(sentence, [f"Something else happened there.\n{evidence}"])
    assert [(fault.kind, fault.words) for fault in found] == [("sense", words)]


PROVEN = [
    ("Several shops on the waterfront will have to move.", SHOPS),
    ("Shops on the waterfront will have to move.", SHOPS),
    ("Not all shops on the waterfront will have to move.", SHOPS),
    ("All shops on the waterfront will have to move.", f"{SHOPS}\nAll shops on the waterfront will have to move, it was"
     " said later."),
    ("All farmers oppose the agreement.", "Farmers oppose the agreement."),  # of how many it is not said
    ("All farmers have a vote.", "One of the nine farmers of the valley is to sell all that he has."),
    ("Norvik is among the first companies to use electric cranes.", FIRST),
    ("It was the first visit of the minister.", "It was the first visit of the minister in six years."),
    ("The committee partly supported the bill.", "The committee supported the bill only in part."),
    ("Большинство студентов получит стипендии.", "Стипендии получит большинство студентов."),
    ("ستغلق عدة طرق قريبة من المطار.", "ستغلق بعض الطرق القريبة من المطار."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence"), PROVEN)
def test_what_is_told_of_as_many_is_let_pass(sentence, evidence):
    assert overstated(sentence, [evidence]) == []


HOSTILE = ["all some ", "one of the first ", "все часть ", "في جزء كل "]


@pytest.mark.parametrize("text", [words * 6_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert overstated(text, [text]) == []
