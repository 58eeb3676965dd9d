"""How many are in each of several groups of people: "three crews of four" are twelve people, and not four crews."""

from __future__ import annotations

from headwater.extraction.governed import top
from headwater.extraction.nounforms import Noun
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.subjects import NOUNS, case_of
from headwater.model import Counted

_GROUPS = frozenset(
    {"crew", "team", "family", "squad", "gang", "household", "jury", "panel", "delegation", "troupe", "class"}
)


def members(parsed: Parsed, tokens: TokenRange) -> Noun | None:
    """The people in "crews of three", where no noun names them; "a crew of 19" itself is counted by its members."""
    token, end = top(parsed, tokens), tokens[1]
    groups = token.head
    if token.dep_ != "nmod" or case_of(token) != "of" or groups.tag_ != "NNS" or groups.lemma_.lower() not in _GROUPS:
        return None
    if end < len(parsed.doc) and (parsed.doc[end].pos_ in (*NOUNS, "ADJ") or groups.i != tokens[0] - 2):
        return None
    return Noun(Counted(parsed.span(*tokens), "person", "people"), token.i, "figures.counted.members")
