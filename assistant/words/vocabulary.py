"""Words of time and of publishing in English, Russian and Arabic, as patterns over folded text."""

import re
from collections.abc import Iterable

from embeddings.text.dates import month_names
from embeddings.text.folding import fold

YEAR = r"(?:19|20)\d\d"  # of those that releases speak of
# Where a word may begin: also after the Arabic letters that are written together with it.
START = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك]))"


def any_of(words: str) -> str:
    """A pattern for any of these words; `*` stands for any ending, `_` for a space."""
    folded = sorted(fold(words).split(), key=len, reverse=True)
    patterns = (re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s") for word in folded)
    return f"(?:{'|'.join(patterns)})(?!\\w)"


def numbered(words: dict[str, int]) -> dict[str, int]:
    """Each of the words of a key, folded, with its number; `_` stands for a space."""
    return {fold(word.replace("_", " ")): number for names, number in words.items() for word in names.split()}


def among(words: Iterable[str]) -> str:
    """A pattern for any of these folded words."""
    return any_of(" ".join(word.replace(" ", "_") for word in words))


# The words that ask wherever they stand; those that do at times, such as the words for "that" and "from", are not here.
QUESTION_WORDS = (
    "who whom whose what when where why how which"
    " кто кого кому кем где когда почему зачем как какой какая какое какие каких каким какую сколько чей чья куда"
    " откуда ماذا متى أين كيف لماذا كم أي أية"
)
DIALECT = any_of("ايش إيش شو وش مين وين فين ليش ليه شلون")  # what, who, where, why and how
PLEASE = any_of(
    "please kindly for_reference for_the_record пожалуйста для_справки будьте_добры"
    " من_فضلك من_فضلكم لو_سمحت لو_سمحتم رجاء الرجاء للعلم"
)
# Whose is today's, so that it is no day: a newspaper, the youth.
OF_TODAY = "".join(
    rf"(?<!{word}\s)"
    for word in fold("صحيفة جريدة مجلة قناة موقع وكالة برنامج إذاعة شباب أطفال نساء رجال جيل عالم حياة إنسان").split()
)
NOW = OF_TODAY + any_of(
    "now currently at_present at_the_moment as_of_now as_of_today right_now today"
    " сейчас теперь сегодня в_настоящее_время на_сегодня на_сегодняшний_день на_данный_момент الآن حاليا اليوم"
)
ABOUT = any_of("about regarding concerning о об обо про насчет по_поводу عن حول بشأن بخصوص")
MONTH = any_of(" ".join(name.replace(" ", "_") for name in month_names()))

UNITS = {
    "day": any_of("day days день дня дней дни сутки суток يوم يوما اليوم أيام الأيام يومين اليومين"),
    "week": any_of("week weeks недел* أسبوع* الأسبوع* أسابيع الأسابيع"),
    "month": any_of("month months месяц* شهر شهرا الشهر أشهر شهور الأشهر الشهور شهرين الشهرين"),
    "quarter": any_of("quarter quarters квартал* الربع"),
    "half": any_of("полгода полугоди*"),
    "year": any_of(
        "year years год года году годы годом лет годов годах عام عاما العام أعوام الأعوام عامين العامين"
        " سنة السنة سنوات السنوات سنين السنين سنتين السنتين"
    ),
    "decade": any_of("decade decades десятилети* عقد العقد عقدين العقدين"),
}
UNIT = f"(?:{'|'.join(UNITS.values())})"
# Whom or what العام makes general, so that it is no year: the Secretary-General, public opinion.
GENERAL = fold(
    "الأمين المدير القائد المدعي النائب المفتش المراقب المنسق المشرف المفوض المقرر السكرتير المحامي الرأي الإضراب العفو"
).split()
TWO = re.compile(
    any_of("يومين اليومين أسبوعين الأسبوعين شهرين الشهرين عامين العامين سنتين السنتين عقدين العقدين")
)
PLURAL = re.compile(any_of(
    "days weeks months quarters years decades дни дней недели недель месяцы месяцев годы лет"
    " أيام الأيام أسابيع الأسابيع أشهر شهور الأشهر الشهور أعوام الأعوام سنوات السنوات سنين السنين"
))  # fmt: skip

FEW = 3  # what "a few weeks" and "recent months" are taken for
FEW_DAYS = 7
CARDINALS = numbered({
    "two два две двух двум двумя двое اثنان اثنين اثنتان اثنتين": 2,
    "three три трёх трём тремя трое троих ثلاثة ثلاث الثلاثة الثلاث": 3,
    "four четыре четырёх четырём четырьмя четверо أربعة أربع الأربعة الأربع": 4,
    "five пять пяти пятью пятеро خمسة خمس الخمسة الخمس": 5,
    "six шесть шести шестью шестеро ستة ست الستة الست": 6,
    "seven семь семи семью семеро سبعة سبع السبعة السبع": 7,
    "eight восемь восьми восемью ثمانية ثمان ثماني الثمانية الثماني": 8,
    "nine девять девяти девятью تسعة تسع التسعة التسع": 9,
    "ten десять десяти десятью عشرة عشر العشرة العشر": 10,
    "eleven одиннадцать одиннадцати одиннадцатью أحد_عشر إحدى_عشرة": 11,
    "twelve двенадцать двенадцати двенадцатью اثنا_عشر اثني_عشر اثنتا_عشرة اثنتي_عشرة": 12,
    "thirteen тринадцать тринадцати тринадцатью ثلاثة_عشر ثلاث_عشرة": 13,
    "fourteen четырнадцать четырнадцати четырнадцатью أربعة_عشر أربع_عشرة": 14,
    "fifteen пятнадцать пятнадцати пятнадцатью خمسة_عشر خمس_عشرة": 15,
    "sixteen шестнадцать шестнадцати шестнадцатью ستة_عشر ست_عشرة": 16,
    "seventeen семнадцать семнадцати семнадцатью سبعة_عشر سبع_عشرة": 17,
    "eighteen восемнадцать восемнадцати восемнадцатью ثمانية_عشر ثماني_عشرة": 18,
    "nineteen девятнадцать девятнадцати девятнадцатью تسعة_عشر تسع_عشرة": 19,
    "twenty двадцать двадцати двадцатью عشرون عشرين العشرون العشرين": 20,
    "thirty тридцать тридцати тридцатью ثلاثون ثلاثين الثلاثون الثلاثين": 30,
    "forty сорок сорока أربعون أربعين الأربعون الأربعين": 40,
    "fifty пятьдесят пятидесяти خمسون خمسين الخمسون الخمسين": 50,
    "sixty шестьдесят шестидесяти ستون ستين الستون الستين": 60,
    "seventy семьдесят семидесяти سبعون سبعين السبعون السبعين": 70,
    "eighty восемьдесят восьмидесяти ثمانون ثمانين الثمانون الثمانين": 80,
    "ninety девяносто девяноста تسعون تسعين التسعون التسعين": 90,
})  # fmt: skip
COUNTS = CARDINALS | numbered({
    "a an one один одну одной واحد واحدة": 1,
    "couple пару": 2,
    "few several несколько нескольких بضعة بضع عدة": 0,  # FEW
})  # fmt: skip
COUNT = rf"(?:(?:ال)?\d{{1,3}}(?!\d)|{among(COUNTS)})"
ORDINALS = numbered({
    "first 1st q1 первый первого первому первым первом первое первая первой первую i 1-й 1-м 1-го 1 الأول الأولى": 1,
    "second 2nd q2 второй второго второму вторым втором второе вторая вторую ii 2-й 2-м 2-го 2 الثاني الثانية": 2,
    "third 3rd q3 третий третьего третьему третьим третьем iii 3-й 3-м 3-го 3 الثالث": 3,
    "fourth 4th q4 четвертый четвертого четвертому четвертым четвертом iv 4-й 4-м 4-го 4 الرابع": 4,
})  # fmt: skip
ORDINAL = among(ORDINALS)
# As they are said of when: среда is also the environment, the dative one of every week.
WEEKDAYS = numbered({
    "monday понедельник الاثنين الإثنين": 0, "tuesday вторник الثلاثاء": 1, "wednesday среду الأربعاء": 2,
    "thursday четверг الخميس": 3, "friday пятницу الجمعة": 4, "saturday субботу السبت": 5,
    "sunday воскресенье الأحد": 6,
})  # fmt: skip
WEEKDAY = among(WEEKDAYS)
SEASONS = {
    "winter": any_of("winter зима зимы зиму зимой зимою شتاء الشتاء"),
    "spring": any_of("spring весна весны весну весной ربيع الربيع"),
    "summer": any_of("summer лето лета летом صيف الصيف"),
    "autumn": any_of("autumn fall осень осени осенью خريف الخريف"),
}
SEASON = f"(?:{'|'.join(SEASONS.values())})"
STUDY = any_of(
    "academic_year school_year fiscal_year financial_year marketing_year season seasons"
    " учебн*_год* учебн* финансов*_год* сельскохозяйственн*_год* сезон*"
    " العام_الدراسي السنة_الدراسية العام_الجامعي السنة_الجامعية السنة_المالية العام_المالي موسم الموسم"
)
PARTS = (
    any_of("early начало начала начале beginning_of start_of بداية مطلع أوائل مستهل"),
    any_of("mid middle_of середина середины середине منتصف أواسط"),
    any_of("late конец конца конце end_of نهاية أواخر ختام"),
)
DECADES = numbered({"عشرينيات العشرينيات عشرينات": 1920, "ثلاثينيات الثلاثينيات ثلاثينات": 1930,
                    "أربعينيات الأربعينيات أربعينات": 1940, "خمسينيات الخمسينيات خمسينات": 1950,
                    "ستينيات الستينيات ستينات": 1960, "سبعينيات السبعينيات سبعينات": 1970,
                    "ثمانينيات الثمانينيات ثمانينات": 1980, "تسعينيات التسعينيات تسعينات": 1990})  # fmt: skip

LAST = any_of(
    "last previous прошлый прошлого прошлом прошлым прошлая прошлой прошлую прошлое прошлые прошлых прошедш* минувш*"
    " предыдущ* истекш* الماضي* المنصرم* الفائت* السابق* المنقضي*"
)
TRAILING = any_of("past recent последн* الأخير*")
THIS = any_of("this current этот этого этом эта эту этой это текущ* нынешн* هذا هذه الحالي* الجاري* الراهن*")
NEXT = any_of("next coming upcoming following будущ* следующ* ближайш* предстоящ* المقبل* القادم* التالي*")

# What is published, and what publishing and asking for news are called.
PUBLISHED = any_of(
    "statement statements release releases press_release press_releases press_conference press_conferences"
    " news announcement announcements briefing briefings comment comments remarks communique communiques"
    " bulletin bulletins speech speeches interview interviews publication publications"
    " update updates message messages"
    " релиз* пресс-релиз* заявлени* новост* брифинг* пресс-конференц* комментари* коммюнике бюллетен*"
    " выступлени* интервью публикаци* сообщени* объявлени* обращени* сводк*"
    " بيان بيانا البيان بيانات البيانات تصريح تصريحا التصريح تصريحات التصريحات خبر الخبر أخبار الأخبار"
    " إعلان إعلانا الإعلان إعلانات الإعلانات نشرة النشرة نشرات النشرات مؤتمر_صحفي المؤتمر_الصحفي"
    " خطاب الخطاب مقابلة المقابلة تعليق التعليق تعليقات التعليقات"
)
SAYING = any_of(
    "say says said saying told stated announce announces announced declare declared comment commented"
    " report reports reported publish published spoke remarked wrote condemned denied urged responded"
    " happen happened happening took_place what's_new what_is_new what_was_new"
    " сказал* сказано говорил* говорится говорит говорят заявил* заявлял* заявлено сообщил* сообщал* сообщает сообщают"
    " объявил* объявлял* объявлено прокомментировал* комментировал* опубликовал* опубликован* публиковал*"
    " написал* писал* рассказал* рассказывал* упоминал* упомянул* подчеркнул* призвал* осудил*"
    " ответил* выпустил* произошло происходило случилось что_нового что_сделал* что_делал* отчет*"
    " قال قالت قالوا قيل يقول تقول صرح صرحت صرحوا أعلن أعلنت أعلنوا أعلنته ذكر ذكرت نشر نشرت نشرته نشرها"
    " أصدر أصدرت أصدرته أكد أكدت أفاد أفادت أوضح أوضحت علق_على علقت_على أدان أدانت كتب كتبت"
    " ماذا_حدث ما_حدث ماذا_جرى ماذا_حصل ما_الجديد ما_جديد ماذا_فعل ماذا_فعلت تقرير تقارير"
)
DOING = r"did\s(?:\w+\s){1,8}do(?!\w)|(?:has|have)\s(?:\w+\s){1,8}done(?!\w)"
COUNTING = any_of("how_many how_much what_share what_percentage сколько скольких скольким كم")
# What a number tells, as nouns: «бюджетный» and "costume" are none.
MEASURED = any_of(
    "price prices cost costs fee fees fare fares tariff tariffs salary salaries wage wages income incomes pension"
    " pensions rate rates speed speeds budget budgets population populations length height depth width distance weight"
    " capacity turnover temperature temperatures age duration deficit debt debts volume quantity"
    " revenue revenues profit profits"
    " цена цены цену цене ценой цен стоимост* плата платы плату тариф тарифа тарифы зарплат* жаловань* доход дохода"
    " доходы доходов пенсия пенсии пенсию ставка ставки ставку ставке скорост* бюджет бюджета бюджету бюджете населени*"
    " длина длину длины высота высоту высоты глубина глубину глубины ширина ширину ширины расстояни* площадь площади"
    " размер размера вес веса вместимост* мощность мощности оборот оборота температур* возраст возраста дефицит"
    " дефицита долг долга выручк* прибыль прибыли"
    " سعر أسعار ثمن تكلفة كلفة رسم رسوم راتب رواتب أجر أجور سرعة ميزانية موازنة سكان ارتفاع عمق مسافة مساحة وزن سعة"
    " حرارة عمر مدة عجز دين ديون كمية إيرادات أرباح"
)
