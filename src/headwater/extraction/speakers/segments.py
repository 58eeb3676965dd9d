"""One segment of a mention (what stands between two commas), read from left to right."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from headwater.extraction.speakers.lexicon import Noun, bodies, called, nouns, phrasing, titles
from headwater.extraction.speakers.nations import country_of, government
from headwater.extraction.speakers.phrases import MONTHS, PARTICLES, Word
from headwater.extraction.speakers.records import Hint, Mention, Shape
from headwater.model import SourceKind

_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])
_POSSESSORS = frozenset(["his", "her", "its", "their"])
# Words that may stand before a mention that was cut too wide: "according | to local sources", "both", "also".
_BEFORE = frozenset(["both", "all", "to", "by", "from", "of", "as", "also", "even"])
# Words that may trail a mention and say nothing of who speaks.
_AFTER = frozenset({"itself", "himself", "herself", "themselves", "alone", "also", "too", "again", "separately"})
_QUANTIFIERS = frozenset(
    [
        "another",
        "some",
        "several",
        "many",
        "few",
        "various",
        "both",
        "all",
        "other",
        "more",
        "most",
        "numerous",
        "any",
        "each",
    ]
)
_SURNAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])[A-Z][a-z]{2,}")
"""Surnames with a capital inside."""
_NUMBERS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
# A possessive inside a name is no owner: "People’s Assembly", "Children's Fund".
_NAME_POSSESSIVES = frozenset(["people", "women", "men", "children", "workers", "farmers", "veterans", "teachers"])
_DOING = re.compile(r"[a-z]{3,}ing|taken|done|held")
_BEHIND_MADE = frozenset({"among", "at", "before", "by", "for", "from", "in", "on", "out", "to", "up", "with"})
_NAME_LINKS = frozenset({"of", "for", "on", "to", "in", "and", "the", "&", "against", "without"})


class Segment:
    """One segment of a mention, read from left to right."""

    def __init__(self, text: str, words: Sequence[Word], hints: tuple[Hint, ...]) -> None:
        self.text, self.hints = text, hints
        self.definite = words[0].lower in _DEFINITE
        self.possessor = words[0].lower if words[0].lower in _POSSESSORS else None
        self.count: int | None = None
        self.counted: list[Word] = []
        self.words = list(self._without_lead(words))
        while len(self.words) > 1 and self.words[-1].lower in _AFTER:
            self.words.pop()
        self.owner, self.rest = self._split_owner(self.words)
        self.core = self.rest[: self._boundary(self.rest)]

    def read(self) -> Mention:
        """The segment as a mention of its own."""
        if not self.core:
            return Mention(Shape.DESCRIBED, SourceKind.UNNAMED, self._printed(self.words))
        return self._known() or self._person() or self._office() or self._named() or self._described()

    def _without_lead(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words from the first that says something, numbers noted: "one of the two officials"."""
        index = 0
        while index < len(words) - 1:
            lower = words[index].lower
            if lower in _NUMBERS or lower.isdecimal():
                self.count = self.count or (_NUMBERS[lower] if lower in _NUMBERS else int(lower))
                self.counted = self.counted or list(words[index:])
            elif lower == "of" and index and (self.count or words[index - 1].lower in _QUANTIFIERS):
                pass
            elif lower not in _DETERMINERS and lower not in _BEFORE:
                break
            index += 1
        return words[index:]

    @staticmethod
    def _split_owner(words: list[Word]) -> tuple[list[Word], list[Word]]:
        """What stands before the last possessive, and what is owned."""
        for index in range(len(words) - 2, 0, -1):
            if not words[index].possessive or words[index - 1].lower in _NAME_POSSESSIVES:
                continue
            before_preposition = not any(
                word.lower in ("of", "from", "by", "at", "for") for word in words[:index] if not word.capital
            )
            if before_preposition:
                return words[:index], words[index + 1 :]
        return [], words

    @staticmethod
    def _boundary(words: list[Word]) -> int:
        """Where a prepositional phrase begins that is no part of a name: "head | of Ports", "Bank of Oman | in Muscat"."""
        for index, word in enumerate(words):
            if not index or word.capital:
                continue
            following = words[index + 1].text if index + 1 < len(words) else ""
            if word.text in phrasing("made") and following in _BEHIND_MADE:
                return index
            if words[index - 1].lower in nouns() and word.lower not in nouns() and _DOING.fullmatch(word.text):
                return index  # "an email relating to the fire", "a poll taken last week"
            if word.text not in phrasing("preposition"):
                continue
            after = [other for other in words[index + 1 :] if other.text not in ("the", "and")]
            names = word.text in _NAME_LINKS and words[index - 1].capital and after and after[0].capital
            if not names or not any(other.lower in nouns() for other in words[:index] if other.capital):
                return index
        return len(words)

    def _printed(self, words: Sequence[Word]) -> str | None:
        return self.text[words[0].start : words[-1].end] if words else None

    # The readings, tried in this order.

    def _known(self) -> Mention | None:
        """An institution or outlet of the lists, or a country or capital that stands for its government."""
        words = [word for word in self.core if not word.possessive]
        text = self._printed(self.words)
        printed = self._printed(self.core)
        for candidate in (text, printed, f"The {printed}"):
            if candidate is not None and candidate in bodies() and any(word.capital for word in words):
                body = bodies()[candidate]
                country = body.country or self._country()
                noun = nouns().get(self.core[-1].lower)
                return Mention(Shape.NAMED, body.kind, body.name, body.role, country, noun=noun, definite=self.definite)
        if text and not self.owner and (found := government(text)):
            return Mention(Shape.NAMED, SourceKind.GOVERNMENT, found[0], country=found[1])
        return None

    def _person(self) -> Mention | None:
        """Titles and roles, then a name: "Deputy Mayor Ana Petrov", "lawmaker Han Dong-su"."""
        last = self._last_lead()
        if last is None:
            return None
        index = last + 1
        if index < len(self.core) and self.core[index].text == "of":
            index += 1
            while index < len(self.core) and self.core[index].lower in phrasing("portfolio"):
                index += 1
        name = self.core[index:]
        if (
            not name
            or not self._is_name(name)
            or self._is_body(name)
            or all(word.lower in phrasing("portfolio") for word in name)
        ):
            return None
        lead = self.core[:index]
        first = index
        while first and self._keeps(self.core[first - 1]):
            first -= 1
        return self._named_person(self.core[first:], lead)

    def _last_lead(self) -> int | None:
        """The last title or role that a capitalised word, or "of", follows."""
        found = None
        for index, word in enumerate(self.core[:-1]):
            following = self.core[index + 1]
            noun = self._noun(index)
            is_role = noun is not None and noun.kind is SourceKind.UNNAMED and not noun.plural
            is_title = word.lower in titles() and word.capital
            if (is_role or is_title) and (following.capital or following.text in PARTICLES or following.text == "of"):
                if following.text == "of" and not word.capital:
                    continue
                found = index
        return found

    @staticmethod
    def _keeps(word: Word) -> bool:
        title = titles().get(word.lower)
        return word.capital and title is not None and title.part_of_name

    def _named_person(self, name: Sequence[Word], lead: Sequence[Word]) -> Mention:
        country = self._country(lead)
        role_words = [] if all(self._is_bare_title(word) for word in lead) else self._without_country(list(lead))
        if len(name) == 1 and lead and not role_words and not any(titles()[word.lower].gender for word in lead):
            name = [*lead, *name]
        role_nouns = [noun for i in range(len(lead)) if (noun := self._noun(i)) and noun.kind is SourceKind.UNNAMED]
        title_genders = [title.gender for word in lead if (title := titles().get(word.lower)) and title.gender]
        gender = next(iter([*title_genders, *(noun.gender for noun in role_nouns if noun.gender)]), None)
        return Mention(
            Shape.NAMED,
            SourceKind.PERSON,
            self._printed(name),
            self._printed(role_words),
            country,
            noun=role_nouns[-1] if role_nouns else None,
            modifiers=frozenset(word.lower for word in lead),
            gender=gender,
            owner=self._printed(self.owner),
        )

    @staticmethod
    def _is_bare_title(word: Word) -> bool:
        """A title that is no role: a rank, a "Mr"."""
        title = titles().get(word.lower)
        return word.capital and title is not None and not title.office

    def _without_country(self, words: list[Word]) -> list[Word]:
        """A role without the country's adjective at its head: "Uzbek President" is the role "President"."""
        for size in (2, 1):
            if len(words) > size and country_of(" ".join(word.text for word in words[:size])):
                return words[size:]
        return words

    def _office(self) -> Mention | None:
        """An office with its domain and no name: "Chief of the General Staff", "Operations Director of the Port Office"."""
        for index, word in enumerate(self.core[:-1]):
            noun = self._noun(index)
            if noun and noun.kind is SourceKind.UNNAMED and self.core[index + 1].text in ("of", "for", "to"):
                return self._as_described(noun, self.core[:index]) if word.capital else None
        return None

    def _named(self) -> Mention | None:
        """A bare name, or one after a noun that is in no list: "Ana Petrov", "Lakeside Research", "footballer Ana Petrov"."""
        run = len(self.core)
        while run and (self.core[run - 1].capital or self.core[run - 1].text in PARTICLES or self._links(run - 1)):
            run -= 1
        while run < len(self.core) and not self.core[run].capital:
            run += 1
        name, lead = self.core[run:], self.core[:run]
        last = self._noun(len(self.core) - 1)
        if not name or (last and last.kind is SourceKind.UNNAMED and not self._hinted(name[-1:], "PER")):
            return None
        noun = self._noun(run - 1) if run else None
        if noun is None and run and not self._hinted(name, "PER"):
            return None
        kind, own = self._kind_of(name)
        if noun and kind is not SourceKind.PERSON:
            own, kind = own or noun, noun.kind if noun.kind is not SourceKind.UNNAMED else SourceKind.PERSON
        if own and own.kind is SourceKind.DOCUMENT and not noun:
            return None
        if kind is SourceKind.PERSON:
            return self._named_person(self._hinted_part(name), lead)
        role = self._printed(self._without_country(list(lead))) if lead else None
        printed = self._printed(self.rest[run:] if own and self._is_body(name) else name)
        if self.owner and not lead:
            printed = self._printed([*self.owner, *self.rest]) if self._is_body(name) else printed
        return Mention(
            Shape.NAMED, kind, printed, role, self._country(), noun=own, modifiers=frozenset(w.lower for w in self.core),
            definite=self.definite, owner=self._printed(self.owner),
        )  # fmt: skip

    def _links(self, index: int) -> bool:
        """Whether a small word joins two parts of a name: "Bank of Oman"."""
        word = self.core[index]
        return 0 < index < len(self.core) - 1 and word.text in _NAME_LINKS and any(w.capital for w in self.core[:index])

    def _described(self) -> Mention:
        """A noun that says what the speaker is: "a senior police official", "health authorities of Derna"."""
        return self._as_described(self._noun(len(self.core) - 1) or self._of_what(), self.core[:-1])

    def _as_described(self, noun: Noun | None, before: Sequence[Word]) -> Mention:
        """A described speaker whose describing noun, if known, is `noun`, with the words `before` it."""
        country = self._country()
        printed = self._printed(self.counted or self.words)
        plural = noun.plural if noun else self.core[-1].lower.endswith("s") and not self.core[-1].lower.endswith("ss")
        plural = plural or (self.count or 1) > 1
        modifiers = frozenset(word.lower for word in before)
        if noun is None:
            kind = SourceKind.UNNAMED
        elif noun.vague and plural and modifiers <= phrasing("loose") and not self._issuer():
            kind = SourceKind.UNSPECIFIED
        else:
            kind = noun.kind
        name = self._by_office(printed) if kind is SourceKind.UNNAMED else printed
        if (
            country
            and noun
            and (body := called(country, self._two_words() or noun.lemma) or called(country, noun.lemma))
        ):
            name, kind = body.name, body.kind
        return Mention(
            Shape.DESCRIBED, kind, name, self._printed(self.core) if kind is SourceKind.UNNAMED and not plural else None, country,
            self.count if kind is SourceKind.UNNAMED else None, noun, modifiers, self.definite, plural,
            noun.gender if noun else None, owner=self._printed(self.owner) or self.possessor,
        )  # fmt: skip

    def _by_office(self, printed: str | None) -> str | None:
        """An unnamed speaker of an institution that goes by its house: "Pentagon official" is one of the US Department of Defense."""
        for size in (3, 2, 1):
            alias = self._printed(self.core[:size])
            body = bodies().get(alias or "") if len(self.core) > size else None
            if printed and alias and body and body.kind is SourceKind.GOVERNMENT and not is_acronym(alias):
                return printed.replace(alias, body.name, 1)
        return printed

    # What the readings ask.

    def _two_words(self) -> str | None:
        return " ".join(word.lower for word in self.core[-2:]) if len(self.core) > 1 else None

    def _noun(self, index: int) -> Noun | None:
        """The describing noun that ends at a word of the core; two words before one."""
        if index < 0:
            return None
        if index and (found := nouns().get(f"{self.core[index - 1].lower} {self.core[index].lower}")):
            return found
        lower = self.core[index].lower
        return nouns().get(lower) or (nouns().get(lower.rsplit("-", 1)[1]) if "-" in lower else None)

    def _of_what(self) -> Noun | None:
        """ "a number of officials", "a group of lawmakers": the noun after "of"."""
        after = self.rest[len(self.core) + 1 :]
        end = next((i for i, word in enumerate(after) if word.text in phrasing("preposition")), len(after))
        return nouns().get(after[end - 1].lower) if after and end else None

    def _issuer(self) -> bool:
        """Whether a document is somebody's: an owner, a named modifier, "by", "from" or "of" and a name."""
        named = any(word.capital and index for index, word in enumerate(self.core[:-1])) or (
            len(self.core) > 1
            and self.core[0].capital
            and country_of(self.core[0].text) is None
            and self.core[0].lower not in nouns()
        )
        after = self.rest[len(self.core) :]
        by = any(word.text in ("by", "from", "of") and after[i + 1].capital for i, word in enumerate(after[:-1]))
        dated = any(word.text in ("from", "of") and _is_month(after[i + 1].text) for i, word in enumerate(after[:-1]))
        return bool(self.owner) or named or (by and not dated)

    def _is_name(self, words: Sequence[Word]) -> bool:
        capitals = sum(word.capital for word in words)
        return capitals > 0 and words[-1].capital and all(word.capital or word.text in PARTICLES for word in words)

    def _is_body(self, words: Sequence[Word]) -> bool:
        """Whether a capitalised name is an institution's, by its own words."""
        if self._hinted(words, "PER"):
            return False
        return self._body_noun(words) is not None

    @staticmethod
    def _body_noun(words: Sequence[Word]) -> Noun | None:
        """The noun of an institution's name: the last word, else the first before "of" or "for", else the last before "and"."""
        heads = [word.lower for word, after in itertools.pairwise(words) if after.text in ("of", "for")]
        for lower in (words[-1].lower, *heads):
            if (noun := nouns().get(lower)) and noun.kind is not SourceKind.UNNAMED:
                return noun
        for index in range(len(words) - 1, -1, -1):
            at_end = index == len(words) - 1 or words[index + 1].text in _NAME_LINKS
            noun = nouns().get(words[index].lower)
            if at_end and noun and noun.kind is not SourceKind.UNNAMED:
                return noun
        return None

    def _kind_of(self, name: Sequence[Word]) -> tuple[SourceKind, Noun | None]:
        """What a bare name names: by its own words, by the reader's label, by its looks."""
        if self._hinted(name, "PER") and len(name) > 1:
            return SourceKind.PERSON, None
        if noun := self._body_noun(name):
            return noun.kind, noun
        if len(name) == 1 and not self._hinted(name, "PER"):
            return SourceKind.ORGANISATION, None
        if self._hinted(name, "LOC") or country_of(self._printed(name) or ""):
            return SourceKind.ORGANISATION, None
        if self._hinted(name, "ORG") or any(is_acronym(word.text) for word in name):
            return SourceKind.ORGANISATION, None
        plain = all(word.capital or word.text in PARTICLES or word.text == "and" for word in name)
        return (SourceKind.PERSON if plain else SourceKind.ORGANISATION), None

    def _hinted(self, words: Sequence[Word], label: str) -> bool:
        return any(
            hint.label == label and hint.start < words[-1].end and words[0].start < hint.end for hint in self.hints
        )

    def _hinted_part(self, name: Sequence[Word]) -> Sequence[Word]:
        """The part of a name that the reader holds for a person's, if it is the end of it."""
        for hint in self.hints:
            inside = [word for word in name if hint.start <= word.start and word.end <= hint.end]
            if hint.label == "PER" and len(inside) > 1 and inside[-1] is name[-1]:
                return inside
        return name

    def _country(self, lead: Sequence[Word] | None = None) -> str | None:
        """The country that the owner or a modifier names, else the one after "of", "in" or "from"; none if two are joined."""
        core = self.core if lead is None else lead
        if any(word.text == "and" for word in core) and not any(word.text in ("of", "for") for word in core):
            return None
        for words in (self.owner, core, self.rest[len(self.core) :]):
            for index in range(len(words)):
                for size in (3, 2, 1):
                    if found := country_of(" ".join(word.text for word in words[index : index + size])):
                        return found
        known = (bodies().get(self._printed(core[:size]) or "") for size in range(1, min(len(core), 4)))
        return next((body.country for body in known if body), None)


def is_acronym(text: str) -> bool:
    """Whether a word is short and mostly capitals.

    >>> is_acronym("UNHCR"), is_acronym("iLab"), is_acronym("Oslo"), is_acronym("McCain")
    (True, False, False, False)
    """
    capitals = 2 <= len(text) <= 8 and " " not in text and sum(char.isupper() for char in text) >= 2
    return capitals and not _SURNAME.fullmatch(text)


def _is_month(word: str) -> bool:
    return word in MONTHS or word.isdigit()
