"""Rows built by hand, so that linking is tested without the floor beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from headwater.linking.rows import Row
from headwater.linking.scenes import day, day_of
from headwater.model import (
    Bound,
    Claim,
    Counted,
    Day,
    Document,
    Event,
    Figure,
    Form,
    Hedge,
    Place,
    PlacePrecision,
    Source,
    SourceKind,
    Span,
    Status,
    Time,
    make_document,
)
from headwater.model.ids import with_claim_id


def _told(day: date | None) -> Day | None:
    return Day.of(day) if day else None


def report(text: str, publisher: str = "Ledger", published: str = "2025-03-10") -> Document:
    """A report of this text."""
    return make_document(text, publisher=publisher, published=published)


def span(document: Document, words: str, after: int = 0) -> Span:
    """The first place of `words` in the text, from `after` on."""
    start = document.text.index(words, after)
    return Span.of(document.text, start, start + len(words))


def figure(words: Span, bound: Bound = Bound.EXACT, counted: Span | None = None, **values: Any) -> Figure:
    """A figure whose numbers are those in its words, "18 to 20": low 18, high 20."""
    numbers = [Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words.text)]
    low = None if bound in (Bound.AT_MOST, Bound.LESS_THAN) else numbers[0]
    high = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE) else numbers[-1]
    closed = bound not in (Bound.MORE_THAN, Bound.LESS_THAN)
    noun = Counted(counted, counted.text.split()[-1].removesuffix("s"), counted.text) if counted else None
    approximate = values.pop("approximate", bound is Bound.ABOUT)
    ends = (None if low is None else closed, None if high is None else closed)
    return Figure(words, low, high, *ends, bound, approximate, counted=noun, **values)


def row(
    document: Document,
    sentence: str,
    numeral: str | None = None,
    bound: Bound = Bound.EXACT,
    counted: str | None = "boats",
    **more: Any,
) -> Row:
    """A row of one sentence; `more` are fields of `Row` by name, and of its claim, of its figure (`increment`, ...).

    `hedges` are pairs of words and kind, `places` pairs of words and id, `times` triples of words and two days, `voice` the
    printed name of the speaker, `kind` what kind of voice it is.
    """
    whole = span(document, sentence)
    words = span(document, numeral, whole.start) if numeral else None
    noun = span(document, counted, words.end) if words and counted else None
    values = {key: more.pop(key) for key in ("increment", "unit", "per", "direction") if key in more}
    own = figure(words, bound, noun, **values) if words else None
    claim = _claim(document, whole, own, more)
    speaker = claim.sources[0] if claim.sources[0].kind is not SourceKind.PUBLISHER else None
    fields: dict[str, Any] = {
        "head": own.counted.head if own and own.counted else None,
        "qualifiers": frozenset(),
        "event": None,
        "giver": None,
        "receiver": None,
        "places": tuple(place.gazetteer for place in claim.places),
        "earliest": min((one for time in claim.times if (one := day_of(time.earliest))), default=None),
        "latest": max((one for time in claim.times if (one := day_of(time.latest))), default=None),
        "issuer": speaker.name.lower() if speaker and speaker.name else None,
        "issuer_source": speaker,
        "relays": (),
        "outlet": (document.publisher or "").lower() or None,
        "published": day(document.published),
    }
    identity = more.pop("id", f"{claim.id}#0" if own else claim.id)
    return Row(identity, claim, document, own, **(fields | more))


def _claim(document: Document, whole: Span, own: Figure | None, more: dict[str, Any]) -> Claim:
    voice, kind = more.pop("voice", None), more.pop("kind", SourceKind.ORGANISATION)
    sources: Sequence[Source] = [Source(SourceKind.PUBLISHER, document.publisher)]
    if voice:
        country = more.pop("country", None)
        sources = [Source(kind, voice, country=country, mention=span(document, voice, whole.start)), *sources]
    content = more.pop("content", whole.text)
    parts = (content,) if isinstance(content, str) else content
    cue = more.pop("cue", None)
    trigger = more.pop("trigger", None)
    claim = Claim(
        "",
        document.id,
        tuple(span(document, part, whole.start) for part in parts),
        whole,
        Form.NONE,
        span(document, cue, whole.start) if cue else None,
        tuple(sources),
        more.pop("status", Status.ASSERTED),
        hedges=tuple(Hedge(span(document, word, whole.start), name) for word, name in more.pop("hedges", ())),
        event=Event(trigger[1], span(document, trigger[0], whole.start)) if trigger else None,
        figures=(own,) if own else (),
        times=tuple(
            Time(span(document, word, whole.start), _told(first), _told(last))
            for word, first, last in more.pop("times", ())
        ),
        places=tuple(
            Place(span(document, word, whole.start), word, gazetteer=name, precision=PlacePrecision.TOWN)
            for word, name in more.pop("places", ())
        ),
        **{key: more.pop(key) for key in ("polarity", "verification") if key in more},
    )
    return with_claim_id(claim)
