"""Who speaks where something stands between a subject and its verb."""

import pytest

from assistant.speech.asides import without_asides
from assistant.speech.quotations import quotations
from embeddings.releases.release import Release

FIRST = {
    "en": "Finance Minister Ilan Prent said that fees would not rise.",
    "ru": "Министр финансов Илан Прент сказал, что налоги не вырастут.",
    "ar": "قال وزير المالية سالم الرهواني إن الضرائب لن ترتفع.",
}


def speakers(text: str, language: str) -> list[str]:
    """Of a text behind a sentence in which somebody else speaks."""
    release = Release(id="r", text=f"{FIRST[language]} {text}", language=language)
    return [one.speaker.name for one in quotations(release)][1:]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Lars Ode (Unity) said that fees would double by May.", "en", "Lars Ode"),
        ("Karla Doss (Progress Party) said that the hospitals were short of nurses.", "en", "Karla Doss"),
        ("The Prime Minister, Rolf Orsin (Unity), said that nurses had been hired.", "en", "Rolf Orsin"),
        ("Lars Ode – a member of Unity – said that fees would double.", "en", "Lars Ode"),
        ("Lars Ode—a member of Unity—said that fees would double.", "en", "Lars Ode"),
        ("Депутат Лев Ходов (ЛДП) заявил, что налоги отменят.", "ru", "Лев Ходов"),
        ("Депутат Ольга Грач (Партия прогресса) заявила, что мост дорог.", "ru", "Ольга Грач"),
        ("Депутат Ольга Грач («Единство») сказала, что налоги вырастут.", "ru", "Ольга Грач"),
        ("Лев Ходов — депутат от Кестрии — заявил, что налоги отменят.", "ru", "Лев Ходов"),
        ("«Мост слишком дорог» — заявила Ольга Грач — «и слишком узок для нас».", "ru", "Ольга Грач"),
        ("وقال النائب بشار القاسمي (حزب التقدم) إن الجسر مكلف.", "ar", "النائب بشار القاسمي"),
    ],
)
def test_an_aside_does_not_hide_who_speaks(text, language, speaker):
    """Nor is a party in brackets the speaker, or the one who spoke before."""
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("(Unity) said that fees would double by May.", "en"),
        ("The Progress Party said that fees would double by May.", "en"),
        ("Партия прогресса заявила, что мост дорог.", "ru"),
        ("وقال حزب التقدم إن الجسر مكلف.", "ar"),
    ],
)
def test_where_no_person_is_the_subject_nobody_speaks(text, language):
    assert speakers(text, language) == []


@pytest.mark.parametrize(
    "text", ["The vote (on fees) is over.", "The vote - the last one - is over.", "The vote—the last—is over."]
)
def test_asides_are_left_out(text):
    assert without_asides(text) == ("The vote is over.")


@pytest.mark.parametrize(
    "text", ["(Applause)", "The vote — he said — is over.", "The vote was 10-2, as in 2019-2020.", "A well-known-name"]
)
def test_what_says_who_speaks_and_what_is_no_aside_stays(text):
    assert without_asides(text) == text
