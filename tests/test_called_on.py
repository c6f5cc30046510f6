"""Whom somebody calls on is no speaker: whoever spoke before calls on them, where the verb leaves that out."""

import pytest

from assistant.speech.quotations import quotations
from embeddings.releases.release import Release

BEFORE = "وقال الوزير عادل مرزان إن الميناء مفتوح. "
MINISTER = ["الوزير عادل مرزان"]


def speakers(text: str) -> list[str]:
    return [one.speaker.name for one in quotations(Release(id="r", text=BEFORE + text, language="ar"))][1:]


@pytest.mark.parametrize(
    "text",
    [
        "ودعا الشعب الكستري بمختلف مكوناته إلى الهدوء والصبر.",
        "ودعا جميع الأطراف إلى الهدوء والصبر.",
        "ودعا دول الجوار الشقيقة إلى الهدوء والصبر.",
        "ودعا الأطراف كافة للعودة إلى الحوار والصبر.",
        "ودعا المواطنين الكستريين إلى الهدوء والصبر.",
        "ودعا الشعب الكستري إلى الهدوء، مؤكدا أن الأزمة ستنتهي.",
    ],
)
def test_the_speaker_before_calls_on_a_crowd(text):
    assert speakers(text) == MINISTER


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ودعت دول الجوار الشقيقة إلى الهدوء والصبر.", []),
        ("ودعا المجتمع الدولي كله إلى الهدوء والصبر.", []),
        ("ودعا الأمين العام هادي السالمي إلى الهدوء والصبر.", ["الأمين العام هادي السالمي"]),
        ("ودعت الشرطة الكسترية إلى الهدوء والصبر.", ["الشرطة الكسترية"]),
        ("ودعا الأمين العام هادي السالمي الشعب إلى الهدوء.", ["الأمين العام هادي السالمي"]),
        ("وأكد الشعب الكستري أن الأزمة ستنتهي.", ["الشعب الكستري"]),
    ],
)
def test_a_subject_stays_one_and_where_the_crowd_may_call_nobody_does(text, told):
    """The verb of neighbouring states is feminine when they call, and so it is when a woman calls on them."""
    assert speakers(text) == told


def test_who_is_called_on_behind_another_word_of_saying_takes_no_words_from_its_speaker():
    text = "وأكد الأمين العام هادي السالمي أن الأزمة ستنتهي، ودعا الشعب الكستري إلى الهدوء."
    assert speakers(text) == ["الأمين العام هادي السالمي"]
