"""What a presentation says of itself: title, language, dates, and what `verify` reads."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from handouts.outline.imprint import CUSTOM, PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pptx.presentation import Presentation

    from handouts.outline.deck import DeckOutline
    from handouts.outline.imprint import Imprint
    from handouts.outline.leaves import Identity, Seal

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
    core.subject, core.language, core.version = seal.form_line, identity.language, identity.version
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
    return f"{{{uuid.uuid5(space, name)}}}".upper()


def _slide_ids(numbers: Sequence[int]) -> str:
    return "".join(f'<p14:sldId id="{number}"/>' for number in numbers)


def _custom(values: Mapping[str, str]) -> bytes:
    properties = "".join(
        # property ids begin at 2 (ECMA-376-1, 22.3.2.2)
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{PREFIX}.{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (f'{head}<Properties xmlns="{_CUSTOM_NS}" xmlns:vt="{_VALUE_NS}">{properties}</Properties>').encode()
