"""Bytes to text: the encoding found or refused, never guessed into mojibake; nothing invisible left in."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from embeddings.readers.reading import UnreadableFile
from embeddings.text.language import detect_language

SAMPLE = 1 << 20  # bytes; more makes the detection slower and no surer
FEW = 40  # bytes that are too few to doubt a declared encoding by
# The encodings in which such files exist; a longer list makes short texts uncertain.
LEGACY = (
    "cp1251", "koi8_r", "cp1256", "iso8859_6", "cp1252", "cp866", "iso8859_5", "cp1250", "cp1254",
    "mac_cyrillic", "gb18030", "shift_jis", "euc_kr",
)  # fmt: skip
# What a page may declare. Other codecs of Python are not text encodings, or not safe ones (UTF-7, escapes).
DECLARABLE = frozenset(
    codecs.lookup(name).name
    for name in (
        *LEGACY, *(f"cp125{n}" for n in range(9)), *(f"iso8859_{n}" for n in range(1, 17) if n != 12),
        "koi8_u", "cp874", "gbk", "gb2312", "big5", "euc_jp", "iso2022_jp",
    )
)  # fmt: skip
CENTRAL_EUROPEAN = frozenset(("cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"))  # what cp1250 was made for
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TAG = re.compile(b"<[^<>]*>")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters but tab and line feed; bidirectional overrides and isolates; what has no width or meaning.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def decode(data: bytes, declared: str = "") -> str:
    """The text of `data`, cleaned (see `clean`).

    A byte order mark, then valid UTF-8, then the `declared` encoding where it makes sense, then detection. Raises
    UnreadableFile when the data is empty, binary or in an encoding that cannot be told.
    """
    if not data.strip():
        raise UnreadableFile("empty file")
    text = clean(decode_as_is(data, declared))
    if not text.strip():
        raise UnreadableFile("empty file: nothing but white space and control characters")
    return text


def decode_as_is(data: bytes, declared: str = "") -> str:
    """As `decode`, uncleaned: for formats in which separators and control characters are syntax."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _mostly(data[len(mark) :], encoding)
    if b"\0" in data:
        return _with_zeros(data)
    if (text := _utf8(data)) is not None:
        return text
    if (name := _known(declared)) and _plausible(data, name) and (text := _attempt(data, name)) is not None:
        return text
    return _detected(data)


def clean(text: str) -> str:
    """`text` in NFC with line feeds only, no space before them, no control, invisible or override characters.

    Lone surrogates become U+FFFD. Joiners and left-to-right marks stay: Persian and mixed text need them.
    """
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _utf8(data: bytes) -> str | None:
    """The text of valid UTF-8, or of UTF-8 in which a few characters are broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken and broken * 20 > sum(1 for character in text if character > "\x7f"):
        return None
    return _refuse_binary(text)


def _with_zeros(data: bytes) -> str:
    """Text with zero bytes: UTF-16 without a mark, or UTF-8 with a few strays."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 10 * min(even, odd) and max(even, odd) * 20 > len(data[:4096]):
        return _mostly(data, "utf-16-le" if odd > even else "utf-16-be")
    text = _utf8(data)
    if text is None:
        raise UnreadableFile("not text: binary data")
    return text


def _mostly(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * 20 > len(text):
        raise UnreadableFile("not text: binary data")
    return _refuse_binary(text)


def _refuse_binary(text: str) -> str:
    if len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text[:SAMPLE])) * 50 > len(text[:SAMPLE]):
        raise UnreadableFile("not text: binary data")
    return text


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label.strip().lower()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as browsers read it
    return name if name in DECLARABLE else ""


def _plausible(data: bytes, encoding: str) -> bool:
    """Whether what is not ASCII reads as words in the declared encoding; pages declare wrong ones."""
    words = b" ".join(word for word in _TAG.sub(b" ", data[:SAMPLE]).split() if not word.isascii())
    return len(words) < FEW or from_bytes(words[: FEW * 100], cp_isolation=[encoding]).best() is not None


def _attempt(data: bytes, encoding: str) -> str | None:
    text = data.decode(encoding, "replace")
    return _refuse_binary(text) if text.count("\ufffd") * 200 <= len(text) else None


def _detected(data: bytes) -> str:
    best = from_bytes(_sample(data), cp_isolation=list(LEGACY)).best()
    if best is None:
        raise UnreadableFile("not text: binary data, or an unknown encoding")
    encoding = best.encoding
    if encoding == "cp1250" and detect_language(str(best)) not in CENTRAL_EUROPEAN:
        encoding = "cp1252"  # French and German score as high in either
    text = _attempt(data, encoding) if best.coherence > 0 else None
    if text is None:
        raise UnreadableFile("its encoding cannot be told; save it as UTF-8")
    return text


def _sample(data: bytes) -> bytes:
    """The beginning of `data`, cut where no character of several bytes is."""
    if len(data) <= SAMPLE:
        return data
    return data[: max(data.rfind(b" ", 0, SAMPLE), data.rfind(b"\n", 0, SAMPLE)) + 1] or data[:SAMPLE]
