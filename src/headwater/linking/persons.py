"""Persons by name, however it is transliterated: one key for Zelensky, Zelenskyy and Zelenskiy.

The key is the surname's consonants, as vowels and their length are what transliterations differ in most (compare the
skeleton keys of Pollock and Zamora, CACM 1984), with the given name's first letter where it is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from headwater.language.words import load_words

_PARTICLES = re.compile(r"^(?:al|el|an|ad|as|ash|at|ar)-", re.IGNORECASE)
_VOWELS = re.compile(r"(?<=.)[aeiouyjwh]+")
_SAME_SOUND = (("kh", "h"), ("gh", "g"), ("ck", "k"), ("ph", "f"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"))
_SHORTEST = 2  # a skeleton of one letter tells nothing; then the name as it is


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "names") if entry["use"] == use for form in entry.forms)


@cache
def _titles() -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "titles") for form in entry.forms) | _words("no name")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, curly quotes straightened.

    >>> fold("Élysée’s")
    "elysee's"
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, str | None]:
    """The surname's key, and the given name's initial if there is a given name.

    Names that open with a listed East Asian surname are read surname first.

    >>> person_key("Volodymyr Zelenskyy"), person_key("Zelensky")
    (('slnsk', 'v'), ('slnsk', None))
    >>> person_key("Abdel-Moneim al-Ghaithi")[0] == person_key("Abdulmenam al-Gaithy")[0]
    True
    >>> person_key("Shin Won-sik") == person_key("Shin Won Sik"), person_key("Shin Ji-ho")
    (True, ('shin', 'j'))
    """
    parts = [part for part in re.split(r"[\s.,]+", fold(name)) if part]
    while len(parts) > 1 and parts[0].strip("'") in _titles():
        parts = parts[1:]
    if not parts:
        return "", None
    if len(parts) > 1 and parts[0] in _words("surname first") and parts[-1] not in _words("surname first"):
        return parts[0], parts[1][0]
    surname, given = parts[-1], parts[:-1]
    while given and given[-1] in ("al", "el", "bin", "ibn", "van", "von", "de", "da"):
        given = given[:-1]
    return _skeleton(_PARTICLES.sub("", surname)), _initial(given)


def _initial(given: list[str]) -> str | None:
    letter = given[0][:1] if given else None
    return {"w": "v", "j": "y", "i": "y", "k": "c", "o": "a", "e": "a"}.get(letter, letter) if letter else None


def _skeleton(surname: str) -> str:
    word = re.sub(r"[^a-z\u0080-\uffff]", "", surname)
    for printed, sound in _SAME_SOUND:
        word = word.replace(printed, sound)
    word = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word))
    return word if len(word) >= _SHORTEST else re.sub(r"[^a-z\u0080-\uffff]", "", surname)
