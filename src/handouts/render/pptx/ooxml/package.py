"""The package: the same bytes on every machine, and what a presentation says of itself.

`zipfile` compresses with the zlib it finds, whose bytes differ from build to build, and takes none that are
compressed already; the few records of a zip are therefore written here (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import uuid
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import deflate
from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from handouts.archive.imprint import CUSTOM, PREFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pptx.presentation import Presentation

    from handouts.archive.imprint import Imprint
    from handouts.outline.deck import DeckOutline
    from handouts.outline.leaves import Identity, Seal

_CONTENT_TYPES = "[Content_Types].xml"
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LEVEL = 9
"""How hard libdeflate tries, of 12: the largest deck takes it a few hundredths of a second."""
_STORED, _DEFLATED = 0, 8
_VERSION = 20
"""2.0, the least that knows of deflating."""
_UNIX = 3 << 8 | _VERSION
_REGULAR_FILE = 0o100644 << 16
_UTF8 = 1 << 11
_MIDNIGHT, _EPOCH = 0, 1 << 5 | 1
"""Time and date of every member: 1 January 1980, the earliest that a zip can tell."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def zipped(members: Mapping[str, bytes], plain: Collection[str] = ()) -> bytes:
    """Return a zip of the members, deflated where that makes them smaller; content types first, the rest by name.

    Those in `plain` are stored, so that they can be read from the bytes of a spoilt file too.
    """
    body, directory = bytearray(), bytearray()
    for name in sorted(members, key=lambda name: (name != _CONTENT_TYPES, name)):
        data, title = members[name], name.encode()
        packed = bytes(deflate.deflate_compress(data, _LEVEL)) if data and name not in plain else data
        method = _DEFLATED if len(packed) < len(data) else _STORED
        flags = 0 if name.isascii() else _UTF8
        common = (
            *(flags, method, _MIDNIGHT, _EPOCH, deflate.crc32(data)),
            *(min(len(packed), len(data)), len(data), len(title), 0),
        )
        directory += _CENTRAL.pack(b"PK\1\2", _UNIX, _VERSION, *common, 0, 0, 0, _REGULAR_FILE, len(body)) + title
        body += _LOCAL.pack(b"PK\3\4", _VERSION, *common) + title + (packed if method else data)
    count = len(members)
    return bytes(body + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0))


_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_XML = "application/xml"
_DATE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def count_part_names(package: Any) -> None:
    """Let a package count its part names instead of walking through all parts for each new one."""
    counts: dict[str, int] = {}
    search = package.next_partname

    def next_partname(template: str) -> PackURI:
        if template not in counts:
            first = str(search(template))
            counts[template] = int("".join(filter(str.isdigit, first.removeprefix(template.split("%", maxsplit=1)[0]))))
        else:
            counts[template] += 1
        return PackURI(template % counts[template])

    package.next_partname = next_partname


def packed(presentation: Presentation, date: str) -> bytes:
    """Return the bytes of a presentation; `date` (ISO 8601) is the only date in it."""
    package = presentation.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    members: dict[str, bytes] = {
        _CONTENT_TYPES: _content_types(parts),
        "_rels/.rels": package._rels.xml,  # noqa: SLF001
    }
    for part in parts:
        name = part.partname.membername
        blob = part.blob
        members[name] = workbook(blob, date) if name.endswith(".xlsx") else blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
    return zipped(members, plain=(CUSTOM,))


def workbook(blob: bytes, date: str) -> bytes:
    """Return the workbook of a chart with a fixed date, written by the same compressor."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    members[core] = _DATE.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode(), members[core])
    return zipped(members)


def _content_types(parts: Iterable[Any]) -> bytes:
    """Return the part that names every other part's type: one override each, so that nothing is guessed."""
    overrides = "".join(
        f"<Override PartName={quoteattr(str(part.partname))} ContentType={quoteattr(part.content_type)}/>"
        for part in parts
    )
    defaults = "".join(
        f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in (("rels", _RELS), ("xml", _XML))
    )
    return f'{_XML_HEAD}<Types xmlns="{_TYPES_NS}">{defaults}{overrides}</Types>'.encode()


_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTIONS_NS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_core(presentation: Presentation, identity: Identity, seal: Seal) -> None:
    """State title, clinic, language, version and the content's date."""
    core = presentation.core_properties
    core.title, core.author, core.last_modified_by = identity.title, identity.clinic, identity.clinic
    core.subject, core.language, core.version = seal.form_line, identity.spoken, identity.version
    core.content_status, core.identifier = seal.status_line, seal.code
    core.created = core.modified = dt.datetime.fromisoformat(identity.date)
    core.revision = 1


def write_custom(presentation: Presentation, imprint: Imprint) -> None:
    """Add the custom properties by which a file is known again."""
    package = presentation.part.package
    part = Part(PackURI(f"/{CUSTOM}"), _CUSTOM_TYPE, package, _custom(imprint.entries))
    package.relate_to(part, _CUSTOM_RELATION)


def write_sections(presentation: Presentation, outline: DeckOutline, ids: Sequence[Sequence[int]]) -> None:
    """Add the sections; `ids` are the slide ids of each."""
    space = uuid.uuid5(uuid.NAMESPACE_URL, f"{outline.identity.guide}/{outline.identity.document}")
    sections = "".join(
        f"<p14:section name={quoteattr(section.name)} id={quoteattr(_guid(space, section.origin))}>"
        f"<p14:sldIdLst>{_slide_ids(numbers)}</p14:sldIdLst></p14:section>"
        for section, numbers in zip(outline.sections, ids, strict=True)
    )
    extension = etree.Element(qn("p:ext"), uri=_SECTIONS_URI)
    extension.append(parse_xml(f'<p14:sectionLst xmlns:p14="{_SECTIONS_NS}">{sections}</p14:sectionLst>'))
    root = presentation.part._element  # noqa: SLF001
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extensions.append(extension)


def _guid(space: uuid.UUID, name: str) -> str:
    """Return the GUID of a name, as PowerPoint writes it."""
    return f"{{{uuid.uuid5(space, name)}}}".upper()


def _slide_ids(numbers: Sequence[int]) -> str:
    """Return the list of slide ids of a section."""
    return "".join(f'<p14:sldId id="{number}"/>' for number in numbers)


def _custom(values: Mapping[str, str]) -> bytes:
    """Return the part of custom properties."""
    properties = "".join(
        # property ids begin at 2 (ECMA-376-1, 22.3.2.2)
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{PREFIX}.{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return (f'{_XML_HEAD}<Properties xmlns="{_CUSTOM_NS}" xmlns:vt="{_VALUE_NS}">{properties}</Properties>').encode()
