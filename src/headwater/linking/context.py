"""The words around a figure that tell what it is told of: not who speaks, what is counted, what befell it, or when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from headwater.language.en.commonness import rarity
from headwater.language.en.lemmas import lemma
from headwater.language.gazetteer import country_code, country_of_demonym
from headwater.language.words import load_words
from headwater.linking.deeds import deed_in
from headwater.linking.rows import Row
from headwater.model import Document

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_LEAD = re.compile(r"[^\n]{1,400}?[.!?](?=\s|$)")
_OF_TELLING = (
    "cues",
    "roles",
    "titles",
    "institutions",
    "bodykinds",
    "holders",
    "times",
    "heads",
    "vague",
    "units",
    "documents",
)
"""The lists whose words tell how, by whom or of how many a report tells, in whatever story."""
_ALIKE = 5  # letters: words that begin with so many the same are one, "flooded" and "floods"


@cache
def _telling() -> frozenset[str]:
    forms = {form for name in _OF_TELLING for entry in load_words("en", name) for form in entry.forms}
    return frozenset(word for form in forms for word in form.lower().split())


@lru_cache(maxsize=1 << 13)
def words_around(row: Row) -> Mapping[str, float]:
    """The telling words of a figure's sentence, of the report's title and of its first sentence, each with its rarity.

    Words are keyed by their first letters, so that "flooded" meets "floods".
    """
    spoken = [source.mention for source in row.claim.sources if source.mention]
    counted = [row.figure.counted.span] if row.figure and row.figure.counted else []
    around = dict(_of_report(row.document)) | _weighed(_words(row.claim.sentence.text))
    taken = {_key(word) for span in (*spoken, *counted) for word in _words(span.text)}
    return {word: weight for word, weight in around.items() if word not in taken}


@lru_cache(maxsize=1 << 12)
def _of_report(document: Document) -> Mapping[str, float]:
    lead = _LEAD.search(document.text)
    return _weighed([*_words(document.title or ""), *_words(lead[0] if lead else "")])


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text)]


def _weighed(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in words:
        weight = _weight(word)
        if weight:
            found[_key(word)] = weight
    return found


def _key(word: str) -> str:
    return word.lower()[:_ALIKE]


@lru_cache(maxsize=1 << 15)
def _weight(word: str) -> float:
    low = word.lower()
    stem = lemma(low, "NOUN")
    if {low, stem, lemma(low, "VERB")} & _telling() or deed_in(low) is not None:
        return 0.0
    if word[0].isupper() and (country_code(word) or country_of_demonym(word)):
        return 0.0
    return min(rarity(low), rarity(stem))
