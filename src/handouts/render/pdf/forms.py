"""Forms to fill in on a screen: AcroForm fields with looks of their own (ISO 32000-1, 12.7; ISO 19005-2, 6.4).

A field's frame stands on the page, for viewers draw a field anew when it is filled in. There is no script, and
nothing asks a viewer to draw what the file has not (NeedAppearances).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from handouts.render.pdf.embedding import TypedFace
from handouts.render.pdf.objects import Stream, Written, reference, text_string
from handouts.render.pdf.operators import number, numbers

if TYPE_CHECKING:
    from handouts.render.pdf.canvas import Box
    from handouts.render.pdf.fonts import Face
    from handouts.render.pdf.marking import TaggedCanvas
    from handouts.render.pdf.objects import Document
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.styles import Rgb

_MULTILINE = 1 << 12
"""Field flag: bit 13 (12.7.4.3)."""
_CENTRED = 1
"""Quadding (12.7.3.3)."""
_FONT = "Typed"
_AS_FITS = 0
"""The size of what is typed: as great as the field has room for, and smaller where more is typed (12.7.3.3)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is filled in: its name in the file, and what it is for, in words to read out."""

    name: str
    says: str
    lines: int = 1
    ticked: bool = False
    """Whether it is a box to tick."""
    centred: bool = False


@dataclass(slots=True)
class _Asked:
    """A field by its name, and where it stands; what stands in several places is filled in once."""

    entry: Entry
    widgets: list[Written] = field(default_factory=list)
    whole: Written | None = None
    """The field, where it is not at one with its only widget."""


class Form:
    """The interactive form of one document, with the colour of what is typed.

    A signature is a field for text: who has no certificate types a name, or signs over it by hand.
    """

    def __init__(self, face: Face, colour: Rgb) -> None:
        self._typed = text_string(f"/{_FONT} {_AS_FITS} Tf {numbers(*colour, places=3)} rg")
        """The default appearance of what is typed."""
        self._face = TypedFace(face)
        self._font = Written(lambda document: self._face.font(document).format(document))
        self._asked: dict[str, _Asked] = {}

    def add(self, canvas: TaggedCanvas, node: Node, entry: Entry, box: Box) -> None:
        """Put the field of an entry on the page."""
        asked = self._asked.setdefault(entry.name, _Asked(entry))
        size = (box[2] - box[0], box[3] - box[1])
        widget = canvas.annotate(node, entry.says, box, partial(self._widget, asked, size))
        asked.widgets.append(widget)
        if len(asked.widgets) > 1 and asked.whole is None:
            asked.whole = Written(partial(self._parent, asked))

    def object(self) -> Written:
        """Return the AcroForm dictionary."""
        return Written(self._write)

    def _write(self, document: Document) -> bytes:
        fields = b" ".join(reference(document, asked.whole or asked.widgets[0]) for asked in self._asked.values())
        return (
            b"<</Fields["
            + fields
            + b"]/DR<</Font<</"
            + _FONT.encode()
            + b" "
            + reference(document, self._font)
            + b">>>>/DA"
            + self._typed
            + b">>"
        )

    def _parent(self, asked: _Asked, document: Document) -> bytes:
        kids = b" ".join(reference(document, widget) for widget in asked.widgets)
        return b"<<" + self._entries(asked) + b"/Kids[" + kids + b"]>>"

    def _entries(self, asked: _Asked) -> bytes:
        """Return what a field says of itself, wherever it stands."""
        entry = asked.entry
        entries = b"/T" + text_string(entry.name) + b"/TU" + text_string(entry.says)
        if entry.ticked:
            return b"/FT/Btn/V/Off" + entries
        flags = b"/Ff %d" % _MULTILINE if entry.lines > 1 else b""
        flags += b"/Q %d" % _CENTRED if entry.centred else b""
        return b"/FT/Tx/DA" + self._typed + flags + entries

    def _widget(self, asked: _Asked, size: tuple[float, float], document: Document) -> bytes:
        """Return a widget; at one with its field where that stands nowhere else."""
        if asked.whole:
            own = b"/Parent " + reference(document, asked.whole) + b"/TU" + text_string(asked.entry.says)
        else:
            own = self._entries(asked)
        if not asked.entry.ticked:
            return b"/Subtype/Widget" + own + b"/AP<</N " + self._look(document, size, b"/Tx BMC EMC") + b">>"
        states = b"/Off " + self._look(document, size, b"") + b"/Yes " + self._look(document, size, _tick(*size))
        return b"/Subtype/Widget" + own + b"/AS/Off/AP<</N<<" + states + b">>>>"

    def _look(self, document: Document, size: tuple[float, float], content: bytes) -> bytes:
        """Return the appearance of a field: what is in it, without its frame."""
        resources = PDFDictionary({"Font": PDFDictionary({_FONT: document.Reference(self._font)})})
        look = Stream(
            content,
            Type=PDFName("XObject"),
            Subtype=PDFName("Form"),
            BBox=PDFArray([0, 0, *(round(side, 2) for side in size)]),
            Resources=resources,
        )
        return reference(document, look)


_TICK = ((0.2, 0.5), (0.42, 0.26), (0.8, 0.76))
"""The corners of a tick, as shares of its box."""
_STROKE = 0.12
"""How thick it is, as a share of its box's height."""


def _tick(width: float, height: float) -> bytes:
    points = [numbers(x * width, y * height) for x, y in _TICK]
    lines = " ".join(f"{point} l" for point in points[1:])
    return f"q {number(_STROKE * height)} w 1 J 1 j {points[0]} m {lines} S Q".encode()
