"""`handouts kinds`: what blocks, slides and figures there are, and what each takes; and a sheet with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("kinds")
@click.option(
    "--out", type=FOLDER, help="Also draw each kind of block and slide: a PDF and a contact sheet (PNG) here."
)
def command(*, out: Path | None) -> int:
    """List the kinds of blocks, slides and figures that content can use, what each takes, and how many."""
    from handouts.content.kinds import families

    for family in families():
        click.echo(f"# {family.name} ({family.place})\n")
        for kind in family.kinds:
            click.echo(f"{kind.name}: {kind.says}")
            for takes in kind.takes:
                click.echo(f"    {takes.key}{'' if takes.needed else ' (may be left out)'}: {takes.what}")
            click.echo()
    click.echo("How long a text may be depends on its place: a build that has no room says how much there is.")
    if out:
        from handouts.app import specimens
        from handouts.cli.preview import write_sheets

        write_sheets(out, specimens.kinds())
    return ExitStatus.FINE
