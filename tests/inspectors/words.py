"""Every word that a reader can meet in a file: on the page, in alternative text, in notes, in bookmarks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from inspectors.pdf import open_pdf, outline, tag_tree, text_runs

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOWN = re.compile(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml")


def pdf_texts(data: bytes) -> Iterator[str]:
    """Yield what the structure says, what stands in headers and footers, bookmarks, titles and tooltips."""
    quoted = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
    for line in tag_tree(data).split("\n"):
        yield from (one or other for one, other in quoted.findall(line))
    yield from (run.text for run in text_runs(data) if run.artifact)
    yield from (line.strip() for line in outline(data).split("\n"))
    with open_pdf(data) as pdf:
        yield str(pdf.docinfo.get("/Title", ""))
        for page in pdf.pages:
            yield from (
                str(note.get(key)) for note in page.get("/Annots", ()) for key in ("/TU", "/Contents") if key in note
            )


def pptx_texts(data: bytes) -> Iterator[str]:
    """Yield each paragraph of slides, notes and charts, each alternative text, and the names of sections."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if _SHOWN.fullmatch(name):
                tree = ElementTree.fromstring(package.read(name))
                for paragraph in tree.iter(A + "p"):
                    yield "".join(run.text or "" for run in paragraph.iter(A + "t"))
                for node in tree.iter():
                    yield from (node.get(key, "") for key in ("descr", "title", "tooltip") if node.get(key))
                    if node.tag.endswith("chart}v"):
                        yield node.text or ""
        presentation = package.read("ppt/presentation.xml").decode()
        yield from re.findall(r'<p14:section [^>]*name="([^"]*)"', presentation)
        core = package.read("docProps/core.xml").decode()
        yield from re.findall(r"<(?:dc:title|dc:subject|cp:keywords|dc:description)>([^<]*)<", core)


def texts(data: bytes) -> Iterator[str]:
    """Yield every text of a PDF or a PPTX."""
    return pptx_texts(data) if data[:2] == b"PK" else pdf_texts(data)


def words(text: str) -> set[str]:
    """Return the words of a text: runs of two letters or more, in small letters."""
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))
