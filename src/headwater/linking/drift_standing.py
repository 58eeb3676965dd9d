"""What becomes of the standing of a claim: hedges, conditions, denials, plans told as facts."""

from __future__ import annotations

import re

from headwater.linking.asides import is_aside
from headwater.linking.deeds import PLANNED, around
from headwater.linking.pairs import Change, Pair, versions, with_next_sentence, words
from headwater.linking.phrases import has
from headwater.linking.rows import Row
from headwater.linking.standings import condition_of, foreseen, hedges_of, standing, tentative_of
from headwater.model import Claim, Polarity, Status, Verification
from headwater.model.relations import DriftKind

# From the least to the most committed; a condition, a plan and a denial have rules of their own.
_COMMITMENT = {Status.UNVERIFIED: 0, Status.POSSIBLE: 0, Status.ESTIMATED: 1, Status.REPORTED: 2, Status.ASSERTED: 3}
_PAST = re.compile(r"\b(?:has|have|had|was|were|already|sent|went|came|took|gave|built|\w{2,}ed)\b", re.IGNORECASE)


def denial_lost(pair: Pair) -> Change | None:
    """What was denied is told as so: "the port denied losing 40 boats", then "the port lost 40 boats".

    A number that another takes the place of, "12 boats and not 40", denies nothing.
    """
    if _is_set_aside(pair.up):
        return None
    told_of_one = pair.up.claim.status is Status.DENIED or (pair.up.event and pair.up.event == pair.down.event)
    if (
        told_of_one
        and _is_denied(pair.up.claim)
        and not any(_is_denied(row.claim) for row in versions(pair.down, pair.below))
    ):
        return Change(DriftKind.DENIAL_LOST, words(pair.up), words(pair.down))
    return None


def denial_left_out(pair: Pair) -> Change | None:
    """The report of a figure also tells that somebody disowns it; the retelling of the figure tells no denial at all.

    "The office cited the harbour for 40 boats; the harbour said that it had never given such a number", then "the
    office cited the harbour for 40 boats". The denial follows the figure, in its sentence or the next one, with no other
    figure between.
    """
    if not pair.across or pair.up.figure is None or any(_is_denied(row.claim) for row in pair.below):
        return None
    for row in pair.above:
        disowned = (
            _follows(row, pair.up, pair.above)
            and row.figure is None
            and _is_denied(row.claim)
            and row.claim.cue is not None
        )
        if disowned and not _is_unchecked(row.claim) and has("said before", _content(row.claim)):
            return Change(DriftKind.DENIAL_LOST, _content(row.claim), None)
    return None


def condition_lost(pair: Pair) -> Change | None:
    """What holds on a condition is told as so: "if full, the holds carry 40 tonnes", then "the holds carry 40 tonnes"."""
    condition = condition_of(pair.up)
    if condition and not any(condition_of(row) for row in versions(pair.down, pair.below)):
        return Change(DriftKind.CONDITION_LOST, condition, None)
    return None


def plan_told_as_fact(pair: Pair) -> Change | None:
    """A plan is told as done: "Ankara plans to deliver 6 drones", then "Ankara delivered 6 drones"."""
    deed = (pair.up.event or "").removeprefix(PLANNED)
    planned = _is_planned(pair.up) and not any(_may_be_planned(row) for row in versions(pair.down, pair.below))
    if pair.up.claim.status is not Status.PLANNED and (deed != pair.down.event or deed == "training"):
        return None
    if pair.down.figure is None:
        return None
    done = _PAST.search(" ".join(around(pair.down.figure, pair.down.claim, pair.down.document)))
    if done and planned and standing(pair.down, pair.below) in (Status.ASSERTED, Status.REPORTED, Status.ESTIMATED):
        return Change(DriftKind.STATUS_CHANGED, _cause(pair.up, Status.PLANNED), done[0])
    return None


def hedge_lost(pair: Pair) -> Change | None:
    """The retelling commits itself further: "may have sunk 40 boats", then "sank 40 boats"."""
    before, after = standing(pair.up, pair.above), standing(pair.down, pair.below)
    if before not in _COMMITMENT or after not in _COMMITMENT or _COMMITMENT[before] >= _COMMITMENT[after]:
        return None
    if (
        before is Status.UNVERIFIED and pair.up.claim.status is not before
    ):  # the report says so elsewhere: so may the other
        return None
    if before is Status.REPORTED and pair.up.speaker is None and pair.down.speaker is not None:
        return None  # "40 reportedly sank" is told on the word of whoever reports it
    if before is not Status.REPORTED and foreseen(pair.down):
        return None
    cause = _cause(pair.up, before)
    if before is Status.ESTIMATED and pair.down.figure and pair.down.figure.approximate and cause == "estimated":
        return None  # "an estimated 40" is told as "about 40"
    return Change(DriftKind.HEDGE_LOST, cause, _cause(pair.down, after))


def tentativeness_lost(pair: Pair) -> Change | None:
    """What was given for now is told for good: "by preliminary data 40 boats sank", then "40 boats sank".

    The upstream words stand in the claim's sentence or the next one, "He called the count preliminary"; the retelling
    has none anywhere, and does not say it with less certainty either.
    """
    if not pair.across or pair.up.figure is None or _is_unsure(pair.down, pair.below):
        return None
    word = tentative_of(pair.up)
    if word and not has("tentative", pair.down.document.text):
        return Change(DriftKind.HEDGE_LOST, word, None)
    return None


def hedge_added(pair: Pair) -> Change | None:
    """The retelling commits itself less: "sank 40 boats", then "may have sunk 40 boats"."""
    before, after = standing(pair.up, pair.above), standing(pair.down, pair.below)
    if before is not Status.ASSERTED or after not in (Status.POSSIBLE, Status.ESTIMATED, Status.REPORTED):
        return None
    if foreseen(pair.up):
        return None
    hedges = [word for row in versions(pair.down, pair.below) for word in hedges_of(row.claim)]
    return Change(DriftKind.HEDGE_ADDED, None, hedges[0]) if hedges and hedges[0] != "put" else None


def _is_set_aside(row: Row) -> bool:
    if row.figure is None:
        return False
    return is_aside(row.document.text[row.claim.sentence.start : row.figure.span.start])


def _is_unsure(row: Row, report: tuple[Row, ...]) -> bool:
    return standing(row, report) in (Status.UNVERIFIED, Status.POSSIBLE, Status.ESTIMATED) or foreseen(row)


def _follows(denial: Row, row: Row, report: tuple[Row, ...]) -> bool:
    """Whether a claim comes right after a figure, in its sentence or the next one, with no other figure between."""
    if row.figure is None:
        return False
    start, end = row.figure.span.end, denial.claim.content[0].start
    between = [one for one in report if one.figure and start <= one.figure.span.start < end]
    return start <= end <= row.claim.sentence.start + len(with_next_sentence(row)) and not between


def _cause(row: Row, status: Status) -> str | None:
    """The words that give a claim its standing; the status itself where no word is known; nothing for a plain claim."""
    if status is Status.ASSERTED:
        return None
    hedges = hedges_of(row.claim)
    return ", ".join(hedges) if hedges else status.value


def _is_denied(claim: Claim) -> bool:
    return claim.status is Status.DENIED or claim.polarity is Polarity.NEGATIVE


def _is_unchecked(claim: Claim) -> bool:
    """Whether the negation is of confirming or of seeing: "did not confirm" is no denial."""
    return has("check", claim.sentence.text) or claim.verification is Verification.UNVERIFIED


def _may_be_planned(row: Row) -> bool:
    return row.claim.status is Status.PLANNED or (row.event or "").startswith(PLANNED)


def _is_planned(row: Row) -> bool:
    prospective = any(hedge.kind == "prospective" for hedge in row.claim.hedges)
    return row.claim.status is Status.PLANNED or (prospective and (row.event or "").startswith(PLANNED))


def _content(claim: Claim) -> str:
    return " … ".join(span.text for span in claim.content)
