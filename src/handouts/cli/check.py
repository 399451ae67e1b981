"""`handouts check`: judge the content and the composed outlines."""

from __future__ import annotations

from typing import Any

import click

from handouts.cli.options import edition_options, request
from handouts.errors import ExitStatus


@click.command("check")
@edition_options
def command(**options: Any) -> int:
    """Find what is wrong in the content of GUIDE."""
    from handouts import pipeline

    edition, composed = pipeline.compose(request(**options))
    click.echo(f"{edition.guide.guide.id}: {len(edition.guide.items)} items, {len(composed)} documents, no problems")
    return ExitStatus.FINE
