"""Every screen of the page on a ledger that people have judged: what the pictures are taken of, and what everyone must be able to use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import FilePayload, Page, expect

from headwater.exporting.disputes import Dispute, dispute
from headwater.exporting.summary import Choice, Summary, beside
from headwater.ledger import Ledger, undo
from headwater.model.assessment import Assessment, Credibility, Reliability, moment
from headwater.model.relations import Estimand
from headwater.pipeline import link_ledger
from headwater.web.freshness import Freshness

USER = "ana"

Act = Callable[[Page, str], None]
"""Leads a browser to a state that has no address; the second is where the page is served."""


def judged(ledger: Path) -> None:
    """Let two people judge: grades, corrections, decisions, and of each kind one taken back; then link and list it."""
    with Ledger(ledger) as opened:
        found = best(ledger, opened)
        claims = [one.claim.id for one in found.tellings[:3]]
        judgements = opened.judgements
        judgements.assess(_grade(found.estimand.id, "C", "3", USER, "the counts are of one side"))
        judgements.assess(_grade(claims[0], "B", "2", "jo", "by name, on the record"))
        judgements.assess(_grade(claims[0], "C", "3", USER, None))
        judgements.assess(_grade(found.tellings[0].document.id, "B", "3", "jo", "quotes a briefing without a link"))
        opened.correct(claims[-1], "status", "reported", USER, "“reportedly” stands in the headline")
        opened.correct(claims[-1], "certainty", "possible", "jo")
        undo(opened, "correction-2", USER, "the headline is not the claim")
        pairs = [one.between for one in opened.relations.in_doubt(1)[0]]
        for between in pairs or [(claims[0], claims[1])]:
            judgements.decide(between, True, "jo", "both count from the same briefing")
        undo(opened, "decision-1", USER)
        link_ledger(opened)
    Freshness(ledger).now()


def _grade(target: str, source: str, information: str, user: str, note: str | None) -> Assessment:
    return Assessment(target, Reliability(source), Credibility(information), user, moment(), note)


def best(ledger: Path, opened: Ledger) -> Dispute:
    """The figure that most reports give."""
    with Summary.at(beside(ledger)) as summary:
        line = summary.figures(Choice()).lines[0]
    estimand = next(one for one in opened.relations.naming(line.id, "estimand") if isinstance(one, Estimand))
    return dispute(opened, estimand)


def screens(ledger: Path) -> Mapping[str, str]:
    """An address of every screen, by a name for it."""
    with Ledger(ledger) as opened:
        found = best(ledger, opened)
        named = {order: _first(ledger, opened, order) for order in ("conflicts", "drift")}
    telling = max(found.tellings, key=lambda one: (len(one.claim.sources), len(one.claim.derivation), one.claim.id))
    claim, report, figure = telling.claim.id, telling.document.id, found.estimand.id
    drifts = named["drift"].drifts
    pair = (drifts[0].upstream, drifts[0].downstream) if drifts else tuple(one.claim.id for one in found.tellings[:2])
    with Ledger(ledger) as opened:
        reports = [opened.found([name])[name].document.id for name in pair]
    word = re.findall(r"[\w-]+", found.estimand.label)[0]
    return {
        "front": "/",
        "front-search": f"/?q={quote(word)}",
        "front-facet": f"/?counted={quote(found.estimand.counted)}&order=last",
        "front-none": "/?q=xyzzy",
        "figure": f"/figures/{figure}",
        "figure-conflicts": f"/figures/{named['conflicts'].estimand.id}",
        "figure-drift": f"/figures/{named['drift'].estimand.id}",
        "reports": "/reports",
        "reports-search": f"/reports?q={quote((telling.document.publisher or 'a').split()[0])}",
        "report": f"/reports/{report}",
        "report-claim": f"/reports/{report}?claim={claim}#c-{claim}",
        "report-span": f"/reports/{report}?claim={claim}&span=0-11#span",
        "trace-figure": f"/figures/{figure}/trace",
        "trace-drift": f"/figures/{named['drift'].estimand.id}/trace",
        "trace-report": f"/reports/{reports[0]}/trace",
        "flows": "/flows",
        "flows-none": "/flows?words=xyzzy",
        "compare-claims": f"/compare?pick={pair[0]}&pick={pair[1]}",
        "compare-reports": f"/compare?pick={reports[0]}&pick={reports[1]}",
        "compare-one": f"/compare?pick={pair[0]}",
        "review": "/review",
        "review-undone": "/review?done=decision-2",
        "judge-claim": f"/judge/{found.tellings[min(2, len(found.tellings) - 1)].claim.id}",
        "judge-figure": f"/judge/{figure}",
        "judge-report": f"/judge/{found.tellings[0].document.id}",
        "judge-origin": f"/judge/{found.strands[0].origin.id}",
        "history": "/history",
        "history-one": f"/history?of={found.tellings[0].claim.id}",
        "add": "/add",
        "login": "/login",
        "missing": "/nothing",
        "missing-figure": "/figures/e2345missing",
    }


REFUSED = {"compare-one", "missing", "missing-figure", "add-wrong", "login-wrong"}
"""Screens that answer with a refusal."""

EMPTY = {"empty-front": "/", "empty-reports": "/reports", "empty-flows": "/flows", "empty-review": "/review", "empty-history": "/history"}  # fmt: skip
"""Screens on which a ledger without reports has something to say."""


def _first(ledger: Path, opened: Ledger, order: str) -> Dispute:
    with Summary.at(beside(ledger)) as summary:
        line = summary.figures(Choice(order=order)).lines[0]
    return dispute(
        opened, next(one for one in opened.relations.naming(line.id, "estimand") if isinstance(one, Estimand))
    )


def add_files(page: Page, address: str) -> None:
    """One report that is read, one file that cannot be."""
    page.goto(f"{address}/add")
    files = [("Pier notes.txt", "The Tide Agency said that 41 sailors were missing off Cape Wrath."), ("scan.pdf", "%PDF-1.4 nothing")]  # fmt: skip
    page.locator("input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="text/plain", buffer=text.encode()) for name, text in files]
    )
    page.get_by_role("button", name="Add files").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=600_000)


def add_wrongly(page: Page, address: str) -> None:
    """A day that is none."""
    page.goto(f"{address}/add")
    page.locator("textarea").fill("Forty sailors are missing.")
    page.evaluate("document.querySelector('input[name=published]').removeAttribute('pattern')")
    page.get_by_label("Published").fill("last Tuesday")
    page.get_by_role("button", name="Add text").click()


def log_in_wrongly(page: Page, address: str) -> None:
    """A token that is none."""
    page.goto(f"{address}/login?token=wrong")


def point_at_a_sign(page: Page, address: str) -> None:
    """A sign of the trajectory has the focus, and its sentence is read."""
    page.goto(address)
    page.locator(".figures .of a").first.click()
    page.locator("svg.timeline a").first.focus()


ACTS: Mapping[str, Act] = {
    "figure-pointed": point_at_a_sign,
    "add-wrong": add_wrongly,
    "login-wrong": log_in_wrongly,
    "add-done": add_files,
}
