"""`handouts verify`: which document a file or a printed code is, and whether it is current."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.options import FILE, FOLDER, content_folder
from handouts.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.app.verify import Finding


@click.command("verify")
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped).")
@click.option("--template", type=FILE, help="The template that a deck was made in.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.argument("subjects", metavar="FILE... | CODE", nargs=-1, required=True)
def command(*, content: Path | None, template: Path | None, form: str, subjects: tuple[str, ...]) -> int:
    """Tell which document a FILE or a printed CODE is, approved or draft, current or not (then exit 1)."""
    from handouts.app.verify import Archive as Shelf
    from handouts.app.verify import verify_code, verify_file

    shelf = Shelf(content or content_folder(), template)
    found = [verify_file(shelf, Path(one)) if _is_file(one) else verify_code(shelf, one) for one in _subjects(subjects)]
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
    else:
        for one in found:
            click.echo("\n    ".join(_lines(one)))
    verdicts = {one.verdict for one in found}
    if "unreadable" in verdicts:
        return ExitStatus.IO
    return ExitStatus.FINE if verdicts == {"current"} else ExitStatus.PROBLEMS


def _subjects(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return files and codes as typed; several words that only make a code together are one."""
    from handouts.app.verify import code_in

    if not all(_is_file(one) or code_in(one) for one in typed):
        together = " ".join(typed)
        if not any(map(_is_file, typed)) and code_in(together):
            return (together,)
        wrong = next(one for one in typed if not (_is_file(one) or code_in(one)))
        raise UsageError(f"`{wrong}` is neither a file nor a form code like 7K4M-2QXR.")
    return typed


def _is_file(text: str) -> bool:
    """Return whether a path is meant, of a file that may not be there."""
    return any(sign in text for sign in "./\\") or Path(text).exists()


def _lines(one: Finding) -> Iterator[str]:
    yield f"{one.subject}: {one.verdict}"
    if one.code and one.document:
        form = f", {one.format}" if one.format else ""
        form += f", modules {', '.join(one.modules)}" if one.modules else ""
        yield f"Form {one.code}: {one.document} {one.version} of {one.guide}, clinic {one.clinic}, {one.language}{form}"
    yield from filter(None, (one.status, *one.notes))
