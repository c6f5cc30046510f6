"""The archive as tools of the Model Context Protocol. The only importer of mcp."""

import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import anyio.to_thread
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import ValidationError

from assistant.assistant import AnswerFailed, Assistant
from assistant.questions.question import BadQuestion
from embeddings.releases.release import Filters
from web.addresses import release_href
from web.problems import complaints
from web.release_schemas import release_out
from web.schemas import Read, Wanted, answer_out, search_out

INSTRUCTIONS = (
    "Press releases with citations. Quote only the `quote` of a citation or the `text` of a release, word for word,"
    " and name its release. `answerable: false` means that the releases do not say."
)

MAX_ECHO = 100  # characters of what was sent that are said again
Answered = TypeVar("Answered")
OWN_GUARD = TransportSecuritySettings(enable_dns_rebinding_protection=False)  # web.guard checks every request


class _Server(MCPServer):
    """Says what is wrong with a tool's arguments in words for who called it."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}.get(name, arguments)
        if unknown := [one[:MAX_ECHO] for one in arguments if one not in known]:
            raise ToolError(f"{name}: {unknown[0]}: There is no such argument; there are {', '.join(known)}.")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{name}: {complaints(error.__cause__.errors())}") from error.__cause__
            raise


def mcp_server(assistant: Callable[[], Assistant]) -> MCPServer:
    """A server whose tools alone wait for the `assistant`, which several threads may ask for at once."""
    about = {"title": "Press releases", "instructions": INSTRUCTIONS}
    server = _Server("press-releases", **about, log_level="WARNING")

    @server.tool()
    async def search_releases(
        context: Context,
        query: str,
        k: Wanted = 10,
        since: date | None = None,
        until: date | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
        ignore: list[Read] | None = None,
    ) -> dict[str, Any]:
        """The nearest press releases to a question in any language, each with its best passage.

        ignore: of the limits read in the words (`interpreted.read`), those not to hold.
        """
        options = {"k": k, "filters": _filters(since, until, languages, sources), "ignore": ignore or ()}
        return _with_pages(await _aside(assistant, lambda it: _search(it, query, options)), context)

    @server.tool()
    async def get_release(release_id: str) -> dict[str, Any]:
        """A whole press release with its language versions and corrections."""
        return await _aside(assistant, lambda it: _release(it, release_id))

    @server.tool()
    async def ask(
        context: Context,
        question: str,
        mode: str = "auto",
        since: date | None = None,
        until: date | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
        ignore: list[Read] | None = None,
    ) -> dict[str, Any]:
        """A short answer in which every sentence is cited, or an honest "the releases do not say".

        mode: "auto", "quotes" (the releases' own sentences) or "model". ignore: of the limits
        read in the words (`interpreted.read`), those not to hold.
        """
        filters = _filters(since, until, languages, sources)
        options = {"filters": filters, "mode": mode, "ignore": ignore or (), "keep": False}
        answer = await _aside(assistant, lambda it: it.ask(question, **options))
        return _with_pages(answer_out(answer).model_dump(mode="json"), context)

    return server


def _filters(
    since: date | None, until: date | None, languages: Sequence[str] | None, sources: Sequence[str] | None
) -> Filters:
    return Filters(since, until, tuple(languages or ()), tuple(sources or ()))


def _search(assistant: Assistant, query: str, options: dict[str, Any]) -> dict[str, Any]:
    began = time.monotonic()
    found = assistant.search(query, **options)
    return search_out(found, round(1000 * (time.monotonic() - began))).model_dump(mode="json")


def _with_pages(out: dict[str, Any], context: Context) -> dict[str, Any]:
    """With the `page` on which each release opens at these words, where this server has an address."""
    request = context.request_context.request
    for found in (*out.get("citations", ()), *out.get("hits", ()), *out.get("nearest", ())) if request else ():
        href = release_href(found["release_id"], found["start"], found["end"])
        found["page"] = str(request.base_url).rstrip("/") + href
    return out


def _release(assistant: Assistant, release_id: str) -> dict[str, Any]:
    archive = assistant.archive
    release = archive.release(release_id)
    if release is None:
        raise LookupError(f"There is no release {release_id[:MAX_ECHO]!r}. search_releases gives ids.")
    out = release_out(release, archive.versions(release), archive.corrections(release))
    return out.model_dump(mode="json")


async def _aside(assistant: Callable[[], Assistant], work: Callable[[Assistant], Answered]) -> Answered:
    """In a thread: other requests go on meanwhile. What the caller can mend is told in our words."""
    try:
        opened = await anyio.to_thread.run_sync(assistant)
    except Exception as error:  # no model, or an archive that another one built
        raise ToolError(str(error)) from error
    try:
        return await anyio.to_thread.run_sync(work, opened)
    except (BadQuestion, AnswerFailed, LookupError) as error:
        raise ToolError(str(error)) from error
