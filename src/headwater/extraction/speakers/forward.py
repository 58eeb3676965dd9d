"""Whose a paper is that the document names only later: "a customs report", "the report of the World Customs Organization".

A name is taken only if no other fits; else the description stands as it is.
"""

from __future__ import annotations

import re

from headwater.extraction.speakers.fitting import told_by
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.records import Mention, Shape
from headwater.extraction.speakers.register import Register
from headwater.model import Source, SourceKind, Span

_MADE = re.compile(
    r" (?:that|which) (?P<name>[^,;:.()“”\"]{2,70}?) (?:has |had )?(?:released|published|conducted|commissioned|issued|compiled|drew up|made public)\b"
)
_REACH = 20_000
"""Characters behind a description in which its body is looked for."""
_NAMED = r"[A-Z][\w-]+(?: (?:of |for |the )*[A-Z][\w-]+)*"


def document_later(register: Register, text: str, mention: Mention, span: Span) -> Source | None:
    """ "A military report": the one that the text then names by whose it is, "the report of the X", or with whom it was made.

    A word of the description must be one of the body's; a bare "report" is named by the next sentence alone.
    """
    if mention.noun is None:
        return None
    noun, told = mention.noun.lemma.split()[-1], told_by(mention) | set(mention.noun.lemma.split()[:-1])
    words = rf"(?:{re.escape(noun)}|document|paper)"
    pattern = (
        rf"\b[Tt]he (?:{words} (?:of|by|from) (?:the )?(?P<after>{_NAMED})|(?P<before>{_NAMED}) {words})\b(?! (?:on|about|into)\b)"
        rf"|\bpublished (?:the|this) (?:{words}|analysis|study|survey|investigation) with (?:the )?(?:[A-Z]\w+[’']s )?(?P<beside>{_NAMED})"
    )
    end = span.end + _REACH if told else _two_sentences(text, span.end)
    matches = re.finditer(pattern, text[span.end : end])
    named = (register.body(match["after"] or match["before"] or match["beside"]) for match in matches)
    found = {
        body.name: body for body in named if body is not None and (not told or told & (body.described | body.calls))
    }
    if len(found) != 1:
        return None
    body = next(iter(found.values()))
    return Source(SourceKind.DOCUMENT, f"{body.name} {noun}", None, body.country)


def _two_sentences(text: str, start: int) -> int:
    """The end of the sentence after the one of a character."""
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s|$)", text[start : start + 800])]
    return start + (ends[1] if len(ends) > 1 else 800)


def made_by(text: str, mention: Mention, span: Span) -> Source | None:
    """A paper by the name of its maker, told in the clause on it: "a survey that the Lumar Institute released"."""
    match = _MADE.match(text, span.end)
    maker = read_mention(match["name"]) if match else None
    if maker is None or maker.shape is not Shape.NAMED or mention.noun is None or mention.plural:
        return None
    return Source(SourceKind.DOCUMENT, f"{maker.name} {mention.noun.lemma}", None, maker.country)
