"""A timeline as SVG: inside a page, whose style it takes, or as a file of its own."""

from __future__ import annotations

import jinja2

from headwater.exporting.pictures import picture
from headwater.exporting.timeline.layout import Drawing


def to_svg(what: Drawing, title: str, *, alone: bool = False, links: jinja2.Environment | None = None) -> str:
    """The SVG element; with `alone` a whole file with its own style; with `links` marks lead where that engine has claims."""
    return picture("timeline.svg", what, title, alone=alone, links=links)
