"""A clinic's logo: a picture file with its samples read, or what is wrong with it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

FORMATS = ("PNG", "JPEG")
MOST = 4_000_000
"""Samples; a logo is printed as wide as a thumb."""
_HINT = f"Save it again as {' or '.join(FORMATS)}, at most 2,000 pixels wide and high."


def opened(path: Path) -> Image:
    """Return the picture of a file. Raises ContentError where it is none, or cannot be a logo."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # they are counted here
            image = Image.open(BytesIO(path.read_bytes()), formats=FORMATS)
            wide, high = image.size
            if wide * high <= MOST:
                image.load()
                return image
    except Image.DecompressionBombError:
        raise _problem(path, "has too many pixels for a logo") from None
    except OSError as error:
        raise _problem(path, error.strerror or f"is no picture in {' or '.join(FORMATS)} that can be read") from error
    except (SyntaxError, ValueError) as error:  # Pillow's words for a spoilt chunk
        raise _problem(path, "is a damaged picture") from error
    raise _problem(path, f"has {wide:,} x {high:,} pixels, too many for a logo")


def _problem(path: Path, found: str) -> ContentError:
    """Return the problem of a picture, which is found where its file's name is written."""
    return ContentError((Problem(Location(str(path)), f"the picture {path.name} {found}", _HINT, about=path.name),))
