"""Every word that a reader can meet in a file: on the page, in alternative text, in notes, in bookmarks."""

from __future__ import annotations

import ast
import re
import zipfile
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from inspectors.pdf import open_pdf, outline, tag_tree, text_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOWN = re.compile(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml")
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


@lru_cache(16)
def texts(data: bytes) -> tuple[str, ...]:
    """Return every text of a PDF or a PPTX."""
    return tuple(_pptx_texts(data) if data[:2] == b"PK" else _pdf_texts(data))


def words(text: str) -> set[str]:
    """Return the words of a text: runs of two letters or more, in small letters."""
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def _pdf_texts(data: bytes) -> Iterator[str]:
    """Yield each element's words, headers and footers, alternative texts, bookmarks, the title, and tooltips."""
    for line in tag_tree(data).split("\n"):
        said = [ast.literal_eval(quoted) for quoted in _QUOTED.findall(line)]
        yield from said[:1] if line.lstrip().startswith("Figure") else said
    yield from (run.text for run in text_runs(data))
    yield from (line.strip() for line in outline(data).split("\n"))
    with open_pdf(data) as pdf:
        yield str(pdf.docinfo.get("/Title", ""))
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        yield from (str(note[key]) for note in notes for key in ("/TU", "/Contents") if key in note)


def _pptx_texts(data: bytes) -> Iterator[str]:
    """Yield each paragraph of slides, notes and charts, each alternative text, names of sections, and the title."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in sorted(filter(_SHOWN.fullmatch, package.namelist())):
            for node in ET.fromstring(package.read(name)).iter():
                if node.tag == A + "p":
                    yield "".join(run.text or "" for run in node.iter(A + "t"))
                if node.tag.endswith("/chart}v"):
                    yield node.text or ""
                yield from (node.get(key, "") for key in ("descr", "title", "tooltip"))
        presentation = package.read("ppt/presentation.xml").decode()
        yield from re.findall(r'<p14:section [^>]*name="([^"]*)"', presentation)
        yield from re.findall(r"<dc:(?:title|subject)>([^<]*)<", package.read("docProps/core.xml").decode())
