"""What could be asked next."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from embeddings.releases.release import Filters
from web.page import wanted_wording
from web.wording import wordings

router = APIRouter(prefix="/api", tags=["asking"])
MOST = 3


class AboutOut(BaseModel):
    question: str
    language: str
    release_id: str


class QuestionsOut(BaseModel):
    questions: list[AboutOut]


@router.get("/questions")
def about(
    request: Request,
    release: Annotated[list[str], Query(max_length=20, description="ids of releases, the likeliest first")],
    language: Annotated[str, Query(max_length=10, description="of the questions: ar, en or ru")] = "",
) -> QuestionsOut:
    """Questions about these releases, each checked: the archive answers it from its release."""
    wording = wordings().get(language) or wanted_wording(request)
    archive = request.app.state.assistant.archive
    releases = [found for release_id in release if (found := archive.release(release_id))]
    releases.sort(key=lambda one: one.language != wording.code)
    asked = request.app.state.questions.about(releases, wording, Filters(), MOST)
    return QuestionsOut(
        questions=[
            AboutOut(question=one.question, language=one.language, release_id=one.release.id) for one in asked
        ]
    )
