"""Which rows go back to one statement of one issuer: the edges between them, in SQL, and their components.

A statement is known by its issuer and the day; retellings rarely give the day, but they give the number. So first rows
that tell one number of one thing are tied: if a voice of one meets a voice of the other (see `headwater.linking.issuers`),
if one report gives it to one speaker, or if it is too rare to be arrived at twice. Then numbers are tied that one issuer
vouches for, in one report or on one day, if they were first told at about the same time: an old statement retold beside
a new one stays apart. Each rule is a statement of SQL that yields as many edges as rows, not pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from headwater.linking.components import apart, join
from headwater.linking.engine import Engine, statement
from headwater.linking.heads import widest
from headwater.linking.intervals import significant_digits
from headwater.linking.issuers import speaks_for_itself
from headwater.linking.rows import Row
from headwater.linking.scenes import day
from headwater.model import Status

ONE_NUMBER = ("same_voice", "wider_voice", "same_report", "rare_number", "copied")
"""The statements that tie rows which tell one number."""
ONE_ISSUER = ("one_account", "one_day")
"""The statements that tie numbers which one issuer vouches for."""

_FIGURES = {
    "row_id": "number",
    "doc": "text",
    "head": "text",
    "value": "text",
    "digits": "number",
    "speaker": "text",
    "issuer": "text",
    "body": "number",
    "named": "number",
    "denied": "number",
    "day": "number",
    "exact": "number",
}
_VOICES = {"row_id": "number", "voice": "text", "own": "number", "relay": "number"}


def statements(
    engine: Engine, rows: Sequence[Row], told_by: Sequence[int], shared: Iterable[tuple[str, str]] = ()
) -> list[int]:
    """For each row, the number of the first row of its statement that tells most of the same words.

    `rows` are sorted by `id`; `told_by` are their `mentions`; `shared` are pairs of documents that share text.
    """
    firsts = sorted(set(told_by))
    _load(engine, rows, firsts)
    pairs = sorted(shared)
    columns = {"one": [one for one, _ in pairs], "other": [other for _, other in pairs]}
    engine.load("shared", {"one": "text", "other": "text"}, columns)
    apart(engine, "figures")
    _run(engine, *ONE_NUMBER)
    join(engine, *ONE_NUMBER)
    _run(engine, "unclaimed")
    join(engine, "unclaimed")
    _run(engine, "issuers", "vouched", *ONE_ISSUER)
    join(engine, *ONE_ISSUER)
    first_of = dict(engine.fetch("told"))
    engine.forget("figures", "voices", "shared", "told", "issuers", "vouched")
    return [first_of[number] for number in told_by]


def _run(engine: Engine, *names: str) -> None:
    """Run statements, each into the table of its name."""
    for name in names:
        engine.materialise(name, statement(name))


def mentions(rows: Sequence[Row]) -> list[int]:
    """For each row, the number of the row that tells most of the same words: one figure can be of several claims.

    The row whose chain of voices is longest stands for all; the others add nothing but a shorter way of putting it.
    """
    groups: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        span = row.figure.span if row.figure else row.claim.content[0]
        key = (row.document.id, span.start, span.end) if row.figure else (row.id, -1, -1)
        groups[key].append(number)
    best: dict[int, int] = {}
    for numbers in groups.values():
        first = min(numbers, key=lambda number: (-len(rows[number].voices), rows[number].id))
        best |= dict.fromkeys(numbers, first)
    return [best[number] for number in range(len(rows))]


def _load(engine: Engine, rows: Sequence[Row], numbers: Sequence[int]) -> None:
    """The tables `figures` and `voices` of the rows of these numbers."""
    lines = [_figure(number, rows[number]) for number in numbers]
    engine.load("figures", _FIGURES, {column: [line[at] for line in lines] for at, column in enumerate(_FIGURES)})
    spoken = [
        (number, key, own, int(own and key in rows[number].relays))
        for number in numbers
        for own, key in _spoken(rows[number])
    ]
    engine.load("voices", _VOICES, {column: [one[at] for one in spoken] for at, column in enumerate(_VOICES)})


def _spoken(row: Row) -> list[tuple[int, str]]:
    """The voices of a row: its nearest speaker by the own key, all others, and all wider names, as wider ones."""
    return (
        [(1, row.speaker), *((0, key) for key in sorted((row.voices | row.callings) - {row.speaker}))]
        if row.speaker
        else []
    )


def _figure(number: int, row: Row) -> tuple[object, ...]:
    value = value_key(row)
    issuer = row.speaker if row.speaker and speaks_for_itself(row.speaker) else None
    day, exact = day_number(row.document.published)
    return (
        number,
        row.document.id,
        widest(row.head) if row.head else None,
        value,
        digits(value),
        row.speaker,
        issuer,
        int(issuer is not None and issuer.startswith(("body:", "org:"))),
        int(issuer is not None and issuer == row.issuer),
        int(row.claim.status is Status.DENIED),
        day,
        exact,
    )


def value_key(row: Row) -> str | None:
    """The number that rows share: as printed, or a vague word's lowest reading marked as vague.

    `None` for a claim without a figure.
    """
    if row.figure is None:
        return None
    return row.value or (f"~{row.figure.low:f}" if row.figure.low is not None else None)


@lru_cache(maxsize=1 << 14)
def digits(value: str | None) -> int:
    """The significant digits of a number: what makes it rare.

    >>> digits("11300"), digits("20000"), digits("0.3333"), digits("~2000"), digits(None)
    (3, 1, 1, 0, 0)
    """
    if value is None or value.startswith("~"):
        return 0
    return max(significant_digits(number) if (number := Decimal(end)) else 0 for end in value.split("-"))


def day_number(published: str | None) -> tuple[int | None, int]:
    """The day of publication as a number, and 1 if it is known to the day; of a month the middle, of a year none.

    >>> day_number("2023-02-03T08:00:00Z"), day_number("2023-02"), day_number("2023")
    ((738554, 1), (738566, 0), (None, 0))
    """
    found = day(published)
    if found is None or not published or "-" not in published:
        return None, 0
    exact = published.count("-") >= 2
    return found.toordinal() + (0 if exact else _MIDDLE), int(exact)


_MIDDLE = 14  # days from the first of a month to its middle
