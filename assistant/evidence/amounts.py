"""Questions that want a number, and whether a sentence gives one. Pure.

Of "when" nothing is asked here: what a release says of an event needs no date beside the release's own.
"""

import re
from collections.abc import Callable

from assistant.questions.focus import focus, measures
from assistant.words.claims import claimed
from assistant.words.measures import money
from assistant.words.vocabulary import COUNTING, QUESTION_WORDS, START, UNIT, UNITS, any_of
from embeddings.text.folding import fold

_WITH = any_of(
    "in at by for on from after until since в во на до с за по через к от في من على حتى منذ كل بعد قبل خلال لـ إلى"
)
_BEGIN = rf"\W*(?:{any_of('and but и а')}\s)?و?(?:{_WITH}\s)?"
_LASTING = any_of(
    "how_long how_old until_when till_when since_when from_when what_date what_term what_period duration"
    " сколько_времени какого_времени какого_числа каких_пор какой_срок какого_срока какому_сроку"
    " كم_من_الوقت كم_استغرق* أي_مدة أي_تاريخ عمر مدة المدة"
)
_AMOUNT = re.compile(
    rf"{_BEGIN}(?:{COUNTING}|{any_of('how_far what_number какая_доля بكم ما_نسبة ما_عدد')}|{_LASTING})"
)
# Amounts in words that are no numbers; of a third, "the third" is none.
_IN_WORDS = re.compile(
    rf"{START}(?:"
    + any_of(
        "half halve* a_third one_third two_thirds thirds a_quarter one_quarter quarters a_fifth one_fifth double*"
        " twice treble* triple* quadruple* free_of_charge is_free are_free for_free none no_one nobody dozen* hundreds"
        " thousands millions"
        " половин* вполовину полтора полторы треть трети четверть четверти вдвое втрое вчетверо удво* утро* дважды"
        " трижды бесплатн* никто никого ни_один ни_одного ни_одной десятк* сотн* тысяч* миллион*"
        " نصف* النصف ثلث* الثلث ربع* الربع خمس خمسا ضعف ضعفين الضعف الضعفين يضاعف* مضاعف* تضاعف* مجانا مجاني مجانية"
        " بالمجان لا_أحد عشرات مئات آلاف ملايين"
    )
    + ")"
)
_OF_YEARS = re.compile(
    rf"(?<!\w)(?:{any_of('how_old how_many_years what_age at_what_age сколько_лет كم_سنة كم_عاما كم_عمر كم_كان_عمر')})"
)
_YEARS = re.compile(
    rf"(?<!\w)(?:{UNITS['year']}|{any_of('aged летн* годовал* season seasons сезон* موسم مواسم')})|-летн|year[- ]old"
)
_TWO_YEARS = re.compile(rf"(?<!\w){any_of('عامين العامين سنتين السنتين')}")
_OF_TIME = re.compile(rf"(?<!\w)(?:{_LASTING}|{COUNTING}\s{UNIT})")
# Wherever it stands: "of those who came, how many stayed?"
_ANYWHERE = re.compile(
    rf"(?<!\w)[وفبل]?(?:{COUNTING}|{any_of('what_proportion какой_процент какая_доля بكم لكم ما_نسبة')})"
)
_WHAT = re.compile(r"(?<!\w)" + any_of("what what's каков какова каковы какой какая какие ما"))
_ASKING = re.compile(rf"(?<!\w){any_of(QUESTION_WORDS)}")
_SHORT = 7  # words of a question that only names what is wanted: "Basar ticket price"
_PRICE = re.compile(
    rf"{START}(?:ال)?"
    + any_of(
        "cost costs price prices fee fees fare fares tuition bill budget budgets salary salaries wage wages worth money"
        " pay pays paid spend spends spent spending funding invest invests invested investment"
        " стоит стоят стоил* стоимост* цена цены цену цене ценой обошел* обошл* обойдет* плата платы плату платит"
        " платят платил* заплат* тариф* бюджет бюджета бюджете бюджету зарплат* потрат* тратит* затрат* расход* вложил*"
        " денег деньги كلف كلفت يكلف تكلف تكلفة كلفة سعر أسعار ثمن رسوم رسم ميزانية موازنة راتب رواتب دفع دفعت يدفع"
        " تدفع أنفق أنفقت تنفق إنفاق استثمر استثمرت مبلغ فلوس مصاريف نفقات"
    )
)
# What is asked of a price and not of those who pay it: "how many countries paid".
_OF_PRICE = re.compile(
    rf"{_BEGIN}(?:{any_of('how_much')}\s(?!of\s).*?{_PRICE.pattern}"
    rf"|what\s{any_of('do does did will would')}\s.*?\scost(?!\w)|{any_of('بكم')}"
    rf"|{any_of('сколько كم')}\s(?:{any_of('было будет надо нужно это تبلغ يبلغ بلغت بلغ')}\s)?{_PRICE.pattern})"
)
_SHARE = re.compile(
    rf"{START}(?:ال)?{any_of('percentage percent share proportion процент* доля доли долю نسبة المئة المائة')}"
)


def amount_wanted(question: str) -> Callable[[str], bool] | None:
    """Whether a sentence gives an amount, where a question asks for one; else None."""
    if _OF_PRICE.match(fold(question)):
        return _gives_price
    if not _AMOUNT.match(fold(question)) and not measures(focus(question)):
        return None
    if _OF_YEARS.search(fold(question)):
        return _gives_years
    known = {quantity.value for quantity in claimed(question)[0]}
    if _OF_TIME.search(fold(question)):
        return lambda sentence: gives_amount(sentence, known) or _gives_time(sentence)
    return lambda sentence: gives_amount(sentence, known)


def preferred(question: str) -> Callable[[str], bool] | None:
    """Whether a sentence answers rather than another as near: with money where a price is asked; None without such.

    An amount may be asked for anywhere in a question, and a price in its name alone.
    """
    folded, wanted = fold(question), amount_wanted(question)
    counts = wanted or _ANYWHERE.search(folded)
    named = len(folded.split()) < _SHORT and not _ASKING.search(folded)
    if _PRICE.search(folded) and (counts or _WHAT.search(folded) or named):
        return _gives_money
    if counts and _SHARE.search(folded):
        return _gives_share
    known = {quantity.value for quantity in claimed(question)[0]}
    return wanted or ((lambda sentence: gives_amount(sentence, known)) if counts else None)


def _gives_money(sentence: str) -> bool:
    """Of a currency, or millions of what is none of the known ones and no other unit."""
    return any(q.measure & money() or (q.large and not (q.measure or q.unit)) for q in claimed(sentence)[0])


def _gives_price(sentence: str) -> bool:
    """Whether a sentence gives money, a share, or a number of which it does not say what it is of: "it cost 20"."""
    bare = (q for q in claimed(sentence)[0] if not (q.unit or q.measure or q.counted or q.is_year))
    return any(bare) or _gives_money(sentence) or _gives_share(sentence)


def _gives_share(sentence: str) -> bool:
    return any(q.unit in ("%", "points") for q in claimed(sentence)[0]) or bool(_IN_WORDS.search(fold(sentence)))


def _gives_time(sentence: str) -> bool:
    """Whether a sentence has a day, a month or a year: "until June" tells how long."""
    quantities, days = claimed(sentence)
    return bool(days) or any(q.is_year for q in quantities)


def _gives_years(sentence: str) -> bool:
    """Whether a sentence has a number of years, or the year in which something began or somebody was born."""
    folded = fold(sentence)
    if _TWO_YEARS.search(folded) or any(q.is_year for q in claimed(sentence)[0]):
        return True
    return bool(_YEARS.search(folded)) and gives_amount(sentence, set())


def gives_amount(sentence: str, known: set[str]) -> bool:
    """Whether a sentence has a number, in digits or words, that is no year and not known from the question."""
    if _IN_WORDS.search(fold(sentence)):
        return True
    quantities, _ = claimed(sentence)
    new = (quantity for quantity in quantities if quantity.value not in known)
    return any(not q.is_year for q in new)
