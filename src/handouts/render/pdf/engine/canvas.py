"""The canvas beneath the marks: ReportLab's, without Helvetica or zlib; pictures and bar codes.

Here and in `marking` are all the private hooks of ReportLab's canvas that we rely on; each has a canary test.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, NoReturn, Self

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFFormXObject,
    PDFImageXObject,
    PDFName,
    PDFOutlines,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from handouts.content.logos import read_picture
from handouts.render.pdf.engine.embedding import UsedFonts
from handouts.render.pdf.engine.objects import Ended, RawObject, Stream, number, numbers, shortened
from handouts.render.pdf.engine.text_object import TextObject

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    from PIL.Image import Image

    from handouts.render.pdf.engine.objects import Document
    from handouts.render.pdf.engine.shaping import Shaped
    from handouts.render.pdf.engine.text_object import Rgb

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the file; width and height count its samples."""

    width: int
    height: int
    space: str
    data: bytes
    coded: bool = False
    """Whether the data is a JPEG, and not samples."""

    def stream(self) -> Stream:
        """Return the image object (ISO 32000-1, 8.9.5)."""
        return Stream(
            self.data,
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=self.width,
            Height=self.height,
            ColorSpace=PDFName(self.space),
            BitsPerComponent=8,
            **({"Filter": PDFName("DCTDecode")} if self.coded else {}),
        )


def load_picture(path: Path) -> Picture:
    """Read a picture. Raises ContentError where it is none."""
    logo = read_picture(path)
    if logo.is_jpeg:
        return Picture(logo.image.width, logo.image.height, _SPACES[logo.image.mode], logo.data, coded=True)
    flat = _flat(logo.image)
    return Picture(flat.width, flat.height, _SPACES[flat.mode], flat.tobytes())


def _flat(image: Image) -> Image:
    """Return a picture without transparency, in gray where it has no colour."""
    from PIL import Image as Pillow

    if image.has_transparency_data:
        white = Pillow.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        image = white
    flat = image.convert("RGB")
    gray = flat.convert("L")
    return gray if gray.convert("RGB").tobytes() == flat.tobytes() else flat


Glyphs = tuple[float, float, float, "Shaped"]
"""x, base line, size, glyphs."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points as drawn."""


class Bookmarks(PDFOutlines):
    """The bookmarks: ReportLab counts those of inner levels one too many for each level."""

    def prepare(self, document: Document, canvas: Canvas) -> None:
        """Make the entries; all are open, so that all of them count (ISO 32000-1, 12.3.3)."""
        super().prepare(document, canvas)
        self.count = len(self.destinationnamestotitles)


class ForeignFontError(Exception):
    """Something drew with a font that is not embedded, such as ReportLab's Helvetica."""


class PlainCanvas(Canvas):
    """Colours, lines, paths and transforms as on every canvas of ReportLab; text only by `draw_glyphs`."""

    # What ReportLab's types leave out.
    _doc: Document
    _code: list[str]
    _annotationrefs: list[Any]
    _formsinuse: list[str]
    _fillColorObj: Any  # noqa: N815

    def __init__(self, size: tuple[float, float]) -> None:
        self.fonts = UsedFonts()
        self.pages: list[Any] = []
        self._stamps: dict[Hashable, tuple[str, Stream]] = {}
        self._forms: set[str] = set()
        self._fonts: dict[str, Any] | None = None
        self._resources = RawObject(self._format_resources)
        self._type = RawObject(self._format_fonts)
        """The resources of shapes, which hold no other shape."""
        super().__init__(BytesIO(), pagesize=size, pageCompression=0, invariant=1, pdfVersion=(1, 7))
        self._doc.outline = self._doc.Outlines = self._doc.Catalog.Outlines = Bookmarks()

    def draw_glyphs(self, colour: Rgb, glyphs: Iterable[Glyphs]) -> None:
        """Draw glyphs of one colour in one text object; the colour to fill with stays what it was."""
        text = TextObject(self.fonts)
        for x, y, size, shaped in glyphs:
            text.show(x, y, size, shaped)
        self._code += [f"{numbers(*colour, places=3)} rg", text.code()]
        self.setFillColor(self._fillColorObj)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> NoReturn:  # noqa: ARG002, N802
        """Refuse text of ReportLab's own: all of it would be Helvetica, which is not embedded."""
        raise ForeignFontError("text is drawn by `draw_glyphs`")

    def stamp(
        self,
        key: Hashable,
        box: Box,
        draw: Callable[[Self], None],
        *,
        x: float,
        y: float,
        scale: float = 1,
        down: bool = False,
    ) -> None:
        """Draw a shape that stands in the file once, however often it is stamped.

        `draw` is called the first time with this canvas; colours that it does not set are those at hand
        where it is stamped. `box` is what the shape fills, in its own units; its origin comes to x and y.
        With `down` its y counts downwards. Its coordinates are kept to a tenth of its units.
        """
        if key not in self._stamps:
            outer, self._code = self._code, []
            draw(self)
            content = "\n".join(shortened(self._code, places=1)).encode("latin-1")
            self._code = outer
            form = Stream(
                content,
                Type=PDFName("XObject"),
                Subtype=PDFName("Form"),
                BBox=PDFArray(box),
                Resources=self._doc.Reference(self._type),
            )
            self._stamps[key] = (f"X{len(self._stamps) + 1}", form)
        size = number(scale, 4)
        matrix = f"{size} 0 0 {'-' if down else ''}{size} {numbers(x, y)}"
        self._code.append(f"q {matrix} cm /{self._stamps[key][0]} Do Q")

    def picture(self, path: Path, *, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture from a file into a box; it stands in the file once."""
        key = str(path)
        if key not in self._stamps:
            self._stamps[key] = (f"X{len(self._stamps) + 1}", load_picture(path).stream())
        self._code.append(f"q {number(width)} 0 0 {numbers(height, x, y)} cm /{self._stamps[key][0]} Do Q")

    @property
    def document(self) -> Document:
        """What ReportLab writes the file from."""
        return self._doc

    def data(self, xmp: bytes) -> bytes:
        """Return the file when all pages are drawn; its id is made from them and from `xmp`, the metadata.

        Raises ForeignFontError where something drew with a font that is not written by `embedding`.
        """
        foreign = [*self._doc.fontMapping, *(font.fontName for font in self._doc.delayedFonts)]
        if foreign:
            raise ForeignFontError(", ".join(foreign))
        digest = sha256(xmp)
        for page in self.pages:
            content = page.stream.encode("latin-1")
            digest.update(content)
            page.Contents = Stream(content)
        for key, thing in self._doc.idToObject.items():
            if isinstance(thing, PDFStream | PDFFormXObject | PDFImageXObject):
                self._doc.idToObject[key] = Ended(thing)
        short = digest.hexdigest()[:32].upper()
        self._doc._ID = f"[<{short}><{short}>]".encode()  # noqa: SLF001 (ISO 32000-1, 14.4)
        file: bytes = self._doc.GetPDFData(self)
        return file

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page; it shares its resources with all others."""
        self._code[:] = shortened(self._code)
        self._forms.update(self._formsinuse)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Trans = None
        page.Resources = self._doc.Reference(self._resources)
        self.pages.append(page)

    def append(self, index: int, draw: Callable[[], None]) -> None:
        """Add to a page that has ended, counted from 0, what is drawn now."""
        self._code = []
        self.init_graphics_state()
        draw()
        self._forms.update(self._formsinuse)
        page = self.pages[index]
        page.stream = "\n".join([page.stream.rstrip(), *shortened(self._code), ""])
        self._code = []

    def _make_preamble(self) -> None:
        """Begin pages with nothing: ReportLab's own would name Helvetica."""
        self._preamble = ""

    def _format_resources(self, document: Document) -> bytes:
        """Return the resources that all pages share."""
        shapes = {key: document.Reference(form) for key, form in self._stamps.values()}
        shapes |= document.xobjDict(sorted(self._forms)).dict
        return _resources(document, Font=self._font_objects(document), XObject=shapes)

    def _format_fonts(self, document: Document) -> bytes:
        """Return the resources that all shapes share."""
        return _resources(document, Font=self._font_objects(document))

    def _font_objects(self, document: Document) -> dict[str, Any]:
        if self._fonts is None:
            self._fonts = {used.key: document.Reference(RawObject(used.font(document).format)) for used in self.fonts}
        return self._fonts

    def _box(self, *box: float) -> Box:
        """Return a box as the page has it, whatever transforms apply."""
        corners = [self.absolutePosition(x, y) for x in box[::2] for y in box[1::2]]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(up), max(across), max(up)


def _resources(document: Document, **kinds: dict[str, Any]) -> bytes:
    data: bytes = PDFDictionary({kind: PDFDictionary(named) for kind, named in kinds.items() if named}).format(document)
    return data


def code_128(value: str) -> list[int]:
    """Return the widths of bars and gaps, in modules, beginning with a bar (ISO/IEC 15417)."""
    from reportlab.graphics.barcode.code128 import Code128

    code: Any = Code128(value)  # ReportLab's types leave its methods out
    code.validate()
    code.encode()
    return [ord(size.lower()) - ord("a") + 1 for size in code.decompose()]
