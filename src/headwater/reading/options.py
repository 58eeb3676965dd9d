"""What the caller knows of the reports, and what reading gives back."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Document, Problem


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Metadata that win over whatever the report itself says; `None` leaves the report's own.

    Files below `folder` are called by their path from there on, wherever people see a name.
    """

    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One input: its document and raw bytes, or the problem that it met; `source` is its name for people.

    `notes` are problems that cost no report, only something that was given of it.
    """

    source: str
    document: Document | None = None
    raw: bytes | None = None
    problem: Problem | None = None
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format's parser makes of bytes, before it is a `Document`; `links` are (address, start, end or -1).

    `undated` says of each date that was given and is none why it does not count.
    """

    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    language: str | None = None
    links: tuple[tuple[str, int, int], ...] = ()
    undated: tuple[str, ...] = ()
