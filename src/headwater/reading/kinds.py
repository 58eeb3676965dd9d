"""Files that are text, and yet no report as they stand: mails, saved web archives, RTF, feeds, data. They are told by how they begin.

Read as text, their headers and marks would be taken for words of the report, and a length in bytes for a figure.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress

from headwater.model import ReadingError

_HEAD = 2048
_HEADER = re.compile(
    rb"(?im)^(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|"
    rb"content-transfer-encoding|snapshot-content-location|reply-to|x-[a-z-]+): ?\S"
)
_HEADERS = 4
"""Headers at the head of a file by which it is seen to be a mail, or a page saved as one."""
_REPORT_OF = re.compile(rb"^\s*\{.*\"text\"\s*:\s*\"", re.DOTALL)


def refuse_others(raw: bytes) -> None:
    """Raises `ReadingError` for what is text but no report, with what to give in its place.

    >>> refuse_others(b"The mayor said 40 boats sank.")
    >>> refuse_others(b"WARC/1.0 response")
    Traceback (most recent call last):
    ...
    headwater.model.errors.ReadingError: a web archive (WARC), not a report; give its pages as HTML
    """
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = head.lower()
    if lowered.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in lowered:
        raise ReadingError("xml", "an XML file, not a report; give the page or the text")
    if lowered.startswith(b"warc/"):
        raise ReadingError("archive", "a web archive (WARC), not a report; give its pages as HTML")
    if lowered.startswith(b"{\\rtf"):
        raise ReadingError("rtf", "an RTF file, not a report; save it as text or HTML")
    if _is_mail(head):
        raise ReadingError("mail", "a mail, or a page saved as one (MHTML); save its text, or the page as HTML")
    if head[:1] in (b"{", b"[") and _is_json(raw):
        raise ReadingError("json", "JSON, not a report; give reports as JSON lines, each with a field `text`")


def is_lines(raw: bytes) -> bool:
    """Whether the first line is an object with a report's text, as JSON lines have: also where no name says so.

    >>> is_lines(b'{"text": "The mayor spoke."}'), is_lines(b'{"texts": []}'), is_lines(b"The mayor spoke.")
    (True, False, False)
    """
    if not _REPORT_OF.match(raw[:_HEAD]):
        return False
    first = raw.lstrip().split(b"\n", 1)[0]
    with suppress(ValueError, RecursionError):
        data = json.loads(first)
        return isinstance(data, dict) and isinstance(data.get("text"), str)
    return False


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the headers of a mail (RFC 5322), one a line from the first on."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return _HEADER.match(top) is not None and len(_HEADER.findall(top)) >= _HEADERS


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True
