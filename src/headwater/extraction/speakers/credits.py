"""Whose text a report is where its publisher did not write it: datelines, credit lines, publishers that name their agency.

Everything in such a report came through the agency (phenomenon 6): it closes every chain of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.lexicon import bodies
from headwater.language.outlets import outlet_of_site, site
from headwater.model import Source, SourceKind, Span

_NAME = r"(?P<name>[A-Z][\w’'./-]{0,40}(?: [A-Z][\w’'./-]{0,40}){0,4})"
_DATELINE = re.compile(r"\A(?:[^\n]*\n){0,4}?[^\n()]{0,70}\((?P<name>[A-Z][\w /-]{1,30})\)\s*[-–—]", re.DOTALL)
_OPENING = (
    re.compile(rf"\A(?:[^\n]*\n){{0,3}}?(?:[Ff]rom|[Vv]ia|[Ss]ource:|[Bb]y) {_NAME}(?:\.|\n)", re.DOTALL),
    re.compile(
        rf"\A(?:[^\n]*\n){{0,3}}?An? {_NAME} (?:dispatch|report|story|article|wire story|news item)(?:\.|\n)", re.DOTALL
    ),
)
_CLOSING = re.compile(rf"(?:[-–—] ?|\(|Source: ){_NAME}\)?\s*\Z")
_OWN_CHECK = re.compile(
    rf"\b{_NAME} (?:could not|was not able to|was unable to|has not been able to|has been unable to) "
    r"(?:immediately |independently )*(?:verify|confirm|authenticate|corroborate)\b"
)
_COPIED = re.compile(
    r"(?P<outlet>.+?) \((?:(?P<how>[\w ]*copy of|reprint of|syndicated from|from|by|via) )?(?P<name>[^()]+)\)"
)


def credit(parsed: Parsed) -> tuple[Source, ...]:
    """The agency or paper whose text the document carries; empty if it is the publisher's own, or nothing says so.

    >>> from headwater.model import make_document
    >>> from spacy.lang.en import English
    >>> text = "SEOUL (Reuters) - Two boats sank."
    >>> [source.name for source in credit(Parsed(make_document(text), English()(text), "none"))]
    ['Reuters']
    """
    for rule in RULES:
        found = tuple(source for source in rule(parsed) if not is_publisher(parsed, source))
        if found:
            return found
    return ()


def _dateline(parsed: Parsed) -> Iterator[Source]:
    """ "SEOUL (Reuters) -"."""
    yield from _printed(parsed, _DATELINE.match(parsed.text))


def _credit_line(parsed: Parsed) -> Iterator[Source]:
    """ "From Yonhap.", "An AFP report" at the top; "— Reuters" at the end."""
    matches = [pattern.match(parsed.text) for pattern in _OPENING]
    for match in (*matches, _CLOSING.search(parsed.text, max(0, len(parsed.text) - 80))):
        yield from _printed(parsed, match)


def _own_check(parsed: Parsed) -> Iterator[Source]:
    """ "Reuters could not verify the losses": only who wrote the report says so of itself."""
    yield from _printed(parsed, _OWN_CHECK.search(parsed.text))


def _printed(parsed: Parsed, match: re.Match[str] | None) -> Iterator[Source]:
    """The outlet that a match names in the text, if it is a known one."""
    body = bodies().get(match["name"]) if match else None
    if match is not None and body is not None and body.kind is SourceKind.PUBLICATION:
        mention = Span.of(parsed.text, *match.span("name"))
        yield Source(body.kind, body.name, body.role, body.country, mention)


def _named_by_publisher(parsed: Parsed) -> Iterator[Source]:
    """A publisher given as "Hill Post (dpa)", "Hill Post (copy of USA Today)", "Novinite (via Hill Post)"."""
    match = _COPIED.fullmatch(parsed.document.publisher or "")
    if match is None:
        return
    names = [match["outlet"]] if match["how"] == "via" else match["name"].split("/")
    for name in names:
        body = bodies().get(name.strip())
        if body is not None and body.kind is SourceKind.PUBLICATION:
            yield Source(body.kind, body.name, body.role, body.country)
        elif match["how"] and match["how"] != "by":
            yield Source(SourceKind.PUBLICATION, name.strip())


def is_publisher(parsed: Parsed, source: Source) -> bool:
    """Whether a source is the outlet that published the document, by its name or by the document's address."""
    document = parsed.document
    own = {(document.publisher or "").removeprefix("The "), outlet_of_site(site(document.url) or "")} - {"", None}
    names = (source.name, source.mention.text if source.mention else None)
    return any((name or "").removeprefix("the ").removeprefix("The ") in own for name in names)


RULES: tuple[Callable[[Parsed], Iterator[Source]], ...] = (_named_by_publisher, _dateline, _credit_line, _own_check)
