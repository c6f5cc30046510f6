"""Sitemaps: the addresses of a site's pages, or of its other sitemaps."""

import gzip
import io
import zlib

from lxml import etree

from embeddings.readers.reading import MAX_BYTES, UnreadableFile

_ROOTS = (b"<urlset", b"<sitemapindex")


def is_sitemap(data: bytes) -> bool:
    head = unpacked(data)[:4096]
    return any(root in head for root in _ROOTS)


def unpacked(data: bytes) -> bytes:
    """What a gzipped sitemap holds; other data as it is."""
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return b""
    return found if len(found) <= MAX_BYTES else b""


def entries(data: bytes) -> tuple[list[dict], list[str]]:
    """The pages as `{url, changed}` and the addresses of further sitemaps; raises UnreadableFile."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(unpacked(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"a torn sitemap: {error}") from error
    pages, further = [], []
    for element in root.iter("{*}url", "{*}sitemap"):
        if url := (element.findtext("{*}loc") or "").strip():
            if etree.QName(element).localname == "sitemap":
                further.append(url)
            else:
                pages.append({"url": url, "changed": (element.findtext("{*}lastmod") or "").strip()})
    return pages, further
