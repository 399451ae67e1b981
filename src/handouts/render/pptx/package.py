"""Writes a presentation as the same bytes on every machine, and keeps python-pptx from searching for names."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from pptx.opc.packuri import PackURI

from handouts.outline.imprint import CUSTOM
from handouts.render.pptx.archive import zipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.presentation import Presentation

_CONTENT_TYPES = "[Content_Types].xml"
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
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Types xmlns="{_TYPES_NS}">{defaults}{overrides}</Types>'.encode()
