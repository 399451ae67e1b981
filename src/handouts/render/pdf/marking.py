"""Marking: what is drawn inside `canvas.tagged(node)` belongs to the node, everything else is an artifact.

ISO 32000-1, 14.6 to 14.8. Here are all the private hooks of ReportLab's canvas that we rely on; each has a
canary test.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, NoReturn

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFFormXObject,
    PDFImageXObject,
    PDFName,
    PDFPage,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from handouts.render.pdf.embedding import UsedFonts
from handouts.render.pdf.lettering import Lettering
from handouts.render.pdf.objects import Ended, Stream, Written, numbers, shortened, text_string
from handouts.render.pdf.structure import Mark, Node, ObjectMark, StructureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handouts.render.pdf.objects import Document
    from handouts.render.pdf.shaping import Shaped
    from handouts.render.pdf.styles import Rgb

_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "ET", "EI", "Q*"}
"""Operators that leave something on the page."""
_PRINTED = 4
"""Annotation flag: printed with the page (ISO 19005-2, 6.3.2)."""

Glyphs = tuple[float, float, float, "Shaped"]
"""x, base line, size, glyphs."""


class ForeignFontError(Exception):
    """Something drew with a font that is not embedded, such as ReportLab's Helvetica."""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points as drawn."""


class TaggedCanvas(Canvas):
    """A canvas in whose file everything painted is real content of a node, or an artifact.

    Colours, lines, paths and transforms are drawn as on every canvas of ReportLab; text only by `letter`.
    """

    # What ReportLab's types leave out.
    _doc: Document
    _code: list[str]
    _annotationrefs: list[Any]
    _formsinuse: list[str]

    def __init__(self, size: tuple[float, float]) -> None:
        self.fonts = UsedFonts()
        self.parents: dict[int, list[Node] | Node] = {}
        """The parent tree: key of a page to its nodes by number, key of an annotation to its node."""
        self.annotations: dict[int, Written] = {}
        self.stamps: dict[str, tuple[str, Stream]] = {}
        self.pages: list[Any] = []
        self._node: Node | None = None
        self._silent = 0
        self._from = 0
        self._marked: list[Node] = []
        self._drawn: set[int] = set()
        self._bookmarks = 0
        self._kept: list[object] = []
        self._forms: set[str] = set()
        self._resources = Written(self._format_resources)
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
            self._code += [self._opening(), *piece, "EMC"] if any(map(_paints, piece)) else piece
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

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> NoReturn:  # noqa: ARG002, N802
        """Refuse text of ReportLab's own: all of it would be Helvetica, which is not embedded."""
        raise ForeignFontError("text is drawn by `letter`")

    def stamp(
        self,
        key: str,
        box: Box,
        draw: Callable[[TaggedCanvas], None],
        *,
        x: float,
        y: float,
        scale: float = 1,
        down: bool = False,
    ) -> None:
        """Draw a shape that stands in the file once, however often it is stamped.

        `draw` is called the first time with this canvas; colours that it does not set are those at hand
        where it is stamped. `box` is what the shape fills, in its own units; its origin comes to x and y.
        With `down` its y counts downwards.
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
        self._code.append(f"q {numbers(scale, 0, 0, -scale if down else scale, x, y)} cm /{self.stamps[key][0]} Do Q")

    def link(self, node: Node, href: str, says: str, box: Box) -> None:
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
                "Rect": f"[{numbers(*self._box(*box))}]",
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

    @property
    def document(self) -> Document:
        """What ReportLab writes the file from."""
        return self._doc

    def data(self, said: bytes) -> bytes:
        """Return the file when all pages are drawn; its id is made from them and from what is `said`.

        Raises ForeignFontError where something drew with a font that is not written by `embedding`.
        """
        foreign = [*self._doc.fontMapping, *(font.fontName for font in self._doc.delayedFonts)]
        if foreign:
            raise ForeignFontError(", ".join(foreign))
        digest = sha256(said)
        for page in self.pages:
            content = page.stream.encode("latin-1")
            digest.update(content)
            page.Contents = Stream(content)
        for key, thing in self._doc.idToObject.items():
            if isinstance(thing, PDFStream | PDFFormXObject | PDFImageXObject):
                self._doc.idToObject[key] = Ended(thing)
        short = digest.hexdigest()[:32].upper()
        self._doc._ID = f"[<{short}><{short}>]".encode()  # noqa: SLF001 (ISO 32000-1, 14.4)
        found: bytes = self._doc.GetPDFData(self)
        return found

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page: wrap what is left, and let it know its nodes."""
        if self._node is not None or self._silent:
            raise StructureError(f"a page ends inside {self._node or 'an artifact'}")
        if self.state_stack:
            raise StructureError("a page ends with a graphics state that was saved and never restored")
        self._close()
        self._code[:] = [code if code.startswith("q ") else shortened(code) for code in self._code]
        marked, self._marked = self._marked, []
        self._forms.update(self._formsinuse)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Trans = None
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
            self._forms.update(self._formsinuse)
            code = [code if code.startswith("q ") else shortened(code) for code in self._code]
            begin = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC"
            page.stream = "\n".join([page.stream.rstrip(), begin, *code, "EMC\n"])
        self._code = []

    def _make_preamble(self) -> None:
        """Begin pages with nothing: ReportLab's own would name Helvetica."""
        self._preamble = ""

    def _restartAccumulators(self) -> None:  # noqa: N802
        super()._restartAccumulators()  # type: ignore[misc]
        self._from = 0

    def _startPage(self) -> None:  # noqa: N802
        super()._startPage()  # type: ignore[misc]
        self._from = 0

    def _format_resources(self, document: Document) -> bytes:
        """Return the resources that all pages and stamps share."""
        shapes = {key: document.Reference(form) for key, form in self.stamps.values()}
        shapes |= document.xobjDict(sorted(self._forms)).dict
        fonts = {used.key: document.Reference(Written(used.font(document).format)) for used in self.fonts}
        entries = {"Font": PDFDictionary(fonts), "XObject": PDFDictionary(shapes)}
        found: bytes = PDFDictionary({key: value for key, value in entries.items() if value.dict}).format(document)
        return found

    def _key(self) -> int:
        key = len(self.parents)
        self.parents[key] = []
        return key

    def _box(self, *box: float) -> Box:
        """Return a box as the page has it, whatever transforms apply."""
        corners = [self.absolutePosition(x, y) for x in box[::2] for y in box[1::2]]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(up), max(across), max(up)


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
