"""What becomes of the standing of a claim: hedges, conditions, denials, plans told as facts."""

from __future__ import annotations

import re

from headwater.language.words import word_map
from headwater.linking.deeds import PLANNED, around
from headwater.linking.pairs import Change, Pair, versions, with_next_sentence, words
from headwater.linking.phrases import has, mentions
from headwater.linking.rows import Row
from headwater.model import Claim, Figure, Polarity, Status, Verification
from headwater.model.relations import DriftKind

# From the least to the most committed; a condition, a plan and a denial have rules of their own.
_COMMITMENT = {Status.UNVERIFIED: 0, Status.POSSIBLE: 0, Status.ESTIMATED: 1, Status.REPORTED: 2, Status.ASSERTED: 3}
_PAST = re.compile(r"\b(?:has|have|had|was|were|already|sent|went|came|took|gave|built|\w{2,}ed)\b", re.IGNORECASE)
_CONDITION = re.compile(r"(?:^|[\s“\"(])(?:if|assuming|provided that|should the|on condition that)\s", re.IGNORECASE)


def denial_lost(pair: Pair) -> Change | None:
    """What was denied is told as so: "the port denied losing 40 boats", then "the port lost 40 boats"."""
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
    office cited the harbour for 40 boats". The denial stands in the figure's sentence or the next one.
    """
    if not pair.across or pair.up.figure is None or any(_is_denied(row.claim) for row in pair.below):
        return None
    for row in pair.above:
        near = 0 <= row.claim.sentence.end - pair.up.claim.sentence.start <= len(with_next_sentence(pair.up))
        disowned = near and row.figure is None and _is_denied(row.claim) and row.claim.cue is not None
        if disowned and not _is_unchecked(row.claim) and has("said before", _content(row.claim)):
            return Change(DriftKind.DENIAL_LOST, _content(row.claim), None)
    return None


def condition_lost(pair: Pair) -> Change | None:
    """What holds on a condition is told as so: "if full, the holds carry 40 tonnes", then "the holds carry 40 tonnes"."""
    condition = _condition(pair.up)
    if condition and not any(_condition(row) for row in versions(pair.down, pair.below)):
        return Change(DriftKind.CONDITION_LOST, condition, None)
    return None


def plan_told_as_fact(pair: Pair) -> Change | None:
    """A plan is told as done: "Ankara plans to deliver 6 drones", then "Ankara delivered 6 drones"."""
    deed = (pair.up.event or "").removeprefix(PLANNED)
    planned = _is_planned(pair.up) and not any(_is_planned(row) for row in versions(pair.down, pair.below))
    if pair.up.claim.status is not Status.PLANNED and (deed != pair.down.event or deed == "training"):
        return None
    if not _PAST.search(
        " ".join(around(pair.down.figure, pair.down.claim, pair.down.document)) if pair.down.figure else ""
    ):
        return None
    if planned and standing(pair.down, pair.below) in (Status.ASSERTED, Status.REPORTED, Status.ESTIMATED):
        return Change(DriftKind.STATUS_CHANGED, _cause(pair.up, Status.PLANNED), words(pair.down))
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
    cause = _cause(pair.up, before)
    if before is Status.ESTIMATED and pair.down.figure and pair.down.figure.approximate and cause == "estimated":
        return None  # "an estimated 40" is told as "about 40"
    return Change(DriftKind.HEDGE_LOST, cause, _cause(pair.down, after))


def tentativeness_lost(pair: Pair) -> Change | None:
    """What was given for now is told for good: "by preliminary data 40 boats sank", then "40 boats sank".

    The upstream words stand in the claim's sentence or the next one, "He called the count preliminary"; the retelling
    has none anywhere.
    """
    if not pair.across or pair.up.figure is None:
        return None
    word = _tentative(pair.up)
    if word and not has("tentative", pair.down.document.text):
        return Change(DriftKind.HEDGE_LOST, word, None)
    return None


def hedge_added(pair: Pair) -> Change | None:
    """The retelling commits itself less: "sank 40 boats", then "may have sunk 40 boats"."""
    before, after = standing(pair.up, pair.above), standing(pair.down, pair.below)
    if before is not Status.ASSERTED or after not in (Status.POSSIBLE, Status.ESTIMATED, Status.REPORTED):
        return None
    hedges = [word for row in versions(pair.down, pair.below) for word in _hedges(row.claim)]
    return Change(DriftKind.HEDGE_ADDED, None, hedges[0]) if hedges and hedges[0] != "put" else None


def standing(row: Row, report: tuple[Row, ...]) -> Status:
    """How a report puts a figure: the least committed of the claims that hold it, one inside the other.

    A claim that is only said to be reported by its relay ("the paper says") stands as it is told.
    """
    statuses = [_own_standing(other.claim, row.figure) for other in versions(row, report)]
    return min(statuses, key=list(Status).index)


def _own_standing(claim: Claim, figure: Figure | None) -> Status:
    if claim.status is Status.REPORTED and not _hedges(claim):
        return Status.ASSERTED
    return claim.status if figure is None or _reach(claim, figure) else Status.ASSERTED


def _reach(claim: Claim, figure: Figure) -> bool:
    """Whether the claim's hedges reach a figure: in "of 40 crates some 30 could hold oil" they do not reach the 40."""
    starts = [hedge.span.start for hedge in claim.hedges]
    last = max((one.span.start for one in claim.figures), default=figure.span.start)
    if starts and all(_are_apart(start, figure, claim) for start in starts):
        return False
    return not starts or min(starts) < figure.span.end or last <= max(starts)


def _are_apart(start: int, figure: Figure, claim: Claim) -> bool:
    """Whether a semicolon stands between a hedge and a figure."""
    low, high = sorted((start, figure.span.start))
    offset = claim.sentence.start
    return ";" in claim.sentence.text[max(low - offset, 0) : max(high - offset, 0)]


def _tentative(row: Row) -> str | None:
    """The word that makes a figure one for now: in its sentence, or in the next one if that points back to it.

    After "it" the word is about what was said before, and not about the sentence's own figures.
    """
    sentence = row.claim.sentence.text
    for text, is_next in ((sentence, False), (with_next_sentence(row)[len(sentence) :], True)):
        found = mentions("tentative", text)
        if found:
            points_back = has("pronoun", text[: found[0].start()]) or has("said before", text)
            return found[0][0] if points_back is is_next else None
    return None


def _hedges(claim: Claim) -> list[str]:
    """The words that lower the commitment, without the plain verbs of saying."""
    listed = word_map("en", "stance", "status")
    found = []
    for hedge in claim.hedges:
        plain = hedge.span.text.lower()
        if hedge.kind != "reportive" or plain in listed or plain in ("reported", "said", "believed", "presumed"):
            found.append(hedge.span.text)
    return found


def _cause(row: Row, status: Status) -> str | None:
    """The words that give a claim its standing; the status itself where no word is known; nothing for a plain claim."""
    if status is Status.ASSERTED:
        return None
    hedges = _hedges(row.claim)
    return ", ".join(hedges) if hedges else status.value


def _is_denied(claim: Claim) -> bool:
    return claim.status is Status.DENIED or claim.polarity is Polarity.NEGATIVE


def _is_unchecked(claim: Claim) -> bool:
    """Whether the negation is of confirming or of seeing: "did not confirm" is no denial."""
    return has("check", claim.sentence.text) or claim.verification is Verification.UNVERIFIED


def _is_planned(row: Row) -> bool:
    return row.claim.status is Status.PLANNED or (row.event or "").startswith(PLANNED)


def _condition(row: Row) -> str | None:
    hedges = [hedge.span.text for hedge in row.claim.hedges if hedge.kind == "condition"]
    if hedges:
        return hedges[0]
    if row.figure is None:
        return row.claim.status.value if row.claim.status is Status.CONDITIONAL else None
    before = row.document.text[row.claim.sentence.start : row.figure.span.start]
    found = _CONDITION.search(before)
    return before[found.start() :].strip() if found else None


def _content(claim: Claim) -> str:
    return " … ".join(span.text for span in claim.content)
