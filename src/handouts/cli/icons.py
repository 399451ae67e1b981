"""`handouts icons`: the names of the icons, and a sheet on which each is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER, content_folder
from handouts.errors import ContentError, ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("icons")
@click.option("--content", type=FOLDER, help="Whose own icons are listed too (default: content/ here).")
@click.option("--out", type=FOLDER, help="Also draw them: a PDF and a contact sheet (PNG) here.")
def command(*, content: Path | None, out: Path | None) -> int:
    """List the icons that content can name under `icon:`, those of its own with their files."""
    from handouts.content.icons import read_icons
    from handouts.content.loader import icon_paths
    from handouts.content.svg import BOX
    from handouts.theme.assets import icon_names

    own = {path.stem: path for path in icon_paths(content or content_folder())}
    _, problems = read_icons(own.values(), icon_names())
    if problems:
        raise ContentError(tuple(problems))
    names = sorted(icon_names() | own.keys())
    for name in names:
        click.echo(f"{name}  {own[name]}" if name in own else name)
    click.echo(f"{len(names)} icons, each one shape of one colour in a box of {BOX} by {BOX}", err=True)
    if out:
        from handouts.app import specimens
        from handouts.cli.preview import write_sheets

        write_sheets(out, specimens.icons(tuple(own.values())))
    return ExitStatus.FINE
