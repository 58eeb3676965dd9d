"""Where everything meets: a document's claims, joined from attributions, speakers, figures, times, places and stance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from headwater.extraction.attribution import find_attributions
from headwater.extraction.certainty import Stance, judge
from headwater.extraction.certainty_scene import Standing, Vouching, head_of
from headwater.extraction.evened import evened, requoted
from headwater.extraction.events import find_event
from headwater.extraction.figures import find_figures
from headwater.extraction.finds import Finds
from headwater.extraction.found import Attribution, FoundFigure, FoundPlace, FoundTime
from headwater.extraction.leads import with_voices
from headwater.extraction.mending import mend
from headwater.extraction.narration import Narration, Told
from headwater.extraction.parsed import Parsed, TokenRange, is_parsed
from headwater.extraction.places import find_places
from headwater.extraction.places_own import own_places
from headwater.extraction.places_scene import Scene
from headwater.extraction.prospects import ahead_of
from headwater.extraction.rows import row_around
from headwater.extraction.speakers import Speakers, of_others
from headwater.extraction.subordinate import clauses_apart, within
from headwater.extraction.times import find_times
from headwater.extraction.verification import apply_verifications
from headwater.extraction.vouching import vouching, vouching_beside
from headwater.language.en.selection import Choice, select
from headwater.language.reader import Reader, load_reader
from headwater.model import (
    Claim,
    Document,
    Form,
    Polarity,
    Problem,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    Verification,
)
from headwater.model.ids import with_claim_id

MAX_CHARACTERS = 2_000_000
"""Longer texts are refused: a report is never that long, and memory stays bounded."""

MAX_SENTENCE = 2_000
"""Characters of the longest sentence that is parsed, about four times the longest of real reports: rules look over a whole
sentence for each of its figures, so that a text without full stops would take as long as the square of its length."""

_BETWEEN = frozenset(",;:–—-•*")
"""Marks between clauses and before the points of a list, with which no clause begins."""
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "parataxis", "advcl", "acl:relcl", "conj", "csubj"})


def extract_claims(
    document: Document, reader: Reader | None = None, choose: Choice = select, *, narrate: bool = True
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of a document, in order of the text, and the problems met.

    `reader` parses the sentences that `choose` chooses; without one the shipped reader does. Unless `narrate`, the writer's own
    statements without a figure are left. Pure: the same document, reader and choice give the same claims.

    >>> from headwater.model import make_document
    >>> claims, problems = extract_claims(make_document("The ministry said at least 40 boats sank.", publisher="Ledger"))
    >>> [(claim.sources[0].name, str(claim.figures[0].bounds)) for claim in claims], problems
    ([('ministry', '[40, ..]')], ())
    """
    if len(document.text) > MAX_CHARACTERS:
        message = f"the text has {len(document.text):,} characters, more than the limit of {MAX_CHARACTERS:,}"
        return (), (Problem(document.url or document.id, "extraction", "too_long", message),)
    even, places = evened(document.text)
    read = document if even == document.text else replace(document, text=even)
    claims, problems = _claims_of(read, reader or load_reader(), choose, narrate=narrate)
    claims = claims if read is document else requoted(claims, document.text, places)
    claims = [with_claim_id(claim) for claim in sorted(claims, key=lambda c: (c.content[0].start, c.content[-1].end))]
    unique = {claim.id: claim for claim in claims}
    return tuple(unique.values()), problems


def _claims_of(
    document: Document, reader: Reader, choose: Choice, *, narrate: bool
) -> tuple[list[Claim], tuple[Problem, ...]]:
    """The claims of a document of plain blanks, without their ids, and the problems met."""
    chosen = choose(document.text)
    short = [(start, end) for start, end in chosen if end - start <= MAX_SENTENCE]
    problems = _left_out(document, len(chosen) - len(short))
    parsed = Parsed(document, mend(reader.parse(document.text, short)), reader.id)
    if not len(parsed.doc):
        return [], problems
    times = find_times(parsed)
    figures = sorted(find_figures(parsed), key=lambda one: one.figure.span.start)
    places = find_places(parsed)
    finds = Finds(
        figures, times, places, ahead_of(document, times), Scene(parsed, places), own_places(parsed, figures, places)
    )
    attributions = of_others(find_attributions(parsed))
    claims: list[Claim] = []
    speakers = Speakers(parsed, attributions)
    others = replace(finds, figures=[f for f in finds.figures if not speakers.is_given(f.tokens[0])])
    spoken = within(parsed, attributions)
    for attribution, chain, elsewhere in zip(attributions, speakers.chains, spoken, strict=True):
        voices = () if attribution.lemma == "should" else chain  # a condition is the writer's own
        claims += _attributed(parsed, attribution, voices, others, elsewhere)
    claims += _unattributed(parsed, attributions, speakers, finds)
    if narrate:
        claims += _narrated(parsed, Narration(parsed, _told(parsed, attributions, claims, finds)), speakers, finds)
    return list(apply_verifications(parsed, with_voices(claims, speakers.credit))), problems


def _left_out(document: Document, sentences: int) -> tuple[Problem, ...]:
    """What to say of sentences that are too long to be read."""
    if not sentences:
        return ()
    message = f"{sentences} of its sentences left out: longer than the limit of {MAX_SENTENCE:,} characters"
    return (Problem(document.url or document.id, "extraction", "long_sentence", message),)


def _publisher(document: Document) -> Source:
    return Source(SourceKind.PUBLISHER, document.publisher)


def _attributed(
    parsed: Parsed,
    attribution: Attribution,
    chain: tuple[Source, ...],
    finds: Finds,
    elsewhere: frozenset[int],
) -> Iterable[Claim]:
    """The claim of an attribution, and one more for each figure in it whose own clause is put otherwise.

    Clauses are told apart but for those `elsewhere`: what somebody within the content says is told as his.
    """
    ranges = [parsed.tokens(span) for span in attribution.content]
    inside = frozenset(i for a, z in ranges for i in range(a, z))
    if not inside:
        return
    finds = finds.around(_sentence(parsed, attribution.content))
    word = head_of(parsed, _main_range(parsed, attribution, ranges))
    standing = Standing(vouching(chain, attribution), finds.ahead)
    stance = judge(parsed, word, attribution, inside, standing=standing)
    own_finds = (
        finds if attribution.vouches else replace(finds, figures=[])
    )  # who wants or judges a thing counts nothing
    apart: dict[tuple[Span, Status, Polarity], tuple[Stance, list[FoundFigure]]] = {}
    for found in (f for f in own_finds.figures if set(range(*f.tokens)) & inside):
        token = _anchor(parsed, found)
        own = judge(parsed, token, attribution, inside, standing=standing, number=found.tokens)
        clause = _clause_within(parsed, token, inside)
        if (
            (own.status, own.polarity) != (stance.status, stance.polarity)
            and clause
            and clause.holds(found.figure.span)
        ):
            apart.setdefault((clause, own.status, own.polarity), (own, []))[1].append(found)
    gone = {id(found) for _, group in apart.values() for found in group}
    rest = replace(own_finds, figures=[f for f in own_finds.figures if id(f) not in gone])
    yield from _by_place(parsed, attribution.content, attribution, chain, stance, rest)
    for (clause, _, _), (own, group) in apart.items():
        content = attribution.content if clause in attribution.content else (clause,)
        yield from _by_place(parsed, content, attribution, chain, own, replace(own_finds, figures=group))
    if attribution.cue is None and attribution.source is None:
        return
    taken = {span for span, _, _ in apart}
    judged = partial(judge, parsed, attribution=attribution, content=inside, standing=standing)
    for part, own in _apart(parsed, attribution.content, (word, stance), judged, inside - elsewhere):
        if part[-1] not in taken:
            yield _claim(parsed, part, attribution, chain, own, replace(finds, figures=[]))


def _main_range(parsed: Parsed, attribution: Attribution, ranges: list[TokenRange]) -> TokenRange:
    """Of a content in pieces, the piece that holds its verb: the last of a raised subject and its infinitive."""
    if attribution.form == Form.DIRECT:
        return next(iter(_verbals(parsed, ranges)), ranges[0])
    return _verbal(parsed, ranges)


def _verbals(parsed: Parsed, ranges: list[TokenRange]) -> list[TokenRange]:
    return [r for r in ranges if any(t.pos_ in ("VERB", "AUX") for t in parsed.doc[r[0] : r[1]])]


def _verbal(parsed: Parsed, ranges: list[TokenRange]) -> TokenRange:
    """The longest piece of those with a verb."""
    return max(_verbals(parsed, ranges) or ranges, key=lambda r: r[1] - r[0])


def _anchor(parsed: Parsed, found: FoundFigure) -> Token:
    """The word whose standing is the figure's: the counted noun, if the number hangs on it; else the number's own top."""
    start, end = found.tokens
    if _is_conversion(parsed, found):
        return parsed.doc[start - 2]
    head = parsed.doc[found.head] if found.head is not None else None
    beside = [t for t in parsed.doc[start:end] if t.like_num and t.dep_ in ("appos", "conj") and t.head.i < start]
    if beside:
        return beside[0]  # "six people, not nine": it has words of its own
    if head is not None and any(token.i == head.i or head.is_ancestor(token) for token in parsed.doc[start:end]):
        return head
    numbers = [t for t in parsed.doc[start:end] if t.pos_ == "NUM" and not start <= t.head.i < end]
    if numbers:
        return numbers[-1]  # "as" of "as many as 20,000" may hang beside it
    return head_of(parsed, (start, min(max(end, start + 1), len(parsed.doc))))


def _is_conversion(parsed: Parsed, found: FoundFigure) -> bool:
    """Whether it gives the amount before it again, in brackets and in another unit: "to spend 40 million kronor ($4 million)"."""
    start, end = found.tokens
    doc = parsed.doc
    if found.figure.unit is None or start < 3 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return False
    return doc[start - 2].like_num or doc[start - 3].like_num


def _clause_within(parsed: Parsed, token: Token, inside: frozenset[int]) -> Span | None:
    """The smallest clause around a token, within the content."""
    head = token
    while head.dep_ not in _CLAUSE_HEADS and head.head.i in inside and head.head.i != head.i:
        head = head.head
    indices = sorted(t.i for t in head.subtree if t.i in inside)
    while indices and parsed.doc[indices[0]].text in _BETWEEN and parsed.doc[indices[0]].whitespace_:
        indices = indices[1:]
    return parsed.span(indices[0], indices[-1] + 1) if indices else None


def _unattributed(parsed: Parsed, attributions: list[Attribution], speakers: Speakers, finds: Finds) -> Iterable[Claim]:
    """Figures that nobody is made to say: the publisher's own, or carried over from the voice before."""
    told = {parsed.tokens(span) for one in attributions if one.vouches for span in one.content}
    covered = frozenset(i for start, end in told for i in range(start, end))
    for a, z in parsed.sentences:
        if not is_parsed(parsed.doc[a]) and not any(is_parsed(t) for t in parsed.doc[a:z]):
            continue
        here = finds.around(parsed.span(a, z))
        figures = [f for f in here.figures if a <= f.tokens[0] < z]
        left = [f for f in figures if speakers.is_given(f.tokens[0]) or not covered.issuperset(range(*f.tokens))]
        if not left:
            continue
        voices: dict[tuple[Source, ...], list[FoundFigure]] = {}
        for found in left:
            voices.setdefault(speakers.carried((a, z), found.tokens[0]), []).append(found)
        for chain, group in voices.items():
            voice = chain, vouching_beside(chain, speakers)
            yield from _sentence_claims(parsed, (a, z), group, voice, here)


def _sentence_claims(
    parsed: Parsed,
    sentence: TokenRange,
    figures: list[FoundFigure],
    voice: tuple[tuple[Source, ...], Vouching],
    finds: Finds,
) -> Iterable[Claim]:
    """One claim for the figures of a sentence that stand alike, with the smallest clause that holds them."""
    whole = frozenset(range(*sentence))
    chain, behind = voice
    groups: dict[tuple[str, str], tuple[Stance, list[Span], list[FoundFigure]]] = {}
    for found in figures:
        token = _anchor(parsed, found)
        stance = judge(parsed, token, None, whole, standing=Standing(behind, finds.ahead), number=found.tokens)
        clause = _clause_within(parsed, token, whole)
        around = clause if clause is not None and clause.holds(found.figure.span) else parsed.span(*sentence)
        span = row_around(parsed, found) or around
        group = groups.setdefault((stance.status, stance.polarity), (stance, [], []))
        group[1].append(span)
        group[2].append(found)
    judged = partial(judge, parsed, attribution=None, content=whole, standing=Standing(behind, finds.ahead))
    hulls = [
        Span.of(parsed.text, min(s.start for s in spans), max(s.end for s in spans)) for _, spans, _ in groups.values()
    ]
    for content, (stance, _, own) in zip(hulls, groups.values(), strict=True):
        named = _named(stance, "claims.figures-of-a-sentence", (content,))
        yield from _by_place(parsed, (content,), None, chain, named, replace(finds, figures=own))
        main = head_of(parsed, parsed.tokens(content)), stance
        for part, apart in _apart(parsed, (content,), main, judged):
            if part[-1] not in hulls:
                yield _claim(parsed, part, None, chain, apart, replace(finds, figures=[]))


def _apart(
    parsed: Parsed,
    content: tuple[Span, ...],
    main: tuple[Token, Stance],
    judged: Callable[[Token], Stance],
    heads: frozenset[int] | None = None,
) -> Iterable[tuple[tuple[Span, ...], Stance]]:
    """Content and stance of each clause within a claim that stands otherwise than the claim, of those that `heads` head if given.

    `main` is the head of the claim and its stance.
    """
    for one in clauses_apart(parsed, [parsed.tokens(span) for span in content], main, judged):
        if heads is None or one.head.i in heads:
            yield one.content, _named(one.stance, "claims.clause-apart", one.content)


def _named(stance: Stance, rule: str, content: tuple[Span, ...]) -> Stance:
    """A stance with the rule that took the claim before its own."""
    return replace(stance, steps=(Step(rule, content), *stance.steps))


def _told(parsed: Parsed, attributions: list[Attribution], claims: list[Claim], finds: Finds) -> Told:
    """What the claims so far speak for."""
    contents = {parsed.tokens(span) for claim in claims for span in claim.content}
    cues = {one.cue_tokens for one in attributions if one.cue_tokens is not None}
    scenes = {one.tokens for one in finds.times} | {one.tokens for one in finds.places}
    return Told(*(frozenset(i for a, z in ranges for i in range(a, z)) for ranges in (contents, cues, scenes)))


def _narrated(parsed: Parsed, narration: Narration, speakers: Speakers, finds: Finds) -> Iterable[Claim]:
    """The writer's other clauses, each a claim without figures: those have theirs."""
    told, statements = replace(finds, figures=[]), list(narration.statements())
    for one in statements:
        sentence = one.head.sent.start, one.head.sent.end
        here = told.around(parsed.span(*sentence))
        chain, judged = _writer(parsed, sentence, speakers, finds.ahead)
        stance = judged(one.head)
        yield _claim(parsed, one.content, None, chain, _named(stance, one.rule, one.content), here)
        for part, own in _apart(parsed, one.content, (one.head, stance), judged):
            yield _claim(parsed, part, None, chain, own, here)
    for sentence, left in narration.beside_speech(statements):
        root, whole = parsed.doc[sentence[0] : sentence[1]].root, (parsed.span(*sentence),)
        here = told.around(*whole)
        chain, judged = _writer(parsed, sentence, speakers, finds.ahead)
        for part, own in _apart(parsed, whole, (root, judged(root)), judged, left):
            yield _claim(parsed, part, None, chain, own, here)


def _writer(
    parsed: Parsed, sentence: TokenRange, speakers: Speakers, ahead: frozenset[int]
) -> tuple[tuple[Source, ...], Callable[[Token], Stance]]:
    """Who tells what nobody in a sentence is made to say, and how its clauses are judged."""
    chain = speakers.introduced(sentence)
    behind = vouching_beside(chain, speakers)
    whole = frozenset(range(*sentence))
    return chain, partial(judge, parsed, attribution=None, content=whole, standing=Standing(behind, ahead))


def _by_place(  # as for a claim
    parsed: Parsed,
    content: tuple[Span, ...],
    attribution: Attribution | None,
    chain: tuple[Source, ...],
    stance: Stance,
    finds: Finds,
) -> Iterable[Claim]:
    """One claim, or one for each of its figures that has places of its own: "200 in Morocco and 15 in Algeria"."""
    figures = _figures_in(content, finds)
    owned = finds.owned
    if not figures or not all(f.figure.span.start in owned for f in figures):
        yield _claim(parsed, content, attribution, chain, stance, finds)
        return
    taken = frozenset().union(*owned.values())
    for figure in figures:
        own = owned[figure.figure.span.start]
        places = [p for p in finds.places if p.place.span.start in own or p.place.span.start not in taken]
        yield _claim(parsed, content, attribution, chain, stance, replace(finds, figures=[figure], places=places))


def _figures_in(content: tuple[Span, ...], finds: Finds) -> list[FoundFigure]:
    return [f for f in finds.figures if any(span.holds(f.figure.span) for span in content)]


def _claim(  # the parts of one record
    parsed: Parsed,
    content: tuple[Span, ...],
    attribution: Attribution | None,
    chain: tuple[Source, ...],
    stance: Stance,
    finds: Finds,
) -> Claim:
    figures = _figures_in(content, finds)
    sentence = _sentence(parsed, content)
    around = [sentence] if attribution is not None else list(content)
    times = [t for t in finds.times if any(span.holds(t.time.span) for span in around)]
    places = [p for p in finds.places if any(span.overlaps(p.place.span) for span in content)]
    if figures and not any(p.place.literal for p in places) and (scene := finds.scene.of(figures[0].figure.span.start)):
        places.append(scene)
    event = find_event(parsed, head_of(parsed, _verbal(parsed, [parsed.tokens(span) for span in content])))
    steps = attribution.steps if attribution else ()
    found: list[FoundFigure | FoundTime | FoundPlace] = [*figures, *times, *places]
    derivation = (
        Step("reader", (), parsed.reader),
        *steps,
        *stance.steps,
        *(step for one in found for step in one.steps),
    )
    confirmed = attribution is not None and attribution.lemma == "confirm" and stance.status == Status.ASSERTED
    return Claim(
        id="",
        document=parsed.document.id,
        content=content,
        sentence=sentence,
        form=attribution.form if attribution else Form.NONE,
        cue=attribution.cue if attribution else None,
        sources=(*chain, _publisher(parsed.document)),
        status=stance.status,
        polarity=stance.polarity,
        verification=Verification.CONFIRMED if confirmed else None,
        certainty=stance.certainty,
        hedges=stance.hedges,
        event=event,
        figures=tuple(f.figure for f in figures),
        times=tuple(t.time for t in times),
        places=tuple(p.place for p in places),
        derivation=derivation,
    )


def _sentence(parsed: Parsed, content: tuple[Span, ...]) -> Span:
    """The sentence or sentences that hold the content."""
    first = min(parsed.tokens(span)[0] for span in content)
    last = max(max(parsed.tokens(span)[1] - 1, 0) for span in content)
    return parsed.span(parsed.doc[first].sent.start, parsed.doc[max(first, last)].sent.end)
