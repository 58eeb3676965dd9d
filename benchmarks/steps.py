"""Whether linking step by step gives what linking from the start gives: random ledgers, `python -m benchmarks.steps [--ledgers N] [--seed S]`.

Small made-up reports of a few stories are drawn from pools, which are extracted once, and added to ledgers in random orders; between
the steps reports are added again, read anew with a claim less, corrected, and pairs decided. Every difference is cut down to
the fewest changes that still show it, and printed. Outlets' habits are left out, for a step takes those that were counted
when a ledger was last linked from the start, and so are stale figures, as decision 0018 says. With --records REPORTS the reports are those of `benchmarks.ledgers`. The exit code is 1 if a ledger differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks import ledgers
from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.linking import DuckEngine, link
from headwater.linking.drift import RULES
from headwater.model import Link, Record, UsageError, make_document
from headwater.model.relations import Relation
from headwater.pipeline import link_ledger

_POOL = 30  # reports of a pool
_EACH = 25  # ledgers of a pool
_FEWEST, _MOST = 3, 9  # reports of a ledger
_MORE = 10  # reports more that a ledger of `benchmarks.ledgers` has at most when its steps begin

_DEEDS = {
    "miners": ("killed", "missing", "trapped"),
    "sailors": ("killed", "wounded", "missing"),
    "soldiers": ("killed", "captured", "sent to the border"),
    "workers": ("injured", "evacuated", "displaced"),
    "houses": ("destroyed", "flooded"),
    "boats": ("lost", "seized"),
    "people": ("killed", "displaced"),
}
_NUMBERS = (3, 5, 12, 16, 19, 28, 38, 40, 60, 125, 430, 520, 600, 1200, 2000, 2600, 6000, 11300, 12000)
_PLACES = (
    ("Cusco", "Peru"),
    ("Vladivostok", "Russia"),
    ("Tripoli", "Libya"),
    ("Valletta", "Malta"),
    ("Oslo", "Norway"),
)
_PEOPLES = ("North Korean", "Russian", "Libyan", "Peruvian")
_VOICES = (
    "the coast guard",
    "police",
    "the Labour Ministry",
    "the interior ministry of {country}",
    "the Red Cross",
    "the dockers' union",
    "officials",
    "two officials",
    "witnesses",
    "the United Nations",
)
_PERSONS = (("Harlan", "Voss"), ("Helga", "Voss"), ("Ana", "Petrov"), ("Ivan", "Petrov"))
_OUTLETS = ("Pier Post", "Evening Reed", "Reuters", "Harbour Radio", "AP", "The Canal Observer")
_SENTENCES = (
    "{Voice} said {n} {heads} were {deed} in {town}.",
    "{Voice} said {n} {heads} were {deed}.",
    "{Voice} said that as many as {n} {heads} may be {deed}.",
    "Some {n} {heads} were {deed}, according to {voice}.",
    "At least {n} {heads} were {deed} in {country}, {outlet} reported.",
    "About {n} {heads} have been {deed} since March.",
    "{first} {last}, a spokesman for {voice}, said {n} {heads} had been {deed} in {town}.",
    "{last} said at least {n} {heads} had been {deed}.",
    "{last} denied that {n} {heads} were {deed}.",
    "The toll rose to {n}, {voice} said on Tuesday.",
    "The number of {heads} {deed} rose by {k} to {n}, {voice} said.",
    "Of the {n} {heads}, {k} were {deed}, {outlet} reported.",
    "{country} sent {n} crates to {other}, {outlet} reported.",
    "{country} sent {n} {people} soldiers to {other}, {voice} said.",
    "Between {n} and {m} {heads} were {deed} near {town}, {voice} said.",
    "{country} will send {n} {heads} to {other}, {last} said.",
    "Dozens of {heads} were {deed} in {town}, witnesses said.",
    "{n} {heads} were {deed} in the fire, not {k} as {outlet} had reported.",
    "{Voice} said {n} {heads} were {deed} on 4 March 2025.",
    "A rockfall near {town} left {n} {heads} {deed}.",
)
_PARAGRAPHS = (
    "On the northern route last week {n} {heads} were {deed} when the ferry struck the breakwater in thick fog, said people who had watched "
    "the harbour from the old lighthouse and had called for help by radio.",
    "The long shed beside the canal had stood empty for years before the night in which {n} {heads} were {deed} there, and nobody in the "
    "quarter remembers who had kept the keys to its iron doors, {voice} said.",
)
_TITLES = ("{n} {heads} {deed} in {country}", "Fog over {town}", "What we know of the {heads}")
_CORRECTIONS = (
    ("counted", "sailor"),
    ("status", "denied"),
    ("figure", "40"),
    ("source", "Ivan Petrov"),
    ("place", "Oslo"),
)

Change = tuple[str, *tuple[int | str | bool | None, ...]]
"""What is done to a ledger: its name, the number of a report, and what else it needs."""


def pool(seed: int) -> list[Record]:
    """The reports of a pool, extracted."""
    random = Random(f"pool {seed}")  # noqa: S311  # no secret
    stories = [_story(random) for _ in range(random.randint(1, 3))]
    made: list[Record] = []
    while len(made) < _POOL:
        record = _report(random, random.choice(stories), len(made))
        if record.document.id not in {one.document.id for one in made}:
            made.append(record)
    return made


def _story(random: Random) -> Mapping[str, Sequence[str]]:
    """The few words that a story is told in."""
    heads = random.sample(sorted(_DEEDS), 2)
    numbers = [f"{number:,}" for number in sorted(random.sample(_NUMBERS, 3))]
    places = random.sample(_PLACES, 2)
    return {
        "heads": heads,
        "n": numbers,
        "town": [town for town, _ in places],
        "country": [country for _, country in places],
        "people": random.sample(_PEOPLES, 1),
        "voice": random.sample(_VOICES, 3),
        "outlet": random.sample(_OUTLETS, 3),
        "paragraph": random.sample(_PARAGRAPHS, 1),
    }


def _words(random: Random, story: Mapping[str, Sequence[str]]) -> dict[str, str]:
    place = random.randrange(2)
    heads = random.choice(story["heads"])
    words = {
        "heads": heads,
        "deed": random.choice(_DEEDS[heads]),
        "n": random.choice(story["n"]),
        "k": story["n"][0],
        "m": story["n"][-1],
        "town": story["town"][place],
        "country": story["country"][place],
        "other": story["country"][1 - place],
        "people": story["people"][0],
        "outlet": random.choice(story["outlet"]),
    }
    words["first"], words["last"] = random.choice(_PERSONS)
    words["voice"] = random.choice(story["voice"]).format(**words)
    words["Voice"] = words["voice"][0].upper() + words["voice"][1:]
    return words


def _report(random: Random, story: Mapping[str, Sequence[str]], number: int) -> Record:
    told = [random.choice(_SENTENCES).format(**_words(random, story)) for _ in range(random.randint(1, 3))]
    if random.random() < 0.3:
        told.insert(random.randrange(len(told) + 1), story["paragraph"][0].format(**_words(random, story)))
    title = random.choice(_TITLES).format(**_words(random, story)) if random.random() < 0.3 else None
    linked = [Link(f"https://paper.example/{random.randrange(_POOL)}")] if random.random() < 0.15 else []
    document = make_document(
        random.choice((" ", "\n\n")).join(told),
        title=title,
        publisher=random.choice(story["outlet"]),
        published=_published(random),
        url=f"https://paper.example/{number}",
        links=tuple(linked),
    )
    return Record(document, *extract_claims(document))


def _published(random: Random) -> str | None:
    day = date(2025, 3, 1) + timedelta(
        days=random.choice((random.randrange(4), random.randrange(40), random.randrange(400)))
    )
    forms = (None, day.isoformat()[:4], day.isoformat()[:7], f"{day}T{random.randrange(24):02}:00:00Z", day.isoformat())
    return random.choices(forms, (10, 3, 7, 10, 70))[0]


def changes(random: Random, reports: Sequence[Record], first: int = 0) -> list[Change]:
    """What is done to a ledger of some reports, of which the `first` ones come at once: each is added once at least."""
    done: list[Change] = [("add", number) for number in range(first)] + ([("link",)] if first else [])
    there = list(range(first))
    usual = random.random() < 0.5
    for number in range(first, len(reports)):
        done.append(("add", number))
        there.append(number)
        if random.random() < 0.8:
            done.append(("link",))
        if not usual and random.random() < 0.5:
            done += [_otherwise(random, reports, there), *([("link",)] if random.random() < 0.8 else [])]
    return done


def _otherwise(random: Random, reports: Sequence[Record], there: Sequence[int]) -> Change:
    one, other = random.choice(there), random.choice(there)
    claim, another = (random.randrange(max(len(reports[number].claims), 1)) for number in (one, other))
    match random.randrange(5):
        case 0:
            return ("again", one)
        case 1:
            return ("reread", one, claim)
        case 2:
            field, value = random.choice(_CORRECTIONS)
            return ("correct", one, claim, field, value)
        case 3:
            return ("take_back", one, claim, random.choice(_CORRECTIONS)[0])
        case _:
            return ("decide", one, claim, other, another, random.choice((True, False, None)))


@dataclass
class Trial:
    """A ledger that changes are made to."""

    ledger: Ledger
    reports: Sequence[Record]
    version: int = 1

    def make(self, change: Change) -> None:
        """Make one change."""
        name, *told = change
        with suppress(IndexError, UsageError):  # cut-down changes may speak of what is not there
            getattr(self, name)(*told)

    def link(self) -> None:
        """Link what is new."""
        link_ledger(self.ledger)

    def add(self, number: int) -> None:
        """Add a report."""
        self.ledger.add(self.reports[number], b"", "a", f"v{self.version}")

    again = add

    def reread(self, number: int, claim: int) -> None:
        """Add a report with a claim less, as another version reads it."""
        if not self.ledger.has(self.reports[number].document.id, "v1"):
            return
        self.version += 1
        record = self.reports[number]
        left = tuple(one for at, one in enumerate(record.claims) if at != claim)
        self.ledger.add(Record(record.document, left), b"", "a", f"v{self.version}")
        self.version += 1

    def correct(self, number: int, claim: int, field: str, value: str | None) -> None:
        """Correct a claim."""
        identifier = self.reports[number].claims[claim].id
        if self.ledger.found([identifier]):
            self.ledger.correct(identifier, field, value, "ana")

    def take_back(self, number: int, claim: int, field: str) -> None:
        """Take a correction back."""
        self.ledger.corrections.take_back(self.reports[number].claims[claim].id, field, "ana")

    def decide(self, one: int, claim: int, other: int, another: int, same: bool | None) -> None:
        """Decide a pair."""
        pair = self.reports[one].claims[claim].id, self.reports[other].claims[another].id
        if pair[0] != pair[1]:
            self.ledger.judgements.decide(pair, same, "ana")


def difference(reports: Sequence[Record], done: Sequence[Change]) -> tuple[set[Relation], set[Relation]]:
    """The relations that steps alone give, and those that linking from the start alone gives."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "a.ledger") as ledger:
        trial = Trial(ledger, reports)
        for change in [*done, ("link",)]:
            trial.make(change)
        stored = set(ledger.relations.all())
        wanted = set(link(list(ledger.records()), engine=_ENGINE, decisions=ledger.judgements.decisions()))
    return stored - wanted, wanted - stored


def fewest(reports: Sequence[Record], done: list[Change]) -> list[Change]:
    """The changes without those that the difference does not need."""
    at = 0
    while at < len(done):
        less = done[:at] + done[at + 1 :]
        if any(difference(reports, less)):
            done, at = less, 0
        else:
            at += 1
    return done


def show(reports: Sequence[Record], done: Sequence[Change]) -> None:
    """Print a difference."""
    print("  changes:", *done, sep="\n    ")
    for number in sorted({int(change[1]) for change in done if len(change) > 1 and change[1] is not None}):
        document = reports[number].document
        print(
            f"    {number}: {document.publisher}, {document.published}, title {document.title!r}, links {[one.url for one in document.links]}"
        )
        print(f"       {document.url} {document.text!r}")
        for claim in reports[number].claims:
            print(
                f"         {claim.id}: {claim.sentence.text[:60]!r} figures {[one.span.text for one in claim.figures]}"
            )
    for name, some in zip(("steps alone", "start alone"), difference(reports, done), strict=True):
        print(f"  {name}:", *sorted(map(str, some)), sep="\n    ")


_ENGINE = DuckEngine(threads=1)


def _made_up(seed: int, chosen: Callable[[], Sequence[Record]]) -> tuple[list[Record], list[Change]]:
    random = Random(f"ledger {seed}")  # noqa: S311
    reports = random.sample(chosen(), random.randint(_FEWEST, _MOST))
    return reports, changes(random, reports)


def _of_stories(seed: int, records: Sequence[Record]) -> tuple[list[Record], list[Change]]:
    """Reports that stand together, of one to three places."""
    random = Random(f"ledger {seed}")  # noqa: S311
    found: dict[str, Record] = {}
    for _ in range(random.randint(1, 3)):
        start = random.randrange(max(len(records) - 12, 1))
        found |= {one.document.id: one for one in records[start : start + random.randint(3, 12)]}
    reports = list(found.values())
    random.shuffle(reports)
    return reports, changes(random, reports, max(len(reports) - random.randint(2, _MORE), 0))


def search(ledgers_: range, records: Sequence[Record], *, count: bool) -> int:
    """Run the ledgers of these numbers; how many differ. To `count` them they are not shown."""
    pools: dict[int, list[Record]] = {}
    differ = 0

    def chosen(seed: int) -> list[Record]:
        if seed // _EACH not in pools:
            pools.clear()
            pools[seed // _EACH] = pool(seed // _EACH)
        return pools[seed // _EACH]

    for seed in ledgers_:
        reports, done = _of_stories(seed, records) if records else _made_up(seed, lambda at=seed: chosen(at))  # type: ignore[misc]
        if any(difference(reports, done)):
            differ += 1
            print(f"ledger {seed} differs", flush=True)
            if count:
                continue
            show(reports, fewest(reports, done))
    return differ


def main() -> None:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledgers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first ledger")
    parser.add_argument("--records", type=int, default=0, help="reports of benchmarks.ledgers to draw from")
    parser.add_argument("--count", action="store_true", help="show no difference, but the number of the ledger")
    options = parser.parse_args()
    records = list(islice(ledgers.records(), options.records))
    numbers = range(options.seed, options.seed + options.ledgers)
    with (
        patch("headwater.linking.link.habits", lambda _: {}),
        patch("headwater.pipeline.relating.habits", lambda _: {}),
        patch("headwater.pipeline.relating.DuckEngine", lambda **_: _ENGINE),
        patch("headwater.linking.drift.RULES", tuple(rule for rule in RULES if rule.name != "stale_figure")),
    ):
        differ = search(numbers, records, count=options.count)
    print(f"{len(numbers)} ledgers, {differ} differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
