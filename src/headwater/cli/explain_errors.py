"""The misses of `headwater explain --errors`, printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from headwater.cli.output import say
from headwater.model import DecodeError, Record, Span, UsageError
from headwater.model.codec import decode
from headwater.pipeline import Expected, Miss

_WIDTH = 10
_T = TypeVar("_T", Expected, Record)


def read_expected(path: Path) -> list[Expected]:
    """The expected figures of a file of JSON lines."""
    return [_decoded(line, at, path, Expected) for at, line in _lines(path)]


def read_records(path: Path) -> list[Record]:
    """The records of a file as `headwater extract --format jsonl` prints it."""
    return [_decoded(line, at, path, Record) for at, line in _lines(path)]


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from ((at, line) for at, line in enumerate(lines, 1) if line.strip())


def _decoded(line: str, at: int, path: Path, kind: type[_T]) -> _T:
    try:
        return decode(line, kind)
    except DecodeError as error:
        raise UsageError(f"{path}, line {at}: {error}") from error


def print_misses(out: Console, misses: Iterable[Miss]) -> None:
    """Each miss, then how many there are of each kind."""
    kinds: Counter[str] = Counter()
    for miss in misses:
        kinds.update(wrong.field for wrong in miss.wrong)
        _print(out, miss)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    say(out, Text(f"wrong: {told}" if told else "all as expected", style="bold"))


def _print(out: Console, miss: Miss) -> None:
    before, _, after = miss.sentence.partition(miss.expected.text)
    say(out, Text.assemble((f"{miss.document}  ", "dim"), before, (miss.expected.text, "bold reverse"), after))
    for wrong in miss.wrong:
        say(out, Text(f"  {wrong.field}: expected {wrong.expected}, found {wrong.found}", style="red"))
    _block(out, "parse", [" ".join(f"{w.text}/{w.pos}/{w.dep}<{w.head}" for w in miss.parse)])
    _block(
        out,
        "fired",
        [f"{step.rule} {_quoted(step.spans)}" + (f"→ {step.note}" if step.note else "") for step in miss.fired],
    )
    _block(out, "decided", [f"{trial.stage}: {trial.rule} → {trial.verdict}" for trial in miss.decided])
    stages: dict[str, list[str]] = {}
    for trial in miss.declined:
        stages.setdefault(trial.stage, []).append(trial.rule)
    _block(out, "declined", [f"{stage}: {', '.join(dict.fromkeys(rules))}" for stage, rules in stages.items()])
    say(out, Text(""))


def _block(out: Console, name: str, lines: Sequence[str]) -> None:
    for at, line in enumerate(lines):
        say(out, Text.assemble((f"  {name if at == 0 else '':{_WIDTH}}", "cyan"), line))


def _quoted(spans: Sequence[Span]) -> str:
    return "".join(f"“{span.text}” " for span in spans)
