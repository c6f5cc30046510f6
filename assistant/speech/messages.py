"""Telegrams, letters and messages that a release tells of: where one is quoted, and who has sent it. Pure."""

import re

from assistant.people.people import Names
from assistant.people.person import Person
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded

_MESSAGE = any_of(
    "telegram telegrams message messages letter letters condolences cable"
    " телеграмма телеграмму телеграммы телеграмме послание послания послании письмо письма письме"
    " соболезнования поздравление поздравления поздравлении обращение обращении"
)
_ARABIC = "(?:ال|لل|ب|في)?" + any_of("برقية برقيات برقيته برقيتها رسالة رسائل رسالته رسالتها خطاب تهنئة").replace(
    r"(?!\w)", r"(?:ه|ها)?(?!\w)"
)
_MESSAGE_IN_ARABIC = re.compile(rf"(?<!\w){_ARABIC}")
_SENDS = re.compile(
    rf"(?<!\w)(?:(?:sent|sends|has sent|addressed|wrote|dispatched)(?!\w)(?=[^.]*(?<!\w){_MESSAGE})"
    rf"|(?:направил|отправил|прислал|послал|адресовал|написал)а?(?!\w)(?=[^.]*(?<!\w){_MESSAGE})"
    rf"|و?(?:بعث|بعثت|أرسل|أرسلت|وجه|وجهت|ارسل|ارسلت)(?!\w)(?=[^.]*(?<!\w){_ARABIC}))"
)
_RUSSIAN_READS = any_of("говорится сказано отмечается подчеркивается")
_READS = re.compile(
    rf"(?<!\w)(?:(?:the|his|her)\s(?:\w+\s)?{_MESSAGE}\s(?:\w+\s){{0,2}}?(?:says|said|reads|read)(?!\w)"
    rf"|{any_of('в во его ее')}\s(?:\w+\s)?{_MESSAGE}(?:\s\w+){{0,3}}?\s{_RUSSIAN_READS}"
    rf"|{_RUSSIAN_READS}\s(?:\w+\s)?(?:в|во)\s(?:\w+\s){{0,2}}?{_MESSAGE}"
    rf"|(?:و?(?:قال|قالت|جاء|ورد|قد جاء)\s(?:فيها\s|في\s)?(?:نص\s)?){_ARABIC})"
)
_REPLY = re.compile(
    r"(?<!\w)" + any_of("reply replied response answer ответ* reciprocal") + r"|(?<!\w)(?:ال)?" + any_of("رد جوابية")
)


def reads(folded: str) -> bool:
    """Whether a sentence says what stands in a message."""
    return bool(_READS.search(folded))


class Senders:
    """Who has sent a message, as a release tells it from its beginning."""

    def __init__(self, names: Names):
        self._names = names
        self._found: list[Person] = []
        self._sure = True

    def read(self, sentence: str) -> None:
        """Take note of who sends a message; of one that answers another it is not told whose is quoted then."""
        folded = Folded.of(sentence)
        match = _SENDS.search(folded.text)
        if not match:
            return
        if message := _MESSAGE_IN_ARABIC.search(folded.text, match.end()):
            who = self._names.after(folded.between(match.end(), message.start()))
        else:
            who = self._names.before(folded.between(0, match.start()), match.group())
        if who and not any(who.is_same(other) for other in self._found):
            self._found.append(who)
        self._sure = self._sure and bool(who) and not _REPLY.search(folded.text)

    @property
    def only(self) -> Person | None:
        """The one who has sent a message; None where nobody has, or two have, or where it is not sure."""
        return self._found[0] if self._sure and len(self._found) == 1 else None
