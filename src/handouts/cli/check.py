"""`handouts check`: judge the content and the composed outlines by the rules."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import TODAY, day_of, edition_options, names_option, request
from handouts.errors import ContentError, ExitStatus, counted, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from handouts.errors import Problem


_MANY = 9
"""Warnings of one rule up to which each is told by itself."""


@click.command("check")
@edition_options
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@names_option("--select", metavar="ID,ID", help="Only these rules, or those that begin so: W, E2.")
@names_option("--ignore", metavar="ID,ID", help="All rules but these.")
@TODAY
def command(
    *,
    form: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    today: dt.datetime | None,
    **options: Any,
) -> int:
    """Find what is wrong in the content of GUIDE; `handouts explain RULE` tells why it is."""
    from handouts.app import pipeline

    try:
        problems = pipeline.check(request(today=day_of(today), **options), select=_ids(select), ignore=_ids(ignore))
    except ContentError as error:
        if form == "text":
            raise
        problems = error.problems  # who reads data or a workflow's log is told these in the same form
    count = Counter(problem.severity for problem in problems)
    shown, folded = (problems, ()) if select or form != "text" else _folded(problems)
    click.echo(_FORMATS[form](shown), nl=bool(shown) or form == "json")
    for line in folded:
        click.echo(line)
    if form == "text":
        click.echo(f"{counted(count['error'], 'error')}, {counted(count['warning'], 'warning')}")
        if not count["error"]:
            click.echo("Nothing was drawn: `handouts build` tells what does not fit on its page or slide.")
    return ExitStatus.PROBLEMS if count["error"] else ExitStatus.FINE


def _ids(names: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(name.upper() for name in names or ())


def _folded(problems: tuple[Problem, ...]) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return what is told one by one, and a line for each rule with many warnings, so that a new one is seen."""
    from handouts.rules.registry import RULES

    count = Counter(problem.id for problem in problems if problem.severity == "warning")
    many = {name: number for name, number in sorted(count.items()) if number > _MANY}
    lines = (
        f"{number} warnings {name} ({RULES[name].name}): `handouts check --select {name}` lists them"
        for name, number in many.items()
    )
    return tuple(problem for problem in problems if problem.severity == "error" or problem.id not in many), tuple(lines)


def _text(problems: tuple[Problem, ...]) -> str:
    return "\n".join(
        visible(f"{problem.location}: {problem.severity} {problem.id}: {problem.message}")
        + (f"\n    {visible(problem.hint)}" if problem.hint else "")
        for problem in problems
    )


def _json(problems: tuple[Problem, ...]) -> str:
    records = [
        {
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
            "rule": problem.id,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(records, indent=2, ensure_ascii=False)


def _github(problems: tuple[Problem, ...]) -> str:
    """Return workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    """Return a workflow command; a problem of a whole file has no line."""
    values: dict[str, object] = {"file": problem.location.file}
    if problem.location.line:
        values |= {"line": problem.location.line, "col": problem.location.column}
    values["title"] = problem.id
    properties = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in values.items())
    kind = "notice" if problem.severity == "note" else problem.severity
    return f"::{kind} {properties}::{_escaped(problem.message, _IN_MESSAGE)}"


_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
"""As GitHub's toolkit for actions writes them (actions/toolkit, packages/core/src/command.ts)."""


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


_FORMATS = {"text": _text, "json": _json, "github": _github}
