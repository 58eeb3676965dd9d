"""Who stands behind a proposition: a speaker, nobody in particular, or another outlet alone that passes it on."""

from __future__ import annotations

from headwater.extraction.certainty_scene import Vouching
from headwater.extraction.found import Attribution
from headwater.extraction.speakers import Speakers
from headwater.extraction.speakers.mentions import read_mention
from headwater.model import Form, Source, SourceKind

_OWN_PAPERS = frozenset({"bulletin", "newsletter", "data", "tracker", "register", "gazetteer"})


def vouching(chain: tuple[Source, ...], attribution: Attribution | None) -> Vouching:
    """Who vouches: nobody, a speaker, or an outlet that passes on what it has from papers, from unnamed people or from nobody.

    Who speaks in a clause of speech is a speaker, though the text tells no more of him: "they said", "the abbey reports".
    A paper or study that shows something is no outlet that passes it on.
    """
    if not chain or chain[0].kind is SourceKind.UNSPECIFIED:
        return Vouching.SPEAKER if _has_voice(attribution) else Vouching.NOBODY
    if attribution is not None and attribution.kind == "find":
        return Vouching.SPEAKER
    spoken = attribution.source if attribution else None
    passed_on = _is_cited(chain, attribution) or any(
        _is_outlet(one) and spoken and one.mention == spoken for one in chain
    )
    known = [one for one in chain if one.kind not in (SourceKind.DOCUMENT, SourceKind.UNNAMED)]
    alone = attribution is None and bool(known) and _is_outlet(known[0]) and known[0].mention is not None
    return Vouching.OUTLET if alone or passed_on else Vouching.SPEAKER


def _is_outlet(source: Source) -> bool:
    """Whether it is an outlet that passes on what others say, and no paper or data of its own: "the ministry's bulletin", "a data site"."""
    own = source.mention is not None and _OWN_PAPERS.intersection(source.mention.text.lower().split())
    return source.kind is SourceKind.PUBLICATION and not own


def _is_cited(chain: tuple[Source, ...], attribution: Attribution | None) -> bool:
    """Whether an outlet says so and cites somebody without a name, or a known outlet anybody: "the Gazette reported, citing a clerk"."""
    if attribution is None or not any(step.rule == "attribution.relay.citing" for step in attribution.steps):
        return False
    unnamed = chain[0].kind is SourceKind.UNNAMED
    return unnamed or any(_is_outlet(one) and one.mention in attribution.relays for one in chain[1:])


def vouching_beside(chain: tuple[Source, ...], speakers: Speakers) -> Vouching:
    """Who vouches where no clause of speech does: the report itself, whoever is credited with it, unless another voice speaks."""
    others = tuple(one for one in chain if one.kind is not SourceKind.PUBLISHER and one not in speakers.credit)
    return vouching(others, None) if others else Vouching.SPEAKER


def _has_voice(attribution: Attribution | None) -> bool:
    """Whether a clause of speech names who speaks, and does not speak of mere "reports" or "rumours"."""
    if attribution is None:
        return False
    if attribution.source is None:
        return attribution.form is Form.DIRECT and not attribution.passive
    noun = read_mention(attribution.source.text).noun
    return noun is None or not noun.vague
