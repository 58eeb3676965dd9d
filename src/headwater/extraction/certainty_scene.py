"""What the rules of certainty look at: a word, what governs it within its sentence, and the attribution that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span, Token

from headwater.extraction.already import stands_already
from headwater.extraction.found import Attribution
from headwater.extraction.hindsight import NOTHING, Hindsight, hindsight
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.prospects import is_definite, is_granted, is_out_of, is_size, starts_change
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.stancewords import listed
from headwater.model import SourceKind, Status

_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_MEASURES = frozenset({"amount", "approach", "exceed", "number", "reach", "surpass", "top", "total"})
"""Participles that only say how many: "expects a big number of victims, reaching 900" is one expectation."""
SAYING_NOUNS = frozenset(
    {"claim", "report", "rumour", "rumor", "allegation", "accusation", "suggestion", "story", "figure", "number", "toll", "count",
     "estimate", "tally", "assertion", "statement", "charge"}
)  # fmt: skip
"""What is told or reckoned, and may be taken back."""
DRAFTS = frozenset(
    {"bill", "plan", "measure", "proposal", "law", "deal", "agreement", "budget", "project", "merger", "scheme", "programme",
     "program", "rule", "reform", "amendment", "legislation", "treaty", "draft", "motion", "package"}
)  # fmt: skip
"""What may come into force or be carried out: what it "would" do is planned."""
POSTS = frozenset(
    {"post", "posts", "tweet", "tweets", "message", "messages", "rumour", "rumours", "rumor", "rumors", "video", "videos", "clip",
     "meme", "users", "information", "claims"}
)  # fmt: skip
_SUPPOSED = frozenset({"imagine", "picture"})
"""What a reader is told to think of, not to do: "imagine paying $50,000"."""
_SPOKEN = frozenset(
    {
        "thank",
        "say",
        "tell",
        "remind",
        "add",
        "congratulate",
        "begin",
        "point",
        "repeat",
        "welcome",
        "mention",
        "stress",
    }
)
"""What one does by asking to be let do it: "let me thank"."""
_DOERS = frozenset({"NOUN", "NUM", "PROPN", "SYM"})
_DIRECTIVES = frozenset({"ROOT", "conj", "parataxis", "ccomp"})


class Vouching(StrEnum):
    """Who stands behind a proposition: nobody in particular, a speaker, or another outlet alone that passes it on."""

    NOBODY = "nobody"
    SPEAKER = "speaker"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a proposition from outside its words: who stands behind it, and which tokens tell a time to come."""

    vouching: Vouching
    ahead: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """The word in question, the verbs that govern it (nearest first) and the attribution that it stands in.

    `verbs` are those of the governors up to the end of the word's own clause, then those that govern that clause as a complement.
    """

    word: Token
    governors: tuple[Token, ...]
    verbs: tuple[Token, ...]
    attribution: Attribution | None
    content: frozenset[int]
    cue: frozenset[int]
    """The words that introduce the clause and say how it stands; none for a number that is taken for granted."""
    said: frozenset[int]
    """The words that introduce the clause, whatever they say of it."""
    standing: Standing
    sentence: TokenRange
    later: Hindsight
    """What the words behind its number say of it."""
    granted: bool
    """The number is taken for granted, whatever the clause around it doubts or plans."""
    words: frozenset[str]
    """The words of the sentence, as printed and by their lemmas, in lower case."""
    governed: tuple[tuple[Token, Token], ...]
    """Each of the verbs with the word that governs it, which for the last may lie outside the clause."""
    number: tuple[Token, ...]
    """The words of the figure that is judged; none where a clause is judged by itself."""

    @property
    def inside(self) -> list[Token]:
        """The words of the content, in order."""
        return [self.word.doc[i] for i in sorted(self.content)]

    @property
    def guessed(self) -> bool:
        """Whether the clause is what somebody believes or fears: "believed the bill would end up above 1 billion" is no plan."""
        statuses = (listed("verb", self.word.doc[i]) for i in self.cue)
        return any(status in (Status.ESTIMATED, Status.POSSIBLE) for status in statuses)

    @property
    def top(self) -> Token:
        """The word of the number on which its others depend ("percent" of "20 percent"); else the word in question."""
        return next((token for token in self.number if token.head not in self.number), self.word)


@dataclass(frozen=True, slots=True)
class Vote:
    """One rule's verdict and the word that it rests on."""

    status: Status
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and the words of which a sentence must have one for it to fire; `None` if it may in any."""

    votes: Callable[[Scene], Iterator[Vote]]
    words: frozenset[str] | None = None

    def votes_on(self, scene: Scene) -> list[Vote]:
        """The rule's votes; none, without a look at the tree, if the sentence has none of its words."""
        if self.words is not None and self.words.isdisjoint(scene.words):
            return []
        return list(self.votes(scene))


def scene_of(  # the parts of one record
    parsed: Parsed,
    word: Token,
    attribution: Attribution | None,
    content: frozenset[int],
    standing: Standing,
    number: TokenRange,
) -> Scene:
    """The scene of a word; `content` holds the token indices of the claim's content, `number` are the tokens of its figure."""
    said = frozenset(range(*attribution.cue_tokens)) if attribution and attribution.cue_tokens else frozenset[int]()
    denied = any(listed("cue", parsed.doc[i]) is Status.DENIED for i in said)
    granted = (
        is_granted(word)
        or stands_already(word)
        or any(is_out_of(token) for token in parsed.doc[slice(*number)] if token.like_num)
    )
    granted = granted or (
        number != (0, 0) and not denied and (is_definite(word) or _is_there(parsed.doc[slice(*number)]))
    )
    cue = frozenset[int]() if granted else said
    governors = (word,) if granted else tuple(_governors(word, content, cue))
    last = word if word.like_num else parsed.first_number(content)
    later = hindsight(parsed, last) if last is not None else NOTHING
    verbs = tuple(_clause_verbs(governors, cue))
    at = parsed.sentence_at(word.i)
    sentence, words = parsed.sentences[at], parsed.words_of(at)
    governed = tuple(zip(verbs, (*verbs[1:], *(token.head for token in verbs[-1:])), strict=True))
    return Scene(
        word=word,
        governors=governors,
        verbs=verbs,
        attribution=attribution,
        content=content,
        cue=cue,
        said=said,
        standing=standing,
        sentence=sentence,
        later=later,
        granted=granted,
        words=words,
        governed=governed,
        number=tuple(parsed.doc[slice(*number)]),
    )


def _is_there(number: Span) -> bool:
    """Whether a number is by its own words one that stands now: the size of something, the start of a change, or what was dealt with."""
    return is_size(number[-1]) or starts_change(number.root) or stands_already(number.root)


def head_of(parsed: Parsed, tokens: TokenRange) -> Token:
    """The word of a range that the others depend on: the first whose head lies outside, a verb before others."""
    start, end = tokens
    tops = [
        token
        for token in parsed.doc[start:end]
        if not (token.is_space or token.is_punct) and (token.head.i == token.i or not start <= token.head.i < end)
    ]
    verbs = [token for token in tops if token.pos_ in ("VERB", "AUX")]
    return (verbs or tops or [parsed.doc[start]])[0]


def _governors(word: Token, content: frozenset[int], cue: frozenset[int]) -> Iterator[Token]:
    """The words up the tree whose standing the clause of `word` shares, up to the cue or the end of the content."""
    token = word
    for _ in range(12):
        yield token
        if token.dep_ == "ROOT" or token.i in cue:
            return
        token = token.head
        if (
            token.i not in content
            and token.i not in cue
            and not (token.pos_ in ("VERB", "AUX") and token.sent == word.sent)
        ):
            return
        if token.i not in content and token.i not in cue:
            yield token
            return


def _clause_verbs(governors: Iterable[Token], cue: frozenset[int]) -> Iterator[Token]:
    for token in governors:
        if token.i in cue:
            return
        yield token
        if stands_alone(token):
            return
        if (
            token.dep_ == "conj"
            and is_predicate(token)
            and (any(c.dep_.startswith("nsubj") for c in token.children) or _is_done(token))
        ):
            return


_DONE = frozenset({"has", "had", "is", "are", "was", "were", "did"})


def _is_done(verb: Token) -> bool:
    """Whether a verb joined to another has its own finite helper: "will send food and has sent 40 tents"; "have" only with "already"."""
    own = {
        child.lower_ for child in verb.children if child.i < verb.i and child.dep_.startswith(("aux", "cop", "advmod"))
    }
    own_tense = bool(own & _DONE) or own >= {"have", "already"}
    return (
        own_tense
        and verb.head.i < verb.i
        and not own & {"to", "will", "would", "may", "might", "could", "should", "shall"}
    )


def is_predicate(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def stands_alone(token: Token) -> bool:
    """Whether a clause has its own standing: not an infinitive ("decided to hire") and no participle of measure ("reaching 900"),
    but another participle on a noun ("used by 900")."""
    if is_measure(token):
        return False
    if token.dep_ == "acl":
        of = any(child.dep_ == "mark" and child.lower_ == "of" for child in token.children)  # "a goal of planting 900"
        return token.tag_ in ("VBN", "VBG") and not of
    if token.dep_ == "appos" and any(child.text == "(" for child in token.children):
        return True  # what stands in brackets is an aside
    clause = token.dep_ in ("parataxis", "acl:relcl", "advcl", "ccomp") and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
    return clause and not is_infinitive(token)


def is_measure(token: Token) -> bool:
    """Whether a participle only says how many: "reaching 900"."""
    return token.tag_ == "VBG" and token.lemma_ in _MEASURES


def is_directive(token: Token) -> bool:
    """Whether a word heads an imperative clause: a bare verb of that mood, without a subject, joined to no other verb's frame."""
    if token.tag_ != "VB" or "Imp" not in token.morph.get("Mood", []) or token.dep_ not in _DIRECTIVES:
        return False
    if token.lemma_ == "let" and any(child.lemma_ in _SPOKEN and child.i > token.i for child in token.children):
        return False  # "let me thank the 300 who cooked", but not "let me know"
    if token.lemma_ in _SUPPOSED or (token.i > 0 and not token.is_sent_start and token.nbor(-1).pos_ in _DOERS):
        return False  # "each year some three million make the journey"
    return not any(child.dep_.startswith("nsubj") or child.dep_ in ("mark", "cop") for child in token.children)


def is_content_question(verb: Token) -> bool:
    """Whether a who, which, when, where, why or how stands before a verb, on it or on a word that hangs on it."""
    before = (token for token in verb.subtree if token.i < verb.i and token.tag_ in _ASKING)
    return verb.tag_ in _ASKING or any(verb in (token.head, token.head.head) for token in before)


def is_infinitive(token: Token) -> bool:
    """Whether a clause beside a verb is its complement: "decided on Friday to send", "are accused of taking"."""
    marks = ("to", "of") if token.tag_ == "VBG" and is_passive(token.head) else ("to",)
    marked = any(child.lower_ in marks and child.dep_ == "mark" for child in token.children)
    return (token.dep_ == "advcl" and marked) or _is_to_number(token)


def _is_to_number(token: Token) -> bool:
    """Whether it is the verb of "to number 40", which the parse takes for a noun."""
    if token.lower_ != "number":
        return False
    to = any(child.lower_ == "to" and child.dep_ == "case" for child in token.children)
    return to and any(child.like_num and child.i > token.i for child in token.children)


def is_passive(verb: Token) -> bool:
    """Whether something is done to the subject, or to the noun that a participle stands on: "is accused", "the man accused of"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children)


def has_case(token: Token, word: str) -> bool:
    """Whether a noun or clause hangs on another by a preposition: "of" in "reports of 40 dead"."""
    return token.dep_.startswith(("obl", "nmod")) and any(
        child.lower_ == word and child.dep_ == "case" for child in token.children
    )


def is_person(noun: Token) -> bool:
    """Whether a noun names a person, who "would" do something by habit or will: "a spokesman would say only that"."""
    read = read_mention(noun.text).noun
    return read is not None and read.kind is SourceKind.UNNAMED
