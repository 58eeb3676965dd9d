"""Source chains: who vouches for the content of each attribution, nearest speaker first, without the publisher."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.speakers.accounts import (
    adds_only,
    closes,
    is_besides,
    leads_to,
    points_back,
    tells,
    words_of,
)
from headwater.extraction.speakers.askers import asker_of, askers
from headwater.extraction.speakers.chaining import (
    Chain,
    as_printed,
    distinct,
    parents,
    position,
    whole_chain,
)
from headwater.extraction.speakers.coreference import Resolver
from headwater.extraction.speakers.credits import credit, is_publisher
from headwater.extraction.speakers.holders import (
    announces_next,
    by_giver,
    find_holder,
    introduced,
    is_aside,
    is_nobodys,
)
from headwater.extraction.speakers.labelled import opens_anew
from headwater.extraction.speakers.laidout import Stretch, stretches
from headwater.extraction.speakers.lexicon import phrasing
from headwater.extraction.speakers.nounphrases import noun_phrase
from headwater.extraction.speakers.outlets import Outlets
from headwater.extraction.speakers.own import describes_speaker, is_known_count, tells_own
from headwater.extraction.speakers.ownchains import OwnChains
from headwater.extraction.speakers.polls import is_asked, is_of_poll, is_share, polled
from headwater.extraction.speakers.register import Register
from headwater.model import Source, SourceKind, Span

_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_CLAUSE_HEADS = frozenset({"ROOT", "advcl", "ccomp", "conj", "parataxis"})
_BRIEF = 8
"""Sentences of a brief, which tells what somebody said; a longer report tells much of its own."""
_REACH = 300
"""Words of a sentence over which an account is carried; so a long row of numbers costs no more for each of them."""


class Speakers:
    """The speakers of one document: a chain for each attribution, and for the sentences that have none.

    >>> from headwater.language.reader import load_reader
    >>> from headwater.model import make_document
    >>> from headwater.extraction.attribution import find_attributions
    >>> text = "Mayor Ana Petrov said two people died. The harbour office put the toll at 40."
    >>> parsed = Parsed(make_document(text), load_reader().parse(text, [(0, 38), (39, len(text))]), "default")
    >>> speakers = Speakers(parsed, find_attributions(parsed))
    >>> [source.name for chain in speakers.chains for source in chain]
    ['Ana Petrov']
    >>> [source.name for source in speakers.carried(parsed.sentences[1])]
    ['harbour office']
    """

    def __init__(self, parsed: Parsed, attributions: Sequence[Attribution]) -> None:
        self._parsed, self._attributions = parsed, attributions
        self._resolver = Resolver(parsed, Register(parsed))
        self._own = OwnChains(parsed, self._resolver)
        self.credit = credit(parsed)
        """The agency that the whole report came through, if any."""
        self._writer = tuple(replace(one, kind=SourceKind.PUBLISHER) if one.mention else one for one in self.credit)
        """Who vouches where nobody else does: an agency whose name stands over the text publishes it as the outlet does."""
        self._parents = parents(attributions)
        own: dict[int, Chain] = {}
        for index in sorted(range(len(attributions)), key=lambda i: position(attributions[i])):
            own[index] = self._own.of(attributions[index], nested=self._parents[index] is not None)
        self._outlets = Outlets([parsed.doc[start].idx for start, _ in parsed.sentences], self.credit)
        for bounds in parsed.sentences:
            self._outlets.note(self._introduced(bounds))
        self.chains = self._through_outlets(
            [as_printed(one, whole_chain(i, own, self._parents, self.credit)) for i, one in enumerate(attributions)]
        )
        """One chain per attribution, in their order; empty where no one but the writer speaks."""
        self._carried: dict[tuple[TokenRange, int | None], Chain] = {}
        self._put_forward: dict[int, Chain] = {}
        self._inside: set[int] = (
            set()
        )  # numbers within the mention of who puts one forward: "by the count of two auditors"
        self._askers = askers(parsed)
        self._pollsters: dict[Span, Chain] = {}
        self._stretches: list[Stretch] | None = None
        self.chains = [
            self._told(self._asked_in(one, chain) or self._held_in(one))
            for one, chain in zip(attributions, self.chains, strict=True)
        ]

    def _held_in(self, one: Attribution) -> Chain:
        """Who puts a number forward that stands in the words of no voice: "the town expects 40 ships, by the port's own count"."""
        if one.cue is None or one.source is None:
            return ()
        number = next((token for token in words_of(self._parsed, one) if token.pos_ == "NUM"), None)
        return () if number is None else self._held(number) or self._polled(number.i)

    def _asked_in(self, one: Attribution, chain: Chain) -> Chain:
        """The chain of an attribution; of a group whose share the words hold, the poll that asked them."""
        if one.source is None or not chain or not is_asked(one.source):
            return chain
        share = next((token for token in words_of(self._parsed, one) if token.like_num and is_share(token)), None)
        return chain if share is None else self._asked(chain, share.i)

    def carried(self, sentence: TokenRange, at: int | None = None) -> Chain:
        """The chain of a figure that no attribution holds; empty if the writer vouches for it.

        `at` is the figure's token; without it the first number of the sentence that no attribution holds is meant.
        """
        key = (sentence, at)
        if key not in self._carried:
            held = self._held(self._parsed.doc[at]) if at is not None else self._held_somewhere(sentence)
            held = self._asked(held, at)
            self._outlets.note(held)
            found = self._told(held or self._unheld(sentence, at)) or self._writer
            self._carried[key] = self._outlets.complete(found, self._parsed.doc[sentence[0]].idx)
        return self._carried[key]

    def _asked(self, chain: Chain, at: int | None) -> Chain:
        """The poll in which a group answered, in place of the group: "supporters of Lee say so by 76 percent"."""
        group = chain[0].mention if chain else None
        return (self._polled(at, answers=True) if group is not None and is_asked(group) else ()) or chain

    def _held_somewhere(self, sentence: TokenRange) -> Chain:
        """Who puts forward the first number of a sentence that no attribution holds, or has it between label and tail."""
        ends = (self._parsed.doc[sentence[0]], self._parsed.doc[sentence[1] - 1])
        words = [token for token in (self._first_number(sentence), *ends) if token is not None]
        return next((found for token in words if (found := self._held(token))), ())

    def _told(self, chain: Chain) -> Chain:
        """A chain without the report's own outlet, "as the Ledger has reported"; where no voice is left, the agency that writes."""
        voices = tuple(
            one for one in chain if one.kind is not SourceKind.PUBLICATION or not is_publisher(self._parsed, one)
        )
        return self._writer if voices and voices == self.credit else voices

    def _unheld(self, sentence: TokenRange, at: int | None) -> Chain:
        """The chain of a figure that no one puts forward in its own clause; empty if the writer does."""
        if at is not None and is_nobodys(self._parsed.doc[at]):
            return (Source(SourceKind.UNSPECIFIED),)
        if polled := self._polled(at):
            return polled
        if at is not None and is_of_poll(self._parsed.doc[at]):
            return ()
        here = self._parsed.doc[at if at is not None else sentence[0]].idx
        if (laid := self._laid_out(here)) is not None:
            return laid
        spoken = [one for one, chain in zip(self._attributions, self.chains, strict=True) if chain]
        if at is not None and (at in self._inside or describes_speaker(self._parsed, self._parsed.doc[at], spoken)):
            return ()
        return self._continued(sentence, at)

    def _laid_out(self, at: int) -> Chain | None:
        """The voice of the list or the answer that a character stands in, () for a question; `None` outside of them."""
        if self._stretches is None:
            self._stretches = stretches(self._parsed)
        one = next((one for one in self._stretches if one.start <= at < one.end), None)
        if one is None:
            return None
        return distinct([self._resolver.resolve(one.voice, speaks=False), *self.credit]) if one.voice else ()

    def introduced(self, sentence: TokenRange) -> Chain:
        """The chain of a clause without a figure that no attribution holds: whom the sentence before brings in, else nobody.

        An account in mere prose ("Ann Lee said two died. The talks had failed.") is not taken to go on in such clauses: of 28
        in natural articles that followed one, 18 were the writer's own.
        """
        index = bisect_left(self._parsed.sentences, sentence)
        start = self._characters(sentence)[0]
        if not index or opens_anew(self._parsed.text, start):
            return self._writer
        if (laid := self._laid_out(start)) is not None:
            return laid or self._writer
        return self._introduced(self._parsed.sentences[index - 1]) or self._writer

    def is_given(self, at: int) -> bool:
        """Whether the words behind a figure's token give it to somebody, whatever clause it stands in: "the 900 given by X"."""
        return by_giver(self._parsed, self._parsed.doc[at]) is not None

    def _through_outlets(self, chains: list[Chain]) -> list[Chain]:
        """The chains, in the order of the text each with the outlet that its speaker was last heard through."""
        found = list(chains)
        for index in sorted(range(len(chains)), key=lambda i: position(self._attributions[i])):
            found[index] = self._outlets.complete(chains[index], position(self._attributions[index]))
            self._outlets.note(found[index])
        return found

    def _first_number(self, sentence: TokenRange) -> Token | None:
        covered = [span for one in self._attributions if one.vouches for span in one.content]
        for token in self._parsed.doc[sentence[0] : sentence[1]]:
            if (token.like_num or token.pos_ == "NUM") and not any(s.start <= token.idx < s.end for s in covered):
                return token
        return None

    def _held(self, number: Token) -> Chain:
        """Somebody puts the number forward without a clause of speech; asked again for each number after it."""
        if number.i not in self._put_forward:
            self._put_forward[number.i] = self._put(number)
        return self._put_forward[number.i]

    def _put(self, number: Token) -> Chain:
        held = find_holder(self._parsed, number)
        if held is None:
            return ()
        if held.speaker.start <= number.idx < held.speaker.end:
            self._inside.add(number.i)
            return ()
        behind, outlet = self._own.upstream(number) if held.second_hand else (None, None)
        speaker = self._resolver.resolve(held.speaker)
        if speaker.kind is SourceKind.UNSPECIFIED and speaker.name is None:
            return ()
        if behind is None and speaker.kind is SourceKind.PUBLICATION:
            behind = self._own.cited(number, speaker)
        outlet = None if speaker.kind is SourceKind.PUBLICATION else outlet
        after = [self._resolver.resolve(span, speaks=False) for span in (held.relay, outlet) if span]
        chain = [*self._own.behind(behind), speaker, *after]
        return self._same_account(speaker, number) if chain == [speaker] else distinct([*chain, *self.credit])

    def _same_account(self, speaker: Source, number: Token) -> Chain:
        """A lone speaker's chain: "his own words" are those that the sentence before told, from whom and through whom it told them."""
        alone = distinct([speaker, *self.credit])
        own = speaker.mention is not None and speaker.mention.text.split(" ", 1)[0].lower() in _POSSESSIVES
        at = self._parsed.sentence_at(number.i)
        if not own or not at:
            return alone
        sentence = self._parsed.sentences[at - 1]
        before = self._last_spoken(*self._characters(sentence)) or self.carried(sentence)
        if all(one.name != speaker.name for one in before):
            return alone
        return tuple(replace(one, mention=speaker.mention) if one.name == speaker.name else one for one in before)

    def _continued(self, sentence: TokenRange, at: int | None) -> Chain:
        """The account of the words before goes on: of the same sentence, or of the one before."""
        if tells_own(self._parsed, sentence):
            return ()
        start, end = self._characters(sentence)
        number = self._parsed.doc[at] if at is not None else None
        here = number.idx if number is not None else end
        if (spoken := self._last_spoken(start, here, number=number)) is not None:
            return () if number is not None and spoken and self._is_about_another(number, spoken[0]) else spoken
        if at is not None and (held := self._held_before(sentence[0], at)):
            return held
        index = bisect_left(self._parsed.sentences, sentence)
        if not index or opens_anew(self._parsed.text, start):
            return ()
        return self._from_before(self._parsed.sentences[index - 1], sentence, number)

    def _from_before(self, before: TokenRange, sentence: TokenRange, number: Token | None) -> Chain:
        """The account of the sentence `before` that goes on in a sentence, in its paragraph."""
        first, start = self._characters(before)[0], self._characters(sentence)[0]
        if number is not None and (announced := announces_next(self._parsed, first, start)):
            return distinct([self._resolver.resolve(announced.speaker, speaks=False), *self.credit])
        if "\n" in self._parsed.text[first:start].strip(" ") or is_aside(self._parsed, first, start):
            return ()
        if number is not None and is_known_count(number):
            return ()
        brief = len(self._parsed.sentences) <= _BRIEF
        if number is not None and not brief and not points_back(self._parsed.doc[sentence[0] : sentence[1]]):
            return self._introduced(before)
        spoken = self._last_spoken(first, start, followed=number.i if number is not None else None)
        told = self.carried if brief else self._held_somewhere
        chain = spoken if spoken is not None else self._introduced(before) or told(before)
        words = [self._parsed.doc[sentence[0]].sent.root, *([number] if number is not None else ())]
        return () if chain and any(self._is_about_another(word, chain[0]) for word in words) else chain

    def _is_about_another(self, word: Token, speaker: Source) -> bool:
        """Whether an account ends with a clause about somebody else by name: "Lumar said it sold 40. Orla Foods sold 12." """
        while word.dep_ not in _CLAUSE_HEADS and word.head.i != word.i:
            word = word.head
        subject = next((child for child in word.children if child.dep_ == "nsubj" and child.i < word.i), None)
        if subject is None or subject.pos_ != "PROPN" or subject.ent_type_ in ("LOC", "GPE"):
            return False
        other = self._resolver.resolve(noun_phrase(self._parsed, subject), speaks=False)
        others = (SourceKind.PERSON, SourceKind.ORGANISATION)
        return other.kind in others and other.name not in (None, speaker.name)

    def _polled(self, at: int | None, *, answers: bool = False) -> Chain:
        """The poll that a share of answers is from, or who asked those of whom it is a share."""
        if at is None:
            return ()
        number = self._parsed.doc[at]
        poll = polled(self._parsed, self._resolver.polls, number, answers=answers) or asker_of(
            self._parsed, self._askers, number
        )
        if poll is not None and poll not in self._pollsters:
            self._pollsters[poll] = distinct([self._resolver.resolve(poll, speaks=False), *self.credit])
        return self._pollsters[poll] if poll is not None else ()

    def _held_before(self, start: int, at: int) -> Chain:
        """The chain of the last number before a token of the same sentence that somebody puts forward."""
        words = self._parsed.doc[max(start, at - _REACH) : at]
        numbers = [token for token in words if token.like_num or token.pos_ == "NUM"]
        return next((held for token in reversed(numbers) if (held := self._held(token))), ())

    def _last_spoken(
        self, start: int, end: int, *, number: Token | None = None, followed: int | None = None
    ) -> Chain | None:
        """The chain of the last clause of speech within these characters; `None` if there is none.

        It does not reach a `number` of the same sentence in what happens besides, nor the number `followed` of a later
        sentence if what is said counts nothing.
        """
        spoken = [
            i for i, one in enumerate(self._attributions)
            if one.cue and self._parents[i] is None and one.source and one.vouches
            and start <= one.cue.start < end and one.content[0].start < end and tells(self._parsed, one)
        ]  # fmt: skip
        if not spoken:
            return None
        last = max(spoken, key=lambda i: self._attributions[i].content[-1].end)
        one = self._attributions[last]
        if followed is None and (closes(self._parsed, one, end) or is_besides(self._parsed, one, number)):
            return ()
        aside = adds_only(self._parsed, one) or (followed is not None and not leads_to(self._parsed, one, followed))
        return () if aside or one.lemma in phrasing("opinion") else self.chains[last]

    def _characters(self, sentence: TokenRange) -> tuple[int, int]:
        first, last = self._parsed.doc[sentence[0]], self._parsed.doc[sentence[1] - 1]
        return first.idx, last.idx + len(last)

    def _introduced(self, sentence: TokenRange) -> Chain:
        """A sentence that only says who speaks, and to whom: "Gen. Oh briefed reporters." """
        held = introduced(self._parsed, *self._characters(sentence))
        mentions = [span for span in (held.speaker, held.relay) if span] if held else []
        return distinct(
            [*(self._resolver.resolve(span, speaks=False) for span in mentions), *self.credit[: len(mentions)]]
        )
