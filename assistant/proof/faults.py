"""Why a sentence that a language model wrote is not shown. Pure."""

from collections.abc import Sequence

from babel import Locale

from assistant.evidence.evidence import evidence_text
from assistant.proof.attribution import misattributed
from assistant.proof.comparison import Comparison
from assistant.proof.conditions import unconditioned
from assistant.proof.consent import crossed
from assistant.proof.directions import turned
from assistant.proof.epithets import misapplied
from assistant.proof.exchanges import exchanged
from assistant.proof.fault import Fault
from assistant.proof.inventions import LANGUAGES, invented
from assistant.proof.plans import told_as_done
from assistant.proof.polarity import contradictions
from assistant.proof.proof import unsupported
from assistant.proof.ranks import misranked
from assistant.proof.reporting import misreported
from assistant.proof.shares import overstated
from assistant.questions.question import Question
from assistant.words.claims import quotations
from embeddings.releases.release import Hit
from embeddings.text.language import CODES, sure_language
from embeddings.text.sentences import sentence_spans

UNCITED = Fault("citation", "", "it cites no sentence of a release")


def faults(
    sentence: str,
    cited: Sequence[Hit],
    others: Sequence[Hit],
    asked: Question,
    comparison: Comparison | None = None,
) -> list[Fault]:
    """The reasons, in words for the model; none for a sentence that the cited hits prove, in the reader's language."""
    if not cited:
        return [UNCITED]
    evidence = [evidence_text(hit) for hit in cited]
    likeness = comparison.likeness if comparison else None
    found = unsupported(sentence, evidence, [evidence_text(hit) for hit in others], likeness)
    found += contradictions(sentence, evidence)
    found += turned(sentence, evidence)
    found += exchanged(sentence, evidence)
    found += misattributed(sentence, cited, [*cited, *others], asked)
    found += misapplied(sentence, cited)
    found += misreported(sentence, cited, asked, likeness)
    found += told_as_done(sentence, cited)
    found += unconditioned(sentence, evidence, likeness)
    found += crossed(sentence, evidence)
    found += overstated(sentence, evidence)
    found += misranked(sentence, asked.language, evidence)
    found += _foreign(sentence, asked.language)
    # It has to be encoded for that, and what is not shown anyway need not be.
    return found or _invented(sentence, cited, evidence, asked.language, comparison)


def _invented(
    sentence: str, cited: Sequence[Hit], evidence: Sequence[str], language: str, comparison: Comparison | None
) -> list[Fault]:
    foreign = any(hit.release.language != language for hit in cited)
    if not comparison or foreign or language not in LANGUAGES:
        return []
    parts = [text[start:end] for text in evidence for start, end in sentence_spans(text, "")]
    return invented(sentence, parts, comparison.likeness, comparison.nearness)


def _foreign(sentence: str, language: str) -> list[Fault]:
    """That a sentence is surely in another language than the reader's; what it quotes may be."""
    own = sentence
    for quoted in quotations(sentence)[0]:
        own = own.replace(quoted, " ")
    sure = sure_language(own)
    if not sure or sure == language or language not in CODES:
        return []
    return [Fault("language", "", f"it is not in {Locale('en').languages[language]}")]
