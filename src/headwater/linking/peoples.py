"""The peoples and countries that words name."""

from __future__ import annotations

import re

from headwater.language.en.lemmas import lemma
from headwater.language.gazetteer import country_code, country_of_demonym
from headwater.linking.heads import head_of_noun, widest

_CAPITALISED = re.compile(r"(?:[A-Z][\w.]*)(?:[ -](?=[A-Z])[A-Z][\w.]*)?")
_OWNED = re.compile(r"(?:[’']s)?\s+(?:own\s+)?(?P<noun>[a-z]+)(?:\s+(?P<next>[a-z]+))?")


def peoples_in(words: str) -> list[tuple[int, int, str]]:
    """The peoples whom words name, or whose people or losses, with where: "Russians", "Georgian guards", "Russia's losses".

    >>> peoples_in("North Korean troops helped Russian plans; Russia's own losses near Russia's Kursk")
    [(0, 12, 'KP'), (42, 48, 'RU')]
    """
    found = []
    for match in _CAPITALISED.finditer(words):
        for start, end in _parts(match):
            name = words[start:end]
            code = country_of_demonym(name) or country_code(name)
            plural = name.endswith("s") and country_of_demonym(name) is not None and country_code(name) is None
            if code is not None and (plural or _owns_people(words, end)):
                found.append((start, end, code))
                break
    return found


def _owns_people(words: str, end: int) -> bool:
    """Whether what ends here is said of people, or owns them: " guards", "'s own losses", "'s wounded soldiers"."""
    match = _OWNED.match(words, end)
    nouns = [noun for noun in (match["noun"], match["next"]) if noun] if match else []
    return any(widest(head_of_noun(lemma(noun, "NOUN")).name) == "person" for noun in nouns)


def countries_in(words: str) -> list[str]:
    """The countries that words name, by country or people, each once, in order.

    >>> countries_in("Libya's flood: Egyptian rescuers leave N. Korea")
    ['LY', 'EG', 'KP']
    """
    codes = []
    for match in _CAPITALISED.finditer(words):
        for start, end in _parts(match):
            code = country_of_demonym(words[start:end]) or country_code(words[start:end])
            if code is not None:
                codes.append(code)
                break
    return list(dict.fromkeys(codes))


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """The whole of a capitalised phrase, then its words."""
    start, end = match.span()
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"[^ -]+", match[0])]
    return [(start, end), *words] if len(words) > 1 else [(start, end)]
