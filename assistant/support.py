"""Whether what is found speaks of what a question names, or only of something like it."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.names import skeleton, unproven_names
from assistant.question import Question
from assistant.quotes import BAR
from embeddings.archive import Archive
from embeddings.folding import fold
from embeddings.keywords import analyse
from embeddings.release import Hit, Release

CLOSELY = 5  # releases looked at
# In a release of the question's own language that has less than LITTLE of the words that tell, certainty must be
# higher than elsewhere. Both were chosen on the sample archive's questions (examples/questions.jsonl).
LITTLE = 0.42
BAR_OF_LITTLE = 0.265


def supporting(question: Question, hits: Sequence[Hit], archive: Archive) -> tuple[list[Hit], list[str]]:
    """The hits that can answer, and, where none can for that reason, the names that the nearest one lacks.

    "How many students from A study in B?" is not answered by a release about students from C in B: a name of the
    question that a release has in no script and no case is what it does not speak of.
    """
    near = [hit for hit in hits[:CLOSELY] if _is_near(question, hit, archive)]
    if not near:
        return [], []
    strangers = _capitals(hits, archive)
    words = question.text[:1].lower() + question.text[1:]  # the first word has a capital in any case
    lacking = [lacks(words, hit.release, strangers) for hit in near]
    kept = [hit for hit, names in zip(near, lacking, strict=True) if not names]
    return kept, [] if kept else lacking[0]


def lacks(words: str, release: Release, strangers: Sequence[str]) -> list[str]:
    """The names in a question's words that a release does not have; "in the name of" is none, in Arabic neither."""
    names = [name for name in unproven_names(words, [_whole(release)], strangers) if fold(name) != "باسم"]
    return [name for name in names if not _begins_one(name, release)]


def _begins_one(name: str, release: Release) -> bool:
    """Whether a word in another script begins with a name's consonants, as كازاخستاني does with those of Kazakh."""
    bones = skeleton(name)
    script = unicodedata.name(name[0], "").partition(" ")[0]
    words = re.findall(r"[^\W\d_]+", _whole(release))
    others = (word for word in words if unicodedata.name(word[0], "").partition(" ")[0] != script)
    return len(bones) > 1 and any(skeleton(word).startswith(bones) for word in others)


def _capitals(hits: Sequence[Hit], archive: Archive) -> list[str]:
    """The texts around, in the languages that show names by capitals: by them Arabic names are known."""
    versions = [v.release_id for hit in hits for v in hit.versions if v.language != "ar"]
    releases = [hit.release for hit in hits if hit.release.language != "ar"]
    return [_whole(release) for release in [*releases, *filter(None, map(archive.release, versions))]]


def _is_near(question: Question, hit: Hit, archive: Archive) -> bool:
    certainty = archive.certainty(hit)
    if certainty < BAR or certainty >= BAR_OF_LITTLE or hit.release.language != question.language:
        return certainty >= BAR
    weights = archive.term_weights(question.searched or question.text)
    present = set(analyse(_whole(hit.release)))
    told = sum(weight for term, weight in weights.items() if term in present)
    return told >= LITTLE * sum(weights.values())


def _whole(release: Release) -> str:
    return f"{release.title}.\n{release.source}.\n{release.text}"
