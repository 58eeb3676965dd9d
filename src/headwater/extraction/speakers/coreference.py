"""From a mention to a source: names, titles, acronyms and pronouns find the voice that the document means.

A mention is resolved to another only if exactly one candidate remains; else it keeps its own words.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from headwater.extraction.attribution.quotes import ranges
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.areas import area_country, owners
from headwater.extraction.speakers.fitting import fits_person, of_person, told_by
from headwater.extraction.speakers.forward import document_later, made_by
from headwater.extraction.speakers.heard import (
    BODIES,
    Voice,
    gender_fits,
    is_plural,
    is_singular,
    is_thing,
    of_body,
    plain,
    same_country,
)
from headwater.extraction.speakers.lexicon import bodies, called, phrasing
from headwater.extraction.speakers.mentions import placed, read_mention
from headwater.extraction.speakers.polls import polls
from headwater.extraction.speakers.records import Mention, Shape
from headwater.extraction.speakers.register import NamedBody, Person, Register
from headwater.model import Source, SourceKind, Span

_NEAR = 4  # sentences in which a pronoun's antecedent is looked for
_LEAD = 3  # sentences in which a body may be described before it is named
_SHORT = 30  # characters of a quotation that may be a title or a nickname
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


_WORD_REST = re.compile(r"(?:-\w+)+")  # of a name that the tokeniser splits: "Park Ji|-won"
_TIME_TAIL = re.compile(
    r" (?:the same day|the next day|(?:on|last|this|late|early) \w+day|(?:last|this) (?:week|month|year)|yesterday|today|earlier)$"
)
_AGED = re.compile(
    r"[Tt]he (?:\d{1,3}-year-old(?: (?:man|woman|\w+er|\w+or))?|Democrat|Republican|Conservative|Tory|Liberal|independent"
    r"|(?:mother|father) of \w+|\w+-born \w+)"
)
"""What somebody is called whom the text has named before."""
_ONE_OF = re.compile(r"(?:one|another|some|two|three) of (?:them|these|those)$", re.IGNORECASE)
_ASKS = re.compile(
    r" (?:[\w-]+ )?(?:asked|asks|pressed|questioned|quizzed) (?:the [\w -]{2,40}, )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
_DATELINE = re.compile(r"[A-Z][A-Z .,’'/]+ (?:[-–—]|--) ?(?=\w)")
_NAME_AFTER = re.compile(r" (?:[A-Z][\w’'-]+)(?: (?:al-)?[A-Z][\w’'-]+){0,4}")


_BESIDE = 2
"""Sentences within which somebody mentioned is near enough to be called by a title."""


class Resolver:
    """Resolves the mentions of one document, in the order of its text; remembers who has spoken."""

    def __init__(self, parsed: Parsed, register: Register) -> None:
        self.parsed, self.register = parsed, register
        self.voices: list[Voice] = []
        self._sentences = [parsed.doc[start].idx for start, _ in parsed.sentences]

        self._people = sorted(
            ((place, one) for one in register.people.values() for place in one.places), key=lambda pair: pair[0]
        )

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        """Start and end of the quotations that are no mere names or titles."""
        return [(start, end) for start, end, _ in ranges(self.parsed.text) if end - start > _SHORT]

    @cached_property
    def polls(self) -> list[Span]:
        """The polls that the document speaks of, in its order."""
        return polls(self.parsed)

    def resolve(self, span: Span, *, speaks: bool = True) -> Source:
        """The source that a mention means; `speaks`: whether it is the speaker of its sentence, whom pronouns take up."""
        mention = placed(self._read(span), span.text, self.parsed.text, span.start)
        source = replace(self._by_shape(mention, span), mention=span)
        if (
            source.country is None
            and mention.owner
            and (country := area_country(self.parsed.text, mention.owner, span.start))
        ):
            source = replace(source, country=country)
        if speaks and source.kind is not SourceKind.UNSPECIFIED:
            insort(self.voices, Voice(source, mention, span.start), key=lambda voice: voice.at)
        return source

    def _read(self, span: Span) -> Mention:
        """The mention read; a name that follows at once is read with it, wherever the parser cut."""
        if place := _DATELINE.match(span.text):  # "LAGOS - Police in Ekeja"
            span = Span.of(self.parsed.text, span.start + place.end(), span.end)
        rest = _WORD_REST.match(self.parsed.text, span.end)
        text = _TIME_TAIL.sub("", span.text + (rest[0] if rest else ""))
        text = text.title() if text.isupper() and " " in text and text not in bodies() else text
        mention = read_mention(text, self.register.hints(span.start, span.start + len(text)))
        if mention.plural or (mention.kind is SourceKind.PERSON and mention.noun):
            return mention
        after = _NAME_AFTER.match(self.parsed.text, span.start + len(text))
        if after is None:
            return mention
        wider = read_mention(self.parsed.text[span.start : after.end()], self.register.hints(span.start, after.end()))
        return wider if wider.shape is Shape.NAMED and wider.kind is SourceKind.PERSON and wider.noun else mention

    def _by_shape(self, mention: Mention, span: Span) -> Source:
        if mention.shape is Shape.PRONOUN:
            return self._pronoun(mention, span)
        if _AGED.fullmatch(span.text) and (person := self._person_before(mention, span.start)):
            return person
        if _ONE_OF.match(span.text) and (group := self._group_before(span.start)):
            return replace(group, count=None)
        if mention.shape is Shape.NAMED:
            return self._named(mention, span)
        return self._described(mention, span) or plain(mention)

    # Names

    def _named(self, mention: Mention, span: Span) -> Source:
        """A name: the person or body that the document knows by it."""
        name = mention.name or ""
        if mention.kind is SourceKind.PERSON or (mention.kind is SourceKind.ORGANISATION and mention.noun is None):
            person = self.register.person(name)
            if person is not None and (mention.kind is SourceKind.PERSON or self.register.body(name) is None):
                if mention.kind is SourceKind.PERSON:
                    self.register.add_person(mention, span.start)
                return of_person(person, mention.role)
        if mention.kind is SourceKind.PERSON:
            self.register.add_person(mention, span.start)
            return plain(mention)
        body = self.register.body(name) or self.register.body_by_acronym(mention.acronym or "", name)
        if body is None:
            body = self.register.add_body(mention, span.start)
        return Source(body.kind, body.name, mention.role or body.role, mention.country or body.country)

    # Descriptions

    def _described(self, mention: Mention, span: Span) -> Source | None:
        """ "the minister", "the agency", "the report": what the document has called so before, or names by its maker."""
        noun = mention.noun
        if mention.kind is SourceKind.DOCUMENT and (made := made_by(self.parsed.text, mention, span)):
            return made
        if mention.owner in ("his", "her", "its", "their") and (noun is None or noun.kind is SourceKind.DOCUMENT):
            return self._owner(mention, span)
        if noun is not None and not mention.definite and not mention.plural and self._sentence(span.start) < _LEAD:
            return self._named_later(mention, span)
        if noun is not None and not mention.definite:
            return self._of_country(mention, span.start)
        if not mention.definite or noun is None:
            return None
        if noun.kind is SourceKind.UNNAMED:
            return self._holder(mention, span.start) or self._same_noun(mention, span.start)
        if noun.kind is SourceKind.DOCUMENT:
            return (
                self._poll(mention, span)
                or self._same_noun(mention, span.start)
                or self._document_of(mention, span.start)
            )
        return (
            self._body(mention, span.start)
            or self._national(mention, span.start)
            or self._same_noun(mention, span.start)
        )

    def _owner(self, mention: Mention, span: Span) -> Source | None:
        """ "His own words", "its last update": the voice that "his" and "its" stand for."""
        if mention.noun is None and not any(word in phrasing("own") for word in span.text.lower().split()):
            return None
        if mention.owner in ("his", "her"):
            return self._person_before(
                replace(mention, gender="male" if mention.owner == "his" else "female"), span.start
            )
        return self._voice_before(span.start, lambda voice: voice.source.kind in BODIES)

    def _named_later(self, mention: Mention, span: Span) -> Source | None:
        """ "A rights group said" in the opening: the one body that the document then introduces in these words."""
        if mention.noun is None:
            return None
        at = span.start
        if mention.noun.kind is SourceKind.DOCUMENT:
            return document_later(self.register, self.parsed.text, mention, span)
        if mention.noun.kind not in (SourceKind.ORGANISATION, SourceKind.GOVERNMENT):
            return None
        if found := self._of_country(mention, at):
            return found
        told, lemma = told_by(mention) | set(mention.noun.lemma.split()[:-1]), mention.noun.lemma.split()[-1]
        named = [
            body
            for body in self.register.bodies.values()
            if lemma in body.calls and told <= body.described and body.places and body.places[0] > at
        ]
        return of_body(named[0]) if told and len(named) == 1 else None

    def _of_country(self, mention: Mention, at: int) -> Source | None:
        """ "Seoul’s military intelligence": the one such body of that country in the document, if none is known that it does not name.

        "South Korean intelligence" is two agencies, of which a text may name one and mean the other.
        """
        noun = mention.noun
        if not mention.country or mention.plural or noun is None or noun.kind is not SourceKind.GOVERNMENT:
            return None
        told = told_by(mention)
        found = self._body(mention, at, anywhere=True) if told else None
        words = told | {noun.lemma}
        known = [body for body in bodies().values() if body.country == mention.country]
        others = {body.name for body in known for call in body.calls if words <= set(call.split())}
        return found if found and others <= {found.name} else None

    def _poll(self, mention: Mention, span: Span) -> Source | None:
        """ "The survey", "the new poll": the last one that the report has named by its maker."""
        if mention.noun is None or mention.noun.lemma not in ("poll", "survey") or mention.plural or mention.owner:
            return None
        before = [poll for poll in self.polls if poll.end <= span.start]
        return replace(self._by_shape(self._read(before[-1]), before[-1]), mention=None) if before else None

    def _document_of(self, mention: Mention, at: int) -> Source | None:
        """ "The military’s statement": by the name of the body that its owner means."""
        if not mention.owner or mention.noun is None:
            return None
        owner = read_mention(f"the {mention.owner}")
        body = self._body(owner, at) if owner.shape is Shape.DESCRIBED and owner.noun else None
        return Source(SourceKind.DOCUMENT, f"{body.name} {mention.noun.lemma}", None, body.country) if body else None

    def _holder(self, mention: Mention, at: int) -> Source | None:
        """The person who holds the office that the mention names."""
        if mention.noun is None or mention.plural:
            return None
        told = told_by(mention)
        holders = [one for one in self.register.holders(mention.noun.lemma).values() if fits_person(mention, one, told)]
        before = [one for one in holders if one.places and one.places[0] < at]
        if not told:
            before = self._of_bare_title(before, mention.noun.lemma)
        person = self._nearest(before or (holders if mention.noun.office else []), at)
        return of_person(person, None) if person else None

    def _of_bare_title(self, people: list[Person], noun: str) -> list[Person]:
        """Of the holders of a title those who bear it before their name ("President Kone"), if one does: not "Ann Lee, president of the guild"."""
        return [one for one in people if noun.capitalize() in one.roles] or people

    def _nearest(self, people: list[Person], at: int) -> Person | None:
        """The only one, or the only one mentioned near."""
        if len(people) <= 1:
            return people[0] if people else None
        here = self._sentence(at)
        near = [
            one
            for one in people
            if any(0 <= here - self._sentence(place) <= _BESIDE for place in one.places if place < at)
        ]
        return near[0] if len(near) == 1 else None

    def _body(self, mention: Mention, at: int, *, anywhere: bool = False) -> Source | None:
        """The body that the document names, before or `anywhere`, and that can be called by the mention's noun."""
        if mention.noun is None or mention.plural:
            return None
        lemma, told = mention.noun.lemma.split()[-1], told_by(mention)
        named = [
            body
            for body in self.register.bodies.values()
            if lemma in body.calls and told <= body.described and same_country(mention.country, body.country)
        ]
        if not named and lemma in phrasing("generic") and not told:
            unlisted = [body for body in self.register.bodies.values() if body.kind is SourceKind.ORGANISATION]
            named = [body for body in unlisted if not body.calls] or unlisted
        earlier = [body for body in named if body.places and (anywhere or body.places[0] < at)]
        body = earlier[0] if len(earlier) == 1 else self._last_voice(earlier, at)
        return of_body(body) if body else None

    def _national(self, mention: Mention, at: int) -> Source | None:
        """ "The spy agency" beside "South Korea’s Joint Chiefs": the one of the country whose voices stand before."""
        if mention.country or mention.owner or mention.noun is None or mention.plural:
            return None
        here = self._sentence(at)
        near = {
            voice.source.country
            for voice in self.voices
            if voice.at < at and here - self._sentence(voice.at) <= _NEAR and voice.source.country
        }
        near = near or owners(self.parsed.text, at)
        body = called(near.pop(), mention.noun.lemma) if len(near) == 1 else None
        return Source(body.kind, body.name, body.role, body.country) if body else None

    def _last_voice(self, options: Iterable[NamedBody], at: int) -> NamedBody | None:
        """Of several bodies the one that spoke last, if it did so near and none of the others after it was near."""
        names = {body.name: body for body in options}
        here = self._sentence(at)
        spoke = [
            voice
            for voice in self.voices
            if voice.source.name in names and voice.at < at and here - self._sentence(voice.at) <= _NEAR
        ]
        return (
            names[spoke[-1].source.name or ""] if spoke and len({voice.source.name for voice in spoke}) == 1 else None
        )

    def _same_noun(self, mention: Mention, at: int) -> Source | None:
        """An earlier voice described by the same noun and more words: "the aide" for "a top aide of the premier"."""
        told = told_by(mention)
        same = {
            voice.source.name: voice.source
            for voice in self.voices
            if voice.at < at and voice.mention.noun and mention.noun and voice.mention.noun.lemma == mention.noun.lemma
            and voice.mention.plural == mention.plural and told <= {w.lower() for w in (voice.source.name or "").split()}
        }  # fmt: skip
        return next(iter(same.values())) if len(same) == 1 else None

    # Pronouns

    def _pronoun(self, mention: Mention, span: Span) -> Source:
        word = span.text.strip("“”\"'’ ").lower()
        if word in ("he", "she", "him", "her", "his"):
            return (
                self._person_before(mention, span.start)
                or self._actor_before(
                    span.start, lambda one: one.kind is SourceKind.UNNAMED and one.noun is not None and not one.plural
                )
                or Source(SourceKind.PERSON)
            )
        if word in ("they", "their"):
            found = self._voice_before(
                span.start, lambda voice: is_plural(voice) or voice.source.kind in BODIES
            ) or self._actor_before(span.start, lambda one: one.plural and one.noun is not None)
        elif word in ("it", "which", "its"):
            found = self._actor_before(span.start, is_thing) or self._voice_before(
                span.start, lambda voice: voice.source.kind in BODIES and not voice.mention.plural
            )
        elif word == "who":
            found = self._voice_before(span.start, lambda voice: voice.source.kind not in BODIES, reach=0)
        else:
            found = None
        return found or Source(SourceKind.UNSPECIFIED)

    def _group_before(self, at: int) -> Source | None:
        """Those of whom "one of them" is one."""
        return self._voice_before(at, is_plural) or self._actor_before(
            at, lambda one: one.plural and one.noun is not None
        )

    def _actor_before(self, at: int, fits: Callable[[Mention], bool]) -> Source | None:
        """Whom the sentence before is about, if nobody like that spoke after it: "The ministry has revised its toll. It says ..."."""
        here = self._sentence(at)
        return next(
            (found for index in (here, here - 1) if index >= 0 and (found := self._actor(index, at, fits))), None
        )

    def _actor(self, index: int, at: int, fits: Callable[[Mention], bool]) -> Source | None:
        """The subject of a sentence that stands before a place, if it fits and nobody like that spoke after it."""
        if "\n" in self.parsed.text[self._sentences[index] : at].strip():
            return None
        first, last = self.parsed.sentences[index]
        root = self.parsed.doc[first].sent.root
        subject = next((child for child in root.children if child.dep_ in _SUBJECTS and child.i < root.i), None)
        if subject is None or subject.pos_ == "PRON" or root.idx >= at:
            return None
        clauses = (child.left_edge.i for child in subject.children if child.dep_ == "acl:relcl" and child.i > subject.i)
        end = min([subject.right_edge.i + 1, *clauses])
        span = self.parsed.span(max(subject.left_edge.i, first), min(end, last))
        mention = self._read(span)
        if (
            (subject.pos_ == "NOUN" and mention.noun is None)
            or not fits(mention)
            or any(span.start < voice.at < at and fits(voice.mention) for voice in self.voices)
        ):
            return None
        if mention.kind is SourceKind.PERSON:
            return Source(SourceKind.ORGANISATION, mention.name)  # a bare name that "it" stands for
        return replace(self._by_shape(mention, span), mention=None)

    def _person_before(self, mention: Mention, at: int) -> Source | None:
        """The last speaker or, failing one, the only person or the subject of the nearest sentence that names any."""
        here = self._sentence(at)
        for index in range(here, max(here - _NEAR, -1), -1):
            start = self._sentences[index]
            end = min(at, self._sentences[index + 1]) if index + 1 < len(self._sentences) else at
            if self.parsed.text.count("\n", end, at) > 3:
                return None
            spoken = [
                v
                for v in self.voices
                if start <= v.at < end and is_singular(v) and gender_fits(mention, v, self.register)
            ]
            if spoken:
                return self._asked(spoken[-1], mention) or spoken[-1].source
            people = self._people_between(start, end, mention)
            if people:
                chosen = people[0][1] if len({one.name for _, one in people}) == 1 else self._subject(people)
                return of_person(chosen, None) if chosen else None
        return None

    def _asked(self, voice: Voice, mention: Mention) -> Source | None:
        """Who answers a question: "Hanley asked Orlov how high it would be. “Forty metres,” he said." """
        asked = _ASKS.match(self.parsed.text, voice.source.mention.end) if voice.source.mention else None
        person = self.register.person(asked["name"]) if asked else None
        fits = person is not None and person.gender in (None, mention.gender)
        return of_person(person, None) if person is not None and fits else None

    def _people_between(self, start: int, end: int, mention: Mention) -> list[tuple[int, Person]]:
        return [
            (place, one)
            for place, one in self._people
            if start <= place < end
            and (one.gender is None or mention.gender in (None, one.gender))
            and not self._is_quoted(place)
        ]

    def _is_quoted(self, at: int) -> bool:
        """Whether a place lies in somebody's words: of whom he speaks he is not, "“Orlov may fall,” he said"."""
        index = bisect_right(self._quotations, (at, len(self.parsed.text))) - 1
        return index >= 0 and at < self._quotations[index][1]

    def _subject(self, people: list[tuple[int, Person]]) -> Person | None:
        """The one person among these who is the subject of a clause."""
        found = {}
        for place, one in people:
            first, last = self.parsed.tokens(Span.of(self.parsed.text, place, place + 1))
            token = self.parsed.doc[first] if first < last else None
            while (
                token is not None
                and token.dep_ in ("compound", "flat", "nmod:desc", "appos", "conj")
                and token.head.i != token.i
            ):
                token = token.head
            if token is not None and token.dep_ in _SUBJECTS:
                found[one.name] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def _voice_before(self, at: int, fits: Callable[[Voice], bool], reach: int = 3) -> Source | None:
        """The last voice that fits, at most `reach` sentences back."""
        here = self._sentence(at)
        for voice in reversed(self.voices):
            if voice.at < at and here - self._sentence(voice.at) > reach:
                return None
            if voice.at < at and fits(voice):
                return voice.source
        return None

    # Places in the text

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at) - 1
