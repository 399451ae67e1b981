"""Files written completely or not at all, and the manifest that says what they were made from.

Each file is written beside its place, flushed to the disk, then renamed over the old one; the manifest comes last.
Whatever moment a build is killed at, each file is the old or the new one, and `stale` names those that are not
what the manifest and the content say.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handouts.errors import AccessError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
_FORM = 1
_PART = ".part"


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

    def record(self) -> dict[str, Any]:
        """Return what the manifest says of it."""
        told = asdict(self)
        del told["data"], told["name"]
        return {**told, "bytes": len(self.data), "sha256": sha256(self.data)}


def publish(
    folder: Path, outputs: Iterable[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]
) -> list[Path]:
    """Write documents and manifest into a folder; return the paths written.

    Args:
        folder: Where to; made if it is not there.
        outputs: The finished documents.
        inputs: SHA-256 of each content file, by its path.
        made_by: Versions of the program and of what it draws with.

    Raises:
        AccessError: Where the folder or a file cannot be written; the old files stand then.
    """
    outputs = list(outputs)
    manifest = _merged(folder, outputs, inputs, made_by)
    files = {folder / output.name: output.data for output in outputs} | {folder / MANIFEST: manifest}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _write_beside(path, data)
        for path in files:
            _beside(path).replace(path)
        _flush_folder(folder)
    except OSError as error:
        for path in files:
            _beside(path).unlink(missing_ok=True)
        raise AccessError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error
    return list(files)


def stale(folder: Path, outputs: Iterable[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> list[str]:
    """Return the names of files that are missing or are not what the content gives."""
    outputs = list(outputs)
    wanted = {output.name: output.data for output in outputs}
    wanted[MANIFEST] = _merged(folder, outputs, inputs, made_by)
    return [name for name, data in wanted.items() if _read(folder / name) != data]


def sha256(data: bytes) -> str:
    """Return a digest in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _merged(folder: Path, outputs: list[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> bytes:
    """Return the manifest: what is known of other variants in the folder stays, as long as they still are there."""
    kept = {name: record for name, record in _known(folder).items() if (folder / name).is_file()}
    records = kept | {output.name: output.record() for output in outputs}
    told = {
        "manifest": _FORM,
        "made_by": dict(sorted(made_by.items())),
        "inputs": dict(sorted(inputs.items())),
        "outputs": dict(sorted(records.items())),
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _known(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        return dict(told["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_PART}")


def _write_beside(path: Path, data: bytes) -> None:
    with _beside(path).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush the renames; Windows has no handle for folders and needs none."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
