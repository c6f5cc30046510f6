"""`assistant feeds`: what is polled."""

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer

from assistant.commands.progress import report, watch
from assistant.commands.terminal import AsJson, err, errors, load, out, plain

feeds = typer.Typer(help="Feeds and sitemaps that are polled while the chat is served.", no_args_is_help=True)


@feeds.command("add")
def add_feed(
    url: Annotated[str, typer.Argument(help="Address of an RSS, Atom or JSON feed, or a sitemap.")],
) -> None:
    """Poll a feed: `assistant serve` brings in the pages it names, from now on."""
    if not load("embeddings.text.addresses").web_address(url):
        err.print(f"[red]Error:[/red] {plain(url)} is not an http(s) address that could be fetched.")
        raise typer.Exit(1)
    with _catalog() as catalog, catalog.transaction() as connection:
        records = load("embeddings.store.records")
        records.put_feed(connection, records.Feed(url))
    out.print(f"Polled from now on while the chat is served: {plain(url)}")


@feeds.command("remove")
def remove_feed(url: Annotated[str, typer.Argument(help="The address as it was added.")]) -> None:
    """Poll a feed no longer; what came from it stays."""
    with _catalog() as catalog, catalog.transaction() as connection:
        removed = load("embeddings.store.records").remove_feed(connection, url)
    if not removed:
        err.print("[red]Error:[/red] there is no such feed; `assistant feeds list` shows them.")
        raise typer.Exit(1)


@feeds.command("list")
def list_feeds(as_json: AsJson = False) -> None:
    """The feeds, and how the last poll of each went."""
    with _catalog() as catalog:
        found = catalog.feeds()
    if as_json:
        print(json.dumps([asdict(feed) for feed in found], ensure_ascii=False))
        return
    for feed in found:
        state = feed.problem or (f"polled {feed.polled_at}" if feed.polled_at else "not polled yet")
        out.print(f"{plain(feed.url)}  {plain(state)}")
    if not found:
        out.print("No feeds. Add one: assistant feeds add URL")


@feeds.command("poll")
def poll_feeds(as_json: AsJson = False) -> None:
    """Bring in what is new in every feed now, without serving."""
    with errors():
        settings = load("assistant.settings").read_settings()
        with load("embeddings.store.writer_lock").writing(settings.data, "assistant feeds poll"):
            wiring = load("assistant.wiring")
            archive = wiring.open_archive(settings)
            jobs = load("embeddings.intake.jobs").JobQueue(archive, wiring.open_fetcher(settings))
            try:
                for feed in archive.feeds():
                    out.print(plain(feed.url))
                    report(watch(jobs, jobs.submit_poll(feed.url).id), as_json)
            finally:
                jobs.close()
                archive.close()


@contextmanager
def _catalog():
    with errors():
        settings = load("assistant.settings").read_settings()
        catalog = load("embeddings.store.catalog").Catalog(settings.data / "archive.sqlite")
        try:
            yield catalog
        finally:
            catalog.close()
