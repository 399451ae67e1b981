"""Pictures from files, such as a clinic's logo: a JPEG as it is, anything else flattened on white, in sRGB."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName

from handouts.errors import AccessError
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
    """Read a picture. Raises AccessError where it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data)) as image:
            if image.format == "JPEG" and image.mode in _SPACES:
                return Picture(image.width, image.height, _SPACES[image.mode], data, coded=True)
            flat = _flat(image)
    except Image.DecompressionBombError as error:
        raise AccessError(f"{path} has too many pixels for a logo; save it smaller") from error
    except UnidentifiedImageError as error:
        raise AccessError(f"{path} is no picture that can be read") from error
    except OSError as error:
        raise AccessError(f"{path}: {error.strerror or error}") from error
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
