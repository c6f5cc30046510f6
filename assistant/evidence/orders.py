"""Lines that give orders to a language model: they are no evidence, whatever a release has them for. Pure.

Such a line stays in its release and can be read there; a model is not shown it. Told by how it addresses a model: an
imperative to drop its instructions, a role to play, its prompt to be shown, or marks that begin a turn of a chat. What
somebody did with instructions ("the minister ignored the previous instructions of the court") is none.
"""

import re

from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

# A clause begins: an imperative may stand here.
_CLAUSE = r"(?:^|[.!?؟:;,،؛\"'()\[\]【】{}<>|/*#-])\s*"
_PLEASE = any_of("please now and then so you_must you_should пожалуйста теперь а и من_فضلك الان رجاء")
_ENGLISH = (
    rf"{_CLAUSE}(?:{_PLEASE}\s)*(?:ignore|disregard|forget|override|bypass|do not follow|stop following)\s"
    r"(?:(?:all|any|every|each|of|the|these|those|your|my|other|and)\s){0,4}"
    r"(?:(?:previous|prior|earlier|preceding|above|foregoing|system|original|initial|given)\s(?:and\s)?){1,2}"
    r"(?:system\s)?(?:instruction|prompt|rule|direction|directive|guideline|command|order|message)s?(?!\w)(?!\sof\s)"
)
_RUSSIAN = (
    r"(?<!\w)(?:про)?(?:игнорируй|игнорируйте|забудь|забудьте|отбрось|отбросьте|отмени|отмените|не учитывай"
    r"|не учитывайте|не следуй|не следуйте|не обращай внимания на|не обращайте внимания на)\s"
    r"(?:(?:все|всех|всем|любые|любым|эти|этим|свои|своим|твои|ваши|остальные|другие|мои)\s){0,3}"
    r"(?:(?:предыдущ|прошл|прежн|предшествующ|вышеуказанн|вышеприведенн|ранее данн|системн|исходн)\w+\s){1,2}"
    r"(?:инструкци|указани|команд|правил|промпт|подсказк|распоряжени|сообщени|установк)\w*"
)
_ARABIC = (
    rf"{_CLAUSE}(?:{_PLEASE}\s)*و?(?:تجاهل|تجاهلي|تجاهلوا|انس|انسي|انسوا|اهمل|اهملوا|لا تتبع|لا تتبعوا|لا تلتزم ب)\s?"
    r"(?:(?:جميع|كل|كافه|اي|هذه)\s){0,2}(?:ال)?(?:تعليمات|اوامر|توجيهات|ارشادات|قواعد|رسائل)ك?\s"
    r"(?:السابقه|السالفه|المذكوره|الاصليه|الاوليه|اعلاه|المعطاه)(?!\w)(?!\s(?:لل|الصادره))"
)
_ROLE = (
    r"(?<!\w)(?:you are (?:now )?(?:an? |the )?|act as (?:an? )?|pretend (?:to be|you are) (?:an? )?)"
    r"(?:ai|language model|llm|chatbot|unrestricted|jailbroken|dan|developer mode|ai assistant)(?!\w)"
    r"|(?<!\w)(?:ты|вы)\s(?:теперь\s)?(?:-\s)?"
    r"(?:языковая модель|чат-?бот|ии|ии-ассистент|искусственный интеллект)(?!\w)"
    r"|(?<!\w)(?:انت|انك)\s(?:الان\s)?(?:نموذج لغوي|روبوت محادثه|مساعد ذكي|ذكاء اصطناعي)(?!\w)"
)
_PROMPT = (
    rf"{_CLAUSE}(?:{_PLEASE}\s)*(?:reveal|print|show|repeat|output|display)\s(?:me\s)?(?:your|the)\s"
    r"(?:\w+\s)?system prompt"
    r"|(?<!\w)(?:покажи|выведи|раскрой|повтори|напечатай)(?:те)?\s(?:мне\s)?"
    r"(?:свой |твой |ваш )?системн\w+ (?:промпт|подсказк)\w*"
    r"|(?<!\w)(?:اكشف|اعرض|اطبع|كرر)\s(?:لي\s)?(?:عن\s)?(?:موجه|تعليمات|مطالبه)\s(?:ال)?نظام(?:ك)?(?!\w)"
)
_TURN = (
    r"^[\s>*#\[\]({|_-]*(?:system(?: (?:message|prompt|note))?|assistant|developer"
    r"|система|системное сообщение|системный промпт|ассистент|النظام|رساله النظام|المساعد)[\s\])}*_]*[::]"
    r"|<\|[^|<>]{1,40}\|>|<</?sys>>|\[/?inst\]|<(?:start|end)_of_turn>|<eot_id>|</?(?:system|assistant)>"
    r"|###\s?(?:system|instruction|assistant|response)\s?:"
)
_ORDER = re.compile("|".join((_ENGLISH, _RUSSIAN, _ARABIC, _ROLE, _PROMPT, _TURN)))


def gives_orders(line: str) -> bool:
    """Whether a line, as far as it shows in Arabic, Russian or English, addresses a language model."""
    return bool(_ORDER.search(fold(line)))


def stands_in_orders(text: str, start: int, end: int) -> bool:
    """Whether the line in which a sentence stands, `text[start:end]`, gives orders up to its end."""
    return gives_orders(text[text.rfind("\n", 0, start) + 1 : end])
