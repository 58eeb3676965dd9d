"""Whether figures of real articles are put together that are of one thing: `python -m benchmarks.pairs`.

Two collections of the shared corpora are read whole and linked: 840 articles of seven American outlets on one election
(`attribution/polnear/train`), and 817 of local papers and of Wikinews on epidemics (`places`). Pairs of figures in two
reports were labelled by reading (`tests/articles/marks/pairs.jsonl`): `same`, `other`, or `mention` where one only points
("the two men"). Those drawn `first` are of figures that linking put together before decision 0036, and of equal
numbers that it kept apart; those drawn `after` of figures that it put together then. `right` is the share of the labelled
pairs put together that are the same, `kept` the share of the same ones that are put together. It takes five minutes on two cores.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lxml import etree
from rich.console import Console
from rich.table import Table
from tests.articles.articles import CORPORA

from headwater.linking.building import rows_of
from headwater.linking.link import link_rows
from headwater.model import Document, make_document
from headwater.pipeline.extracting import USUAL, extract_one, jobs_by_default

MARKS = Path(__file__).parents[1] / "tests" / "articles" / "marks" / "pairs.jsonl"
LABELS = ("same", "other", "mention")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ELECTION = "attribution/polnear/train/text"
_PLACES = ("places/GeoVirus.xml", "places/lgl.xml")

Place = tuple[str, int, int]
"""Where a figure stands: the text by its place in the corpora, start and end."""


def main() -> None:
    """Measure and print."""
    pairs = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    table = Table("articles", "drawn", *(f"{label}: together, of" for label in LABELS), "right", "kept")
    for name, found in (("election", dict(_election())), ("local", dict(_local()))):
        group_of = _groups(found)
        for drawn in ("first", "after"):
            ours = [pair for pair in pairs if (pair["of"], pair["drawn"]) == (name, drawn)]
            table.add_row(name, drawn, *_scores(ours, group_of))
    Console().print(table)


def _election() -> Iterator[tuple[str, Document]]:
    for path in sorted((CORPORA / _ELECTION).glob("*.txt")):
        outlet, day, _ = path.stem.split("_", 2)
        text = path.read_text(encoding="utf-8")
        address = f"https://{outlet}.example/{path.stem}"
        yield f"{_ELECTION}/{path.name}", make_document(text, publisher=outlet, published=day, url=address)


def _local() -> Iterator[tuple[str, Document]]:
    for file in _PLACES:
        for number, article in enumerate(etree.parse(CORPORA / file, _PARSER).getroot()):
            told = {
                name: (article.findtext(name) or "").strip()
                for name in ("text", "title", "url", "domain", "dltime", "source")
            }
            address = told["url"] or told["source"]
            title = told["title"] or address.rsplit("/", 1)[-1].replace("_", " ")
            yield (
                f"{file}#{number}",
                make_document(
                    told["text"],
                    publisher=told["domain"] or "Wikinews",
                    published=told["dltime"][:10] or None,
                    title=title,
                    url=address,
                ),
            )


def _groups(documents: dict[str, Document]) -> dict[Place, set[int]]:
    """For each figure the numbers of the estimands that its rows are in."""
    place_of = {document.id: place for place, document in documents.items()}
    with ProcessPoolExecutor(jobs_by_default(), mp_context=get_context("spawn")) as pool:
        records = list(pool.map(partial(extract_one, method=USUAL), documents.values(), chunksize=8))
    linked = link_rows([row for record in records for row in rows_of(record)])
    found: dict[Place, set[int]] = {}
    for number, (_, rows) in enumerate(linked.estimands):
        for row in rows:
            if row.figure is not None:
                key = (place_of[row.document.id], row.figure.span.start, row.figure.span.end)
                found.setdefault(key, set()).add(number)
    return found


def _scores(pairs: Sequence[dict[str, Any]], group_of: dict[Place, set[int]]) -> list[str]:
    together: Counter[str] = Counter()
    for pair in pairs:
        one, other = (group_of.get(tuple(pair[side]), set()) for side in ("one", "other"))
        together[pair["label"]] += bool(one & other)
    of = Counter(pair["label"] for pair in pairs)
    return [
        *(f"{together[label]} of {of[label]}" for label in LABELS),
        f"{together['same'] / max(together.total(), 1):.3f}",
        f"{together['same'] / max(of['same'], 1):.3f}",
    ]


if __name__ == "__main__":
    main()
