"""Disputed figures and the relations around them as flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from headwater.exporting.disputes import Dispute
from headwater.exporting.doubts import parts
from headwater.exporting.tables import Row
from headwater.exporting.wording import bounds, content, issuer, range_of_origins, who
from headwater.ledger import Found
from headwater.model.assessment import Assessment
from headwater.model.codec import encode_relation
from headwater.model.relations import Conflict, Derivation, Drift, Estimand, Flow, Origin, Relation, Tie, Undecided

ESTIMAND_COLUMNS = (
    "estimand", "label", "latest", "stated", "status", "proven_distinct", "not_proven_linked", "reports", "conflicts",
    "drift", "counted", "event", "place", "time",
)  # fmt: skip
ORIGIN_COLUMNS = (
    "origin",
    "issuer",
    "kind",
    "stated",
    "figures",
    "reports",
    "first",
    "first_published",
    "content",
    "claim",
)
DRIFT_COLUMNS = (
    "drift", "field", "was", "is", "from", "from_who", "from_publisher", "from_published", "from_content",
    "to", "to_who", "to_publisher", "to_published", "to_content",
)  # fmt: skip
CONFLICT_COLUMNS = (
    "conflict", "reason", "one", "one_figure", "one_who", "one_publisher", "one_published", "one_content",
    "other", "other_figure", "other_who", "other_publisher", "other_published", "other_content",
)  # fmt: skip
FLOW_COLUMNS = ("giver", "receiver", "what", "status", "figures", "origins", "reports", "claims")
REVIEW_COLUMNS = (
    "score",
    "reasons",
    "one",
    "one_who",
    "one_publisher",
    "one_published",
    "one_content",
    "other",
    "other_who",
    "other_publisher",
    "other_published",
    "other_content",
)
ASSESSMENT_COLUMNS = ("target", "made_on", "source", "information", "user", "made", "note")
RELATION_COLUMNS = ("kind", "from", "to", "what", "record")
STEP_COLUMNS = ("estimand", "origin", "issuer", "stated", "low", "high", "figure", "status", "reports", "claim")

Claims = Mapping[str, Found]


def estimand_rows(found: Iterable[Dispute]) -> Iterator[Row]:
    """One row per disputed figure."""
    for dispute in found:
        estimand, latest = dispute.estimand, dispute.latest
        yield {
            "estimand": estimand.id,
            "label": estimand.label,
            "latest": dispute.words(latest) if latest else "",
            "stated": str((latest and latest.stated) or ""),
            "status": str(latest.status) if latest else "",
            "proven_distinct": str(estimand.proven_distinct),
            "not_proven_linked": str(estimand.not_proven_linked),
            "range": range_of_origins(estimand),
            "reports": str(dispute.reports),
            "conflicts": str(len(dispute.conflicts)),
            "drift": str(len(dispute.drifts)),
            "counted": estimand.counted,
            "event": estimand.event or "",
            "place": estimand.place or "",
            "time": estimand.time or "",
        }


def origin_rows(origins: Iterable[Relation], claims: Claims) -> Iterator[Row]:
    """One row per origin: who said it when, which figures go back to it, and how many reports repeat it."""
    for origin in (one for one in origins if isinstance(one, Origin)):
        told = [claims[name] for name in origin.claims if name in claims]
        first = claims.get(origin.first)
        figures = dict.fromkeys(bounds(figure) for one in told for figure in one.claim.figures)
        yield {
            "origin": origin.id,
            "issuer": issuer(origin),
            "kind": str(origin.issuer.kind) if origin.issuer else "",
            "stated": str(origin.stated or ""),
            "figures": ", ".join(figures),
            "reports": str(len({one.document.id for one in told})),
            "first": (first.document.publisher or "") if first else "",
            "first_published": (first.document.published or "") if first else "",
            "content": content(first.claim) if first else "",
            "claim": origin.first,
        }


def drift_rows(drifts: Iterable[Relation], claims: Claims) -> Iterator[Row]:
    """One row per change between a claim and its retelling, each with both passages."""
    for drift in (one for one in drifts if isinstance(one, Drift)):
        near, far = claims.get(drift.upstream), claims.get(drift.downstream)
        head = {"drift": str(drift.drift), "field": drift.field, "was": drift.was or "", "is": drift.now or ""}
        yield {**head, "from": drift.upstream, **_side("from", near), "to": drift.downstream, **_side("to", far)}


def conflict_rows(conflicts: Iterable[Relation], claims: Claims) -> Iterator[Row]:
    """One row per pair of claims that contradict each other, the earlier first."""
    for conflict in (one for one in conflicts if isinstance(one, Conflict)):
        one, other = sorted(conflict.between, key=lambda name: _published(claims.get(name)))
        first, second = claims.get(one), claims.get(other)
        yield {
            "conflict": str(conflict.conflict),
            "reason": conflict.reason,
            "one": one,
            "one_figure": _figures(first),
            **_side("one", first),
            "other": other,
            "other_figure": _figures(second),
            **_side("other", second),
        }


def flow_rows(flows: Iterable[Relation], claims: Claims) -> Iterator[Row]:
    """One row per flow from one actor to another."""
    for flow in (one for one in flows if isinstance(one, Flow)):
        reports = {claims[name].document.id for name in flow.claims if name in claims}
        yield {
            "giver": flow.giver,
            "receiver": flow.receiver,
            "what": flow.what,
            "status": str(flow.status),
            "figures": ", ".join(dict.fromkeys(bounds(figure) for figure in flow.figures)),
            "origins": str(len(flow.origins) or ""),
            "reports": str(len(reports)),
            "claims": " ".join(flow.claims),
        }


def review_rows(doubts: Iterable[Undecided], claims: Claims) -> Iterator[Row]:
    """One row per pair of claims that an analyst may decide."""
    for doubt in doubts:
        one, other = doubt.between
        head = {"score": f"{doubt.score:.2f}", "reasons": "; ".join(map(str, parts(doubt, claims)))}
        yield {**head, "one": one, **_side("one", claims.get(one)), "other": other, **_side("other", claims.get(other))}


def assessment_rows(assessments: Iterable[tuple[Assessment, str | None]]) -> Iterator[Row]:
    """One row per judgement of an analyst with what its target is called now; without grades where one was taken back."""
    for one, target in assessments:
        yield {
            "target": target or "",
            "made_on": one.target,
            "source": str(one.source or ""),
            "information": str(one.information or ""),
            "user": one.user,
            "made": one.made,
            "note": one.note or "",
        }


def step_rows(dispute: Dispute) -> Iterator[Row]:
    """One row per step of a figure's trajectory."""
    issuers = {strand.origin.id: issuer(strand.origin) for strand in dispute.strands}
    for step in dispute.steps:
        ends = step.bounds
        yield {
            "estimand": dispute.estimand.id,
            "origin": step.origin,
            "issuer": issuers.get(step.origin, ""),
            "stated": str(step.stated or ""),
            "low": "" if ends.low is None else f"{ends.low:f}",
            "high": "" if ends.high is None else f"{ends.high:f}",
            "figure": dispute.words(step),
            "status": str(step.status),
            "reports": str(step.reports),
            "claim": step.claim,
        }


def relation_rows(relations: Iterable[Relation]) -> Iterator[Row]:
    """One row per relation of any kind: its ends, in words what it says, and its JSON."""
    for relation in relations:
        values = {field.name: getattr(relation, field.name) for field in fields(relation)}
        one, other = _ends(relation)
        words = (
            values.get(name) for name in ("label", "drift", "conflict", "evidence", "reason", "was", "now", "what")
        )
        yield {
            "kind": str(relation.kind),
            "from": one,
            "to": other,
            "what": ": ".join(str(word) for word in words if word),
            "record": encode_relation(relation).decode(),
        }


def _ends(relation: Relation) -> tuple[str, str]:
    match relation:
        case Estimand() | Origin():
            return relation.id, ""
        case Conflict() | Undecided():
            return relation.between
        case Flow():
            return relation.giver, relation.receiver
        case Derivation() | Drift() | Tie():
            return relation.upstream, relation.downstream


def _side(prefix: str, found: Found | None) -> Row:
    if found is None:
        return dict.fromkeys((f"{prefix}_{name}" for name in ("who", "publisher", "published", "content")), "")
    return {
        f"{prefix}_who": who(found.claim),
        f"{prefix}_publisher": found.document.publisher or "",
        f"{prefix}_published": found.document.published or "",
        f"{prefix}_content": content(found.claim),
    }


def _figures(found: Found | None) -> str:
    return ", ".join(bounds(figure) for figure in found.claim.figures) if found else ""


def _published(found: Found | None) -> tuple[bool, str]:
    published = found.document.published if found else None
    return published is None, published or ""
