"""Where and when a claim speaks of, as ids and days by which rows are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from headwater.language.gazetteer import capital_of
from headwater.linking.issuers import is_acronym
from headwater.model import PRESS_YEARS, Claim, Day, Place, PlacePrecision, Precision, Time

_WHERE = re.compile(
    r"\b(?:in|at|near|across|throughout|inside|within|to|into|from|of|around|on|over|outside|towards?|for)\s+(?:the\s+|[a-z]+ern\s+)?$",
    re.IGNORECASE,
)
"""What stands before a country in which something is."""

Days = tuple[date | None, date | None]


def places_of(claim: Claim, text: str) -> tuple[str, ...]:
    """Gazetteer ids of the literal places that the claim's own words name in the report's text, from the smallest outward: town, first-level unit, country.

    Of several places the smallest counts, with what holds it. Places that do not lie in one another are no one place:
    only what they share remains.
    """
    chains = [chain for place in claim.own_places if _is_scene(place, claim, text) and (chain := place_chain(place))]
    if not chains:
        return ()
    longest = max(chains, key=lambda chain: (len(chain), chain))
    if all(set(chain) <= set(longest) for chain in chains):
        return longest
    return ()


def _is_scene(place: Place, claim: Claim, text: str) -> bool:
    """Whether a place is where it happens: no speaker's name, not the seat of the speaker's government, no country that acts."""
    heard = any(source.mention and source.mention.overlaps(place.span) for source in claim.sources)
    if not place.literal or heard or is_acronym(place.span.text):
        return False
    if place.precision == PlacePrecision.COUNTRY and not _WHERE.search(
        text[max(0, place.span.start - 20) : place.span.start]
    ):
        return False
    seats = {source.country for source in claim.sources if source.country}
    return not (place.country in seats and (place.precision == "country" or capital_of(place.name)))


def place_chain(place: Place) -> tuple[str, ...]:
    """A place with what holds it: its own id, its first-level unit, its country.

    >>> from headwater.model import Span
    >>> place_chain(Place(Span("Kursk", 0, 5), "Kursk", country="RU", admin1="RU-KRS"))
    ('iso3166-2:RU-KRS', 'country:RU')
    """
    chain = []
    if place.gazetteer and not place.gazetteer.startswith("iso3166-2:") and place.precision not in (None, "country"):
        chain.append(place.gazetteer)
    if place.admin1:
        chain.append(f"iso3166-2:{place.admin1}")
    if place.country:
        chain.append(f"country:{place.country}")
    return tuple(chain)


def contains(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one place holds the other; an unknown place is compatible with any.

    >>> contains(("iso3166-2:RU-KRS", "country:RU"), ("country:RU",)), contains(("country:RU",), ("country:UA",))
    (True, False)
    >>> contains((), ("country:UA",))
    True
    """
    if not left or not right:
        return True
    return left[0] in right or right[0] in left


def days_of(claim: Claim, text: str, published: date | None) -> Days:
    """The days that a claim speaks of, as far as its own times say; the day of publication, or of saying so, is none.

    Open ends stay `None`: "since August" has no latest day. `text` is the report's.
    """
    told = [time for time in claim.times if _speaks_of(time, published) and not _is_of_saying(time, claim, text)]
    own = [(day_of(time.earliest), day_of(time.latest)) for time in told]
    if not own:
        return None, None
    starts, ends = [first for first, _ in own if first], [last for _, last in own if last]
    earliest = min(starts) if len(starts) == len(own) else None
    return earliest, max(ends) if len(ends) == len(own) else None


def said_by(claim: Claim, text: str) -> date | None:
    """The last day on which its speaker can have said it, where the report gives the day or month beside the cue: "In April
    the agency said ...", "the agency said on Tuesday"; `None` if it does not."""
    days = [day_of(time.latest) for time in claim.times if _is_of_saying(time, claim, text)]
    return min((day for day in days if day), default=None)


_OPENS = re.compile(r"\W*(?:(?:earlier|late|early|back) )?(?:(?:in|on|by) )?", re.IGNORECASE)
_LEADS = re.compile(r",? (?:(?:the|an?|its|his|her|their) )?", re.IGNORECASE)
_FOLLOWS = re.compile(r",? (?:(?:earlier|late|early) )?(?:(?:in|on) )?")


def _is_of_saying(time: Time, claim: Claim, text: str) -> bool:
    """Whether a time outside what is said stands at the cue or before the speaker, and so tells when it was said."""
    cue, when = claim.cue, time.span
    if cue is None or any(span.overlaps(when) for span in claim.content):
        return False
    mention = claim.sources[0].mention if claim.sources else None
    speaker = mention if mention and claim.sentence.holds(mention) else None
    ends = [cue.end, *([speaker.end] if speaker else [])]
    if any(end <= when.start and _FOLLOWS.fullmatch(text[end : when.start]) for end in ends):
        return True
    first = min(cue.start, speaker.start if speaker else cue.start)
    leads = when.end <= first and _LEADS.fullmatch(text[when.end : first])
    return bool(leads and _OPENS.fullmatch(text[claim.sentence.start : when.start]))


def day_of(day: Day | None) -> date | None:
    """A day as a `date`; the first there is for any before it."""
    return (day.date or date.min) if day else None


def _speaks_of(time: Time, published: date | None) -> bool:
    first = day_of(time.earliest)
    if first is None and time.latest is None:
        return False
    near = published is not None and first is not None and abs(first - published) <= timedelta(days=7)
    return not (near and time.precision is Precision.DAY and time.modifier is None)


def overlap(left: Days, right: Days) -> bool:
    """Whether two stretches of days share one; an open or unknown end meets everything.

    >>> overlap((date(2024, 1, 1), None), (None, date(2024, 3, 1)))
    True
    >>> overlap((date(2024, 1, 1), date(2024, 1, 31)), (date(2024, 2, 1), None))
    False
    """
    starts = [day for day in (left[0], right[0]) if day]
    ends = [day for day in (left[1], right[1]) if day]
    return not starts or not ends or max(starts) <= min(ends)


@lru_cache(maxsize=1 << 16)
def day(text: str | None) -> date | None:
    """The first day that an ISO 8601 date of any precision can mean; `None` if it is none, or none of a press report.

    >>> day("2025-09"), day("2025-09-21T08:30:00Z"), day("soon"), day("9999-12-31")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 21), None, None)
    """
    parts = (text or "")[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return None
    try:
        year, month, last = [int(part) for part in parts[:3]] + [1] * (3 - len(parts[:3]))
        return date(year, month, last) if year in PRESS_YEARS else None
    except ValueError:
        return None


def edtf(days: Iterable[date | None]) -> str | None:
    """An interval in EDTF, `None` if both ends are open.

    >>> edtf((date(2024, 1, 1), None)), edtf((None, None))
    ('2024-01-01/..', None)
    """
    start, end = days
    return f"{start or '..'}/{end or '..'}" if start or end else None
