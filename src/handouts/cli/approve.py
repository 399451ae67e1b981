"""`handouts approve`: sign off documents, bound to all that they say and show now; or withdraw them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import (
    CLINIC,
    FILE,
    FOLDER,
    MODULES,
    NAME,
    clock,
    names_option,
    one_guide,
    own_folder,
    request,
)
from handouts.errors import ExitStatus, UsageError, visible

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from handouts.app.approve import Report
    from handouts.app.withdraw import Report as Withdrawn


@click.command("approve")
@click.option("--name", required=True, help="Who approves.")
@click.option("--role", required=True, help="In which role; guide.yaml names those that are needed.")
@names_option("--document", "only", metavar="D,D", help="Only these documents (default: all).")
@names_option(
    "--modules", metavar="A,B", kind=MODULES, help="Only the deck of these modules or units, for a short session."
)
@click.option("--template", type=FILE, help="The clinic's own template that decks are approved in.")
@click.option("--sign", "key", metavar="KEY", type=FILE, help="Sign with this SSH key; clinics/allowed_signers has it.")
@click.option("--withdraw", is_flag=True, help="Withdraw what was approved last; say --why.")
@click.option("--why", metavar="TEXT", help="Why it is withdrawn.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of approval (default: today).")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is (default: by the clock).")
@click.option("--lang", "language", metavar="TAG", type=NAME, help="Language (default: the guide's own).")
@CLINIC
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here).")
@one_guide
def command(
    *, name: str, role: str, key: Path | None, withdraw: bool, why: str | None, day: dt.datetime | None,
    today: dt.datetime | None, content: Path | None, **options: Any,
) -> int:  # fmt: skip
    """Approve the documents of GUIDE as they are now; a changed word makes them drafts again."""
    from handouts.app import approve, signing
    from handouts.app import withdraw as withdrawing

    if withdraw != (why is not None):
        raise UsageError("--withdraw and --why TEXT go together: a withdrawal says its reason.")
    now = today.date() if today else clock()
    asked = request(content=own_folder(content), today=now, **options)
    signed = day.date() if day else now
    if signed is None:
        raise UsageError("the clock of this computer is wrong; give the day with --date.")
    by, sign = approve.Signature(name, role, signed), signing.signer(key) if key else None
    if withdraw:
        _print_withdrawn(withdrawing.withdraw(asked, by, why or "", sign))
    else:
        _print_report(approve.approve(asked, by, sign))
    return ExitStatus.FINE


def _print_report(report: Report) -> None:
    if report.to_verify:
        click.echo("Not verified yet, and recorded so with the approval:")
        for name, status in report.to_verify.items():
            click.echo(f"    {name} ({status})")
    for signed in report.signed:
        done = "was approved before" if signed.again else "approved"
        rest = f"; still needed: {', '.join(signed.awaited)}" if signed.awaited else ""
        click.echo(visible(f"{done} by {report.role.name}: {signed.document}, {signed.form_line}{rest}"))
    click.echo(f"recorded in {' and '.join(map(str, report.files))}")
    if not report.by_key:
        click.echo("The name is as it was typed; nothing is signed. clinics/allowed_signers asks for signatures.")
    awaited = dict.fromkeys(role for signed in report.signed for role in signed.awaited)
    if awaited:
        click.echo(f'The pages say "approved" when {", ".join(awaited)} has approved too; until then they are drafts.')
    else:
        click.echo("Run `handouts build`: the pages then say so, until a word changes.")


def _print_withdrawn(report: Withdrawn) -> None:
    for entry in report.withdrawn:
        click.echo(visible(f"withdrawn: {entry.document} {entry.version}, Form {entry.code}: {entry.withdrawn}"))
    click.echo(f"recorded in {report.file}")
    click.echo(
        "Run `handouts build`: the pages are drafts then. Collect what was printed; other words need a new version."
    )
