"""Large ledgers of made-up reports, always the same for the same size: `python -m benchmarks.ledgers PATH [--reports N]`.

Some stories of `benchmarks.propagation` are extracted by the real extraction. Every other story is one of these in other words: places,
counted things, numbers, persons, outlets, days (by whole weeks) and the words of its colour are changed, in the text and
in the claims alike, and every offset is moved with the text. So records are close to what extraction would make of the texts
(`--check` says in how many reports a claim differs in anything), at a small part of the time. About ten reports a story, with copies, lifts, slips and rival figures.
"""

from __future__ import annotations

import argparse
import re
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.propagation import words
from benchmarks.propagation.trees import World, make_world
from headwater.language.gazetteer import country_code
from headwater.ledger import Ledger
from headwater.model import Claim, Document, Link, Record, make_document
from headwater.model.codec import decode, encode
from headwater.model.ids import with_claim_id
from headwater.pipeline import link_ledger
from headwater.pipeline.extracting import USUAL, extract_one

_PATTERNS = 16  # stories that are extracted
_WEEKS = 520  # the stories lie within ten years
_THINGS = {  # what may be counted in place of what: nouns that linking takes for things of their own
    "houses": "barns bridges schools clinics cottages shops garages orchards libraries stables",
    "shells": "mines drones rifles rockets tents generators stretchers pumps helmets blankets",
    "trucks": "buses boats trains cars trams ferries wagons cranes tractors ambulances",
    "workers": "teachers miners nurses clerks bakers porters weavers cooks drivers printers",
    "residents": "pupils tourists pilgrims students shepherds tenants",
    "passengers": "cyclists climbers skiers rowers riders hikers",
    "sailors": "divers fishermen swimmers surfers",
}
_MINISTRIES = (
    *("Interior", "Defence", "Health", "Emergencies", "Transport"),  # those of the stories that are extracted
    *(
        "Justice",
        "Labour",
        "Energy",
        "Agriculture",
        "Education",
        "Culture",
        "Housing",
        "Fisheries",
        "Forestry",
        "Tourism",
    ),
)
_QUOTED = "families night hand dawn months life lists warning rules valve people neighbours equipment hour roads"
_NAMES = (
    "Ada Bruno Clara Dario Edda Falk Greta Hugo Irma Jonas Karin Livia Marta Nils Olga Pavel Rosa Stefan Tilda Viktor"
)
_SURNAMES = (
    "Abrell Bastin Corvo Delmar Ehrke Fossum Gildas Hovland Iversen Jarosz Kessel Lomas Mirov Nadel Orlin Prado Quist Ravel "
    "Sorel Tarn Ulman Vidal Wexel Ysart Zoric Brandt Calder Dorval Elsner Frisk"
)
_WORD = re.compile(r"\d[\d,]*\d|\d|[^\W\d_]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOLD = frozenset({"text", "name", "role", "normal", "head"})  # the fields of a claim that hold words of the text


@dataclass(frozen=True)
class Size:
    """How long a report is before its notices, and how many figures its statement has."""

    words: int = 120
    figures: int = 3


USUAL_SIZE = Size()


@dataclass(frozen=True)
class _Pattern:
    """A report that was extracted: its claims as plain data, and which reports its links lead to."""

    number: int
    document: Document
    claims: Any
    linked: tuple[int, ...]


@dataclass(frozen=True)
class _Story:
    """The reports of a story, where it happens, and its numbers: of each fact, and those that were altered."""

    reports: tuple[_Pattern, ...]
    place: tuple[str, str]
    numbers: tuple[tuple[str, int], ...]
    altered: tuple[tuple[int, int], ...]


def records(seed: int = 1, size: Size = USUAL_SIZE) -> Iterator[Record]:
    """Records without end, story by story; the first ones are the same however many are taken."""
    stories = _stories(seed, size)
    for number in count():
        copy, at = divmod(number, len(stories))
        yield from _told_anew(stories[at], Random(f"{seed} {number}"), copy, number)  # noqa: S311  # no secret


def fill(ledger: Ledger, reports: int, seed: int = 1, size: Size = USUAL_SIZE) -> None:
    """Add so many records to a ledger; it is not linked."""
    for record in islice(records(seed, size), reports):
        ledger.add(record, record.document.text.encode(), record.document.url or "", "made up")


@cache
def _stories(seed: int, size: Size) -> tuple[_Story, ...]:
    """The stories that are extracted, each with what is to be changed in it."""
    world = make_world(seed, _PATTERNS, words=size.words, facts=size.figures)
    by_moment: dict[Any, list[int]] = defaultdict(list)
    for report in world.reports:
        by_moment[world.statements[report.statement].moment].append(report.number)
    return tuple(_story(world, numbers) for _, numbers in sorted(by_moment.items()))


def _story(world: World, numbers: Sequence[int]) -> _Story:
    statements = [world.statements[number] for number in sorted({world.reports[n].statement for n in numbers})]
    facts = tuple((fact.counted, fact.number) for said in statements for fact in said.facts)
    altered = tuple(
        (world.statements[world.reports[n].statement].facts[0].number, number)
        for n in numbers
        if (number := world.reports[n].altered) is not None
    )
    place = statements[0].country, statements[0].town
    return _Story(tuple(_pattern(world, number) for number in numbers), place, facts, altered)


def _pattern(world: World, number: int) -> _Pattern:
    document = _without_notices(world.reports[number].document)
    of_url = {report.url: report.number for report in world.reports}
    claims = [plain(claim) for claim in extract_one(document, USUAL).claims]
    return _Pattern(number, document, claims, tuple(of_url[link.url] for link in document.links))


def _without_notices(document: Document) -> Document:
    """The report without the lines that its outlet prints under everything: there are a few outlets, and would be thousands of reports."""
    outlet = (document.publisher or "").removeprefix("The ")
    notices = {notice.format(outlet=outlet) for notice in (*words.NOTICES, words.GROUP_NOTICE)}
    text = "\n\n".join(part for part in document.text.split("\n\n") if part not in notices)
    return make_document(
        text,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        published_from=document.published_from,
        language=document.language,
        links=document.links,
    )


def plain(value: Any) -> Any:  # any record
    """A record as dictionaries, lists, strings and numbers."""
    return decode(encode(value), Any)


def _told_anew(story: _Story, random: Random, copy: int, number: int) -> Iterator[Record]:
    """The story in other words; the first copy is the story itself, with addresses of its own."""
    swaps = _Swaps(story, random, copy)
    urls = {one.number: f"https://paper.example/{number}/{one.number}" for one in story.reports}
    for one in story.reports:
        yield _record(one, swaps, urls)


class _Swaps:
    """What is put in place of what in one story."""

    def __init__(self, story: _Story, random: Random, copy: int) -> None:
        self.days = timedelta(weeks=copy * 37 % _WEEKS)
        self._words: dict[str, str] = {}
        self.numbers: dict[int, int] = {}
        self.countries: dict[str, str] = {}
        self.places: dict[str, Any] = {}
        if copy:
            self._choose(story, random)

    def _choose(self, story: _Story, random: Random) -> None:
        self._words = _colours(random) | _outlets(random) | _persons(random) | _things(random) | _ministries(random)
        place = random.choice(words.PLACES)
        for old, new in zip(story.place, place, strict=True):
            self._words[old] = new
        self.countries = {country_code(story.place[0]) or "": country_code(place[0]) or ""}
        self.places = {story.place[1]: _at(place)}
        ranges = {counted: (low, high) for counted, _, low, high in words.FACTS}
        for counted, number in story.numbers:
            self.numbers[number] = random.randint(*ranges[counted])
        for right, wrong in story.altered:
            self.numbers.setdefault(wrong, self.numbers[right] + wrong - right)

    def word(self, match: re.Match[str]) -> str:
        """What stands in place of a word or number."""
        old = match.group()
        if old[0].isdigit():
            number = int(old.replace(",", ""))
            return f"{self.numbers[number]:,}" if number in self.numbers else old
        if old in self._words:
            return self._words[old]
        new = self._words.get(old.lower())
        return old if new is None else (new.capitalize() if old[0].isupper() else new)

    def text(self, text: str) -> str:
        """A text in other words."""
        return _WORD.sub(self.word, text)

    def day(self, text: str) -> str:
        """A text with its days moved."""
        return _DAY.sub(lambda match: (date.fromisoformat(match.group()) + self.days).isoformat(), text)


def _colours(random: Random) -> dict[str, str]:
    """For each noun of colour a compound that ends with a noun like it: "fountain" becomes "lampviaduct"."""
    alike = _nouns()
    first = [noun for nouns in alike for noun in nouns if not noun.endswith("s")]
    return {noun: random.choice(first) + random.choice(nouns) for nouns in alike for noun in nouns}


@cache
def _nouns() -> tuple[tuple[str, ...], ...]:
    """The nouns that end phrases of colour and stand nowhere else, in groups: beginning and ending with the same kind of letter."""
    told = [*words.WHEN, *words.LINKS, *words.DID, *words.WENT]
    told += [f"{counted} {deed}" for counted, deed, _, _ in words.FACTS]
    told += [
        phrase.rpartition(" ")[0] for part in (words.WHO, words.FROM, words.WHERE, words.THINGS) for phrase in part
    ]
    kept = set(_WORD.findall(" ".join(told).lower())) | {noun for own in _THINGS.values() for noun in own.split()}
    groups: dict[tuple[bool, bool], set[str]] = defaultdict(set)
    ends = [phrase.rpartition(" ")[2] for phrase in (*words.WHO, *words.FROM, *words.WHERE, *words.THINGS)]
    for noun in (*ends, *_QUOTED.split()):
        if noun.isalpha() and noun not in kept:
            groups[noun[0] in "aeiou", noun.endswith("s")].add(noun)
    return tuple(tuple(sorted(group)) for _, group in sorted(groups.items()))


def _outlets(random: Random) -> dict[str, str]:
    swaps: dict[str, str] = {}
    for names in (words.FIRST, words.LAST):
        others = list(names)
        random.shuffle(others)
        swaps.update(zip(names, others, strict=True))
    return swaps


def _persons(random: Random) -> dict[str, str]:
    """Other names for the speakers."""
    surnames = random.sample(_SURNAMES.split(), len(words.SPEAKERS))
    swaps: dict[str, str] = {}
    for speaker, surname in zip(words.SPEAKERS, surnames, strict=True):
        first, last = speaker.split()
        swaps |= {first: random.choice(_NAMES.split()), last: surname}
    return swaps


def _ministries(random: Random) -> dict[str, str]:
    return dict(zip(_MINISTRIES[:5], random.sample(_MINISTRIES, 5), strict=True))


def _things(random: Random) -> dict[str, str]:
    """Other nouns for what is counted, in the plural as in the text and in the singular as in the claims."""
    swaps: dict[str, str] = {}
    for old, others in _THINGS.items():
        new = random.choice([old, *others.split()])
        swaps |= {old: new, _singular(old): _singular(new)}
    return swaps


def _singular(noun: str) -> str:
    irregular = {"fishermen": "fisherman", "libraries": "library", "ferries": "ferry", "buses": "bus"}
    return irregular.get(noun, noun.removesuffix("s"))


@cache
def _at(place: tuple[str, str]) -> Any:
    """What the gazetteer says of a town, as extraction puts it."""
    country, town = place
    text = f"The Health Ministry of {country} said 40 houses were flooded in {town}."
    [claim] = extract_one(make_document(text, publisher="A", published="2025-03-03"), USUAL).claims
    return plain(claim)["places"][0]


def _record(pattern: _Pattern, swaps: _Swaps, urls: Mapping[int, str]) -> Record:
    old = pattern.document
    text, moved = _moved(old.text, swaps)
    document = make_document(
        text,
        publisher=swaps.text(old.publisher or ""),
        url=urls[pattern.number],
        published=swaps.day(old.published or ""),
        published_from=old.published_from,
        language=old.language,
        links=tuple(Link(urls[number]) for number in pattern.linked),
    )
    changed = _changed(pattern.claims, swaps, text, moved)
    claims = decode(encode(changed), list[Claim])
    return Record(document, tuple(with_claim_id(replace(claim, document=document.id)) for claim in claims))


def _moved(text: str, swaps: _Swaps) -> tuple[str, Callable[[int], int]]:
    """The text in other words, and where an offset into the old text lies in the new one."""
    ends, shifts, parts, last, shift = [0], [0], [], 0, 0
    for match in _WORD.finditer(text):
        new = swaps.word(match)
        parts += [text[last : match.start()], new]
        last = match.end()
        if len(new) != last - match.start():
            shift += len(new) - (last - match.start())
            ends.append(last)
            shifts.append(shift)
    parts.append(text[last:])
    return "".join(parts), lambda offset: offset + shifts[bisect_right(ends, offset) - 1]


def _changed(value: Any, swaps: _Swaps, text: str, moved: Callable[[int], int]) -> Any:
    """Claims in other words. A span is quoted from the new text, a place that was changed is the new one."""
    if isinstance(value, list):
        return [_changed(one, swaps, text, moved) for one in value]
    if not isinstance(value, dict):
        return swaps.day(value) if isinstance(value, str) else value
    if "start" in value:
        start, end = moved(value["start"]), moved(value["end"])
        return {"text": text[start:end], "start": start, "end": end}
    if value.get("name") in swaps.places and "gazetteer" in value:
        return {**swaps.places[value["name"]], "span": _changed(value["span"], swaps, text, moved)}
    return {key: _field(key, one, swaps, text, moved) for key, one in value.items()}


def _field(key: str, value: Any, swaps: _Swaps, text: str, moved: Callable[[int], int]) -> Any:
    match key:
        case "low" | "high":
            return swaps.numbers.get(value, value)
        case "country":
            return swaps.countries.get(value, value)
        case "note":
            return swaps.day(swaps.text(value)) if value and not _DAY.search(value) else value and swaps.day(value)
        case "qualifiers":
            return [swaps.text(one) for one in value]
        case _ if key in _TOLD:
            return value and swaps.text(value)
    return _changed(value, swaps, text, moved)


def check(reports: int, step: int, seed: int = 1, size: Size = USUAL_SIZE) -> list[tuple[Record, Record]]:
    """Of every `step`th of so many records those whose claims extraction does not make of the text, with what it makes."""
    unlike = []
    for record in islice(records(seed, size), 0, reports, step):
        made = extract_one(record.document, USUAL)
        if [claim.id for claim in made.claims] != [claim.id for claim in record.claims]:
            unlike.append((record, made))
    return unlike


def main() -> None:
    """Fill a ledger and link it, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=USUAL_SIZE.words, help="of a report before its notices")
    parser.add_argument("--figures", type=int, default=USUAL_SIZE.figures, help="of a statement")
    parser.add_argument("--no-link", action="store_true", help="add the reports alone")
    parser.add_argument(
        "--check", type=int, metavar="STEP", help="extract every so many report and compare; nothing is stored"
    )
    options = parser.parse_args()
    size = Size(options.words, options.figures)
    if options.check:
        unlike = check(options.reports, options.check, options.seed, size)
        print(f"{len(unlike)} of {len(range(0, options.reports, options.check))} unlike what extraction makes")
        return
    began, spent = time.perf_counter(), time.process_time()
    with Ledger(options.path) as ledger:
        fill(ledger, options.reports, options.seed, size)
        print(
            f"{options.reports:,} reports added: {time.perf_counter() - began:.0f} s, {time.process_time() - spent:.0f} s of CPU",
            flush=True,
        )
        if not options.no_link:
            began, spent = time.perf_counter(), time.process_time()
            step = link_ledger(ledger)
            made = step.added if step else 0
            print(
                f"linked: {time.perf_counter() - began:.0f} s, {time.process_time() - spent:.0f} s of CPU, {made:,} relations"
            )


if __name__ == "__main__":
    main()
