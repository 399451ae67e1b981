"""`handouts cite`: take over references from Zotero and other reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handouts.cli.options import FILE, FOLDER, one_guide, own_folder
from handouts.errors import ExitStatus, counted, visible

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.app.cite import Merge


@click.command("cite")
@click.argument("file", metavar="FILE", type=FILE)
@one_guide
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here).")
def command(*, file: Path, guide: str | None, content: Path | None) -> int:
    """Add what is new in FILE (CSL JSON or CSL YAML) to the references of GUIDE; entries that are there stay."""
    from handouts.app.cite import cite

    _print_merge(cite(own_folder(content), guide or "", file))
    return ExitStatus.FINE


def _print_merge(merge: Merge) -> None:
    for name, short in merge.added.items():
        click.echo(visible(f"added {name}: {short}; cite it as [^{name}]"))
    for name, keys in merge.filled.items():
        click.echo(f"filled in {name}: {', '.join(keys)}")
    for name, keys in merge.differing.items():
        click.echo(f"kept {name} as it is; the export differs in {', '.join(keys)}")
    changed = f"written: {merge.file}" if merge.added or merge.filled else f"nothing new; {merge.file} is as it was"
    click.echo(f"{counted(merge.known, 'item')} there already; {changed}")
    if merge.added:
        click.echo("Look at each new source, then write `checked: DAY` in the place of `status: unchecked`.")
