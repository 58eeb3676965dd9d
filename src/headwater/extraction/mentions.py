"""From a printed mention to a voice: name, kind, role, country and number, without looking elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed, is_parsed
from headwater.language.gazetteer import country_code, country_of_demonym, government_of
from headwater.language.words import Entry, load_words, word_map
from headwater.model import Source, SourceKind, Span

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNER = re.compile(r"^((?:[A-Z][\w.-]+ ?){1,3})[’']s? ")
_OF = re.compile(r"\b(?:of|in) (?:the )?((?:[A-Z][\w.-]+ ?){1,3})")
_SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed mention, its head token (`None` where the text was not parsed there) and what it says by itself."""

    span: Span
    head: Token | None
    source: Source


def read_mention(parsed: Parsed, span: Span) -> Mention:
    """What a mention says by itself; pronouns come back as `unspecified` without a name."""
    head = _head(parsed, span)
    words = span.text.strip("“”\"' ,")
    country = _country(words)
    for rule in _RULES:
        source = rule(parsed, span, head, words)
        if source is not None:
            return Mention(span, head, _with_country(source, country))
    return Mention(span, head, Source(SourceKind.UNNAMED, _plain(words), country=country, mention=span))


def _with_country(source: Source, country: str | None) -> Source:
    if source.country is not None or country is None:
        return source
    return Source(source.kind, source.name, source.role, country, source.mention, source.count)


def _head(parsed: Parsed, span: Span) -> Token | None:
    start, end = parsed.tokens(span)
    tops = [t for t in parsed.doc[start:end] if (is_parsed(t) and not start <= t.head.i < end) or t.head.i == t.i]
    nominal = [t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return (nominal or tops or [None])[0]


@cache
def agencies() -> Mapping[str, tuple[str, Entry]]:
    """Every alias of an agency or outlet, with the name to use and the entry."""
    return {form: (entry.forms[0], entry) for entry in load_words("en", "agencies") for form in entry.forms}


def _pronoun(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    del parsed
    if words.lower() in PRONOUNS or (head is not None and head.pos_ == "PRON" and len(words.split()) == 1):
        return Source(SourceKind.UNSPECIFIED, mention=span)
    return None


PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "who",
        "him",
        "her",
        "them",
        "that",
        "which",
        "this",
        "these",
        "those",
        "you",
        "one",
        "himself",
        "herself",
    ]
)


def _agency(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    """A listed agency or outlet anywhere in the mention: "Ukraine’s state-owned news agency, Ukrinform"."""
    del parsed, head
    for alias, (name, entry) in sorted(agencies().items(), key=lambda item: -len(item[0])):
        if re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", words) and not re.search(
            r"\b(?:reporter|journalist|correspondent|analyst|host)\b", words
        ):
            role = re.search(
                r"((?:state-owned |state |official |private )?(?:news agency|newspaper|newswire|broadcaster))", words
            )
            return Source(SourceKind.PUBLICATION, name, role[1] if role else None, entry["country"], span)
    return None


def _government(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    """ "Moscow", "the Kremlin", "Russia", "the Russian government"."""
    del parsed, head
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", words))
    found = government_of(bare)
    if found is not None:
        return Source(SourceKind.GOVERNMENT, found[0], country=found[1], mention=span)
    return None


def _person(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    """A name of a person, with the titles and roles around it: "the acting governor, Alexander Khinshtein"."""
    del head
    name = _person_name(parsed, span)
    if name is None:
        return None
    return Source(SourceKind.PERSON, name.text, _role(words, name.text), mention=span)


def _person_name(parsed: Parsed, span: Span) -> Span | None:
    """The last name of a person within the mention, ranks and offices taken off."""
    titles = _titles()
    best: Span | None = None
    for entity in parsed.doc.ents:
        if entity.label_ != "PER" or entity.start_char >= span.end or entity.end_char <= span.start:
            continue
        start, end = entity.start, entity.end
        while start < end - 1 and (parsed.doc[start].text in titles or parsed.doc[start].is_punct):
            start += 1
        while end > start + 1 and parsed.doc[end - 1].text in ("’s", "'s", "’", "'"):
            end -= 1
        found = parsed.span(start, end)
        if span.holds(found) and found.text not in titles and (best is None or _nearer(parsed, span, found, best)):
            best = found
    return best


def _nearer(parsed: Parsed, span: Span, one: Span, other: Span) -> bool:
    """Of two names the one that is not the owner of something: "Trump’s lawyer Ty Cobb" is Ty Cobb."""
    del span
    following = parsed.text[other.end : other.end + 2]
    return following.startswith(("’s", "'s")) or (
        one.end > other.end and parsed.text[other.end : one.start].strip() in (",", "")
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "honorifics") for form in entry.forms)


def _role(words: str, name: str) -> str | None:
    """What stands beside the name: "Chief of the General Staff", "acting governor"."""
    before, _, after = words.partition(name)
    before = _OWNER.sub("", before.strip(" ,—–-"))
    parts = [part.strip() for part in re.split(r",\s*", before) if part.strip()]
    role = parts[0] if parts else after.strip(" ,").split(",")[0]
    role = _ARTICLE.sub("", role)
    return role or None


def _named_body(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    """A named organisation, or a spokesperson for one."""
    name = next(
        (e for e in parsed.doc.ents if e.label_ == "ORG" and span.start <= e.start_char and e.end_char <= span.end),
        None,
    )
    proper = re.fullmatch(
        r"(?:[Tt]he )?((?:[A-Z][\w.&’'-]*|of|for|the|and|on|in)(?: (?:[A-Z][\w.&’'-]*|of|for|the|and|on|in|\([A-Z]+\)))*)",
        words,
    )
    del head
    if name is None and (proper is None or not any(w[0].isupper() for w in proper[1].split())):
        return None
    text = name.text if name is not None and proper is None else words
    kinds = word_map("en", "voices", "kind")
    last = [w.lower().strip(",.") for w in text.split()]
    kind = next(
        (
            SourceKind(kinds[w])
            for w in last
            if w in kinds and kinds[w] in ("government", "organisation", "publication")
        ),
        SourceKind.ORGANISATION,
    )
    clean = _POSSESSIVE.sub("", text).strip(" ,")
    role = "spokesperson" if _SPOKESPERSON.search(words) else None
    return Source(kind, clean, role, mention=span)


def _described(parsed: Parsed, span: Span, head: Token | None, words: str) -> Source | None:
    """A body or person described, not named: "the defence ministry", "two Western officials", "reports from August"."""
    del parsed
    kinds = word_map("en", "voices", "kind")
    if head is None:
        return None
    low = head.lower_
    kind = kinds.get(low) or kinds.get(head.lemma_.lower())
    if kind is None:
        return None
    name = _plain(words)
    if low in ("reports", "rumours", "rumors", "media", "accounts", "allegations", "claims"):
        return Source(SourceKind.UNSPECIFIED, words, mention=span)
    if kind == "document":
        return Source(SourceKind.DOCUMENT, name, mention=span)
    if kind == "unnamed":
        return Source(SourceKind.UNNAMED, name, mention=span, count=_count(words))
    return Source(SourceKind(kind), name, mention=span)


def _count(words: str) -> int | None:
    first = _ARTICLE.sub("", words).split()[0].lower() if words.split() else ""
    return _NUMBERS.get(first) or (int(first) if first.isdigit() and len(first) < 4 else None)


def _plain(words: str) -> str:
    """The mention without its article and without what follows a comma or a dash."""
    return _ARTICLE.sub("", re.split(r",\s|\s[—–-]\s|—", words)[0]).strip() or words


def _country(words: str) -> str | None:
    """The country that the mention names: "Ukraine’s", "Ukrainian", "of Russia"; `None` if it names none or several."""
    found = set()
    for pattern in (_OWNER, _OF):
        match = pattern.search(words)
        if match and (code := country_code(match[1].strip())):
            found.add(code)
    tokens = re.findall(r"[A-Z][\w-]+", words)
    for one, two in zip(["", *tokens], tokens, strict=False):
        code = country_of_demonym(f"{one} {two}".strip()) or country_of_demonym(two)
        if code:
            found = {code} if country_of_demonym(f"{one} {two}") else found | {code}
    return found.pop() if len(found) == 1 else None


_RULES = (_pronoun, _agency, _government, _person, _described, _named_body)
