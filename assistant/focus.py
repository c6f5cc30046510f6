"""What a question wants to know of something: the salary of a minister, the speed of a ferry. Pure.

These are the words behind "what", "which", "how many", up to the name or the preposition that says of what. Where
a release has neither them nor a word near to them, it speaks of the thing and not of what is asked about it.
"""

import re

from assistant.offices import is_title
from assistant.ordinary import general
from assistant.vocabulary import COUNTS, MONTH, PUBLISHED, SAYING, UNIT, any_of
from embeddings.folding import fold_with_map
from embeddings.keywords import is_stop_word

MOST = 3  # words; behind them comes what the question is about
_OPENING = re.compile(
    r"\W*(?:(?:and|so|but|а|и|но)\s)?"
    + any_of(
        "what_is what_was what_are what_were what's what which how_many how_much how who_is_the who_was_the"
        " каков какова каково каковы какой какая какое какие какую какого какому каким какими какие сколько"
        " ما_هو ما_هي ما كم أي أية من_هو من_هي"
    )
    + r"\s(?:(?:the|an?)\s)?(?:(?:[\w-]+\s){0,3}[\w-]+'s\s)?"  # whose it is may stand in front of it
)
# What is asked for in so many words and need not stand in the answer.
_ASKING = re.compile(
    "(?:ال)?"
    + any_of(
        "name* number* amount* portion* proportion* percentage*"
        " total kind* type* sort* reason* cause* purpose* aim* goal* source* condition* title*"
        " role* result* change* share* part level* limit* maximum minimum average decision* plan* subject* topic*"
        " difference* figure* data annual latest newest most recent next last main first new long often far soon"
        " much many did does do is are was were has have had will can should would people tonne* ton tons kilometre*"
        " kilometer* metre* meter* percent dollar* times"
        " имя имени имена числ* количеств* объем* сумм* вид* тип* причин* цел* источник* услови* роль роли результат*"
        " изменени* дол* част* уровен* уровн* предел* потол* максимум* максимальн* минимальн* средн* решени*"
        " план* тем* разниц* данн* показател* последн* недавн* следующ* главн* перв* нов* стоит стоят стоил* составил*"
        " составля* достиг* всего человек людей тонн* километр* метр* процент* доллар* раз раза"
        " اسم أسماء عدد رقم أرقام مبلغ مجموع حجم نوع أنواع سبب أسباب هدف أهداف غرض مصدر شرط شروط دور نتيجة نتائج نسبة"
        " حصة جزء مستوى حد متوسط معدل قرار قرارات خطة موضوع بيانات آخر أحدث جديد جديدة أهم أول أكبر أعلى أقصى"
        " شخص شخصا أشخاص يبلغ تبلغ بلغ بلغت يكلف تكلف كلف كلفت طن طنا أطنان كيلومترا متر مترا دولار دولارا مرة مرات"
    )
)
_PREPOSITION = re.compile(any_of("about regarding concerning насчет относительно حول بشأن بخصوص حيال تجاه"))
# Behind "how much" a verb, which is no counted thing in the accusative: what is asked about follows it.
_ARABIC_VERB = re.compile(r"\W*كم\s(?!\w+[اه](?!\w))\w+\s")
_WHO = re.compile(r"\W*(?:кто|من)\s(?=(?P<office>\w+))")  # "who is", where the verb is left out
_OTHER = re.compile(f"(?:{UNIT}|{MONTH}|(?:ال)?{PUBLISHED}|{SAYING}|{any_of(' '.join(COUNTS))})")


def focus(question: str) -> list[str]:
    """The words as typed; none where a question asks for no attribute, or in words that ask for anything."""
    folded, origins = fold_with_map(question)
    opening = _ARABIC_VERB.match(folded) or _OPENING.match(folded) or _WHO.match(folded)
    if not opening or (opening.re is _WHO and not is_title(opening["office"])):
        return []
    found = []
    for match in re.finditer(r"\S+", folded[opening.end() :]):
        start, end = (opening.end() + at for at in match.span())
        bare = re.match(r"[^\W\d_][\w'-]*", folded[start:end])
        word = question[origins[start] : origins[end - 1] + 1]
        if not bare or word[0].isupper() or len(found) == MOST:
            break
        if is_stop_word(bare.group()) or _PREPOSITION.fullmatch(bare.group()):
            break
        how = opening.group().strip() == "how" and not found  # "old" behind it says what is asked
        if general(bare.group()) and not how:
            if found:
                break
        elif not _ASKING.fullmatch(bare.group()) and not _OTHER.fullmatch(bare.group()):
            found.append(question[origins[start] : origins[start + bare.end() - 1] + 1])
        if bare.end() < end - start:
            break
    return found
