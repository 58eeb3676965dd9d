"""What becomes of who said it: voices dropped, exchanged, and one voice told as two."""

from __future__ import annotations

import re

from headwater.linking.intervals import ends
from headwater.linking.pairs import Change, Pair, same_figure, versions
from headwater.linking.retellings import voices_meet
from headwater.linking.rows import Row
from headwater.model import Source, SourceKind
from headwater.model.relations import DriftKind

_VOICES = frozenset(
    {SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT, SourceKind.UNNAMED}
)
_WORD = re.compile(r"\b[A-Z]{2,}\b|[^\W\d_]{4,}")


def attribution_lost(pair: Pair) -> Change | None:
    """The voice that vouches is gone: "40 boats sank, the harbour office said", then "40 boats sank".

    Gone, too, is a voice behind an outlet: "sources told the *Ledger*", then "the *Ledger* reported". None if the
    retelling's report names the voice anywhere.
    """
    voice = _voice(pair.up)
    if not pair.across or voice is None or pair.up.figure is None:
        return None
    tellings = versions(pair.down, pair.below)
    if any(_voice(row) is not None for row in tellings) or is_named(voice, pair.down.document.text):
        return None
    if any(voices_meet(pair.up, row) for row in pair.below):
        return None
    return Change(DriftKind.ATTRIBUTION_LOST, _words(voice), _words(_nearest(pair.down)))


def attribution_changed(pair: Pair) -> Change | None:
    """Another voice is said to vouch: "the harbour office counted 40 boats", then "the navy counted 40 boats".

    None where the two can be one (any person and any body, a ministry and its country), or where either report names both.
    """
    if not pair.across or pair.up.figure is None or pair.down.figure is None:
        return None
    was, now = _voice(pair.up), _voice(pair.down)
    if was is None or now is None or pair.up.issuer == pair.down.issuer or _can_be_one(was, now):
        return None
    if (was.kind is SourceKind.PERSON) != (now.kind is SourceKind.PERSON):
        return None
    if SourceKind.UNNAMED in (was.kind, now.kind) or not ends(pair.up.figure) & ends(pair.down.figure):
        return None
    if is_named(was, pair.down.document.text) or is_named(now, pair.up.document.text):
        return None
    if any(voices_meet(pair.up, row) for row in pair.below) or any(voices_meet(pair.down, row) for row in pair.above):
        return None
    return Change(DriftKind.ATTRIBUTION_CHANGED, _words(was), _words(now))


def false_corroboration(pair: Pair) -> Change | None:
    """A voice and the relay that only passed it on are told as two that agree.

    "The harbour office, quoted by the *Ledger*, counted 40 boats", then "The harbour office counted 40 boats. The
    *Ledger* also counted 40." None where either sentence names both, for then the one is told as having it from the other.
    """
    issuer = pair.up.issuer
    if not pair.across or issuer is None or pair.down.issuer != issuer:
        return None
    relays = {*pair.up.relays, pair.up.outlet} - {None, issuer, pair.down.outlet}
    for row in pair.below:
        alone = row.issuer in relays and not same_figure(row, pair.down) and issuer not in row.relays
        if not alone or is_named(_nearest(row), pair.down.claim.sentence.text):
            continue
        if _tells(row, pair.up) and not is_named(_voice(pair.up), row.claim.sentence.text):
            return Change(DriftKind.FALSE_CORROBORATION, _words(_voice(pair.up)), _words(_nearest(row)))
    return None


def _voice(row: Row) -> Source | None:
    """The nearest speaker who vouches: a person, a body, a document, somebody unnamed; no outlet, no unsaid one."""
    return next((source for source in row.claim.sources if source.kind in _VOICES), None)


def _nearest(row: Row) -> Source | None:
    return row.claim.sources[0] if row.claim.sources else None


def _tells(row: Row, other: Row) -> bool:
    """Whether a row names a number of the other's figure."""
    return row.figure is not None and other.figure is not None and bool(ends(row.figure) & ends(other.figure))


def is_named(voice: Source | None, text: str) -> bool:
    """Whether a text names a voice: by a capitalised word of its name or acronym; else by its noun, "report".

    >>> is_named(Source(SourceKind.PERSON, "Ann Vale"), "Mrs Vale spoke."), is_named(Source(SourceKind.UNNAMED, "two clerks"), "a clerk")
    (True, False)
    """
    if voice is None:
        return False
    names = [name for name in (voice.name, voice.mention.text if voice.mention else None) if name]
    present = {word.lower() for word in _WORD.findall(text)}
    proper = {word.lower() for name in names for word in _WORD.findall(name) if word[:1].isupper()}
    nouns = {words[-1].lower() for name in names if (words := _WORD.findall(name))}
    return bool((proper or nouns) & present)


def _can_be_one(first: Source, second: Source) -> bool:
    """Whether two voices may be one: they share a long word, or an officer or body speaks for the other's country."""
    if _long_words(first) & _long_words(second):
        return True
    return first.country is not None and first.country == second.country


def _long_words(source: Source) -> set[str]:
    texts = (source.name, source.role, source.mention.text if source.mention else None)
    return {word.lower() for text in texts if text for word in _WORD.findall(text)}


def _words(source: Source | None) -> str | None:
    if source is None:
        return None
    return source.mention.text if source.mention else source.name
