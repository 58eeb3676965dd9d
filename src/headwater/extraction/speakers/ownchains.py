"""The chain of one attribution by its own mentions: who speaks, through whom, and who stands behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.chaining import Chain, can_relay, in_tail, speaker_alone
from headwater.extraction.speakers.coreference import Resolver
from headwater.extraction.speakers.credits import is_publisher
from headwater.extraction.speakers.holders import outer_voice
from headwater.extraction.speakers.nounphrases import noun_phrase
from headwater.extraction.speakers.plausible import can_speak, is_document_itself, is_norm, says
from headwater.extraction.speakers.records import Hint
from headwater.extraction.speakers.upstream import (
    cited_next,
    had_from,
    passed_on,
    told_outlet,
    upstream,
    upstream_after,
)
from headwater.extraction.speakers.voices import clause_around
from headwater.model import Source, SourceKind, Span

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SELF = frozenset({"", "i", "we", "me", "us", "you"})
_CONTRACTED = re.compile(r"[’'](?:m|s|re|ve|ll|d)$")
"""What a word of one's own is run together with: "I'm", the "'s" of "let's"."""
_BARE_DATA = re.compile(
    r"(?:[Tt]he |[Nn]ew |[Ll]atest |[Oo]fficial |[Pp]reliminary |[Pp]rovisional )*(?:[Dd]ata|[Ff]igures|[Nn]umbers|[Ss]tatistics|[Ff]indings|[Rr]esults|[Ee]stimates|[Ii]nformation)"
    r" (?:released|published|issued|made public|disclosed|compiled|collected)\b"
)
"""Figures that are told by who put them out: "figures released by the ministry"."""


class OwnChains:
    """The chains that attributions have by themselves, without those around them and the accounts that go on."""

    def __init__(self, parsed: Parsed, resolver: Resolver) -> None:
        self._parsed, self._resolver = parsed, resolver

    def of(self, one: Attribution, *, nested: bool) -> Chain:
        """The chain of an attribution's own mentions, without those around it."""
        source = speaker_alone(one)
        if source is None and one.negated and not one.passive:
            return ()  # "nobody said"
        if source is None:
            return () if one.cue is None or nested else self.around(one) or (Source(SourceKind.UNSPECIFIED),)
        if _CONTRACTED.sub("", source.text.strip("“”\"' ").lower()) in _SELF:
            return tuple(self._relays(one))  # "as I mentioned above, ..., according to the bureau"
        if not (can_speak(source.text, self._hints(source)) or says(one)) or is_document_itself(source.text):
            return ()
        if nested and is_norm(source.text):
            return ()
        behind, relayed = in_tail(source)
        if relayed is not None and behind is None and _BARE_DATA.match(source.text):
            return (self._resolver.resolve(relayed, speaks=not nested), *self._relays(one))
        chain = [self._resolver.resolve(behind, speaks=False)] if behind else []
        chain.append(self._speaker(one, source, speaks=not nested))
        chain += [self._resolver.resolve(relayed, speaks=False)] if relayed else []
        chain += self._relays(one)
        cue = self._parsed.doc[self._parsed.tokens(one.cue)[0]] if one.cue and not behind and not nested else None
        if cue is not None:
            found, outlet = self.upstream(cue)
            if found is None and chain[-1].kind is SourceKind.PUBLICATION:
                found = self.cited(cue, chain[-1])
            names = {voice.name for voice in chain}
            chain[:0] = [voice for voice in self.behind(found) if voice.name not in names]
            if outlet is not None and all(voice.kind is not SourceKind.PUBLICATION for voice in chain):
                chain.append(self._resolver.resolve(outlet, speaks=False))
        return tuple(chain)

    def _speaker(self, one: Attribution, source: Span, *, speaks: bool) -> Source:
        """The source that a speaker's mention means; "who" is what it stands for."""
        if (
            one.antecedent is not None
            and source.text.lower() in _RELATIVES
            and can_speak(one.antecedent.text, self._hints(one.antecedent))
        ):
            return replace(self._resolver.resolve(one.antecedent, speaks=speaks), mention=source)
        if source.text.lower().startswith("whose ") and (owner := self._owner(source)) is not None:
            return replace(self._resolver.resolve(owner, speaks=speaks), mention=source)
        return self._resolver.resolve(source, speaks=speaks)

    def _owner(self, source: Span) -> Span | None:
        """Whose "whose office" is: the noun that the relative clause hangs on."""
        token = self._parsed.doc[self._parsed.tokens(source)[0]]
        clause = next((one for one in (token, *token.ancestors) if one.dep_ == "acl:relcl"), None)
        return noun_phrase(self._parsed, clause.head) if clause is not None else None

    def _relays(self, one: Attribution) -> list[Source]:
        """Through whom an attribution came; not the report's own outlet, and of those who were told something only who passes it on."""
        told = {span for step in one.steps if step.rule.endswith(".told") for span in step.spans}
        spans = one.relays if len(one.relays) > 1 else told_outlet(self._parsed, one) or one.relays
        voices = [self._resolver.resolve(span, speaks=False) for span in spans if not is_document_itself(span.text)]
        return [
            voice
            for voice in voices
            if voice.name is not None
            and not is_publisher(self._parsed, voice)
            and (voice.mention not in told or can_relay(voice))
        ]

    def around(self, one: Attribution) -> Chain:
        """The voice around a report without one: "The agency found the ship: 90 reportedly died"."""
        held = outer_voice(self._parsed, self._parsed.doc[self._parsed.tokens(one.content[0])[0]])
        return (
            tuple(self._resolver.resolve(span, speaks=False) for span in (held.speaker, held.relay) if span)
            if held
            else ()
        )

    def cited(self, token: Token, outlet: Source) -> Span | None:
        """Whom an outlet has the clause of a token from, by this sentence or the next."""
        around = clause_around(self._parsed.text, token.idx)
        return had_from(self._parsed, *around) or cited_next(self._parsed, token.sent.end_char, outlet)

    def behind(self, mention: Span | None) -> list[Source]:
        """The sources that a mention of who stands behind a voice names: "a report made public by lawmaker Ana Ruiz" are two."""
        if mention is None:
            return []
        briefed, held = in_tail(mention)
        return [self._resolver.resolve(span, speaks=False) for span in (briefed, mention, held) if span]

    def upstream(self, token: Token) -> tuple[Span | None, Span | None]:
        """On whose word the clause of a token stands, and which outlet passes it on."""
        start, end = clause_around(self._parsed.text, token.idx)
        found = upstream(self._parsed, start, end) or upstream_after(self._parsed, end)
        behind, outlet = passed_on(self._parsed, end)
        return found or behind, outlet

    def _hints(self, span: Span) -> tuple[Hint, ...]:
        return self._resolver.register.hints(span.start, span.end)
