"""Questions that take for granted what did not happen."""

import pytest

from assistant.assistant import Assistant
from assistant.evidence.events import supposed, tells_of
from embeddings.releases.release import Release


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Why did Mirela Hodan resign?", "resign"),
        ("Почему Деян Морват ушёл в отставку?", "отставку"),
        ("لماذا استقال سافين أوروك؟", "استقال"),
        ("Why did Varandia refuse to accept his resignation?", "refuse"),
        ("Почему Нурмадия отказалась принять отставку посла?", "отказалась"),
        ("لماذا رفضت أوريسيا التوقيع؟", "رفضت"),
        ("How many people died in Tamuria?", ""),
        ("Why was the key rate cut?", ""),
    ],
)
def test_an_event_is_known_by_its_word(question, word):
    """Where a number is asked for, what is counted is looked for by other means."""
    event = supposed(question)
    assert (event.word if event else "") == word


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mirela Hodan has stepped down. A successor is sought.", True),
        ("Governor Mirela Hodan spoke. She left office in May.", True),
        ("Мирела Ходан ушла в отставку.", True),
        ("The rate was raised, Mirela Hodan said. It rained. It was cold. A minister resigned.", False),
        ("Mirela Hodan raised the rate.", False),
    ],
)
def test_a_release_tells_of_it_in_other_words_and_languages_too(text, told):
    """In a sentence with who is asked about, or beside one."""
    language = "en" if text.isascii() else "ru"
    event = supposed("Why did Mirela Hodan resign?")
    assert tells_of(event, ["Mirela", "Hodan"], Release("r", text, language=language)) is told


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Why did Mirela Hodan resign?", "resign"),
        ("Почему Деян Морват ушёл в отставку?", "отставку"),
        ("Why was Gorvan Lestan dismissed?", "dismissed"),
        ("لماذا استقال سافين أوروك؟", "استقال"),
        ("Why did the ferry Silver Tern sink?", "sink"),
        ("Почему отозвали лицензию у банка «Оазис Захрина»?", "отозвали"),
        ("Why did Nurmadia refuse to sign the visa agreement with Oresia?", "refuse"),
        ("When did Nurmadia withdraw from the Council of Strait States?", "withdraw from"),
    ],
)
def test_what_no_release_tells_of_is_not_explained(sample_archive, question, word):
    answer = Assistant(sample_archive).ask(question, mode="quotes")
    assert not answer.answerable
    assert f"«{word}»" in answer.text
