"""What the file says about itself: Info, XMP, viewer preferences, output intent (ISO 19005-2, 6.6 and 6.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject

from handouts.outline.imprint import NAMESPACE, PREFIX
from handouts.render.pdf.objects import Stream, Written, text_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.outline.imprint import Imprint
    from handouts.render.pdf.objects import Document

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
        said = {key: value for key, value in entries.items() if value != b"()"}
        found: bytes = PDFDictionary(said).format(document)
        return found


_EXTENSIONS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A knows neither pdfuaid nor our properties: their schemas must stand beside them (ISO 19005-2, 6.6.2.3)."""


def _schema(title: str, namespace: str, prefix: str, properties: Mapping[str, str]) -> str:
    """Return a schema in the words of ISO 19005-2, 6.6.2.3.3; `properties` have a type by their name."""
    told = "".join(
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
<pdfaSchema:property><rdf:Seq>{told}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def xmp(metadata: Metadata) -> bytes:
    """Return the XMP packet, with the claims of PDF/A-2a and PDF/UA-1."""
    date = f"{metadata.date}T00:00:00Z"
    said = metadata.imprint.entries if metadata.imprint else {}
    alternatives = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    properties = [
        ("dc:title", alternatives.format(escape(metadata.title))),
        ("dc:creator", f"<rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq>" if metadata.author else ""),
        ("dc:description", alternatives.format(escape(metadata.subject)) if metadata.subject else ""),
        ("dc:language", f"<rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag>"),
        ("dc:identifier", escape(said.get("code", ""))),
        ("dc:format", "application/pdf"),
        ("xmp:CreateDate", date),
        ("xmp:ModifyDate", date),
        ("xmp:MetadataDate", date),
        ("xmp:CreatorTool", CREATOR),
        ("pdf:Producer", PRODUCER),
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
        *((f"{PREFIX}:{name}", escape(value)) for name, value in said.items()),
    ]
    body = "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in properties if text)
    pdfua = _schema("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", {"part": "Integer"})
    ours = _schema("What the handout is", NAMESPACE, PREFIX, dict.fromkeys(said, "Text")) if said else ""
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


def describe(document: Document, metadata: Metadata) -> None:
    """Write into a document's catalog and Info what it is."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "Lang"]
    catalog.Lang = text_string(metadata.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    direction = {"Direction": PDFName("R2L")} if metadata.rtl else {}
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true", **direction})
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
    catalog.OutputIntents = PDFArray([document.Reference(Written(intent.format))])
    document.info = Info(metadata)
