"""One report as read: its text, fixed from then on, and what is known of where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.spans import Span

PRESS_YEARS = range(1450, 2100)
"""The years of which a press report can be: from the first that were printed, to well beyond our own."""

PDF_CREATION = "pdf creation date"
"""`published_from` of a day that tells no more than when a PDF was made."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the report cites, with the words that carry it (`None` where the words are not in the text)."""

    url: str
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report. `text` never changes after reading, so that every offset into it holds for good.

    `id` is a content id (see `headwater.model.ids.document_id`); the digests are SHA-256 in hexadecimal;
    `published` is ISO 8601, as precise as known ("2025", "2025-09", "2025-09-21", "2025-09-21T08:30:00Z"), of a year in
    `PRESS_YEARS` (in ledgers of older versions it may be anything: linking takes it as unknown then), and `published_from` says where it was found; `retrieved` is ISO 8601; `language` is ISO 639-1.
    Whatever the report does not say is `None`.
    """

    id: str
    text: str
    text_sha256: str
    raw_sha256: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    retrieved: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
