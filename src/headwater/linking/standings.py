"""How a report puts a figure: hedges and conditions, and which of them reach which figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from headwater.language.words import word_map
from headwater.linking.deeds import around
from headwater.linking.pairs import versions, with_next_sentence
from headwater.linking.phrases import has, mentions
from headwater.linking.rows import Row
from headwater.model import Claim, Figure, SourceKind, Span, Status

_CONDITION = re.compile(r"(?:^|[\s“\"(])(?:if|assuming|provided that|should the|on condition that)\s", re.IGNORECASE)

_RELAYED = frozenset({"reported", "said", "believed", "presumed", "thought"})  # "is said to": by nobody named


def standing(row: Row, report: Iterable[Row]) -> Status:
    """How a report puts a figure: the least committed of the claims that hold it, one inside the other.

    A claim that is only said to be reported by its relay ("the paper says") stands as it is told.
    """
    statuses = [_own_standing(other.claim, row.figure) for other in versions(row, report)]
    return min(statuses, key=list(Status).index)


def _own_standing(claim: Claim, figure: Figure | None) -> Status:
    if claim.status is Status.REPORTED and not hedges_of(claim):
        return Status.ASSERTED
    return claim.status if figure is None or _reach(claim, figure) else Status.ASSERTED


def hedges_of(claim: Claim) -> list[str]:
    """The words that lower the commitment, without the plain verbs of saying."""
    unsaid = bool(claim.sources) and claim.sources[0].kind is SourceKind.UNSPECIFIED
    listed = word_map("en", "stance", "status")
    found = []
    for hedge in claim.hedges:
        plain = hedge.span.text.lower()
        if hedge.kind != "reportive" or plain in listed or (unsaid and plain in _RELAYED):
            found.append(hedge.span.text)
    return found


def condition_of(row: Row) -> str | None:
    hedges = [hedge.span.text for hedge in row.claim.hedges if hedge.kind == "condition"]
    if hedges:
        return hedges[0]
    if row.figure is None:
        return row.claim.status.value if row.claim.status is Status.CONDITIONAL else None
    before = row.document.text[row.claim.sentence.start : row.figure.span.start]
    found = _CONDITION.search(before)
    return before[found.start() :].strip() if found else None


def tentative_of(row: Row) -> str | None:
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


def foreseen(row: Row) -> bool:
    """Whether the words of the figure's clause before it say that it is foreseen or estimated: "he expects 40", "by estimates 40"."""
    return row.figure is not None and has("foresee", around(row.figure, row.claim, row.document)[0])


def _reach(claim: Claim, figure: Figure) -> bool:
    """Whether the claim's hedges reach a figure: in "of 40 crates some 30 could hold oil" they do not reach the 40."""
    starts = [hedge.span.start for hedge in claim.hedges]
    last = max((one.span.start for one in claim.figures), default=figure.span.start)
    if starts and all(_are_apart(hedge.span, figure, claim) for hedge in claim.hedges):
        return False
    return not starts or min(starts) < figure.span.end or last <= max(starts)


def _are_apart(hedge: Span, figure: Figure, claim: Claim) -> bool:
    """Whether a semicolon stands between a hedge and a figure, or a comma before a hedge that follows it.

    "40 crates, allegedly with arms": the crates are not alleged.
    """
    low, high = sorted((hedge.start, figure.span.start))
    offset = claim.sentence.start
    between = claim.sentence.text[max(low - offset, 0) : max(high - offset, 0)]
    return ";" in between or (hedge.start > figure.span.start and "," in between[len(figure.span.text) :])
