"""Opens a PowerPoint file that others made: damage, bombs and entities are told for what they are."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from handouts.errors import AccessError

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 300_000_000
"""Bytes of a template's parts, unpacked."""
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
"""How files begin that PowerPoint has encrypted, and those of before 2007 ([MS-CFB], 2.2)."""
_ANEW = "open it in PowerPoint and save it again, or take another copy"
_ROOTS = {"/ppt/slideMasters/": "p:sldMaster", "/ppt/slideLayouts/": "p:sldLayout", "/ppt/theme/theme": "a:theme"}


def opened(path: Path) -> Any:
    """Return the presentation of a `.pptx`, `.potx` or `.pptm`. Raises AccessError in one sentence."""
    _check_parts(path)
    try:
        part: Any = Package.open(str(path)).main_document_part
        if isinstance(part, PresentationPart) and len(part.presentation.slide_masters):
            tuple(part.presentation.slide_layouts)
            return part.presentation
    except (PythonPptxError, KeyError, ValueError, AttributeError, OSError) as error:
        raise AccessError(
            f"{path}: cannot be read as a PowerPoint file; a part is missing ({error}); {_ANEW}"
        ) from error
    raise AccessError(f"{path}: cannot be read as a PowerPoint file; it has no slide master")


def _check_parts(path: Path) -> None:
    """Read every part once: its checksum, and whether what is called XML is XML of the right kind."""
    if not path.is_file():
        raise AccessError(f"{path}: is not a file")
    name = ""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST:
                raise AccessError(f"{path}: has parts of more than {_MOST:,} bytes; a template is smaller")
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    _check_xml(name, archive.read(name))
    except zipfile.BadZipFile as error:
        raise AccessError(f"{path}: cannot be read as a PowerPoint file; {_no_archive(path, name)}") from error
    except (etree.XMLSyntaxError, zlib.error, NotImplementedError, RuntimeError, ValueError) as error:
        raise AccessError(f"{path}: its part {name} is damaged: {error}; {_ANEW}") from error
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error


def _no_archive(path: Path, part: str) -> str:
    """Return why a file, or a part of it, is no archive, and what to do."""
    if part:
        return f"its part {part} is damaged; {_ANEW}"
    if path.read_bytes().startswith(_COMPOUND):
        return "it has a password, or is one of PowerPoint 97 to 2003; save it as .pptx without a password"
    return f"it is cut short, or of another kind; {_ANEW}"


def _check_xml(name: str, data: bytes) -> None:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if b"<!DOCTYPE" in data:
        raise ValueError("it declares a document type, which no part of a presentation does")
    wanted = next((tag for begin, tag in _ROOTS.items() if f"/{name}".startswith(begin)), None)
    if wanted and name.endswith(".xml") and root.tag != qn(wanted):
        raise ValueError(f"it should begin with {wanted}")
