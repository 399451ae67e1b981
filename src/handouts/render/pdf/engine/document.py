"""Writes a story as a file: pages, structure tree with parent tree and id tree (ISO 32000-1, 14.7), metadata."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from handouts.render.pdf.engine.flow import Flowable, PageFrame, run
from handouts.render.pdf.engine.marking import TaggedCanvas
from handouts.render.pdf.engine.metadata import Metadata, describe, xmp
from handouts.render.pdf.engine.objects import RawObject, literal, name, number, numbers, reference, text_string
from handouts.render.pdf.engine.structure import Mark, Node, ObjectMark, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlab.pdfbase.pdfdoc import PDFObject

    from handouts.render.pdf.engine.metadata import Form
    from handouts.render.pdf.engine.objects import Document


class TagTree:
    """Writes a tree of nodes; elements refer to pages and annotations that the canvas has made."""

    def __init__(
        self,
        root: Node,
        parents: Mapping[int, list[Node] | Node],
        pages: Sequence[PDFObject],
        annotations: Mapping[int, PDFObject],
    ) -> None:
        self._parents = parents
        self._pages = pages
        self._annotations = annotations
        self._tree_root = RawObject(self._write_root)
        self._top = root
        self._elements = {id(node): RawObject(partial(self._element, node)) for node in root.walk()}

    def object(self) -> PDFObject:
        """Return the StructTreeRoot."""
        return self._tree_root

    def _ref(self, document: Document, node: Node) -> bytes:
        return reference(document, self._elements[id(node)])

    def _write_root(self, document: Document) -> bytes:
        ids = sorted((node.origin.encode(), node) for node in self._top.walk() if node.origin)
        names = b" ".join(literal(origin) + self._ref(document, node) for origin, node in ids)
        limits = literal(ids[0][0]) + literal(ids[-1][0]) if ids else b""
        tree = RawObject(lambda _: b"<</Kids[" + reference(document, leaf) + b"]>>")
        leaf = RawObject(lambda _: b"<</Limits[" + limits + b"]/Names[" + names + b"]>>")
        parents = RawObject(self._write_parents)
        return b"".join(
            [
                b"<</Type/StructTreeRoot/K ",
                self._ref(document, self._top),
                b"/ParentTree ",
                reference(document, parents),
                b"/ParentTreeNextKey %d" % len(self._parents),
                b"/IDTree " + reference(document, tree) if ids else b"",
                b">>",
            ]
        )

    def _write_parents(self, document: Document) -> bytes:
        entries = []
        for key, owner in sorted(self._parents.items()):
            if isinstance(owner, Node):
                entries.append(b"%d %b" % (key, self._ref(document, owner)))
            else:
                entries.append(b"%d[%b]" % (key, b" ".join(self._ref(document, node) for node in owner)))
        return b"<</Nums[" + b"\n".join(entries) + b"]>>"

    def _element(self, node: Node, document: Document) -> bytes:
        """Return a node's structure element (ISO 32000-1, 14.7.2)."""
        parent = self._elements[id(node.parent)] if node.parent else self._tree_root
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        kids = [self._kid(document, kid, page) for kid in node.kids]
        parts = [b"<</S", name(node.tag).encode(), b"/P ", reference(document, parent)]
        if page is not None:
            parts += [b"/Pg ", reference(document, self._pages[page])]
        if kids:
            parts += [b"/K ", kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"]
        parts += [b"/ID", literal(node.origin.encode())] if node.origin else []
        for key, text in (("Alt", node.alt), ("ActualText", node.actual), ("Lang", node.lang)):
            parts += [f"/{key}".encode(), text_string(text)] if text else []
        attributes = list(_attributes(node))
        if attributes:
            parts += [b"/A", attributes[0] if len(attributes) == 1 else b"[" + b"".join(attributes) + b"]"]
        return b"".join([*parts, b">>"])

    def _kid(self, document: Document, kid: Node | Mark | ObjectMark, page: int | None) -> bytes:
        if isinstance(kid, Node):
            return self._ref(document, kid)
        at = b"" if kid.page == page else b"/Pg " + reference(document, self._pages[kid.page])
        if isinstance(kid, Mark):
            return b"<</Type/MCR%b/MCID %d>>" % (at, kid.mcid) if at else b"%d" % kid.mcid
        return b"<</Type/OBJR%b/Obj %b>>" % (at, reference(document, self._annotations[kid.key]))


def _attributes(node: Node) -> Iterator[bytes]:
    """Yield attribute objects (ISO 32000-1, 14.8.5)."""
    table = f"/Scope/{node.scope}" if node.scope else ""
    table += f"/ColSpan {node.columns}" if node.columns > 1 else ""
    table += f"/RowSpan {node.rows}" if node.rows > 1 else ""
    titles = b"".join(literal(title.origin.encode()) for title in node.headers)
    if table or titles:
        yield b"<</O/Table" + table.encode() + (b"/Headers[" + titles + b"]" if titles else b"") + b">>"
    if node.numbering:
        yield f"<</O/List/ListNumbering/{node.numbering}>>".encode()
    if node.box:
        width, height = node.box[2] - node.box[0], node.box[3] - node.box[1]
        size = f"/Width {number(width)}/Height {number(height)}"
        placement = "" if node.tag == "Form" else "/Placement/Block"  # a field may stand in a sentence
        yield f"<</O/Layout{placement}/BBox[{numbers(*node.box)}]{size}>>".encode()
    if node.role:
        checked = b"/checked/off" if node.role == "cb" else b""
        yield b"<</O/PrintField/Role/" + node.role.encode() + checked + b"/Desc" + text_string(node.said) + b">>"


_LOOSE = 0.5
"""The empty share of a page from which it is listed as loose."""


@dataclass(frozen=True, slots=True)
class PdfStory:
    """All of a document: the tag tree and the flowables that draw it."""

    root: Node
    flowables: Sequence[Flowable]
    sheet: PageFrame
    metadata: Metadata
    head: Callable[[TaggedCanvas, int, int], None] | None = None
    """Draws the header of a page, given its number from 1 and the count of pages."""
    foot: Callable[[TaggedCanvas, int, int], None] | None = None
    form: Form | None = None


def write(story: PdfStory) -> bytes:
    """Return the file. Raises StructureError where the tags are not what the standards allow."""
    canvas = TaggedCanvas((story.sheet.width, story.sheet.height))
    empty = run(canvas, story.sheet, story.flowables)
    loose = [page for page, share in enumerate(empty, 1) if share is not None and share >= _LOOSE]
    return finish(canvas, story, loose, [page for page, share in enumerate(empty, 1) if share is None])


def finish(canvas: TaggedCanvas, story: PdfStory, loose: Sequence[int] = (), skipped: Sequence[int] = ()) -> bytes:
    """Return the file of a canvas whose pages are all drawn.

    It lists those half empty or more, and those skipped so that a sheet begins on a front.
    """
    for kind, draw in (("Header", story.head), ("Footer", story.foot)):
        if draw:
            canvas.add_pagination(kind, draw)
    check(story.root)
    metadata = _counted(story.metadata, len(canvas.pages), loose, skipped)
    describe(canvas.document, metadata, sheets=len(canvas.pages) > 1)
    tree = TagTree(story.root, canvas.parents, canvas.pages, canvas.annotations)
    canvas.document.Catalog.StructTreeRoot = tree.object()
    if story.form:
        canvas.document.Catalog.AcroForm = story.form.object()
    return canvas.data(xmp(metadata))


def _counted(metadata: Metadata, pages: int, loose: Sequence[int], skipped: Sequence[int]) -> Metadata:
    if metadata.imprint is None:
        return metadata
    page_lists = {"loose": ", ".join(map(str, loose)), "skipped": ", ".join(map(str, skipped))}
    return replace(metadata, imprint=replace(metadata.imprint, pages=str(pages), **page_lists))
