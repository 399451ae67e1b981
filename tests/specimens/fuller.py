"""The second guide with all that it does without: the files of `mehr/` go on where those of its own end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from builders import CLINIC

if TYPE_CHECKING:
    from builders import Folder

MORE = Path(__file__).parent / "mehr"


def fill(folder: Folder) -> Folder:
    """Add every file of `mehr/` to the second guide in this folder, each part to the part of that name."""
    for more in sorted(MORE.glob("*.yaml")):
        under = folder.path / (f"clinics/{CLINIC}.yaml" if more.stem == "clinic" else f"zahn/{more.name}")
        whole = _parts(under) | {name: _parts(under).get(name, f"{name}:\n") + text for name, text in _added(more)}
        under.write_text("".join(whole.values()), "utf-8")
    return folder


def _parts(file: Path) -> dict[str, str]:
    """Return the parts of a file at its outermost level, by name, as they are typed."""
    parts = re.split(r"(?m)^(?=\w)", file.read_text("utf-8"))
    return {part.partition(":")[0]: part.replace(": []", ":") for part in parts if part}


def _added(file: Path) -> list[tuple[str, str]]:
    """Return what each part holds, without its name."""
    return [(name, part.partition(":")[2].lstrip("\n")) for name, part in _parts(file).items() if part[0] != "#"]
