"""What two figures have in common beside the noun and the deed: without it they are not taken for one.

That nothing contradicts is no sign that two are one: "3 people were killed" fits every fire and every flood. So each kind of
common ground has a weight, and two figures need as much of it together as `ENOUGH` says. The weights are set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from headwater.linking.citation import names_in, page, printed_name
from headwater.linking.commonplace import commonplace, is_money, is_of_losses
from headwater.linking.context import words_around
from headwater.linking.intervals import is_rounder
from headwater.linking.issuers import known_outlets, speaks_for_itself
from headwater.linking.origins import Lineage
from headwater.linking.peoples import countries_in
from headwater.linking.rows import Row
from headwater.linking.scenes import place_chain
from headwater.linking.statements import day_number, digits, value_key
from headwater.model import Document, Place

ENOUGH = 1.0
"""So much common ground makes two figures of one thing, if they can be."""
DOUBT = 0.8
"""From so much up to `ENOUGH` the analyst is asked."""
LITTLE = 0.4
"""So much it takes for the analyst to be asked about two figures whose own words leave doubt."""
_FAR_APART = 100  # of two numbers, one so many times the other
_RARE = 3  # significant digits that two do not arrive at by chance, as in `sql/rare_number.sql`
_GROWTH = Decimal("1.5")  # by so much counts of losses commonly differ from report to report
_ALIKE = 0.6  # of the shorter sentence's words, so many in common make two sentences one that was copied
_VERBATIM, _LEAST = 0.8, 6  # of the longer sentence's words, and words, if nothing else of the two reports is copied
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row stands on: where, when, on whose word, in which words, in which report.

    `sure` is whether a body or a person answers for the origin, or its number is rare; `exact` whether the day is known, and not
    its month alone. `countries` are those that the row or its report's title names, `around` where the report plays, `story` all
    that it names. `called` are the names under which the report can be cited, `cited` those that the row's sentence cites;
    `shared` the reports that share text with its own. `plain` is what its number takes away, `moving` whether it is of
    losses, `special` whether it tells whose people they were, and what befell them or was done with them; `money` whether it counts
    money. `sentence` are the words of its sentence.
    """

    document: str
    origin: str
    sure: bool
    value: str
    size: Decimal
    day: date | None
    exact: bool
    towns: frozenset[str]
    countries: frozenset[str]
    around: frozenset[str]
    story: frozenset[str]
    issuer: str
    called: frozenset[str]
    cited: frozenset[str]
    page: str
    links: frozenset[str]
    shared: Collection[str]
    sentence: frozenset[str]
    plain: float
    moving: bool
    special: bool
    money: bool
    words: Mapping[str, float] = field(hash=False)

    @property
    def keys(self) -> frozenset[str]:
        """What another one must have one of, to have enough in common with it."""
        found = [f"document {self.document}", f"origin {self.origin}", f"issuer {self.issuer}"]
        found += [f"outlet {one}" for one in self.called | self.cited]
        found += [f"page {one}" for one in self.links | {self.page}]
        found += [f"place {one}" for one in self.towns | self.story]
        found += [f"text {' '.join(sorted((self.document, one)))}" for one in self.shared]
        found += [f"word {one}" for one in self.words]
        return frozenset(key for key in found if not key.endswith(" "))


@dataclass(frozen=True, slots=True)
class _OfReport:
    """What all rows of a report stand on: the countries of its title, its name, its page, the pages that it links to."""

    countries: frozenset[str]
    called: frozenset[str]
    page: str
    links: frozenset[str]


@lru_cache(maxsize=256)  # a report's rows come one after the other
def _of_report(document: Document) -> _OfReport:
    printed = printed_name(document)
    return _OfReport(
        countries=frozenset(countries_in(document.title or "")),
        called=frozenset((f"name {printed}",)) if printed else frozenset(),
        page=page(document.url) if document.url else "",
        links=frozenset(page(link.url) for link in document.links),
    )


@lru_cache(maxsize=256)  # likewise the figures of a sentence
def _cited(sentence: str) -> frozenset[str]:
    return frozenset(f"name {name}" for name in names_in(sentence))


def ground_of(row: Row, lineage: Lineage | None = None, shared: Collection[str] = ()) -> Ground:
    """The ground of a row; of its origin and of the reports that share text with its own, as far as they are given."""
    document, figure, value = row.document, row.figure, value_key(row) or ""
    own = {*row.places, *_names(row.claim.own_places)}
    around = own.union(_names(row.claim.places))
    countries = _countries(own) | {word[3:] for word in row.qualifiers if word.startswith("of:")}
    report = _of_report(document)
    countries |= report.countries
    answers = lineage is not None and lineage.issuer is not None and speaks_for_itself(lineage.issuer)
    number = None if figure is None else figure.low if figure.low is not None else figure.high
    return Ground(
        document=document.id,
        origin=lineage.id if lineage else "",
        sure=answers or digits(value) >= _RARE,
        value=value,
        size=number or Decimal(0),
        day=row.stated,
        exact=row.said is not None or day_number(document.published)[1] == 1,
        towns=frozenset(name for name in around if not name.startswith("country:")),
        countries=frozenset(countries),
        around=_countries(around) | countries,
        story=row.story | _countries(around) | countries,
        issuer=row.issuer if row.issuer and speaks_for_itself(row.issuer) else "",
        called=report.called | {row.outlet} if row.outlet else report.called,
        cited=row.voices | _cited(row.claim.sentence.text),
        page=report.page,
        links=report.links,
        shared=shared,
        sentence=frozenset(_WORD.findall(row.claim.sentence.text.lower())),
        plain=commonplace(row),
        moving=is_of_losses(row),
        special=row.event is not None and any(word[:3] == "of:" for word in row.qualifiers),
        money=is_money(row),
        words=words_around(row),
    )


def _names(places: Iterable[Place]) -> set[str]:
    """The ids of literal places, and of what holds them."""
    return {name for place in places if place.literal for name in place_chain(place)}


def _countries(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name[8:] for name in names if name.startswith("country:"))


def _report(one: Ground, other: Ground) -> float:
    """One report, one sentence that was copied, or a link from one to the other; less for other sentences of reports that share text."""
    if one.document == other.document or one.page in other.links or other.page in one.links:
        return 1.0
    common = len(one.sentence & other.sentence)
    if other.document in one.shared:
        return 1.0 if common >= _ALIKE * min(len(one.sentence), len(other.sentence)) else 0.6
    longer = max(len(one.sentence), len(other.sentence))
    return 1.0 if one.value == other.value and common >= max(_VERBATIM * longer, _LEAST) else 0.0


def _origin(one: Ground, other: Ground) -> float:
    """One statement: all the surer if it is one number that somebody answers for, or a rare one."""
    if not one.origin or one.origin != other.origin:
        return 0.0
    return 1.0 if one.sure and other.sure and one.value == other.value else 0.6


def _issuer(one: Ground, other: Ground) -> float:
    """One body or person by name; of a description ("the coast guard") there can be many."""
    if not one.issuer or one.issuer != other.issuer:
        return 0.0
    return 0.4 if one.issuer.startswith("org:") else 0.6


def _citing(one: Ground, other: Ground) -> float:
    """One report names the other's outlet; a news agency is named for everything."""
    met = (one.called & other.cited) | (other.called & one.cited)
    return 0.0 if not met else 0.4 if met & known_outlets() else 0.6


def _where(one: Ground, other: Ground) -> float:
    """One place, or two countries; one country says less, less still if the report only plays there, or mentions it."""
    if one.towns & other.towns:
        return 0.8
    if len(one.countries & other.countries) > 1:
        return 1.0
    if one.countries & other.countries:
        return 0.6
    return 0.4 if one.around & other.around else 0.2 if one.story & other.story else 0.0


def _when(one: Ground, other: Ground) -> float:
    """Told within ten days, or within a month."""
    if one.day is None or other.day is None:
        return 0.0
    apart = abs((one.day - other.day).days)
    return 0.4 if apart <= 10 and one.exact and other.exact else 0.2 if apart <= 31 else 0.0


def _words(one: Ground, other: Ground) -> float:
    """Telling words in common."""
    if one.document == other.document:
        return 0.0
    return min(
        1.2, sum(0.5 * min(weight, other.words[word]) for word, weight in one.words.items() if word in other.words)
    )


def _number(one: Ground, other: Ground) -> float:
    """One rare number; or another one, which takes more away the less it can be the same thing told anew."""
    if one.value and one.value == other.value:
        return 0.4 if digits(one.value) >= _RARE else 0.0
    low, high = sorted((one.size, other.size))
    if is_rounder(low, high) or is_rounder(high, low):
        return 0.0
    far = 0.4 if low and high / low >= _FAR_APART else 0.0
    if (one.special and other.special) or len(one.countries & other.countries) > 1:
        return -far
    if one.moving and other.moving:
        return -far - (0.0 if high <= low * _GROWTH else 0.2 if _when(one, other) else 0.4)
    return -far - (0.8 if one.money else 0.4)


def _plain(one: Ground, other: Ground) -> float:
    """A number that many things have takes away, but for one report and one sentence copied."""
    return 0.0 if _report(one, other) == 1.0 else -max(one.plain, other.plain)


KINDS: tuple[Callable[[Ground, Ground], float], ...] = (
    _report,
    _origin,
    _issuer,
    _citing,
    _where,
    _when,
    _words,
    _number,
    _plain,
)
"""All kinds of common ground; what they weigh adds up."""


def in_common(one: Ground, other: Ground) -> float:
    """How much common ground two figures have."""
    return round(sum(kind(one, other) for kind in KINDS), 4)
