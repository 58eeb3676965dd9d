"""Reading the marked articles: their texts stand in the corpora, which are no part of the project, the marks here.

A line of a file of `marks` is an article: where its text stands in the corpora, the first 16 digits of
the text's SHA-256, its publisher, date or address, and its figures as `[start, end, bounds, unit, heads, sources, status]`,
with `more` or `negative` as an eighth member. What the members mean is told in `tests.reports.marked`.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.reports.marked import Report, figure

SETS = ("read", "held", "hedged-read", "hedged-held", "world-read", "world-held")
"""The sets of marked articles. Those of `hedged` were drawn for how their figures are put, those of `world` among general and world news."""
CORPORA = Path(os.environ.get("HEADWATER_CORPORA", Path(__file__).parents[2].parent / "shared" / "corpora"))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_MARKS = Path(__file__).parent / "marks"


def articles(part: str) -> list[Report]:
    """The marked articles of a part, in the order of their marks.

    Raises:
        ValueError: a text is not the one that was marked.
    """
    return [_article(json.loads(line)) for line in (_MARKS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def _article(row: dict[str, Any]) -> Report:
    text = text_of(row["text"])
    if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
        raise ValueError(f"{row['text']}: not the text that was marked")
    figures = [figure(start, [text[start:end], *rest], where=row["text"]) for start, end, *rest in row["figures"]]
    return Report(row["text"], text, row.get("publisher"), row.get("published"), tuple(figures), row.get("url"))


def text_of(place: str) -> str:
    """The text of an article: a file, the body of a web page by its key, an article of many by its number, or the running text of a treebank's document."""
    if place.startswith("pages/"):
        return str(_pages()[place.removeprefix("pages/")]["articleBody"]).strip()
    if "#" in place:
        file, number = place.split("#")
        return _gazetted(file)[int(number)]
    content = (CORPORA / place).read_text(encoding="utf-8")
    return _running(content) if place.endswith(".conllu") else content


@cache
def _pages() -> dict[str, dict[str, str]]:
    pages: dict[str, dict[str, str]] = json.loads((CORPORA / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    return pages


@cache
def _gazetted(file: str) -> list[str]:
    """The texts of a file of articles with marked places, in its order."""
    return [(article.findtext("text") or "").strip() for article in etree.parse(CORPORA / file, _PARSER).getroot()]


def _running(conllu: str) -> str:
    """Sentences joined by blanks, paragraphs by empty lines."""
    paragraphs: list[list[str]] = [[]]
    for line in conllu.splitlines():
        if line.startswith("# newpar"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = ").strip())
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)
