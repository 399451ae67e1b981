"""The document: a story becomes the bytes of a file that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from handouts.render.pdf.flow import Flowable, Sheet, run
from handouts.render.pdf.marking import TaggedCanvas
from handouts.render.pdf.metadata import Metadata, describe, xmp
from handouts.render.pdf.objects import Stream
from handouts.render.pdf.structure import Node, check
from handouts.render.pdf.tagtree import TagTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

Furniture = "Callable[[TaggedCanvas, int, int], None]"
"""Draws a running head or foot; given the page's number and how many there are."""


class ForeignFontError(Exception):
    """Something drew with a font that is not embedded, such as ReportLab's Helvetica."""


@dataclass(frozen=True, slots=True)
class Story:
    """All of a document: the tag tree and the flowables that draw it."""

    root: Node
    flowables: Sequence[Flowable]
    sheet: Sheet
    metadata: Metadata
    head: Callable[[TaggedCanvas, int, int], None] | None = None
    foot: Callable[[TaggedCanvas, int, int], None] | None = None


def write(story: Story) -> bytes:
    """Return the file. Raises StructureError where the tags are not what the standards allow."""
    canvas = TaggedCanvas((story.sheet.width, story.sheet.height), story.root)
    run(canvas, story.sheet, story.flowables)
    return finish(canvas, story)


def finish(canvas: TaggedCanvas, story: Story) -> bytes:
    """Return the file of a canvas whose pages are all drawn."""
    for kind, furniture in (("Header", story.head), ("Footer", story.foot)):
        if furniture:
            canvas.furnish(kind, furniture)
    check(story.root)
    document = canvas._doc  # noqa: SLF001 (a hook with a canary)
    refuse_foreign_fonts(document)
    describe(document, story.metadata)
    tree = TagTree(story.root, canvas.parents, canvas.pages, canvas.annotations)
    document.Catalog.StructTreeRoot = tree.object()
    for page in canvas.pages:
        page.Contents = Stream(page.stream.encode("latin-1"))
    document._ID = _file_id(canvas, story.metadata)  # noqa: SLF001
    data: bytes = document.GetPDFData(canvas)
    return data


def refuse_foreign_fonts(document: PDFDocument) -> None:
    """Raise ForeignFontError where a font was used that is not written by `embedding`."""
    if document.fontMapping or document.delayedFonts:
        names = [*document.fontMapping, *(font.fontName for font in document.delayedFonts)]
        raise ForeignFontError(", ".join(names))


def _file_id(canvas: TaggedCanvas, metadata: Metadata) -> bytes:
    """Return the file's identifier, made from what is drawn and said (ISO 32000-1, 14.4)."""
    digest = sha256(xmp(metadata))
    for page in canvas.pages:
        digest.update(page.stream.encode("latin-1"))
    short = digest.hexdigest()[:32].upper()
    return f"[<{short}><{short}>]".encode()
