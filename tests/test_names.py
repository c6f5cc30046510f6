"""Names that the evidence has, in whichever script, and names that it lacks."""

import pytest

from assistant.words.names import unproven_names
from embeddings.indexes.consonants import skeleton

ARABIC = "وقالت محافِظة المصرف ميريلا هودان: «من الأفضل أن نرفع السعر قليلا». البنك المركزي في فارانديا"
RUSSIAN = "Председатель Центрального банка Мирела Ходан выступила в Варандии вместе с Тобаром Нилсеком."
ENGLISH = "Governor Mirela Hodan of Varandia met Tobar Nilsek. Egypt and Germany took part."
OTHER = "They met Lodema Virsen in Kestria. There Irna Sovel spoke."


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("Mirela Hodan said so in Varandia.", ARABIC),
        ("Governor Mirela Hodan said so in Varandia.", RUSSIAN),
        ("Об этом сообщила Мирела Ходан в Варандии.", ARABIC),
        ("Вместе с Мирелой Ходан был Тобар Нилсек.", RUSSIAN),
        ("قالت ميريلا هودان ذلك في فارانديا", ENGLISH),
        ("The Varandian side was led by Tobar Nilsek.", RUSSIAN),
        ("وشاركت مصر وألمانيا", ENGLISH),
        ("В ней участвовали Египет и Германия.", ENGLISH),
        ("Today the Ministry of Foreign Affairs and the Central Bank agreed.", ARABIC),
        ("It rose by a tenth.", ARABIC),
        ("They met in Biru.", "التقوا في بيرو"),
        ("Ким сказал об этом.", "قال كيم ذلك"),
        ("В Дели говорили об этом.", "قيل ذلك في دلهي"),
        ("They met in Selmoura.", "They met in Selmora."),
        ("Tamuria took part.", "وشارك الوفد التاموري"),
        ("They met in Riyadh.", "التقوا في الرياض"),
        ("Roman Petrov said so.", "Роман Петров сказал об этом."),
        ("صوت المجلس ولن يعود إليه.", "صوت المجلس ولا يعود إليه"),
        ("هناك حوالي سبعة أمتار، وربما ترتفع قبل أن تنتشر الأعراض.", "صوت المجلس"),
        ("وبالتالي يشترط أن ينشروا تقريراً، بينما يعانون من المياه المعطلة.", "صوت المجلس"),
        ("ارتفع دن قليلا.", "صوت المجلس"),
        ("قالت منظمة إن المواطنين لن يحتاجوا إلى خمسمئة متر.", "صوت المجلس"),
        ("", ENGLISH),
    ],
)
def test_names_of_the_evidence_are_proven(sentence, evidence):
    """Transliterated, in another case, as an adjective, as CLDR names the country."""
    assert unproven_names(sentence, [evidence], [OTHER]) == []


@pytest.mark.parametrize(
    ("sentence", "evidence", "name"),
    [
        ("It was Lodema Virsen who said so.", ARABIC, "Virsen"),
        ("Virsen said so.", ENGLISH, "Virsen"),
        ("Viktor Petrov said so.", ENGLISH, "Petrov"),
        ("Об этом сказала Лодема Вирсен.", RUSSIAN, "Вирсен"),
        ("قالت المحافظة لوديما فيرسن ذلك", ARABIC, "لوديما"),
        ("وكانت فيرسن في المدينة", ARABIC, "فيرسن"),
        ("They met in Kestria.", RUSSIAN, "Kestria"),
        ("France took part.", ENGLISH, "France"),
        ("وشاركت فرنسا", ENGLISH, "فرنسا"),
        ("A question (Sarabel News Agency) was put.", ENGLISH, "Sarabel"),
        ("ليان السفري: «نعم».", ARABIC, "ليان"),
        ("وصل الوزير تن إلى المدينة.", ARABIC, "تن"),
        ("Морват сообщил об этом.", ENGLISH, "Морват"),
        ("They met in Talven.", "It was said on the telephone.", "Talven"),
        ("The port of Biru handled most of it.", "نُقل الباقي براً", "Biru"),
        ("The shipyard is in Biru.", "Паром ушёл. Портом заведуют они.", "Biru"),
        ("The shipyard is in Tamuria.", "وصلت شحنة من التمور", "Tamuria"),
        ("It was agreed in Dorvane.", "اتفق الطرفان على ذلك", "Dorvane"),
        ("It will be in Talven.", "Об этом объявят. Телефонные мошенники грабят людей.", "Talven"),
        ("Sarabel hosted the talks.", "The talks were held in the capital.", "Sarabel"),
        ("It is in Бируе.", "Power link\nIt is ready.", "Бируе"),
        ("В Оресии этого не говорили.", "قالت وزارة الخارجية", "Оресии"),
    ],
)
def test_names_that_the_evidence_lacks_are_named(sentence, evidence, name):
    """Invented, of another passage, or of another country, also at the start of a sentence."""
    assert name in unproven_names(sentence, [evidence], [OTHER])


@pytest.mark.parametrize(
    "words",
    [("Lavrov", "Лавров", "لافروف"), ("Zhaparov", "Жапаров"), ("al-Sifri", "as-Sifri", "ас-Сифри", "السفري")],
)
def test_a_name_has_one_skeleton_in_every_script(words):
    assert len({skeleton(word.lower()) for word in words}) == 1


@pytest.mark.parametrize("text", ["\0", "🙂" * 100, "A" * 20_000, "Aa " * 3000, "و" * 5000, "‮Ab‬"])
def test_nothing_is_too_strange_or_too_slow(text):
    assert isinstance(unproven_names(text, [text], [text]), list)
    assert isinstance(unproven_names(text, [ENGLISH], []), list)
