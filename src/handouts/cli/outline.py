"""`handouts outline`: print the composed outlines as text."""

from __future__ import annotations

from typing import Any

import click

from handouts.cli.options import edition_options, request
from handouts.errors import ExitStatus


@click.command("outline")
@edition_options
def command(**options: Any) -> int:
    """Print what the documents of GUIDE say, in reading order, each line with the id it comes from."""
    from handouts.app import pipeline
    from handouts.outline.prose import lines

    _, composed = pipeline.compose(request(everything=True, **options))
    for name, document in composed.items():
        identity, seal = document.outline.identity, document.seal
        click.echo(f"# {name}: {identity.title} ({identity.version_line}; {seal.form_line}; {seal.status_line})")
        for line in lines(document.outline):
            click.echo(line)
        click.echo()
    return ExitStatus.FINE
