"""Sentences that have somebody agree to what they refused, or refuse what they agreed to."""

import pytest

from assistant.proof.consent import crossed

SARK = "Mayor Sark agreed to hold a public hearing but refused to close the fish market."
STATION = "The mayor asked the minister to build a station at the hospital. Krein refused, citing a lack of funds."
HARD = "Депутат Орвин отказался поддержать бюджет. Союз учителей согласился отложить забастовку."
CROSSED = [
    ("Mayor Sark agreed to close the fish market.", SARK, "agreed"),
    ("Mayor Sark refused to hold a public hearing.", SARK, "refused"),
    ("Krein agreed to build a station at the hospital.", STATION, "agreed"),
    ("Krein promised a station at the hospital.", STATION, "promised"),
    ("Kovar accepted the proposal.", "Brandt proposed lower tariffs. Kovar did not accept the proposal.", "accepted"),
    ("The plan was accepted by the union.", "The union rejected the plan.", "accepted"),
    ("Quill denied that the ferry line would be kept.", "Quill confirmed that the ferry line would be kept.", "denied"),
    ("Орвин согласился поддержать бюджет.", HARD, "согласился"),
    ("Союз учителей отказался отложить забастовку.", HARD, "отказался"),
    ("رفض متحف لورن إعارة 30 قطعة.", "ووافق متحف لورن على إعارة 30 قطعة، لكنه رفض إعارة التمثال.", "رفض"),
    ("Haldun said that taxes would be raised.", "Haldun declined to say whether taxes would be raised.",
     "haldun said that taxes would be raised."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "words"), CROSSED)
def test_who_refused_did_not_agree_nor_the_other_way_round(sentence, evidence, words):
    assert [(fault.kind, fault.words) for fault in crossed(sentence, [evidence])] == [("sense", words)]


AGREEING = [
    ("Mayor Sark agreed to hold a public hearing.", SARK),
    ("Mayor Sark did not agree to close the fish market.", SARK),
    ("Krein turned down a station at the hospital.", STATION),
    ("The mayor's proposal was accepted by the council.", "The council accepted the mayor's proposal and rejected the"
     " minister's plan."),
    ("Krein agreed to build a bridge.", f"{STATION} He agreed to build a bridge."),
    ("Krein agreed to build a station at the port.", f"{STATION}\nKrein agreed to build a station at the port."),
    ("Oden confirmed that the union had taken no money.", "Oden denied that the union had taken money."),
    ("A cut cannot be ruled out.", "She added that a cut could not be ruled out."),
    ("The council accepted the plan.", "The union rejected the plan."),  # of whom it tells something else
    ("Haldun did not say whether taxes would be raised.", "Haldun declined to say whether taxes would be raised."),
    ("Haldun said that taxes would be raised.", "Haldun declined to say whether taxes would be raised.\nTaxes would be"
     " raised, said Haldun."),
    ("Орвин не согласился поддержать бюджет.", HARD),
    ("لم يوافق متحف لورن على إعارة التمثال.", "ووافق متحف لورن على إعارة 30 قطعة، لكنه رفض إعارة التمثال."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence"), AGREEING)
def test_what_was_agreed_to_or_refused_is_let_pass(sentence, evidence):
    assert crossed(sentence, [evidence]) == []


HOSTILE = ["agreed ", "agreed a. ", "не согласился ", "declined to ", "رفض ", "a b c d agreed to e f. "]


@pytest.mark.parametrize("text", [words * 6_000 for words in HOSTILE], ids=HOSTILE)
def test_hostile_sentences_are_judged_in_reasonable_time(text):
    assert crossed(text, [text]) == []
