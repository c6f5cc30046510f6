"""Whether somebody has the rank that a sentence gives them."""

import pytest

from assistant.proof.ranks import misranked

ENGLISH = (
    "Deputy Governor Pavo Lindar voted against. Governor Alina Dorsek said no. Former Labour Minister Greta Solm came."
)
RUSSIAN = "Заместитель председателя Паво Линдар голосовал против. Министр и председатель Алина Дорсек была за."
ARABIC = "قال نائب المحافظة بافو ليندار إن الاقتصاد ضعيف. وقالت المحافظة ألينا دورسك نعم."


@pytest.mark.parametrize(
    ("sentence", "language", "evidence", "wrong"),
    [
        ("Governor Pavo Lindar said it.", "en", ENGLISH, ["Pavo Lindar"]),
        ("Governor Pavo Lindar said it.", "en", RUSSIAN, ["Pavo Lindar"]),
        ("Governor Pavo Lindar said it.", "en", ARABIC, ["Pavo Lindar"]),
        ("Председатель банка Паво Линдар сказал это.", "ru", ENGLISH, ["Паво Линдар"]),
        ("قال المحافظ بافو ليندار إن الاقتصاد ضعيف.", "ar", ARABIC, ["المحافظ بافو ليندار"]),
        ("قال نائب المحافظة بافو ليندار إن الاقتصاد ضعيف.", "ar", ARABIC, []),
        ("Deputy Governor Lindar said it.", "en", ENGLISH, []),
        ("Lindar said it.", "en", ENGLISH, []),
        ("Deputy Governor Alina Dorsek said it.", "en", ENGLISH, ["Alina Dorsek"]),
        ("Deputy Governor Alina Dorsek said it.", "en", RUSSIAN, []),  # of two offices nothing is said
        ("Labour Minister Greta Solm came.", "en", ENGLISH, ["Greta Solm"]),
        ("Министр труда Грета Солм пришла.", "ru", ENGLISH, ["Грета Солм"]),
        ("Бывший министр труда Грета Солм пришла.", "ru", ENGLISH, []),
        ("Former Governor Alina Dorsek said no.", "en", ENGLISH, []),  # since then she may have left
    ],
)
def test_a_deputy_is_not_the_principal_nor_a_former_minister_one(sentence, language, evidence, wrong):
    """In every script; where an office is given, and the evidence gives one, too."""
    assert [fault.words for fault in misranked(sentence, language, [evidence])] == wrong
