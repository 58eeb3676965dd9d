"""Where place names stand: the longest names of the gazetteer at capitalised tokens, and which of them to trust.

A name that the reader marks as a place is taken whatever the gazetteer lists under it. Elsewhere only names that are hardly
anything but places are: countries, first-level units, large towns. Nothing inside a person's name is a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from headwater.extraction.speakers.lexicon import bodies
from headwater.language.columns import flags, strings
from headwater.language.gazetteer import (
    PlaceEntry,
    PlaceKind,
    abbreviated_unit,
    country_of_demonym,
    is_seat,
    lookup_key,
)
from headwater.language.gazetteer_file import place_key
from headwater.language.words import load_words

_LONGEST = 7
_LARGE_TOWN = 150_000
_LARGE_LONG_NAME = 20_000


@cache
def _words(use: str) -> Mapping[str, str]:
    """Words beside names, by what they do, with their singular."""
    return {form: entry["word"] for entry in load_words("en", "places") if entry["use"] == use for form in entry.forms}


@dataclass(slots=True)
class Mention:
    """A place name at the tokens `[start, end)`, the entries it can stand for, and the word that says which kind."""

    start: int
    end: int
    name: str
    entries: tuple[PlaceEntry, ...]
    unit: bool = False
    wide: int = 0  # tokens after `end` that belong to the name: "region"


def find_mentions(doc: Doc) -> list[Mention]:
    """The place names of the parsed sentences, in text order, none inside another.

    A name that the reader marks as a place and the gazetteer lacks comes without entries.
    """
    found: list[Mention] = []
    end = 0
    for index, (text, known) in enumerate(zip(strings(doc, "ORTH"), flags(doc, "POS"), strict=True)):
        if index < end or not text[0].isupper() or len(text) < 2 or not known:
            continue
        mention = _at(doc, doc[index])
        if mention is not None:
            found.append(mention)
            end = mention.end + mention.wide
    return found


def _at(doc: Doc, token: Token) -> Mention | None:
    if (token.ent_type_ == "PER" and not _after_locative(doc, token)) or _is_ship(doc, token):
        return None
    for rule in (_initials, _longest, _abbreviated, _facility, _unlisted):
        mention = rule(doc, token)
        if mention is not None:
            return mention
    return None


def _is_ship(doc: Doc, token: Token) -> bool:
    """Whether letters before a name, or the token as such, make it that of a ship: "the MV Santa Rosa"."""
    here, after = token.i, token.i + 1
    letters = token if token.text in _SHIPS else doc[max(here - 1, 0)]
    named = after < len(doc) and doc[after].text[0].isupper() if letters is token else letters.text in _SHIPS
    return named and letters.i > 0 and doc[letters.i - 1].lower_ in _ARTICLES


_SHIPS = frozenset({"MV", "M/V", "MT", "MS", "SS", "HMS", "USS", "RMS", "INS", "BRP", "HMAS", "RV", "FV", "MSC", "KRI"})
"""Letters before the names of ships."""
_ARTICLES = frozenset({"the", "ferry", "ship", "tanker", "vessel", "trawler", "freighter", "frigate", "carrier"})


def _after_locative(doc: Doc, token: Token) -> bool:
    """Whether a name that the reader takes for a person begins right after "in", "near": then it may be a town after all."""
    return token.ent_iob_ == "B" and token.i > 0 and doc[token.i - 1].lower_ in _words("locative")


def _longest(doc: Doc, token: Token) -> Mention | None:
    """The longest listed name that begins here, if it is to be trusted here."""
    for end, key in _names_from(doc, token):
        mention = _widened(doc, token.i, end, lookup_key(key), key)
        if mention is not None and _trusted(doc, mention) and not _leading_article(mention):
            return mention
    return None


def listed_names(doc: Doc, token: Token) -> Iterator[tuple[int, str, tuple[PlaceEntry, ...]]]:
    """The listed names that begin at a token, longest first: where each ends, its key, its entries.

    The word that says which kind of unit it is belongs to the name: "Boone County".
    """
    for end, key in _names_from(doc, token):
        district = _words("district").get(doc[end].lower_) if end < len(doc) else None
        if district and (entries := lookup_key(f"{key} {district}")):
            yield end + 1, f"{key} {district}", entries
        elif entries := lookup_key(key):
            yield end, key, entries


def _names_from(doc: Doc, token: Token) -> list[tuple[int, str]]:
    """What may be a name from a token on, longest first: where it ends, and its key."""
    key = ""
    names: list[tuple[int, str]] = []
    for index in range(token.i, min(token.i + _LONGEST, len(doc))):
        part = doc[index]
        text = part.text
        if text in _POSSESSIVE:
            key += "s"
            continue
        if index > token.i and _breaks(part, text):
            break
        key = f"{key} {place_key(text)}".strip()
        if (text[0].isupper() or text[0].isdigit() or text[:2] in _ELIDED) and not (
            index == token.i and text.lower() in _words("never")
        ):
            names.append((index + 1, key))
    return names[::-1]


def _leading_article(mention: Mention) -> bool:
    """Whether "The" begins the sentence rather than the name: "The Philippines", not "The Hague"."""
    return mention.name.startswith("The ") and not any(entry.name.startswith("The ") for entry in mention.entries)


_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ELIDED = frozenset({"d'", "d’", "l'", "l’"})
_BREAKS = frozenset(',.:;()—–"“”')


def _breaks(token: Token, text: str) -> bool:
    """Whether no name runs over this token: a sign, a common word, a new line, the start of a sentence or of a person."""
    if text in _BREAKS or text.isspace() or (text.islower() and text not in _words("joins")):
        return True
    return token.is_sent_start or (token.ent_type_ == "PER" and token.ent_iob_ == "B")


def _widened(doc: Doc, start: int, end: int, entries: tuple[PlaceEntry, ...], key: str) -> Mention | None:
    """With the word beside the name that says which kind it is: "Kursk region", "Republic of Tatarstan", "Kent County"."""
    wide, word = _kind_word(doc, end)
    district = _words("district").get(word)
    if not entries and district is None:
        return None
    name = doc[start:end].text
    if district and (listed := lookup_key(f"{key} {district}")):
        return Mention(start, end, name, listed, wide=wide)
    units = _units(entries)
    if units and word in _words("unit"):
        return Mention(start, end, name, units, unit=True, wide=wide)
    before = doc[start - 2].lower_ if start > 1 and doc[start - 1].lower_ == "of" else ""
    if units and before in _words("unit-of"):
        return Mention(start, end, name, units, unit=True)
    return Mention(start, end, name, entries) if entries else None


def _units(entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """The first-level units among the entries, the second-level ones if there are none."""
    first = tuple(entry for entry in entries if entry.kind is PlaceKind.ADMIN1)
    return first or tuple(entry for entry in entries if entry.kind is PlaceKind.ADMIN2)


def _kind_word(doc: Doc, end: int) -> tuple[int, str]:
    """The word after a name, and whether it belongs to this name alone (1): "Jackson and Barrow counties" shares it (0)."""
    if end >= len(doc):
        return 0, ""
    word = doc[end].lower_
    if word in _words("unit") or word in _words("district"):
        return (0 if word.endswith("s") else 1), word
    for token in doc[end : end + 12]:
        if token.lower_ in _SHARED:
            return 0, token.lower_
        if not (token.text[0].isupper() or token.text in {",", "and"}):
            break
    return 0, ""


_SHARED = frozenset({"counties", "parishes", "provinces", "regions", "oblasts", "states", "districts"})


def _trusted(doc: Doc, mention: Mention) -> bool:
    """Whether the name is a place here."""
    tokens = doc[mention.start : mention.end]
    name = mention.name
    labels = {token.ent_type_ for token in tokens if not token.is_punct}
    short = len(name) < 4 and name.upper() != name  # "Ufa", but not "Man"
    if country_of_demonym(name) or is_seat(name) or (short and not (labels == {"LOC"} and _sure(mention, ""))):
        return False
    if name.isupper() and len(name) < 5 and all(entry.kind is PlaceKind.TOWN for entry in mention.entries):
        return False  # an acronym, not a town in capitals
    if len(tokens) > 1 and any(entry.kind is PlaceKind.COUNTRY for entry in mention.entries):
        return True
    if "PER" in labels:
        return labels == {"PER"} and _is_entity(doc, mention) and _sure(mention, "ORG")
    if labels == {"LOC"}:
        return _whole_entity(doc, mention)
    if "ORG" in labels:
        return _is_entity(doc, mention) and _sure(mention, "ORG")
    if any(token.pos_ not in _NAME_TAGS and not _is_proper(token) for token in tokens):
        return False
    return _is_proper(tokens[0]) and not _inside_longer_name(doc, mention) and _sure(mention, "")


def _is_proper(token: Token) -> bool:
    """Whether a word is part of a name, an adjective such as that of "Black Sea" among them."""
    return token.pos_ == "PROPN" or token.tag_ in ("NNP", "NNPS")


_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADP", "PUNCT", "SYM", "NUM", "DET", "CCONJ", "PART"})


def _whole_entity(doc: Doc, mention: Mention) -> bool:
    """Whether no further capitalised word of the same entity is cut off, a direction apart: not "York" of "North York Moors"."""
    before = doc[mention.start - 1] if mention.start else None
    after = doc[mention.end + mention.wide] if mention.end + mention.wide < len(doc) else None
    if doc[mention.start].ent_iob_ == "I" and before is not None and before.text[0].isupper():
        return before.lower_ in _words("never") and _sure(mention, "LOC")
    return not (after is not None and after.ent_iob_ == "I" and after.text[0].isupper())


def _is_entity(doc: Doc, mention: Mention) -> bool:
    first, after = doc[mention.start], doc[mention.end] if mention.end < len(doc) else None
    return first.ent_iob_ == "B" and (after is None or after.ent_iob_ != "I")


def _inside_longer_name(doc: Doc, mention: Mention) -> bool:
    """Part of a longer name: "Moscow Times", "Bank of Georgia"."""
    before = doc[mention.start - 1] if mention.start else None
    after = doc[mention.end + mention.wide] if mention.end + mention.wide < len(doc) else None
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and not after.is_sent_start:
        return True
    return before is not None and before.pos_ == "PROPN" and not doc[mention.start].is_sent_start


def _sure(mention: Mention, label: str) -> bool:
    """Whether the name is hardly anything but a place."""
    long = " " in mention.name
    return any(_sure_entry(entry, mention.unit, long, label) for entry in mention.entries)


def _sure_entry(entry: PlaceEntry, unit: bool, long: bool, label: str) -> bool:
    if entry.kind in {PlaceKind.COUNTRY, PlaceKind.REGION}:
        return True
    if entry.kind is PlaceKind.ADMIN1:
        return (entry.main or unit) and label != "ORG"
    if entry.kind is PlaceKind.ADMIN2:
        return long
    return entry.main and entry.population >= (_LARGE_LONG_NAME if long else _LARGE_TOWN)


def _abbreviated(doc: Doc, token: Token) -> Mention | None:
    """A first-level unit shortened after a town: "Springfield, Ill."."""
    if not token.i or doc[token.i - 1].text != ",":
        return None
    text = token.text
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
    if not (text.isupper() or text.endswith(".") or after == "."):
        return None
    unit = abbreviated_unit(text)
    return Mention(token.i, token.i + 1, text, (unit,)) if unit else None


def _initials(doc: Doc, token: Token) -> Mention | None:
    """A unit that needs no town before it: "D.C.", "the S.C. coast", "NSW"; after a town also "Kan."."""
    text = token.text
    full = _words("short").get(token.lower_) if text.isupper() else None
    if full:
        return Mention(
            token.i, token.i + 1, text, tuple(e for e in lookup_key(place_key(full)) if e.kind is PlaceKind.ADMIN1)
        )
    after_town = token.i > 1 and doc[token.i - 1].text == "," and doc[token.i - 2].text[0].isupper()
    end = _end_of_initials(doc, token)
    short = doc[token.i : end].text
    marked = after_town or token.ent_type_ == "LOC"
    if not short.endswith(".") or not (marked or short.replace(".", "").isupper()):
        return None
    unit = abbreviated_unit(short.replace(" ", ""))
    return Mention(token.i, end, short, (unit,)) if unit and (marked or " " in unit.name) else None


def _end_of_initials(doc: Doc, token: Token) -> int:
    """After the token, or after the next where a dotted letter begins a shortened name of two words: "W. Va."."""
    two = len(token) == 2 and token.text[1] == "." and token.i + 1 < len(doc) and doc[token.i + 1].text.endswith(".")
    return token.i + 1 + two


def _facility(doc: Doc, token: Token) -> Mention | None:
    """The listed place after which a hall, a jail, a hospital that the reader marks as a place is named: it lies there."""
    if token.ent_type_ != "LOC" or token.ent_iob_ != "B":
        return None
    end = token.i + 1
    while end < len(doc) and doc[end].ent_type_ == "LOC" and doc[end].ent_iob_ == "I":
        end += 1
    if doc[end - 1].lower_ not in _words("facility"):
        return None
    for cut in range(min(end - 1, token.i + 4), token.i, -1):
        name = doc[token.i : cut].text
        entries = tuple(entry for entry in lookup_key(place_key(name)) if entry.main)
        if entries and name.lower() not in _words("never"):
            return Mention(token.i, cut, name, entries)
    return None


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether a place name goes on with a token: by the reader's mark, or as the noun that the word before qualifies."""
    inside = doc[i].ent_type_ == "LOC" and doc[i].ent_iob_ == "I"
    return inside or (doc[i].pos_ == "PROPN" and not doc[i].ent_type_ and doc[i - 1].head.i == i)


def _unlisted(doc: Doc, token: Token) -> Mention | None:
    """What the reader marks as a place and the gazetteer lacks, where the words before it speak of a place."""
    if token.ent_type_ != "LOC" or token.ent_iob_ != "B" or token.lower_ in _words("never"):
        return None
    end = token.i + 1
    while end < len(doc) and _goes_on(doc, end):
        end += 1
    name = doc[token.i : end].text
    if country_of_demonym(name) or is_seat(name) or name in bodies():
        return None
    return Mention(token.i, end, name, ())
