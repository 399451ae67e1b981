"""What a file says of itself, and its interactive form.

A field's frame stands on the page, for viewers draw a field anew when it is filled in. There is no script, and
nothing asks a viewer to draw what the file has not (NeedAppearances).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject

from handouts.archive.imprint import NAMESPACE, PREFIX
from handouts.render.pdf.engine.embedding import TypedFace
from handouts.render.pdf.engine.objects import RawObject, Stream, number, numbers, reference, text_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.archive.imprint import Imprint
    from handouts.render.pdf.engine.canvas import Box
    from handouts.render.pdf.engine.fonts import Face
    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.render.pdf.engine.objects import Document
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.text_object import Rgb

PRODUCER = "ReportLab"
CREATOR = "handouts"
_ICC_DATE = slice(24, 36)
"""Where an ICC profile's header has its date: six numbers of two bytes (ICC.1, 7.2.1)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document is; `date` is the content's, ISO 8601, and the only date in the file."""

    title: str
    language: str
    date: str
    author: str = ""
    """The clinic."""
    subject: str = ""
    """Version, code and status, as on every page."""
    imprint: Imprint | None = None
    """What `verify` reads."""
    rtl: bool = False


class Info(PDFObject):
    """The document information dictionary, saying the same as XMP (ISO 19005-2, 6.6.3)."""

    invariant = 1

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata

    def digest(self, signature: object) -> None:
        """Add nothing: the file's id is made from all of its content elsewhere."""

    def format(self, document: Document) -> bytes:
        """Return the dictionary."""
        metadata = self._metadata
        date = text_string(f"D:{metadata.date.replace('-', '')}000000Z")
        entries = {
            "Title": text_string(metadata.title),
            "Author": text_string(metadata.author),
            "Subject": text_string(metadata.subject),
            "Creator": text_string(CREATOR),
            "Producer": text_string(PRODUCER),
            "CreationDate": date,
            "ModDate": date,
        }
        present = {key: value for key, value in entries.items() if value != b"()"}
        data: bytes = PDFDictionary(present).format(document)
        return data


_EXTENSIONS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A knows neither pdfuaid nor our properties: their schemas must stand beside them (ISO 19005-2, 6.6.2.3)."""


def _schema(title: str, namespace: str, prefix: str, properties: Mapping[str, str]) -> str:
    """Return a schema in the words of ISO 19005-2, 6.6.2.3.3; `properties` have a type by their name."""
    fields = "".join(
        f"""
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{name}</pdfaProperty:description>
</rdf:li>"""
        for name, kind in properties.items()
    )
    return f"""
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{fields}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def xmp(metadata: Metadata) -> bytes:
    """Return the XMP packet, with the claims of PDF/A-2a and PDF/UA-1."""
    date = f"{metadata.date}T00:00:00Z"
    imprint = metadata.imprint.entries if metadata.imprint else {}
    alternatives = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    properties = [
        ("dc:title", alternatives.format(escape(metadata.title))),
        ("dc:creator", f"<rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq>" if metadata.author else ""),
        ("dc:description", alternatives.format(escape(metadata.subject)) if metadata.subject else ""),
        ("dc:language", f"<rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag>"),
        ("dc:identifier", escape(imprint.get("code", ""))),
        ("dc:format", "application/pdf"),
        ("xmp:CreateDate", date),
        ("xmp:ModifyDate", date),
        ("xmp:MetadataDate", date),
        ("xmp:CreatorTool", CREATOR),
        ("pdf:Producer", PRODUCER),
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
        *((f"{PREFIX}:{name}", escape(value)) for name, value in imprint.items()),
    ]
    body = "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in properties if text)
    pdfua = _schema("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", {"part": "Integer"})
    ours = _schema("What the handout is", NAMESPACE, PREFIX, dict.fromkeys(imprint, "Text")) if imprint else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:{PREFIX}="{NAMESPACE}">
{body}
</rdf:Description>
{_EXTENSIONS.format(schemas=pdfua + ours)}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


@cache
def srgb() -> bytes:
    """Return Pillow's sRGB profile, with a fixed date in place of the time at which it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_ICC_DATE] = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))
    return bytes(profile)


_PRINTED = {"PrintScaling": PDFName("None"), "PickTrayByPDFSize": "true"}
"""Print as measured, on paper of the page's size (ISO 32000-1, 12.2)."""


def describe(document: Document, metadata: Metadata, *, sheets: bool = False) -> None:
    """Write into a document's catalog and Info what it is; with more than one page, `sheets` are printed on both sides.

    Pages are turned like those of a book.
    """
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "Lang"]
    catalog.Lang = text_string(metadata.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    direction = {"Direction": PDFName("R2L")} if metadata.rtl else {}
    sides = {"Duplex": PDFName("DuplexFlipLongEdge")} if sheets else {}
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true", **_PRINTED, **sides, **direction})
    catalog.Metadata = Stream(xmp(metadata), Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    profile = document.Reference(Stream(srgb(), N=3))
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string("sRGB"),
            "Info": text_string("sRGB"),
            "DestOutputProfile": profile,
        }
    )
    catalog.OutputIntents = PDFArray([document.Reference(RawObject(intent.format))])
    document.info = Info(metadata)


_MULTILINE = 1 << 12
"""Field flag: bit 13 (12.7.4.3)."""
_NO_SCROLL = 1 << 23
"""Field flag: bit 24. A field that is full takes no more, so that nothing is typed that no page shows (12.7.4.3)."""
_SIGNATURES_EXIST = 1
"""Signature flag: bit 1 (12.7.2)."""
_CENTRED = 1
"""Quadding (12.7.3.3)."""
_FONT = "Wingdings"
"""The name of the field font in resources.

PDFium (Chrome, Edge) sets letters beyond Latin-1 in a font of the machine that it does not embed, or leaves them out;
only a font by a name that it takes for one of signs does it use for all that it has (CPDF_BAFontMap).
"""
_SMALLEST = 4
"""Points under which PDFium sets nothing that is typed."""
_USUAL = 12
"""Points in which pdf.js sets what is typed on several lines, where it has room."""
_LEADING = 1.35
"""How far apart it sets these lines, as a share of the size."""
_MARGIN = 2
"""Points that viewers leave free at each side."""
_AS_FITS = 0
"""The size of what is typed: as great as the field has room for, and smaller where more is typed (12.7.3.3)."""


_RADIO = 1 << 15
"""Field flag: bit 16; without bit 15 a second click takes the tick away (12.7.4.2.4)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What several boxes answer, of which one can be ticked: its name in the file, and its words."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is filled in: its name in the file, and what it is for, in words to read out."""

    name: str
    says: str
    lines: int = 1
    ticked: bool = False
    """Whether it is a box to tick."""
    signed: bool = False
    """Whether somebody signs there; the fields of that person have names that begin alike, up to the last slash."""
    centred: bool = False
    question: Question | None = None
    """Of a box to tick: the question that it answers together with others."""

    @property
    def state(self) -> bytes:
        """The name of its appearance with a tick; each answer of a question has one of its own."""
        return b"/" + (self.name.rpartition("/")[2].encode() if self.question else b"Yes")


@dataclass(slots=True)
class _FormField:
    """A field with its widgets; one that has several widgets is filled in once."""

    entry: Entry
    widgets: list[RawObject] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    """Width and height of each, in points."""
    whole: RawObject | None = None
    """The field's own object, where it has several widgets."""


class Form:
    """The interactive form of one document, with the colour of what is typed.

    Where somebody signs is a field for a signature with a certificate, which locks what was signed (12.7.4.5); who has
    none prints the page and signs over it by hand. The name is typed beside it.
    """

    def __init__(self, face: Face, colour: Rgb) -> None:
        self._typed = text_string(f"/{_FONT} {_AS_FITS} Tf {numbers(*colour, places=3)} rg")
        """The default appearance of what is typed."""
        self._face = TypedFace(face)
        self._font = RawObject(lambda document: self._face.font(document).format(document))
        self._fields: dict[str, _FormField] = {}

    def add(self, canvas: TaggedCanvas, node: Node, entry: Entry, box: Box) -> None:
        """Put the field of an entry on the page."""
        whole = entry.question or entry
        form_field = self._fields.setdefault(whole.name, _FormField(entry))
        size = (box[2] - box[0], box[3] - box[1])
        widget = canvas.annotate(node, entry.says, box, partial(self._widget, form_field, entry, size))
        form_field.widgets.append(widget)
        form_field.sizes.append(size)
        if (entry.question or len(form_field.widgets) > 1) and form_field.whole is None:
            form_field.whole = RawObject(partial(self._parent, form_field))

    def object(self) -> RawObject:
        """Return the AcroForm dictionary."""
        return RawObject(self._write)

    def _write(self, document: Document) -> bytes:
        fields = b" ".join(
            reference(document, form_field.whole or form_field.widgets[0]) for form_field in self._fields.values()
        )
        font = f"/{_FONT} ".encode() + reference(document, self._font)
        signed = b"/SigFlags %d" % _SIGNATURES_EXIST if self._signers() else b""
        return b"<</Fields[%b]/DR<</Font<<%b>>>>/DA%b%b>>" % (fields, font, self._typed, signed)

    def _parent(self, form_field: _FormField, document: Document) -> bytes:
        kids = b" ".join(reference(document, widget) for widget in form_field.widgets)
        return b"<<" + self._entries(form_field) + b"/Kids[" + kids + b"]>>"

    def _entries(self, field: _FormField) -> bytes:
        """Return the entries of a field that do not depend on its widgets."""
        entry = field.entry
        named = entry.question or entry
        entries = b"/T" + text_string(named.name) + b"/TU" + text_string(named.says)
        if entry.ticked:
            return b"/FT/Btn/V/Off" + (b"/Ff %d" % _RADIO if entry.question else b"") + entries
        if entry.signed:
            return b"/FT/Sig" + self._lock(entry) + entries
        flags = b"/Ff %d" % (_NO_SCROLL | (_MULTILINE if entry.lines > 1 else 0))
        flags += b"/MaxLen %d" % min(self._room(entry, *size) for size in field.sizes)
        flags += b"/Q %d" % _CENTRED if entry.centred else b""
        return b"/FT/Tx/DA" + self._typed + flags + entries

    def _signers(self) -> set[str]:
        """Return how the names of the fields of each person begin who signs."""
        return {_person(name) for name, form_field in self._fields.items() if form_field.entry.signed}

    def _lock(self, entry: Entry) -> bytes:
        """Return what a signature locks: every field but those of the others who sign, maybe later (Table 233)."""
        others = self._signers() - {_person(entry.name)}
        left = [text_string(name) for name in self._fields if _person(name) in others]
        rest = b"/Action/Exclude/Fields[" + b"".join(left) + b"]" if left else b"/Action/All"
        return b"/Lock<</Type/SigFieldLock" + rest + b">>"

    def _room(self, entry: Entry, width: float, height: float) -> int:
        """Return how many capitals a field shows whole: so nobody types what no page shows."""
        width, height = width - 2 * _MARGIN, height - 2 * _MARGIN
        lines, size = 1, float(_SMALLEST)
        if entry.lines > 1:  # where more lines are typed than these, pdf.js cuts off the last
            lines = max(1, round(height / (_USUAL * _LEADING))) + 1
            size = height / lines / _LEADING
        return max(1, lines * int(width / (self._face.width("N") * size)))

    def _widget(self, form_field: _FormField, entry: Entry, size: tuple[float, float], document: Document) -> bytes:
        """Return a widget, merged with its field where it is the only one (ISO 32000-1, 12.5.6.19)."""
        if form_field.whole:
            entries = b"/Parent " + reference(document, form_field.whole) + b"/TU" + text_string(entry.says)
        else:
            entries = self._entries(form_field)
        if entry.signed:
            return b"/Subtype/Widget" + entries + b"/AP<</N " + self._appearance(document, size, b"") + b">>"
        if not entry.ticked:
            return b"/Subtype/Widget" + entries + b"/AP<</N " + self._appearance(document, size, b"/Tx BMC EMC") + b">>"
        states = (
            b"/Off "
            + self._appearance(document, size, b"")
            + (entry.state + b" " + self._appearance(document, size, _tick(*size)))
        )
        return b"/Subtype/Widget" + entries + b"/AS/Off/AP<</N<<" + states + b">>>>"

    def _appearance(self, document: Document, size: tuple[float, float], content: bytes) -> bytes:
        """Return the appearance of a field: what is in it, without its frame."""
        resources = PDFDictionary({"Font": PDFDictionary({_FONT: document.Reference(self._font)})})
        appearance = Stream(
            content,
            Type=PDFName("XObject"),
            Subtype=PDFName("Form"),
            BBox=PDFArray([0, 0, *(round(side, 2) for side in size)]),
            Resources=resources,
        )
        return reference(document, appearance)


def _person(name: str) -> str:
    """Return how the names of the fields begin that one person fills in, of which this is one."""
    return name.rpartition("/")[0] or name


_TICK = ((0.2, 0.5), (0.42, 0.26), (0.8, 0.76))
"""The corners of a tick, as shares of its box."""
_STROKE = 0.12
"""How thick it is, as a share of its box's height."""


def _tick(width: float, height: float) -> bytes:
    points = [numbers(x * width, y * height) for x, y in _TICK]
    lines = " ".join(f"{point} l" for point in points[1:])
    return f"q {number(_STROKE * height)} w 1 J 1 j {points[0]} m {lines} S Q".encode()
