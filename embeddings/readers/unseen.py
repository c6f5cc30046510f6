"""What a web page holds and shows to nobody: it is no part of a release. Pure."""

import re

from lxml.html import HtmlElement

KEPT = {"html", "body", "main", "article"}  # hidden by pages that a script shows when they are ready
_WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)"}
_LENGTH = r"0(?:\.0*)?(?:px|pt|r?em|%|vw|vh)?"
_UNSEEN = re.compile(
    rf"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?%?|font-size:{_LENGTH}|color:transparent"
    r"|transform:scale\(0\)|text-indent:-\d{3,}.*|(?:margin-)?(?:left|right|top|bottom):-\d{4,}.*"
)
_NO_ROOM = re.compile(rf"(?:max-)?(?:height|width):{_LENGTH}")


def drop_unseen(page: HtmlElement) -> bool:
    """Take out of `page` what its own markup hides from every reader; whether there was anything.

    Only what stands in the elements themselves is known: style sheets are not read.
    """
    unseen = [e for e in page.iter("*") if e.tag not in KEPT and _is_unseen(e)]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(unseen)


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag == "template" or "hidden" in element.attrib:
        return True
    style = element.get("style", "")
    return bool(style) and _hides(_declarations(style))


def _declarations(style: str) -> dict[str, str]:
    """Each property with its value, without spaces."""
    plain = re.sub(r"\s+|!important", "", style.lower())
    pairs = (one.partition(":") for one in plain.split(";"))
    return {name: value for name, _, value in pairs if value}


def _hides(declared: dict[str, str]) -> bool:
    said = [f"{name}:{value}" for name, value in declared.items()]
    if any(map(_UNSEEN.fullmatch, said)):
        return True
    if declared.get("overflow") in ("hidden", "clip") and any(map(_NO_ROOM.fullmatch, said)):
        return True
    color, ground = declared.get("color"), declared.get("background-color") or declared.get("background")
    return bool(color) and (color == ground or {color, ground} <= _WHITE)
