"""The archive as tools of the Model Context Protocol. The only importer of mcp."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import anyio.to_thread
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import ValidationError

from assistant.assistant import AnswerFailed, Assistant
from assistant.questions.question import BadQuestion
from embeddings.releases.release import Filters
from web.problems import complaints
from web.release_schemas import release_out
from web.schemas import answer_out, hit_out

INSTRUCTIONS = (
    "Press releases with citations. Quote only the `quote` of a citation or the `text` of a release, word for word,"
    " and name its release. `answerable: false` means that the releases do not say."
)

Answered = TypeVar("Answered")
OWN_GUARD = TransportSecuritySettings(enable_dns_rebinding_protection=False)  # web.guard checks every request


class _Server(MCPServer):
    """Says what is wrong with a tool's arguments in words for who called it."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{name}: {complaints(error.__cause__.errors())}") from error.__cause__
            raise


def mcp_server(assistant: Assistant) -> MCPServer:
    """A server with `search_releases`, `get_release` and `ask`."""
    server = _Server(
        "press-releases", title="Press releases", instructions=INSTRUCTIONS, log_level="WARNING"
    )

    @server.tool()
    async def search_releases(
        query: str,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> dict[str, Any]:
        """The nearest press releases to a question in any language, each with its best passage. k: 1 to 100."""
        filters = Filters(since, until, tuple(languages or ()), tuple(sources or ()))
        found = await _aside(lambda: assistant.search(query, k=min(max(k, 1), 100), filters=filters))
        return {"hits": [hit_out(hit).model_dump(mode="json") for hit in found.hits]}

    @server.tool()
    async def get_release(release_id: str) -> dict[str, Any]:
        """A whole press release with its language versions and corrections."""
        return await _aside(lambda: _release(assistant, release_id))

    @server.tool()
    async def ask(
        question: str,
        mode: str = "auto",
        since: date | None = None,
        until: date | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> dict[str, Any]:
        """A short answer in which every sentence is cited, or an honest "the releases do not say".

        mode: "auto", "quotes" (the releases' own sentences) or "model".
        """
        filters = Filters(since, until, tuple(languages or ()), tuple(sources or ()))
        answer = await _aside(lambda: assistant.ask(question, filters=filters, mode=mode, keep=False))
        return answer_out(answer).model_dump(mode="json")

    return server


def _release(assistant: Assistant, release_id: str) -> dict[str, Any]:
    archive = assistant.archive
    release = archive.release(release_id)
    if release is None:
        raise LookupError(f"There is no release {release_id!r}. search_releases gives ids.")
    out = release_out(release, archive.versions(release), archive.corrections(release))
    return out.model_dump(mode="json")


async def _aside(work: Callable[[], Answered]) -> Answered:
    """In a thread: other requests go on meanwhile. What the caller can mend is told in our words."""
    try:
        return await anyio.to_thread.run_sync(work)
    except (BadQuestion, AnswerFailed, LookupError) as error:
        raise ToolError(str(error)) from error
