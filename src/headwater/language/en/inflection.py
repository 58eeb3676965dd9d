"""Regular inflection of English verbs: the surface forms to look for, without parsing."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """A verb's regular forms; irregular ones are listed where they matter.

    >>> verb_forms("deny"), verb_forms("admit")
    (('deny', 'denies', 'denied', 'denying'), ('admit', 'admits', 'admitted', 'admitting'))
    >>> verb_forms("announce")
    ('announce', 'announces', 'announced', 'announcing')
    """
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("ee"):
        return lemma, lemma + "s", lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    return lemma, plural, stem + "ed", stem + "ing"


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled: after a single stressed vowel."""
    if lemma in {"admit", "refer", "rebut", "infer", "submit", "commit"}:
        return True
    short = len(lemma) <= 4 and sum(char in _VOWELS for char in lemma) == 1
    return short and lemma[-1] not in "wxy" and lemma[-1] not in _VOWELS and lemma[-2] in _VOWELS
