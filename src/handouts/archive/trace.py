"""Where each item stands in finished files, read back from their bytes, with the item's sources and approval."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from handouts import files
from handouts.archive.imprint import ORIGIN
from handouts.archive.package import Package
from handouts.content import loaded
from handouts.content.cross_references import kind
from handouts.errors import AccessError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from handouts.edition import Edition
    from handouts.errors import Location
    from handouts.outline.leaves import Seal

_SHAPE = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"
_MAX_DEPTH = 100
"""Elements inside one another; more is nothing that we could have written."""


@dataclass(frozen=True)
class PageIndex:
    """What a file shows: the pages or slides, from 1, on which each origin stands, in the file's order."""

    counts: Literal["pages", "slides"]
    on: dict[str, tuple[int, ...]]

    def where(self, origin: str) -> tuple[int, ...]:
        """Return the pages or slides of an origin, `id/part`; of its whole item where the part has none of its own."""
        return self.on.get(origin) or self.items.get(origin.partition("/")[0], ())

    @cached_property
    def items(self) -> dict[str, tuple[int, ...]]:
        """The pages or slides of each item, the parts of an item taken together."""
        found: dict[str, set[int]] = {}
        for origin, numbers in self.on.items():
            found.setdefault(origin.partition("/")[0], set()).update(numbers)
        return {name: tuple(sorted(numbers)) for name, numbers in found.items()}


def read_file(path: Path) -> PageIndex:
    """Return what a file shows. Raises AccessError where it is no handout or deck that can be read."""
    data = files.read_regular(path, files.MAX_BYTES)
    try:
        return read(data)
    except ValueError as error:
        raise AccessError(f"{path}: {error}") from error


def read(data: bytes) -> PageIndex:
    """Return what a finished file's bytes show. Raises ValueError where they are no PDF and no presentation."""
    if data.startswith(b"PK"):
        return PageIndex("slides", _pages_by_origin(_slides(data)))
    return PageIndex("pages", _pages_by_origin(_pages(data)))


def _pages_by_origin(shown: Iterable[list[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for number, origins in enumerate(shown, 1):
        for origin in origins:
            found.setdefault(origin, {})[number] = None
    return {origin: tuple(numbers) for origin, numbers in found.items()}


def _pages(data: bytes) -> Iterator[list[str]]:
    """Yield the ids of the structure elements that have content on each page (ISO 32000-1, 14.7.2)."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError("this is neither a readable PDF nor a readable presentation") from error
    with document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            count = raw.FPDF_StructTree_CountChildren(tree) if tree else 0
            tops = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(count)]
            yield [origin for top in tops if top for origin in _ids(top)]
            if tree:
                raw.FPDF_StructTree_Close(tree)


def _ids(element: Any, depth: int = 0) -> Iterator[str]:
    """Yield the ids of an element and of all below it that have content on the page."""
    from pypdfium2 import raw

    size = raw.FPDF_StructElement_GetID(element, None, 0)
    text = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetID(element, text, size)
    own = text.raw.decode("utf-16-le", "replace").rstrip("\0")
    if own:
        yield own
    if depth < _MAX_DEPTH:
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield from _ids(child, depth + 1)


def _slides(data: bytes) -> Iterator[list[str]]:
    """Yield the ids in the names of the shapes of each slide, in the order in which slides are shown."""
    with Package(data) as package:
        for name in package.slides():
            shapes = package.tree(name).iter(_SHAPE)
            yield [origin for shape in shapes for origin in _origins_in_name(shape.get("name", ""))]


def _origins_in_name(shape: str) -> list[str]:
    """Return the ids in a shape's name: `origin: nausea`, `Body origin: nausea dizziness`."""
    found = re.search(rf"(?:^|\s){ORIGIN}(.*)", shape)
    return found[1].split() if found else []


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """A document that shows an item: on which pages or slides, from 1, and under which seal."""

    document: str
    numbers: tuple[int, ...]
    seal: Seal


@dataclass(frozen=True, slots=True)
class Traced:
    """An item, and everything that can be asked of it."""

    id: str
    kind: str
    """What it is: `effect`, `check`, `key-point`."""
    must_tell: bool
    place: Location
    pages: tuple[int, ...]
    slides: tuple[int, ...]
    sources: tuple[str, ...]
    standards: tuple[str, ...]
    """The elements of standards that its sentences cover."""
    documents: tuple[DocumentPages, ...]


def traced(edition: Edition, seals: Mapping[str, Seal], written: Mapping[str, PageIndex]) -> tuple[Traced, ...]:
    """Return every item of an edition, in the order of the files, as it stands in the written documents."""
    where = loaded.places(edition.content)
    shown = {name: file.items for name, file in written.items()}
    found = []
    for item in edition.guide.nodes():
        documents = tuple(DocumentPages(name, on[item.id], seals[name]) for name, on in shown.items() if item.id in on)
        numbers: dict[str, set[int]] = {"pages": set(), "slides": set()}
        for document in documents:
            numbers[written[document.document].counts].update(document.numbers)
        found.append(
            Traced(
                id=item.id,
                kind=kind(item),
                must_tell=item.must_tell,
                place=loaded.place(edition.content, where, item.id),
                pages=tuple(sorted(numbers["pages"])),
                slides=tuple(sorted(numbers["slides"])),
                sources=item.sources,
                standards=tuple(sorted(item.covers)),
                documents=documents,
            )
        )
    return tuple(found)
