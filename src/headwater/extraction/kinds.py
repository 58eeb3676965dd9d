"""What is counted where two words share one noun: "40 army and police officers", "19 West and Central African countries"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.subjects import NOUNS


def listed_kinds(following: Token | None, governor: Token | None) -> Token | None:
    """ "40 army and police officers" are officers: two singular kinds of the one noun that the number is tied to."""
    if following is None or following.tag_ not in ("NN", "NNP") or following.i + 3 >= len(following.doc):
        return following
    doc = following.doc
    if doc[following.i + 1].lower_ not in ("and", "or"):
        return following
    last = following.i + 2
    while last + 1 < len(doc) and last < following.i + 5 and doc[last + 1].pos_ in NOUNS:
        last += 1
    joined = governor is not None and governor.i in (following.i, last)
    return doc[last] if joined and last > following.i + 2 and doc[last].tag_ in ("NNS", "NNPS") else following


def of_regions(following: Token | None) -> Token | None:
    """ "19 West and Central African countries" are countries: the second of two names has the noun of both."""
    if following is None or following.tag_ != "NNP":
        return following
    doc, at = following.doc, following.i
    if at + 3 >= len(doc) or doc[at + 1].lower_ not in ("and", "or"):
        return following
    last = at + 2
    while last + 1 < len(doc) and last < at + 5 and doc[last].text.istitle() and doc[last].pos_ in ("ADJ", "PROPN"):
        last += 1
    return doc[last] if last > at + 2 and doc[last].tag_ == "NNS" and doc[last].text.islower() else following
