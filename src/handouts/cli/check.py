"""`handouts check`: judge the content and the composed outlines by the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import edition_options, request
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    import datetime as dt

    from handouts.errors import Problem


@click.command("check")
@edition_options
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--select", metavar="ID,ID", default="", help="Only these rules, or those that begin so: W, E2.")
@click.option("--ignore", metavar="ID,ID", default="", help="All rules but these.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Judge review dates as of this day.")
def command(*, form: str, select: str, ignore: str, today: dt.datetime | None, **options: Any) -> int:
    """Find what is wrong in the content of GUIDE; `handouts explain RULE` tells why it is."""
    from handouts import pipeline

    day = today.date() if today else None
    problems = pipeline.check(request(**options), select=_ids(select), ignore=_ids(ignore), today=day)
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(_SHOWN[form](problems), nl=bool(problems) or form == "json")
    if form == "text":
        click.echo(f"{errors} errors, {len(problems) - errors} warnings")
    return ExitStatus.PROBLEMS if errors else ExitStatus.FINE


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())


def _text(problems: tuple[Problem, ...]) -> str:
    return "\n".join(
        f"{one.location}: {one.severity} {one.id}: {one.message}" + (f"\n    {one.hint}" if one.hint else "")
        for one in problems
    )


def _json(problems: tuple[Problem, ...]) -> str:
    told = [
        {
            "file": one.location.file,
            "line": one.location.line,
            "column": one.location.column,
            "rule": one.id,
            "severity": one.severity,
            "message": one.message,
            "hint": one.hint,
        }
        for one in problems
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)


def _github(problems: tuple[Problem, ...]) -> str:
    """Return workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(
        f"::{one.severity} file={one.location.file},line={one.location.line},col={one.location.column},"
        f"title={one.id}::{_escaped(one.message)}"
        for one in problems
    )


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_SHOWN = {"text": _text, "json": _json, "github": _github}
