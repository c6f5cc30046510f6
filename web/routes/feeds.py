"""Releases that come from other hosts: a page or feed by its address, and feeds that are polled."""

import time
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import AfterValidator, BaseModel, Field

from embeddings.intake.feeds import EVERY_S
from embeddings.store.records import Feed
from embeddings.text.addresses import web_address
from web.problems import Problem
from web.release_schemas import Sent
from web.schemas import JobIdOut

router = APIRouter(prefix="/api", tags=["archive"])
MAX_FEEDS = 1000


def _whole(url: str) -> str:
    if not web_address(url):
        raise ValueError("This is no web address that could be fetched. Send one such as https://example.org/feed.")
    return url


class Address(Sent):
    url: Annotated[str, AfterValidator(_whole)] = Field(
        max_length=2000, pattern=r"^https?://[^\s/]+", description="http or https"
    )


class FeedOut(BaseModel):
    url: str
    failures: int = Field(description="polls that failed in a row; each doubles the wait for the next")
    problem: str = Field(description="why the last poll failed")
    polled_at: str = Field(description="ISO 8601 in UTC, empty before the first poll")


@router.post("/fetch", status_code=202)
def fetch(body: Address, request: Request) -> JobIdOut:
    """Bring in the page at an address, or every page that the feed or sitemap there names."""
    return JobIdOut(job_id=request.app.state.jobs.submit_address(body.url).id)


@router.get("/feeds")
def listed(request: Request) -> list[FeedOut]:
    """The feeds that are polled, and how the last poll of each went."""
    return [feed_out(feed) for feed in request.app.state.assistant.archive.feeds()]


@router.post("/feeds", status_code=202)
def add(body: Address, request: Request) -> JobIdOut:
    """Poll a feed or sitemap from now on; the job is its first poll."""
    archive = request.app.state.assistant.archive
    known = {feed.url for feed in archive.feeds()}
    if len(known) >= MAX_FEEDS:
        raise Problem(409, f"{MAX_FEEDS} feeds are polled already; remove one first.")
    if body.url not in known:
        archive.put_feed(Feed(body.url, due=time.time() + EVERY_S))
    return JobIdOut(job_id=request.app.state.jobs.submit_poll(body.url).id)


@router.delete("/feeds", status_code=204)
def remove(url: str, request: Request) -> None:
    """Poll a feed no longer; the releases that came from it stay."""
    if not request.app.state.assistant.archive.remove_feed(url):
        raise Problem(404, "There is no such feed. GET /api/feeds lists them.")


def feed_out(feed: Feed) -> FeedOut:
    return FeedOut(**{name: getattr(feed, name) for name in FeedOut.model_fields})
