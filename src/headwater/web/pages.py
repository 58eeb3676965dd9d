"""Templates to answers: one engine that escapes everything, with the wording and the pieces of the report."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from headwater import __version__
from headwater.exporting.history_tables import as_read
from headwater.exporting.page import make_environment
from headwater.exporting.timeline.spark import spark
from headwater.exporting.wording import quoted
from headwater.model import PDF_CREATION, Span
from headwater.web.context import freshness_of, relinking_of, session_of, settings_of
from headwater.web.sessions import CSRF_FIELD, csrf_token


@cache
def engine() -> jinja2.Environment:
    """The page's templates; those of the report are at hand by their names. A claim is at an address of its own."""
    loaders = [jinja2.PackageLoader("headwater.web"), jinja2.PackageLoader("headwater.exporting")]
    made = make_environment(jinja2.ChoiceLoader(loaders), lambda claim: f"/claims/{claim}")
    made.filters["spark"] = spark
    made.filters["as_read"] = as_read
    made.filters["grouped"] = lambda number: f"{number:,}"
    made.filters["plural"] = plural
    made.filters |= {"stored": stored, "in_runs": in_runs, "shortened": shortened, "moment": moment}
    made.globals["report_at"] = lambda document: f"/reports/{document}"
    made.globals["version"] = __version__
    made.globals["made_with_pdf"] = PDF_CREATION
    made.globals["csrf_field"] = CSRF_FIELD
    return made


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "report"), plural(1200, "report"), plural(2, "copy", "copies")
    ('1 report', '1,200 reports', '2 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def stored(text: str) -> Markup:
    """A text that a browser has as it is stored: a carriage return is written so that it is not read as a new line.

    >>> stored("<a>\\r\\n")
    Markup('&lt;a&gt;&#13;\\n')
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704  # escaped


def in_runs(text: str, longest: int = 10_000) -> Markup:
    """A text as it is stored; a very long one in runs that a browser lays out one by one, as they come into sight.

    >>> in_runs("abcd"), in_runs("abcd", 3)
    (Markup('abcd'), Markup('<span class="run">abc</span><span class="run">d</span>'))
    """
    if len(text) <= longest:
        return stored(text)
    runs = (stored(text[at : at + longest]) for at in range(0, len(text), longest))
    return Markup("").join(Markup('<span class="run">{}</span>').format(run) for run in runs)


def shortened(text: str, longest: int = 90) -> str:
    """A text on one line, its middle left out if it is long.

    >>> shortened("two\\ndepots"), shortened("two depots burned", 9)
    ('two depots', 'two … ned')
    """
    return quoted(Span(text, 0, len(text)), longest)[1:-1]


def moment(value: str) -> str:
    """A day, or a moment to the minute with its offset from UTC.

    >>> moment("2024-10-01"), moment("2024-10-01T16:53:00+00:00"), moment("2024-10-01T16:53:00Z")
    ('2024-10-01', '2024-10-01 16:53 UTC', '2024-10-01 16:53 UTC')
    """
    day, _, clock = value.partition("T")
    if not clock:
        return day
    offset = clock[5:].lstrip(":0123456789.")
    return f"{day} {clock[:5]} {'UTC' if offset in ('Z', '+00:00') else offset}".strip()


def page(
    request: Request, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:  # what the template names
    """The page that a template makes of `values`.

    The template also has `csrf` (the token of forms), `tabs`, `here` (the path), `ledger` (the file's name), `user`
    (who judges), `renewing` (whether the summary is behind), `progress` (how many of how many reports it has, while it is
    made), and `linking` (whether judgements are still being linked).
    """
    settings = settings_of(request)
    text = (
        engine()
        .get_template(template)
        .render(
            csrf=csrf_token(settings, session_of(request)),
            tabs=request.app.state.tabs,
            here=request.url.path,
            ledger=settings.ledger.name,
            renewing=freshness_of(request).busy,
            progress=freshness_of(request).progress,
            linking=relinking_of(request).busy,
            user=settings.user,
            **values,
        )
    )
    return HTMLResponse(text, status)
