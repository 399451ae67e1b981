"""Where the fonts, icons, template and theme lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def assets_folder() -> Path:
    """Return the folder of the assets: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "shipped" / "assets"
    return shipped if shipped.is_dir() else package.parent.parent / "assets"
