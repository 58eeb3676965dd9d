"""Sentences made of frames: every way to say something, filled with voices, outlets, claims and verbs of many shapes.

A file of `lines/` is a list of frames, one a line; in four of them a line `# planned` says what those below it are. A frame
is filled with each of the fillings below, so that what is read does not hang on one name or one verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.model import Claim, Figure, SourceKind, make_document

LINES = Path(__file__).parent / "lines"
KINDS = ("speakers", "chains", "statuses", "polarity", "bounds", "times")
_BEFORE = "The flood came at night. "
_VOICES = {
    "Mayor Ana Petrov": "Petrov",
    "the health ministry": "health ministry",
    "police": "police",
    "a spokesman for the port": "spokesman",
    "Dr. John Mwangi": "Mwangi",
    "the Red Cross": "Red Cross",
    "two officials": "officials",
    "Lumar Group": "Lumar",
}
"""What stands for a voice in a frame, and a part of the name that it is read by."""
_OUTLETS = {
    "Reuters": "Reuters",
    "the Harbour Post": "Harbour Post",
    "state television": "television",
    "the BBC": "BBC",
}
_CLAIMS = (
    "at least 40 people died",
    "the strike has cost the port $40 million",
    "40 percent of the fields were flooded",
    "more than 40 soldiers were sent to the border",
)
_WHO = ("the ministry", "Lumar Group", "the brewery")
_VERBS = (
    ("buy", "bought", "bought", "buying", "40 cranes"),
    ("send", "sent", "sent", "sending", "soldiers to 40 villages"),
    ("spend", "spent", "spent", "spending", "$40 million on roads"),
    ("close", "closed", "closed", "closing", "40 schools"),
    ("hire", "hired", "hired", "hiring", "another 40 nurses"),
)
_NUMBERS = {
    "40": 40,
    "4,000": 4_000,
    "forty": 40,
    "4.5 million": 4_500_000,
    "half a million": 500_000,
    "two dozen": 24,
    "one million": 1_000_000,
    "$4.5 million": 4_500_000,
    "40 percent": 40,
    "€40m": 40_000_000,
    "40 tonnes": 40,
    "Rs 40 crore": 400_000_000,
}


_PUBLISHED = "2025-09-24"
"""A Wednesday."""
_WHEN = {
    "past": (
        "The flood killed 40 people {when}.",
        "{when}, 40 sheds burned down in the port.",
        "The ministry said that 40 people had died {when} in the north.",
        "40 sheds, which burned down {when}, stood in the port.",
        "Police arrested 40 people {when}, Ana Petrov said.",
        "Output fell by 40 percent {when}, according to the ministry.",
    ),
    "future": (
        "The port will close 40 sheds {when}.",
        "{when}, 40 sheds will be torn down in the port.",
        "The ministry said that 40 ships will sail {when} from the north.",
        "They plan to hire 40 nurses {when}, Ana Petrov said.",
    ),
}
"""What an expression of time is told of."""


@dataclass(frozen=True)
class Made:
    """A sentence that was made, the frame that it is of, and what a careful reader takes from its figure."""

    frame: str
    text: str
    wanted: tuple[str, ...]


def made(kind: str) -> Iterator[Made]:
    """Every sentence of a kind.

    >>> next(made("speakers")).text
    'The flood came at night. Mayor Ana Petrov said at least 40 people died.'
    """
    yield from {
        "speakers": _speakers,
        "chains": _chains,
        "statuses": lambda: _verbs("statuses"),
        "polarity": lambda: _verbs("polarity"),
        "bounds": _bounds,
        "times": _times,
    }[kind]()


def is_read(kind: str, one: Made) -> bool:
    """Whether the figure of a sentence is read as wanted."""
    claims, problems = extract_claims(make_document(one.text, published=_PUBLISHED if kind == "times" else None))
    assert not problems
    if kind == "times":
        return _days(claims) in one.wanted
    figures = [(figure, claim) for claim in claims for figure in claim.figures]
    if kind == "bounds":
        return len({each.span for each, _ in figures}) == 1 and _bound(figures[0][0]) in one.wanted
    told = [claim for figure, claim in figures if "40" in figure.span.text]
    if not told:
        return False
    claim = told[-1]
    if kind in ("statuses", "polarity"):
        return str(claim.status if kind == "statuses" else claim.polarity) == one.wanted[0]
    names = _names(claim)
    behind = all(any(outlet in name for name in names[1:]) for outlet in one.wanted[1:])
    return bool(names) and one.wanted[0] in names[0] and behind


def _names(claim: Claim) -> list[str]:
    return [(one.name or "").lower() for one in claim.sources if one.kind is not SourceKind.PUBLISHER]


def _days(claims: Iterable[Claim]) -> str:
    """The first and last days of what the claims tell of times, each once, in the order of the text."""
    told = {time.span: f"{time.earliest or ''}..{time.latest or ''}" for claim in claims for time in claim.times}
    inside = dict.fromkeys(days for _, days in sorted(told.items(), key=lambda item: item[0].start) if days != "..")
    return " and ".join(inside) or "unresolved"


def _bound(figure: Figure) -> str:
    value = figure.high if figure.low is None else figure.low
    return f"{figure.bound} {value}"


def _speakers() -> Iterator[Made]:
    for frame, (voice, name), claim in product(_lines("speakers"), _VOICES.items(), _CLAIMS):
        yield Made(frame, _filled(frame, voice=voice, claim=claim), (name.lower(),))


def _chains() -> Iterator[Made]:
    voices = list(_VOICES.items())[:5]
    for frame, (voice, name), (outlet, known), claim in product(
        _lines("chains"), voices, _OUTLETS.items(), _CLAIMS[:3]
    ):
        yield Made(frame, _filled(frame, voice=voice, outlet=outlet, claim=claim), (name.lower(), known.lower()))


def _verbs(kind: str) -> Iterator[Made]:
    for (frame, wanted), who, verb in product(_headed(kind), _WHO, _VERBS):
        base, past, done, doing, number = verb
        words = {"who": who, "base": base, "past": past, "done": done, "doing": doing, "number": number}
        yield Made(frame, _filled(frame, **words), (wanted,))


def _bounds() -> Iterator[Made]:
    for (frame, wanted), (number, value) in product(_headed("bounds"), _NUMBERS.items()):
        money, unit = number[0] in "$€R", number.endswith(("percent", "tonnes"))
        told = f"They spent {frame} on it." if money else f"It grew by {frame}." if unit else f"They saw {frame} boats."
        text = _filled(told, number=number)
        yield Made(frame, text, tuple(f"{bound} {value}" for bound in wanted.split(" or ")))


def _times() -> Iterator[Made]:
    for frame, heading in _headed("times"):
        tense, _, wanted = heading.partition(" ")
        for told in _WHEN[tense]:
            yield Made(frame, _filled(told, when=frame), tuple(wanted.split(" or ")))


def _filled(frame: str, **words: str) -> str:
    """A frame filled, with a capital where a sentence or a quotation opens."""
    text = frame
    for key, word in words.items():
        text = text.replace(f"“{{{key}}}", f"“{word[0].upper()}{word[1:]}").replace(f"{{{key}}}", word)
    return f"{_BEFORE}{text[0].upper()}{text[1:]}"


def _lines(kind: str) -> list[str]:
    return (LINES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()


def _headed(kind: str) -> Iterator[tuple[str, str]]:
    """The frames of a file, each with the heading that it stands under."""
    heading = ""
    for line in _lines(kind):
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line:
            yield line, heading
