"""`handouts new`: a clinic's own starter kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER, NAME, content_folder
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("new")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option(
    "--clinic",
    metavar="NAME",
    type=NAME,
    default="our-clinic",
    show_default=True,
    help="What the clinic's file is called.",
)
@click.option("--content", type=FOLDER, help="The content to copy (default: content/ here, else the one shipped).")
def command(*, folder: Path, clinic: str, content: Path | None) -> int:
    """Make a clinic's own starter kit in DIR: a copy of the content, a file to fill in, checks."""
    from handouts.app import starter

    written = starter.start(folder, content or content_folder(), clinic)
    click.echo(f"wrote {len(written)} files to {folder}")
    click.echo(f"Next: fill in {folder / 'content' / 'clinics' / f'{clinic}.yaml'}; {folder / 'README.md'} tells how.")
    return ExitStatus.FINE
