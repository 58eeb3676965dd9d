"""A PDF to its text. Runs in the confined worker: PDFs are hostile."""

from __future__ import annotations

import re

import pypdfium2

from headwater.model import ReadingError
from headwater.reading.limits import MAX_PAGES
from headwater.reading.options import Parsed

_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")


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
    published = "-".join(date.groups()) if date else None
    return Parsed(
        text,
        title=meta.get("Title") or None,
        authors=tuple(filter(None, [meta.get("Author")])),
        published=published,
        published_from="pdf creation date" if date else None,
    )


def _page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdf[number]
    try:
        text = page.get_textpage().get_text_range()
    finally:
        page.close()
    joined = re.sub(r"(?<![.!?:”\"])\r?\n(?=\S)", " ", text.replace("\ufffe", ""))
    return joined.replace("\r\n", "\n")
