"""`handouts trace --standard`: which sentence tells which element of a standard, and who judged that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import clock, own_folder, request
from handouts.cli.output import csv_text, json_text
from handouts.content.validation import nearest_or_all
from handouts.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from handouts.app.request import Request
    from handouts.rules.coverage import Cover, Coverage


def report(standard: str, form: str, options: dict[str, Any]) -> int:
    """Print what covers each element of a standard; return the exit status, 1 where something is not told."""
    found = _coverage(standard, request(**options))
    if form == "csv":
        click.echo(csv_text(_ELEMENT_COLUMNS, [row for element in found for row in _element_rows(element)]), nl=False)
    elif form == "json":
        click.echo(json_text([_element_data(element) for element in found]))
    else:
        click.echo("\n".join(line for element in found for line in _element_lines(element)))
        click.echo("\n".join(_summary(found)))
    return ExitStatus.PROBLEMS if any(element.verdict == "not told" for element in found) else ExitStatus.FINE


def _coverage(standard: str, asked: Request) -> tuple[Coverage, ...]:
    from handouts.app import pipeline

    standards = pipeline.coverage(asked)
    if standard not in standards:
        raise UsageError(f"no standard `{standard}`. {nearest_or_all(standard, standards) or 'There is none.'}")
    return standards[standard]


def _summary(found: Sequence[Coverage]) -> list[str]:
    """Return the counts, then the reason for each element left out or held by something other than a sentence."""
    from handouts.rules.coverage import count_verdicts

    words = {"held": "held by something else (below)", "left out": "left out (reasons below)"}
    words["elsewhere"] = "are for other documents"
    counts = [f"{number} {words.get(verdict, verdict)}" for verdict, number in count_verdicts(found).items()]
    rest = [element for element in found if element.verdict in {"held", "left out"}]
    return [
        "",
        f"{', '.join(counts)}; {len(found)} elements",
        *(f"    {element.element.id}: {element.element.left_out or element.element.held_by}" for element in rest),
    ]


def ask(standard: str, name: str | None, day: dt.date | None, options: dict[str, Any]) -> int:
    """Ask whether each unjudged element is told, record the answers, and return the exit status."""
    from handouts.app.approve import checked_line, judge

    if options["only"] or options["modules"]:
        raise UsageError("--judge covers all documents in full; leave out --only and --modules.")
    if not name:
        raise UsageError("--judge writes down who judged: add --name NAME.")
    signed = day or clock()
    if signed is None:
        raise UsageError("the clock of this computer is wrong; give the day with --date.")
    checked_line("--name", name)
    asked = request(**{**options, "content": own_folder(options["content"])})
    found = _coverage(standard, asked)
    waiting = [element for element in found if element.verdict in {"to judge", "to judge again"}]
    judged = list(_judged(waiting))
    if judged:
        click.echo(f"recorded in {judge(asked, judged, name, signed)}")
    click.echo("\n".join(_summary(_coverage(standard, asked) if judged else found)))
    return ExitStatus.FINE if len(judged) == len(waiting) else ExitStatus.PROBLEMS


def _judged(waiting: Sequence[Coverage]) -> Iterator[Coverage]:
    """Yield the elements that a person confirms; answers given before an interruption count."""
    for number, element in enumerate(waiting, 1):
        click.echo("\n".join(["", f"{number} of {len(waiting)}", *_element_lines(element)]))
        question = "Is this reason right, and true of the documents?" if element.element.left_out else "Is it told?"
        try:
            answer = click.prompt(question, type=click.Choice(["yes", "no", "quit"]))
        except click.Abort:
            return
        if answer == "quit":
            return
        if answer == "yes":
            yield element


def _element_lines(coverage: Coverage) -> list[str]:
    element = coverage.element
    lines = [f"{element.id}  {element.says}  [{coverage.verdict}]"]
    lines += [f"    must hold: {'; '.join(element.contains)}"] if element.contains else []
    lines += [f"    sources disagree: {element.disputed}"] if element.disputed else []
    lines += [f"    {cover.item} ({', '.join(_where(cover))}): {cover.sentence}" for cover in coverage.covers]
    lines += [f"    left out: {element.left_out}"] if element.left_out else []
    lines += [f"    held by: {element.held_by}"] if element.held_by else []
    lines += [f"    NOT TOLD in {name}" for name in coverage.missing]
    lines += [f"    ONLY IN THE NOTES of {name}" for name in coverage.unseen]
    if coverage.judgement:
        changed = f"; since then changed: {', '.join(coverage.changed)}" if coverage.changed else ""
        lines += [f"    judged by {coverage.judgement.name} on {coverage.judgement.date}{changed}"]
    return lines


def _where(cover: Cover) -> list[str]:
    return [name if name in cover.slides else f"{name}, in the notes" for name in cover.documents]


_ELEMENT_COLUMNS = (
    "element",
    "says",
    "verdict",
    "item",
    "path",
    "documents",
    "sentence",
    "missing",
    "judged_by",
    "judged_on",
)


def _element_rows(element: Coverage) -> list[tuple[str, ...]]:
    missing = ", ".join((*element.missing, *element.unseen))
    mark = element.judgement
    by = (mark.name, mark.date.isoformat()) if mark else ("", "")
    rest = element.element.left_out or element.element.held_by or ""
    covers = [(cover.item, cover.path, ", ".join(_where(cover)), cover.sentence) for cover in element.covers]
    head = (element.element.id, element.element.says, element.verdict)
    return [(*head, *cover, missing, *by) for cover in covers or [("", "", "", rest)]]


def _element_data(element: Coverage) -> dict[str, Any]:
    mark = element.judgement
    return {
        "id": element.element.id,
        "says": element.element.says,
        "contains": list(element.element.contains),
        "verdict": element.verdict,
        "left_out": element.element.left_out,
        "held_by": element.element.held_by,
        "missing": list(element.missing),
        "only_in_notes": list(element.unseen),
        "judged": element.judged,
        "judgement": {"name": mark.name, "date": mark.date.isoformat(), "changed": list(element.changed)}
        if mark
        else None,
        "covers": [
            {"item": cover.item, "path": cover.path, "sentence": cover.sentence, "documents": list(cover.documents)}
            for cover in element.covers
        ],
    }
