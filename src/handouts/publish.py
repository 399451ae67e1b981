"""Files written completely or not at all, and the manifest that says what they were made from.

Each file is written beside its place, flushed to the disk, then renamed over the old one; the manifest comes last.
Whatever moment a build is killed at, each file is the old or the new one, and `stale` names those that are not
what the manifest and the content say. The manifest keeps the recipe of each document beside the digest of its bytes:
`standing` gives back a document that is still what that recipe gave.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from handouts.errors import AccessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

try:
    import fcntl

    LOCKS = True
except ImportError:  # Windows, where a folder can be neither locked nor flushed
    LOCKS = False

MANIFEST = "manifest.json"
_FORM = 1
_PART = ".handouts.part"
_OURS = f".{secrets.token_hex(4)}{_PART}"
"""Ends the names of this process's half-written files: where nothing can be locked, another may write beside it."""


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
        told = asdict(self)
        del told["data"], told["name"]
        return {**told, "bytes": len(self.data), "sha256": sha256(self.data)}


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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder) as alone:
            _sweep(folder, _PART if alone else _OURS)
            outputs = list(outputs)
            files = {output.name: output.data for output in outputs}
            files[MANIFEST] = _merged(folder, outputs, inputs, made_by)
            new = {folder / name: data for name, data in files.items() if not _holds(folder / name, data)}
            try:
                for path, data in new.items():
                    _write(_beside(path), data)
                for path in new:
                    _beside(path).replace(path)
            finally:
                _sweep(folder, _OURS)
    except OSError as error:
        raise AccessError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error
    return list(new)


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file whole or not at all, one program at a time; `change` is given its bytes, none where it is new.

    Raises AccessError where it cannot be read or written; it is then what it was.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(path.parent) as alone:
            _sweep(path.parent, _PART if alone else _OURS)
            old = _read(path) or b""
            new = change(old)
            try:
                if new != old:
                    _write(_beside(path), new)
                    _beside(path).replace(path)
            finally:
                _sweep(path.parent, _OURS)
    except OSError as error:
        raise AccessError(f"{error.filename or path}: cannot be written: {error.strerror}") from error


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises AccessError where it cannot be written; it is then what it was."""
    rewrite(path, lambda _: data)


@contextmanager
def _alone_in(folder: Path) -> Iterator[bool]:
    """Keep other builds out of a folder meanwhile, and flush its renames in the end; give whether none can be there."""
    if not LOCKS:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    alone = False
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)  # closing the handle, or a kill, lets go of it
            alone = True
        yield alone
        _flush(handle)
    finally:
        os.close(handle)


def _flush(folder: int) -> None:
    try:
        os.fsync(folder)
    except OSError as error:  # some disks cannot flush a folder; every file in it was flushed by itself
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise


def _sweep(folder: Path, ending: str) -> None:
    """Remove half-written files: our own, or, where nobody else is at work, those of killed builds as well."""
    with suppress(OSError):
        for path in folder.glob(f".*{ending}"):
            path.unlink(missing_ok=True)


def standing(folder: Path, name: str, recipe: str) -> bytes | None:
    """Return a document that was made by this recipe and has not been touched since; else nothing."""
    record = _known(folder).get(name)
    if not isinstance(record, dict) or record.get("recipe") != recipe:
        return None
    with suppress(OSError):
        data = (folder / name).read_bytes()
        return data if record.get("sha256") == sha256(data) else None
    return None


def made_from(folder: Path, inputs: Mapping[str, str]) -> bool:
    """Tell whether the last build into a folder had these very inputs."""
    return _known(folder, "inputs").items() >= inputs.items()


def stale(folder: Path, outputs: Iterable[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> list[str]:
    """Return the names of files that are missing or are not what the content gives.

    Every byte is compared with a document drawn anew, and no recipe is trusted: a recipe may change while the bytes
    that it gives do not, and somebody may have written it by hand.
    """
    known = _known(folder)
    outputs = [replace(output, recipe=_recipe(known.get(output.name))) for output in outputs]
    wanted = {output.name: output.data for output in outputs}
    wanted[MANIFEST] = _merged(folder, outputs, inputs, made_by)
    return [name for name, data in wanted.items() if _read(folder / name) != data]


def sha256(data: bytes) -> str:
    """Return a digest in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _merged(folder: Path, outputs: list[Output], inputs: Mapping[str, str], made_by: Mapping[str, str]) -> bytes:
    """Return the manifest: what is known of other variants in the folder stays, as long as it is true."""
    ours = {output.name: output.record() for output in outputs}
    others = {
        name: record
        for name, record in _known(folder).items()
        if name not in ours and isinstance(record, dict) and _digest(folder / name) == record.get("sha256")
    }
    theirs = _known(folder, "inputs") if others else {}
    told = {
        "manifest": _FORM,
        "made_by": dict(sorted(made_by.items())),
        "inputs": dict(sorted((theirs | dict(inputs)).items())),
        "outputs": dict(sorted((others | ours).items())),
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _known(folder: Path, part: str = "outputs") -> dict[str, Any]:
    """Return a part of the manifest that stands, nothing if it is spoilt."""
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        json.dumps(told, ensure_ascii=False).encode()
        return dict(told[part])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _recipe(record: Any) -> str:
    return str(record.get("recipe", "")) if isinstance(record, dict) else ""


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes())
    except (OSError, ValueError):
        return None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_OURS}")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
