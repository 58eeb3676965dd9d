"""Where marked figures are: `python -m tests.reports.where` prints how often a claim says so, and how often it is right.

A line of a file of `marks` is a report: its name, and for each figure its start and the places that a careful reader
gives it, the most specific first ("Nukus; Karakalpakstan; Uzbekistan"; two in one level joined by " + "), or "-" for none. `told` is the
share of figures with a marked place whose claim has one of these places; `right` the share of claims with a place that
have one of the marked ones, `none` the share of figures without a marked place whose claim has none.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.language.gazetteer import country_code
from headwater.model import Claim, Place, PlacePrecision
from tests.articles.articles import CORPORA, articles
from tests.reports.marked import FOLDER, Report, reports
from tests.reports.measure import paired

PARTS = ("read", "held")
MEASURES = ("told", "right", "none")
_MARKS = Path(__file__).parent / "marks"

Marked = tuple[Report, dict[int, str]]


def marked(part: str, *, real: bool) -> Iterator[Marked]:
    """The reports of a part with the places of their figures by the figures' starts; `real` ones are articles of the corpora."""
    known = {report.name: report for report in (articles(part) if real else reports(FOLDER / part))}
    file = _MARKS / f"{'articles-' if real else ''}{part}.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield known[row["text"]], dict(row["where"])


def measure(marks: Iterable[Marked]) -> dict[str, float]:
    """The measures of marked reports, each from 0 to 1."""
    outcomes = [
        (places, _said(claim), _agree(places, claim))
        for report, where in marks
        for pair in paired(report)
        for places, claim in [(where[pair.marked.start], pair.claim)]
    ]
    placed = [one for one in outcomes if one[0] != "-"]
    saying = [one for one in outcomes if one[1]]
    bare = [one for one in outcomes if one[0] == "-"]
    return {
        "told": sum(right for _, _, right in placed) / len(placed),
        "right": sum(right for _, _, right in saying) / len(saying),
        "none": sum(not said for _, said, _ in bare) / len(bare),
    }


def _said(claim: Claim) -> list[Place]:
    return [place for place in claim.places if place.literal]


def _agree(places: str, claim: Claim) -> bool:
    wanted = {
        key for name in places.replace(" + ", "; ").split("; ") for key in (_fold(name), country_code(name)) if key
    }
    return any(not wanted.isdisjoint(_keys(place)) for place in _said(claim))


def _keys(place: Place) -> set[str]:
    own = {_fold(place.name), _fold(place.span.text)}
    return own | {place.country} if place.country and place.precision is PlacePrecision.COUNTRY else own


def _fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.lower().removeprefix("the ").replace("-", " ").split())


def main() -> None:
    """Print a row for each part of the made-up reports and, where the corpora are at hand, of the articles."""
    print("| part | " + " | ".join(MEASURES) + " |")
    for part, real in [(part, real) for real in (False, True) for part in PARTS if not real or CORPORA.is_dir()]:
        values = measure(marked(part, real=real))
        print(
            f"| {'articles, ' if real else ''}{part} | " + " | ".join(f"{values[key]:.3f}" for key in MEASURES) + " |"
        )


if __name__ == "__main__":
    main()
