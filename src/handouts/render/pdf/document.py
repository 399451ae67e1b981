"""The document: a story becomes the bytes of a file that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.render.pdf.flow import Flowable, Sheet, run
from handouts.render.pdf.marking import TaggedCanvas
from handouts.render.pdf.metadata import Metadata, describe, xmp
from handouts.render.pdf.structure import Node, check
from handouts.render.pdf.tagtree import TagTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handouts.render.pdf.forms import Form


_LOOSE = 0.5
"""The share of a page from which on its empty foot is told."""


@dataclass(frozen=True, slots=True)
class Story:
    """All of a document: the tag tree and the flowables that draw it."""

    root: Node
    flowables: Sequence[Flowable]
    sheet: Sheet
    metadata: Metadata
    head: Callable[[TaggedCanvas, int, int], None] | None = None
    """Draws the running head of a page; told its number, from 1, and how many there are."""
    foot: Callable[[TaggedCanvas, int, int], None] | None = None
    form: Form | None = None


def write(story: Story) -> bytes:
    """Return the file. Raises StructureError where the tags are not what the standards allow."""
    canvas = TaggedCanvas((story.sheet.width, story.sheet.height))
    empty = run(canvas, story.sheet, story.flowables)
    loose = [page for page, share in enumerate(empty, 1) if share is not None and share >= _LOOSE]
    return finish(canvas, story, loose, [page for page, share in enumerate(empty, 1) if share is None])


def finish(canvas: TaggedCanvas, story: Story, loose: Sequence[int] = (), skipped: Sequence[int] = ()) -> bytes:
    """Return the file of a canvas whose pages are all drawn.

    It says which of them stand half empty, or more, and which are skipped so that a sheet begins on a front.
    """
    for kind, furniture in (("Header", story.head), ("Footer", story.foot)):
        if furniture:
            canvas.furnish(kind, furniture)
    check(story.root)
    metadata = _counted(story.metadata, len(canvas.pages), loose, skipped)
    describe(canvas.document, metadata)
    tree = TagTree(story.root, canvas.parents, canvas.pages, canvas.annotations)
    canvas.document.Catalog.StructTreeRoot = tree.object()
    if story.form:
        canvas.document.Catalog.AcroForm = story.form.object()
    return canvas.data(xmp(metadata))


def _counted(metadata: Metadata, pages: int, loose: Sequence[int], skipped: Sequence[int]) -> Metadata:
    if metadata.imprint is None:
        return metadata
    told = {"loose": ", ".join(map(str, loose)), "skipped": ", ".join(map(str, skipped))}
    return replace(metadata, imprint=replace(metadata.imprint, pages=str(pages), **told))
