"""Markdown, with or without YAML front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from embeddings.readers.decoding import decode
from embeddings.readers.jsonl import described
from embeddings.readers.reading import Reading, UnreadableFile
from embeddings.readers.text import release_from_text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def read(name: str, data: bytes) -> Reading:
    """The release in a Markdown file; front matter names title, date, language, source, url, id, version_of."""
    text = decode(data)
    match = _FRONT_MATTER.match(text)
    about = _front_matter(match["yaml"]) if match else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[match.end() :] if match else text)
    title, blocks = _blocks(tokens)
    stated = {
        key: about.get(key) for key in ("id", "url", "title", "date", "language", "source", "version_of")
    }
    release = release_from_text(
        name, "\n\n".join(blocks), title=str(stated["title"] or title), language=str(stated["language"] or "")
    )
    return Reading((replace(release, **described(stated)),))


def _front_matter(text: str) -> dict:
    try:
        found = yaml.load(text, yaml.BaseLoader)  # every value stays the string that was written
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableFile(f"the front matter is not YAML: {error}") from error
    return found if isinstance(found, dict) else {}


def _blocks(tokens: list[Token]) -> tuple[str, list[str]]:
    """The first level-one heading, and the other blocks as paragraphs of plain text."""
    title, blocks, opened, row = "", [], "", []
    for token in tokens:
        if token.type.endswith("_open"):
            opened = token.tag
            row = [] if token.type == "tr_open" else row
        elif token.type == "tr_close":
            blocks.append(" | ".join(row))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
        elif token.type == "inline":
            text = "".join(_plain(token)).strip()
            if opened == "h1" and not title:
                title = " ".join(text.split())
            elif opened in ("th", "td"):
                row.append(text)
            elif text:
                blocks.append(f"– {text}" if token.level > 1 and opened == "p" and token.hidden else text)
    return title, blocks


def _plain(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
