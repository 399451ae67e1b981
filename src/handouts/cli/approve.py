"""`handouts approve`: sign off documents, bound to the very words they say now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import CLINIC, FOLDER, GUIDE, NAME, NAMES, clock, own_folder, request
from handouts.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from handouts.app.approve import Report


@click.command("approve")
@click.option("--name", required=True, help="Who approves.")
@click.option("--role", required=True, help="In which role; guide.yaml names those that are needed.")
@click.option("--document", "only", metavar="D,D", type=NAMES, help="Only these documents (default: all).")
@click.option(
    "--modules", metavar="A,B", type=NAMES, help="Only the deck of these modules or units, for a short session."
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of approval (default: today).")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is (default: by the clock).")
@click.option("--lang", "language", metavar="TAG", type=NAME, help="Language (default: the guide's own).")
@CLINIC
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here).")
@GUIDE
def command(
    *, name: str, role: str, day: dt.datetime | None, today: dt.datetime | None, content: Path | None, **options: Any
) -> int:
    """Approve the documents of GUIDE as they are now; a changed word makes them drafts again."""
    from handouts.app.approve import Signature, approve

    asked = request(content=own_folder(content), **options)
    now = today.date() if today else clock()
    signed = day.date() if day else now
    if signed is None:
        raise UsageError("the clock of this computer is wrong; give the day with --date.")
    _print_report(approve(asked, Signature(name, role, signed), now))
    return ExitStatus.FINE


def _print_report(report: Report) -> None:
    if report.to_verify:
        click.echo("Not verified yet, and recorded so with the approval:")
        for name, status in report.to_verify.items():
            click.echo(f"    {name} ({status})")
    for signed in report.signed:
        done = "was approved before" if signed.again else "approved"
        rest = f"; still needed: {', '.join(signed.awaited)}" if signed.awaited else ""
        click.echo(f"{done} by {report.role.name}: {signed.document}, {signed.form_line}{rest}")
    click.echo(f"recorded in {' and '.join(map(str, report.files))}")
    click.echo("Run `handouts build`: the pages then say so, until a word changes.")
