"""What else in a report says where it plays, though it is no place told of: names inside names of bodies, demonyms, the publisher.

"Boone County Sheriff's Office" and "University of Kentucky" are no places of the report, but tell which Lebanon or which
Richmond is meant; so do "Ukrainian" and an address in .co.uk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc, Token

from headwater.extraction.parsed import is_parsed
from headwater.extraction.places_names import Mention, listed_names
from headwater.extraction.places_setting import Name
from headwater.language.columns import strings
from headwater.language.gazetteer import PlaceEntry, PlaceKind, country_name, country_of_demonym, lookup
from headwater.language.gazetteer_file import place_key
from headwater.language.outlets import site
from headwater.language.papers import home_country, home_town
from headwater.model import Document

_WITHIN = 0.7
"""What a name inside another name counts as a witness."""

_SURE = 8.0
"""The score of a clue with one reading; nothing hangs on it."""

_FOR_ANYONE = frozenset({"ai", "cc", "co", "fm", "io", "ly", "me", "to", "tv", "ws"})
"""Countries whose ending of addresses is sold to all the world."""


def find_clues(doc: Doc, mentions: Sequence[Mention], document: Document) -> list[Name]:
    """The clues of a report, without those that its places give themselves."""
    known = {entry.country for mention in mentions for entry in mention.entries if entry.kind is PlaceKind.COUNTRY}
    capitals = [doc[at] for at, text in enumerate(strings(doc, "ORTH")) if text[0].isupper()]
    codes = {code for token in capitals if (code := country_of_demonym(token.text))}
    if code := publisher_country(document):
        codes.add(code)
    found = [_sure(entry) for code in sorted(codes - known) for entry in _country(code)]
    found += [_sure(entry) for entry in _home(document)]
    named = {place_key(mention.name) for mention in mentions}
    for key, entries in sorted(_inner_names(capitals, mentions).items()):
        if key not in named:
            found.append(Name(entries, np.array([_size(entry) for entry in entries]), _WITHIN))
    return found


def _sure(entry: PlaceEntry) -> Name:
    return Name((entry,), np.array([_SURE]))


def _country(code: str) -> list[PlaceEntry]:
    return [entry for entry in lookup(country_name(code) or "") if entry.kind is PlaceKind.COUNTRY][:1]


def _home(document: Document) -> list[PlaceEntry]:
    """The town that the paper is at home in, and its first-level unit."""
    town = next((town for host in _hosts(document) if (town := home_town(host))), None)
    if town is None:
        return []
    return [town, replace(town, kind=PlaceKind.ADMIN1)]


def _size(entry: PlaceEntry) -> float:
    return float(np.log10(entry.population + 10)) + (0.0 if entry.main else -2.0)


def _inner_names(capitals: Sequence[Token], mentions: Sequence[Mention]) -> dict[str, tuple[PlaceEntry, ...]]:
    """Listed names outside the mentions, inside names of bodies and in sentences that are not parsed, by their keys."""
    taken = {i for mention in mentions for i in range(mention.start, mention.end + mention.wide)}
    found: dict[str, tuple[PlaceEntry, ...]] = {}
    end = 0
    for token in capitals:
        if token.i < end or token.i in taken or not _may_tell(token):
            continue
        for stop, key, entries in listed_names(token.doc, token):
            if taken.isdisjoint(range(token.i, stop)) and any(entry.main for entry in entries):
                found[key] = entries
                end = stop
                break
    return found


def _may_tell(token: Token) -> bool:
    told = token.ent_type_ in {"ORG", "LOC"} if is_parsed(token) else not token.is_sent_start
    return told and len(token) > 2 and not country_of_demonym(token.text)


def publisher_country(document: Document) -> str | None:
    """The ISO 3166-1 code of the country that the publisher's address ends in, or where the paper is at home.

    >>> from headwater.model import make_document
    >>> publisher_country(make_document("Rain fell.", url="https://www.northgazette.co.uk/rain"))
    'GB'
    >>> publisher_country(make_document("Rain fell.", publisher="gazette.ie"))
    'IE'
    >>> publisher_country(make_document("Rain fell.", publisher="The Gazette")) is None
    True
    """
    for host in _hosts(document):
        ending = host.rpartition(".")[2].lower()
        code = "GB" if ending == "uk" else ending.upper()
        if ending not in _FOR_ANYONE and country_name(code):
            return code
        if home := home_country(host):
            return home
    return None


def _hosts(document: Document) -> Iterator[str]:
    """The host that the report came from, and the publisher's name if it is one."""
    if host := site(document.url):
        yield host
    if document.publisher and "." in document.publisher and " " not in document.publisher:
        yield document.publisher


def is_named_after(document: Document, key: str) -> bool:
    """Whether the publisher bears the name of a place: the "Springfield Echo", or springfieldecho.com, that of Springfield.

    >>> from headwater.model import make_document
    >>> is_named_after(make_document("Rain fell.", publisher="springfieldecho.com"), "springfield")
    True
    """
    name = key.replace(" ", "")
    return len(name) > _SHORTEST and any(name in place_key(one).replace(" ", "") for one in _titles(document))


_SHORTEST = 3


def _titles(document: Document) -> Iterator[str]:
    yield from (host.removesuffix("." + host.rpartition(".")[2]) for host in _hosts(document))
    yield document.publisher or ""
