"""What money is that is paid for work: "a job pays $40", "a $15 minimum wage", "they want $15 an hour"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.governed import top
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.subjects import NOUNS, case_of, subject

_WORK = frozenset(
    {"job", "post", "position", "work", "role", "shift", "apprenticeship", "internship", "office", "judgeship", "seat", "gig",
     "career", "employment", "traineeship"}
)  # fmt: skip
"""What pays those who do it."""
_LEAST = frozenset({"minimum", "maximum", "living", "starting", "basic", "hourly"})
_PAY = frozenset(
    {"wage", "salary", "pay", "fee", "fine", "price", "rent", "bid", "deposit", "fare", "charge", "payment", "balance"}
)
_IN_WORDS = frozenset({"thousands", "millions", "billions", "trillions"})
_FUNDS = frozenset(
    {"donation", "fee", "aid", "loan", "tax", "fine", "sale", "revenue", "profit", "loss", "damage", "grant", "contribution", "payment",
     "cash", "debt", "funding", "fund", "investment", "saving", "bonus", "compensation", "rent", "subsidy", "royalty", "salary", "wage",
     "credit", "benefit", "duty", "bribe", "export", "import", "asset", "relief", "overtime", "spending", "budget"}
)  # fmt: skip
"""What is money by its name."""
_SUMS = frozenset({"minimum", "maximum"})


def paid_by(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "The judge's job pays $40": the work that pays so much, which is no payment of somebody."""
    token = top(parsed, tokens)
    if token.dep_ != "obj" or token.head.lemma_ != "pay":
        return None
    work = subject(token.head)
    return work if work is not None and work.lemma_.lower() in _WORK else None


def sum_in(parsed: Parsed, end: int) -> Token | None:
    """ "Millions in foreign donations", "hundreds of thousands in fees": what the money is, of which the number has no sign."""
    doc = parsed.doc
    if end + 1 >= len(doc) or doc[end - 1].lower_ not in _IN_WORDS or doc[end].lower_ != "in":
        return None
    for word in doc[end + 1 : end + 6]:
        if word.lemma_.lower() in _FUNDS and word.pos_ in NOUNS:
            return word if case_of(word) == "in" else None
        if word.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV"):
            return None  # "thousands in need of aid", "millions in the city"
    return None


def least(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "A $15 minimum wage plan" is about a wage, "a $15 minimum" has no other name."""
    after = parsed.doc[tokens[1] : tokens[1] + 2]
    if len(after) < 2 or after[0].lower_ not in _LEAST:
        return None
    if after[1].lemma_.lower() in _PAY:
        return after[1]
    return after[0] if after[0].lower_ in _SUMS and after[0].pos_ in NOUNS and after[0].dep_ != "compound" else None
