"""Inputs to documents: the one function that the rooms above call."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from headwater.model import PDF_CREATION, Document, LimitError, Link, Problem, ReadingError, Span, make_document
from headwater.reading.datelines import date_line, dateline, day_in_address
from headwater.reading.dates import given_date, no_date
from headwater.reading.decoding import decode
from headwater.reading.kinds import is_lines, refuse_others
from headwater.reading.limits import MAX_BYTES
from headwater.reading.options import Parsed, Reading, ReadOptions
from headwater.reading.sources import STDIN, expand, is_address, load
from headwater.reading.worker import Worker

_NAMES = {
    "url": ("url",),
    "publisher": ("publisher", "outlet"),
    "title": ("title",),
}
_DATES = ("published", "date")
_STRINGS = ("url", "publisher", "title", "published", "published_from", "language")


def read(sources: Iterable[str], options: ReadOptions | None = None) -> Iterator[Reading]:
    """Each input that the sources name, as a document with its raw bytes or as a problem; one bad input stops no other.

    >>> [reading.problem.kind for reading in read(["no-such-file.txt"])]
    ['missing']
    """
    options = options or ReadOptions()
    with Worker() as worker:
        for source in expand(sources):
            try:
                yield from _read_one(source, options, worker)
            except ReadingError as error:
                name = _shown(source, options)
                yield Reading(name, problem=Problem(name, "reading", error.kind, _sound(" ".join(str(error).split()))))


def _read_one(source: str, options: ReadOptions, worker: Worker) -> Iterator[Reading]:
    raw = load(source)
    name = source
    if raw.startswith(b"\x1f\x8b"):
        raw, name = _unzip(raw), source.removesuffix(".gz")
    if name.lower().endswith(".jsonl") or is_lines(raw):
        yield from _lines(source, raw, options)
        return
    parsed = _parse(name, raw, worker)
    if is_address(source):
        parsed = replace(parsed, url=parsed.url or source)
    yield _reading(_shown(source, options), parsed, raw, _with_sidecar(source, parsed, options))


def _shown(source: str, options: ReadOptions) -> str:
    """A source's name for people; bytes of a file's name that are no UTF-8 are written as escapes."""
    name = source.removeprefix(f"{options.folder}{os.sep}") if options.folder else source
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sound(text: str) -> str:
    """The text with half pairs of surrogates, which cannot be stored, as question marks: as many characters as before.

    >>> _sound("40 boats\\ud800")
    '40 boats?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _unzip(raw: bytes) -> bytes:
    """The first bytes of a gzip stream, never more than the limit and one."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError("broken", f"a broken gzip file: {error}") from error
    if len(data) > MAX_BYTES:
        raise LimitError("too_large", f"unpacks to more than the limit of {MAX_BYTES // 1_000_000} MB")
    return data


def _parse(name: str, raw: bytes, worker: Worker) -> Parsed:
    head = raw[:1024].lstrip().lower()
    name = name.lower()
    if raw.startswith(b"%PDF") or name.endswith(".pdf"):
        return worker.parse("pdf", raw)
    refuse_others(raw)
    text = decode(raw)
    if name.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!doctype html", b"<html")):
        return worker.parse("html", text.encode("utf-8", "replace"))
    return Parsed(text)


def _with_sidecar(source: str, parsed: Parsed, options: ReadOptions) -> Parsed:
    """Metadata from the file of the same stem (`NNN.json` beside `NNN.txt`), then from the options."""
    if is_address(source) or source == STDIN:
        return _override(parsed, options)
    sidecar = Path(source).with_suffix(".json")
    if os.path.isfile(sidecar):  # noqa: PTH113  # unlike Path's, it raises for no name, however odd
        parsed = _fill(parsed, _object(sidecar), "sidecar")
    return _override(parsed, options)


def _object(path: Path) -> dict[str, object]:
    try:
        data = json.loads(load(str(path)))
    except (ValueError, RecursionError) as error:
        raise ReadingError("sidecar", f"its sidecar {path.name} is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise ReadingError("sidecar", f"its sidecar {path.name} is no JSON object")
    return data


def _fill(parsed: Parsed, data: dict[str, object], origin: str) -> Parsed:
    found = {
        field: next((value for name in names if isinstance(value := data.get(name), str) and value.strip()), None)
        for field, names in _NAMES.items()
    }
    filled = replace(
        parsed,
        url=found["url"] or parsed.url,
        publisher=found["publisher"] or parsed.publisher,
        title=found["title"] or parsed.title,
    )
    return _dated_by(filled, [data.get(name) for name in _DATES], origin)


def _dated_by(parsed: Parsed, values: Iterable[object], origin: str) -> Parsed:
    """With the first of the values that is a date; else with why the first is none: then it counts as not given."""
    wrong = ""
    for value in (str(one) for one in values if one is not None and str(one).strip()):
        try:
            return replace(parsed, published=given_date(value), published_from=origin, undated=())
        except ValueError as error:
            wrong = wrong or no_date(value, origin, str(error))
    return replace(parsed, undated=(*parsed.undated, wrong)) if wrong else parsed


def _override(parsed: Parsed, options: ReadOptions) -> Parsed:
    given = {"url": options.url, "publisher": options.publisher, "title": options.title, "published": options.published}
    return _fill(parsed, dict(given), "option")


def _reading(name: str, parsed: Parsed, raw: bytes, filled: Parsed) -> Reading:
    notes = tuple(Problem(name, "reading", "date", _sound(message)) for message in filled.undated)
    return Reading(name, _document(parsed, raw, filled), raw, notes=notes)


def _document(parsed: Parsed, raw: bytes, filled: Parsed) -> Document:
    text = _sound(parsed.text)
    if not filled.published or filled.published_from == PDF_CREATION:
        filled = _dated(text, filled)
    links = tuple(
        Link(_sound(url), Span.of(text, start, end) if end > start else None) for url, start, end in parsed.links
    )
    named = {name: getattr(filled, name) for name in _STRINGS}
    return make_document(
        text,
        raw,
        authors=tuple(map(_sound, filled.authors)),
        links=links,
        **{name: None if value is None else _sound(value) for name, value in named.items()},
    )


def _dated(text: str, filled: Parsed) -> Parsed:
    """With the day that the text itself, else the address, gives for its publication."""
    for origin, day in (
        ("date line", date_line(text)),
        ("dateline", dateline(text)),
        ("address", day_in_address(filled.url or "")),
    ):
        if day:
            return replace(filled, published=day, published_from=origin)
    return filled


def _lines(source: str, raw: bytes, options: ReadOptions) -> Iterator[Reading]:
    """JSONL: an object a line, with `text` and any of url, publisher, title, published."""
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        name = f"{_shown(source, options)}:{number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Reading(name, problem=Problem(name, "reading", "not_json", f"no JSON on this line: {error}"))
            continue
        text = data.get("text") if isinstance(data, dict) else None
        if not isinstance(text, str) or not text.strip():
            yield Reading(
                name, problem=Problem(name, "reading", "no_text", "no text on this line; it needs a field `text`")
            )
            continue
        parsed = Parsed(text)
        yield _reading(name, parsed, line, _override(_fill(parsed, data, "jsonl"), options))
