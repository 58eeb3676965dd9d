"""Reports that attack whoever looks at them, in every field that a report has."""

from __future__ import annotations

from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Document, Record, make_document
from headwater.pipeline import link_ledger
from headwater.web.freshness import Freshness

ELSEWHERE = "http://elsewhere.example"
TURN = "\u202e"
"""Right-to-left override: what follows is shown backwards until its paragraph, or the isolate that holds it, ends."""

ATTACKS = (
    f"<script src={ELSEWHERE}/s></script><script>window.hit=1</script>",
    f"<img src={ELSEWHERE}/i onerror=window.hit=1>",
    f"<style>@import '{ELSEWHERE}/c';*{{display:none}}</style><link rel=stylesheet href={ELSEWHERE}/l>",
    f"<svg onload=window.hit=1><image href={ELSEWHERE}/v /><a href=javascript:window.hit=1>x</a></svg>",
    '" onmouseover="window.hit=1" autofocus onfocus="window.hit=1" x="',
    "' style='position:fixed;inset:0' onclick='window.hit=1",
    f"<div hx-get={ELSEWHERE}/h hx-trigger=load hx-on:load=window.hit=1>x</div></textarea></title></style>",
    f"<base href={ELSEWHERE}/><meta http-equiv=refresh content=0;url={ELSEWHERE}/m>{{{{ 7 * 7 }}}}",
    f"{TURN}evil\u2066 turned \u0000\u000b\ufffe",
)
ADDRESSES = (
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
)
LONG = 5_000_000
"""Characters of the longest line."""


def reports() -> list[Document]:
    """One report for each attack; all give one figure. The last has a line of 5 MB."""
    made = []
    for number, attack in enumerate(ATTACKS):
        told = f"The Harbour Board said on Monday that {31 + number % 2} ferries were held in Port Saro."
        text = f"{told} {attack}\n\n{attack} said that 4 tugs sank in Port Saro.\n"
        address = ADDRESSES[number % len(ADDRESSES)]
        made.append(
            make_document(
                text, title=attack, publisher=f"Post {attack}", url=address, published=f"2025-02-0{number + 1}"
            )
        )
    long = f"The Harbour Board said on Monday that 33 ferries were held in Port Saro.\n\n{'x' * LONG}\n"
    return [*made, make_document(long, title="x" * 10_000, publisher="y" * 10_000, published="2025-02-10")]


def hostile(path: Path) -> list[Document]:
    """Puts them all into a ledger, links it, and gives them."""
    found = reports()
    with Ledger(path) as ledger:
        for document in found:
            ledger.add(Record(document, *extract_claims(document)), document.text.encode(), document.title or "", "v1")
        link_ledger(ledger)
    Freshness(path).now()
    return found
