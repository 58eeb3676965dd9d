"""How long one more report takes to link in a large ledger: `python -m benchmarks.increments [REPORTS]`.

The ledger is made of stories of ten reports each, on one number of one speaker, with names, numbers and days of their own.
Times are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.model.codec import decode, encode
from headwater.model.ids import with_claim_id
from headwater.pipeline import link_ledger

_NAME, _NUMBER, _DAY, _OUTLET = "Vostrikovo", "71937", "2023-05-17", "Pier Post 1234"
_TEXT = f"As many as {_NUMBER} workers of {_NAME} may be missing, Governor {_NAME} said."
_PER_STORY = 10
_LETTERS = "abcdefghijklmnopqrst"


def records(count: int) -> Iterator[Record]:
    """So many records, each made from one that was extracted by other words of the same length."""
    document = make_document(_TEXT, publisher=_OUTLET, published=_DAY)
    pattern = encode(Record(document, *extract_claims(document))).decode()
    for number in range(count):
        story, report = divmod(number, _PER_STORY)
        day = date(2015, 1, 1) + timedelta(days=story * 37 % 3600 + report % 3)
        words = {
            _NAME: "V" + "".join(_LETTERS[story // 20**place % 20] for place in range(9)),
            _NUMBER: str(10_000 + story * 7 % 89_999),
            _DAY: day.isoformat(),
            _OUTLET: f"Pier Post {number % 9000 + 1000}",
        }
        text = pattern
        for old, new in words.items():
            text = text.replace(old, new)
        yield _with_ids(decode(text, Record))


def _with_ids(record: Record) -> Record:
    made = make_document(record.document.text, publisher=record.document.publisher, published=record.document.published)
    claims = tuple(with_claim_id(replace(claim, document=made.id)) for claim in record.claims)
    return Record(made, claims)


def main(count: int) -> None:
    """Fill a ledger, link it from the start, add one report of an old story and one of a new, and link each."""
    made = records(count + _PER_STORY + 1)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "large.ledger") as ledger:
        late = []
        for number, record in enumerate(made):
            if number == _PER_STORY - 1 or number >= count:
                late.append(record)
            else:
                ledger.add(record, b"", "made", "v1")
        start = time.process_time()
        step = link_ledger(ledger)
        print(
            f"{count:,} reports linked from the start: {time.process_time() - start:.1f} s, {step.added if step else 0:,} relations"
        )
        for what, record in (("an old story", late[0]), ("a new story", late[-1])):
            ledger.add(record, b"", "made", "v1")
            start = time.process_time()
            step = link_ledger(ledger)
            print(
                f"one report of {what}: {time.process_time() - start:.2f} s, {step.added if step else 0} relations added"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
