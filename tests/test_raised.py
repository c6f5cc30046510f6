"""What is raised above the line or struck through changes no number of a release."""

import json

import pytest

from embeddings.readers import read
from embeddings.readers.markup import text_of

RAISED = {
    "a footnote of a number": ("They employ 120<sup>1</sup> teachers.", "They employ 120 teachers."),
    "of a large one": ("4,200<sup>12</sup> pupils and 19<sup>2</sup> million", "4,200 pupils and 19 million"),
    "of a number in bold": ("<b>120</b><sup>1</sup> teachers", "120 teachers"),
    "inside other marks": ("120<b><i><sup>1</sup></i></b> teachers", "120 teachers"),
    "of a word": ("The teachers<sup>1</sup> came.", "The teachers came."),
    "of a sentence": ("The teachers came.<sup>3</sup> They left.", "The teachers came. They left."),
    "set apart": ("120 <sup>1</sup> teachers", "120 teachers"),
    "linked": ('10<sup><a href="#n2">2</a></sup> teachers', "10 teachers"),
    "in a link": ('10<a href="#n2"><sup>2</sup></a> teachers', "10 teachers"),
    "in brackets": ("120<sup><a href='#n1'>[1]</a></sup> teachers", "120[1] teachers"),
    "several": ("120<sup>1, 2</sup> teachers", "120 teachers"),
    "a power of ten": ("10<sup>6</sup> t and 3·10<sup>−3</sup> t", "10^6 t and 3·10^−3 t"),
    "an area": ("12 km<sup>2</sup>, 3 м<sup>3</sup>, 5 m s<sup>-1</sup>", "12 km², 3 м³, 5 m s⁻¹"),
    "a fraction": ("3<sup>1</sup>/<sub>2</sub> years, 4<sup>1/2</sup>", "3 1/2 years, 4 1/2"),
    "an hour": ("at 18<sup>00</sup> and 10<sup>30</sup>", "at 18 00 and 10 30"),
    "an isotope": ("of <sup>137</sup>Cs", "of 137Cs"),
    "an ordinal": ("the 19<sup>th</sup>, the 1<sup>er</sup>, n<sup>o</sup> 5", "the 19th, the 1er, no 5"),
    "a trade mark": ("Wool<sup>TM</sup> and Salt<sup>®</sup>", "WoolTM and Salt®"),
    "a formula": ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
    "the label of a note": ("<sup>1</sup> Figures of 2023.", "1 Figures of 2023."),
    "a deletion": ("It cost <del>14</del> <ins>19</ins> million.", "It cost 19 million."),
    "what is struck": ("It cost <s>14</s> <strike>15</strike> 19 million.", "It cost 19 million."),
    "struck by its style": ('<span style="text-decoration: line-through">14</span> 19 million', "19 million"),
    "underlined": ('<span style="text-decoration: underline">14</span> million', "14 million"),
}


@pytest.mark.parametrize(("markup", "text"), RAISED.values(), ids=RAISED)
def test_no_raised_mark_becomes_a_part_of_a_number(markup, text):
    """In a web page and in the HTML of a release object."""
    assert text_of(f"<p>{markup}</p>") == text
    release = read("a.json", json.dumps({"text": f"<p>{markup}</p><p>Then they met.</p>"}).encode()).releases[0]
    assert release.text == f"{text}\n\nThen they met."
    about = "The ministry opened ten schools in the northern districts on Monday, the first of the year. " * 2
    page = f"<html><body><article><h1>Schools</h1><p>{about}</p><p>{markup}</p><p>{about}</p></article></body></html>"
    assert text in read("a.html", page.encode()).releases[0].text.split("\n\n")


def test_a_title_has_its_numbers():
    body = "<article><h1>120<sup>1</sup> <s>old</s> teachers</h1><p>They came on Monday.</p></article>"
    release = read("a.html", f"<html><body>{body}</body></html>".encode()).releases[0]
    assert (release.title, release.text) == ("120 teachers", "They came on Monday.")


def test_a_struck_paragraph_is_left_out_but_not_most_of_a_text():
    assert text_of("<p>It will be built by the end of the year.</p><del><p>It cost 14.</p></del>") == (
        "It will be built by the end of the year."
    )
    assert text_of("<p>Built.</p><del><p>It will be built by the end of the year.</p></del>") == (
        "Built.\n\nIt will be built by the end of the year."
    )


@pytest.mark.parametrize("tag", ["sup", "s", "b><sup"])
def test_ten_thousand_marks_are_read_in_reasonable_time(tag):
    text_of(f"<p>1<{tag}>" + f"1<{tag}>" * 10_000)
    text_of("<p>" + f"1<{tag}>2</{tag}>" * 10_000)
