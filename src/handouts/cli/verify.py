"""`handouts verify`: which document a file or a printed code is, and whether it is current."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import FILE, FOLDER, TODAY, content_folder, day_of
from handouts.errors import ExitStatus, UsageError, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from handouts.app.findings import Finding


_SPACES = re.compile(r"[\u00a0\u202f]")


@click.command("verify")
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped).")
@click.option("--template", type=FILE, help="The template that a deck was made in.")
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.argument("subjects", metavar="FILE... | CODE", nargs=-1, required=True)
def command(
    *, content: Path | None, template: Path | None, today: dt.datetime | None, form: str, subjects: tuple[str, ...]
) -> int:
    """Tell which document a FILE or a printed CODE is, approved or draft, current or not (then exit 1)."""
    from handouts.app.findings import WORDS_CURRENT
    from handouts.app.known import Archive
    from handouts.app.verify import verify_code, verify_file

    archive = Archive(content or content_folder(), template, day_of(today))
    found = [
        verify_file(archive, Path(subject)) if _is_file(subject) else verify_code(archive, subject)
        for subject in _subjects(subjects)
    ]
    if form == "json":
        told = [{name: _shown(value) for name, value in asdict(finding).items()} for finding in found]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for finding in found:
            click.echo("\n    ".join(map(_shown, _lines(finding))))
    verdicts = {finding.verdict for finding in found}
    if "unreadable" in verdicts:
        return ExitStatus.IO
    return ExitStatus.FINE if verdicts <= WORDS_CURRENT else ExitStatus.PROBLEMS


def _subjects(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return files and codes as typed; several words that only make a code together are one."""
    from handouts.app.verify import code_in

    if not all(_is_file(text) or code_in(text) for text in typed):
        together = " ".join(typed)
        if not any(map(_is_file, typed)) and code_in(together):
            return (together,)
        wrong = next(text for text in typed if not (_is_file(text) or code_in(text)))
        raise UsageError(f"`{wrong}` is neither a file nor a form code like 7K4M-2QXR.")
    return typed


def _is_file(text: str) -> bool:
    """Return whether a path is meant, of a file that may not be there."""
    return any(sign in text for sign in "./\\") or Path(text).exists()


def _shown(value: Any) -> Any:
    """Return what a file says with every sign visible that would move a terminal, or feign a line of ours."""
    if isinstance(value, tuple):
        return [_shown(text) for text in value]
    return visible(_SPACES.sub(" ", value)) if isinstance(value, str) else value


def _lines(finding: Finding) -> Iterator[str]:
    same = ", words the same" if finding.verdict in {"filled in", "saved anew", "other program"} else ""
    yield f"{finding.subject}: {finding.verdict}{same}"
    if finding.code and finding.document:
        form = f", {finding.format}" if finding.format else ""
        form += f", modules {', '.join(finding.modules)}" if finding.modules else ""
        document = f"{finding.document} {finding.version} of {finding.guide}"
        whole = f"Form {finding.code}: {document}, clinic {finding.clinic}, {finding.language}{form}"
        yield f"It says of itself: {whole}" if finding.claimed else whole
    status = f"It says of itself: {finding.status}" if finding.claimed and finding.status else finding.status
    yield from filter(None, (status, *finding.notes))
