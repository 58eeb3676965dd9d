"""How well marked reports are read: `python -m tests.reports.measure` prints a table of the parts, and of the real articles.

Figures are paired by overlap, the most alike first. `found` is F1 of the pairs; the others are shares of pairs:
`interval` (both ends, whether they are closed, and whether the wording is approximate), `head` (one of the marked heads; pairs
that have one), `speaker` (the nearest source is the marked one; none where none is marked), `chain` (all marked sources are
among the claim's, in any order; pairs that have one), `status`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.extraction.claims import extract_claims
from headwater.model import Claim, Figure, Source, SourceKind, make_document
from tests.articles.articles import CORPORA, SETS, articles
from tests.reports.marked import FOLDER, Marked, Report, reports

PARTS = ("read", "held")
"""`read`: reports whose misses were read while rules were written. `held`: reports that nobody has looked at for that."""
MEASURES = ("found", "interval", "head", "speaker", "chain", "status")
_FILLER = frozenset(
    {"the", "a", "an", "of", "for", "and", "in", "at", "on", "s", "its", "his", "her", "their", "two", "one"}
)


@dataclass(frozen=True)
class Pair:
    """A marked figure and the one that was found where it stands, with its claim."""

    marked: Marked
    figure: Figure
    claim: Claim


def measure(marked_reports: Iterable[Report]) -> dict[str, float]:
    """The measures of marked reports, each from 0 to 1."""
    pairs: list[Pair] = []
    marked = found = 0
    for report in marked_reports:
        figures = _read(report)
        marked, found = marked + len(report.figures), found + len(figures)
        pairs += _paired(report, figures)
    return {
        "found": 2 * len(pairs) / (marked + found),
        "interval": _share(_interval(one) for one in pairs),
        "head": _share(_head(one) for one in pairs if one.marked.heads),
        "speaker": _share(_speaker(one) for one in pairs),
        "chain": _share(_chain(one) for one in pairs if one.marked.sources),
        "status": _share(one.claim.status.value == one.marked.status for one in pairs),
    }


def paired(report: Report) -> list[Pair]:
    """The marked figures of a report that were found."""
    return _paired(report, _read(report))


def _share(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return sum(values) / len(values)


def _read(report: Report) -> list[tuple[Figure, Claim]]:
    document = make_document(report.text, publisher=report.publisher, published=report.published, url=report.url)
    claims, problems = extract_claims(document)
    assert not problems
    found = {(one.span.start, one.span.end): (one, claim) for claim in claims for one in claim.figures}
    return list(found.values())


def _paired(report: Report, figures: list[tuple[Figure, Claim]]) -> list[Pair]:
    """Marked and found figures, one to one, by how much of both they share."""
    options = []
    for i, one in enumerate(report.figures):
        for j, (figure, _) in enumerate(figures):
            shared = min(one.end, figure.span.end) - max(one.start, figure.span.start)
            if shared > 0:
                options.append((shared / (max(one.end, figure.span.end) - min(one.start, figure.span.start)), -i, -j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(options, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [Pair(report.figures[-i], *figures[-j]) for i, j in pairs.items()]


def _interval(one: Pair) -> bool:
    marked, figure = one.marked, one.figure
    closed = (marked.bound != "more_than", marked.bound != "less_than")
    ends = (
        figure.low == marked.low or _near(figure.low, marked.low),
        figure.high == marked.high or _near(figure.high, marked.high),
    )
    sides = (figure.low_closed in (None, closed[0]), figure.high_closed in (None, closed[1]))
    return all(ends) and all(sides) and figure.approximate == marked.approximate


def _near(one: object, other: object) -> bool:
    """Whether two numbers are the same to a thousandth: fractions are marked with four places."""
    return one is not None and other is not None and abs(float(str(one)) - float(str(other))) < 1e-3


def _head(one: Pair) -> bool:
    head = one.figure.counted.head.lower() if one.figure.counted else ""
    return any(marked.lower().split()[-1] == head for marked in one.marked.heads)


def _voices(claim: Claim) -> list[Source]:
    return [one for one in claim.sources if one.kind is not SourceKind.PUBLISHER and (one.name or one.mention)]


def _speaker(one: Pair) -> bool:
    found = _voices(one.claim)
    if not one.marked.sources or not found:
        return not one.marked.sources and not found
    return _agree(one.marked.sources[0], found[0])


def _chain(one: Pair) -> bool:
    return all(any(_agree(name, source) for source in _voices(one.claim)) for name in one.marked.sources)


def _agree(marked: str, source: Source) -> bool:
    """Whether a marked name and a source are the same: the words of one are all in the other, or its initials."""
    names = [name for name in (source.name, source.mention.text if source.mention else None) if name]
    for name in names:
        one, other = _words(marked), _words(name)
        initials = ("".join(w[0] for w in re.findall(r"[A-Z]\w*", text)).lower() for text in (marked, name))
        if one and other and (one <= other or other <= one or set(initials) & (one | other)):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return frozenset(word for word in re.findall(r"\w+", plain.lower()) if word not in _FILLER)


def main() -> None:
    """Print a row for each part of the marked reports and, where the corpora are at hand, of the marked articles."""
    print("| part | " + " | ".join(MEASURES) + " |")
    rows = [(name, reports(FOLDER / name)) for name in PARTS]
    if CORPORA.is_dir():
        rows += [(f"articles, {name}", articles(name)) for name in SETS]
    for name, marked_reports in rows:
        values = measure(marked_reports)
        print(f"| {name} | " + " | ".join(f"{values[key]:.3f}" for key in MEASURES) + " |")


if __name__ == "__main__":
    main()
