"""Whatever a text is made of, telling it apart takes no longer for it: made-up texts under a timer."""

import random
import time

import pytest

from assistant.evidence import evidence, numbered
from assistant.proof import attribution, ranks
from assistant.questions import outside
from assistant.questions.question import Question
from assistant.speech import quotations
from assistant.words import lists, names, quotation_marks
from embeddings.readers import decoding, forwarded, markup, stated_date
from embeddings.releases import corrections, metadata, passages
from embeddings.releases.release import Hit, Passage, Release
from embeddings.text import dates, hijri, terms

PIECES = (
    "1 ", "12", "2020", "-", "/", ".", ", ", "\n", "\n\n", " ", "  ", "\t", "كانون", " كانون الثاني", " يناير ", "هـ",
    "1441", "June ", "May 10, ", "(", ")", "–", " - ", ": ", "Source:", "المصدر:", "Ru En", "Home > ", ">", "»", "«",
    '"', "“", "г.", "т. е. ", "им. ", "A.", "U.S. ", "e.g. ", "#", "*", "[", "](", "`", "<", "</p>", "<p>", "&",
    "&amp;", "a", "я", "ع", "\u200f", "\u0301", "ـ", "\U0001f600", "۱۲", "٢٠٢٠", "correction ", "corrects the ",
    "our release", "|", " 'a", "?", "- ", "a-1", ".1", "(*) : ", "Anna Orlova ", "minister ", "said ", "сказал ",
    "قال ", "الوزير ", " + ", "ﹰ",
)  # fmt: skip
READ = {
    "apart": lambda text: metadata.take_apart(text.split("\n"), "en"),
    "apart, Arabic": lambda text: metadata.take_apart(text.split("\n"), "ar"),
    "dates": lambda text: list(dates.dates_in(text, "ru")),
    "dateline": lambda text: dates.dateline(text, "en"),
    "place": lambda text: dates.dateline_place(text, "en"),
    "Islamic days": lambda text: list(hijri.hijri_days(text)),
    "correction": lambda text: corrections.is_correction(Release("a", text)),
    "clean": decoding.clean,
    "markup": markup.text_of,
    "terms": lambda text: list(terms.analyse(text)),
    "sentences": lambda text: evidence.sentences(Release("a", text), 0, len(text)),
    "lists": lambda text: lists.introductions(Release("a", text)),
    "quotation marks": quotation_marks.quoted_spans,
    "quotations": lambda text: quotations.quotations(Release("a", text[:20_000], title="Answers", language="en")),
    "quotations, Arabic": lambda text: quotations.quotations(Release("a", text[:20_000], language="ar")),
    "names": lambda text: names.names_in(text),
    "numbered names": lambda text: numbered.of_another("reading 1 of A-2", Release("a", text), 9, len(text)),
    "people named": lambda text: attribution.people_named(Release("a", text[:20_000], language="en")),
    "ranks": lambda text: ranks.misranked("Minister Anna Orlova came.", "en", [text]),
    "a forwarded message": lambda text: forwarded.found_in(f"From: {text}", "Fwd: news"),
    "a stated date": lambda text: stated_date.Manner.of([text]).read(text),
    "a sum": lambda text: outside.is_outside(text[:2000]),
}
LONGEST_S = 2.0  # of processor time, for 50,000 code points


def texts():
    rng = random.Random(3)
    for _ in range(40):
        pieces = [rng.choice(PIECES) for _ in range(rng.randrange(1, 5))]
        yield ("".join(pieces) * 20_000)[: rng.choice((400, 5_000, 50_000))] + rng.choice(PIECES) * 20
    for _ in range(10):
        yield "".join(
            chr(rng.choice((rng.randrange(0xD800), rng.randrange(0xE000, 0x110000)))) for _ in range(400)
        )


@pytest.mark.parametrize("reads", READ.values(), ids=READ)
def test_no_text_makes_reading_it_hang_or_fail(reads):
    """Nor does any of them raise."""
    for text in texts():
        began = time.process_time()
        reads(text)
        assert time.process_time() - began < LONGEST_S, text[:60]


def test_a_long_list_of_names_does_not_hold_up_whose_words_are_judged():
    """Behind thousands of lines that name nobody, each of which would be compared with each name."""
    names = "\n".join(f"Minister {a}rel {b}kon came." for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "KLMNOPRSTVZ")
    text = "It is so.\n" * 2_000 + f"“We shall build the bridge next year”.\n{names}"
    hit = Hit(Release("a", text, language="en"), Passage("a", 0, len(text), text), 1.0)
    sentence = "“We shall build the bridge next year,” Vera Ildan said."
    assert not quotations.known_quotations(hit.release)
    began = time.process_time()
    assert attribution.misattributed(sentence, [hit], [hit], Question("What?", "en")) == []
    assert time.process_time() - began < LONGEST_S


def test_any_text_is_cut_into_passages_that_are_its_own_words():
    """Offsets stay exact, whatever stands in it."""
    for text in texts():
        for passage in passages.split(Release("a", text), lambda words: len(words) // 4):
            assert text[passage.start : passage.end] == passage.text
