"""Answers that are files of their own: lists as CSV or JSON lines, pictures, pages that stand alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from headwater.exporting.tables import Row, csv_pieces, row_lines

_MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}


def file_kind(request: Request) -> str | None:
    """What `?format=` asks for: `csv`, `jsonl`, or `None` for the page; anything else is refused."""
    kind = request.query_params.get("format") or None
    if kind is not None and kind not in _MEDIA:
        raise HTTPException(400, "A list is to be had as csv or jsonl.")
    return kind


def rows_file(kind: str, name: str, rows: Iterable[Row], columns: tuple[str, ...]) -> Response:
    """A list to be saved as `NAME.csv` or `NAME.jsonl`, sent piece by piece; what is wrong with it is raised here."""
    pieces = csv_pieces(rows, columns) if kind == "csv" else row_lines(rows, columns)
    first = next(pieces, "")
    return StreamingResponse(chain((first,), pieces), media_type=_MEDIA[kind], headers=_saved(f"{name}.{kind}"))


def svg_file(text: str, name: str) -> Response:
    """A picture to be saved as `NAME.svg`; opened in a browser it could run nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # its own style is in it
    headers = {**_saved(f"{name}.svg"), "Content-Security-Policy": policy}
    return Response(text, media_type="image/svg+xml", headers=headers)


def page_file(text: str, name: str) -> Response:
    """A page that stands alone, to be saved as `NAME.html`; it says itself what a browser may do with it."""
    headers = {**_saved(f"{name}.html"), "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}  # fmt: skip
    return Response(text, media_type="text/html", headers=headers)


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
