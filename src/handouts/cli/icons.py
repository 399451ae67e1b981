"""`handouts icons`: the names of the icons, and a sheet on which each is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("icons")
@click.option("--out", type=FOLDER, help="Also draw them: a PDF and a contact sheet (PNG) here.")
def command(*, out: Path | None) -> int:
    """List the icons that content can name under `icon:`."""
    from handouts.theme.assets import BOX, icon_names

    for name in sorted(icon_names()):
        click.echo(name)
    click.echo(f"{len(icon_names())} icons, each one shape of one colour in a box of {BOX} by {BOX}", err=True)
    if out:
        from handouts.app import specimens
        from handouts.cli.preview import write_sheets

        write_sheets(out, specimens.icons())
    return ExitStatus.FINE
