"""The archive over HTTP: bring in, look up, remove; and the jobs that bring in."""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.questions.question import checked
from embeddings.intake.jobs import Job, JobQueue
from embeddings.readers import Problem as ReadingProblem
from embeddings.readers import Reading, UnreadableFile, read, release_from_object
from embeddings.releases.release import Filters
from embeddings.store.listing import is_cursor
from web.problems import Problem
from web.release_schemas import ListingOut, ReleaseOut, VersionOf, listed_out, release_out
from web.schemas import Day, JobIdOut, JobOut, Names, job_out
from web.scope import MAX_WORDS
from web.stream import EVENTS, sent

router = APIRouter(prefix="/api", tags=["archive"])
WAIT_S = 600  # longest `?wait=true`
TICK_S = 0.25  # between two events of a job's stream
MAX_LISTED = 200
_RELEASE = {
    "type": "object",
    "required": ["text"],
    "properties": {
        name: {"type": "string"} | ({"format": "date"} if name == "date" else {})
        for name in ("id", "url", "title", "subtitle", "date", "language", "source", "place", "text", "version_of")
    },
}
_FILES = {"type": "object", "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}}
SENT = {
    "application/json": {"schema": {"anyOf": [_RELEASE, {"type": "array", "items": _RELEASE}]}},
    "application/x-ndjson": {"schema": {"type": "string"}},
    "multipart/form-data": {"schema": _FILES},
}


@router.post(
    "/releases",
    status_code=202,
    response_model=JobIdOut,
    responses={200: {"model": JobOut, "description": "With `wait=true`: the finished job"}},
    openapi_extra={"requestBody": {"required": True, "content": SENT}},
)
async def add(request: Request, wait: bool = False) -> Response:
    """A release object, an array, JSON Lines, or a multipart upload of files.

    A release object is `{id?, url?, title?, subtitle?, date?, language?, source?, place?, text, version_of?}`; the
    same id or the same url, each in the same language, replaces; what names neither replaces nothing. With `wait`, what
    takes longer than ten minutes is answered as without it.
    """
    jobs: JobQueue = request.app.state.jobs
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        job = await _uploaded(request, jobs)
    elif kind == "application/json":
        job = await run_in_threadpool(_submitted, jobs, await request.body(), _objects)
    elif kind in ("application/x-ndjson", "application/jsonl"):
        job = await run_in_threadpool(_submitted, jobs, await request.body(), partial(read, "releases.jsonl"))
    else:
        raise Problem(415, "Send application/json, application/x-ndjson or multipart/form-data.")
    if wait and (job := await run_in_threadpool(jobs.wait, job.id, WAIT_S)).finished:
        return JSONResponse(job_out(job).model_dump(mode="json"), 200)
    return JSONResponse({"job_id": job.id}, 202, {"Location": f"/api/jobs/{job.id}"})


async def _uploaded(request: Request, jobs: JobQueue) -> Job:
    async with request.form(max_files=1000) as form:
        files = [value for _, value in form.multi_items() if not isinstance(value, str)]
        if not files:
            raise Problem(422, "The upload has no files. Send each as a form field named files.")
        named = [(file.filename or "upload", file.file) for file in files]
        return await run_in_threadpool(jobs.submit_uploads, named)


def _submitted(jobs: JobQueue, body: bytes, taken_apart: Callable[[bytes], Reading]) -> Job:
    reading = taken_apart(body)
    return jobs.submit_releases(reading.releases, reading.problems)


def _objects(body: bytes) -> Reading:
    """The releases of a JSON body; one object must be right, of an array the wrong ones are reported."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(422, f"The body is not JSON: {error}. Send one release object or an array.") from error
    if not isinstance(data, list):
        return Reading((release_from_object(data),))
    if not data:
        raise Problem(422, "The array is empty. Send at least one release object.")
    releases, problems = [], []
    for number, item in enumerate(data, 1):
        try:
            releases.append(release_from_object(item))
        except UnreadableFile as error:
            problems.append(ReadingProblem(f"release {number}", str(error)))
    return Reading(tuple(releases), tuple(problems))


@router.get("/releases")
def listing(
    request: Request,
    q: Annotated[str, Query(max_length=MAX_WORDS, description="words in the title or text")] = "",
    language: Names = [],  # noqa: B006 (FastAPI copies defaults)
    source: Names = [],  # noqa: B006
    since: Day = None,
    until: Day = None,
    cursor: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_LISTED)] = 50,
) -> ListingOut:
    """Releases, newest first."""
    if cursor and not is_cursor(cursor):
        raise Problem(422, "cursor: No page of this list ended so. Give back the `cursor` of the page before.")
    filters = checked(Filters(since, until, tuple(language), tuple(source)))
    page = request.app.state.assistant.archive.listing(filters, q, cursor, limit)
    return ListingOut(releases=[listed_out(r) for r in page.releases], cursor=page.cursor)


@router.get("/releases/{release_id:path}")
def release(release_id: str, request: Request) -> ReleaseOut:
    """A release with its whole text, its language versions and where each of its fields was read."""
    archive = request.app.state.assistant.archive
    found = archive.release(release_id)
    if found is None:
        raise Problem(404, _no_release(release_id))
    return release_out(
        found, archive.versions(found), archive.corrections(found), archive.earlier(release_id)
    )


@router.patch("/releases/{release_id:path}")
def set_version(release_id: str, body: VersionOf, request: Request) -> ReleaseOut:
    """Say by hand which release this one is a version of, or that it is none; what was found by content gives way."""
    archive = request.app.state.assistant.archive
    found = archive.release(release_id)
    if found is None:
        raise Problem(404, _no_release(release_id))
    items = archive.items([body.version_of])
    if body.version_of and (body.version_of == release_id or body.version_of not in items):
        raise Problem(422, f"version_of: {_no_release(body.version_of)} Another release must be named, or none.")
    archive.set_item(release_id, items.get(body.version_of, ""))
    return release_out(
        found, archive.versions(found), archive.corrections(found), archive.earlier(release_id)
    )


@router.delete("/releases/{release_id:path}", status_code=204)
def remove(release_id: str, request: Request) -> None:
    """From the moment this returns, the release is neither found nor cited."""
    if not request.app.state.assistant.archive.remove([release_id]):
        raise Problem(404, _no_release(release_id))


def _no_release(release_id: str) -> str:
    return f"The archive has no release {release_id[:200]!r}. GET /api/releases lists them."


@router.get("/jobs")
def all_jobs(request: Request) -> list[JobOut]:
    """Jobs that are queued, running or ended since the server started, newest first.

    What was accepted before the server ended is among them, under its id, and goes on.
    """
    return [job_out(job) for job in request.app.state.jobs.jobs()]


@router.post("/jobs/{job_id}/undo", status_code=202)
def take_back(job_id: str, request: Request) -> JobIdOut:
    """Remove what a finished job added, and put back what it changed; this is a job, too."""
    _job(request, job_id)
    undoing = request.app.state.jobs.submit_undo(job_id)
    if undoing is None:
        raise Problem(409, "There is nothing to undo: the job still runs, or what it brought is taken back.")
    return JobIdOut(job_id=undoing.id)


@router.post("/jobs/{job_id}/{action}")
def control(job_id: str, action: Literal["pause", "resume", "cancel"], request: Request) -> JobOut:
    """Pause, resume or cancel; what has been stored stays, and bringing in again goes on from there."""
    _job(request, job_id)
    return job_out(getattr(request.app.state.jobs, action)(job_id))


@router.get("/jobs/{job_id}", tags=["archive"])
def job(job_id: str, request: Request) -> JobOut:
    """What an ingest has done so far."""
    return job_out(_job(request, job_id))


@router.get("/jobs/{job_id}/stream", response_class=StreamingResponse, responses={200: EVENTS})
def job_stream(job_id: str, request: Request) -> StreamingResponse:
    """The same as events named `job`, until it has finished."""
    _job(request, job_id)
    return StreamingResponse(_progress(request.app.state.jobs, job_id), media_type="text/event-stream")


def _progress(jobs: JobQueue, job_id: str) -> Iterator[str]:
    shown = None
    while (current := jobs.job(job_id)) is not None:
        if current != shown:
            yield sent("job", job_out(current).model_dump(mode="json"))
            shown = current
        if current.finished or jobs.closed:
            return
        time.sleep(TICK_S)


def _job(request: Request, job_id: str) -> Job:
    found = request.app.state.jobs.job(job_id)
    if found is None:
        raise Problem(404, f"There is no job {job_id[:100]!r}; jobs that have ended are forgotten at a restart.")
    return found
