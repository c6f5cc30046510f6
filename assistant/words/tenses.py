"""Whether a sentence tells what was done, or what is only to be done: planned, expected, asked for. Pure.

In English, Russian and Arabic. Verbs are known by their endings, and Russian and Arabic ones by the other forms that
such a verb must have; what may be another word is none.
"""

import re
from collections.abc import Iterator

from assistant.words.frequencies import RARE, frequent
from assistant.words.vocabulary import any_of
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word

FAR = 200  # code points in front of a word in which its clause is looked for
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLAUSE = re.compile(r"[,;:،؛.]\s|\s-\s")
_JOIN = re.compile(_CLAUSE.pattern + r"|\s(?:and|but|и|а|но)\s|\s(?=و(?:س|قد\s))")
_AR = r"(?<!\w)[وفبلك]{0,2}(?:ال)?"
# Who is to do something, or only wants, means, has or is asked to do it, or does not.
INTENDS = re.compile(
    r"(?<!\w)(?:"
    + any_of(
        "plan plans planned planning intend* intention expect* due scheduled going_to propos* want wants wanted wish*"
        " hope hopes hoped hoping aim aims seek seeks ask asks asked demand* call_for calls_for called_for call_on"
        " calls_on called_on urge* order orders ordered instruct* request* promis* pledg* commit* agree agrees agreed"
        " prepare prepares prepared preparing ready refus* declin* is_to are_to was_to were_to set_to to_be supposed"
        " should must ought need* recommend* suggest*"
        " considering consider considers invit* advise* threaten* vow* offer offers offered"
        " план плана плану планом планы планов планам планир* запланир* намер* собирает* собирают* собирал* готов*"
        " должен должна должно должны хочет хотят хотел* поруч* предлаг* предлож* требу* требов* потреб* обеща*"
        " пообеща* согласил* соглаша* договорил* отказ* просит просят просил* попрос* призва* призыв* предсто* рассчит*"
        " ожида* необходимо нужно следует следовало стрем* назнач* может могут сможет смогут возможн* рекоменд*"
        " приглаш* приглас* надо надеет* надеют* прогноз* будет будут буду будем"
    )
    + r")|"
    + _AR
    + any_of(
        "سوف من_المقرر مقرر من_المتوقع متوقع من_المنتظر يعتزم تعتزم نعتزم اعتزام* عزم* ينوي تنوي يتوقع تتوقع نتوقع"
        " يخطط تخطط خطة خطط يأمل تأمل يريد تريد يطلب تطلب طلب طلبت طالب طالبت يطالب تطالب دعا دعت يدعو تدعو اقترح"
        " اقترحت يقترح تقترح مقترح وعد وعدت تعهد تعهدت وافق وافقت اتفق اتفقت رفض رفضت أمر أمرت كلف كلفت أوصى أوصت"
        " يسعى تسعى مستعد مستعدة يستعد تستعد ينبغي يجب يمكن قد_ي* قد_ت* هدف يهدف تهدف"
    )
)
_WILL = re.compile(
    r"(?<!\w)(?:"
    + r"(?<!(?<!\w)in\s)may(?!\w|\s\d)|"  # and not the month
    + any_of("will would shall might could can should must won't wouldn't cannot can't 'll бы")
    + r")"
)
_IF = re.compile(
    _AR
    + any_of(
        "if unless until till provided once when whenever before after whether as_soon_as as_long_as in_case so_that"
        " если пока когда чтобы прежде_чем раньше_чем при_условии ли как_только после_того до_того"
        " إذا ما_لم إلا_إذا شرط بشرط شريطة عندما بعد_أن قبل_أن ريثما في_حال لو حتى كي لكي ليتم"
    )
)
_SURELY_IF = re.compile(_AR + any_of("if unless provided если при_условии إذا ما_لم إلا_إذا شرط بشرط شريطة قبل_أن"))
_DRAFT = re.compile(
    r"(?<!\w)(?:" + any_of("bill bills draft project* proposal* законопроект* проект*") + ")|" + _AR + "مشروع(?!\\w)"
)
_ARABIC_FUTURE = re.compile(r"[وف]?س(?P<verb>[يتنا]\w{2,})")
# Behind these an English form of the past is no verb of its clause: "the planned", "is estimated", "to be signed".
_NO_VERB_BEHIND = re.compile(
    any_of(
        "the a an of for with by in on its their his her our is are be being to this that these those no any some from"
        " as at all more less newly recently"
    )
)
_BE = re.compile(any_of("be being"))
_WILL_BE = re.compile(any_of("будет будут быть"))
_PERFORMED = re.compile("[وف]?" + any_of("تم تمت جرى جرت"))  # in front of the noun of what was done
_OPENS = ("", "وقد", "قد", "لقد")  # in front of an Arabic verb that opens its sentence
_IRREGULAR = re.compile(
    any_of(
        "built paid took gave made went won lost bought sold sent held kept left met began spoke wrote chose rose fell"
        " grew found brought came became saw knew told spent withdrew broke fought ran drew drove flew got taken given"
        " gone begun spoken written chosen risen fallen grown seen known withdrawn broken"
    )
)
_SAME = re.compile(any_of("put cut set read shut hit let cast spread split"))  # past only behind these
_HAVE = re.compile(any_of("was were been has have had"))
_ENDS_IN_ED = re.compile(r"[a-z]{3,}ed")
_NO_PAST = re.compile(any_of("need speed indeed exceed hundred proceed succeed seed breed shed embed freed"))
# What is said, thought of or fixed for later is no deed: its object may be still to come.
_NO_DEED = re.compile(
    r"[وف]?"
    + any_of(
        "said told stated announced noted stressed explained warned emphasi* underlined remarked declared commented"
        " replied answered confirmed recalled argued concluded continued added admitted acknowledged insisted reported"
        " informed assured reiterated predicted thought believed estimated called named set fixed postponed approved"
        " allocated moved extended invited based located used was were had been ruled excluded cancel* reject* refus*"
        " welcom* support* oppos* discuss* critici* prais* denied dismissed described presented unveiled outlined spoke"
        " mentioned referred talked informed backed doubted thanked prepared"
        " сказа* заяв* отме* подчеркн* добави* сообщи* поясни* объясни* расска* призна* предупр* уточни* напомни* отве*"
        " указа* счита* увери* завери* назва* назна* утверд* выдел* продл* перенес* отлож* был была было были говори*"
        " объяви* доложи* подтверди* исключ* отмени* отказ* отверг* поддерж* обсуди* обсужда* критик* раскритик*"
        " похвал* осуди* опроверг* представ* упомян* высказ* одобри* усомни* поблагодар* подготов*"
        " قال قالت صرح صرحت أكد أكدت أضاف أضافت أوضح أوضحت ذكر ذكرت أعلن أعلنت أشار أشارت أفاد أفادت شدد شددت كشف كشفت"
        " حدد حددت أجل أجلت مدد مددت خصص خصصت كان كانت أقر أقرت توقع توقعت"
        " استبعد استبعدت ألغى ألغت رفض رفضت أيد أيدت عارض عارضت ناقش ناقشت بحث بحثت انتقد انتقدت رحب رحبت نفى نفت"
        " وصف وصفت عرض عرضت تحدث تحدثت شكر شكرت استعد استعدت"
    )
)
_RUSSIAN_PAST = re.compile(r"(?P<stem>\w*[аеиоуыяю])л(?:а|о|и)?(?:ся|сь)?|\w+ш(?:ел|л[аои])(?:ся|сь)?")
_RUSSIAN_PASSIVE = re.compile(r"(?P<stem>\w{2,}(?:[аея]н|[аоыеи]т))(?:а|о|ы)?")
# A Russian perfective in the present tense is of the future: with a prefix, and not in -ает.
_RUSSIAN_FUTURE = re.compile(
    r"(?:по|с|вы|у|за|о|от|при|про|пере|до|на|рас|раз|вос|воз|ис|из|под|в|со)\w{2,}(?:[еиё]т|[уюая]т|[еи]м)(?:ся|сь)?"
)
# What the past has instead: «перейдут», «начнут», «откроют», «примут».
_PAST_ROOTS = [(re.compile(future), past) for future, past in (("йд$", "ш"), ("н$", ""), ("о$", "ы"), ("и?м$", "ня"))]
_PERSON = re.compile("(?:[еи]т|[уюая]т|[еи]м)(?:ся|сь)?$")
_INFINITIVE = re.compile(r"\w{2,}(?:ть|ти|чь)(?:ся|сь)?")
_ENGLISH_PRESENT = re.compile(r"[a-z]{3,}s")
_RUSSIAN_PRESENT = re.compile(
    r"\w*[аяе](?:ет|ют|ем)(?:ся|сь)?|\w*(?:ход|вод|воз|нос|сто|держ|вис|леж|смотр|говор|стои)\w{1,3}(?:ся|сь)?"
)


def is_prospective(folded: str) -> bool:
    """Whether anything in a folded sentence is told as planned, possible, wanted or under a condition."""
    return any(pattern.search(folded) for pattern in (INTENDS, _WILL, _IF)) or any(
        is_future(match.group()) for match in _WORD.finditer(folded)
    )


def clauses(folded: str) -> list[str]:
    """The clauses of a folded sentence, as far as signs and "and" part them."""
    return _JOIN.split(folded)


def is_only_prospective(folded: str) -> bool:
    """Whether a folded sentence tells nothing as done, but something as what is to be."""
    return is_prospective(folded) and not any(deeds(folded))


def deeds(folded: str) -> Iterator[re.Match[str]]:
    """The verbs done without those of what is only said, thought of or fixed for later: "announced the opening"."""
    return (verb for verb in verbs_done(folded) if not _NO_DEED.fullmatch(verb.group()))


def verbs_done(folded: str) -> Iterator[re.Match[str]]:
    """The verbs of a folded sentence that tell something as done, outside of what is told under a condition."""
    for match, before in _with_word_before(folded):
        past = _is_past(match.group(), before) or _PERFORMED.fullmatch(match.group())
        if past and not _IF.search(_clause_before(match)):
            yield match


def words_told(folded: str) -> Iterator[tuple[str, bool]]:
    """Each word of a folded sentence, and whether it stands there for what is only to be done."""
    draft = _DRAFT.search(folded)
    for match, before in _with_word_before(folded):
        word, clause = match.group(), _clause_before(match)
        if is_future(word) or (draft and _ENGLISH_PRESENT.fullmatch(word)):
            yield word, True
        elif _is_past(word, before):
            yield word, bool(_BE.fullmatch(before) or _SURELY_IF.search(clause))
        else:
            around = folded if _INFINITIVE.fullmatch(word) else clause
            yield word, any(pattern.search(around) for pattern in (INTENDS, _WILL, _IF))


def _with_word_before(folded: str) -> Iterator[tuple[re.Match[str], str]]:
    before = ""
    for match in _WORD.finditer(folded):
        yield match, before
        before = match.group()


def _clause_before(word: re.Match[str]) -> str:
    """What stands in front of a word in its clause."""
    return _CLAUSE.split(word.string[max(0, word.start() - FAR) : word.start()])[-1]


def is_future(word: str) -> bool:
    """Whether a folded word surely is a verb of the future by its form."""
    if script(word) == "ARABIC":
        match = _ARABIC_FUTURE.fullmatch(word)
        return bool(match) and match["verb"] in frequent("ar", RARE)
    if not _RUSSIAN_FUTURE.fullmatch(word) or _RUSSIAN_PRESENT.fullmatch(word):
        return False
    stem, known = _PERSON.sub("", word), frequent("ru", RARE)
    stems = {stem, *(pattern.sub(past, stem) for pattern, past in _PAST_ROOTS)}
    return any(one + ending in known for one in stems for ending in ("л", "ил", "ла", "ал", "ел", "нул"))


def _is_past(word: str, before: str) -> bool:
    """Whether a folded word, behind another one or the first of its sentence, tells what was done."""
    if is_stop_word(word) or INTENDS.fullmatch(word):
        return False
    kind = script(word)
    if kind == "LATIN":
        return _is_english_past(word, before)
    if kind == "CYRILLIC":
        return _is_russian_past(word) and not _WILL_BE.fullmatch(before)
    return kind == "ARABIC" and _is_arabic_past(word, before)


def _is_english_past(word: str, before: str) -> bool:
    if _SAME.fullmatch(word):
        return bool(_HAVE.fullmatch(before))
    past = _IRREGULAR.fullmatch(word) or (_ENDS_IN_ED.fullmatch(word) and not _NO_PAST.fullmatch(word))
    return bool(past and before) and not _NO_VERB_BEHIND.fullmatch(before)


def _is_russian_past(word: str) -> bool:
    known = frequent("ru", RARE)
    if (match := _RUSSIAN_PAST.fullmatch(word)) and (not match["stem"] or match["stem"] + "ть" in known):
        return True
    passive = _RUSSIAN_PASSIVE.fullmatch(word)
    return bool(passive) and any(passive["stem"] + ending in known for ending in ("ный", "ные", "ый", "ые"))


def _is_arabic_past(word: str, before: str) -> bool:
    """Whether it opens its sentence, or has the ending of the past, and there is an imperfect of it."""
    bare = re.sub("^[وف](?=.{3})", "", word)
    if not (before in _OPENS or bare.endswith("ت")) or is_future(word) or is_stop_word(word[1:]):
        return False
    if bare[0] in "ين" or (bare[0] == "ت" and bare[-1] != "ت"):
        return False
    known, root = frequent("ar", RARE), bare.removesuffix("ت").removeprefix("ا")
    return len(root) > 1 and any(letter + root in known for letter in "يت")
