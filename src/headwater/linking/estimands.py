"""What figures are figures of: rows gathered into estimands, pair by pair, the surest first.

Rows are blocked by the widest head with the event, and by the widest head with the number (see `sql/candidates.sql`); pairs
are scored by `headwater.linking.matching`. Two groups become one if their surest pair is sure enough and no member of one
contradicts a member of the other, so that a row which leaves much unsaid cannot join what must be kept apart; only if most of
what they say has more in common than the noun and the deed (see `headwater.linking.grounds`); and never if one report tells two
of their numbers apart (see `headwater.linking.accounts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headwater.linking.accounts import told_apart
from headwater.linking.common import CommonGround
from headwater.linking.deeds import PLANNED
from headwater.linking.engine import Engine, statement
from headwater.linking.grounds import DOUBT, ENOUGH, LITTLE
from headwater.linking.heads import is_kind_of, widest
from headwater.linking.matching import SAME, UNDECIDED, Match, Signature, in_words, match, same_story, same_year
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.scenes import contains
from headwater.linking.statements import digits, value_key
from headwater.model import Status
from headwater.model.relations import Decision, Undecided

_Say = tuple[Signature, str, str]
"""What rows say, the claim where an analyst told it apart from others that say the same ("" for the rest), and the first of
those of its rows that have common ground."""

_LITTLE_IN_COMMON = "common ground beside the noun and the deed: not enough"
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})
"""Claims of these may speak of what is still to come."""
_COMPARED = 12
"""Of each of two groups so many says are looked at, whether most have common ground."""
_BLOCKS = {"sig": "number", "block": "text", "fine": "text", "nation": "text", "country": "text"}


@dataclass(slots=True)
class _Group:
    """Signatures of one thing so far, with all that they say, to be compared with another group's."""

    members: set[int]
    signatures: list[Signature]
    stories: set[tuple[str, ...]]
    """The countries that each has to do with, and its month."""

    @classmethod
    def alone(cls, number: int, one: Signature) -> _Group:
        """A group of one."""
        return cls({number}, [one], {(*one.context, one.when)})

    def agrees(self, other: _Group) -> bool:
        """Whether no member of one contradicts a member of the other: each distinct say is compared once."""
        for name in ("nation", "event"):
            words = {getattr(one, name) for one in (*self.signatures, *other.signatures)} - {""}
            if len(words) > 1:
                return False
        return (
            self._heads(other)
            and _latest_start(self, other) <= _earliest_end(self, other)
            and all(contains(a, b) for a in self.said("places") for b in other.said("places"))
            and self._told_together(other)
            and self._sizes(other)
        )

    def said(self, name: str) -> set[tuple[str, ...]]:
        """What the signatures say under a name, each once."""
        return {getattr(one, name) for one in self.signatures}

    def _told_together(self, other: _Group) -> bool:
        """Whether no two reports are of stories, or of years, that have nothing in common."""
        return all(same_story(a[:-1], b[:-1]) and same_year(a[-1], b[-1]) for a in self.stories for b in other.stories)

    def _heads(self, other: _Group) -> bool:
        mine, theirs = ({one.head for one in group.signatures} for group in (self, other))
        return all(is_kind_of(a, b) or is_kind_of(b, a) for a in mine for b in theirs)

    def _sizes(self, other: _Group) -> bool:
        mine, theirs = ({k for k in g.said("kinds") if any(w[:1].isdigit() for w in k)} for g in (self, other))
        return not mine or not theirs or mine == theirs


def _latest_start(left: _Group, right: _Group) -> str:
    return max((one.earliest for one in (*left.signatures, *right.signatures)), default="")


def _earliest_end(left: _Group, right: _Group) -> str:
    return min((one.latest for one in (*left.signatures, *right.signatures) if one.latest), default="9999")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of each estimand, and the pairs that are left to the analyst."""

    estimands: tuple[tuple[Row, ...], ...]
    undecided: tuple[Undecided, ...]


@lru_cache(maxsize=1 << 13)  # asked for a row's keys, for its pairs, and in each round of a step
def signature(row: Row) -> Signature:
    """What a row says of the thing that its figure is of; the row has a head."""
    nation = next((word[3:] for word in sorted(row.qualifiers) if word.startswith("of:")), "")
    kinds = tuple(sorted(word for word in row.qualifiers if not word.startswith("of:")))
    value = value_key(row)
    return Signature(
        row.head or "",
        nation,
        kinds,
        row.event or "",
        row.places,
        str(row.earliest or ""),
        str(_last_day(row) or ""),
        value if value and digits(value) else "",
        () if row.places and nation else tuple(sorted(row.story)),
        "" if row.earliest or row.latest or row.stated is None else row.stated.isoformat()[:7],
        row.latest is None and row.earliest is not None,
    )


def _last_day(row: Row) -> date | None:
    """The last day that a row counts: what is told to have happened since August has not happened after it was told."""
    if row.latest or row.earliest is None or row.stated is None or row.claim.status in _AHEAD:
        return row.latest
    return row.stated if row.stated >= row.earliest else None


def gather(
    engine: Engine,
    rows: Sequence[Row],
    decisions: Sequence[Decision] = (),
    lineage_of: Mapping[str, Lineage] | None = None,
    shared: Iterable[tuple[str, str]] = (),
) -> Gathered:
    """The estimands of rows, each sorted by row id. Rows without a head are of none.

    `lineage_of` has the origin of each row's id, `shared` are pairs of reports that share text.
    """
    counting = [(signature(row), row) for row in rows if row.head is not None and row.figure is not None]
    latest = _latest(decisions)
    apart = _told_apart(latest, counting)
    common = CommonGround((row for _, row in counting), lineage_of or {}, shared)
    members = _said(counting, apart, common)
    says = sorted(members)
    signatures = [one for one, _, _ in says]
    by_claim: dict[str, set[int]] = defaultdict(set)
    for number, say in enumerate(says):
        for row in members[say]:
            by_claim[row.claim.id].add(number)
    scored = _scored(engine, signatures) | _alike(says, apart)
    ruled = _ruled(latest, by_claim)
    forbidden = _forbidding(ruled, _in_one_account(members, says))

    def tied(a: int, b: int, enough: float = ENOUGH) -> bool:
        return common.ties(members[says[a]], members[says[b]], enough)

    groups = _grouped(signatures, scored, ruled, forbidden, tied)
    estimands = {id(group): group for group in groups}.values()
    asked = {
        pair: found
        for pair, found in scored.items()
        if groups[pair[0]] is not groups[pair[1]] and tied(*pair, DOUBT if (found.score or 0) >= SAME else LITTLE)
    }
    undecided = _undecided(asked, groups, [members[say] for say in says], forbidden)
    gathered = [tuple(sorted((row for n in g.members for row in members[says[n]]), key=_by_id)) for g in estimands]
    return Gathered(tuple(sorted(gathered, key=lambda group: group[0].id)), undecided)


def _said(
    counting: Iterable[tuple[Signature, Row]], apart: Mapping[Signature, set[str]], common: CommonGround
) -> dict[_Say, list[Row]]:
    """The rows of each say: those that say the same have to have common ground too."""
    alike: dict[tuple[Signature, str], list[Row]] = defaultdict(list)
    for one, row in counting:
        alike[one, row.claim.id if row.claim.id in apart[one] else ""].append(row)
    return {(*say, group[0].id): group for say, rows in alike.items() for group in common.groups(rows)}


def _scored(engine: Engine, signatures: Sequence[Signature]) -> dict[tuple[int, int], Match]:
    """The pairs that may be of one thing, with their scores; signatures that are the same are compared once."""
    numbers: dict[Signature, list[int]] = defaultdict(list)
    for number, one in enumerate(signatures):
        numbers[one].append(number)
    distinct = list(numbers)
    scored: dict[tuple[int, int], Match] = {}
    for a, b in _candidates(engine, distinct):
        found = match(distinct[a], distinct[b])
        if found.score is not None and found.score >= UNDECIDED:
            scored |= {(min(m, n), max(m, n)): found for m in numbers[distinct[a]] for n in numbers[distinct[b]]}
    return scored


def _told_apart(latest: Sequence[Decision], counting: Sequence[tuple[Signature, Row]]) -> Mapping[Signature, set[str]]:
    """By signature the claims that an analyst told apart though they have it in common: each stands for itself."""
    apart: dict[Signature, set[str]] = defaultdict(set)
    parted = [decision.between for decision in latest if not decision.same]
    if not parted:
        return apart
    said: dict[str, set[Signature]] = defaultdict(set)
    for one, row in counting:
        said[row.claim.id].add(one)
    for left, right in parted:
        for one in said.get(left, set()) & said.get(right, set()):
            apart[one] |= {left, right}
    return apart


def _alike(says: Sequence[_Say], apart: Mapping[Signature, set[str]]) -> dict[tuple[int, int], Match]:
    """The pairs that have a signature in common, among claims that were told apart and the rest: as sure as can be."""
    numbers: dict[Signature, list[int]] = defaultdict(list)
    for number, (one, _, _) in enumerate(says):
        if one in apart:
            numbers[one].append(number)
    sure = Match(1.0, ("both say the same of what they count",))
    return {(a, b): sure for those in numbers.values() for at, a in enumerate(those) for b in those[at + 1 :]}


def _by_claim(row: Row) -> tuple[str, str]:
    return row.claim.id, row.id


def _by_id(row: Row) -> str:
    return row.id


def _candidates(engine: Engine, signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    lines: list[tuple[object, ...]] = []
    for number, one in enumerate(signatures):
        country = one.places[-1] if one.places else None
        fine = f"{country or ''} {(one.latest or one.earliest)[:4]}"
        head = widest(one.head)
        keys = {f"{head}|{one.event.removeprefix(PLANNED)}"} if one.event else set()
        keys |= {f"{head}#{one.number}"} if one.number else set()
        lines += [(number, key, fine, one.nation or None, country) for key in sorted(keys)]
    engine.load("blocks", _BLOCKS, {column: [line[at] for line in lines] for at, column in enumerate(_BLOCKS)})
    engine.materialise("candidates", statement("candidates"))
    pairs = [(a, b) for a, b in engine.fetch("candidates")]
    engine.forget("blocks", "candidates")
    return pairs


def _latest(decisions: Sequence[Decision]) -> list[Decision]:
    """The latest word on each pair of claims."""
    latest: dict[tuple[str, ...], Decision] = {}
    for decision in sorted(decisions, key=lambda one: (one.made, one.user)):
        latest[tuple(sorted(decision.between))] = decision
    return list(latest.values())


def _ruled(latest: Sequence[Decision], by_claim: Mapping[str, set[int]]) -> dict[tuple[int, int], bool]:
    """What the analyst decided, by pairs of what claims say."""
    ruled = {}
    for decision in latest:
        left, right = (by_claim.get(claim, set()) for claim in decision.between)
        for a in sorted(left):
            for b in sorted(right):
                if a != b:
                    ruled[min(a, b), max(a, b)] = decision.same
    return ruled


def _grouped(
    signatures: Sequence[Signature],
    scored: Mapping[tuple[int, int], Match],
    ruled: Mapping[tuple[int, int], bool],
    forbidden: Mapping[int, set[int]],
    tied: Callable[[int, int], bool],
) -> list[_Group]:
    """For each signature the group that it came to be in."""
    groups = [_Group.alone(number, one) for number, one in enumerate(signatures)]
    for a, b in sorted(pair for pair, same in ruled.items() if same):
        _join(groups, groups[a], groups[b])
    sure = [pair for pair, found in scored.items() if found.score is not None and found.score >= SAME]
    for a, b in sorted(sure, key=lambda pair: (-(scored[pair].score or 0), pair)):
        left, right = groups[a], groups[b]
        if left is right or not left.agrees(right) or _forbidden(left, right, forbidden):
            continue
        if tied(a, b) and _mostly_tied(left, right, tied):
            _join(groups, left, right)
    return groups


def _in_one_account(members: Mapping[_Say, Sequence[Row]], says: Sequence[_Say]) -> Iterator[tuple[int, int]]:
    """The pairs that some report tells apart."""
    number_of = {row.id: number for number, say in enumerate(says) for row in members[say]}
    rows = sorted((row for say in says for row in members[say]), key=_by_id)
    for one, other in told_apart(rows):
        a, b = sorted((number_of[one.id], number_of[other.id]))
        if a != b:
            yield a, b


def _forbidding(ruled: Mapping[tuple[int, int], bool], told: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    """What each must not be joined with: the analyst's word, and where there is none what reports tell apart."""
    forbidden: dict[int, set[int]] = defaultdict(set)
    for a, b in (*(pair for pair, same in ruled.items() if not same), *(pair for pair in told if pair not in ruled)):
        forbidden[a].add(b)
        forbidden[b].add(a)
    return forbidden


def _mostly_tied(left: _Group, right: _Group, tied: Callable[[int, int], bool]) -> bool:
    """Whether half of what the one says has common ground with what the other says: a chain of likenesses is no thing."""
    pairs = [(a, b) for a in sorted(left.members)[:_COMPARED] for b in sorted(right.members)[:_COMPARED]]
    return 2 * sum(tied(a, b) for a, b in pairs) >= len(pairs)


def _forbidden(left: _Group, right: _Group, forbidden: Mapping[int, set[int]]) -> bool:
    return any(not right.members.isdisjoint(forbidden.get(number, ())) for number in left.members)


def _join(groups: list[_Group], left: _Group, right: _Group) -> None:
    if left is right:
        return
    large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
    large.members |= small.members
    large.signatures += small.signatures
    large.stories |= small.stories
    for number in small.members:
        groups[number] = large


def _undecided(
    scored: Mapping[tuple[int, int], Match],
    groups: Sequence[_Group],
    members: Sequence[Sequence[Row]],
    forbidden: Mapping[int, set[int]],
) -> tuple[Undecided, ...]:
    """The pairs of estimands about which a score leaves doubt, each by the pair of claims that comes nearest."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for pair, found in scored.items():
        left, right = groups[pair[0]], groups[pair[1]]
        if left is right or found.score is None or not left.agrees(right) or _forbidden(left, right, forbidden):
            continue
        key = (min(*left.members, *right.members), max(min(left.members), min(right.members)))
        best[key] = max(best.get(key, (0.0, pair)), (found.score, pair), key=lambda one: (one[0], [-n for n in one[1]]))
    found_pairs = []
    for score, pair in best.values():
        one, other = sorted((min(members[number], key=_by_claim) for number in pair), key=_by_claim)
        if one.claim.id != other.claim.id:
            reasons = in_words(signature(one), signature(other))
            reasons = (*reasons, _LITTLE_IN_COMMON) if score >= SAME else reasons
            found_pairs.append(Undecided((one.claim.id, other.claim.id), score, reasons))
    return tuple(sorted(found_pairs, key=lambda one: one.between))
