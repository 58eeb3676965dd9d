"""Numbers and ranges of Microsoft's Recognizers-Text (MIT), as a measure of numerals and bounds; nothing of them is kept here.

    python -m benchmarks.recognizers [FOLDER] [--errors N]

FOLDER holds `NumberModel.json` and `NumberRangeModel.json`; without one, `$HEADWATER_CORPORA` or `../shared/corpora` is asked.
A number agrees if its value does; a range if both ends do. Whether ends are open is not compared: Recognizers leaves the upper end
of "between 20 and 30" open. See `docs/numbers.md` for where we read differently, and why.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from headwater.extraction.claims import extract_claims
from headwater.extraction.numerals import numerals
from headwater.model import make_document

_INSIDE = Path("figures") / "recognizers" / "Number" / "English"
Value = Decimal | tuple[Decimal | None, Decimal | None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("HEADWATER_CORPORA", "../shared/corpora")) / _INSIDE
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"no cases at {options.folder}: nothing measured")
        return
    for name in MODELS:
        cases = list(run(options.folder, name))
        right, wanted, found = (sum(getattr(case, field) for case in cases) for field in ("right", "wanted", "found"))
        agree = sum(case.agrees for case in cases)
        print(f"{name}: {agree} of {len(cases)} cases read alike; {right} of {wanted} values, {found} found")
        for reason in REASONS:
            told = [case for case in cases if case.reason == reason]
            if told:
                print(f"  {len(told):3} {reason}")
        shown = [f"  {case.text!r}: wanted {case.expected}, read {case.read}" for case in cases if not case.agrees]
        print("\n".join(shown[: options.errors]), end="\n" if options.errors else "")


@dataclass(frozen=True, slots=True)
class Case:
    """One executed case: how many values are right, wanted and found, both sides as printed, and why it differs."""

    text: str
    right: int
    wanted: int
    found: int
    expected: str
    read: str

    @property
    def agrees(self) -> bool:
        """Whether both read the same values."""
        return self.right == self.wanted == self.found

    @property
    def reason(self) -> str | None:
        """Why it is read differently, a key of `REASONS`; `None` if it is read alike, or if no reason is known."""
        if self.agrees:
            return None
        return next((name for name, pattern in REASONS.items() if re.search(pattern, self.text, re.IGNORECASE)), None)


def run(folder: Path, model: str) -> Iterator[Case]:
    """Execute the cases of a model."""
    find, gold = MODELS[model]
    for text, results in _cases(folder / f"{model}.json"):
        expected = [value for result in results if (value := gold(result["Resolution"]["value"])) is not None]
        found = list(find(text))
        yield Case(text, _shared(expected, found), len(expected), len(found), _plain(expected), _plain(found))


def _cases(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:  # as the specification types its cases
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield case["Input"], case["Results"]


def _numbers(text: str) -> Iterator[Value]:
    for numeral in numerals(text):
        yield numeral.value


def _intervals(text: str) -> Iterator[Value]:
    seen: set[tuple[int, int]] = set()
    for claim in extract_claims(make_document(text))[0]:
        for figure in claim.figures:
            if figure.low != figure.high and (figure.span.start, figure.span.end) not in seen:
                seen.add((figure.span.start, figure.span.end))
                yield figure.low, figure.high


def _number(value: str) -> Value | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _interval(value: str) -> Value | None:
    ends = re.fullmatch(r"[(\[]([^,]*),([^,]*)[)\]]", value)
    return (_end(ends[1]), _end(ends[2])) if ends else None


def _end(value: str) -> Decimal | None:
    number = _number(value) if value.strip() else None
    return number if isinstance(number, Decimal) else None


def _shared(expected: list[Value], found: list[Value]) -> int:
    left = list(expected)
    for value in found:
        match = next((other for other in left if _same(other, value)), None)
        if match is not None:
            left.remove(match)
    return len(expected) - len(left)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, tuple) or isinstance(other, tuple):
        return one == other
    return abs(one - other) <= abs(one) * Decimal("0.00001")


def _plain(values: list[Value]) -> str:
    return ", ".join(f"{v[0]}..{v[1]}" if isinstance(v, tuple) else str(v) for v in values) or "none"


MODELS: dict[str, tuple[Callable[[str], Iterable[Value]], Callable[[str], Value | None]]] = {
    "NumberModel": (_numbers, _number),
    "NumberRangeModel": (_intervals, _interval),
}
REASONS = {
    "signs, powers and comparisons in symbols": r"(?<!\w)[-−] ?\d|\^|\de[+-]?\d|x10|\bminus\b|\bnegative\b|[<>]|\d~\d|\bx is\b|prime",
    "addresses, names and lists with digits": r"\d\.\d+\.\d|[A-Z]-\d{3}|\bnrs\.|three-nought",
    "units and scales glued to digits": r"\d ?(?:ml|km|G|MM)\b|^1m\b",
    "ordinals, and shares by rank": r"(?:[a-z](?:th|ths)|firsts?|second|third)s?\b|\d(?:st|nd|rd|th)\b|\bover (?:\d|one|three|twenty)",
    "decimals and gaps that are spoken": r"\bpoint\b|\bn[ao]ught\b|  | - |\bdzs\b|\bdozs\b",
    "digits and scale words mixed, scales of scales": r"\d hundred and|hundred and two dozens|\bcrore\b|\d+ \d hundred|(?:million|billion|hundred)s? and|hundreds? tvs"
    r"|of a million|quarter million|^hundred thousand|and three quarters|hundreds?\b",
    "fractions in digits": r"\d ?/ ?\d",
    "ratios and places": r"\b(?:in|out of) (?:twenty-one|\d+|three|six|five hundreds?)\b|\bhow about more than 2 in 5",
    "one as a pronoun": r"\bone\b",
    "years, ages and stretches of time": r"years old|\byears\b|\bin (?:19|20)\d\d",
    "two bounds are two figures": r"\b(?:than|least|most|above)\b.*\b(?:than|least|most|below|equal)\b|\d or greater than",
    "equality": r"\bequal",
    "bare ranges that count nothing": r"range is|\bbelow a half|ranks|~",
    "commas that part decimals": r"\d,\d{1,2}(?!\d)",
}
"""Why cases are read differently: the reason, and what its cases look like; the first that fits is meant (`docs/numbers.md`)."""

if __name__ == "__main__":
    main()
