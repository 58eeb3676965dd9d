"""Bytes to text: byte order mark, declared encoding, UTF-8, and only then detection."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from headwater.model import ReadingError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = (
    b"\x7fELF",
    b"MZ\x90",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"Rar!",
    b"7z\xbc\xaf",
    b"OggS",
    b"ID3",
    b"\xca\xfe\xba\xbe",
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,40})""", re.IGNORECASE)
_OF_PAGES = re.compile(r"ascii|utf-8|iso8859|iso2022|cp\d|koi8|gb|big5|euc|shift|hz|mac|tis|johab")
"""What a page may declare, by Python's names; Python knows others, which are no encodings of texts or are slow."""


def decode(raw: bytes) -> str:
    """The text of `raw`, unchanged otherwise; raises `ReadingError` if it is no text.

    >>> decode("Kyiv’s toll".encode()), decode(b"caf\\xe9, na\\xefve, d\\xe9j\\xe0 vu, tr\\xe8s bien")[:4]
    ('Kyiv’s toll', 'café')
    """
    for mark, named in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, named)
    if raw.startswith(_MAGIC) or b"\x00" in raw[:65536]:
        raise ReadingError("binary", "binary data, not text; give a text, HTML, PDF or JSONL file")
    for encoding in ("utf-8", *_declared(raw)):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(raw[:200_000]).best()
    if best is None:
        raise ReadingError("not_text", "no known encoding fits; save it as UTF-8")
    return raw.decode(best.encoding, errors="replace")


def _declared(raw: bytes) -> Iterator[str]:
    """The encoding that the head of a page names, if it is one."""
    declared = _DECLARED.search(raw[:4096])
    if declared is None:
        return
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return
    if _OF_PAGES.match(name):
        yield name


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError("not_text", f"its byte order mark says {encoding}, but it is not: {error.reason}") from error
