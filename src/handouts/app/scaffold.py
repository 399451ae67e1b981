"""`handouts new --guide`: a small guide of invented sample content that builds at once, to be changed part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts import files
from handouts.app.starter import NAME
from handouts.content.loader import clinics
from handouts.content.shared import PHRASES
from handouts.errors import UsageError
from handouts.files import shipped

if TYPE_CHECKING:
    from pathlib import Path

_TAKEN = {"all", "clinics", "countries", "locales", "schema", "standards"}
"""Names that mean something else in a content folder, or for a command."""


def start(content: Path, name: str) -> tuple[Path, ...]:
    """Write the sample guide into a content folder under a name; return its files.

    Raises:
        UsageError: Where the name cannot be one or is taken, or the folder holds no content.
        AccessError: Where something cannot be written; each file is then there whole or not at all.
    """
    if not NAME.fullmatch(name) or name in _TAKEN:
        raise UsageError(f"`{name}` cannot be the name of a guide: small letters, digits and hyphens can.")
    if not (content / PHRASES).is_file() or not clinics(content):
        raise UsageError(f"{content}: this is no content folder; `handouts new DIR` makes one. Name it with --content.")
    home = content / name
    if home.exists():
        raise UsageError(f"{home} is there already; choose another name, so that nothing in it is lost.")
    templates = shipped("assets") / "guide"
    folders = [templates, *sorted(path for path in templates.iterdir() if path.is_dir())]
    return tuple(path for folder in folders for path in _copied(folder, home / folder.relative_to(templates), name))


def _copied(templates: Path, folder: Path, name: str) -> list[Path]:
    """Write the templates of one folder into another; return what was written."""
    found = sorted(path for path in templates.iterdir() if path.is_file() and not path.name.startswith("."))
    made = {path.name: path.read_bytes().replace(b"@guide@", name.encode()) for path in found}
    return files.replace(folder, lambda: made)
