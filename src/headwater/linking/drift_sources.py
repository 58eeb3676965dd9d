"""What becomes of who said it: voices dropped, exchanged, and one voice told as two."""

from __future__ import annotations

import re

from headwater.linking.intervals import ends
from headwater.linking.pairs import Change, Pair, same_figure, versions
from headwater.linking.rows import Row
from headwater.model import Source, SourceKind
from headwater.model.relations import DriftKind

_VOICES = frozenset(
    {SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT, SourceKind.UNNAMED}
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def attribution_lost(pair: Pair) -> Change | None:
    """The voice that vouches is gone: "40 boats sank, the harbour office said", then "40 boats sank".

    Gone, too, is a voice behind an outlet: "sources told the *Ledger*", then "the *Ledger* reported". None if the
    retelling's report names the voice anywhere beside the figure.
    """
    voice = _voice(pair.up)
    if not pair.across or voice is None or pair.up.figure is None:
        return None
    tellings = versions(pair.down, pair.below)
    if any(_voice(row) is not None for row in tellings) or _is_named(voice, pair.down):
        return None
    if any(_tells(row, pair.up) and _voice(row) is not None for row in pair.below):
        return None
    return Change(DriftKind.ATTRIBUTION_LOST, _words(voice), _words(_nearest(pair.down)))


def attribution_changed(pair: Pair) -> Change | None:
    """Another voice is said to vouch: "the harbour office counted 40 boats", then "the navy counted 40 boats".

    None where the two can be one (an officer and the office, a ministry and its country), where the upstream report
    knows the new voice too, or where the retelling's sentence names the old one.
    """
    if not pair.across or pair.up.figure is None or pair.down.figure is None:
        return None
    was, now = _voice(pair.up), _voice(pair.down)
    if was is None or now is None or pair.up.issuer == pair.down.issuer or _can_be_one(was, now):
        return None
    if SourceKind.UNNAMED in (was.kind, now.kind) or not ends(pair.up.figure) & ends(pair.down.figure):
        return None
    if pair.down.issuer in _voices_of(pair.up, pair.above) or pair.up.issuer in _voices_of(pair.down, pair.below):
        return None
    if _is_named(was, pair.down) or _is_named(now, pair.up):
        return None
    return Change(DriftKind.ATTRIBUTION_CHANGED, _words(was), _words(now))


def false_corroboration(pair: Pair) -> Change | None:
    """A voice and the relay that only passed it on are told as two that agree.

    "The harbour office, quoted by the *Ledger*, counted 40 boats", then "The harbour office counted 40 boats. The
    *Ledger* also counted 40."
    """
    issuer = pair.up.issuer
    if not pair.across or issuer is None or pair.down.issuer != issuer:
        return None
    relays = {*pair.up.relays, pair.up.outlet} - {None, issuer, pair.down.outlet}
    for row in pair.below:
        alone = row.issuer in relays and not same_figure(row, pair.down) and issuer not in row.relays
        if alone and _tells(row, pair.up) and not _is_named(_voice(pair.up), row):
            return Change(DriftKind.FALSE_CORROBORATION, _words(_voice(pair.up)), _words(_nearest(row)))
    return None


def _voice(row: Row) -> Source | None:
    """The nearest speaker who vouches: a person, a body, a document, somebody unnamed; no outlet, no unsaid one."""
    return next((source for source in row.claim.sources if source.kind in _VOICES), None)


def _nearest(row: Row) -> Source | None:
    return row.claim.sources[0] if row.claim.sources else None


def _voices_of(row: Row, report: tuple[Row, ...]) -> set[str | None]:
    """Everyone in the chains of the claims that hold the row's figure, or tell its numbers."""
    return {key for other in report if _tells(other, row) for key in (other.issuer, *other.relays)} - {None}


def _tells(row: Row, other: Row) -> bool:
    """Whether a row names a number of the other's figure."""
    return row.figure is not None and other.figure is not None and bool(ends(row.figure) & ends(other.figure))


def _is_named(voice: Source | None, row: Row) -> bool:
    """Whether the row's sentence has a long word of the voice's name or mention."""
    if voice is None:
        return False
    wanted = _long_words(voice)
    return bool(wanted & {word.lower() for word in _WORD.findall(row.claim.sentence.text)})


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
