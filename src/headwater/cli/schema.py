"""`headwater schema`."""

from __future__ import annotations

import json

import click

from headwater.model.codec import json_schema


@click.command("schema")
def command() -> int:
    """Print the JSON Schema (2020-12) of the records that `headwater extract` and `headwater export` print as JSON."""
    click.echo(json.dumps(json_schema(), indent=1))
    return 0
