"""Finished documents in their folder, and the manifest that says what they were made from.

The manifest comes last, so `stale` names what a killed build left that is not what the manifest and the content say. It
keeps the recipe of each document beside the digest of its bytes: `standing` gives back a document that is still what
that recipe gave.

It is made without a renderer: from the outline, its seal, theme and format, the clinic's own files, our assets, the
versions of the libraries that draw, and the text of our own modules that draw. The last is for those who work on the
program: a version number stands still while its code changes.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from handouts import files
from handouts.errors import AccessError
from handouts.files import PACKAGE, shipped
from handouts.outline.handout import HandoutOutline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from handouts.outline.deck import DeckOutline
    from handouts.outline.leaves import Seal
    from handouts.theme.look import Theme

MANIFEST = "manifest.json"
_FORM = 1


@dataclass(frozen=True, slots=True)
class Output:
    """A finished document and what it is."""

    name: str
    data: bytes
    document: str
    title: str
    clinic: str
    language: str
    version: str
    code: str
    digest: str
    status: str
    recipe: str = ""
    """Digest of all that the bytes depend on."""

    def record(self) -> dict[str, Any]:
        """Return what the manifest says of it."""
        record = asdict(self)
        del record["data"], record["name"]
        return {**record, "bytes": len(self.data), "sha256": sha256(self.data)}


def publish(
    folder: Path, outputs: Iterable[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]
) -> list[Path]:
    """Write documents and manifest into a folder; return the paths written, none for what stands there already.

    Args:
        folder: Where to; made if it is not there.
        outputs: The finished documents.
        inputs: SHA-256 of each content file, by its path.
        made_by: Versions of the program and of what it draws with.

    Raises:
        AccessError: Where the folder or a file cannot be written; each file is then the old or the new one.
    """

    def made() -> dict[str, bytes]:
        drawn = list(outputs)
        return {output.name: output.data for output in drawn} | {MANIFEST: _manifest(folder, drawn, inputs, made_by)}

    return files.replace(folder, made)


def unchanged_bytes(folder: Path, name: str, recipe: str) -> bytes | None:
    """Return a document that was made by this recipe and has not been touched since; else nothing."""
    record = _manifest_part(folder).get(name)
    if not isinstance(record, dict) or record.get("recipe") != recipe:
        return None
    return _standing(folder, name) if _stands(folder, name, record) else None


def made_from(folder: Path, inputs: Mapping[str, str]) -> bool:
    """Return whether the last build into a folder had these very inputs."""
    return _manifest_part(folder, "inputs").items() >= inputs.items()


def stale(folder: Path, outputs: Iterable[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> list[str]:
    """Return the names of files that are missing or are not what the content gives.

    Every byte is compared with a document drawn anew, and no recipe is trusted: a recipe may change while the bytes
    that it gives do not, and somebody may have written it by hand.
    """
    known = _manifest_part(folder)
    outputs = [replace(output, recipe=_recipe(known.get(output.name))) for output in outputs]
    wanted = {output.name: output.data for output in outputs}
    wanted[MANIFEST] = _manifest(folder, outputs, inputs, made_by)
    return [name for name, data in wanted.items() if files.read(folder / name) != data]


def sha256(data: bytes) -> str:
    """Return a digest in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _manifest(folder: Path, outputs: list[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> bytes:
    """Return the manifest; entries of other variants in the folder are kept while their files are unchanged."""
    ours = {output.name: output.record() for output in outputs}
    others = {
        name: record
        for name, record in _manifest_part(folder).items()
        if name not in ours and isinstance(record, dict) and _stands(folder, name, record)
    }
    theirs = _manifest_part(folder, "inputs") if others else {}
    manifest = {
        "manifest": _FORM,
        "made_by": dict(sorted(made_by.items())),
        "inputs": dict(sorted((theirs | dict(inputs)).items())),
        "outputs": dict(sorted((others | ours).items())),
    }
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _manifest_part(folder: Path, part: str = "outputs") -> dict[str, Any]:
    """Return a part of the present manifest; an empty one if the file is missing or damaged."""
    try:
        manifest = json.loads((files.read(folder / MANIFEST) or b"").decode())
        json.dumps(manifest, ensure_ascii=False).encode()
        return dict(manifest[part])
    except (AccessError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _recipe(record: Any) -> str:
    return str(record.get("recipe", "")) if isinstance(record, dict) else ""


def _standing(folder: Path, name: str) -> bytes | None:
    """Return a file of the folder; none where that is no name of one, or it cannot be read."""
    if PurePath(name).name != name or "\\" in name:  # `../x`, which a manifest of somebody else may say
        return None
    with suppress(AccessError, ValueError):
        return files.read(folder / name)
    return None


def _stands(folder: Path, name: str, record: Mapping[str, Any]) -> bool:
    data = _standing(folder, name)
    return data is not None and record.get("sha256") == sha256(data)


BELOW = (
    "archive",
    "content",
    "dispatch.py",
    "edition.py",
    "errors.py",
    "files.py",
    "fit",
    "outline",
    "text",
    "theme",
    "yamlfile",
)
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
    """Return digests and versions of the code, assets and libraries of a renderer; computed once per process."""
    ours = [_folder_digest(PACKAGE, name, ".py") for name in _MODULES[kind]]
    assets = [_folder_digest(shipped("assets"), name) for name in _ASSETS[kind]]
    return repr((ours, assets, [(name, version(name)) for name in _LIBRARIES[kind]]))


def _folder_digest(folder: Path, name: str, suffix: str = "") -> str:
    """Return the digest of a file or of all files below a folder, by their names; ends of lines make no difference."""
    top = folder / name
    files = [top] if top.is_file() else (path for path in top.rglob(f"*{suffix}") if path.is_file())
    digest = hashlib.sha256()
    for file, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file} {len(data)}\n".encode() + data)
    return digest.hexdigest()
