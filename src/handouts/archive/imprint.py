"""What a finished file says of itself, and how `verify` reads it from the bytes without opening a document.

A PDF says it in its XMP, a presentation in its custom properties; both stand uncompressed in files of ours, so that
a spoilt file can still be told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Self
from xml.sax.saxutils import unescape

if TYPE_CHECKING:
    from handouts.outline.leaves import Identity, Seal

PREFIX = "handouts"
ORIGIN = "origin: "
"""In the name of a shape, before the ids of what it shows."""
NAMESPACE = "urn:uuid:7a1c5cf4-6a6b-5d0e-9f43-0c8f5a1d2b77#"
"""Of our properties in XMP; an address that nobody can take from us."""
CUSTOM = "docProps/custom.xml"
_MAX_BYTES = 100_000
"""Bytes of custom properties; more is nothing of ours."""
_XMP = re.compile(rb"<handouts:(\w{1,20})>([^<]{0,5000})</handouts:\1>")
_PROPERTY = re.compile(rb'name="handouts\.(\w{1,20})"[^<>]{0,200}>\s{0,50}<vt:lpwstr>([^<]{0,5000})</vt:lpwstr>')
"""Both with bounds, so that reading takes no longer than the file is."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """A file's own account of what it is; empty where it says nothing."""

    code: str = ""
    digest: str = ""
    guide: str = ""
    document: str = ""
    version: str = ""
    status: str = ""
    """In the words that its pages say."""
    approved: str = ""
    clinic: str = ""
    language: str = ""
    format: str = ""
    """Of a handout, as `Format.name` has it."""
    parts: str = ""
    """Of a deck: the ids of its sections."""
    template: str = ""
    """Of a deck in a clinic's own template: the template's SHA-256."""
    program: str = ""
    """The version of this program that wrote it."""
    pages: str = ""
    """Of a handout, how many there are."""
    loose: str = ""
    """Those of them of which half or more stands empty: `10, 12`."""
    skipped: str = ""
    """Those that are left for notes, so that a sheet of its own begins on a front."""

    @classmethod
    def of(cls, identity: Identity, seal: Seal, *, layout: str = "", parts: str = "", template: str = "") -> Self:
        """Return what a document's file says."""
        return cls(
            code=seal.code,
            digest=seal.digest,
            guide=identity.guide,
            document=identity.document,
            version=identity.version,
            status=seal.status_line,
            approved=str(seal.approved).lower(),
            clinic=identity.clinic_file,
            language=identity.language,
            format=layout,
            parts=parts,
            template=template,
            program=program(),
        )

    @property
    def entries(self) -> dict[str, str]:
        """What there is to write, by its name."""
        return {name: value for name, value in asdict(self).items() if value}


@cache
def program() -> str:
    """Return this program's version."""
    from importlib.metadata import version

    return version(PREFIX)


def read_imprint(data: bytes) -> Imprint | None:
    """Return what a file's bytes say of it; None where they say nothing in our words."""
    found = dict(reversed(_entries_in(data)))  # what stands first counts; `contradictions` tells of the rest
    return Imprint(**found) if found else None


def contradictions(data: bytes) -> list[str]:
    """Return what a file's bytes say twice, and not the same: our files say each thing once, in one place."""
    values: dict[str, set[str]] = {}
    for name, value in _entries_in(data):
        values.setdefault(name, set()).add(value)
    return [name for name, said in values.items() if len(said) > 1]


def _entries_in(data: bytes) -> list[tuple[str, str]]:
    known = {field.name for field in fields(Imprint)}
    found = _properties_in(data) or _properties_in(_custom_properties(data))
    return [(name, value) for name, value in found if name in known]


def _properties_in(data: bytes) -> list[tuple[str, str]]:
    pairs = [*_XMP.findall(data), *_PROPERTY.findall(data)]
    return [(name.decode(), unescape(value.decode("utf-8", "replace"))) for name, value in pairs]


def _custom_properties(data: bytes) -> bytes:
    """Return the custom properties of a presentation that another program has saved."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(CUSTOM) as file:
            return file.read(_MAX_BYTES)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return b""
