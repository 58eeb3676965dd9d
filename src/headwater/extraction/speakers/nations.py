"""Words that name a country: its name, its people, its seat of government."""

from __future__ import annotations

from functools import lru_cache

from headwater.language.gazetteer import capital_of, country_code, country_of_demonym, government_of

# Seats of international bodies as well as of governments: alone they tell nothing.
_SHARED = frozenset({"Brussels", "The Hague", "Strasbourg", "Geneva", "Victoria"})


@lru_cache(maxsize=4096)
def country_of(words: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) that a name, a demonym or a capital names; `None` for other words.

    >>> country_of("Ukrainian"), country_of("Seoul"), country_of("Peru"), country_of("Harbour")
    ('UA', 'KR', 'PE', None)
    """
    if not words[:1].isupper():
        return None
    return country_code(words) or country_of_demonym(words) or capital_of(words)


@lru_cache(maxsize=4096)
def government(words: str) -> tuple[str, str] | None:
    """The government that a country's name or capital stands for as a speaker: its name and country.

    >>> government("Pyongyang"), government("Korean")
    (('Government of North Korea', 'KP'), None)
    """
    return government_of(words) if words[:1].isupper() and words not in _SHARED else None
