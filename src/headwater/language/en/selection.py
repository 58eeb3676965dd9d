"""Sentence selection: which sentences of a text are worth parsing.

Parsing is the cost of extraction. What stands wholly within a quotation is found by its marks and needs no parse, unless it
holds a figure or a doubt; for whoever wants figures alone, most sentences need none. The signals are found in one pass over
the text (Aho and Corasick 1975); a sentence is selected if one of the rules accepts it, and a sentence that is needed to
know who speaks in a selected one is selected with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from headwater.language.en.inflection import verb_forms
from headwater.language.en.sentences import is_teaser, sentences
from headwater.language.words import load_words

Range = tuple[int, int]
_QUOTES = re.compile(r"[\"“”«»]|‘(?=\w[^’]{8,}[,.?!]’)")
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?<![\d.,$€£-])\b(?:1[89]|20)\d\d(?:s|[-–/]\d\d(?:\d\d)?)?\b(?![.,]\d|[-–]\w| ?(?:%|percent))"
_NO_FIGURE = re.compile(  # dates, years and times of day; addresses; ages; ordinals; names such as "MiG-31"
    rf"\b(?:{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS})\b(?:,? \d{{4}}\b)?"
    rf"|\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}[:.]\d\d ?[ap]\.?m\b|{_YEAR}"
    r"|(?:https?://|www\.)\S+|\b\d{1,3}[- ](?:year|month)s?[- ]olds?\b|\b[A-Z]\w+, \d\d(?=,)|\b\d+(?:st|nd|rd|th)\b"
    r"|\b[A-Z][A-Za-z]*-\d{1,3}s?\b(?![-–.,]?\d| ?%| percent| [mb]illion)"
)
_IDLE_AFTER = {
    "one": frozenset({"of", "s", "another", "day", "who", "thing"}),
    "no": frozenset({"longer", "one", "doubt", "matter", "way", "idea", "wonder", "sooner", "less", "better"}),
}
"""What follows "one" and "no" where they count nothing."""
_FIGURE = re.compile(r"\d|[½¼¾⅓⅔]")
_STAND_IN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:minist|offici|general|spokes|presid|command|govern|agenc|report|study)\w*)\b"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_SURNAME = re.compile(r"(?<![\w.’'-] )\b([A-Z][\w’-]+)\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what was found in it: kind of signal and offset in the text of each match."""

    text: str
    start: int
    end: int
    signals: tuple[tuple[str, int, int], ...]
    quoted: bool
    """Whether it lies wholly within a quotation that began before it and goes on after it."""

    @property
    def body(self) -> str:
        """Its characters."""
        return self.text[self.start : self.end]

    def has(self, kind: str) -> bool:
        """Whether a signal of this kind is in it."""
        return any(signal[0] == kind for signal in self.signals)


def select(text: str, *, figures_only: bool = False) -> list[Range]:
    """Half-open character ranges of the sentences worth parsing, in order.

    With `figures_only` a sentence that holds no number is parsed only if it is needed to know who speaks in one that
    does: for whoever wants the figures of a large archive and not every attribution.

    >>> text = "It was a calm day. Two depots burned, Kyiv said. “Hot. Too hot. Go,” he said."
    >>> [text[a:b] for a, b in select(text)]
    ['It was a calm day.', 'Two depots burned, Kyiv said.', '“Hot.', 'Go,” he said.']
    >>> [text[a:b] for a, b in select(text, figures_only=True)]
    ['Two depots burned, Kyiv said.']
    """
    found = _sentences_with_signals(text)
    rules = RULES[:1] if figures_only else RULES
    chosen = {at for at, sentence in enumerate(found) if any(rule(sentence) for rule in rules)}
    chosen |= set(_speakers(found, chosen))
    chosen = {at for at in chosen if not is_teaser(found[at].body)}
    return [(found[at].start, found[at].end) for at in sorted(chosen)]


def select_figures(text: str) -> list[Range]:
    """The sentences with a number, and those that say who speaks in them."""
    return select(text, figures_only=True)


Choice = Callable[[str], list[Range]]
CHOICES: dict[str, Choice] = {"claims": select, "figures": select_figures}
"""What a user may choose to have parsed, by name."""


def narrates(name: str) -> bool:
    """Whether who makes the choice of that name also wants what the writer tells without a number: not who is after figures alone.

    >>> narrates("claims"), narrates("figures")
    (True, False)
    """
    return name != "figures"


def has_number(sentence: Sentence) -> bool:
    """Digits that are more than a date, an address, an age or a name; or a number word."""
    if sentence.has("number"):
        return True
    body = sentence.body
    return bool(_FIGURE.search(body)) and bool(_FIGURE.search(_NO_FIGURE.sub(" ", body)))


def has_doubt(sentence: Sentence) -> bool:
    """A word that marks doubt or verification."""
    return sentence.has("doubt")


def is_the_reports_own(sentence: Sentence) -> bool:
    """Not wholly within a quotation: it may say who speaks, or tell something in the writer's voice."""
    return not sentence.quoted


RULES: tuple[Callable[[Sentence], bool], ...] = (has_number, has_doubt, is_the_reports_own)


def _sentences_with_signals(text: str) -> list[Sentence]:
    ranges = sentences(text)
    starts = [start for start, _ in ranges]
    signals: list[list[tuple[str, int, int]]] = [[] for _ in ranges]
    for kind, start, end in find_signals(text):
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= ranges[at][1]:
            signals[at].append((kind, start, end))
    inside = list(_inside_quotation(text, ranges))
    return [Sentence(text, start, end, tuple(signals[at]), inside[at]) for at, (start, end) in enumerate(ranges)]


def find_signals(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every signal word of the text."""
    automaton, kinds = _automaton()
    lowered = _lower(text)
    for index, start, end in automaton.find_matches_as_indexes(lowered):
        whole = not (start and lowered[start - 1].isalnum()) and not (end < len(lowered) and lowered[end].isalnum())
        if whole and _counts(lowered, start, end):
            yield kinds[index], start, end


def _counts(lowered: str, start: int, end: int) -> bool:
    """Whether "one" or "no" is a number here: not in "no one", "the old one", "one of", "no longer"; other words are."""
    word = lowered[start:end]
    if word not in _IDLE_AFTER:
        return True
    after = re.match(r"[ -][a-z]+", lowered[end : end + 20])
    if after is None or after.group()[1:] in _IDLE_AFTER[word]:
        return False
    before = lowered[max(start - 12, 0) : start].split()
    return word == "no" or not before or before[-1] not in ("no", "the", "this", "that", "any", "every")


def _lower(text: str) -> str:
    """Lower case that keeps every offset: a character whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """The automaton of all signal words, and each pattern's kind; the stronger kind where a word has two."""
    kinds: dict[str, str] = {}
    for entry in load_words("en", "vague"):
        kinds.update(dict.fromkeys(entry.forms, "number"))
    for entry in load_words("en", "signals"):
        inflected = entry["kind"] == "strong"
        for lemma in entry.forms:
            kinds.update((form, entry["kind"]) for form in (verb_forms(lemma) if inflected else (lemma,)))
    automaton = ahocorasick_rs.AhoCorasick(list(kinds), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, tuple(kinds.values())


def _inside_quotation(text: str, ranges: Sequence[Range]) -> Iterator[bool]:
    """For each sentence, whether it lies wholly within a quotation; a new line ends one."""
    is_open, last = False, 0
    for start, end in ranges:
        if "\n" in text[last:start]:
            is_open = False
        opened = is_open
        marks = [mark.group() for mark in _QUOTES.finditer(text, start, end)]
        for mark in marks:
            is_open = mark in "“«‘" if mark != '"' else not is_open
        yield opened and not marks
        last = end


def _speakers(found: Sequence[Sentence], chosen: Iterable[int]) -> Iterator[int]:
    """Sentences that name whom a pronoun, a title or a surname in a selected sentence stands for."""
    named = _first_full_names(found)
    for at in chosen:
        sentence = found[at]
        if not (sentence.has("strong") or sentence.has("cue")):
            continue
        body = sentence.body
        if at and _STAND_IN.search(body) and not _NAME.search(body) and _NAME.search(found[at - 1].body):
            yield at - 1
        for match in _SURNAME.finditer(body):
            first = named.get(match.group(1))
            if first is not None and first < at:
                yield first


def _first_full_names(found: Sequence[Sentence]) -> dict[str, int]:
    """The last word of each name of several words, and the sentence where it first stands."""
    first: dict[str, int] = {}
    for at, sentence in enumerate(found):
        for match in _NAME.finditer(sentence.body):
            first.setdefault(match.group().rsplit(" ", 1)[1], at)
    return first
