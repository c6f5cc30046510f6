"""What is limited to another language than the question's is told by the versions of what answers it in its own."""

import pytest

from assistant.answers.renditions import rendered
from assistant.assistant import Assistant
from assistant.evidence.evidence import Evidence, sentences
from embeddings.releases.release import Filters


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Latest news about grain exports", "ar", "٨٫١ مليون طن"),
        ("What was the key rate in June 2025?", "ru", "до 8,25 %"),
        ("كم بلغت صادرات الحبوب؟", "ru", "8,1 млн тонн"),
        ("When did Nurmadia open a consulate in Dorvane?", "ar", "قنصلية"),
    ],
)
def test_the_version_says_what_the_question_finds_in_its_own_language(sample_archive, question, language, words):
    answer = Assistant(sample_archive).ask(question, mode="quotes", filters=Filters(languages=(language,)))
    assert any(words in citation.quote for citation in answer.citations)
    assert {citation.language for citation in answer.citations} == {language}


def test_a_sentence_without_the_numbers_is_no_rendition(sample_archive):
    """And somebody's words are read in each language by themselves."""
    assistant = Assistant(sample_archive)
    found = assistant.search("How much grain was exported in 2024?")
    hit = next(hit for hit in found.hits if any(version.language == "ar" for version in hit.versions))
    text = hit.release.text
    start, end = next(span for span in sentences(hit.release, 0, len(text)) if "8.1" in text[slice(*span)])
    one = Evidence(hit, start, end, text[start:end])
    assert [told.hit.release.language for told in rendered([one], ("ar",), sample_archive)] == ["ar"]
    other = Evidence(hit, start, end, text[start:end].replace("8.1", "77.3"))
    assert rendered([other], ("ar",), sample_archive) == []
    assert rendered([one], ("de",), sample_archive) == []
