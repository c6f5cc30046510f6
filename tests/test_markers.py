"""Where an answer is cut: after its markers, and nowhere in a release's own words."""

from datetime import date

import pytest

from assistant.answers.answer import Answer, Citation
from assistant.answers.quotes import written
from assistant.export import markdown
from assistant.history import Kept
from assistant.markers import markers
from assistant.questions.question import Question
from embeddings.releases.release import Extent
from web import view
from web.completions import Completion, CompletionIn
from web.wording import choose

QUOTED = {
    "en": ("Grain exports rose to 5 million tonnes [2] in June.", "The ferry [1] sailed [2]."),
    "ru": ("Экспорт зерна вырос до 5 млн тонн [2] в июне.", "Паром [1] вышел [2]."),
    "ar": ("ارتفعت صادرات الحبوب إلى 5 ملايين طن [2] في يونيو.", "أبحرت العبّارة [1] [2]."),
}


def answered(*quotes, language="en", mode="quotes", text=""):
    cited = tuple(
        Citation(n, f"r{n}", n, f"Title {n}", date(2024, 1, 1), language, "S", "", quote, 0, len(quote))
        for n, quote in enumerate(quotes, 1)
    )
    asked, extent = Question("q", language, asked="q"), Extent(2, (language,), None, None)
    return Answer(text or written(cited), language, mode, True, cited, asked, extent)


def shown(answer):
    """The sentences of the page, each with the titles of its cards."""
    cards = {c.n: view.cited_card(c, None, answer, choose(answer.language, "")) for c in answer.citations}
    return [(s.words, [c.title for c in s.cards]) for part in view.paragraphs(answer, cards) for s in part]


@pytest.mark.parametrize("language", QUOTED)
def test_brackets_in_a_releases_words_are_no_markers(language):
    """On the page, for other software and in Markdown each quotation stays whole, with its own release."""
    answer = answered(*QUOTED[language], language=language)
    first, second = QUOTED[language]
    assert shown(answer) == [(first, ["Title 1"]), (second, ["Title 2"])]
    asked = CompletionIn(messages=[{"role": "user", "content": "x"}])
    message = Completion(asked, "http://h", len).whole(answer)["choices"][0]["message"]
    content, notes = message["content"], [note["url_citation"] for note in message["annotations"]]
    assert [(content[: note["start_index"]], note["title"]) for note in notes] == [
        (f"{first} ", "Title 1"),
        (f"{first} [1]\n{second} ", "Title 2"),
    ]
    lines = markdown("t", [(Kept(answer), [])]).replace("\\", "").split("\n\n")
    assert (f"> {first}[^1-1]" in lines, f"> {second}[^1-2]" in lines) == (True, True)


def test_a_models_sentences_have_any_number_of_markers():
    """Adjoining ones belong to one sentence; a number that is no citation's is text."""
    answer = answered("A b.", "C d.", "E f.", mode="model", text="One [1][2] and two [9]. [3]")
    assert shown(answer) == [("One", ["Title 1", "Title 2"]), ("and two [9].", ["Title 3"])]
    found = markers(answer.text, {c.n: c.quote for c in answer.citations})
    assert [(match.start(), match[1]) for match in found] == [(4, "1"), (7, "2"), (24, "3")]
