"""Stories with known derivation trees: who wrote what, and from whom each report has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.propagation.grammar import (
    Fact,
    Statement,
    colour,
    credited,
    make_statements,
    own_report,
    told,
)
from benchmarks.propagation.words import FIRST, GROUP_NOTICE, LAST, NOTICES
from headwater.model import Document, Link, make_document

COPIES = ("verbatim", "truncated", "altered")
LIFTS = {"lift 10%": 0.1, "lift 20%": 0.2, "lift 40%": 0.4}
REWRITTEN = ("credited", "link", "uncredited")
KINDS = (*COPIES, *LIFTS, *REWRITTEN)

_START = datetime(2025, 3, 3, 6, 0, tzinfo=UTC)
_OUTLETS = tuple(f"{first} {last}" for first in FIRST for last in LAST)
_WORDS = 340  # of a report before its notices; news agencies' reports are about as long
_DAY_ONLY = 0.04  # the share of reports whose page gives no clock time


@dataclass
class Report:
    """A report in the making. `sentences` carry the number of the report that wrote them; `parent` is a report's number.

    `altered` is the number that stands in place of the statement's first one.
    """

    number: int
    outlet: str
    moment: datetime
    statement: int
    kind: str
    parent: int | None
    sentences: list[tuple[str, int]]
    altered: int | None = None
    document: Document = field(init=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.outlet.lower().replace(' ', '-')}.example/{self.number}"


@dataclass(frozen=True)
class World:
    """All reports, by number, and the statements that they go back to."""

    reports: list[Report]
    statements: list[Statement]
    words: int = _WORDS

    def ancestors(self, number: int) -> list[int]:
        """The reports that this one goes back to, its parent first."""
        found: list[int] = []
        parent = self.reports[number].parent
        while parent is not None:
            found.append(parent)
            parent = self.reports[parent].parent
        return found


def make_world(seed: int, stories: int, retellings: int = 8, words: int = _WORDS, facts: int = 3) -> World:
    """Stories with one or two statements each, one to three reports of each statement by who was there, and retellings.

    Who is copied or lifted from always wrote words that are taken: the text then tells whose they are, and a perfect reader
    could find every such edge. Who is retold in other words always gives the figures that are retold. Each report has
    about so many `words` before its notices, and each statement so many `facts`.
    """
    random = Random(seed)  # noqa: S311 -- not for secrets
    world = World([], [], words)
    for story in range(stories):
        moment = _START + timedelta(hours=31 * story)
        outlets = random.sample(_OUTLETS, len(_OUTLETS))
        members: list[int] = []
        for statement in make_statements(random, story, moment, 2 if random.random() < 0.3 else 1, facts):
            world.statements.append(statement)
            number = len(world.statements) - 1
            members += [_add_root(world, random, outlets.pop(), number) for _ in range(random.randint(1, 3))]
        for _ in range(retellings):
            members.append(_add_retelling(world, random, outlets.pop(), members))
    for report in world.reports:
        report.document = _document(world, report, random)
    return world


def _add_root(world: World, random: Random, outlet: str, statement: int) -> int:
    number = len(world.reports)
    said = world.statements[statement]
    moment = said.moment + timedelta(minutes=random.randint(5, 240))
    sentences = [(sentence, number) for sentence in own_report(random, said, world.words)]
    world.reports.append(Report(number, outlet, moment, statement, "root", None, sentences))
    return number


def _add_retelling(world: World, random: Random, outlet: str, members: list[int]) -> int:
    kind = random.choice(KINDS)
    parents = [world.reports[number] for number in members]
    parents = [one for one in parents if (_given(world, one) if kind in REWRITTEN else one.kind not in COPIES)]
    parent = random.choice(parents)
    number = len(world.reports)
    moment = parent.moment + timedelta(minutes=random.randint(20, 36 * 60))
    report = Report(number, outlet, moment, parent.statement, kind, parent.number, [])
    if kind in COPIES:
        report.sentences = list(parent.sentences)
        if kind == "truncated":
            del report.sentences[max(round(len(parent.sentences) * random.uniform(0.4, 0.7)), 4) :]
        elif kind == "altered":
            _alter(world, random, report)
    elif kind in LIFTS:
        report.sentences = _lifted(random, parent, number, LIFTS[kind], world.words)
    else:
        report.sentences = _rewritten(world, random, parent, report)
    world.reports.append(report)
    return number


def _given(world: World, report: Report) -> list[Fact]:
    """The statement's facts that the report gives; nothing else can be retold from it."""
    text = " ".join(sentence for sentence, _ in report.sentences)
    return [fact for fact in world.statements[report.statement].facts if f" {fact.number:,} " in f" {text}"]


def _alter(world: World, random: Random, report: Report) -> None:
    was = world.statements[report.statement].facts[0].number
    report.altered = was + random.randint(2, 9) * 10
    report.sentences = [(text.replace(f"{was:,}", f"{report.altered:,}"), author) for text, author in report.sentences]


def _lifted(random: Random, parent: Report, number: int, share: float, words: int) -> list[tuple[str, int]]:
    """Sentences that the parent wrote itself, among sentences of the report's own; `share` of its words are taken."""
    own = [sentence for sentence in parent.sentences if sentence[1] == parent.number]
    start = random.randrange(len(own))
    taken: list[tuple[str, int]] = []
    for sentence in own[start:] + own[:start]:
        if _count(taken) >= share * words:
            break
        taken.append(sentence)
    written = [(colour(random), number) for _ in range(4)]
    while _count(written) < (1 - share) * words:
        written.append((colour(random), number))
    middle = random.randrange(1, len(written))
    return written[:middle] + taken + written[middle:]


def _count(sentences: list[tuple[str, int]]) -> int:
    return sum(len(sentence.split()) for sentence, _ in sentences)


def _rewritten(world: World, random: Random, parent: Report, report: Report) -> list[tuple[str, int]]:
    """A report in words of its own; where the kind is to name the parent, each figure is credited to it."""
    said = world.statements[parent.statement]
    facts = _given(world, parent)[:2]
    if report.kind == "credited":
        written = [credited(random, said, fact, parent.outlet) for fact in facts]
    else:
        written = [told(random, said, fact) for fact in facts]
    while sum(len(sentence.split()) for sentence in written) < world.words:
        written.append(colour(random))
    return [(sentence, report.number) for sentence in written]


def _document(world: World, report: Report, random: Random) -> Document:
    """The report as read: paragraphs of two sentences, then the notices that its outlet prints under everything."""
    sentences = [sentence for sentence, _ in report.sentences]
    paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    place = _OUTLETS.index(report.outlet)
    notices = [notice.format(outlet=report.outlet) for notice in NOTICES[: place % 3 + 1]]
    if place % 4 == 0:
        notices.append(GROUP_NOTICE)
    links: tuple[Link, ...] = ()
    if report.kind == "link" and report.parent is not None:
        links = (Link(world.reports[report.parent].url),)
    shown = f"{report.moment:%Y-%m-%d}" if random.random() < _DAY_ONLY else f"{report.moment:%Y-%m-%dT%H:%M:%SZ}"
    return make_document(
        "\n\n".join(paragraphs + notices),
        publisher=f"The {report.outlet}",
        url=report.url,
        published=shown,
        published_from="made up",
        language="en",
        links=links,
    )
