"""The sentence that asks in a long text that otherwise tells what the question is for. Pure."""

import re

from assistant.words.vocabulary import QUESTION_WORDS, any_of
from embeddings.text.folding import fold
from embeddings.text.language import detect_language
from embeddings.text.sentences import sentence_spans
from embeddings.text.terms import is_stop_word

LONG = 250  # code points, from which what is told outweighs what is asked: a search finds what is told
TELLS = 4  # words of a subject, with which a sentence asks by itself
_MARK = re.compile(r"[?؟]")
# "Its" may be of what the sentence itself names.
_LEANS = re.compile(
    r"(?<!\w)"
    + any_of(
        "it he she they them him this that these those there"
        " он она оно они его ее их ему ей им него нее них нем ней это этот эта эти этого этом этой этих там"
        " هو هي هم هذا هذه ذلك تلك هؤلاء هناك"
    )
)
_ASKS = re.compile(any_of(QUESTION_WORDS))


def asking(text: str) -> str:
    """The first or last sentence, where it is the only question of a long text and needs none of the others."""
    if len(text) < LONG or len(_MARK.findall(text)) != 1:
        return text
    sentences = [text[start:end].strip() for start, end in sentence_spans(text, detect_language(text) or "en")]
    ends = (sentences[0], sentences[-1]) if len(sentences) > 1 else ()
    return next((one for one in ends if _MARK.search(one[-2:]) and _by_itself(fold(one))), text)


def _by_itself(sentence: str) -> bool:
    words = [word for word in re.findall(r"\w+", sentence) if not is_stop_word(word) and not _ASKS.fullmatch(word)]
    return len(words) >= TELLS and not _LEANS.search(sentence)
