"""HEAD, which is GET without the body."""

from anyio import Event
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Head:
    """ASGI middleware. What would go on sending is told, as soon as its headers are out, that nobody listens."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        begun, received = Event(), False

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body"})
                begun.set()

        async def receiving() -> Message:
            nonlocal received
            if not received:
                received = True
                return await receive()
            await begun.wait()
            return {"type": "http.disconnect"}

        await self.app(scope | {"method": "GET"}, receiving, sending)
