"""`handouts new`: a clinic's own starter kit, or in it a guide of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER, NAME, content_folder, own_folder
from handouts.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from pathlib import Path

_KIT_CLINIC = "our-clinic"


@click.command("new")
@click.argument("folder", metavar="[DIR]", type=FOLDER, required=False)
@click.option("--guide", metavar="NAME", type=NAME, help="A guide of your own, in the content folder, to change.")
@click.option("--clinic", metavar="NAME", type=NAME, help=f"What the clinic's file is called (default: {_KIT_CLINIC}).")
@click.option("--content", type=FOLDER, help="The content to copy, or to add to (default: content/ here).")
def command(*, folder: Path | None, guide: str | None, clinic: str | None, content: Path | None) -> int:
    """Make a clinic's own starter kit in DIR: a copy of the content, a file to fill in, checks.

    With --guide, add a guide to the content folder: invented sample content that builds at once, each file commented.
    """
    if bool(folder) == bool(guide):
        raise UsageError("name either a new folder, for a kit, or --guide NAME, for a guide in the content folder.")
    if guide:
        if clinic:
            raise UsageError("--clinic names the file of a new kit; it does not go with --guide.")
        return _guide(own_folder(content), guide)
    assert folder is not None
    return _kit(folder, content or content_folder(), clinic or _KIT_CLINIC)


def _kit(folder: Path, content: Path, clinic: str) -> int:
    from handouts.app import starter

    written = starter.start(folder, content, clinic)
    click.echo(f"wrote {len(written)} files to {folder}")
    click.echo(f"Next: fill in {folder / 'content' / 'clinics' / f'{clinic}.yaml'}; {folder / 'README.md'} tells how.")
    return ExitStatus.FINE


def _guide(content: Path, name: str) -> int:
    from handouts.app import scaffold
    from handouts.content.loader import guides

    written = scaffold.start(content, name)
    click.echo(f"wrote {len(written)} files to {content / name}; all of it is a sample, not for patients")
    if len(guides(content)) > 1:
        click.echo(f"Several guides are here now: name the one that you mean, `handouts build {name}`, or --guide all.")
    click.echo(f"Next: `handouts build {name}`; then change {content / name / 'guide.yaml'}, and build again.")
    return ExitStatus.FINE
