"""Sentence boundaries in Arabic, Russian and English."""

import random

import pytest

from embeddings.text.sentences import MAX_QUOTATION, MAX_SENTENCE, line_spans, sentence_spans

PIECES = (
    "Слово", "т. е.", "г.", "2020", "A.", "U.S.", "кто", "قال", "د.", "مهم؟", "هذا؛", ".", "…", "?!", "«",
    "»",
    '"', "“", "”", "'", "(", ")", " ", "  ", "\u00a0", "\t", "\n", "\r\n", "\u2028", "\u200f", "\u202e",
    "\U0001f600", "\ud800", "\x00", "你好。", "—", "3,5", "٣٫٥", "e\u0301",
)  # fmt: skip


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ["Это было в 2019 г. в Москве.", "Потом он приехал, т. е. прибыл."]),
        ("ru", ["МГУ им. Ломоносова принял студентов.", "Они живут на ул. Ленина, д. 5."]),
        ("ru", ["Встреча С. В. Лаврова с Дж. Р. Брауном прошла в г. Москве.", "Стороны ждут."]),
        ("ru", ["Выделено 3,5 млн руб. на 5 тыс. чел. в год.", "См. стр. 5 и рис. 2."]),
        ("ru", ["Это дома, мосты и т. п. здания.", "Были дома и т. д.", "Потом всё изменилось."]),
        ("ru", ["Он работал до 2004 г.", "В этом году он ушёл."]),
        ("ru", ["В 1999 г. Владимир Иванов приехал.", "В 2015–2016 гг. Россия росла."]),
        ("ru", ["Он думал… потом ушёл.", "Он ждал... потом ушёл…", "Потом пришёл."]),
        ("ru", ["«Мы готовы. Мы ждём», — сказал он.", "Потом ушёл."]),
        ("ru", ["«Готовы ли мы?» — спросил Лавров.", "Он сказал: «Готовы.»", "Потом ушёл."]),
        ("ru", ["5. Пункт пять.", "Начало в 15.30, 10. 06. 2020."]),
        ("ru", ["Что это?", "Да!", "Вот\u00a0так.", "И\u00a0всё."]),
        ("en", ["Mr. Smith met J. R. Brown of the U.S. Government at 5 p.m. on Monday.", "See No. 5."]),
        (
            "en",
            ["It cost 3.5 million.", "He arrived at 5 p.m.", "The talks began in the U.S.", "They ended."],
        ),
        ("en", ['"We are ready. We wait," he said.', "“Are we? Yes,” she said.", "They left."]),
        ("en", ['He asked: "Are we ready?"', "Then he left.", '"Are we ready?" he asked.']),
        ("en", ["The Mekong-U.S. Partnership grew.", "So did the U.S.-Japan one.", "It ended.", "The rest did not."]),
        ("en", ["Wait... then go.", "(He left.)", "He's 5' tall.", "Ok!"]),
        ("ar", ["قال د. أحمد إن الأمر مهم.", "هل هذا صحيح؟", "نعم!", "ثم ذهب؛ وعاد."]),
        ("ar", ["قال أ. د. محمد علي: «نحن جاهزون. نحن ننتظر»، وأضاف.", "انتهى عام 2015 م.", "ثم ذهب."]),
        ("ar", ["بلغت النسبة ٣٫٥ في المئة، و3.5 اليوم، و٤ غدا، ثم ارتفعت، ثم انخفضت.", "كيف؟"]),
        ("zh", ["\U0001f600 One.", "Two."]),
        ("", ["One.", "Два."]),
        ("no-such-language", ["One.", "كيف؟"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language, expected):
    """Abbreviations, initials, numbers and quotations do not break a sentence; its end does."""
    assert sentences(" ".join(expected), language) == expected


def test_a_sentence_never_crosses_a_line():
    """Every kind of line break ends a sentence, and a heading without a full stop is one."""
    text = "A heading\n\nOne\r\ntwo.\u2028Three\x85four\x0bfive\u00a0\n \u00a0 \n"
    assert sentences(text, "en") == ["A heading", "One", "two.", "Three", "four", "five"]


def test_a_long_quotation_is_broken_inside():
    """A quotation longer than MAX_QUOTATION may be cited in part."""
    sentence = "Мы готовы к работе и ждём решения."
    quotation = [f"«{sentence}", *[sentence] * (MAX_QUOTATION // len(sentence)), "Мы ждём», — сказал он."]
    assert sentences(" ".join(quotation), "ru") == quotation


def test_direction_marks_stay_with_the_sentence_before():
    """A right-to-left mark after the full stop hides no boundary."""
    assert sentences("مهم.\u200f كيف؟", "ar") == ["مهم.\u200f", "كيف؟"]


def test_a_megabyte_without_punctuation_is_cut_at_white_space():
    """The last resort keeps every word whole and every piece within MAX_SENTENCE."""
    text = "слово " * 170_000
    spans = sentence_spans(text, "ru")
    assert {
        text[start:end].count("слово") * 6 - 1 == end - start <= MAX_SENTENCE for start, end in spans
    } == {True}
    assert sum(text[start:end].count("слово") for start, end in spans) == 170_000


@pytest.mark.parametrize("unit", ["« ", '"a. ', ".", "я", "' ", "\n", ". ", '."', "(a. ", ".\u200f", "١٫"])
def test_hostile_repetition_is_read(unit):
    """Unbalanced quotes, full stops or line breaks by the ten thousand lose nothing and do not hang."""
    text = unit * 50_000
    assert sum(len("".join(part.split())) for part in sentences(text, "ru")) == len("".join(text.split()))


def test_spans_hold_everything_once():
    """For random text: trimmed, in order, apart, within one line, and nothing but white space left out."""
    chance = random.Random(3)
    for _ in range(1500):
        text = "".join(
            chance.choice(PIECES) + chance.choice(("", " ", " ")) for _ in range(chance.randrange(40))
        )
        spans = sentence_spans(text, chance.choice(("ar", "ru", "en", "zz", "")))
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        assert edges == sorted(edges)
        assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)
        assert not any(set(text[start:end]) & set("\n\r\u2028") for start, end in spans)
        assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))


def test_blank_text_has_no_lines():
    """Nothing is made of nothing."""
    assert line_spans("") == line_spans(" \n\u00a0\n") == sentence_spans("", "ar") == []
