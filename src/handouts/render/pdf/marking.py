"""Marking: what is drawn inside `canvas.tagged(node)` belongs to the node, everything else is an artifact.

ISO 32000-1, 14.6 to 14.8. Here are all the private hooks of ReportLab's canvas that we rely on; each has a
canary test.
"""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from handouts.render.pdf.embedding import UsedFonts
from handouts.render.pdf.lettering import Lettering
from handouts.render.pdf.objects import Stream, Written, numbers, shortened, text_string
from handouts.render.pdf.structure import Mark, Node, ObjectMark, StructureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from handouts.render.pdf.shaping import Shaped
    from handouts.render.pdf.styles import Rgb

_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "ET", "EI", "Q*"}
"""Operators that leave something on the page."""
_PRINTED = 4
"""Annotation flag: printed with the page (ISO 19005-2, 6.3.2)."""

Glyphs = tuple[float, float, float, "Shaped"]
"""x, base line, size, glyphs."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas in whose file everything painted is real content of a node, or an artifact."""

    def __init__(self, size: tuple[float, float], root: Node) -> None:
        self.root = root
        self.fonts = UsedFonts()
        self.parents: dict[int, list[Node] | Node] = {}
        """The parent tree: key of a page to its nodes by number, key of an annotation to its node."""
        self.annotations: dict[int, Written] = {}
        self.stamps: dict[str, tuple[str, Stream]] = {}
        self.pages: list[PDFPage] = []
        self._node: Node | None = None
        self._silent = 0
        self._from = 0
        self._marked: list[Node] = []
        self._drawn: set[int] = set()
        self._bookmarks = 0
        self._kept: list[object] = []
        super().__init__(BytesIO(), pagesize=size, pageCompression=0, invariant=1, pdfVersion=(1, 7))

    # Marks

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Let what is painted inside belong to a node; inside another node's it is the inner one's alone."""
        if self._silent:
            yield
            return
        outer = self._node
        self._close()
        self._node = node
        try:
            yield
        finally:
            self._close()
            self._node = outer

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Let everything painted inside be an artifact, whatever claims it: a repeated table head."""
        outer = self._node
        self._close()
        self._node = None
        self._silent += 1
        try:
            yield
        finally:
            self._close()
            self._silent -= 1
            self._node = outer

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
        self._drawn.add(id(thing))
        self._kept.append(thing)  # or its id might be given to another
        yield

    @property
    def silent(self) -> bool:
        """Whether everything is an artifact just now."""
        return self._silent > 0

    def _close(self) -> None:
        """End the marked content that is open: wrap what was drawn since the last mark."""
        drawn = self._code[self._from :]
        del self._code[self._from :]
        for piece in _balanced(drawn):
            if any(map(_paints, piece)):
                piece = [self._opening(), *piece, "EMC"]
            self._code += piece
        self._from = len(self._code)

    def _opening(self) -> str:
        if self._node is None:
            return "/Artifact BMC"
        mcid = len(self._marked)
        self._marked.append(self._node)
        self._node.take(Mark(len(self.pages), mcid))
        return f"/{self._node.tag}<</MCID {mcid}>>BDC"

    # Drawing

    def letter(self, colour: Rgb, glyphs: Iterable[Glyphs]) -> None:
        """Draw glyphs of one colour in one text object."""
        text = Lettering(self.fonts, colour)
        for x, y, size, shaped in glyphs:
            text.show(x, y, size, shaped)
        self._code.append(text.code())

    def stamp(
        self,
        key: str,
        box: tuple[float, float, float, float],
        draw: Callable[[TaggedCanvas], None],
        *,
        x: float,
        y: float,
        scale: float = 1,
    ) -> None:
        """Draw a shape that stands in the file once, however often it is stamped.

        `draw` is called the first time with this canvas; colours that it does not set are those at hand
        where it is stamped. `box` is what the shape fills, in its own units.
        """
        if key not in self.stamps:
            outer, self._code = self._code, []
            draw(self)
            content = shortened("\n".join(self._code)).encode("latin-1")
            self._code = outer
            form = Stream(
                content,
                Type=PDFName("XObject"),
                Subtype=PDFName("Form"),
                BBox=PDFArray(box),
                Resources=self._doc.Reference(self._resources),
            )
            self.stamps[key] = (f"X{len(self.stamps) + 1}", form)
        self._code.append(f"q {numbers(scale, 0, 0, scale, x, y)} cm /{self.stamps[key][0]} Do Q")

    def link(self, node: Node, href: str, says: str, box: tuple[float, float, float, float]) -> None:
        """Make a box (left, bottom, right, top, as drawn) a link of a Link node; `says` is read out for it."""
        if self._silent:
            return
        action = PDFDictionary({"S": PDFName("URI"), "URI": text_string(href)})
        self.annotate(node, says, box, Subtype=PDFName("Link"), A=action, Border=PDFArray([0, 0, 0]))

    def annotate(self, node: Node, says: str, box: tuple[float, float, float, float], **entries: object) -> None:
        """Put an annotation on the page that belongs to a node: StructParent and OBJR (14.7.4.3)."""
        key = self._key()
        dictionary = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Rect": PDFArray(map(_Short, self._box(*box))),
                "F": _PRINTED,
                "Contents": text_string(says),
                "StructParent": key,
                **entries,
            }
        )
        annotation = Written(dictionary.format)
        self.parents[key] = node
        self.annotations[key] = annotation
        self._annotationrefs.append(self._doc.Reference(annotation))
        node.take(ObjectMark(len(self.pages), key))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add a bookmark that leads to a height on this page; level 0 is outermost."""
        if self._silent:
            return
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(self.absolutePosition(0, top)[1], 3))
        self.addOutlineEntry(title, key, level)

    # Pages

    def showPage(self) -> None:
        """End the page: wrap what is left, and let it know its nodes."""
        if self._node is not None or self._silent:
            raise StructureError(f"a page ends inside {self._node or 'an artifact'}")
        if self.state_stack:
            raise StructureError("a page ends with a graphics state that was saved and never restored")
        self._close()
        self._code[:] = [code if code.startswith("q ") else shortened(code) for code in self._code]
        marked, self._marked = self._marked, []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._key()
        page.Tabs = PDFName("S")
        page.Resources = self._doc.Reference(self._resources)
        self.parents[page.StructParents] = marked
        self.pages.append(page)

    def furnish(self, kind: str, draw: Callable[[TaggedCanvas, int, int], None]) -> None:
        """Add a running head or foot (`Header` or `Footer`) to every page, when all pages are known.

        It is drawn as an artifact of pagination (14.8.2.2.2); page numbers count from 1.
        """
        for index, page in enumerate(self.pages):
            self._code = []
            self.init_graphics_state()
            draw(self, index + 1, len(self.pages))
            code = [code if code.startswith("q ") else shortened(code) for code in self._code]
            begin = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC"
            page.stream = "\n".join([page.stream.rstrip(), begin, *code, "EMC\n"])
        self._code = []

    def _make_preamble(self) -> None:
        """Begin pages with nothing: ReportLab's own would name Helvetica."""
        self._preamble = ""
        if not hasattr(self, "_resources"):
            self._resources = Written(self._format_resources)

    def _restartAccumulators(self) -> None:
        super()._restartAccumulators()
        self._from = 0

    def _startPage(self) -> None:
        super()._startPage()
        self._from = 0

    def _format_resources(self, document: PDFDocument) -> bytes:
        """Return the resources that all pages and stamps share."""
        shapes = {key: document.Reference(form) for key, form in self.stamps.values()}
        fonts = {used.key: document.Reference(Written(used.objects(document).format)) for used in self.fonts}
        entries = {"Font": PDFDictionary(fonts), "XObject": PDFDictionary(shapes)}
        found: bytes = PDFDictionary({key: value for key, value in entries.items() if value.dict}).format(document)
        return found

    def _key(self) -> int:
        key = len(self.parents)
        self.parents[key] = []
        return key

    def _box(self, *box: float) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._absRect(box, relative=1)
        return left, bottom, right, top


class _Short(float):
    """A number written in its shortest form."""

    def __str__(self) -> str:
        return numbers(self)


def _paints(code: str) -> bool:
    return code.rsplit(None, 1)[-1] in _PAINTS or code.endswith(("Do Q", "ET Q")) if code.strip() else False


def _balanced(codes: list[str]) -> list[list[str]]:
    """Return the codes in pieces, so that none holds a `q` without its `Q`, or the other way round."""
    open_at: list[int] = []
    cuts = set()
    for at, code in enumerate(codes):
        if code == "q":
            open_at.append(at)
        elif code == "Q":
            if open_at:
                open_at.pop()
            else:
                cuts.add(at)
    cuts.update(open_at)
    pieces: list[list[str]] = [[]]
    for at, code in enumerate(codes):
        if at in cuts:
            pieces += [[code], []]
        else:
            pieces[-1].append(code)
    return [piece for piece in pieces if piece]
