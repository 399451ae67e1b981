"""`handouts trace`: where each item stands, and which sentence covers which element of a standard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import edition_options, request
from handouts.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from handouts.rules.coverage import Coverage


@click.command("trace")
@edition_options
@click.option("--standard", metavar="NAME", required=True, help="consent, topics or plain-language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(*, standard: str, form: str, **options: Any) -> int:
    """Print which sentence of GUIDE covers each element of a standard, and in which documents it stands."""
    from handouts import pipeline

    standards = pipeline.coverage(request(**options))
    if standard not in standards:
        raise UsageError(f"no standard `{standard}`; there is {', '.join(standards) or 'none'}.")
    found = standards[standard]
    click.echo(_json(found) if form == "json" else _text(found))
    missing = [one for one in found if one.missing]
    if form == "text":
        click.echo(f"{len(found) - len(missing)} of {len(found)} elements")
    return ExitStatus.PROBLEMS if missing else ExitStatus.FINE


def _text(found: tuple[Coverage, ...]) -> str:
    return "\n".join(line for one in found for line in _lines(one))


def _lines(one: Coverage) -> list[str]:
    element = one.element
    lines = [f"{element.id}  {element.says}"]
    lines += [f"    {cover.item} ({', '.join(cover.documents)}): {cover.sentence}" for cover in one.covers]
    lines += [f"    left out: {element.left_out}"] if element.left_out else []
    lines += [f"    held by: {element.held_by}"] if element.held_by else []
    lines += [f"    NOT COVERED in {name}" for name in one.missing]
    return lines


def _json(found: tuple[Coverage, ...]) -> str:
    told = [
        {
            "id": one.element.id,
            "says": one.element.says,
            "left_out": one.element.left_out,
            "held_by": one.element.held_by,
            "missing": list(one.missing),
            "covers": [
                {"item": cover.item, "path": cover.path, "sentence": cover.sentence, "documents": list(cover.documents)}
                for cover in one.covers
            ],
        }
        for one in found
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)
