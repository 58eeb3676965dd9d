"""Why claims are held to go back to one origin: what each has in common with the first, and whose report it came from."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.exporting.disputes import claims_named
from headwater.exporting.wording import source
from headwater.ledger import Found, Ledger
from headwater.linking.intervals import ends
from headwater.model import SourceKind
from headwater.model.relations import Derivation, Origin


def reasons_of_origin(ledger: Ledger, origin: Origin) -> Iterator[tuple[Found, list[str]]]:
    """The claims of an origin, the first first, then by publication, each with why it is held to go back to it."""
    claims = claims_named(ledger, [origin])
    first = claims.get(origin.first)
    documents = {one.document.id: one for one in claims.values()}
    for found in sorted(claims.values(), key=lambda one: (one.claim.id != origin.first, *_published(one))):
        yield found, _reasons(ledger, found, first, documents)


def _published(found: Found) -> tuple[bool, str, str]:
    return found.document.published is None, found.document.published or "", found.claim.id


def _reasons(ledger: Ledger, found: Found, first: Found | None, documents: dict[str, Found]) -> list[str]:
    if first is None or found.claim.id == first.claim.id:
        return ["the first of its claims"]
    reasons = [
        f"{documents[one.upstream].document.publisher or 'an earlier report'} is upstream of its report, by {one.evidence}: {one.reason}"
        for one in ledger.relations.naming(found.document.id)
        if isinstance(one, Derivation) and one.downstream == found.document.id and one.upstream in documents
    ]
    numbers = _numbers(found) & _numbers(first)
    if numbers:
        reasons.append(f"it gives {', '.join(sorted(numbers))} as the first does")
    voices = _voices(found) & _voices(first)
    if voices:
        reasons.append(f"it names {', '.join(sorted(voices))} as the first does")
    return reasons or ["it is tied to the first through other claims of the origin"]


def _numbers(found: Found) -> set[str]:
    return {f"{end:,f}" for figure in found.claim.figures for end in ends(figure)}


def _voices(found: Found) -> set[str]:
    return {source(one) for one in found.claim.sources if one.kind is not SourceKind.PUBLISHER and one.name}
