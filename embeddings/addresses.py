"""Addresses as releases, pages and feeds state them: some are torn."""

from urllib.parse import urljoin, urlsplit


def is_whole(url: str) -> bool:
    """Whether an address can be taken apart; "http://[bad" cannot."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def joined(base: str, url: str) -> str:
    """Where `url` leads from the page at `base`; a torn one stays as it is."""
    return urljoin(base, url) if is_whole(url) else url


def web_address(url: str) -> str:
    """`url` where a browser may follow it, else "": no script and no file, whatever a release calls its address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
