"""The language model's sentences with the markers of what they cite."""

import random

import pytest

from assistant.proof.citations import CitedSentence, cited_sentences

KNOWN = range(1, 10)


def read(text, size=None, known=KNOWN, language="en"):
    """The sentences as (text, numbers) of `text` in pieces of `size`, or whole."""
    pieces = [text] if size is None else [text[i : i + size] for i in range(0, len(text), size)]
    return [(s.text, s.numbers) for s in cited_sentences(pieces, known, language)]


MARKED = [
    ("It grew to 74,000 [1].", [("It grew to 74,000.", (1,))]),
    ("It grew. [1]", [("It grew.", (1,))]),
    ("It grew.[1]", [("It grew.", (1,))]),
    ("It grew. [1][2] Then it fell. [3]", [("It grew.", (1, 2)), ("Then it fell.", (3,))]),
    ("It grew [1], [2]. Then it fell.", [("It grew.", (1, 2)), ("Then it fell.", ())]),
    ("It grew.[1] [2]Then it fell[3].", [("It grew.", (1, 2)), ("Then it fell.", (3,))]),
    ("It grew [1, 2; 4].", [("It grew.", (1, 2, 4))]),
    ("It grew [1-3].", [("It grew.", (1, 2, 3))]),
    ("It grew [2–3] [1].", [("It grew.", (2, 3, 1))]),
    ("It grew 【1】. It fell. 【2†source】", [("It grew.", (1,)), ("It fell.", (2,))]),
    ("نما العدد [١]. ثم انخفض. [٢، ٣] وعاد [۴].",
     [("نما العدد.", (1,)), ("ثم انخفض.", (2, 3)), ("وعاد.", (4,))]),
    ("It grew [[1]]. It fell [^2]. It rose \\[3\\]. It stays [4](https://x.example/a).",
     [("It grew.", (1,)), ("It fell.", (2,)), ("It rose.", (3,)), ("It stays.", (4,))]),
    ("One [1] and two [2] and one [1].", [("One and two and one.", (1, 2))]),
    ("It grew (1). See section (2).", [("It grew (1).", ()), ("See section (2).", ())]),
    ("It grew. [99] It fell [0]. It stays [1-999999].",
     [("It grew.", ()), ("It fell.", ()), ("It stays.", tuple(KNOWN))]),
    ("It grew.\n[1]\n\nIt fell.\n\n[2] [3]", [("It grew.", (1,)), ("It fell.", (2, 3))]),
    ("[1] It grew. [2] It fell.", [("It grew.", (1, 2)), ("It fell.", ())]),
    ("«Мы растём», — сказал он. [1] Потом ушёл. [2]",
     [("«Мы растём», — сказал он.", (1,)), ("Потом ушёл.", (2,))]),
    ('He said: "We grow. We stay." [1] He left. [2]',
     [('He said: "We grow. We stay."', (1,)), ("He left.", (2,))]),
    ("He said: <<We grow. We stay.>> [1] He left. [2]", [("He said: «We grow. We stay.»", (1,)), ("He left.", (2,))]),
    ("Он сказал: ``Мы растём. Мы здесь.'' [1] Он ушёл. [2]",
     [('Он сказал: "Мы растём. Мы здесь."', (1,)), ("Он ушёл.", (2,))]),
    ("قال: <<نحن ننمو>>. [1]", [("قال: «نحن ننمو».", (1,))]),
    ("Вырос в 2020 г. [1] Казахстан рад. [2]", [("Вырос в 2020 г.", (1,)), ("Казахстан рад.", (2,))]),
    ("In 2020 (see vol. [1] and 2) it grew.", [("In 2020 (see vol. and 2) it grew.", (1,))]),
    ("It grew", [("It grew", ())]),
    ("", []), (" \n\n ", []), ("[1]", []), ("[1] [2].", []), ("---\n***\n...", []),
]  # fmt: skip


@pytest.mark.parametrize("size", [None, 1, 2, 3, 7])
@pytest.mark.parametrize(("text", "expected"), MARKED, ids=lambda x: x[:24] if isinstance(x, str) else "")
def test_sentences_keep_their_markers_however_the_text_is_torn(text, expected, size):
    """Markers before and after the full stop, in every script and shape, in pieces of any size."""
    language = "ar" if "العدد" in text else "ru" if "ст" in text else "en"
    assert read(text, size, language=language) == expected


@pytest.mark.parametrize("size", [None, 1, 4])
@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        (
            "ru",
            "В 2020 г. в г. Москве на ул. Ленина им. А. С. Пушкина было 7.5 млн руб. дохода. [1] Далее.",
            2,
        ),
        (
            "en",
            "Mr. J. R. Smith of the U.S. Dept. of State paid $7.5 million at 5 p.m. on Monday. [1] Next.",
            2,
        ),
        ("ar", "قال د. أحمد في 7.5 مليون ريال عام 2020 م. [1] وأضاف ذلك.", 2),
        ("ar", "هل نما العدد؟ [1] نعم! [2]", 2),
    ],
)
def test_abbreviations_do_not_end_a_sentence(language, text, count, size):
    """Neither do initials and decimals, and the marker stays with its sentence."""
    found = read(text, size, language=language)
    assert len(found) == count
    assert found[0][1] == (1,)


PLAIN = [
    ("**Bold** and *it* and _under_ and `code` and ~~gone~~.", "Bold and it and under and code and gone."),
    ("### Heading", "Heading"),
    ("> quoted", "quoted"),
    ("| copied", "copied"),
    ("- item", "item"), ("* item", "item"), ("• item", "item"), ("12. item", "item"), ("3) item", "item"),
    ("See [the page](http://evil.example/x?y=1) now.", "See the page now."),
    ("![pixel](http://evil.example/p.png) Hello.", "pixel Hello."),
    ("Go to https://evil.example/a?b=c.", "Go to ."),
    ("<script>alert(1)</script> and <b onclick='x'>b</b><!-- c --> d", "alert(1) and b d"),
    ("<img src=x onerror=alert(1)>Hi", "Hi"),
    ("H<sub>2</sub>O<br/>is water", "H2O is water"),
    ("5 * 3 = 15, 5*3, snake_case_name, a < b > c, ~5", "5 * 3 = 15, 5*3, snake_case_name, a < b > c, ~5"),
    ("\\*not bold\\*", "*not bold*"), ("It grew [**2**] [\u202e3].", "It grew (2) (3)."),
    ("a\u202eb\u2066c\x00d\ud800e\tf  g", "abcde f g"),
    ("```python", ""), ("5 << 6 and 7 >> 6, 5'' wide", "5 << 6 and 7 >> 6, 5'' wide"),
    ("<think>Hm. [2] So.</think>It grew.", "It grew."), ("<thin", "<thin"),
]  # fmt: skip


@pytest.mark.parametrize("size", [None, 1, 5])
@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_markup_becomes_plain_text(text, expected, size):
    """A reply is data: no emphasis, heading, link, image or tag is left of it, and nothing else is lost."""
    assert " ".join(sentence for sentence, _ in read(text, size)) == expected


def test_a_list_gives_a_sentence_for_each_item():
    """A line break ends a sentence, with or without a full stop."""
    text = "Three things:\n- one [1]\n* two. [2]\r\n3. three\u2028four [4]"
    for size in (None, 1, 3):
        assert read(text, size) == [
            ("Three things:", ()), ("one", (1,)), ("two.", (2,)), ("three", ()), ("four", (4,)),
        ]  # fmt: skip


def test_a_sentence_comes_as_soon_as_the_next_one_has_a_word():
    """Nobody waits for the whole reply."""
    asked = []

    def pieces():
        for piece in ["It grew", ". [", "1", "]", " Then", " it", " fell. [2]"]:
            asked.append(piece)
            yield piece

    reading = cited_sentences(pieces(), KNOWN, "en")
    assert next(reading) == CitedSentence("It grew.", (1,))
    assert asked[-1] == " it"
    assert list(reading) == [CitedSentence("Then it fell.", (2,))]


def test_a_reply_that_breaks_off_gives_only_its_whole_sentences():
    """The failure passes through, the torn sentence is not shown."""

    def pieces():
        yield "It grew. [1] Then it fell to 7"
        raise OSError("cut")

    found = []
    with pytest.raises(OSError, match="cut"):
        found.extend(cited_sentences(pieces(), KNOWN, "en"))
    reading, seen = cited_sentences(pieces(), KNOWN, "en"), []
    with pytest.raises(OSError, match="cut"):
        for sentence in reading:
            seen.append(sentence)
    assert seen == [CitedSentence("It grew.", (1,))]


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "<" * 20_000, " " * 20_000, "[1" * 9_000, "a " * 10_000, "**" * 9_000, '"' * 9_000,
             "[1]" * 7_000, "![" * 9_000, "9" * 20_000, "\\" * 20_000, "'a " * 7_000, "]( " * 7_000]
)  # fmt: skip
def test_hostile_replies_are_read_in_reasonable_time(text):
    """No pattern blows up, and memory stays at the size of the text."""
    found = read(text, 500)
    assert sum(len(sentence) for sentence, _ in found) <= len(text)


def test_reading_in_pieces_equals_reading_whole():
    """Random replies out of everything that tears: 300 of them, in random pieces."""
    chance = random.Random(7)
    parts = ["It grew.", " [1]", "[2][3]", "\n", "- ", "**", " Then it fell", "«Слово. Дело.»",
             ' "a b." ', " г. ",
             "ثم نما.", "؟ ", "[x](http://y.example)", "<b>", "1,5 ", "\r\n", "\\[4\\]", "【5】", ". ",
             " and "]  # fmt: skip
    for _ in range(300):
        text = "".join(chance.choices(parts, k=chance.randint(1, 12)))
        pieces, at = [], 0
        while at < len(text):
            size = chance.randint(1, 6)
            pieces.append(text[at : at + size])
            at += size
        torn = [(s.text, s.numbers) for s in cited_sentences(pieces, KNOWN, "en")]
        assert ("".join(t for t, _ in torn).split(), sorted(n for _, ns in torn for n in ns)) == (
            "".join(t for t, _ in read(text)).split(), sorted(n for _, ns in read(text) for n in ns)
        ), text  # fmt: skip
