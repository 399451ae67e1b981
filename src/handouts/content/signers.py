"""Whose SSH keys may sign approvals: the file `allowed_signers`, as ssh-keygen(1) describes it."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from handouts import files
from handouts.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "allowed_signers"
MAX_BYTES = 1_000_000
_LINE = re.compile(
    r"""(?:"(?P<quoted>[^"]+)"|(?P<bare>[^\s"]+))\s+
    (?:(?P<options>(?:[a-z-]+(?:="[^"]*")?,?)+)\s+)??
    (?P<kind>(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+)\s+(?P<key>[A-Za-z0-9+/=]+)(?:\s.*)?""",
    re.VERBOSE,
)
_OPTION = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_KNOWN = {"namespaces", "valid-after", "valid-before"}


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of the file: who may sign, with which key, from which day to which."""

    principals: str
    """Who it is, as the file says: `ada@clinic.org`."""
    key: bytes
    """The public key as SSH writes it (RFC 4253, 6.6)."""
    namespaces: tuple[str, ...] = ()
    """What may be signed; all where there are none."""
    after: date | None = None
    before: date | None = None


def path(folder: Path) -> Path:
    """Return where the file stands in a content folder."""
    return folder / "clinics" / NAME


def read(folder: Path) -> tuple[Signer, ...] | None:
    """Return who may sign in a content folder; None where there is no such file, and approvals are not signed.

    Raises ContentError for every line that cannot be read, AccessError where the file cannot.
    """
    file = path(folder)
    if not file.exists() and not file.is_symlink():
        return None
    try:
        lines = files.read_regular(file, MAX_BYTES).decode().splitlines()
    except UnicodeDecodeError:
        lines = ["\N{REPLACEMENT CHARACTER}"]
    found, problems = [], []
    for number, line in _told(lines):
        try:
            found.append(_signer(line))
        except ValueError as error:
            hint = "Write a line a person: `NAME KEY`, KEY as it stands in their file that ends with `.pub`."
            problems.append(Problem(Location(str(file), number, 1), f"{error}", hint))
    if problems:
        raise ContentError(tuple(problems))
    return tuple(found)


def _told(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((at, text) for at, line in enumerate(lines, 1) if (text := line.strip()) and not text.startswith("#"))


def _signer(line: str) -> Signer:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError("this line names nobody with a key")
    options: dict[str, str] = dict(_OPTION.findall(found["options"] or ""))
    if unknown := sorted(options.keys() - _KNOWN):
        raise ValueError(f"the option `{unknown[0]}` is not known here; there are {', '.join(sorted(_KNOWN))}")
    try:
        key = base64.b64decode(found["key"], validate=True)
    except binascii.Error:
        raise ValueError("the key on this line is cut short or damaged") from None
    kind = found["kind"].encode()
    if key[4 : 4 + len(kind)] != kind:
        raise ValueError(f"the key on this line is no {found['kind']}")
    spaces = tuple(filter(None, options.get("namespaces", "").split(",")))
    after, before = (_day(options.get(name, "")) for name in ("valid-after", "valid-before"))
    return Signer(found["quoted"] or found["bare"], key, spaces, after, before)


def _day(text: str) -> date | None:
    """Return the day of `YYYYMMDD`, whatever hour stands behind it."""
    return date.fromisoformat(text[:8]) if text else None
