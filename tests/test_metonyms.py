"""Governments that a question calls by the city they sit in."""

import pytest

from assistant.assistant import Assistant
from assistant.evidence.absences import lacks
from assistant.words.metonyms import government
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release

TALKS = "The United States and Japan have agreed to remove tariffs on lanterns by the end of the year."


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Washington", "US"),
        ("Вашингтона", "US"),
        ("واشنطن", "US"),
        ("Анкарой", "TR"),
        ("أنقرة", "TR"),
        ("Tokyo", "JP"),
        ("Токио", "JP"),
        ("طوكيو", "JP"),
        ("Istanbul", ""),
        ("New York", ""),
        ("Denzel Washington", ""),
        ("Talven", ""),
        ("", ""),
    ],
)
def test_a_city_stands_for_the_government_that_sits_in_it(name, country):
    assert government(name) == country


def test_a_release_that_names_the_country_does_not_lack_its_government():
    talks = Release("talks", TALKS, language="en")
    assert lacks("What has Washington agreed with Tokyo?", talks, []) == []
    assert lacks("What has Washington agreed with Ankara?", talks, []) == ["Ankara"]
    assert lacks("Who lights the lanterns in Tokyo?", talks, []) == ["Tokyo"]


@pytest.mark.parametrize(
    "question",
    [
        "What did Washington announce on tariffs on lanterns?",
        "What has Washington agreed with Tokyo on tariffs on lanterns?",
    ],
)
def test_what_a_government_announced_is_asked_of_no_person(archive, question):
    archive.apply([Delivery((Release("talks", TALKS, "Tariffs on lanterns", language="en"),))])
    answer = Assistant(archive).ask(question)
    assert [citation.quote for citation in answer.citations] == [TALKS]
