"""Addresses as releases, pages and feeds state them: some are torn."""

from urllib.parse import unquote, urljoin, urlsplit

SCRIPTS = ("javascript", "vbscript", "data")  # schemes of what a browser runs or shows as if it came from the page


def is_whole(url: str) -> bool:
    """Whether an address can be taken apart; "http://[bad" cannot."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def is_address(url: str) -> bool:
    """Whether this may be kept as a release's address: it can be taken apart, and is no script."""
    return is_whole(url) and urlsplit(url).scheme not in SCRIPTS


def joined(base: str, url: str) -> str:
    """Where `url` leads from the page at `base`; a torn one stays as it is."""
    return urljoin(base, url) if is_whole(url) else url


def page_at(url: str) -> tuple[str, str, str]:
    """What is the same in the spellings of one page's whole address, with http or https, with "www." or without."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), unquote(parts.path).rstrip("/"), parts.query


def web_address(url: str) -> str:
    """`url` where a browser may follow it, else "": no script and no file, whatever a release calls its address."""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 else ""
    except ValueError:  # a torn host, or a port that is none
        return ""
