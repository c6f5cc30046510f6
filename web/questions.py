"""Questions about releases that the archive itself answers: starters, and what to ask next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from assistant import quotes
from assistant.assistant import Assistant
from embeddings.release import Filters, Release
from web.wording import Wording, wordings

REMEMBERED = 512  # questions whose check is kept


@dataclass(frozen=True, slots=True)
class About:
    """A question about a release, in the language of its title, which it quotes."""

    question: str
    language: str
    release: Release


class Questions:
    """Makes questions of titles and keeps those that lead back to their release."""

    def __init__(self, assistant: Assistant):
        self._assistant = assistant
        self._checked = lru_cache(REMEMBERED)(self._leads_back)
        self._checking = Lock()  # what two want to know at the same time is looked up once

    def about(
        self, releases: Iterable[Release], wording: Wording, filters: Filters, most: int
    ) -> list[About]:
        """At most `most` questions that the archive answers, in the order of the releases."""
        found = []
        for release in releases:
            if len(found) == most:
                break
            own = wordings().get(release.language, wording)
            question = question_about(release, own)
            if release.title and self.answers(question, release, filters):
                found.append(About(question, own.code, release))
        return found

    def answers(self, question: str, release: Release, filters: Filters) -> bool:
        """Whether the release or a version of it is what the archive finds first, and near enough to answer."""
        with self._checking:
            return self._checked(question, release.id, release.digest, filters)

    def _leads_back(self, question: str, release_id: str, _: str, filters: Filters) -> bool:
        archive = self._assistant.archive
        hits = self._assistant.search(question, k=1, filters=filters).hits
        items = archive.items([release_id, *(hit.release.id for hit in hits)])
        same = [hit for hit in hits if items.get(hit.release.id) == items.get(release_id)]
        return bool(same) and quotes.supports(archive, same)


def question_about(release: Release, wording: Wording) -> str:
    return wording.text("question_about", title=release.title.rstrip(".…"))


def newest_of_each_source(releases: Sequence[Release]) -> list[Release]:
    """The newest titled release of each source, in the order given (newest first)."""
    found: dict[str, Release] = {}
    for release in releases:
        if release.title:
            found.setdefault(release.source, release)
    return list(found.values())
