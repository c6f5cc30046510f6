"""The names and words of a question that a release does not have, in whichever case and script."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.evidence.numbered import lacking_numbers
from assistant.people.offices import is_institution
from assistant.questions.focus import counts
from assistant.words.abbreviations import is_cut_short, is_of_its_script, is_of_several, is_spelled_out
from assistant.words.arabic_words import root
from assistant.words.metonyms import government_meant
from assistant.words.names import capitalised, is_office, names_in, unproven_names
from assistant.words.peoples import begins_one
from assistant.words.places import countries
from assistant.words.relations import LETTERS
from assistant.words.spelling import is_nearly
from embeddings.archive import Archive
from embeddings.indexes.consonants import skeleton
from embeddings.releases.release import Hit, Release
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import analyse, without_prefix

READ = 5  # releases in which it is looked up whether a word is a name


def lacks(words: str, release: Release, strangers: Sequence[str]) -> list[str]:
    """The names in a question's words that a release does not have; "in the name of" is none, in Arabic neither.

    Nor is one that a release spells out, as ЦБ the central bank, nor Washington where it names the United States. With
    a number a name is another one: Debian 7 is not Debian 6.
    """
    owned, text = re.sub(r"(?<=\w)['’]s\b", "", words), whole(release)
    names = unproven_names(owned, [text], strangers, rare=False)
    names = [name for name in names if fold(name) != "باسم" and not (is_of_several(name) or is_spelled_out(name, text))]
    names = [name for name in names if not begins_one(name, text) and not _is_misspelt(name, release)]
    names = [name for name in names if not _is_government_there(name, owned, release)]
    names = [name for name in names if not is_of_its_script(name, text)]
    return [*(name for name in names if not is_cut_short(name, owned, text)), *lacking_numbers(owned, release)]


def _is_government_there(name: str, words: str, release: Release) -> bool:
    """Whether a name is of a city by which a question means the government of a country that a release names."""
    country = government_meant(name, words)
    return bool(country) and country in countries(whole(release))


def _is_misspelt(name: str, release: Release) -> bool:
    """Whether a release has a name that is spelled nearly like this one, which is no country's."""
    words = re.findall(r"[^\W\d_]+", whole(release))
    return not countries(name) and any(is_nearly(name, word) for word in set(words) if not word.islower())


def capitals(hits: Sequence[Hit], archive: Archive) -> list[str]:
    """The texts around, in the languages that show names by capitals: by them Arabic names are known."""
    versions = [v.release_id for hit in hits for v in hit.versions if v.language != "ar"]
    releases = [hit.release for hit in hits if hit.release.language != "ar"]
    return [whole(release) for release in [*releases, *filter(None, map(archive.release, versions))]]


def rare_names(words: str, release: Release, archive: Archive) -> list[str]:
    """A question's Arabic words that a release lacks, no ordinary ones, that are names where they stand."""
    rare = [word for word in unproven_names(words, [whole(release)]) if script(word) == "ARABIC"]
    found = archive.hits(archive.search(" ".join(rare), limit=READ)) if rare else []
    found = [replace(hit, versions=archive.versions(hit.release)) for hit in found]
    named = {skeleton(name) for text in capitals(found, archive) for name in capitalised(text)}
    return [word for word in rare if len(skeleton(word)) >= LETTERS and skeleton(word) in named]


def unproven(names: Sequence[str], release: Release) -> list[str]:
    """Those of the names that a release does not have, nor a word that begins with one."""
    return [
        name for name in names if unproven_names(name, [whole(release)]) and not begins_one(name, whole(release))
    ]


def unsaid(words: Sequence[str], release: Release) -> list[str]:
    """The words up to the first one that a release has in some form, or a name in the word for its people."""
    text = whole(release)
    present, roots = set(analyse(text)), _roots(text) if any(script(word) == "ARABIC" for word in words) else ()

    def is_there(word: str) -> bool:
        return not present.isdisjoint(analyse(word)) or begins_one(word, text) or root(fold(word)) in roots

    return list(takewhile(lambda word: not is_there(word), words))


def _roots(text: str) -> set[str]:
    """Those of a text's Arabic words: "members" stands for "member" in another form."""
    found = {root(word) for word in re.findall(r"[\u0620-\u064a]{3,}", fold(text))}
    return {one for one in found if len(one) >= LETTERS}


def subject_words(words: str, release: Release, texts: Sequence[str]) -> list[str]:
    """The words of a question that are of no name, of no institution and not of what the release calls its source.

    A name is what `texts`, in languages with capitals, never have in small letters; an Arabic word, what sounds so.
    """
    spoken = {term for text in texts for term in analyse(" ".join(filter(str.islower, text.split())))}
    names = [name for text in texts for name in capitalised(text) if spoken.isdisjoint(analyse(name))]
    terms = {term for name in (*names, *names_in(words), release.source) for term in analyse(name)}
    sounds = {skeleton(name) for name in names}
    found = [match.group() for match in re.finditer(r"[^\W\d_]{2,}", words)]
    office = is_office if any(map(is_institution, found)) else None
    return [
        word
        for word in found
        if counts(word)
        and not (office and office(without_prefix(fold(word))))
        and terms.isdisjoint(analyse(word))
        and not (len(skeleton(word)) >= LETTERS and skeleton(word) in sounds)
    ]


def whole(release: Release) -> str:
    return f"{release.title}.\n{release.source}.\n{release.text}"
