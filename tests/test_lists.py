"""Lists and tables: which lines belong to one, what introduces them, and how they are quoted."""

from types import SimpleNamespace

import pytest

from assistant.answers import notices, phrases, quotes
from assistant.evidence.evidence import Evidence, sentences, shown_sentences
from assistant.questions.question import understand
from assistant.words.lists import introductions, items
from embeddings.releases.release import Hit, Passage, Release

MARKED = "The package passed. It provides for:\n\n- fuel at 40 thalers\n- free mooring\n\nIt enters into force soon."
UNMARKED = "Signed by:\nArdan Kelmor, Minister\nHaddo Brenn, President\n\nNot signed: Republic of Tirn"
TABLE = "Beds by region.\n\nRegion | 2024 | 2025\n\nKestria | 4,310 | 4,512\n\nSelmora | 9,870 | 10,340\n\nAll count."
TIMED = "Программа визита.\n\n19 мая\n10:00 – встреча\n12:00 – переговоры"


def introduced(text: str, language: str = "en") -> dict[str, str]:
    """Each item's line with the words that introduce it."""
    release = Release("r", text, language=language)
    return {
        text[start:].partition("\n")[0]: text[slice(*span)] if span else ""
        for start, span in introductions(release).items()
    }


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (MARKED, "en", dict.fromkeys(["- fuel at 40 thalers", "- free mooring"], "It provides for:")),
        (UNMARKED, "en", dict.fromkeys(["Ardan Kelmor, Minister", "Haddo Brenn, President"], "Signed by:")),
        (
            TABLE, "en",
            {"Region | 2024 | 2025": ""}
            | dict.fromkeys(["Kestria | 4,310 | 4,512", "Selmora | 9,870 | 10,340"], "Region | 2024 | 2025"),
        ),
        (TIMED, "ru", dict.fromkeys(["10:00 – встреча", "12:00 – переговоры"], "19 мая")),
        (
            "قرر المجلس:\n\nأولاً: رفع السعر.\n\nثانياً: فتح الميناء.", "ar",
            dict.fromkeys(["أولاً: رفع السعر.", "ثانياً: فتح الميناء."], "قرر المجلس:"),
        ),
        (
            "Решено:\n\nВо-первых, открыть порт.\n\nВо-вторых, снизить цену.", "ru",
            dict.fromkeys(["Во-первых, открыть порт.", "Во-вторых, снизить цену."], "Решено:"),
        ),
        ("It decided:\n\nFirst: a port.\n\nSecond: a road.\n\nThird parties were heard.", "en",
         dict.fromkeys(["First: a port.", "Second: a road."], "It decided:")),
        ("The winners:\n\n| Firm | MHz |\n|---|:--:|\n| Ark | 80 |", "en",
         {"| Firm | MHz |": "The winners:", "| Ark | 80 |": "| Firm | MHz |"}),
        ("قرر المجلس:\n\n1- رفع السعر", "ar", {"1- رفع السعر": "قرر المجلس:"}),
        ("The minister said:\n\nWe shall build it. We need it.", "en", {}),
        ("The talks were long.\nArdan Kelmor, Minister\nThe end.", "en", {}),
        ("", "en", {}),
    ],
)  # fmt: skip
def test_items_are_known_with_what_introduces_them(text, language, told):
    assert introduced(text, language) == told


def hit(text: str, language: str = "en") -> Hit:
    release = Release("r", text, title="Title", language=language)
    return Hit(release, Passage("r", 0, len(text), text, key=1), 1.0, 1.0)


def test_a_row_or_an_item_is_a_sentence_however_short_it_is():
    """A heading is not; a language model is shown the same."""
    for text, last in ((TABLE, "Selmora | 9,870 | 10,340"), (UNMARKED, "Haddo Brenn, President")):
        found = [text[a:b] for a, b in sentences(Release("r", text, language="en"), 0, len(text))]
        assert last in found
        assert [e.text for e in shown_sentences(hit(text))] == found
    heading = "Words of welcome\n\nThe minister opened the new hall of the port."
    assert sentences(Release("r", heading, language="en"), 0, len(heading)) == [(18, len(heading))]


def quoted(text: str, *lines: str) -> list[str]:
    one = hit(text)
    found = [Evidence(one, text.index(line), text.index(line) + len(line), line) for line in lines]
    return [e.text for e in quotes.with_context(found)]


def test_an_item_stands_behind_what_introduces_it_and_an_introduction_in_front_of_its_items():
    assert quoted(TABLE, "Selmora | 9,870 | 10,340") == ["Region | 2024 | 2025", "Selmora | 9,870 | 10,340"]
    whole = ["It provides for:", "- fuel at 40 thalers", "- free mooring"]
    assert quoted(MARKED, "It provides for:") == whole
    assert quoted(MARKED, "- free mooring") == [whole[0], whole[2]]
    assert quoted(MARKED, "It provides for:", "- free mooring") == [whole[0], whole[1], whole[2]]
    assert quoted(MARKED, "It provides for:", "It enters into force soon.") == [*whole, "It enters into force soon."]


def test_a_table_stands_whole_behind_what_introduces_it_without_the_rule_between_its_rows():
    text = "Two firms won:\n\n| Firm | MHz |\n|---|---|\n| Ark | 80 |\n| Bel | 60 |\n\nThe auction took nine rounds."
    assert quoted(text, "Two firms won:") == ["Two firms won:", "| Firm | MHz |", "| Ark | 80 |", "| Bel | 60 |"]
    release = Release("r", text, language="en")
    assert "|---|---|" not in [text[a:b] for a, b in sentences(release, 0, len(text))]


def test_a_list_is_told_whole_or_it_is_told_that_it_goes_on():
    """Its items take the place of no sentence."""
    for count, cut in ((9, False), (quotes.ITEMS, False), (quotes.ITEMS + 1, True)):
        names = [f"Person {n}" for n in range(count)]
        text = "Awarded:\n" + "\n".join(names) + "\n\nThe hall was full."
        told = quoted(text, "Awarded:", "The hall was full.")
        assert told == ["Awarded:", *names[: quotes.ITEMS], "The hall was full."]
        found = [Evidence(hit(text), 0, 8, "Awarded:")]
        assert quotes.goes_on(quotes.with_context(found)) is cut


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_reader_is_told_of_a_list_that_goes_on(language):
    """In the language of the answer."""
    names = "\n".join(f"Person {n}" for n in range(quotes.ITEMS + 1))
    introduction = Evidence(hit(f"Awarded:\n{names}"), 0, 8, "Awarded:")
    found = SimpleNamespace(interpreted=understand("Who was awarded?", language=language))
    assert notices.cut(found, [introduction]) == phrases.say(phrases.LIST_GOES_ON, language)


def test_what_a_sentence_introduces_is_known_by_its_end():
    release = Release("r", MARKED, language="en")
    end = MARKED.index("for:") + 4
    assert [MARKED[slice(*span)] for span in items(release, end)] == ["- fuel at 40 thalers", "- free mooring"]
    assert items(release, 5) == []


def test_one_line_with_a_time_is_no_list():
    """An agency sends a release at a time; a programme has more than one."""
    alone = Release("r", "The port is open.\n\n09:55 GMT", language="en")
    assert introductions(alone) == {}
    text = "The day:\n\n9:00 Opening\n10:30 Talk"
    assert [text[start : start + 4] for start in introductions(Release("r", text, language="en"))] == ["9:00", "10:3"]
