"""A drawing as SVG: inside a page, whose style it takes, or as a file of its own."""

from __future__ import annotations

import re
from typing import Any

import jinja2

from headwater.exporting.page import environment, part

_STYLES = {"timeline.svg": "timeline.css", "trace.svg": "pictures.css", "flows.svg": "pictures.css"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def picture(
    template: str,
    drawing: Any,  # what the template of that name draws
    title: str,
    *,
    alone: bool = False,
    links: jinja2.Environment | None = None,
) -> str:
    """The SVG element that `template` makes of a drawing; with `alone` a whole file with its own style.

    With `links` what is drawn leads where that engine has claims and reports. Characters that XML has no place for become
    U+FFFD.
    """
    made = (links or environment()).get_template(template)
    style = part(_STYLES[template]) if alone else ""
    text = made.render(drawing=drawing, title=title, style=style, alone=alone, links=links is not None)
    return _NO_XML.sub("\ufffd", text)
