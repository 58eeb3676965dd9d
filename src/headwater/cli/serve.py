"""`headwater serve`."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from headwater.cli.options import ledger_option, user_option


@click.command("serve")
@ledger_option
@click.option("--port", type=click.IntRange(1, 65535), default=8484, show_default=True, help="Where it listens.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address; another than this machine's own needs --token."
)
@click.option(
    "--token", envvar="HEADWATER_TOKEN", show_envvar=True, help="What others must know to look; at least 16 characters."
)
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@user_option
def command(
    ledger_path: Path, port: int, host: str, token: str | None, no_browser: bool, user: str
) -> int:  # its options
    """Open the page on a ledger: read, trace, compare, judge. Ctrl-C ends it.

    The page answers to this machine alone, unless --host and --token say otherwise, and loads nothing from elsewhere.
    """
    page = importlib.import_module("headwater.web.serving")  # by name: rooms of one floor know nothing of each other
    settings = page.Settings(ledger=ledger_path, host=host, port=port, token=token, user=user)
    page.serve(settings, say=click.echo, browser=not no_browser)
    return 0
