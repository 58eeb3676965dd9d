"""The word lists of figures, events, stance and cues: every example makes its entry apply, and no counterexample does."""

from __future__ import annotations

import functools

import pytest

from headwater.extraction.attribution import find_attributions
from headwater.extraction.claims import extract_claims
from headwater.extraction.parsed import Parsed
from headwater.language.en.sentences import sentences
from headwater.language.reader import load_reader
from headwater.language.words import Entry, load_words
from headwater.model import Claim, Figure, make_document


@functools.cache
def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a text."""
    return extract_claims(make_document(text, publisher="Ledger", published="2025-09-24"))[0]


def figures_of(text: str) -> list[Figure]:
    """The figures of a text."""
    return [figure for claim in claims_of(text) for figure in claim.figures]


def rules_of(text: str) -> set[str]:
    """The rules that fired on a text."""
    return {step.rule for claim in claims_of(text) for step in claim.derivation}


def _bound(entry: Entry, text: str) -> bool:
    rules = {rule for rule in rules_of(text) if rule.startswith("figures.bound.")}
    if entry.get("neutral"):
        return bool(figures_of(text)) and not rules
    return bool(rules & {"figures.bound." + form.replace(" ", "-") for form in entry.forms})


def _unit(entry: Entry, text: str) -> bool:
    return any(figure.unit == entry["unit"] for figure in figures_of(text))


def _vague(entry: Entry, text: str) -> bool:
    return any(figure.low == entry["low"] and figure.bound == "vague" for figure in figures_of(text))


def _event(entry: Entry, text: str) -> bool:
    return any(claim.event is not None and claim.event.type == entry["type"] for claim in claims_of(text))


def _stance(entry: Entry, text: str) -> bool:
    return any(claim.status == entry["status"] for claim in claims_of(text))


def _cue(entry: Entry, text: str) -> bool:
    parsed = Parsed(make_document(text), load_reader().parse(text, sentences(text)), "test")
    found = find_attributions(parsed)
    verbs = {form.split(" ")[0] for form in entry.forms}  # "weigh in" is found as "weigh"
    return any(one.lemma in verbs | set(entry.forms) for one in found) or (entry["on"] != "verb" and bool(found))


def _implicative(entry: Entry, text: str) -> bool:
    steps = [step for claim in claims_of(text) for step in claim.derivation if step.rule == "certainty.implied"]
    return any(step.spans[0].text.lower().startswith(form[:4]) for step in steps for form in entry.forms)


def _amount(entry: Entry, text: str) -> bool:
    named = {figure.counted.head for figure in figures_of(text) if figure.counted}
    return entry["noun"] in named and "figures.counted.by-verb" in rules_of(text)


def _imprint(entry: Entry, text: str) -> bool:
    return any(form in text.lower() for form in entry.forms) and not claims_of(text)


APPLIES = {
    "amounts": _amount,
    "bounds": _bound,
    "units": _unit,
    "currencies": _unit,
    "vague": _vague,
    "events": _event,
    "stance": _stance,
    "cues": _cue,
    "implicatives": _implicative,
    "imprint": _imprint,
}
ROWS = [
    (name, entry, text, wanted)
    for name in APPLIES
    for entry in load_words("en", name)
    for wanted, texts in ((True, entry.examples), (False, entry.counterexamples))
    for text in texts
]


@pytest.mark.parametrize(
    ("name", "entry", "text", "wanted"),
    ROWS,
    ids=[f"{name} {entry.forms[0]}: {text}" for name, entry, text, _ in ROWS],
)
def test_examples(name: str, entry: Entry, text: str, wanted: bool) -> None:
    """The entry applies to its examples alone."""
    assert APPLIES[name](entry, text) is wanted
