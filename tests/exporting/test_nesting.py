"""Claims within other claims: which leads, which stands beneath it, and what stays a claim by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from headwater.exporting.nesting import Entry, entries, wholes
from headwater.exporting.wording import differing
from headwater.model import (
    Bound,
    Certainty,
    Claim,
    Figure,
    Form,
    Polarity,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    make_document,
)
from headwater.model.ids import with_claim_id
from tests.exporting.samples import span

TEXT = "The mayor, Ada Holm, said the crews refused to clear the tunnel that 40 tons of mud had closed. Rain is due."
DOCUMENT = make_document(TEXT, publisher="Ledger")
PUBLISHER = Source(SourceKind.PUBLISHER, "Ledger")
MAYOR = Source(SourceKind.PERSON, "Ada Holm")
UNSPECIFIED = Source(SourceKind.UNSPECIFIED)
WHOLE = "the crews refused to clear the tunnel that 40 tons of mud had closed"
FORTY = Figure(span(TEXT, "40 tons"), Decimal(40), Decimal(40), True, True, Bound.EXACT, unit="tonne")


def claim(*words: str, by: tuple[Source, ...] = (MAYOR,), status: Status = Status.ASSERTED, **more: Any) -> Claim:
    """A claim of the document whose content is `words`."""
    content, sentence = tuple(span(TEXT, one) for one in words), Span.of(TEXT, 0, len(TEXT))
    return with_claim_id(
        Claim("", DOCUMENT.id, content, sentence, Form.INDIRECT, span(TEXT, "said"), (*by, PUBLISHER), status, **more)
    )


def shape(found: tuple[Entry, ...]) -> list[tuple[str, list[str]]]:
    """The words of the entries, and those of their parts."""
    return [(one.claim.content[0].text, [part.content[0].text for part in one.parts]) for one in found]


def test_a_clause_within_a_claim_stands_beneath_it():
    """Wherever the record has it: the whole first, its parts in the order of the text."""
    parts = claim("40 tons of mud had closed"), claim("the tunnel that 40 tons of mud had closed")
    whole, other = claim(WHOLE), claim("Rain is due.", by=())
    assert shape(entries([*parts, whole, other])) == [
        (WHOLE, ["the tunnel that 40 tons of mud had closed", "40 tons of mud had closed"]),
        ("Rain is due.", []),
    ]
    assert {found.id for found in wholes([*parts, whole, other]).values()} == {whole.id}


def test_every_claim_is_there_once():
    """Nothing is lost and nothing is told twice."""
    claims = [claim(WHOLE), claim("to clear the tunnel"), claim("to clear the tunnel", status=Status.PLANNED)]
    told = [one.id for entry in entries(claims) for one in (entry.claim, *entry.parts)]
    assert sorted(told) == sorted(one.id for one in claims)


def test_what_another_speaker_says_stays_a_claim():
    """Who said what is what a reader looks for: a claim with a speaker of its own leads."""
    sentence = claim(TEXT.split(". ", maxsplit=1)[0] + ".", by=())
    said = claim(WHOLE)
    assert wholes([sentence, said]) == {}


def test_a_claim_without_a_speaker_of_its_own_is_part_of_what_somebody_says():
    """The writer's own clause within somebody's words, and one that nobody is made to say."""
    said, narrated = claim(WHOLE), claim("the tunnel that 40 tons of mud had closed", by=())
    nobody = claim("40 tons of mud had closed", by=(UNSPECIFIED,))
    assert shape(entries([said, narrated, nobody])) == [
        (WHOLE, ["the tunnel that 40 tons of mud had closed", "40 tons of mud had closed"])
    ]


def test_a_bare_object_is_no_statement_whoever_is_said_to_have_told_it():
    """ "Described the tunnel" says nothing: it stands beneath the claim that holds it."""
    step = (Step("attribution.object"),)
    bare = claim("the tunnel", by=(Source(SourceKind.PERSON, "Jo Lund"),), derivation=step)
    assert list(wholes([claim(WHOLE), bare])) == [bare.id]


def test_of_two_with_the_same_words_the_one_that_says_more_leads():
    """First the one with more voices, then the one with the figure; else the first of the record."""
    plain, figured = claim(WHOLE), claim(WHOLE, status=Status.PLANNED, figures=(FORTY,))
    narrated = claim(WHOLE, by=(), figures=(FORTY,))
    assert {part: whole.id for part, whole in wholes([plain, figured]).items()} == {plain.id: figured.id}
    assert {part: whole.id for part, whole in wholes([narrated, plain]).items()} == {narrated.id: plain.id}
    twin = claim(WHOLE, status=Status.PLANNED)
    assert {part: whole.id for part, whole in wholes([plain, twin]).items()} == {twin.id: plain.id}


def test_a_content_in_pieces_is_within_only_where_each_piece_is():
    """The pieces may lie in different pieces of the whole; words between them belong to neither."""
    broken = claim("the crews refused", "the tunnel")
    assert list(wholes([claim("the crews refused", "the tunnel that 40 tons"), broken])) == [broken.id]
    assert wholes([broken, claim("to clear")]) == {}


def test_claims_that_only_overlap_stand_each_by_itself():
    """Neither holds the other."""
    assert wholes([claim("the crews refused to clear"), claim("to clear the tunnel")]) == {}


def test_a_part_whose_whole_is_not_listed_says_so():
    """A search may find the part alone."""
    whole, part = claim(WHOLE), claim("to clear the tunnel")
    assert entries([whole, part], {part.id}) == (Entry(part, (), whole),)
    assert entries([whole, part], {whole.id}) == (Entry(whole, ()),)


def test_of_a_part_only_what_differs_is_said():
    """Certainty where nothing else tells why it stands apart."""
    whole = claim(WHOLE, certainty=Certainty.CERTAIN)
    assert differing(claim("to clear", status=Status.PLANNED), whole) == ("planned",)
    assert differing(claim("to clear", polarity=Polarity.NEGATIVE), whole) == ("negative",)
    assert differing(whole, claim(WHOLE, polarity=Polarity.NEGATIVE)) == ("positive",)
    assert differing(claim("to clear"), whole) == ("left open",)
    assert differing(claim("to clear", certainty=Certainty.PROBABLE), whole) == ("as probable",)
    assert differing(whole, whole) == ()
