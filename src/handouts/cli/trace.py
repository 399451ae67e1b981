"""`handouts trace`: where each item stands, and which sentence covers which element of a standard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import NAME, edition_options, request
from handouts.cli.tables import csv_text
from handouts.content.typed import nearest_or_all
from handouts.errors import ExitStatus, UsageError, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.rules.coverage import Coverage
    from handouts.trace.items import Traced
    from handouts.trace.written import Written


@click.command("trace")
@edition_options
@click.option("--standard", metavar="NAME", type=NAME, help="Tell instead what covers a standard: consent, topics, ...")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def command(*, standard: str | None, form: str, **options: Any) -> int:
    """Print every item of GUIDE with its pages and slides, its sources and its approval.

    In the place of GUIDE, a finished .pdf or .pptx file: then what stands where in it is read from its bytes alone.
    """
    given = Path(options["guide"] or "")
    if given.suffix.lower() in {".pdf", ".pptx"} or given.is_file():
        if standard:
            raise UsageError("--standard is told of a guide; a finished file knows of none.")
        return _trace_file(given, form)
    if standard:
        return _trace_standard(standard, form, options)
    from handouts import pipeline

    found = pipeline.trace(request(**options))
    if form == "csv":
        click.echo(csv_text(_HEAD, map(_row, found)), nl=False)
    else:
        click.echo(_json({"items": [_told(one) for one in found]}) if form == "json" else _text(found))
    return ExitStatus.FINE


def _json(told: Any) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False)


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


_HEAD = ("id", "kind", "must_tell", "pages", "slides", "sources", "standards", "place", "approval")


def _row(one: Traced) -> tuple[str, ...]:
    approval = "; ".join(f"{each.document}: {each.seal.form_line}, {each.seal.status_line}" for each in one.documents)
    listed = (one.sources, one.standards)
    return (
        *(one.id, one.kind, "yes" if one.must_tell else "no", _numbers(one.pages), _numbers(one.slides)),
        *(", ".join(names) for names in listed),
        *(str(one.place), approval),
    )


def _told(one: Traced) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "must_tell": one.must_tell,
        "pages": list(one.pages),
        "slides": list(one.slides),
        "sources": list(one.sources),
        "standards": list(one.standards),
        "file": one.place.file,
        "line": one.place.line,
        "approval": {
            each.document: {
                "form": each.seal.code,
                "approved": each.seal.approved,
                "status": each.seal.status_line,
            }
            for each in one.documents
        },
    }


def _text(found: tuple[Traced, ...]) -> str:
    seals = {each.document: each.seal for one in found for each in one.documents}
    head = [f"# {name}: {seal.form_line}; {seal.status_line}" for name, seal in seals.items()]
    return "\n".join([*head, *(line for one in found for line in _lines(one))])


def _lines(one: Traced) -> list[str]:
    lines = [f"{one.id}  {one.kind}{', must be told' if one.must_tell else ''}  {one.place}"]
    told = (
        ("pages", _numbers(one.pages)),
        ("slides", _numbers(one.slides)),
        ("sources", ", ".join(one.sources)),
        ("covers", ", ".join(one.standards)),
    )
    return lines + [f"    {name} {text}" for name, text in told if text]


def _trace_file(path: Path, form: str) -> int:
    from handouts.trace.written import read_file

    written = read_file(path)
    told = [_of_file(written, name, numbers) for name, numbers in written.items().items()]
    if form == "json":
        click.echo(_json({"items": told}))
    elif form == "csv":
        rows = [(one["id"], _numbers(one["pages"]), _numbers(one["slides"])) for one in told]
        click.echo(csv_text(("id", "pages", "slides"), rows), nl=False)
    else:
        for one in told:
            click.echo(f"{visible(one['id'])}  {written.counts} {_numbers(one[written.counts])}")
    if not told:
        click.echo(f"{path}: no origins stand in this file; it is not one of ours.", err=True)
    return ExitStatus.FINE if told else ExitStatus.PROBLEMS


def _of_file(written: Written, name: str, numbers: tuple[int, ...]) -> dict[str, Any]:
    return {"id": name, "pages": [], "slides": [], written.counts: list(numbers)}


def _trace_standard(standard: str, form: str, options: dict[str, Any]) -> int:
    from handouts import pipeline

    standards = pipeline.coverage(request(**options))
    if standard not in standards:
        raise UsageError(f"no standard `{standard}`. {nearest_or_all(standard, standards) or 'There is none.'}")
    found = standards[standard]
    missing = [one for one in found if one.missing]
    if form == "csv":
        click.echo(csv_text(_ELEMENT, [row for one in found for row in _element_rows(one)]), nl=False)
    elif form == "json":
        click.echo(_json([_element(one) for one in found]))
    else:
        click.echo("\n".join(line for one in found for line in _element_lines(one)))
        judged = [one for one in found if one.judged]
        rest = f"; {len(found) - len(judged)} are for other documents" if len(judged) < len(found) else ""
        click.echo(f"{len(judged) - len(missing)} of {len(judged)} elements{rest}")
    return ExitStatus.PROBLEMS if missing else ExitStatus.FINE


def _element_lines(one: Coverage) -> list[str]:
    element = one.element
    lines = [f"{element.id}  {element.says}"]
    lines += [f"    {cover.item} ({', '.join(cover.documents)}): {cover.sentence}" for cover in one.covers]
    lines += [f"    left out: {element.left_out}"] if element.left_out else []
    lines += [f"    held by: {element.held_by}"] if element.held_by else []
    lines += [f"    NOT COVERED in {name}" for name in one.missing]
    return lines


_ELEMENT = ("element", "says", "item", "path", "documents", "sentence", "missing")


def _element_rows(one: Coverage) -> list[tuple[str, ...]]:
    missing = ", ".join(one.missing)
    rest = one.element.left_out or one.element.held_by or ""
    told = [(each.item, each.path, ", ".join(each.documents), each.sentence) for each in one.covers]
    return [(one.element.id, one.element.says, *cover, missing) for cover in told or [("", "", "", rest)]]


def _element(one: Coverage) -> dict[str, Any]:
    return {
        "id": one.element.id,
        "says": one.element.says,
        "left_out": one.element.left_out,
        "held_by": one.element.held_by,
        "missing": list(one.missing),
        "judged": one.judged,
        "covers": [
            {"item": cover.item, "path": cover.path, "sentence": cover.sentence, "documents": list(cover.documents)}
            for cover in one.covers
        ],
    }
