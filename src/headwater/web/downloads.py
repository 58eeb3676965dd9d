"""Answers that are files of their own."""

from __future__ import annotations

from starlette.responses import Response


def svg_file(text: str, name: str) -> Response:
    """A picture to be saved as `NAME.svg`; opened in a browser it could run nothing."""
    return Response(
        text,
        media_type="image/svg+xml",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.svg"',
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",  # its own style is in it
        },
    )
