"""WebWML: fragments of web pages whose title and date stand in define-tags."""

import re
from html import escape

from embeddings.readers import html
from embeddings.readers.decoding import decode
from embeddings.readers.reading import Reading

_TAG = re.compile(r"<define-tag\s+(\w+)[^>]*>(.*?)</define-tag>", re.DOTALL)
_MARKUP = re.compile("<[^<>]*>")


def read(name: str, data: bytes) -> Reading:
    """The release of a fragment; raises UnreadableFile where it has no text."""
    text = decode(data)
    tags = {tag: " ".join(_MARKUP.sub("", value).split()) for tag, value in _TAG.findall(text)}
    title, day = escape(tags.get("pagetitle", "")), escape(tags.get("release_date", ""), quote=True)
    body = _lines_kept(_TAG.sub("", text))
    page = (
        f'<html><head><title>{title}</title><meta property="article:published_time" content="{day}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return html.read(name, page.encode())


def _lines_kept(text: str) -> str:
    return re.sub(r"^#.*$", "", re.sub(r"<:.*?:>|\$\(\w+\)", "", text, flags=re.DOTALL), flags=re.MULTILINE)
