"""The words of `stance.toml`: what each says of the clause that it governs or modifies."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from headwater.language.words import load_words
from headwater.model import Status


@cache
def _stance_words(place: str) -> dict[str, Status]:
    """Lemma to status of the list's words that stand at `place` (cue, verb, noun, aux, adverb, adjective)."""
    entries = [entry for entry in load_words("en", "stance") if entry["on"] == place]
    return {form: Status(entry["status"]) for entry in entries for form in entry.forms}


def words_at(place: str) -> frozenset[str]:
    """The list's words that stand at `place`."""
    return frozenset(_stance_words(place))


def listed(place: str, token: Token) -> Status | None:
    """The status that the list gives a token by its lemma or form, where it stands at `place`; `None` if it is not listed."""
    return _stance_words(place).get(token.lemma_.lower()) or _stance_words(place).get(token.lower_)
