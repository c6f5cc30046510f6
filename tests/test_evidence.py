"""The sentences that an answer may quote."""

from assistant.evidence import sentences
from embeddings.release import Release


def texts(text: str) -> list[str]:
    release = Release(id="r", text=text, language="en")
    return [text[start:end] for start, end in sentences(release, 0, len(text))]


def test_a_subheading_is_not_quoted():
    """Whichever sentences stand around it."""
    text = "The two sides signed an agreement.\n\nTerms of the agreement\n\nIt runs for ten years and may be extended."
    assert texts(text) == ["The two sides signed an agreement.", "It runs for ten years and may be extended."]


def test_an_item_of_a_list_is():
    """It says something, though it ends without a full stop."""
    assert texts("The ministers agreed on this:\n- twelve flights a week from June")[1:] == [
        "- twelve flights a week from June"
    ]


def test_a_release_that_is_one_line_is_quoted():
    """What has nothing but a line like a subheading says that line."""
    assert texts("Key rate left unchanged at 8.25%") == ["Key rate left unchanged at 8.25%"]
