"""A timeline as SVG: inside a page, whose style it takes, or as a file of its own."""

from __future__ import annotations

from headwater.exporting.page import environment, part
from headwater.exporting.timeline.layout import Drawing


def to_svg(what: Drawing, title: str, *, alone: bool = False, links: bool = False) -> str:
    """The SVG element; with `alone` a whole file with its own style; with `links` marks lead to the page's claims."""
    style = part("timeline.css") if alone else ""
    return (
        environment()
        .get_template("timeline.svg")
        .render(drawing=what, title=title, style=style, alone=alone, links=links)
    )
