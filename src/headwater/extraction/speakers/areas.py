"""Countries by whose something is, in the words before a mention: "Seoul’s estimate", "the region’s governor"."""

from __future__ import annotations

import re

from headwater.extraction.speakers.lexicon import phrasing
from headwater.extraction.speakers.nations import country_of

_REACH = 400
"""Characters before a mention in which whose it is is looked for."""


def owners(text: str, at: int) -> set[str]:
    """The countries whose own something is spoken of in the words before a character.

    >>> owners("Seoul’s estimate is lower, the agency says", 27)
    {'KR'}
    """
    found = re.findall(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s ", text[max(0, at - _REACH) : at])
    return {country for owner in found if (country := country_of(owner))}


def area_country(text: str, owner: str, at: int) -> str | None:
    """The country of "the region": that of the region spoken of before a character, if its country was said with it.

    >>> area_country("Russia’s Tula region burned. The region’s governor", "region", 29)
    'RU'
    """
    if owner.lower() not in phrasing("area"):
        return None
    before = text[max(0, at - _REACH) : at]
    found = re.findall(rf"([A-Z][\w-]+(?: [A-Z][\w-]+)*)[’']s (?:[\w-]+ ){{0,3}}{re.escape(owner)}\b", before)
    return country_of(found[-1]) if found else None
