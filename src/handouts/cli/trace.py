"""`handouts trace`: where each item stands in the documents, and where what is printed was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import NAME, content_folder, edition_options, request
from handouts.cli.output import csv_text, json_text, numbered, readable
from handouts.errors import ExitStatus, UsageError, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from handouts.app.find import Printed, Subject
    from handouts.archive.trace import PageIndex, Traced


@click.command("trace")
@edition_options
@click.argument("words", nargs=-1)
@click.option("--page", type=click.IntRange(1), metavar="N", help="Only what stands on this page or slide.")
@click.option("--standard", metavar="NAME", type=NAME, help="Report what covers a standard instead: consent, ...")
@click.option("--judge", is_flag=True, help="With --standard: judge what is not judged yet, or has changed since.")
@click.option("--name", metavar="NAME", help="With --judge: who judges.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="With --judge: the day (default: today).")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def command(
    *,
    words: tuple[str, ...],
    page: int | None,
    standard: str | None,
    judge: bool,
    name: str | None,
    day: dt.datetime | None,
    form: str,
    **options: Any,
) -> int:
    """Print every item of GUIDE with its pages and slides, its sources and its approval.

    With WORDS, tell where they are printed and where they were written: a sentence or a part of one, an id
    (key-drive), or a line of a file (effects.yaml:120). GUIDE may be left out. With --page, what stands on that page.

    In the place of GUIDE, a finished .pdf or .pptx file: then what stands where in it is read from its bytes alone.
    """
    asked = " ".join(filter(None, (options["guide"], *words)))
    if _is_file(asked):
        if standard:
            raise UsageError("--standard needs a guide, and this is a finished file.")
        return _trace_file(Path(asked), form, page or 0)
    if standard or judge or name or day:
        from handouts.cli import coverage

        if standard is None or (not judge and (name or day)):
            raise UsageError("--judge, --name and --date go together, with --standard NAME.")
        if words:
            raise UsageError("--standard reports a whole standard; leave out what stands behind the guide's name.")
        signed = day.date() if day else None
        return coverage.ask(standard, name, signed, options) if judge else coverage.report(standard, form, options)
    from handouts.content.loader import guides

    if options["guide"] not in guides(options["content"] or content_folder()):
        options["guide"] = None
    else:
        asked = " ".join(words)
    if asked or page:
        return _find(asked, page or 0, form, options)
    return _trace_guide(form, options)


def _trace_guide(form: str, options: dict[str, Any]) -> int:
    """Print every item, and where it stands."""
    from handouts.app import pipeline

    found = pipeline.trace(request(**options))
    if form == "csv":
        click.echo(csv_text(_ITEM_COLUMNS, map(_row, found)), nl=False)
    else:
        click.echo(json_text({"items": [_item_data(item) for item in found]}) if form == "json" else _text(found))
    return ExitStatus.FINE


def _is_file(asked: str) -> bool:
    """Return whether a finished file is meant; a file that has the name of a guide or a word needs its folder."""
    path = Path(asked)
    named = path.suffix.casefold() in {".pdf", ".pptx"}
    return named or ((bool(path.suffix) or path.parent != Path()) and path.is_file())


def _find(words: str, page: int, form: str, options: dict[str, Any]) -> int:
    """Print where words are printed and where they were written."""
    from handouts.app.find import find

    subject, found = find(request(**options), words, page)
    if form == "csv":
        click.echo(csv_text(_PRINTED_COLUMNS, map(_printed_row, found)), nl=False)
    elif form == "json":
        data = {"subject": _subject_data(subject), "printed": [_printed_data(text) for text in found]}
        click.echo(json_text(data))
    else:
        click.echo("\n".join(readable(line) for line in (*_subject_lines(subject), *_printed_lines(found))))
    return ExitStatus.FINE


def _subject_lines(subject: Subject | None) -> list[str]:
    if subject is None:
        return []
    pairs = (("sources", subject.sources), ("covers", subject.standards))
    lines = [f"    {name} {', '.join(names)}" for name, names in pairs if names]
    return [f"{subject.id}  {subject.what}  {subject.place}", *lines]


def _subject_data(subject: Subject | None) -> dict[str, Any] | None:
    if subject is None:
        return None
    place = {"file": subject.place.file, "line": subject.place.line}
    lists = {"sources": list(subject.sources), "standards": list(subject.standards)}
    return {"id": subject.id, "what": subject.what, **place, **lists}


_PRINTED_COLUMNS = ("document", "pages", "slides", "spoken", "text", "item", "place")


def _where_seen(text: Printed) -> str:
    """Return `consent, page 4`, `training, slides 12, 13, in the notes`."""
    on = numbered(text.counts, text.numbers)
    return ", ".join(filter(None, (text.document, on, "in the notes" if text.spoken else "")))


def _printed_lines(found: Sequence[Printed]) -> list[str]:
    lines = ([f"{_where_seen(text)}: {text.text}", f"    {text.item}  {text.place}"] for text in found)
    return [line for pair in lines for line in pair] or ["no document prints it"]


def _printed_row(text: Printed) -> tuple[str, ...]:
    numbers = {"pages": "", "slides": "", text.counts: _numbers(text.numbers)}
    spoken = "yes" if text.spoken else "no"
    return (text.document, numbers["pages"], numbers["slides"], spoken, text.text, text.item, str(text.place))


def _printed_data(text: Printed) -> dict[str, Any]:
    numbers = {"pages": [], "slides": [], text.counts: list(text.numbers)}
    place = {"file": text.place.file, "line": text.place.line, "column": text.place.column}
    return {"document": text.document, **numbers, "spoken": text.spoken, "text": text.text, "item": text.item, **place}


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


_ITEM_COLUMNS = ("id", "kind", "must_tell", "pages", "slides", "sources", "standards", "place", "approval")


def _row(item: Traced) -> tuple[str, ...]:
    approval = "; ".join(
        f"{document.document}: {document.seal.form_line}, {document.seal.status_line}" for document in item.documents
    )
    listed = (item.sources, item.standards)
    return (
        *(item.id, item.kind, "yes" if item.must_tell else "no", _numbers(item.pages), _numbers(item.slides)),
        *(", ".join(names) for names in listed),
        *(str(item.place), approval),
    )


def _item_data(item: Traced) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "must_tell": item.must_tell,
        "pages": list(item.pages),
        "slides": list(item.slides),
        "sources": list(item.sources),
        "standards": list(item.standards),
        "file": item.place.file,
        "line": item.place.line,
        "approval": {
            document.document: {
                "form": document.seal.code,
                "approved": document.seal.approved,
                "status": document.seal.status_line,
            }
            for document in item.documents
        },
    }


def _text(found: tuple[Traced, ...]) -> str:
    seals = {document.document: document.seal for item in found for document in item.documents}
    head = [f"# {name}: {seal.form_line}; {seal.status_line}" for name, seal in seals.items()]
    return "\n".join([*head, *(line for item in found for line in _lines(item))])


def _lines(item: Traced) -> list[str]:
    lines = [f"{item.id}  {item.kind}{', must be told' if item.must_tell else ''}  {item.place}"]
    pairs = (
        ("pages", _numbers(item.pages)),
        ("slides", _numbers(item.slides)),
        ("sources", ", ".join(item.sources)),
        ("covers", ", ".join(item.standards)),
    )
    return lines + [f"    {name} {text}" for name, text in pairs if text]


def _trace_file(path: Path, form: str, page: int) -> int:
    from handouts.archive.trace import read_file

    written = read_file(path)
    on = {name: numbers for name, numbers in written.items.items() if not page or page in numbers}
    items = [_file_item_data(written, name, numbers) for name, numbers in on.items()]
    if form == "json":
        click.echo(json_text({"items": items}))
    elif form == "csv":
        rows = [(item["id"], _numbers(item["pages"]), _numbers(item["slides"])) for item in items]
        click.echo(csv_text(("id", "pages", "slides"), rows), nl=False)
    else:
        for item in items:
            click.echo(f"{visible(item['id'])}  {written.counts} {_numbers(item[written.counts])}")
    if page and written.on and not items:
        raise UsageError(f"nothing stands on page {page} of {path}; there is no such page or slide.")
    if not items:
        click.echo(f"{path}: this file names no origins: handouts did not make it.", err=True)
    return ExitStatus.FINE if items else ExitStatus.PROBLEMS


def _file_item_data(written: PageIndex, name: str, numbers: tuple[int, ...]) -> dict[str, Any]:
    return {"id": name, "pages": [], "slides": [], written.counts: list(numbers)}
