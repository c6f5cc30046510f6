"""The headers that guard every answer: a browser loads nothing else for it, frames it nowhere and guesses no type."""

from starlette.datastructures import MutableHeaders

POLICY = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,  # a page sets its own
    "Cache-Control": "no-cache",  # scripts of two versions must not meet
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def put(headers: MutableHeaders) -> None:
    """Add what is not set yet."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
