"""The first page of a process would wait for word lists and templates to be loaded; so they are loaded before anyone asks."""

from __future__ import annotations

from pathlib import Path

from headwater.exporting.dispute_views import dispute_view
from headwater.exporting.disputes import dispute
from headwater.exporting.summary import Choice, Summary, beside
from headwater.ledger import Ledger
from headwater.model.relations import Estimand
from headwater.web.pages import engine


def warm(ledger: Path) -> None:
    """Make one figure of the ledger ready, as a page would, and show it to nobody."""
    with Summary.at(beside(ledger)) as summary:
        lines = summary.figures(Choice(size=1)).lines
    for name in ("figure.html", "front.html", "report_page.html"):
        engine().get_template(name)
    with Ledger(ledger) as opened:
        for line in lines:
            for relation in opened.relations.naming(line.id, "estimand"):
                assert isinstance(relation, Estimand)  # noqa: S101  # asked for by kind
                dispute_view(dispute(opened, relation), engine())
