"""Files written whole or not at all, one program at a time; and where the shipped content and assets lie.

Each file is written beside its place, flushed to the disk, then renamed over the old one; the last that is given comes
last. Whatever moment a program is killed at, each file is the old or the new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from handouts.errors import AccessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PART = ".handouts.part"
_LOCK = ".handouts.lock"
_OWN_PART = f".{secrets.token_hex(4)}{_PART}"
"""Ends the names of this process's half-written files: where nothing can be locked, another may write beside it."""


def replace(folder: Path, made: Callable[[], Mapping[str, bytes]]) -> list[Path]:
    """Write files into a folder, which is made if it is not there; return the paths of those that were not there so.

    `made` gives the files by name; it is called while no other program writes there. Raises AccessError where the
    folder or a file cannot be written; each file is then the old or the new one.
    """
    with _as_access_errors(folder):
        return _write_changed(folder, made)


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file whole or not at all; `change` is given its bytes, none where it is new.

    Raises AccessError where it cannot be read or written; it is then what it was.
    """
    path = path.resolve()

    def made() -> dict[str, bytes]:
        old = read(path) or b""
        new = change(old)
        return {path.name: new} if new != old else {}

    with _as_access_errors(path):
        _write_changed(path.parent, made)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises AccessError where it cannot be written; it is then what it was."""
    rewrite(path, lambda _: data)


MAX_BYTES = 500_000_000
"""Of a file of ours; no document is as large."""


def read(path: Path) -> bytes | None:
    """Return a file's bytes, none where there is no such file. Raises AccessError where it cannot be read."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error
    return _whole(_beginning, path, MAX_BYTES)


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of an input that is no folder, pipe or device, and has at most so many. Raises AccessError."""
    return _whole(read_input, path, most)


def _whole(reader: Callable[[Path, int], bytes], path: Path, most: int) -> bytes:
    try:
        data = reader(path, most)
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > most:
        raise AccessError(f"{path}: is larger than {most:,} bytes")
    return data


def _beginning(path: Path, most: int) -> bytes:
    """Return the bytes of a file as it is now, or one more than `most` of a larger one."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):  # a pipe would keep us waiting for ever
        found = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        raise AccessError(f"{path}: is {found}, where a file should be")
    with path.open("rb") as file:
        return file.read(most + 1)


_opened: ContextVar[dict[Path, tuple[bytes, int]] | None] = ContextVar("opened", default=None)
"""What was read as input since `read_once` began, by path, with how much was asked for; None outside of it."""


@contextmanager
def read_once() -> Iterator[None]:
    """Open each input once: whoever asks for it again is given the same bytes, whatever became of the file.

    Raises AccessError at the end where one is not what it was: of two states of a folder no document is made.
    """
    if _opened.get() is not None:
        yield
        return
    token = _opened.set({})
    try:
        yield
        found = _opened.get() or {}
    finally:
        _opened.reset(token)
    for path, (data, most) in found.items():
        try:
            same = _beginning(path, most) == data
        except (OSError, AccessError):
            same = False
        if not same:
            raise AccessError(f"{path}: was changed while the documents were made; nothing was written. Build again.")


def read_input(path: Path, most: int) -> bytes:
    """Return the bytes of a file that documents are made from, or one more than `most` of a larger one.

    Raises OSError where it cannot be read, AccessError where it is a folder, a pipe or a device.
    """
    opened = _opened.get()
    if opened is None:
        return _beginning(path, most)
    data, asked = opened.get(path, (b"", -1))
    if len(data) > asked < most:  # not opened yet, or not read as far
        data, _ = opened[path] = _beginning(path, most), most
    return data[: most + 1]


@contextmanager
def _as_access_errors(about: Path) -> Iterator[None]:
    """Raise AccessError for any OSError, naming the file as people know it, not the one that is written beside it."""
    try:
        yield
    except OSError as error:
        raise AccessError(f"{about}: cannot be written: {error.strerror}") from error


def _write_changed(folder: Path, made: Callable[[], Mapping[str, bytes]]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder) as alone:
        _sweep(folder, _PART if alone else _OWN_PART)
        found = {folder / name: data for name, data in made().items()}
        stood = {path: read(path) for path in found}
        new = {path: data for path, data in found.items() if data != stood[path]}
        _write_all(new, stood)
    return list(new)


def _write_all(new: Mapping[Path, bytes], stood: Mapping[Path, bytes | None]) -> None:
    """Write files beside their places, then put them there; where that fails, put back what stood."""
    places = {path: _led_to(path) for path in new}
    folders = {place.parent for place in places.values()}
    done: list[Path] = []
    try:
        for path, data in new.items():
            with _as_access_errors(path):
                _write(_temporary_path(places[path]), data)
        for path, place in places.items():
            with _as_access_errors(path):
                _temporary_path(place).replace(place)
            done.append(path)
        for folder in folders:
            _flush(folder)
    except (AccessError, OSError):
        with suppress(OSError):
            for path in done:
                _put_back(places[path], stood[path])
        raise
    finally:
        for folder in folders:
            _sweep(folder, _OWN_PART)


def _led_to(path: Path) -> Path:
    """Return the file that a path leads to: a link is followed, not replaced."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # links that lead to one another
        raise AccessError(f"{path}: cannot be written: it is a link that leads nowhere") from error


def _put_back(place: Path, data: bytes | None) -> None:
    if data is None:
        place.unlink(missing_ok=True)
    else:
        _write(_temporary_path(place), data)
        _temporary_path(place).replace(place)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold a folder's lock; yield whether it is held (some disks have none). A killed process releases it."""
    lock = FileLock(folder / _LOCK, fallback_to_soft=False)
    with suppress(OSError):  # some network disks have no locks
        lock.acquire()
    try:
        yield lock.is_locked
    finally:
        if lock.is_locked:
            with suppress(OSError):  # Windows removes it when it is released
                (folder / _LOCK).unlink(missing_ok=True)
            lock.release()


def _flush(folder: Path) -> None:
    """Write a folder's renames to the disk."""
    if sys.platform == "win32":  # where no folder can be opened
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:  # some disks cannot flush a folder; every file in it was flushed by itself
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _sweep(folder: Path, ending: str) -> None:
    """Remove half-written files: our own, or, while we hold the lock, those of killed builds as well."""
    with suppress(OSError):
        for path in folder.glob(f".*{ending}"):
            path.unlink(missing_ok=True)


def _temporary_path(path: Path) -> Path:
    return path.with_name(f".{path.name}{_OWN_PART}")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


PACKAGE = Path(str(resources.files("handouts"))).resolve()
"""The package itself, installed or in a checkout."""


@cache
def shipped(name: str) -> Path:
    """Return the folder `content` or `assets`: inside the installed package, or at the top of a checkout."""
    installed = PACKAGE / "shipped" / name
    return installed if installed.is_dir() else PACKAGE.parent.parent / name
