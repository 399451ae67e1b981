"""The recipe of a document: a digest of all that its bytes depend on, so that what stands need not be drawn anew.

It is made without a renderer: from the outline, its seal, theme and format, the clinic's own files, our assets, the
versions of the libraries that draw, and the text of our own modules that draw. The last is for those who work on the
program: a version number stands still while its code changes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from handouts.outline.handout import HandoutOutline
from handouts.resources import PACKAGE, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.outline.deck import DeckOutline
    from handouts.outline.leaves import Seal
    from handouts.theme import Theme

BELOW = ("content", "dispatch.py", "edition.py", "errors.py", "fit", "outline", "resources.py", "theme")
"""What a renderer may import of ours: all that lies below it."""

_MODULES = {"pdf": (*BELOW, "render/pdf"), "pptx": (*BELOW, "render/pptx")}
_ASSETS = {"pdf": ("fonts", "icons"), "pptx": ("deck", "fonts", "icons", "metrics")}
_LIBRARIES = {
    "pdf": ("handouts", "reportlab", "uharfbuzz", "python-bidi", "pillow", "deflate"),
    "pptx": ("handouts", "python-pptx", "lxml", "uharfbuzz", "python-bidi", "pillow", "deflate", "xlsxwriter"),
}


def recipe(outline: HandoutOutline | DeckOutline, seal: Seal, theme: Theme, asked: object, also: str = "") -> str:
    """Return the digest of all that a document's bytes depend on.

    Args:
        outline: What it says.
        seal: Its code and status.
        theme: The look, in the clinic's colours.
        asked: How it is drawn: the format of a handout, the digests of a deck's template and of the clinic's logo, and
            the outlines of decks whose slides it shows.
        also: The other renderer, where that has a part in it.
    """
    kind = "pdf" if isinstance(outline, HandoutOutline) else "pptx"
    # of the outline every field of every node, in order: what is left out of the seal as well, but no file's place
    parts = (repr(outline), repr(seal), repr(theme), repr(asked), _tools(kind), also and _tools(also))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _tools(kind: str) -> str:
    """Return what a renderer draws with, once per process."""
    ours = [_digest(PACKAGE, name, ".py") for name in _MODULES[kind]]
    assets = [_digest(shipped("assets"), name) for name in _ASSETS[kind]]
    return repr((ours, assets, [(name, version(name)) for name in _LIBRARIES[kind]]))


def _digest(folder: Path, name: str, suffix: str = "") -> str:
    """Return the digest of a file or of all files below a folder, by their names; ends of lines make no difference."""
    top = folder / name
    files = [top] if top.is_file() else (path for path in top.rglob(f"*{suffix}") if path.is_file())
    told = hashlib.sha256()
    for file, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        told.update(f"{file} {len(data)}\n".encode() + data)
    return told.hexdigest()
