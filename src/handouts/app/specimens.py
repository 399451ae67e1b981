"""Sheets on which an author sees each kind of block and slide, and each icon: drawn from the sample guide."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args

from handouts.app import drawing, pipeline, scaffold
from handouts.app.request import Request
from handouts.content import countries
from handouts.content.icons import FOLDER
from handouts.content.model.blocks import StaffWritten
from handouts.content.settings import SAMPLE
from handouts.content.shared import PHRASES
from handouts.files import shipped
from handouts.theme.assets import icon_names
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

_GUIDE = "sample"
_WRITTEN = {name for member in get_args(StaffWritten) for name in get_args(member.model_fields["kind"].annotation)}
"""Kinds of blocks that stand on a page to write on."""
Files = dict[str, Any]
"""The files of the sample guide as plain data, by their stems."""


def kinds() -> dict[str, bytes]:
    """Return a PDF of each kind of block, and one of each kind of slide, every one under its name."""
    return _drawn(_named_by_kind, ("blocks", "slides"))


def icons(own: tuple[Path, ...] = ()) -> dict[str, bytes]:
    """Return a PDF of all icons, the author's `own` included, each over its name."""
    names = sorted(icon_names().union(path.stem for path in own))
    return _drawn(partial(_all_icons, names), ("icons",), own)


def _named_by_kind(files: Files, clinic: Files) -> None:
    """Give each block of the sample guide a part of its own, and each slide a title, that is called by its kind."""
    documents = files["guide"]["documents"]
    blocks = [
        block for document in documents.values() for part in document.get("sections", ()) for block in part["blocks"]
    ]
    seen = {" ".join([block["kind"], block.get("look", "")]).strip(): block for block in reversed(blocks)}
    parts = [
        _section(f"kind-{at}", name, seen[name])
        for at, name in enumerate(sorted(seen, key=lambda name: ({name} <= _WRITTEN, name)))
    ]
    of_deck = [part for part in parts if "deck" in part["blocks"][0]]  # what shows a deck is not told in it
    files["guide"]["documents"] = {
        "blocks": _handout([part for part in parts if part not in of_deck]),
        "training": documents["training"] | {"told_in": "blocks"},
        "slides": _handout(of_deck),
    }
    clinic["own"] = {block["slot"]: [clinic["address"]] for block in blocks if block["kind"] == "own"}
    training = files["training"]
    for slide in (*(slide for module in training["modules"] for slide in module["slides"]),
                  training["recall"], training["closing"]):  # fmt: skip
        slide["title"] = slide["kind"]


def _all_icons(names: list[str], files: Files, _clinic: Files) -> None:
    """Make one handout of the sample guide, with a box for each icon."""
    files["expectations"]["topics"] += [
        {"id": f"icon-{name}", "icon": name, "patient": {"title": name}} for name in names
    ]
    block = {"kind": "topics", "look": "columns", "items": [f"icon-{name}" for name in names]}
    documents = files["guide"]["documents"]
    files["guide"]["documents"] = {
        "icons": _handout([_section("all-icons", "icons", block)]),
        "training": documents["training"] | {"told_in": "icons"},
    }


def _handout(sections: list[Any]) -> dict[str, Any]:
    return {"kind": "handout", "for_staff": "true", "title": "handouts", "subtitle": _GUIDE, "sections": sections}


def _section(name: str, title: str, block: dict[str, Any]) -> dict[str, Any]:
    sheet = "record" if block["kind"] in _WRITTEN else "flow"
    return {"id": name, "title": title, "icon": "info", "numbered": "false", "sheet": sheet, "blocks": [block]}


def _drawn(
    change: Callable[[Files, Files], None], documents: tuple[str, ...], own_icons: tuple[Path, ...] = ()
) -> dict[str, bytes]:
    """Return documents of the sample guide as a change makes it."""
    with TemporaryDirectory(prefix="handouts-") as name:
        content = Path(name)
        (content / "clinics").mkdir()
        shutil.copy(shipped("content") / PHRASES, content)
        shutil.copytree(shipped("content") / countries.FOLDER, content / countries.FOLDER)
        (content / "clinics" / f"{SAMPLE}.yaml").touch()
        written = scaffold.start(content, _GUIDE)
        (content / FOLDER).mkdir()
        for file in own_icons:
            if not (content / _GUIDE / FOLDER / file.name).exists():
                shutil.copy(file, content / FOLDER)
        files = {path.stem: deepcopy(read_tree(path).data) for path in written if path.suffix == ".yaml"}
        files["guide"]["standards"] = []
        clinic = _clinic()
        change(files, clinic)
        for path, data in (
            (f"clinics/{SAMPLE}", clinic),
            *((f"{_GUIDE}/{stem}", data) for stem, data in files.items()),
        ):
            (content / f"{path}.yaml").write_text(json.dumps(data), "utf-8")  # JSON is YAML
        asked = Request(content, _GUIDE, documents=documents)
        edition, composed = pipeline.compose(asked)
        return {name: drawing.draw(asked, edition, document) for name, document in composed.items()}


def _clinic() -> dict[str, Any]:
    """Return the sample clinic without what it says of another guide."""
    data = read_tree(shipped("content") / "clinics" / f"{SAMPLE}.yaml").data
    return {key: value for key, value in data.items() if key not in {"facts", "own", "guides", "logo"}}
