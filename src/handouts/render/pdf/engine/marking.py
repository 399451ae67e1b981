"""Marking: what is drawn inside `canvas.tagged(node)` belongs to the node, everything else is an artifact.

ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName, PDFPage

from handouts.render.pdf.engine.canvas import PlainCanvas
from handouts.render.pdf.engine.objects import RawObject, numbers, text_string
from handouts.render.pdf.engine.structure import Mark, Node, ObjectMark, StructureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from handouts.render.pdf.engine.canvas import Box
    from handouts.render.pdf.engine.objects import Document

_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "ET", "EI"}
"""Operators that leave something on the page."""
_PRINTED = 4
"""Annotation flag: printed with the page (ISO 19005-2, 6.3.2)."""


class TaggedCanvas(PlainCanvas):
    """A canvas in whose file everything painted is real content of a node, or an artifact."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.parents: dict[int, list[Node] | Node] = {}
        """The parent tree: key of a page to its nodes by number, key of an annotation to its node."""
        self.annotations: dict[int, RawObject] = {}
        self._node: Node | None = None
        self._silent = False
        self._artifact = "/Artifact BMC"
        """What opens the marked content of no node."""
        self._at: int | None = None
        """The page that is drawn on, from 0, where it has ended before."""
        self._from = 0
        """Where the code begins that was drawn since the last mark."""
        self._marked: list[Node] = []
        self._drawn: dict[int, object] = {}
        """What was drawn, by its identity; held here, or an identity might be given to something new."""
        self._bookmarks = 0
        super().__init__(size)

    def tagged(self, node: Node) -> AbstractContextManager[None]:
        """Let what is painted inside belong to a node; inside another node's it is the inner one's alone."""
        return self._painting_for(node, silent=False)

    def artifact(self) -> AbstractContextManager[None]:
        """Let everything painted inside be an artifact, whatever claims it: a repeated table head."""
        return self._painting_for(None, silent=True)

    @contextmanager
    def _painting_for(self, node: Node | None, *, silent: bool) -> Iterator[None]:
        if self._silent:
            yield
            return
        outer = self._node
        self._close()
        self._node, self._silent = node, silent
        try:
            yield
        finally:
            self._close()
            self._node, self._silent = outer, False

    @contextmanager
    def figure(self, node: Node, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Let what is painted inside be a figure, with its bounding box."""
        if not self._silent:
            node.box = self._box(x, y, x + width, y + height)
        with self.tagged(node):
            yield

    @contextmanager
    def once(self, thing: object) -> Iterator[None]:
        """Let a thing be content when it is first drawn on this canvas, an artifact ever after."""
        if id(thing) in self._drawn:
            with self.artifact():
                yield
            return
        self._drawn[id(thing)] = thing
        yield

    def link(self, node: Node, href: str, says: str, boxes: Sequence[Box]) -> None:
        """Make boxes, one a line, a link of a Link node; `says` is read out for it, once for all lines.

        It leads to an address, or with `#` to a target in this file.
        """
        if self._silent:
            return
        left, bottom, right, top = zip(*boxes, strict=True)
        entries = b"/Subtype/Link/Border[0 0 0]"
        if len(boxes) > 1:
            # From the lower left corner counterclockwise (ISO 32000-1, 12.5.6.5).
            corners = [numbers(x0, y0, x1, y0, x1, y1, x0, y1) for x0, y0, x1, y1 in (self._box(*box) for box in boxes)]
            entries += f"/QuadPoints[{' '.join(corners)}]".encode()
        box = (min(left), min(bottom), max(right), max(top))
        if not href.startswith("#"):
            self.annotate(node, says, box, entries + b"/A<</S/URI/URI" + text_string(href) + b">>")
            return
        place = self._bookmarkReference(href)  # type: ignore[attr-defined]
        self.annotate(node, says, box, lambda document: entries + b"/Dest" + place.format(document))

    def annotate(self, node: Node, says: str, box: Box, entries: bytes | Callable[[Document], bytes]) -> RawObject:
        """Put an annotation on the page that belongs to a node: StructParent and OBJR (14.7.4.3).

        `entries` is the rest of its dictionary, its Subtype first, or what makes it when the file is written.
        """
        key = self._key()
        place = f"/Rect[{numbers(*self._box(*box))}]/F {_PRINTED}/StructParent {key}".encode()
        end = place + b"/Contents" + text_string(says) + b">>"

        def made(document: Document) -> bytes:
            return b"<</Type/Annot" + (entries if isinstance(entries, bytes) else entries(document)) + end

        annotation = RawObject(made)
        self.parents[key] = node
        self.annotations[key] = annotation
        self._annotationrefs.append(self._doc.Reference(annotation))
        node.take(ObjectMark(self._page, key))
        return annotation

    def target(self, name: str, top: float) -> None:
        """Let links to `#name` lead to a height on this page."""
        if not self._silent:
            self.bookmarkPage(f"#{name}", fit="XYZ", left=0, top=round(self.absolutePosition(0, top)[1], 3))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add a bookmark that leads to a height on this page; level 0 is outermost."""
        if self._silent:
            return
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(self.absolutePosition(0, top)[1], 3))
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page: wrap what is left, and let the page know its nodes."""
        if self._node is not None or self._silent:
            raise StructureError(f"a page ends inside {self._node or 'an artifact'}")
        if self.state_stack:
            raise StructureError("a page ends with a graphics state that was saved and never restored")
        self._close()
        marked, self._marked = self._marked, []
        super().showPage()
        page = self.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.StructParents = self._key()
        self.parents[page.StructParents] = marked

    def add_pagination(self, kind: str, draw: Callable[[TaggedCanvas, int, int], None]) -> None:
        """Add a running head or foot (`Header` or `Footer`) to every page, when all pages are known.

        `draw` is given the page's number, from 1, and the count of pages. What it does not draw for a node is an
        artifact of pagination (14.8.2.2.2).
        """
        plain, self._artifact = self._artifact, f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC"
        for index, page in enumerate(self.pages):
            marked = self.parents[page.StructParents]
            assert isinstance(marked, list), "a page has many nodes"
            self._at, self._marked = index, marked
            self.append(index, partial(draw, self, index + 1, len(self.pages)))
        self._at, self._artifact, self._marked = None, plain, []

    def append(self, index: int, draw: Callable[[], None]) -> None:
        """Add to a page that has ended what is drawn now, marked as on every page."""

        def marked() -> None:
            self._from = 0
            draw()
            self._close()

        super().append(index, marked)

    def _restartAccumulators(self) -> None:  # noqa: N802
        super()._restartAccumulators()  # type: ignore[misc]
        self._from = 0

    def _close(self) -> None:
        """End the marked content that is open: wrap what was drawn since the last mark."""
        drawn = self._code[self._from :]
        del self._code[self._from :]
        for piece in _balanced(drawn):
            self._code += [self._opening(), *piece, "EMC"] if any(map(_paints, piece)) else piece
        self._from = len(self._code)

    def _opening(self) -> str:
        if self._node is None:
            return self._artifact
        mcid = len(self._marked)
        self._marked.append(self._node)
        self._node.take(Mark(self._page, mcid))
        return f"/{self._node.tag}<</MCID {mcid}>>BDC"

    @property
    def _page(self) -> int:
        return len(self.pages) if self._at is None else self._at

    def _key(self) -> int:
        key = len(self.parents)
        self.parents[key] = []
        return key


def _paints(code: str) -> bool:
    return code.removesuffix(" Q").rpartition(" ")[2] in _PAINTS


def _balanced(codes: list[str]) -> list[list[str]]:
    """Return the codes in pieces, so that none holds a `q` without its `Q`, or the other way round."""
    open_at: list[int] = []
    cuts = set()
    for index, code in enumerate(codes):
        if code == "q":
            open_at.append(index)
        elif code == "Q":
            if open_at:
                open_at.pop()
            else:
                cuts.add(index)
    cuts.update(open_at)
    pieces: list[list[str]] = [[]]
    for index, code in enumerate(codes):
        if index in cuts:
            pieces += [[code], []]
        else:
            pieces[-1].append(code)
    return [piece for piece in pieces if piece]
