"""Who goes on to say what follows an Arabic participle: the subject of the clause in front of it, or nobody."""

import pytest

from assistant.speech.quotations import quotations
from embeddings.releases.release import Release

BEFORE = "وقال الوزير عادل مرزان إن الميناء مفتوح.\n\n"


def speakers(text: str) -> list[str]:
    return [one.speaker.name for one in quotations(Release(id="r", text=BEFORE + text, language="ar"))][1:]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('وأهاب المتحدث باسم الهيئة المقدم هادي السالمي بالجميع الحذر، مؤكداً أن "البحر لا يرحم أحداً".',
         "المتحدث باسم الهيئة المقدم هادي السالمي"),
        ("ورحب الأمين العام هادي السالمي بالاتفاق، مضيفاً أن الطريق طويل.", "الأمين العام هادي السالمي"),
        ("وافتتح المحافظ هادي السالمي المعرض، موضحاً أنه يضم أربعين جناحاً.", "المحافظ هادي السالمي"),
        ("وشكر السفير هادي السالمي المملكة على الضيافة، مشيراً إلى نجاح الزيارة.", "السفير هادي السالمي"),
        ("ورفضت النائبة هالة السالمي المشروع، قائلة إنه لا يفيد أحداً.", "النائبة هالة السالمي"),
        ("من جهته رحب صاحب السمو الأمير هادي السالمي بالوفد، مؤكداً متانة العلاقات.", "صاحب السمو الأمير هادي السالمي"),
        ("وفي ختام اللقاء، أشاد معالي السفير هادي السالمي بالوفد، مؤكداً متانة العلاقات.", "السفير هادي السالمي"),
        ("ودعا الأمين العام هادي السالمي الدول إلى الالتزام، مشدداً على السلام.", "الأمين العام هادي السالمي"),
        ("وأشاد مرزان بالنتائج، مؤكداً أن العمل مستمر.", "الوزير عادل مرزان"),
        ("وأشاد الوزير بالنتائج، مؤكداً أن العمل مستمر.", "الوزير عادل مرزان"),
        ("وأشاد بجهود السفير هادي السالمي، مؤكداً أن العمل مستمر.", "الوزير عادل مرزان"),
        ("ورفع شكره لخادم الحرمين الشريفين الملك ماجد بن سعد، مؤكداً أن العمل مستمر.", "الوزير عادل مرزان"),
        ("وأعلن انطلاق الحملة، مؤكداً أن العمل مستمر.", "الوزير عادل مرزان"),
    ],
)  # fmt: skip
def test_what_follows_a_participle_is_said_by_the_subject_in_front_of_it(text, speaker):
    """Where the verb has none, whoever spoke before goes on; an object in front is not the subject."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "واستقبل السفير هادي السالمي، مؤكداً أن العلاقات متينة.",
        "وشكر السفير هادي السالمي على جهوده، مؤكداً أن العلاقات متينة.",
        "ورحب به السفير هادي السالمي، مؤكداً أن العلاقات متينة.",
        "وخلال اللقاء هاتف السفير هادي السالمي، مؤكداً أن العلاقات متينة.",
        "فيما أشاد خالد أبو السالم بالنتائج، مؤكداً أن العمل مستمر.",
        'أما الكاتب خالد السالمي فقد كتب قائلاً "إن العمل كثير هنا".',
        "ونفت وزارة الصحة النتائج، مؤكدة أن العمل مستمر.",
        "وأشاد السفير بالنتائج، مؤكداً أن العمل مستمر.",
    ],
)
def test_where_another_may_be_the_subject_nobody_is(text):
    """A wrong speaker is worse than none: who received whom is not sure where the one is left out."""
    assert speakers(text) == []


def test_a_governor_in_the_masculine_may_be_a_woman_and_a_region_makes_nobody_one():
    """A title of hers is often his; and «محافظة» is also a region."""
    told = "ورحبت رئيسة الهيئة هالة السالمي بالوفد، مؤكدة أن العمل مستمر."
    told += " وأشاد رئيس بلدية محافظة النور هادي سعد بالوفد، مؤكداً ذلك."
    assert speakers(told) == ["رئيسة الهيئة هالة السالمي", "رئيس بلدية محافظة النور هادي سعد"]


def test_whom_somebody_known_by_a_surname_does_it_to_is_no_part_of_the_name():
    """ "The sheikh urged all": who was named before ends there, and an object shows that he is the subject."""
    told = "وقال الشيخ حسن السالمي إن العمل كثير. وحث الشيخ السالمي الجميع على العمل، مؤكداً أهمية الوقت."
    assert speakers(told) == ["الشيخ حسن السالمي", "الشيخ حسن السالمي"]
