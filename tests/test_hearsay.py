"""Arabic words of saying that tell nobody's words: denied, only claimed, refused or still to come."""

import time

import pytest

from assistant.speech.hearsay import is_doubted
from assistant.speech.quotations import quotations
from embeddings.releases.release import Release
from embeddings.text.folding import fold

MINISTER = "الوزير عادل مرزان"


def speakers(text: str) -> list[str]:
    return [one.speaker.name for one in quotations(Release(id="r", text=text, language="ar"))]


@pytest.mark.parametrize(
    "text",
    [
        f"نفت الهيئة صحة ما نشرته صحف من أن {MINISTER} أكد إغلاق الجسر.",
        f"ونفت الهيئة أن يكون {MINISTER} قد قال إن الجسر سيغلق.",
        f"لا صحة لما يتردد عن أن {MINISTER} قال إن الجسر سيغلق.",
        f"وكذّبت الهيئة خبراً مفاده أن {MINISTER} أعلن إغلاق الجسر.",
        f"وتتداول حسابات مجهولة أن {MINISTER} صرح بأن الجسر سيغلق.",
        f"ما نُسب إلى {MINISTER} من أنه قال إن الجسر سيغلق غير دقيق.",
        f"نشرت صحيفة تسجيلاً منسوباً إلى {MINISTER} يقول فيه إن الجسر سيغلق.",
        f"رفض {MINISTER} أن يقول إن الجسر سيغلق.",
        f"ومن المنتظر أن يؤكد {MINISTER} في كلمته إغلاق الجسر.",
        f"ودعي {MINISTER} إلى المؤتمر لكي يقول رأيه في الجسر.",
    ],
)
def test_what_is_denied_claimed_refused_or_expected_is_nobodys(text):
    """Also with a name between the word for "that" and the verb."""
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"وبعد أن نفت الهيئة الخبر، أكد {MINISTER} أن الجسر مفتوح.",
        f"ونفت الهيئة الخبر بعد أن أكد {MINISTER} أن الجسر مفتوح.",
        f"وقال {MINISTER} إن أحداً لم يطلب منه أن يقول ذلك.",
        f"وقال {MINISTER} إن ما نُسب إليه غير دقيق.",
    ],
)
def test_what_is_said_beside_a_denial_keeps_its_speaker(text):
    """Behind a comma, "after", or where the denial is what is said."""
    assert speakers(text) == [MINISTER]


def test_to_say_is_not_had_said():
    """Behind "that" a verb of the past tells what was said, also one that begins as one of what is to come."""
    assert not is_doubted("بعد ان ", "توقعت")
    assert not is_doubted("بعد ان ", "تعهد")
    assert is_doubted("قبل ان ", "تقول")


def test_long_text_is_read_in_time():
    before = fold("نفى أن زعم أن ما نسب " * 5000 + "، ")
    start = time.perf_counter()
    assert not is_doubted(before, "قال")
    assert time.perf_counter() - start < 2
