"""Pages that load nothing from elsewhere: one template engine, and a content policy that names the page's own parts.

The policy allows the page's style and script by digest and nothing else (Content Security Policy Level 3). Whatever comes from
a document is escaped by the engine.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from headwater import __version__
from headwater.exporting import wording
from headwater.exporting.contents import said
from headwater.model import Figure

_FILTERS = (
    "bounds",
    "chain",
    "change",
    "content",
    "corrections",
    "counted",
    "differing",
    "in_place_of",
    "issuer",
    "measured",
    "quoted",
    "range_of_origins",
    "scale",
    "source",
    "standing",
    "tally",
    "time",
    "title",
    "when",
    "where",
)


def render(
    template: str, styles: Sequence[str], scripts: Sequence[str] = (), **values: Any
) -> str:  # what the template names
    """The page that a template makes of `values`, with these style and script files inside it.

    >>> page = render("report.html", [], [], rows=[], views=[], claims="0 claims", statuses=[], disputes=[])
    >>> "default-src &#39;none&#39;" in page
    True
    """
    style, script = ("\n".join(part(name) for name in names) for names in (styles, scripts))
    return (
        environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704  # our own files, no document's text
            script=Markup(script),  # noqa: S704  # likewise
            policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'",
            version=__version__,
            **values,
        )
    )


def _digest(text: str) -> str:
    """The source expression of a content policy that allows exactly this style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def part(name: str) -> str:
    """A file of ours that goes into a page."""
    return (files("headwater.exporting") / "templates" / name).read_text(encoding="utf-8").strip()


@cache
def environment() -> jinja2.Environment:
    """The templates of pages that hold everything: a claim stands further down on the same page."""
    return make_environment(jinja2.PackageLoader("headwater.exporting"), lambda claim: f"#c-{claim}")


def make_environment(loader: jinja2.BaseLoader, claim_at: Callable[[str], str]) -> jinja2.Environment:
    """An engine that escapes, with the one wording of every form as filters.

    `claim_at` gives the address of the claim with an id.
    """
    made = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {name: getattr(wording, name) for name in _FILTERS}
    made.filters["said"] = said
    made.filters["titled"] = wording.title  # "title" is Jinja's own
    made.globals["claim_at"] = claim_at
    made.filters["weight"] = _weight
    made.filters["px"] = lambda value: f"{value:.1f}".removesuffix(".0")
    made.tests["address"] = lambda url: isinstance(url, str) and url.startswith(("http://", "https://"))
    return made


def _weight(figure: Figure) -> str:
    """The number that the table sorts a figure by: its high end, else its low."""
    end = figure.high if figure.high is not None else figure.low
    return "" if end is None else f"{end:f}"
