"""Questions that want a reason, and whether a sentence gives one in so many words. Pure."""

import re
from collections.abc import Callable

from assistant.words.vocabulary import START, any_of
from embeddings.text.folding import fold

_WHY = re.compile(
    rf"\W*(?:{any_of('and but so и а но')}\s)?و?"
    + any_of(
        "why for_what_reason what_is_the_reason what_was_the_reason what_is_the_cause what_was_the_cause"
        " почему зачем из-за_чего отчего по_какой_причине какова_причина"
        " لماذا ليش ما_سبب ما_السبب ما_هو_سبب ما_أسباب"
    )
)
_REASON = re.compile(
    rf"{START}(?:"
    + any_of(
        "because due_to owing_to as_a_result result* cause* since in_order_to so_that so_as_to reason* thanks_to"
        " in_response led_to leads_to prompt* aim aims aimed purpose purposes objective* motivat* explain* therefore"
        " hence consequently blame* attribut* to_avoid to_prevent to_ensure to_help"
        " потому так_как поскольку из-за в_связи вследствие в_результате благодаря чтобы ввиду причин* вызван* вызвал*"
        " ведь поэтому для_того с_целью в_целях ибо в_ответ объясня* объясни* связыва* обусловл* привел* ради так_что"
        " لأن* بسبب نظرا نتيجة نتج* ناتج* جراء إثر من_أجل بهدف لكي كي سبب* أسباب يسبب* تسبب* يعود تعود يرجع عزا عزت"
        " برر* يبرر* تبرر* مبرر* علل معلل* يعزى تعزى بفضل إذ حيث بغية سعيا ردا تمهيدا هدف* يهدف* تهدف* لهذا لذلك ولذلك"
    )
    + r")|(?<!\w)ل[يتن]\w{3,}"  # what is done for something is written together with "for" in Arabic
)


def reason_wanted(question: str) -> Callable[[str], bool] | None:
    """Whether a sentence gives a reason, where a question asks for one; else None."""
    return gives_reason if _WHY.match(fold(question)) else None


def gives_reason(sentence: str) -> bool:
    return bool(_REASON.search(fold(sentence)))
