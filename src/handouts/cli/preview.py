"""`handouts preview`: pictures of all pages and slides, and one contact sheet for each document."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import FOLDER, edition_options, format_options, request
from handouts.cli.progress import progress
from handouts.errors import AccessError, ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    from handouts.publish import Output


@click.command("preview")
@edition_options
@format_options
@click.option("--out", type=FOLDER, default=Path("preview"), show_default=True, help="Where the pictures go.")
@click.option("--dpi", type=click.IntRange(24, 600), default=100, show_default=True, help="Dots per inch.")
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def command(*, out: Path, dpi: int, quiet: bool, **options: Any) -> int:
    """Draw the documents of GUIDE and write every page and slide as PNG, to look at before printing."""
    from handouts import pipeline, preview

    soffice = shutil.which("soffice")
    with progress(quiet=quiet) as tell:
        outputs, _ = pipeline.build(request(**options), tell=tell)
    for output in outputs:
        is_deck = output.name.endswith(".pptx")
        if is_deck and soffice is None:
            click.echo(f"no pictures of {output.name}: LibreOffice (soffice) is not on this machine's PATH", err=True)
            continue
        data = preview.as_pdf(output.data, soffice) if is_deck and soffice else output.data
        count = _write(out, output, "slide" if is_deck else "page", list(preview.pages(data, dpi)))
        if not quiet:
            click.echo(f"wrote {count} pictures of {output.name} to {out}")
    return ExitStatus.FINE


def _write(out: Path, output: Output, kind: str, pictures: list[Image]) -> int:
    """Write the pictures of a document and their contact sheet; those of an earlier, longer one go."""
    from handouts import preview

    stem = output.name.rpartition(".")[0]
    digits = max(2, len(str(len(pictures))))
    named = {f"{stem}-{kind}-{number:0{digits}}.png": picture for number, picture in enumerate(pictures, 1)}
    named[f"{stem}-contact.png"] = preview.contact_sheet(pictures)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, picture in named.items():
            picture.save(out / name)
        _remove(path for path in out.glob(f"{stem}-{kind}-[0-9]*.png") if path.name not in named)
    except OSError as error:
        raise AccessError(f"{error.filename or out}: cannot be written: {error.strerror}") from error
    return len(named)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
