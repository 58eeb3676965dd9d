"""A PDF to its text. Runs in the confined worker: PDFs are hostile."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2

from headwater.model import PDF_CREATION, ReadingError
from headwater.reading.datelines import is_date_line
from headwater.reading.dates import iso_date
from headwater.reading.limits import MAX_PAGES
from headwater.reading.options import Parsed

_DATE = re.compile(r"^D:(\d{8})")
_ENDS = tuple('.!?:”"')
"""With what a line ends that the next one does not go on with."""


def parse_pdf(raw: bytes) -> Parsed:
    """The text of the pages, a blank line between two; raises `ReadingError` if it is broken, locked or has no text."""
    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            pages = [_page(pdf, number) for number in range(min(len(pdf), MAX_PAGES))]
            meta = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ReadingError("broken", f"a broken or locked PDF: {error}") from error
    text = "\n\n".join(page for page in pages if page.strip())
    if not text.strip():
        raise ReadingError("no_text", "a PDF without text; it may hold scanned pages only")
    date = _DATE.match(meta.get("CreationDate", ""))
    published = iso_date(date[1]) if date else None
    return Parsed(
        text,
        title=meta.get("Title") or None,
        authors=tuple(filter(None, [meta.get("Author")])),
        published=published,
        published_from=PDF_CREATION if published else None,
    )


def _page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdf[number]
    try:
        text = page.get_textpage().get_text_range()
    finally:
        page.close()
    lines: list[str] = text.replace("\ufffe", "").replace("\r\n", "\n").split("\n")
    return lines[0] + "".join((" " if _flows(*pair) else "\n") + pair[1] for pair in pairwise(lines))


def _flows(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    broken = before.endswith(_ENDS) or not line[:1].strip()
    return not (broken or is_date_line(before) or is_date_line(line))
