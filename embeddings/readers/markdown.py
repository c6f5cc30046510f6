"""Markdown, with or without YAML front matter."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from html import escape

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from embeddings.readers.decoding import clean, decode
from embeddings.readers.fields import renamed
from embeddings.readers.found import FIELD, HEADING, Found
from embeddings.readers.jsonl import described
from embeddings.readers.markup import line_of, text_of
from embeddings.readers.reading import DOUBT, Problem, Reading, UnreadableFile
from embeddings.readers.stated_date import Manner, Stated
from embeddings.readers.text import release_from_text
from embeddings.releases.lines import TITLE
from embeddings.text.dates import date_line, title_date
from embeddings.text.folding import fold

TOLD = ("title", "subtitle", "language", "source", "place")
_SENTENCE_END = (".", "!", "?", "…", ":", "؟", "。", "۔")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read(name: str, data: bytes) -> Reading:
    """The release in a Markdown file, of which front matter names the fields of a release object."""
    about, text = _front_matter(decode(data))
    about = renamed(about.items())
    day, language = about.pop("date", ""), str(about.get("language", ""))
    stated = described(about)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    heading, blocks = _blocks(tokens)
    heading = clean(heading)
    told = {name: Found(stated.pop(name, ""), FIELD) for name in TOLD}
    if heading and told["title"] and fold(heading) != fold(told["title"].value):
        blocks.insert(0, heading)
    told["title"] = told["title"] or Found(heading, HEADING)
    release = replace(release_from_text(name, clean("\n\n".join(blocks)), **told), **stated)
    told_date = Manner().read(day, language) if day else Stated(None)
    if told_date.day:
        release = replace(release, date=told_date.day, date_evidence=line_of(str(day)))
    elif release.date is None and (found := title_date(release.title, release.language)):
        release = replace(release, date=found[0], date_evidence=found[1])
    return Reading((release,), (Problem("front matter", told_date.doubt, DOUBT),) if told_date.doubt else ())


def _front_matter(text: str) -> tuple[dict, str]:
    """What the front matter says, and the Markdown after it. A rule at the top is no front matter."""
    if match := _TOML.match(text):
        return _of_toml(match["toml"]), text[match.end() :]
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        found = yaml.load(match["yaml"], yaml.BaseLoader)  # every value stays a string as written
    except yaml.MarkedYAMLError as error:
        line = f" (line {error.problem_mark.line + 2})" if error.problem_mark else ""
        raise UnreadableFile(f"the front matter is not YAML: {error.problem}{line}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableFile(f"the front matter is not YAML: {type(error).__name__}") from error
    if found is None or found == "":
        return {}, text[match.end() :]
    return (found, text[match.end() :]) if isinstance(found, dict) else ({}, text)


def _of_toml(text: str) -> dict:
    """What TOML says; a day or time in it as it would be written elsewhere."""
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFile(f"the front matter is not TOML: {error}") from error
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def _blocks(tokens: list[Token]) -> tuple[str, list[str]]:
    """The heading of the first level above the text, and the other blocks as paragraphs of plain text."""
    title, blocks, opened, row, mark = "", [], "", [], ""
    for token in tokens:
        if token.type.endswith("_open"):
            opened = token.tag
            row = [] if token.type == "tr_open" else row
            if token.type == "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "list_item_close":
            mark = ""
        elif token.type == "tr_close":
            blocks.append(" | ".join(row))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
        elif token.type == "html_block":
            blocks += filter(None, text_of(token.content).split("\n\n"))
        elif token.type == "inline":
            text = _plain(token)
            if opened == "h1" and not title and all(map(_may_stand_above, blocks)):
                title = " ".join(text.split())
            elif opened in ("th", "td"):
                row.append(text)
            elif text:
                blocks.append(mark + text)
                mark = ""
    return title, blocks


def _may_stand_above(block: str) -> bool:
    """Whether a block is none of the text, so that the title may come after it: a date, a letterhead."""
    return len(block) <= TITLE and (not block.endswith(_SENTENCE_END) or date_line(block, "") is not None)


def _plain(token: Token) -> str:
    """The words of a paragraph, of which parts may be HTML; those struck through are taken back."""
    children = _unstruck(token.children or ())
    if not any(child.type == "html_inline" for child in children):
        return "".join(map(_words, children)).strip()
    markup = (child.content if child.type == "html_inline" else escape(_words(child)) for child in children)
    return " ".join(text_of("".join(markup)).split())


def _unstruck(tokens: Iterable[Token]) -> list[Token]:
    kept, depth = [], 0
    for token in tokens:
        depth += (token.type == "s_open") - (token.type == "s_close")
        if not depth:
            kept.append(token)
    return kept


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") else ""
