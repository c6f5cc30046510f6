"""Numbers and names that stand in each other's places, and sentences that only say the same in another order."""

import pytest

from assistant.proof.exchanges import exchanged

VOTES = {
    "en": "There were 118 votes in favour, 9 against and 4 abstentions; 131 of the 140 deputies were present.",
    "ru": "За проголосовали 118 депутатов, против — 9, воздержались 4. Присутствовал 131 депутат из 140.",
    "ar": "وأيّد القرار ١١٨ نائباً وعارضه ٩ نواب، فيما امتنع ٤ نواب عن التصويت.",
}
LOAN = {
    "en": "Nurmadia granted Varandia's farmers a loan. Nurmadia officially invited Oresia.",
    "ru": "Нурмадия официально пригласила Оресию. Студенты из Нурмадии учатся в Варандии.",
    "ar": "قدمت نورماديا قرضا إلى أوريسيا.",
}
SHARES = "Nurmadian citizens made up 54% of passengers and Varandian citizens 38%."
SIGNED = "Transport Minister Gorvan Lestan signed it and Foreign Minister Ardan Kelmor attended."


@pytest.mark.parametrize(
    ("sentence", "evidence", "word"),
    [
        ("There were 9 votes in favour, 118 against and 4 abstentions.", VOTES["en"], "9"),
        ("140 of the 131 deputies were present.", VOTES["en"], "140"),
        ("За проголосовали 9 депутатов, против — 118, воздержались 4.", VOTES["ru"], "9"),
        ("وأيّد القرار ٩ نواب وعارضه ١١٨ نائباً.", VOTES["ar"], "٩"),
        ("Nurmadian citizens made up 38% of passengers and Varandian citizens 54%.", SHARES, "38"),
        ("Varandian citizens made up 54% of passengers and Nurmadian citizens 38%.", SHARES, "Varandian"),
        ("Ten of the fourteen articles are agreed.", "Fourteen of the ten articles are agreed.", "Ten"),
        ("Oresia officially invited Nurmadia.", LOAN["en"], "Oresia"),
        ("Оресия официально пригласила Нурмадию.", LOAN["ru"], "Оресия"),
        ("Студенты из Варандии учатся в Нурмадии.", LOAN["ru"], "Варандии"),
        ("قدمت أوريسيا قرضا إلى نورماديا.", LOAN["ar"], "أوريسيا"),
        ("Deputy Minister Yorn Belask led the hosts; the guests were headed by Deputy Minister Huda Marzan.",
         "Deputy Minister Huda Marzan led the hosts; the guests were headed by Deputy Minister Yorn Belask.",
         "Yorn Belask"),
        ("Transport Minister Ardan Kelmor signed it and Foreign Minister Gorvan Lestan attended.", SIGNED,
         "Ardan Kelmor"),
    ],
)  # fmt: skip
def test_what_stands_in_each_others_places_is_found(sentence, evidence, word):
    """Votes for and against, a part and the whole, shares of whom, who invites whom, and who holds which office."""
    assert [fault.words for fault in exchanged(sentence, [evidence])] == [word]


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        *((text, text) for text in (*VOTES.values(), *LOAN.values(), SHARES, SIGNED)),
        ("There were 9 votes against and 118 in favour.", VOTES["en"]),
        ("Of 140 deputies 131 were present.", VOTES["en"]),
        ("Против проголосовали 9 депутатов, за — 118.", VOTES["ru"]),
        ("وعارض القرار ٩ نواب وأيده ١١٨ نائباً.", VOTES["ar"]),
        ("Varandian citizens made up 38% of passengers and Nurmadian citizens 54%.", SHARES),
        ("Oresia was officially invited by Nurmadia.", LOAN["en"]),
        ("Оресию официально пригласила Нурмадия.", LOAN["ru"]),
        ("إلى أوريسيا قدمت نورماديا قرضا.", LOAN["ar"]),
        ("Foreign Minister Ardan Kelmor attended and Transport Minister Gorvan Lestan signed it.", SIGNED),
        ("They met on February 14 and 13.", "They met on February 13 and 14."),
        ("Varandia signed an agreement with Nurmadia.", "Nurmadia signed an agreement with Varandia."),
        ("Минтранс Варандии подписал соглашение с Нурмадией.", "Минтранс Нурмадии подписал соглашение с Варандией."),
        ("وقعت فارانديا اتفاقا مع نورماديا.", "وقعت نورماديا اتفاقا مع فارانديا."),
        ("Minister Elvin Tarsk and minister Otar Lind spoke.", "Minister Otar Lind and minister Elvin Tarsk spoke."),
        ("Nurmadia invited Oresia.", "Nurmadia invited Oresia. Oresia invited Nurmadia."),
        ("", VOTES["en"]),
    ],
)  # fmt: skip
def test_what_is_as_true_in_another_order_is_not(sentence, evidence):
    """A list, another order of all, the passive, Russian cases, and what two do together."""
    assert exchanged(sentence, [evidence]) == []


@pytest.mark.parametrize("text", ["9 of 8 " * 2_000, "Aa of Bb " * 2_000, "\0", "٩ من " * 3_000])
def test_nothing_is_too_slow(text):
    assert exchanged(text, [text]) == []


def test_a_vowel_sign_by_itself_is_no_word():
    assert exchanged("A ﹰ b", ["A ﹰ b"]) == []
