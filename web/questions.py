"""Questions about releases that the archive itself answers: starters, and what to ask next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from assistant.assistant import Assistant
from assistant.questions.question import BadQuestion
from assistant.speech.quotations import quotations
from embeddings.releases.release import Filters, Release
from web.wording import Wording, wordings

REMEMBERED = 512  # questions whose check is kept
# What is asked of a headline, the most telling first. It stands in quotation marks, so that no language bends it.
SAID = "question_said"
FORMS = (SAID, "question_known", "question_tells")
MARKS = frozenset("«»“”„\"?؟!")  # in a headline, with which it would not stand well in a question


@dataclass(frozen=True, slots=True)
class About:
    """A question about a release, in the language of its title, which it quotes."""

    question: str
    language: str
    release: Release


class Questions:
    """Makes questions of titles and keeps those that their release answers."""

    def __init__(self, assistant: Assistant):
        self._assistant = assistant
        self._checked = lru_cache(REMEMBERED)(self._leads_back)
        self._checking = Lock()  # what two want to know at the same time is looked up once

    def about(
        self, releases: Iterable[Release], wording: Wording, filters: Filters, most: int
    ) -> list[About]:
        """At most `most` questions that the archive answers, in the order of the releases."""
        found, forms = [], []
        for release in releases:
            if len(found) == most:
                break
            own, form = wordings().get(release.language, wording), form_for(release, forms)
            question = question_about(release, form, own)
            if release.title and self.answers(question, release, filters):
                found.append(About(question, own.code, release))
                forms.append(form)
        return found

    def answers(self, question: str, release: Release, filters: Filters) -> bool:
        """Whether the answer in the releases' own sentences begins with one of the release or a version of it."""
        with self._checking:
            return self._checked(question, release.id, release.digest, filters)

    def _leads_back(self, question: str, release_id: str, _: str, filters: Filters) -> bool:
        try:
            answer = self._assistant.ask(question, filters=filters, mode="quotes", keep=False)
        except BadQuestion:  # of a title as long as a text
            return False
        first = [citation.release_id for citation in answer.citations[:1]]
        items = self._assistant.archive.items([release_id, *first])
        return [items.get(one) for one in first] == [items.get(release_id)]


def form_for(release: Release, used: Sequence[str]) -> str:
    """The form of FORMS in which to ask about a release, of those that suit it the one least `used`; "" for none."""
    if MARKS & set(release.title):
        return ""
    suited = [form for form in FORMS if form != SAID or quotations(release)]
    return min(suited, key=used.count)


def question_about(release: Release, form: str, wording: Wording) -> str:
    """The question in this form, or without one the headline itself."""
    title = release.title.rstrip(".…")
    return wording.text(form, title=title) if form else title


def newest_of_each_source(releases: Sequence[Release]) -> list[Release]:
    """The newest titled release of each source, in the order given (newest first)."""
    found: dict[str, Release] = {}
    for release in releases:
        if release.title:
            found.setdefault(release.source, release)
    return list(found.values())
