"""Fills in forms with the engines of browsers, and reads back what then stands in each field."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PDF_JS = Path(os.environ.get("PDFJS", Path(__file__).parents[2] / "node_modules" / "pdfjs-dist"))
"""Where `npm install --no-save pdfjs-dist` puts pdf.js."""
NO_PDF_JS = "" if shutil.which("node") and PDF_JS.is_dir() else "node with pdfjs-dist is not here (CONTRIBUTING.md)"
"""Why pdf.js cannot be tried; empty where it can."""
_MULTILINE = 1 << 12
_AROUND = 2000
"""Points around a field's look, so that nothing of it is out of sight."""


@dataclass(frozen=True)
class Written:
    """What stands in a place of a field."""

    field: str
    value: str
    """What the field holds."""
    seen: str
    """What its look shows."""
    cut: str
    """The letters that reach out of its box, so that a part of them is not seen."""


def text_fields(data: bytes) -> dict[str, bool]:
    """Return the names of the fields for text, and whether each holds several lines."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fields = [field for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"]
        return {str(field.T): bool(int(field.get("/Ff", 0)) & _MULTILINE) for field in fields}


def typed(data: bytes, values: Mapping[str, str], *, pasted: bool = False) -> bytes:
    """Return a form as PDFium (Chrome, Edge) saves it: values typed sign by sign, or pasted, and each box ticked."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page, widget in _widgets(document):
        kind = raw.FPDFAnnot_GetFormFieldType(document.formenv, widget)
        value = values.get(_name(document, widget))
        if kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}:
            raw.FORM_SetFocusedAnnot(document.formenv, widget)
            raw.FORM_OnChar(document.formenv, page.raw, ord(" "), 0)
        elif kind == raw.FPDF_FORMFIELD_TEXTFIELD and value is not None:
            raw.FORM_SetFocusedAnnot(document.formenv, widget)
            raw.FORM_SelectAllText(document.formenv, page.raw)
            raw.FORM_ReplaceSelection(document.formenv, page.raw, _utf_16(value if pasted else ""))
            for sign in "" if pasted else value.replace("\n", "\r"):
                raw.FORM_OnChar(document.formenv, page.raw, ord(sign), 0)
    raw.FORM_ForceToKillFocus(document.formenv)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _widgets(document: Any) -> Iterator[tuple[Any, Any]]:
    for page in [document[number] for number in range(len(document))]:
        for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, index)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                yield page, annotation
            raw.FPDFPage_CloseAnnot(annotation)


def _name(document: Any, widget: Any) -> str:
    size = raw.FPDFAnnot_GetFormFieldName(document.formenv, widget, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetFormFieldName(document.formenv, widget, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _utf_16(text: str) -> Any:
    encoded = (text + "\0").encode("utf-16-le")
    return (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)


def typed_in_pdf_js(data: bytes, values: Mapping[str, str]) -> bytes:
    """Return a form as pdf.js (Firefox) saves it with values in fields by name, and each box ticked."""
    with tempfile.TemporaryDirectory() as folder:
        before, after, wanted = (Path(folder) / name for name in ("before.pdf", "after.pdf", "values.json"))
        before.write_bytes(data)
        wanted.write_text(json.dumps(values), "utf-8")
        script = Path(__file__).with_name("filling.mjs")
        subprocess.run(["node", script, PDF_JS, before, after, wanted], check=True, capture_output=True, timeout=60)
        return after.read_bytes()


def ticked(data: bytes) -> set[str]:
    """Return the names of the boxes with a tick, and of the questions with an answer."""
    with pikepdf.open(BytesIO(data)) as pdf:
        boxes = [field for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"]
        return {str(field.T) for field in boxes if field.get("/V", "/Off") != "/Off"}


def written(data: bytes) -> list[Written]:
    """Return what stands in each place of a form's text fields, a blank one left out."""
    sheets, fields, boxes = pikepdf.new(), [], []
    with pikepdf.open(BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            for widget in field.get("/Kids", [field]) if field.FT == "/Tx" else []:
                fields.append((str(field.T), str(field.get("/V", ""))))
                boxes.append(_lay_bare(sheets, sheets.copy_foreign(widget.AP.N)))
    laid_bare = BytesIO()
    sheets.save(laid_bare)
    pages = pypdfium2.PdfDocument(laid_bare.getvalue())
    found = [Written(*field, *_letters(page, *box)) for field, box, page in zip(fields, boxes, pages, strict=True)]
    return [one for one in found if one.value or one.seen]


def _lay_bare(sheets: pikepdf.Pdf, look: pikepdf.Object) -> tuple[float, float]:
    """Add a page that shows a look whole, not only what is within its box, and return the size of the box."""
    width, height = (float(side) for side in look.BBox[2:])
    look.BBox = [-_AROUND, -_AROUND, width + _AROUND, height + _AROUND]
    page = sheets.add_blank_page(page_size=(width + 2 * _AROUND, height + 2 * _AROUND))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Look=look))
    page.Contents = sheets.make_stream(f"1 0 0 1 {_AROUND} {_AROUND} cm /Look Do".encode())
    return width, height


def _letters(page: Any, width: float, height: float) -> tuple[str, str]:
    """Return the letters of a page, and those that reach out of a box."""
    text = page.get_textpage()
    letters = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    letters = [(sign, box) for sign, box in letters if sign.strip()]
    cut = [
        sign
        for sign, (left, bottom, right, top) in letters
        if left < _AROUND or bottom < _AROUND or right > _AROUND + width or top > _AROUND + height
    ]
    return "".join(sign for sign, _ in letters), "".join(cut)


def bare(text: str) -> str:
    """Return a text without its spaces and ends of lines."""
    return "".join(text.split())


ENGINES = [
    pytest.param(typed, id="PDFium"),
    pytest.param(
        typed_in_pdf_js, id="pdf.js", marks=pytest.mark.skipif(bool(NO_PDF_JS), reason=NO_PDF_JS or "it is here")
    ),
]
"""What fills in a form: its bytes, and values by the names of fields."""
