"""`handouts preview`: pages as pictures, and a contact sheet for each document."""

from __future__ import annotations

import math
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import FOLDER, edition_options, format_options, request
from handouts.cli.output import progress
from handouts.errors import AccessError, ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PIL.Image import Image

    from handouts.app.publish import Output


@click.command("preview")
@edition_options
@format_options
@click.option("--out", type=FOLDER, default=Path("preview"), show_default=True, help="Where the pictures go.")
@click.option("--dpi", type=click.IntRange(24, 600), default=100, show_default=True, help="Dots per inch.")
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def command(*, out: Path, dpi: int, quiet: bool, **options: Any) -> int:
    """Draw the documents of GUIDE and write every page and slide as PNG, to look at before printing."""
    from handouts.app import pipeline

    soffice = shutil.which("soffice")
    with progress(quiet=quiet) as report:
        outputs, _ = pipeline.build(request(**options), report=report)
    for output in outputs:
        is_deck = output.name.endswith(".pptx")
        if is_deck and soffice is None:
            click.echo(f"no pictures of {output.name}: LibreOffice (soffice) is not on this machine's PATH", err=True)
            continue
        data = as_pdf(output.data, soffice) if is_deck and soffice else output.data
        count = _write(out, output, "slide" if is_deck else "page", list(pages(data, dpi)))
        if not quiet:
            click.echo(f"wrote {count} pictures of {output.name} to {out}")
    return ExitStatus.FINE


def _write(out: Path, output: Output, kind: str, pictures: list[Image]) -> int:
    """Write the pictures of a document and their contact sheet; those of an earlier, longer one go."""
    stem = output.name.rpartition(".")[0]
    digits = max(2, len(str(len(pictures))))
    named = {f"{stem}-{kind}-{number:0{digits}}.png": picture for number, picture in enumerate(pictures, 1)}
    named[f"{stem}-contact.png"] = contact_sheet(pictures)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, picture in named.items():
            picture.save(out / name)
        _remove(path for path in out.glob(f"{stem}-{kind}-[0-9]*.png") if path.name not in named)
    except OSError as error:
        raise AccessError(f"{error.filename or out}: cannot be written: {error.strerror}") from error
    return len(named)


def write_sheets(out: Path, sheets: dict[str, bytes]) -> None:
    """Write each PDF, and a contact sheet of its pages beside it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, data in sheets.items():
            (out / f"{name}.pdf").write_bytes(data)
            contact_sheet(list(pages(data, _SHEET_DPI))).save(out / f"{name}.png")
            click.echo(f"wrote {out / name}.pdf and {name}.png", err=True)
    except OSError as error:
        raise AccessError(f"{error.filename or out}: cannot be written: {error.strerror}") from error


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()


DPI_OF_PDF = 72
_SHEET_DPI = 100
_SHAPE = 4 / 3
"""Width of a contact sheet by its height, about."""
_THUMB, _GAP = 340, 16
"""Width of a picture on the contact sheet and the space around it, in pixels."""
_GROUND = "#8c9196"
_SECONDS = 180
"""How long LibreOffice may take for a deck."""


def pages(pdf: bytes, dpi: int) -> Iterator[Image]:
    """Yield a picture of each page of a PDF, with what is filled into its fields."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        for page in document:
            yield page.render(scale=dpi / DPI_OF_PDF, may_draw_forms=True).to_pil()
    finally:
        document.close()


def as_pdf(deck: bytes, soffice: str) -> bytes:
    """Return a deck as the PDF that LibreOffice makes of it; what it shows is close to PowerPoint, not the same.

    Raises AccessError where LibreOffice gives none.
    """
    with TemporaryDirectory(prefix="handouts-") as name:
        folder = Path(name)
        (folder / "deck.pptx").write_bytes(deck)
        # A profile of its own: LibreOffice refuses to work beside an open window of the same profile.
        alone = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, alone, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "deck.pptx")]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 (a file of ours)
            return (folder / "deck.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise AccessError(f"{soffice}: made no pictures of the slides: {error}") from error


def contact_sheet(pictures: Sequence[Image]) -> Image:
    """Return one picture with all pictures, small, in reading order."""
    from PIL import Image

    small = [
        picture.resize((_THUMB, round(_THUMB * picture.height / picture.width)), Image.Resampling.LANCZOS)
        for picture in pictures
    ]
    high = max(picture.height for picture in small)
    columns = min(len(small), math.ceil(math.sqrt(len(small) * _SHAPE * high / _THUMB)))
    rows = math.ceil(len(small) / columns)
    sheet = Image.new("RGB", (_GAP + columns * (_THUMB + _GAP), _GAP + rows * (high + _GAP)), _GROUND)
    for at, picture in enumerate(small):
        row, column = divmod(at, columns)
        sheet.paste(picture, (_GAP + column * (_THUMB + _GAP), _GAP + row * (high + _GAP)))
    return sheet
