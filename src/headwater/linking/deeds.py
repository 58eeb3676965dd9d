"""What befalls, or is done with, what a figure counts: the type of event with its side, read from the words around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from headwater.language.en.lemmas import lemma
from headwater.language.words import load_words
from headwater.linking.heads import Head, widest
from headwater.model import Claim, Document, Figure, Span, Status

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = re.compile(r"[;:\n]|\.\s|, (?:while|but|although|which|who)\b")
_JOINT = re.compile(r"(?:,|\band\b|\bwith\b|\bwhile\b)\s+")  # what may begin the words of the next figure
_REACH = 60  # characters before a figure in which a verb still governs it: "killed in the raid at least 40"
_EVENTS = {
    "killing": "killed",
    "injury": "wounded",
    "capture": "captured",
    "displacement": "displaced",
    "transfer": "sent",
    "deployment": "sent",
    "employment": "employed",
    "production": "produced",
    "receipt": "received",
    "destruction": "destroyed",
    "payment": "paid",
}
_PLANNABLE = frozenset({"sent", "received", "employed", "produced", "training", "paid"})
_OF_THINGS = frozenset({"produced", "fired", "paid", "destroyed"})
"""What is done with things alone."""
PLANNED = "planned "
"""What stands before a deed that is intended: "planned sent"."""


@cache
def _lemmas() -> dict[str, str]:
    return {form: entry["deed"] for entry in load_words("en", "deeds") for form in entry.forms}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(phrase, entry["deed"]) for entry in load_words("en", "deeds") for phrase in entry.get("phrases", ())]
    return tuple((re.compile(rf"\b{re.escape(phrase)}\b"), deed) for phrase, deed in sorted(found, key=_longest))


def _longest(item: tuple[str, str]) -> tuple[int, str]:
    return -len(item[0]), item[0]


@cache
def _intentions() -> re.Pattern[str]:
    entries = load_words("en", "planned")
    words = sorted((w for e in entries for w in (*e.forms, *e.get("phrases", ()))), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@lru_cache(maxsize=16384)
def deed_in(words: str, *, last: bool = False) -> str | None:
    """The first deed that the words name, or the last; `None` if they name none.

    >>> deed_in("men were killed or wounded in the port"), deed_in("of workers"), deed_in("employs some", last=True)
    ('casualty', None, 'employed')
    """
    low = words.lower()
    told = [(match, deed) for pattern, deed in _phrases() for match in pattern.finditer(low)]
    found = [(match.start(), 0, deed) for match, deed in told]
    spent = {at for match, _ in told for at in range(*match.span())}
    for match in _WORD.finditer(low):
        if match.start() in spent:
            continue
        deed = (
            _lemmas().get(match[0]) or _lemmas().get(lemma(match[0], "VERB")) or _lemmas().get(lemma(match[0], "NOUN"))
        )
        if deed:
            found.append((match.start(), 1, deed))
    if not found:
        return None
    return max(found, key=lambda one: (one[0], -one[1]))[2] if last else min(found)[2]


def deed_of(figure: Figure, head: Head | None, claim: Claim, document: Document) -> str | None:
    """The deed of a figure: of its noun, of the verb right before it, of the words after it, of those before, of the claim.

    What stands between the figure before and a comma or "and" is that figure's: "100 men killed and 40 wounded".

    A deed that is intended is another one: "planned sent".
    """
    before, after = around(figure, claim, document)
    own = _without_last(before, has_last=_follows_a_figure(figure, claim))
    deed = (head.outcome if head else None) or deed_in(own[-20:], last=True)
    combined = deed_in(after)
    if combined == "casualty" or deed is None:
        deed = (
            combined
            or deed_in(own, last=True)
            or deed_in(before, last=True)
            or (_EVENTS.get(claim.event.type) if claim.event else None)
        )
    if deed in _OF_THINGS and head is not None and widest(head.name) == "person":
        return None
    if deed in _PLANNABLE and is_planned(claim, f"{before} {after}"):
        return PLANNED + deed
    return deed


def is_planned(claim: Claim, words: str) -> bool:
    """Whether the claim tells of an intention."""
    return claim.status is Status.PLANNED or _intentions().search(words.lower()) is not None


def around(figure: Figure, claim: Claim, document: Document) -> tuple[str, str]:
    """The words of a figure's clause before and after it, up to the next figure, to a stop or the sentence's end."""
    sentence = claim.sentence
    others = [one.span for one in claim.figures if not one.span.overlaps(figure.span)]
    start = max([sentence.start, *(span.end for span in others if span.end <= figure.span.start)])
    end = min([sentence.end, *(span.start for span in others if span.start >= figure.span.end)])
    before = document.text[start : figure.span.start][-_REACH:]
    after = _without_next(document.text[figure.span.end : max(end, figure.span.end)], has_next=end < sentence.end)
    stops = [match.end() for match in _STOP.finditer(before)]
    stop = _STOP.search(after)
    return before[stops[-1] if stops else 0 :], after[: stop.start() if stop else len(after)]


def clause_of(figure: Figure, claim: Claim, document: Document) -> tuple[int, int]:
    """Where the words of a figure's clause begin and end in the text."""
    before, after = around(figure, claim, document)
    return figure.span.start - len(before), figure.span.end + len(after)


def _without_next(words: str, *, has_next: bool) -> str:
    """The words without those that belong to the figure after them: "men and wounded" of "12 men and wounded 40"."""
    if not has_next:
        return words
    cut = max(words.rfind(" and "), words.rfind(", "))
    return words[:cut] if cut >= 0 else words


def _follows_a_figure(figure: Figure, claim: Claim) -> bool:
    return any(one.span.end <= figure.span.start for one in claim.figures)


def _without_last(words: str, *, has_last: bool) -> str:
    """The words without those that belong to the figure before them: " and " of " men killed in the port and ", "wounded "."""
    cuts = [match.end() for match in _JOINT.finditer(words)] if has_last else []
    return words[cuts[-1] :] if cuts else words


def claim_words(claim: Claim) -> Span:
    """The longest span of a claim's content."""
    return max(claim.content, key=lambda span: (len(span.text), -span.start))
