"""Edges, parents, roots and counts of origins that linking finds in made-up worlds with known derivation trees.

    python -m benchmarks.propagation [--stories N] [--seeds N...] [--text]

With --text only shared text is looked at, without extraction. Marks are printed beside the scores that have one; the exit
code is 1 if one is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.propagation.scoring import Scores, score_edges, score_origins
from benchmarks.propagation.trees import KINDS, World, make_world
from headwater.extraction.claims import extract_claims
from headwater.language.reader import load_reader
from headwater.linking.engine import DuckEngine
from headwater.linking.link import link
from headwater.linking.reuse import reuse
from headwater.model import Record
from headwater.model.relations import Derivation

_EDGE_MARKS = {"verbatim": 0.95, "truncated": 0.95, "lift 20%": 0.95, "credited": 0.80}
_BY_TEXT = ("verbatim", "truncated", "lift 20%")
_ROOT_MARK, _OVER_MARK = 0.95, 0.02


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=25)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--text", action="store_true")
    options = parser.parse_args()
    scores, count = Scores(), 0
    for seed in options.seeds:
        world = make_world(seed, options.stories)
        count += len(world.reports)
        if options.text:
            score_edges(world, reuse([report.document for report in world.reports], DuckEngine()), scores)
        else:
            _score_all(world, scores)
    console = Console()
    console.print(f"{count} reports of {options.stories} stories a seed, seeds {options.seeds}")
    console.print(_edges(scores))
    missed = _missed(scores, _BY_TEXT if options.text else tuple(_EDGE_MARKS))
    if not options.text:
        missed += _origins(scores, console)
    console.print("Every mark is met." if not missed else "Missed: " + "; ".join(missed))
    sys.exit(1 if missed else 0)


def _score_all(world: World, scores: Scores) -> None:
    reader = load_reader()
    records = []
    for report in world.reports:
        claims, problems = extract_claims(report.document, reader)
        records.append(Record(report.document, claims, problems))
    relations = link(records)
    score_edges(world, (one for one in relations if isinstance(one, Derivation)), scores)
    score_origins(world, records, relations, scores)


def _edges(scores: Scores) -> Table:
    table = Table("kind", "edges right", "wrong", "missed", "F1", "mark", "parent right", "claims' root right")
    for kind in ("root", *KINDS):
        edges, mark = scores.edges[kind], _EDGE_MARKS.get(kind)
        table.add_row(
            kind,
            f"{edges.right}",
            f"{edges.wrong}",
            f"{edges.missed}",
            f"{edges.f1:.3f}" if kind != "root" else "",
            f"{mark:.2f}" if mark else "",
            _share(scores.parents[kind]),
            _share(scores.roots[kind]),
        )
    return table


def _share(outcomes: Sequence[int]) -> str:
    return f"{sum(outcomes)}/{len(outcomes)}" if outcomes else ""


def _missed(scores: Scores, kinds: Sequence[str]) -> list[str]:
    return [
        f"edges of {kind} {scores.edges[kind].f1:.3f} < {_EDGE_MARKS[kind]}"
        for kind in kinds
        if scores.edges[kind].f1 < _EDGE_MARKS[kind]
    ]


def _origins(scores: Scores, console: Console) -> list[str]:
    """Print what concerns origins; the marks that were missed."""
    parents = [one for outcomes in scores.parents.values() for one in outcomes]
    roots = [one for outcomes in scores.roots.values() for one in outcomes]
    root, parent = sum(roots) / max(len(roots), 1), sum(parents) / max(len(parents), 1)
    estimands, every = scores.estimands, max(scores.estimands["all"], 1)
    over = estimands["over"] / every
    console.print(f"Parents right: {parent:.3f}. Claims in one origin with their root: {root:.3f} (mark {_ROOT_MARK}).")
    console.print(
        f"{every} estimands, {estimands['several']} of several origins: counts within the range "
        f"{estimands['inside'] / every:.3f}, proven as there are {estimands['exact'] / every:.3f}, mean distance from the "
        f"range {scores.distance / every:.3f}, counted over {over:.4f} (mark {_OVER_MARK})."
    )
    missed = [f"roots {root:.3f} < {_ROOT_MARK}"] if root < _ROOT_MARK else []
    return missed + ([f"over-count rate {over:.4f} > {_OVER_MARK}"] if over > _OVER_MARK else [])


if __name__ == "__main__":
    main()
