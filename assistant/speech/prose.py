"""Who says what in prose: the subject of a word of saying, or whom "she" or "the minister" means. Pure."""

import re
from itertools import islice

from assistant.people import arabic_subject
from assistant.people.called_on import omits_subject
from assistant.people.genders import Genders
from assistant.people.honours import is_honour_of, is_honoured
from assistant.people.offices import CLAUSE_END, VERB, is_oblique, is_title, office_alone, office_of
from assistant.people.people import Names
from assistant.people.person import Person
from assistant.people.subjects import are_words_of, closes, is_nominative, is_office_subject, lacks_predicate
from assistant.speech import voices
from assistant.speech.arabic_clause import actor
from assistant.speech.asides import without_asides
from assistant.speech.contrast import Joined, joined_sayings
from assistant.speech.hearsay import cites, is_doubted
from assistant.speech.messages import Senders, reads
from assistant.speech.sayings import GOES_ON, GOING_ON, HIS_WORDS, SAYS, WORDS_OF, is_feminine
from assistant.words.quotation_marks import without_quotations
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold

_HE = f"(?P<he>{any_of('he she он она هو هي')})"
_PRONOUN_FIRST = re.compile(rf"\W*{_HE}")
_PRONOUN_BEHIND = re.compile(r"(?:она?(?!\w)|s?he(?=\W*$|[,.;]))")  # "…, said she", and not "said she would"
_PRONOUN_LAST = re.compile(rf"(?<!\w){_HE}(?:\W+\w+){{0,3}}\W*$")
_PRONOUN_ASIDE = re.compile(rf"(?<!\w){_HE}\s?,[^,]*,\W*$")  # "she, asked about it,"
_PASSIVE = re.compile(r"(?<!\w)(?:is|are|was|were|be|been|being)(?:\s(?:also|then))?\W*$")  # "was told"
_ANOTHERS = re.compile(r"(?<!\w)(?:i|we|you|я|мы|вы)(?:\s(?:have|had|also|тоже|уже))?\s$")  # "that we had called"
# A closed quotation alone in front of a word of saying, or «Об этом».
_OPENS_AFTER = re.compile(r"[\s,.!?»”\"“—–-]*(?:(?i:об этом)\s)?$")
_DASHED = re.compile(r"[,.!?…]\s?[—–]\s*$")  # words that a dash alone parts from who says them
# Who reports it all stands in front of the sentence itself: «Как сообщили в Кремле, N отметил».
_AS_REPORTED = re.compile(r"\W*как\s(?:\w+\s)?$")
_MOST_VERBS = 4  # words of saying of which one is looked for that is not passive
_OPENING_WORDS = 4  # "for his part", in front of a verb whose subject was told before


class Prose:
    """Reads sentence after sentence, with who was named and who spoke so far."""

    def __init__(self, names: Names, language: str):
        self._names = names
        self._arabic = language == "ar"
        self.speaker: Person | None = None  # who spoke last
        self._senders = Senders(names)
        self.genders = Genders()
        self._around: list[Person] = []  # who was named so far in this paragraph
        self._earlier: list[Person] = []  # and in the one before

    def begin_paragraph(self) -> None:
        self._earlier, self._around = self._around or self._earlier, []

    def says(self, told: str) -> Person | None:
        """Who says a sentence, as far as it tells, with what the sentences before it named.

        Its quotations are left out: each of their characters is a quotation mark.
        """
        before = self._names.recent
        plain = without_asides(told)
        self._senders.read(told)
        speaker = self._senders.only if reads(fold(told)) else self._subject(plain)
        if speaker and any(self._is_anothers(saying, speaker) for saying in joined_sayings(plain)):
            speaker = None
        self._names.read(told)
        if before is not self._names.recent:
            self._around += self._names.recent
            self.genders.read(told, self._names.recent)
        self.speaker = speaker or (self.speaker if before is self._names.recent else None)
        if self.speaker and not self._leads(self.speaker):
            self.speaker = None  # "X left when Y said": whom "he" means then is not sure
        if not speaker and SAYS.search(without_quotations(fold(told))):
            self.speaker, self._names.recent = None, []  # somebody else speaks, and "he" may mean them
        return speaker

    def _is_anothers(self, saying: Joined, speaker: Person) -> bool:
        """Whether a word of saying behind that of a speaker has another subject."""
        if self._arabic:
            who = self._names.after(saying.rest, saying.verb)
        elif any(map(str.isalpha, saying.lead)):
            who = self._names.before(saying.lead, saying.verb)
        else:
            who = self._names.after(saying.rest, saying.verb)
        if who:
            return not who.is_same(speaker)
        return saying.contrasts and not self._arabic and not _PRONOUN_LAST.search(fold(saying.lead))

    def _leads(self, speaker: Person) -> bool:
        """Whether of those who were named last none stands in front of a speaker; in Arabic the verb always does."""
        return self._arabic or not self._names.recent or speaker.is_same(self._names.recent[0])

    def _subject(self, told: str) -> Person | None:
        sentence = Folded.of(told)
        folded = sentence.text
        if match := HIS_WORDS.search(folded):
            return self._meant()
        if match := WORDS_OF.search(folded):
            # "According to the minister the ambassador said" gives nobody's own words.
            if SAYS.search(folded, match.end()):
                return None
            whose = sentence.between(match.end())
            if self._arabic:
                return self._names.after(arabic_subject.without_to(whose) if match.group()[-1] == " " else whose)
            who = self._names.after(whose)
            return who if who and are_words_of(who, whose) else None
        match = self._saying(sentence)
        if not match:
            going_on = GOING_ON.search(folded)
            if not going_on:
                return self._voiced(sentence)
            return self._acting(sentence.between(0, going_on.start()), going_on.group())
        if is_doubted(folded[: match.start()], match.group()) or cites(folded[match.end() :]):
            self.speaker = None
            return None
        if match.group().startswith("denied") and SAYS.search(folded, match.end()):
            return None  # "denied that he had said"
        before, after = sentence.between(0, match.start()), sentence.between(match.end())
        if self._arabic:
            return self._arabic_subject(before, match.group(), after)
        before = before.rpartition('"')[2]
        if _OPENS_AFTER.match(before) or _DASHED.search(before) or self._is_behind(before, match.group(), after):
            who, pronoun = self._names.after(after, match.group()), _PRONOUN_FIRST.match(fold(after))
        elif _PASSIVE.search(fold(before)) or _ANOTHERS.search(fold(before)):
            return None
        else:
            aside = before.rstrip().endswith(",")
            pronoun = (_PRONOUN_ASIDE if aside else _PRONOUN_LAST).search(fold(before))
            who = self._names.before(before, match.group())
            clause = CLAUSE_END.split(before.rstrip(", "))[-1]
            if match.group() == "called" and not (who and (aside or lacks_predicate(who, clause))):
                return None  # "N saw a ship called …"
            if not who and not pronoun and (aside or not clause.strip() or self._names.people(clause)):
                return None  # no subject shows, or only whose aide or critic speaks
            after = clause
        feminine = _is_feminine(match.group(), pronoun)
        if who:
            self.genders.note(who, feminine)
        return who or self._meant(after, match.group(), pronoun, feminine)

    def _saying(self, told: Folded) -> re.Match[str] | None:
        """The word of saying of a sentence: the first, or where that is passive, one with its subject behind it.

        Where an institution is only the source of all of it, that is the next one, with a name alone in front.
        """
        first, *others = [*islice(SAYS.finditer(told.text), _MOST_VERBS)] or [None]
        if first and not self._arabic and _PASSIVE.search(told.text[: first.start()]):
            parts = ((m, told.between(0, m.start()), told.between(m.end())) for m in others)
            inverted = (m for m, before, after in parts if self._is_behind(before, m.group(), after))
            return next(inverted, first)
        if others and _AS_REPORTED.match(told.text[: first.start()]):
            source, comma, rest = told.between(first.end(), others[0].start()).partition(",")
            named = self._names.people(source) or any(map(is_title, re.findall(r"[\w-]+", source)))
            alone = [who.name for who in self._names.people(rest)] == [rest.strip()]
            return others[0] if comma and not named and alone else first
        return first

    def _is_behind(self, before: str, verb: str, after: str) -> bool:
        """Whether a word of saying behind a comma has its subject behind it: "…, said Mayor N", «…, сообщил он»."""
        if not before.rstrip().endswith(","):
            return False
        if _PRONOUN_BEHIND.match(fold(after).lstrip()):
            return True
        words = re.findall(r"[\w-]+", after)[:2]
        if re.search("[а-я]", fold(after)):
            named = len(words) > 1 and all(word[0].isupper() for word in words) and after[:1].isspace()
            titled = any(map(is_title, words)) and not is_oblique(words[0])
            return titled or (named and is_nominative(*map(fold, words), verb))
        clause = CLAUSE_END.split(after, maxsplit=1)[0].rstrip(" .!?")
        people = self._names.people(clause)
        if people:
            return closes(people[0], clause)
        return bool(office_alone(clause)) and not VERB.search(clause)

    def _arabic_subject(self, before: str, verb: str, after: str) -> Person | None:
        """Who stands behind a verb of saying; where nobody does, who spoke before, if the verb opens the sentence."""
        feminine = is_feminine(verb)
        if is_honoured(after.lstrip()):
            meant = self._meant()
            return meant if meant and is_honour_of(after.lstrip(), meant.described) else None
        if found := self._names.after(after, verb):
            return found
        subject = self._names.phrase(after)
        if subject and not arabic_subject.is_omitted(subject) and not omits_subject(after, verb):
            if arabic_subject.is_aides(subject):
                return None
            office = office_of(fold(subject))
            return self._names.holder(office) if office else None
        opens = len(re.findall(r"\w+", without_quotations(before))) <= _OPENING_WORDS
        meant = self._meant() if opens else None
        return meant if meant and meant.feminine in (None, feminine) else self._only(before)

    def _acting(self, clause: str, participle: str) -> Person | None:
        """Who goes on to say what follows an Arabic participle: who does what the clause in front of it tells."""
        found = actor(clause, self._names, self.speaker)
        who, woman = self._meant() if found.omitted else found.person, participle.endswith("ه")
        if who and found.honour and not is_honour_of(found.honour, who.described):
            return None
        fits = who and (who.feminine in (None, woman) or (found.person and woman))
        return who if fits else None

    def _voiced(self, told: Folded) -> Person | None:
        """Who says what is quoted in a sentence without a word of saying."""
        found = voices.behind(told.original)
        if not found:
            return voices.announced(told.original, self._names)
        after, verb = told.between(found.end()), found["verb"].removesuffix("ся").removesuffix("сь")
        pronoun = _PRONOUN_FIRST.match(fold(after))
        return self._names.after(after, verb) or self._meant(after, verb, pronoun, verb.endswith("ла"))

    def _only(self, before: str) -> Person | None:
        found = self._names.people(before)
        return found[0] if len(found) == 1 else None

    def _meant(
        self, words: str = "", verb: str = "", pronoun: re.Match | None = None, feminine: bool | None = None
    ) -> Person | None:
        """Whom "she" or "the minister" means: one who was named before and fits; nobody where two do."""
        if office := office_of(fold(words)):
            held = self._names.holder(office) if is_office_subject(words, verb) else None
            return held if held and self.genders.fits(held, feminine) else None
        if words and not self._arabic and not pronoun:
            return None
        who = self.speaker or self._alone()
        if not who or not self.genders.fits(who, feminine) or (pronoun and self._is_unsure(who, verb, feminine)):
            return None
        self.genders.note(who, feminine)
        return who

    def _is_unsure(self, who: Person, verb: str, feminine: bool | None) -> bool:
        """Whether a pronoun may mean another one: one named with a speaker, or near one who may not fit."""
        if GOES_ON.match(verb):
            return False
        near = self._around or self._earlier if self.genders.of(who) is None else []
        others = [one for one in [*near, *self._names.recent] if not one.is_same(who)]
        return any(self.genders.fits(one, feminine) for one in others)

    def _alone(self) -> Person | None:
        """Who was named last, where nobody else was in this paragraph, or in the one before if this has no names."""
        named = [*(self._around or self._earlier), *self._names.recent]
        who = self._names.recent[0] if self._names.recent else None
        return who if who and all(who.is_same(other) for other in named) else None


def _is_feminine(verb: str, pronoun: re.Match | None) -> bool | None:
    """Whether a word of saying, folded, or the pronoun beside it has a woman for its subject; None for either."""
    if re.search("[а-я]ла$|[а-я]л$", verb):
        return verb.endswith("ла")
    return pronoun["he"] in ("she", "она", "هي") if pronoun else None
