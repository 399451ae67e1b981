"""Files written completely or not at all, and the manifest that says what they were made from.

Each file is written beside its place, flushed to the disk, then renamed over the old one; the manifest comes last.
Whatever moment a build is killed at, each file is the old or the new one, and `stale` names those that are not
what the manifest and the content say.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
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
        AccessError: Where the folder or a file cannot be written; each file is then the old or the new one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder):
            _sweep(folder)
            outputs = list(outputs)
            files = {output.name: output.data for output in outputs}
            files[MANIFEST] = _merged(folder, outputs, inputs, made_by)
            try:
                for name, data in files.items():
                    _write(_beside(folder / name), data)
                for name in files:
                    _beside(folder / name).replace(folder / name)
            finally:
                _sweep(folder)
    except OSError as error:
        raise AccessError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error
    return [folder / name for name in files]


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file whole or not at all, one program at a time; `change` is given its bytes, none where it is new.

    Raises AccessError where it cannot be read or written; it is then what it was.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(path.parent):
            try:
                _write(_beside(path), change(_read(path) or b""))
                _beside(path).replace(path)
            finally:
                _beside(path).unlink(missing_ok=True)
    except OSError as error:
        raise AccessError(f"{error.filename or path}: cannot be written: {error.strerror}") from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder meanwhile, and flush its renames in the end."""
    if not LOCKS:
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)  # closing the handle, or a kill, lets go of it
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove half-written files, those of a build that was killed included."""
    with suppress(OSError):
        for path in folder.glob(f".*{_PART}"):
            path.unlink(missing_ok=True)


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
    """Return the manifest: what is known of other variants in the folder stays, as long as it is true."""
    kept = {name: record for name, record in _known(folder).items() if _stands(folder / name, record)}
    records = kept | {output.name: output.record() for output in outputs}
    told = {
        "manifest": _FORM,
        "made_by": dict(sorted(made_by.items())),
        "inputs": dict(sorted(inputs.items())),
        "outputs": dict(sorted(records.items())),
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _stands(path: Path, record: Any) -> bool:
    """Tell whether a file is what the manifest says of it."""
    try:
        return isinstance(record, dict) and record.get("sha256") == sha256(path.read_bytes())
    except (OSError, ValueError):
        return False


def _known(folder: Path) -> dict[str, Any]:
    """Return the records of the manifest that stands, none if it is spoilt."""
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        json.dumps(told, ensure_ascii=False).encode()
        return dict(told["outputs"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
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


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
