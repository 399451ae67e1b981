"""Pictures from files, such as a clinic's logo: a JPEG as it is, anything else flattened on white, in sRGB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName

from handouts.content.logo import opened
from handouts.render.pdf.objects import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the file; width and height count its samples."""

    width: int
    height: int
    space: str
    data: bytes
    coded: bool = False
    """Whether the data is a JPEG, and not samples."""

    def stream(self) -> Stream:
        """Return the image object (ISO 32000-1, 8.9.5)."""
        return Stream(
            self.data,
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=self.width,
            Height=self.height,
            ColorSpace=PDFName(self.space),
            BitsPerComponent=8,
            **({"Filter": PDFName("DCTDecode")} if self.coded else {}),
        )


def load_picture(path: Path) -> Picture:
    """Read a picture. Raises ContentError where it is none."""
    image = opened(path)
    if image.format == "JPEG" and image.mode in _SPACES:
        return Picture(image.width, image.height, _SPACES[image.mode], path.read_bytes(), coded=True)
    flat = _flat(image)
    return Picture(flat.width, flat.height, _SPACES[flat.mode], flat.tobytes())


def _flat(image: Image) -> Image:
    """Return a picture without transparency, in gray where it has no colour."""
    from PIL import Image as Pillow

    if image.has_transparency_data:
        white = Pillow.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        image = white
    flat = image.convert("RGB")
    gray = flat.convert("L")
    return gray if gray.convert("RGB").tobytes() == flat.tobytes() else flat
