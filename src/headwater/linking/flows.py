"""Flows: what goes from one actor to another: people sent, arms supplied, money paid, each with the standing the text gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.language.gazetteer import country_name
from headwater.linking.conflict import OriginOf
from headwater.linking.heads import is_kind_of, qualifiers_of
from headwater.linking.pairs import same_figure, versions
from headwater.linking.parties import partners_in, people_in, states_in, things_in
from headwater.linking.phrases import has, mentions
from headwater.linking.rows import Row
from headwater.model import Figure, Polarity, Status
from headwater.model.relations import Flow

# Those of whom a claim says this are counted where they are, not sent.
_FATES = frozenset(
    {"killed", "wounded", "casualty", "missing", "captured", "displaced", "deserted", "destroyed", "buried"}
)


_TRANSFERS = frozenset({"transfer", "payment", "receipt"})


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a claim has go from a giver to a receiver; a state is its ISO 3166-1 code."""

    giver: str
    receiver: str
    what: str


def flows(rows: Sequence[Row], origin_of: OriginOf) -> tuple[Flow, ...]:
    """The transfers between actors, one for each giver, receiver, thing and standing, with its figures and claims.

    Giver and receiver are those that the claim's words give, a state under its short English name; people are sent by the
    state that they are of. A side that the claim leaves out is the one other state of its sentence, else of its
    paragraph. A claim without a figure counts too: "providing supplies, including flour".

    >>> flows([], lambda row: None)
    ()
    """
    grouped: dict[tuple[Move, Status], list[tuple[Row, Row]]] = defaultdict(list)
    for report in _reports(rows):
        told = _unrepeated(report)
        found = {row.id: moves(row) for row in told}
        for row in told:
            inner = _least_committed(row, report)
            for move in found[row.id] or _completed(row, [move for one in found.values() for move in one]):
                grouped[move, inner.claim.status].append((row, inner))
    made = [_flow(move, status, group, origin_of) for (move, status), group in grouped.items()]
    return tuple(sorted(made, key=lambda flow: (flow.giver, flow.receiver, flow.what, flow.status)))


def moves(row: Row) -> list[Move]:
    """What goes from whom to whom in a claim, by its verb: sent, joining, paid, received."""
    if row.claim.polarity is Polarity.NEGATIVE or row.event in _FATES:
        return []
    words = content_of(row)
    if row.figure is not None and not _is_person(row):
        return _goods(row, words)
    return _people(row, words) or _goods(row, words)


def content_of(row: Row) -> str:
    """The words of a row's claim."""
    return " … ".join(span.text for span in row.claim.content)


def _people(row: Row, words: str) -> list[Move]:
    """People of one state who come to another: the row's own, or those that a claim without a figure speaks of."""
    if not any(has(use, words) for use in ("dispatch", "join", "receive")):
        return []
    groups = people_in(words)
    if row.figure is not None:
        nation = _nation(row, words)
        groups = [(nation, row.head)] if nation and row.head else []
    return [Move(nation, other, head) for nation, head in groups if (other := _other(row, words, nation)) is not None]


def _nation(row: Row, words: str) -> str | None:
    """The state that the people are of: as their noun says; else the one that sends them; else as the row has it."""
    own = qualifiers_of(row.figure) if row.figure else frozenset()
    sending = mentions("dispatch", words)
    senders = states_in(words[: sending[0].start()]) if sending else []
    for qualifiers in (own, {f"of:{senders[-1]}"} if senders else set(), row.qualifiers):
        nation = next((word[3:] for word in sorted(qualifiers) if word.startswith("of:")), None)
        if nation:
            return nation
    return None


def _goods(row: Row, words: str) -> list[Move]:
    """Things and money: the subject of a verb of sending or paying gives, that of a verb of getting receives."""
    sending = mentions("dispatch", words) or mentions("pay", words)
    getting = mentions("receive", words)
    if not (sending or getting) or (row.figure is None and row.event not in _TRANSFERS) or _is_share(row):
        return []
    verb = (sending or getting)[0]
    subjects = states_in(words[: verb.start()])
    subject = subjects[-1] if subjects else (row.giver if sending else row.receiver)
    after = words[verb.end() :]
    whats = [row.head] if row.figure else things_in(after)
    other = _addressee(row, after) if sending else None
    other = other or (_other(row, words, subject) if subject else None)
    if subject is None or other is None or other == subject:
        return []
    giver, receiver = (subject, other) if sending else (other, subject)
    return [Move(giver, receiver, what) for what in whats if what]


def _addressee(row: Row, after: str) -> str | None:
    """The receiver of the event's roles, if it is one: no figure, and no state named twice."""
    if row.receiver is None or any(char.isdigit() for char in row.receiver) or states_in(after):
        return None
    return row.receiver


def _other(row: Row, words: str, state: str) -> str | None:
    """The subject of a verb of getting; else the one other state that the claim, its sentence, its paragraph have as a
    place or a partner."""
    text, sentence = row.document.text, row.claim.sentence
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    getting = mentions("receive", words)
    subject = [code for code in states_in(words[: getting[0].start()]) if code != state] if getting else []
    for others in (subject[:1], *(partners_in(where, state) for where in (words, sentence.text, paragraph))):
        if others:
            return others[0] if len(others) == 1 else None
    return None


def _completed(row: Row, moves_of_report: list[Move]) -> list[Move]:
    """Where the report names the receiver of such people elsewhere, and only one, it is this claim's too."""
    nation = _nation(row, content_of(row))
    if row.figure is None or row.event in _FATES or not _is_person(row) or row.claim.polarity is Polarity.NEGATIVE:
        return []
    alike = {move for move in moves_of_report if (move.giver, move.what) == (nation, row.head)}
    stated = any(has(use, content_of(row)) for use in ("dispatch", "join", "receive"))
    return list(alike) if len(alike) == 1 and stated else []


def _is_share(row: Row) -> bool:
    return row.figure is not None and row.figure.unit in ("percent", "percentage point", "fraction")


def _is_person(row: Row) -> bool:
    return row.head is not None and is_kind_of(row.head, "person")


def _reports(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each report."""
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        reports[row.document.id].append(row)
    return list(reports.values())


def _unrepeated(report: list[Row]) -> list[Row]:
    """Of claims that hold the same figure only one, and none that has another's figure inside."""
    figured = [row for row in report if row.figure]
    plain = [row for row in report if not row.figure and not any(same_figure(row, other) for other in figured)]
    return [*{row.figure.span.start: row for row in figured if row.figure}.values(), *plain]


def _least_committed(row: Row, report: Sequence[Row]) -> Row:
    """Of the claims that hold the row's figure, one inside the other, the one that commits itself least."""
    return min(versions(row, report), key=lambda one: list(Status).index(one.claim.status))


def _flow(move: Move, status: Status, told: Sequence[tuple[Row, Row]], origin_of: OriginOf) -> Flow:
    """A flow of rows, each beside the claim that gives it its standing."""
    figures: list[Figure] = [row.figure for row, _ in told if row.figure]
    return Flow(
        _name(move.giver),
        _name(move.receiver),
        move.what,
        status,
        tuple(sorted(figures, key=lambda figure: (figure.low or 0, figure.span.text, figure.span.start))),
        tuple(sorted({inner.claim.id for _, inner in told})),
        tuple(sorted({origin for row, _ in told if (origin := origin_of(row))})),
    )


def _name(party: str) -> str:
    """A state's short English name for its code; anyone else as they are."""
    return country_name(party) or party
