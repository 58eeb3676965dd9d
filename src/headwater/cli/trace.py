"""`headwater trace`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text
from rich.tree import Tree

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import STATUS_STYLE, chain_text, console, print_data, say, short
from headwater.exporting import Row, disputes
from headwater.exporting.disputes import Dispute, Strand
from headwater.exporting.trees import Branch, branches
from headwater.exporting.wording import (
    bounds,
    change,
    content,
    in_place_of,
    issuer,
    quoted,
    range_of_origins,
    source,
    standing,
)

_COLUMNS = (
    "estimand", "origin", "issuer", "stated", "depth", "claim", "figure", "status", "publisher", "published", "from",
    "evidence", "reason", "drift",
)  # fmt: skip


@click.command("trace")
@query_argument
@ledger_option
@format_option("tree", "json", "jsonl", "csv")
@explain_option("Print the evidence of each step: its reason, and passages that two reports share.")
def command(query: tuple[str, ...], ledger_path: Path, kind: str, explain: bool) -> int:
    """Follow a figure upstream: every origin, and the reports that got it from there, with dates and evidence.

    ID|QUERY is the start of an id, or words: then each figure with a claim in which all of them stand.
    """
    with open_ledger(ledger_path) as ledger:
        found = list(answering(disputes(ledger, " ".join(query)), query, "disputed figure"))
    if kind != "tree":
        print_data((row for dispute in found for row in _rows(dispute)), _COLUMNS, kind)
        return 0
    out = console()
    for dispute in found:
        say(out, _tree(dispute, explain), "")
    if not found:
        say(out, Text("No disputed figures.", style="dim"))
    return 0


def _tree(dispute: Dispute, explain: bool) -> Tree:
    estimand = dispute.estimand
    reports = f"{dispute.reports} report{'' if dispute.reports == 1 else 's'}, {range_of_origins(estimand)}"
    tree = Tree(
        Text.assemble((estimand.label, "bold"), f"  {reports}", (f"  {short(estimand.id)}", "dim")), guide_style="dim"
    )
    for strand in dispute.strands:
        node = tree.add(_origin(strand, dispute.before(strand)))
        for branch in branches(dispute, strand):
            _grow(node, branch, explain)
    return tree


def _origin(strand: Strand, before: Strand | None) -> Text:
    stated = f"stated {strand.origin.stated}" if strand.origin.stated else "day not known"
    stated += ", the same source as above" if before else ""
    return Text.assemble(
        ("origin: ", "dim"),
        (issuer(strand.origin), "bold blue"),
        f"  {stated}",
        (f"  {short(strand.origin.id)}", "dim"),
    )


def _grow(node: Tree, branch: Branch, explain: bool) -> None:
    claim, document, figure = branch.telling.claim, branch.telling.document, branch.telling.figure
    line = Text.assemble(
        f"{(document.published or 'no date')[:10]}  ",
        (document.publisher or "publisher not given", "bold"),
        "  ",
        (bounds(figure) if figure else content(claim), "bold yellow"),
        ("  " + standing(claim), STATUS_STYLE[claim.status]),
        (f"  {short(claim.id)}", "dim"),
    )
    for drift in branch.drifts:
        line.append(f"\n{change(drift.drift)}: {drift.was or '–'} → {drift.now or '–'}", style="red")
    for telling in branch.revised:
        line.append(f"\n{in_place_of(telling.figure, telling.row.stated)}", style="dim")
    if branch.got is not None and not explain:
        line.append(f"\nby {branch.got.evidence}", style="dim")
    elif explain:
        line.append("\n").append_text(chain_text([source(one) for one in claim.sources]))
        line.append_text(_evidence(branch))
    below = node.add(line)
    for retelling in branch.retellings:
        _grow(below, retelling, explain)


def _evidence(branch: Branch) -> Text:
    """Why this report is held to have it from the one above, with the words that both have."""
    text = Text(f"\n{quoted(branch.telling.claim.sentence, 240)}", style="italic")
    if branch.got is not None:
        text.append(f"\nby {branch.got.evidence}, weight {branch.got.weight:.2f}: {branch.got.reason}", style="dim")
        for passage in branch.got.passages:
            text.append(f"\nin both: {quoted(passage.downstream)}", style="dim")
    return text


def _rows(dispute: Dispute) -> Iterator[Row]:
    """The tree as rows: each claim with the depth at which it stands, and the claim above."""
    for strand in dispute.strands:
        for branch in branches(dispute, strand):
            yield from _branch_rows(dispute, strand, branch, "", 1)


def _branch_rows(dispute: Dispute, strand: Strand, branch: Branch, above: str, depth: int) -> Iterator[Row]:
    claim, document = branch.telling.claim, branch.telling.document
    yield {
        "estimand": dispute.estimand.id,
        "origin": strand.origin.id,
        "issuer": issuer(strand.origin),
        "stated": str(strand.origin.stated or ""),
        "depth": str(depth),
        "claim": claim.id,
        "figure": bounds(branch.telling.figure) if branch.telling.figure else "",
        "status": str(claim.status),
        "publisher": document.publisher or "",
        "published": document.published or "",
        "from": above,
        "evidence": str(branch.got.evidence) if branch.got else "",
        "reason": branch.got.reason if branch.got else "",
        "drift": ", ".join(str(drift.drift) for drift in branch.drifts),
    }
    for retelling in branch.retellings:
        yield from _branch_rows(dispute, strand, retelling, claim.id, depth + 1)
