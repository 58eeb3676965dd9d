"""Records made by hand, one of them hostile, so that the forms are tested without extraction."""

from __future__ import annotations

from decimal import Decimal

from headwater.model import (
    Bound,
    Claim,
    Counted,
    Day,
    Document,
    Figure,
    Form,
    Place,
    Polarity,
    Record,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    Time,
    Verification,
    make_document,
)
from headwater.model.ids import with_claim_id


def span(text: str, words: str) -> Span:
    """The span of the first occurrence of some words."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def record(document: Document, speaker: str, printed: str, noun: str, status: Status = Status.POSSIBLE) -> Record:
    """A record of one claim: `speaker` said that at most 20,000 of `noun`, told by a relay and the publisher."""
    text = document.text
    figure = Figure(
        span(text, printed),
        None,
        Decimal(20000),
        None,
        True,
        Bound.AT_MOST,
        counted=Counted(span(text, noun), noun, noun),
    )
    claim = Claim(
        "",
        document.id,
        (Span.of(text, figure.span.start, len(text)),),
        Span.of(text, 0, len(text)),
        Form.INDIRECT,
        None,
        (
            Source(SourceKind.PERSON, speaker, mention=span(text, speaker)),
            Source(SourceKind.PUBLICATION, "Relay"),
            Source(SourceKind.PUBLISHER, document.publisher),
        ),
        status,
        Polarity.NEGATIVE,
        Verification.DISPUTED,
        figures=(figure,),
        times=(Time(span(text, "October"), Day(2024, 10, 1), Day(2024, 10, 31)),),
        places=(Place(span(text, "Kursk"), "Kursk", "RU", "RU-KRS"),),
        derivation=(Step("figures.bound.as-many-as", (figure.span,), "at most"),),
    )
    return Record(document, (with_claim_id(claim),))


PLAIN = record(
    make_document(
        "In October Gen. Oh said of Kursk: as many as 20,000 labourers may have come.",
        publisher="Ledger",
        published="2024-10-20",
        title="Labourers",
        url="https://ledger.example/1",
    ),
    "Gen. Oh",
    "as many as 20,000",
    "labourers",
)

_ATTACK = '"><script>alert(1)</script>'

HOSTILE = record(
    make_document(
        f"October in Kursk: =HYPERLINK('x') {_ATTACK} said as many as 20,000 </mark><img src=x onerror=alert(1)>",
        publisher=f"@SUM(1) {_ATTACK}",
        title=f"=1+1 {_ATTACK} {{{{ 7 * 7 }}}}",
        url="javascript:alert(1)",
        published="2024-10-20",
    ),
    f"=HYPERLINK('x') {_ATTACK}",
    "as many as 20,000",
    "img",
    Status.DENIED,
)

RECORDS = [PLAIN, HOSTILE]
PAIRS = [(claim, one.document) for one in RECORDS for claim in one.claims]

_TUNNEL = make_document(
    "Ada Holm said the crews plan to clear the tunnel that 40 tons of mud had closed. Rain is due.",
    publisher="Ledger",
    published="2024-10-21",
    title="Tunnel",
)


def _said(words: str, status: Status, speaker: str | None = "Ada Holm", figure: str | None = None) -> Claim:
    text, publisher = _TUNNEL.text, Source(SourceKind.PUBLISHER, _TUNNEL.publisher)
    forty = Decimal(40)
    return with_claim_id(
        Claim(
            "",
            _TUNNEL.id,
            (span(text, words),),
            Span.of(text, 0, len(text)),
            Form.INDIRECT,
            span(text, "said"),
            (Source(SourceKind.PERSON, speaker), publisher) if speaker else (publisher,),
            status,
            figures=(Figure(span(text, figure), forty, forty, True, True, Bound.EXACT, unit="tonne"),)
            if figure
            else (),
        )
    )


TUNNEL = Record(
    _TUNNEL,
    (
        _said("the crews plan to clear the tunnel that 40 tons of mud had closed", Status.ASSERTED),
        _said("to clear the tunnel", Status.PLANNED),
        _said("40 tons of mud had closed", Status.POSSIBLE, figure="40 tons"),
        _said("Rain is due.", Status.ASSERTED, None),
    ),
)
"""A claim with two others within it, one of them with a figure, and a claim beside it."""

NESTED = [(claim, TUNNEL.document) for claim in TUNNEL.claims]
