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
from collections.abc import Iterator
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
    for name, find, gold in (("NumberModel", _numbers, _number), ("NumberRangeModel", _intervals, _interval)):
        right = wanted = found_total = 0
        shown: list[str] = []
        for text, results in _cases(options.folder / f"{name}.json"):
            expected = [value for result in results if (value := gold(result["Resolution"]["value"])) is not None]
            found = list(find(text))
            hits = _shared(expected, found)
            right, wanted, found_total = right + hits, wanted + len(expected), found_total + len(found)
            if hits < max(len(expected), len(found)):
                shown.append(f"  {text!r}: wanted {_plain(expected)}, found {_plain(found)}")
        precision, recall = right / max(found_total, 1), right / max(wanted, 1)
        print(f"{name}: precision {precision:.3f} of {found_total}, recall {recall:.3f} of {wanted}")
        print("\n".join(shown[: options.errors]), end="\n" if options.errors else "")


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


if __name__ == "__main__":
    main()
