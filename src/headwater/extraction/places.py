"""Where: place names of a report, each with the gazetteer's entry that the report most likely means.

`find_places` takes the names (`places_names`), weighs the entries of each (`places_choice`), and says where a name stands for
a government rather than for ground ("Moscow said").
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from headwater.extraction.found import FoundPlace
from headwater.extraction.parsed import Parsed
from headwater.extraction.places_choice import Choice, choose
from headwater.extraction.places_names import Mention, find_mentions
from headwater.extraction.places_planets import on_earth
from headwater.language.gazetteer import PlaceEntry, PlaceKind, capital_of
from headwater.language.words import load_words
from headwater.model import Place, PlacePrecision, Step

_PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.TOWN: PlacePrecision.TOWN,
}


def find_places(parsed: Parsed) -> list[FoundPlace]:
    """The places named in the parsed sentences, in text order.

    A name that the reader takes for a place and the gazetteer lacks is kept with its words alone. Demonyms are no places.
    """
    mentions = on_earth(parsed, find_mentions(parsed.doc))
    choices = choose(parsed, mentions)
    return [_record(parsed, mention, choice) for mention, choice in zip(mentions, choices, strict=True)]


def _record(parsed: Parsed, mention: Mention, choice: Choice) -> FoundPlace:
    end = mention.end + mention.wide
    span = parsed.span(mention.start, end)
    entry = choice.entry
    metonym = _stands_for_government(parsed, mention, entry)
    steps = [Step(f"places.{choice.rule}", (span,), entry.name if entry else "not in the gazetteer")]
    if metonym:
        steps.append(Step(f"places.metonymy.{metonym}", (span,)))
    if entry is None:
        place = Place(span, mention.name, literal=not metonym)
    else:
        place = Place(
            span,
            entry.name,
            entry.country,
            entry.admin1,
            entry.latitude,
            entry.longitude,
            entry.identifier,
            _PRECISION.get(entry.kind),
            not metonym,
        )
    return FoundPlace(place, (mention.start, end), tuple(steps))


@cache
def _uses() -> dict[str, frozenset[str]]:
    uses: dict[str, set[str]] = {"subject": set(), "giver": set(), "owner": set(), "party": set()}
    for entry in load_words("en", "metonymy"):
        uses[entry["use"]].update(entry.forms)
    return {use: frozenset(forms) for use, forms in uses.items()}


def _stands_for_government(parsed: Parsed, mention: Mention, entry: PlaceEntry | None) -> str | None:
    """How the name stands for a government here, `None` if it is ground: only countries and capitals do."""
    if entry is None or not (entry.kind is PlaceKind.COUNTRY or _is_capital(entry, mention.name)):
        return None
    head = parsed.doc[mention.start : mention.end].root
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return next((name for name, rule in _METONYMY if rule(head)), None)


def _is_capital(entry: PlaceEntry, name: str) -> bool:
    return entry.kind in {PlaceKind.TOWN, PlaceKind.ADMIN1} and capital_of(name) == entry.country


def _subject(token: Token) -> bool:
    """Moscow said, Moscow was accused."""
    return token.dep_.startswith("nsubj") and token.head.lemma_ in _uses()["subject"]


def _giver(token: Token) -> bool:
    """Moscow shipped, Moscow is thought to have shipped, shipped by Moscow, Moscow's army shipped; not Moscow was sent."""
    while token.dep_ == "nmod:poss" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    verb, words = token.head, {child.lower_ for child in token.children if child.dep_ == "case"}
    raised = [child for child in verb.children if child.dep_ == "xcomp"]
    if token.dep_.startswith("obl"):
        return "by" in words and verb.lemma_ in _uses()["giver"] and _is_passive(verb)
    does = [verb] if token.dep_ == "nsubj" else []
    given = [one for one in (*does, *raised) if one.lemma_ in _uses()["giver"] and not _is_passive(one)]
    return token.dep_ in ("nsubj", "nsubj:pass") and bool(given)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children) or verb.dep_ == "acl"


def _agent(token: Token) -> bool:
    """denied by Moscow."""
    words = {child.lower_ for child in token.children if child.dep_ == "case"}
    return token.dep_.startswith("obl") and "by" in words and token.head.lemma_ in _uses()["subject"]


def _owner(token: Token) -> bool:
    """Moscow's decision."""
    return token.dep_ == "nmod:poss" and token.head.lemma_ in _uses()["owner"]


def _party(token: Token) -> bool:
    """talks with Moscow, the partnership between Moscow and Pyongyang."""
    words = {child.lower_ for child in token.children if child.dep_ == "case"}
    return token.dep_ == "nmod" and bool(words & {"between", "with"}) and token.head.lemma_ in _uses()["party"]


def _told(token: Token) -> bool:
    """told Moscow, accused Moscow, urged Moscow."""
    return token.dep_ in {"obj", "iobj"} and token.head.lemma_ in _ADDRESSING


_ADDRESSING = frozenset(
    {"tell", "accuse", "urge", "ask", "warn", "call", "blame", "press", "persuade", "sanction", "condemn"}
)
_METONYMY = (
    ("subject", _subject),
    ("giver", _giver),
    ("agent", _agent),
    ("owner", _owner),
    ("party", _party),
    ("addressed", _told),
)
"""The rules in order."""
