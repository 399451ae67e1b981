"""The parts of a presentation as they stand in its package, read without trusting whoever wrote it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Self
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SLIDE_ID = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"
_DECK = "ppt/presentation.xml"
_MAX_BYTES = 50_000_000
"""Bytes of a part; more is nothing that we could have written."""
_MAX_ALL = 400_000_000
"""Bytes of all parts that are asked for."""
_UNREADABLE = (
    zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error, ET.ParseError,
)  # fmt: skip


class _NoDoctype(ET.TreeBuilder):
    """Builds a tree of a part; Open XML has no document types (ECMA-376-2, 8.1.1), so no entities either."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise ValueError(f"a document type: {name} {pubid} {system}")


class Package:
    """A presentation's package. Everything raises ValueError where it cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._left = _MAX_ALL
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise ValueError("this is not a readable presentation") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """Return the names of its parts."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        try:
            with self._archive.open(name) as part:
                data = part.read(min(_MAX_BYTES, self._left) + 1)
        except _UNREADABLE as error:
            raise ValueError(f"this is not a readable presentation: its part {name} cannot be read") from error
        self._left -= len(data)
        if len(data) > _MAX_BYTES or self._left < 0:
            raise ValueError(f"this is not a readable presentation: its part {name} is larger than any of ours")
        return data

    def tree(self, name: str) -> ET.Element:
        """Return the tree of a part."""
        try:
            return ET.fromstring(self.read(name), ET.XMLParser(target=_NoDoctype()))  # noqa: S314 (no document type)
        except _UNREADABLE as error:
            raise ValueError(f"this is not a readable presentation: its part {name} cannot be read") from error

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part leads to: by its id, of which kind it is, and the name of that part."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self._archive.NameToInfo:
            return {}
        found = {}
        for relation in self.tree(rels):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def slides(self) -> Iterator[str]:
        """Yield the names of the slides' parts in the order in which they are shown."""
        parts = self.related(_DECK)
        for slide in self.tree(_DECK).iter(_SLIDE_ID):
            name = slide.get(f"{_OFFICE}id", "")
            if name not in parts:
                raise ValueError("this is not a readable presentation: a slide of it is missing")
            yield parts[name][1]
