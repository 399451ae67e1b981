"""Pictures of what was drawn: every page or slide, and a sheet with all of them, to look over before printing."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from handouts.errors import AccessError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

DPI_OF_PDF = 72
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

    small = [one.resize((_THUMB, round(_THUMB * one.height / one.width)), Image.Resampling.LANCZOS) for one in pictures]
    high = max(one.height for one in small)
    columns = min(len(small), math.ceil(math.sqrt(len(small) * _SHAPE * high / _THUMB)))
    rows = math.ceil(len(small) / columns)
    sheet = Image.new("RGB", (_GAP + columns * (_THUMB + _GAP), _GAP + rows * (high + _GAP)), _GROUND)
    for at, one in enumerate(small):
        row, column = divmod(at, columns)
        sheet.paste(one, (_GAP + column * (_THUMB + _GAP), _GAP + row * (high + _GAP)))
    return sheet
