"""`headwater trace`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text
from rich.tree import Tree

from headwater.cli.options import answering, explain_option, format_option, ledger_option, open_ledger, query_argument
from headwater.cli.output import STATUS_STYLE, chain_text, console, print_data, say, short
from headwater.cli.parts import Parts
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
    head = Text(estimand.label, "bold"), Text(reports), Text(short(estimand.id), "dim")
    tree = Tree(Parts(head), guide_style="dim")
    for strand in dispute.strands:
        node = tree.add(_origin(strand, dispute.before(strand)))
        for branch in branches(dispute, strand):
            _grow(node, branch, explain)
    return tree


def _origin(strand: Strand, before: Strand | None) -> Parts:
    stated = f"stated {strand.origin.stated}" if strand.origin.stated else "day not known"
    stated += ", the same source as above" if before else ""
    named = Text.assemble(("origin: ", "dim"), (issuer(strand.origin), "bold blue"))
    return Parts((named, Text(stated), Text(short(strand.origin.id), "dim")))


def _grow(node: Tree, branch: Branch, explain: bool) -> None:
    claim, document, figure = branch.telling.claim, branch.telling.document, branch.telling.figure
    first = (
        Text((document.published or "no date")[:10]),
        Text(document.publisher or "publisher not given", "bold"),
        Text(bounds(figure) if figure else content(claim), "bold yellow"),
        Text(standing(claim), STATUS_STYLE[claim.status]),
        Text(short(claim.id), "dim"),
    )
    more = [Text(f"{change(drift.drift)}: {drift.was or '–'} → {drift.now or '–'}", "red") for drift in branch.drifts]
    more += [Text(in_place_of(telling.figure, telling.row.stated), "dim") for telling in branch.revised]
    if branch.got is not None and not explain:
        more.append(Text(f"by {branch.got.evidence}", "dim"))
    elif explain:
        more += [chain_text([source(one) for one in claim.sources]), *_evidence(branch)]
    below = node.add(Parts(first, *((line,) for line in more)))
    for retelling in branch.retellings:
        _grow(below, retelling, explain)


def _evidence(branch: Branch) -> Iterator[Text]:
    """Why this report is held to have it from the one above, with the words that both have, a line each."""
    yield Text(quoted(branch.telling.claim.sentence, 240), "italic")
    if branch.got is not None:
        yield Text(f"by {branch.got.evidence}, weight {branch.got.weight:.2f}: {branch.got.reason}", "dim")
        for passage in branch.got.passages:
            yield Text(f"in both: {quoted(passage.downstream)}", "dim")


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
