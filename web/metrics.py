"""What a Prometheus server is told. The only importer of prometheus_client."""

import time
from collections.abc import Iterator
from http import HTTPMethod

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)


class Metrics:
    """The figures of one application."""

    def __init__(self, archive: Archive, jobs: JobQueue):
        self._archive, self._jobs = archive, jobs
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("assistant_requests", "Requests answered", labels, registry=self._registry)
        self.seconds = Histogram(
            "assistant_request_seconds", "Seconds until the whole answer was sent", ("route",),
            buckets=SECONDS, registry=self._registry,
        )  # fmt: skip
        self._registry.register(self)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The archive's own figures, read when they are asked for."""
        status = self._archive.status()
        for name, value in (("releases", status.releases), ("passages", status.passages)):
            yield GaugeMetricFamily(f"assistant_{name}", f"{name.capitalize()} in the archive", value)
        running = sum(not job.finished for job in self._jobs.jobs())
        yield GaugeMetricFamily("assistant_jobs", "Jobs queued or running", running)

    def text(self) -> bytes:
        return generate_latest(self._registry)


class Measured:
    """ASGI middleware that counts and times requests by their route."""

    def __init__(self, app: ASGIApp, metrics: Metrics):
        self.app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "") or "other"
            method = scope["method"] if scope["method"] in HTTPMethod.__members__ else "other"
            self._metrics.requests.labels(method, route, status).inc()
            self._metrics.seconds.labels(route).observe(time.monotonic() - began)
