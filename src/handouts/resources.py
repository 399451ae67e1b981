"""Where the content and the assets that come with the program are found."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

PACKAGE = Path(str(resources.files("handouts"))).resolve()
"""The package itself, installed or in a checkout."""


@cache
def shipped(name: str) -> Path:
    """Return the folder `content` or `assets`: inside the installed package, or at the top of a checkout."""
    installed = PACKAGE / "shipped" / name
    return installed if installed.is_dir() else PACKAGE.parent.parent / name
