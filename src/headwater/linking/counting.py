"""How many independent origins stand behind an estimand, as a range.

Only named origins count at the lower end, and two count as independent only if nothing ties them: no voice of one meets a
voice of the other, no report of one derives from a report of the other, and they do not give one number (an official figure
told twice is no second witness). Over-counting is the unsafe error; so origins that hang together in a chain count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.language.gazetteer import country_name
from headwater.linking.heads import widest
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.scenes import edtf, place_chain
from headwater.linking.statements import value_key
from headwater.model import Status
from headwater.model.ids import content_id
from headwater.model.relations import Estimand

Tied = Mapping[
    str, Collection[str]
]  # for a document, those that derive from it, that it derives from, or shares text with


@dataclass(frozen=True, slots=True)
class _Share:
    """The part of one origin that is about one estimand."""

    lineage: Lineage
    rows: tuple[Row, ...]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(row.document.id for row in self.rows)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(value for row in self.rows if (value := value_key(row)))


def estimand(rows: Sequence[Row], lineage_of: Mapping[str, Lineage], tied: Tied) -> Estimand:
    """The estimand of these rows, with its origins counted. `lineage_of` has the origin of each row's id."""
    shares = _shares(rows, lineage_of)
    named = [share for share in shares if _is_named(share) and not _denies(share)]
    unnamed = [share for share in shares if not _is_named(share) and not _denies(share)]
    proven, reasons = _independent(named, tied)
    spoken = _sources(named)
    possible = len(spoken) + len(unnamed)
    reasons += [
        f"{_who(some[0])}: {len(some)} statements of one source, which counts once" for some in spoken if len(some) > 1
    ]
    if unnamed:
        reasons.append(f"{len(unnamed)} without a named issuer: not proven, not ruled out")
    denials = len(shares) - len(named) - len(unnamed)
    if denials:
        reasons.append(f"{denials} denies it and is no origin of it")
    head, event, place, time = _normal(rows)
    claims = tuple(sorted({row.claim.id for row in rows}))
    return Estimand(
        id=content_id("e", claims + tuple(row.id for row in rows)),
        label=label(rows),
        counted=head,
        event=event,
        place=place,
        time=time,
        claims=claims,
        origins=tuple(sorted({share.lineage.id for share in shares})),
        proven_distinct=proven,
        not_proven_linked=possible,
        reasons=tuple(reasons),
    )


def _shares(rows: Sequence[Row], lineage_of: Mapping[str, Lineage]) -> list[_Share]:
    by_origin: dict[str, list[Row]] = {}
    found: dict[str, Lineage] = {}
    for row in rows:
        lineage = lineage_of[row.id]
        found[lineage.id] = lineage
        by_origin.setdefault(lineage.id, []).append(row)
    return [_Share(found[origin], tuple(by_origin[origin])) for origin in sorted(by_origin)]


def _sources(named: Iterable[_Share]) -> list[list[_Share]]:
    """The named origins by who issued them: a source's statements of several days are no several sources."""
    found: dict[str | None, list[_Share]] = {}
    for share in named:
        found.setdefault(share.lineage.issuer, []).append(share)
    return list(found.values())


def _is_named(share: _Share) -> bool:
    """Whether the nearest speaker of some row is named: an outlet that cites "officials" names no one."""
    return any(row.issuer is not None and row.issuer == row.speaker for row in share.rows)


def _denies(share: _Share) -> bool:
    return all(row.claim.status is Status.DENIED for row in share.rows)


def _independent(named: Sequence[_Share], tied: Tied) -> tuple[int, list[str]]:
    """How many groups of origins nothing ties, and what ties the others, in words; each tie is told once, the surest first."""
    group = list(range(len(named)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    reasons = []
    for words, ties in TIES:
        for a, b in ties(named, tied):
            one, other = sorted((root(a), root(b)))
            if one != other:
                group[other] = one
                if named[a].lineage.issuer != named[b].lineage.issuer:
                    reasons.append(f"{_both(_who(named[a]), _who(named[b]))}: {words}")
    firsts = [number for number in range(len(named)) if root(number) == number]
    if len(reasons) > _TOLD:
        reasons = [*reasons[:_TOLD], f"and {len(reasons) - _TOLD} more ties between named issuers"]
    if len(firsts) > 1:
        reasons.append(
            f"{len(firsts)} named issuers that nothing ties: {', '.join(_who(named[n]) for n in firsts[:_TOLD])}"
        )
    return len(firsts), reasons


def _both(one: str, other: str) -> str:
    """Two issuers by their names.

    >>> _both("the union", "the port"), _both("the union", "the union")
    ('the union and the port', 'the union, twice')
    """
    return f"{one}, twice" if one == other else f"{one} and {other}"


_TOLD = 12  # ties that are told one by one


def _who(share: _Share) -> str:
    issuer = share.lineage.origin.issuer
    return (issuer.name if issuer else None) or share.lineage.issuer or "unnamed"


Pairs = Iterator[tuple[int, int]]


def _one_voice(shares: Sequence[_Share], tied: Tied) -> Pairs:
    """Pairs of which one names the other's voice, by its own key."""
    del tied
    called: dict[str, list[int]] = defaultdict(list)
    for number, share in enumerate(shares):
        for key in sorted({key for row in share.rows for key in (*row.voices, *row.callings)}):
            called[key].append(number)
    for number, share in enumerate(shares):
        for key in sorted({key for row in share.rows for key in row.voices}):
            yield from ((number, other) for other in called[key] if other != number)


def _derived(shares: Sequence[_Share], tied: Tied) -> Pairs:
    """Pairs with a report of one that derives from, or shares text with, a report of the other."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, share in enumerate(shares):
        for document in sorted(share.documents):
            holders[document].append(number)
    for document in sorted(holders):
        for other in sorted(tied.get(document, ())):
            for a in holders[document]:
                yield from (
                    (a, b) for b in holders.get(other, ()) if shares[a].documents.isdisjoint(shares[b].documents)
                )


def _one_number(shares: Sequence[_Share], tied: Tied) -> Pairs:
    """Pairs that give one number: each with the first that gives it."""
    del tied
    first: dict[str, int] = {}
    for number, share in enumerate(shares):
        for value in sorted(share.numbers):
            if first.setdefault(value, number) != number:
                yield first[value], number


TIES: tuple[tuple[str, Callable[[Sequence[_Share], Tied], Pairs]], ...] = (
    ("a voice of one is heard in the other", _one_voice),
    ("one's report derives from the other's", _derived),
    ("they give one number; independence not established", _one_number),
)
"""What keeps two named origins from counting as independent, in the order in which it is told."""


def _normal(rows: Sequence[Row]) -> tuple[str, str | None, str | None, str | None]:
    """Head, event, place and time of an estimand: the narrowest that its rows say, and the days that they share."""
    heads = sorted({row.head for row in rows if row.head}, key=lambda head: (head == widest(head), head))
    events = sorted({row.event for row in rows if row.event})
    places = max((row.places for row in rows), key=lambda chain: (len(chain), chain))
    starts = [row.earliest for row in rows if row.earliest]
    ends = [row.latest for row in rows if row.latest]
    days = (max(starts) if starts else None, min(ends) if ends else None)
    return heads[0], events[0] if events else None, places[0] if places else None, edtf(days)


def label(rows: Sequence[Row]) -> str:
    """What an estimand is of, in words: "soldier sent (North Korea), Kursk"."""
    head, event, place, _ = _normal(rows)
    nations = sorted({word[3:] for row in rows for word in row.qualifiers if word.startswith("of:")})
    names = [country_name(code) or code for code in nations]
    words = " ".join(filter(None, [head, event, f"({', '.join(names)})" if names else ""]))
    where = min((p.name for row in rows for p in row.claim.places if place_chain(p)[:1] == (place,)), default=None)
    return f"{words}, {where}" if where else words
