"""Releases cut into passages."""

import random
from datetime import date

import pytest

from embeddings.releases.passages import LONGEST, MAX_TOKENS, embedded_text, split
from embeddings.releases.release import Passage, Release

WORDS = (
    "Слово", "т. е.", "Москва.", "قال", "مهم؟", "word", "end.", "Heading", "«", "»", '"', "\u200f", "\u202e",
    "\U0001f600", "你好。", "x" * 900, "٣٫٥", "﷽", "\x00", "—", "e\u0301",
)  # fmt: skip


def words(text: str) -> int:
    return len(text.split())


def sentence(size: int, name: str = "Word") -> str:
    return " ".join([name, *["word"] * (size - 2), "end."])


def spans(release: Release, count=words, limit: int = MAX_TOKENS) -> list[tuple[int, int]]:
    return [(passage.start, passage.end) for passage in split(release, count, limit)]


def test_a_short_release_is_one_passage():
    """The passage is the release's own text between its offsets."""
    release = Release("r", "\n One. Two.\n\nThree. \n", language="en")
    assert split(release, words) == [Passage("r", 2, 19, "One. Two.\n\nThree.")]


@pytest.mark.parametrize("text", ["", " \n\u00a0\t\n"])
def test_a_release_without_text_has_no_passages(text):
    """A title alone is nothing that could be cited."""
    assert split(Release("r", text, title="Title"), words) == []


def test_subheadings_begin_passages():
    """Each section is its own passages; all carry the heading, the first of them holds it."""
    section = " ".join([sentence(100)] * 2)
    long_section = " ".join([sentence(100)] * 5)
    text = f"{section}\n\nSecond part\n\n{section}\n\nThird part\n\n{long_section}"
    passages = split(Release("r", text, language="en"), words)
    assert [p.heading for p in passages] == ["", "Second part", "Third part", "Third part"]
    assert [p.text for p in passages[:2]] == [section, f"Second part\n\n{section}"]
    assert [words(p.text) for p in passages[2:]] == [202, 300]


def test_a_very_small_section_joins_its_neighbour():
    """A section of a dozen words says too little alone."""
    text = f"{sentence(150)}\n\nA heading\n\n{sentence(12)}\n\nNext\n\n{sentence(150)}"
    passages = split(Release("r", text, language="en"), words)
    assert [(words(p.text), p.heading) for p in passages] == [(164, ""), (151, "Next")]


@pytest.mark.parametrize(
    "line",
    [
        "Not a heading.",
        "A question?",
        "1. A point",
        "- an item",
        "x" * 101,
        "12 345",
        "Speaker:",
        "one; and",
        "He said —",
        "A sentence. ⚓️ #tag",
        "A sentence with a note.¹",
    ],
)
def test_other_short_lines_are_no_headings(line):
    """Sentences, items of lists and numbers head nothing."""
    text = f"{sentence(150)}\n{line}\n{sentence(150)}"
    assert [p.heading for p in split(Release("r", text, language="en"), words)] == [""]


def test_lists_of_short_lines_are_no_headings():
    """Names under one another are text."""
    text = f"{sentence(100)}\nAlpha\nBeta\nGamma\n{sentence(100)}"
    assert [p.heading for p in split(Release("r", text, language="en"), words)] == [""]


def test_passages_are_about_equally_long_and_end_with_paragraphs():
    """Long sections are shared out evenly, at the end of a paragraph where there is one."""
    lines = "\n".join(" ".join([sentence(35)] * 2) for _ in range(12))
    passages = split(Release("r", lines, language="en"), words)
    assert [words(p.text) for p in passages] == [210, 210, 210, 210]
    assert [p.text.count("\n") for p in passages] == [2, 2, 2, 2]


def test_a_sentence_longer_than_a_passage_is_split_at_a_clause():
    """Nothing is left for the encoder to cut."""
    text = f"{'word ' * 180}clause, {'word ' * 190}end."
    first, second = split(Release("r", text, language="en"), words)
    assert (first.text[-8:], second.text[:5], words(first.text), words(second.text)) == (
        " clause,",
        "word ",
        181,
        191,
    )


def test_what_is_embedded_carries_title_date_and_heading():
    """A heading that the passage itself begins with is not repeated; blank lines are left out."""
    release = Release("r", "", title="The  title", date=date(2020, 6, 10))
    under = Passage("r", 0, 0, "Text\u00a0 one.\n \nTwo.", "Heading")
    within = Passage("r", 0, 0, "Heading\nText.", "Heading")
    assert embedded_text(release, under) == "The title\n2020-06-10\nHeading\nText one.\nTwo."
    assert embedded_text(release, within) == "The title\n2020-06-10\nHeading\nText."
    assert embedded_text(Release("r", ""), Passage("r", 0, 0, "Text.")) == "Text."


def test_a_huge_title_is_cut_in_what_is_embedded():
    """It leaves room for the text, and is cut between words."""
    release = Release("r", "Text.", title="заголовок " * 1000)
    assert embedded_text(release, split(release, words)[0]) == " ".join(["заголовок"] * 20) + "\nText."


def test_sentences_are_counted_once():
    """Counting tokens costs time in proportion to the text."""
    counted = []

    def count(text: str) -> int:
        counted.append(len(text))
        return words(text)

    text = "\n".join(" ".join([sentence(30)] * 5) for _ in range(40))
    split(Release("r", text, language="en", title="Title"), count)
    assert sum(counted) <= len(text) + len("Title")


@pytest.mark.parametrize("limit", [MAX_TOKENS, 120])
@pytest.mark.parametrize("count", [words, len, lambda text: len(text.encode()), lambda text: len(text) // 4])
def test_every_character_is_in_one_passage_and_nothing_is_too_long(count, limit):
    """For random releases: exact offsets, no overlap, nothing lost, the limit kept by what is embedded."""
    chance = random.Random(5)
    for _ in range(60):
        text = "".join(chance.choice(WORDS) + chance.choice(" \n  ") for _ in range(chance.randrange(300)))
        title = "".join(chance.choices("Заголовок title ﷽\U0001f600", k=chance.choice((0, 40, 3000))))
        release = Release(
            "r", text, title=title, date=date(2020, 1, 1), language=chance.choice(("ar", "ru", ""))
        )
        passages = split(release, count, limit)
        edges = [0, *(edge for p in passages for edge in (p.start, p.end)), len(text)]
        assert edges == sorted(edges)
        assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
        assert all(p.text and p.text == text[p.start : p.end] for p in passages)
        assert all(count(embedded_text(release, p, limit)) <= limit for p in passages)


def test_a_megabyte_on_one_line_is_split():
    """A text without punctuation becomes passages of the usual size."""
    passages = split(Release("r", "слово " * 170_000), words)
    assert sum(words(passage.text) for passage in passages) == 170_000
    assert max(words(passage.text) for passage in passages) <= LONGEST
