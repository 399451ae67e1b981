"""`handouts review`: a PDF for the person who approves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import FOLDER, edition_options, request
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command("review")
@edition_options
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="Paper (default: that of the clinic's country).")
@click.option("--fillable", is_flag=True, help="Boxes and lines that can be filled in on a screen.")
@click.option("--out", type=FOLDER, default=Path("review"), show_default=True, help="Where the file goes.")
def command(*, out: Path, **options: Any) -> int:
    """Write a PDF for whoever approves GUIDE: each claim and number, what it rests on, a box to tick, initials.

    What says something else than when it was released last is marked. Then record it with `handouts approve`.
    """
    from handouts import files
    from handouts.app.review import review

    name, data = review(request(**options))
    made: Mapping[str, bytes] = {name: data}
    files.replace(out, lambda: made)
    click.echo(f"wrote {out / name}")
    return ExitStatus.FINE
