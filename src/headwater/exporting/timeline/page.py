"""A timeline as a page of its own, with the words that each step was read from."""

from __future__ import annotations

from markupsafe import Markup

from headwater.exporting.disputes import Dispute
from headwater.exporting.page import render
from headwater.exporting.timeline.lanes import lanes
from headwater.exporting.timeline.layout import drawing
from headwater.exporting.timeline.svg import to_svg


def to_page(dispute: Dispute) -> str:
    """The page on one figure; it loads nothing from elsewhere, and says so to the browser."""
    shown = lanes(dispute)
    what = drawing(shown)
    picture = to_svg(what, dispute.estimand.label) if what else ""
    return render(
        "timeline.html",
        ["palette.css", "report.css", "disputes.css", "timeline.css"],
        dispute=dispute,
        lanes=shown,
        picture=Markup(picture),  # noqa: S704  # made by our own template, which escapes
    )
