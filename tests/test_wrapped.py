"""Text that was broken at a width is read by paragraphs; lines that were written as lines stay lines."""

import textwrap

import pytest

from embeddings.readers import read
from embeddings.readers.wrapped import flowed, unwrapped
from embeddings.text.sentences import sentence_spans

ENGLISH = (
    "The Wool Board of Ostravia expects that exports of wool from the valley of the Mern will rise in 2025 only if "
    "the frost of last spring does not come back, said its chairman Olaf Brent in Quillmark on Wednesday. In 2023 "
    "the country exported 530 tonnes of wool to Oresia, and 298 tonnes to Nurmadia were refused at the border."
)
RUSSIAN = (
    "Министерство торговли Остравии ожидает, что вывоз шерсти из долины Мерна вырастет в 2025 году только в том "
    "случае, если не повторятся прошлогодние заморозки, — сообщил в среду в Квилмарке его представитель Олаф Брент. "
    "«Мы не будем продавать шерсть дешевле девяти флоринов за килограмм», — добавил он."
)
ARABIC = (
    "تتوقع وزارة التجارة في أوسترافيا أن ترتفع صادرات الصوف من وادي ميرن في عام ٢٠٢٥ إذا لم يتكرر صقيع الربيع "
    "الماضي، كما قال رئيسها أولاف برنت في كويلمارك يوم الأربعاء. وأضاف: «لن نبيع الصوف بأقل من تسعة فلورينات "
    "للكيلوغرام الواحد»، وذكر أن البلاد صدرت في العام الماضي ٥٣٠ طنا من الصوف إلى أوريسيا ونورماديا."
)
QUOTED = "“We shall not sell any wool below the price of nine florins a kilogram, in none of the valleys,” he said."


def wrapped(*paragraphs: str, width: int = 72, between: str = "\n\n") -> str:
    return between.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


@pytest.mark.parametrize("width", [60, 65, 72, 76, 80])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC], ids=["en", "ru", "ar"])
def test_the_lines_of_a_paragraph_are_joined(text, width):
    """In every script; a paragraph that is already on one line is left alone."""
    assert unwrapped(wrapped(text, QUOTED, text, width=width)) == f"{text}\n\n{QUOTED}\n\n{text}"
    assert unwrapped(f"{text}\n\n{text}") == f"{text}\n\n{text}"


def test_a_sentence_of_a_wrapped_file_is_read_whole():
    """Under its title and date, which stay lines."""
    release = read("a.txt", f"Wool exports\n5 June 2024\n\n{wrapped(ENGLISH, QUOTED)}\n".encode()).releases[0]
    assert (release.title, str(release.date)) == ("Wool exports", "2024-06-05")
    sentences = [release.text[start:end] for start, end in sentence_spans(release.text, "en")]
    assert sentences == [*ENGLISH.replace(". In", ".\nIn").split("\n"), QUOTED]


@pytest.mark.parametrize(
    "lines",
    [
        "Items:\n- schools\n- hospitals and the roads that lead to them in all seasons of the\n- year",
        "1. Schools are built in all the northern districts of the whole country\n2. Roads are built",
        "Ministry of Trade\n12 Harbour Street\nQuillmark",
        "English\nRussian\nArabic",
        "Background",
        "5 June 2024",
        "Year      Tonnes of wool exported to the countries of the north and the\n2023         530",
        "| North | 12 | of them in the valley of the river Mern and in the mountains |\n| South | 9 |",
        "Q: How much wool does the country export, and to which other countries?\nA: Much.",
        "BRENT: The wool of the valley is the best of all, and we shall not sell\nORSO: I doubt it.",
        "“The wind has brought the ships of salt and wool,\nand never will the captain\nknow what is in them.”",
        "The wind has brought the ships,\nand nobody will know\nwhat wool they carry.",
        "> The letter says that the wool of the valley is the best of all wools\n> and the salt, too.",
        "Ostravia publishes wool exports for 2023 and for the first half of 2024\nMinister Promises More",
        "羊毛出口今年增长了百分之十五，部长说。羊毛出口今年增长了百分之十五，部长说，出口今年增长\n羊毛。",
    ],
)
def test_lines_stay_lines_in_a_wrapped_text(lines):
    """Lists, addresses, headings, tables, turns, verses, what is quoted from a letter, titles with their subtitles."""
    assert unwrapped(f"{wrapped(ENGLISH)}\n\n{lines}\n\n{wrapped(ENGLISH)}") == f"{ENGLISH}\n\n{lines}\n\n{ENGLISH}"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"The council of the town number {'x' * n} met and adopted its plan today." for n in range(9)),
        "\n".join(f"the ministry builds schools and {'x' * (7 * n % 20)} roads in the whole north" for n in range(9)),
        "Whose woods these are I think I know.\nHis house is in the village though;\nHe will not see me stopping here",
        f"{ENGLISH}\n\nThe wool of the valley of the Mern is the best of all wools, they\nsay there.\n\n{ENGLISH}",
        "Ministry of Trade and Industry of the Republic of Ostravia, Department of\nForeign Trade",
        "", "\n", "One line.", "x\n" * 1000,
    ],
    ids=["a sentence a line", "long items", "a poem", "long paragraphs", "two lines", "none", "blank", "one", "short"],
)  # fmt: skip
def test_a_text_that_was_not_broken_at_a_width_stays_as_it_is(text):
    """To the letter."""
    assert unwrapped(text) == text


def test_paragraphs_without_a_blank_line_between_them_stay_apart():
    """Where the last line has room for the next word, or the next paragraph is set in."""
    text = wrapped(ENGLISH, QUOTED, ENGLISH, between="\n")
    assert unwrapped(text) == f"{ENGLISH}\n{QUOTED}\n{ENGLISH}"
    set_in = textwrap.fill(ENGLISH, 72, initial_indent="    ")
    assert unwrapped(f"{set_in}\n{set_in}") == f"    {ENGLISH}\n    {ENGLISH}"


def test_a_heading_under_a_full_line_stays_a_heading():
    full = "The board met in Quillmark, and it adopted the plan for the wool trade."
    text = f"{wrapped(ENGLISH)}\n\n{full}\nBackground\n{wrapped(ENGLISH)}"
    assert unwrapped(text) == f"{ENGLISH}\n\n{full}\nBackground\n{ENGLISH}"


def test_a_long_item_is_one_line():
    item = "- The wool of the valley of the Mern is to be sold to Oresia at no less than nine florins a kilogram."
    listed = textwrap.fill(item, 72, subsequent_indent="  ")
    assert unwrapped(f"{wrapped(ENGLISH)}\n\n{listed}\n{listed}") == f"{ENGLISH}\n\n{item}\n{item}"


def test_a_quotation_goes_on_in_the_next_line_though_it_had_room_there():
    quoted = '"We shall not sell any wool below the price of\nnine florins a kilogram," he said.'
    assert unwrapped(f"{wrapped(ENGLISH)}\n\n{quoted}") == f"{ENGLISH}\n\n{quoted.replace(chr(10), ' ')}"


def test_a_word_that_was_broken_at_its_hyphen_is_whole():
    """And one that stands for the first half of two stays apart from what follows."""
    lines = "The board of the valley adopted its plan on Wednesday, which is a three-\nyear plan."
    assert unwrapped(lines) == lines.replace("\n", "")
    lines = "The board of the valley adopted a plan on Wednesday, which is for pre-\nand post-war wool."
    assert unwrapped(lines) == lines.replace("\n", " ")


FLOWED = "The Salt Office reopened \nthe mine.\n\n- one \n- two\n> It said: \n> yes.\n From Velm.\n-- \nPress office"


def test_a_flowed_mail_says_where_its_lines_go_on():
    """As RFC 3676 has it: a space at the end; never into a quotation or a signature."""
    told = "The Salt Office reopened the mine.\n\n- one - two\n> It said: yes.\nFrom Velm.\n-- \nPress office"
    assert flowed(FLOWED) == told
    assert flowed("羊 \n毛", delete_space=True) == "羊毛"
    head = "From: Salt Office <a@b.example>\nSubject: Salt\nContent-Type: text/plain; charset=utf-8"
    lines = "The Salt Office has reopened \nthe mine of Velm.\n\nIt said \nso."
    assert read("a.eml", f"{head}; format=flowed\n\n{lines}".encode()).releases[0].text == (
        "The Salt Office has reopened the mine of Velm.\n\nIt said so."
    )
    assert read("a.eml", f"{head}\n\n{lines}".encode()).releases[0].text == lines.replace(" \n", "\n")


def test_a_wrapped_mail_is_read_by_paragraphs():
    head = "From: Salt Office <a@b.example>\nSubject: Salt\nContent-Type: text/plain; charset=utf-8"
    assert read("a.eml", f"{head}\n\n{wrapped(ENGLISH)}".encode()).releases[0].text == ENGLISH


def test_a_long_wrapped_text_is_read_in_time_that_grows_with_it():
    text = wrapped(ENGLISH * 3000)
    assert unwrapped(text) == ENGLISH * 3000
