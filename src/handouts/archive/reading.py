"""The words of a finished file, read back from it as its readers see them, whoever saved it last."""

from __future__ import annotations

import ctypes
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.archive.package import Package
from handouts.outline.walk import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL.Image import Image

_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_FIELD = "{http://schemas.openxmlformats.org/drawingml/2006/main}fld"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SHAPE, _SHAPES = f"{_SLIDE}sp", f"{_SLIDE}spTree"
_PLACEHOLDER = f"{_SLIDE}nvSpPr/{_SLIDE}nvPr/{_SLIDE}ph"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_BEHIND = re.compile(r"ppt/slide(?:Master|Layout)s/[^/]+\.xml")
_DIGEST = 16
"""Signs of the digest of a page."""
_MAX_PAGES = 500
_MAX_PIXELS = 4_000_000
"""Of a page, a pixel a point; a sheet of A3 has a quarter of that."""
_LINK, _POPUP, _INK, _WIDGET = 2, 16, 15, 20
"""Kinds of annotations, as PDFium counts them (fpdf_annot.h)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page or a slide, with what is said in its notes."""

    words: str
    """Without white space, which each program sets otherwise."""
    look: str = ""
    """Of a slide: digests of its pictures, the words of its layout and master, and whether it is hidden."""
    picture: Image | None = None
    """Of a page: how it is drawn without what was filled in, in grey, a pixel a point."""
    written: str = ""
    """What was filled in, or drawn by hand."""
    laid_over: bool = False
    """Whether something lies on it that is neither a link nor a field nor drawn by hand."""
    fields: tuple[tuple[str, str], ...] = ()
    """The name and the value of each field that stands on it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file says, page by page."""

    counts: str
    """`page` or `slide`."""
    pages: tuple[Page, ...]
    width: float = 0
    """Of the first page of a handout, in points."""


def read(data: bytes) -> Copy:
    """Return the words of a file's bytes. Raises ValueError where they are no PDF and no presentation."""
    if data.startswith(b"PK"):
        with Package(data) as package:
            return Copy("slide", tuple(_slide(package, name) for name in package.slides()))
    return _pdf(data)


def pages_of_words(data: bytes) -> tuple[str, list[list[str]]]:
    """Return `page` or `slide`, and the words of each, those of its notes too; nothing is drawn.

    Raises ValueError where the bytes are no PDF and no presentation.
    """
    if data.startswith(b"PK"):
        with Package(data) as package:
            return "slide", [list(_slide_words(package, name)) for name in package.slides()]
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return "page", [page.get_textpage().get_text_range().split() for page in document]
    except pypdfium2.PdfiumError as error:
        raise ValueError("this is neither a readable PDF nor a readable presentation") from error


def _slide_words(package: Package, name: str) -> Iterator[str]:
    notes = [part for kind, part in package.related(name).values() if kind == "notesSlide"]
    for part in (name, *notes):
        for paragraph in package.tree(part).iter(_PARAGRAPH):
            yield from "".join(text.text or "" for text in paragraph.iter(_TEXT)).split()


def squeezed(text: str) -> str:
    """Return a text without white space, hyphens at the ends of lines, ligatures and what is not seen."""
    return "".join(
        char for char in unicodedata.normalize("NFKC", text) if char > " " and unicodedata.category(char)[0] not in "ZC"
    )


def _pdf(data: bytes) -> Copy:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError("this is neither a readable PDF nor a readable presentation") from error
    with document:
        if len(document) > _MAX_PAGES:
            raise ValueError(f"it has more than {_MAX_PAGES} pages")
        document.init_forms()
        try:
            pages = tuple(_page(document, at) for at in range(len(document)))
            width = document[0].get_width() if pages else 0
        except pypdfium2.PdfiumError as error:
            raise ValueError("a page of it cannot be read") from error
    return Copy("page", pages, width)


def _page(document: Any, at: int) -> Page:
    page = document[at]
    if page.get_width() * page.get_height() > _MAX_PIXELS:
        raise ValueError("a page of it is larger than any of ours")
    text = page.get_textpage()
    words = squeezed(text.get_text_range()) if text.count_chars() else ""
    picture = page.render(scale=1, may_draw_forms=False, draw_annots=False, grayscale=True).to_pil()
    written, fields, over = [], [], False
    for kind, name, value in _annotations(document, page):
        over = over or kind not in {_LINK, _POPUP, _INK, _WIDGET}
        written += [value] if kind == _WIDGET else ["ink"] if kind == _INK else []
        fields += [(name, value)] if kind == _WIDGET else []
    return Page(words, "", picture, "\n".join(written), over, tuple(fields))


def _annotations(document: Any, page: Any) -> Iterator[tuple[int, str, str]]:
    """Yield the kind of each annotation, and name and value of the field that it is (ISO 32000-1, 12.5 and 12.7)."""
    from pypdfium2 import raw

    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind, name, value = raw.FPDFAnnot_GetSubtype(annotation), "", ""
        if kind == _WIDGET and document.formenv:
            name = _of_field(raw.FPDFAnnot_GetFormFieldName, document, annotation)
            value = _of_field(raw.FPDFAnnot_GetFormFieldValue, document, annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        yield kind, name, value


def _of_field(ask: Callable[..., int], document: Any, annotation: Any) -> str:
    """Return what PDFium tells of a field, in UTF-16 and with a zero at its end."""
    size = ask(document.formenv, annotation, None, 0)
    text = ctypes.create_string_buffer(size)
    ask(document.formenv, annotation, ctypes.cast(text, ctypes.POINTER(ctypes.c_ushort)), size)
    return text.raw.decode("utf-16-le", "replace").rstrip("\0")


def _slide(package: Package, name: str) -> Page:
    """Return a slide with its notes, its charts, and what its layout and master show behind it."""
    tree, related = package.tree(name), package.related(name)
    words = _said(tree)
    looks = [] if tree.get("show", "1") in {"1", "true"} else ["hidden"]
    for kind, part in related.values():
        if kind == "notesSlide":
            words += "\n" + _said(package.tree(part))
        elif kind == "chart":
            values = (_number(value.text or "") for value in package.tree(part).iter(_CHART))
            words = "\n".join([words, *filter(None, values)])
        elif kind == "image":
            looks.append(hashlib.sha256(package.read(part)).hexdigest())
        elif kind == "slideLayout":
            masters = [master for of, master in package.related(part).values() if of == "slideMaster"]
            looks += [_said(_without_places(package.tree(behind))) for behind in (part, *masters)]
    return Page(words, "\n".join(sorted(filter(None, looks))))


def _without_places(tree: Any) -> Any:
    """Return a layout or a master without its placeholders, whose words no slide shows."""
    for shapes in tree.iter(_SHAPES):
        for shape in [shape for shape in shapes.findall(_SHAPE) if shape.find(_PLACEHOLDER) is not None]:
            shapes.remove(shape)
    return tree


def behind_slides(data: bytes) -> str:
    """Return the words of all masters and layouts of a presentation. Raises ValueError where it cannot be read."""
    with Package(data) as package:
        return "\n".join(_said(package.tree(name)) for name in package.names() if _BEHIND.fullmatch(name))


def _said(tree: Any) -> str:
    """Return the words of a part, but for the numbers of slides, which each program fills in by itself.

    The footer comes last, where LibreOffice puts it.
    """
    filled = {id(text) for field in tree.iter(_FIELD) for text in field.iter(_TEXT)}
    footers = {id(part) for shape in tree.iter(_SHAPE) if _is_footer(shape) for part in shape.iter(_PARAGRAPH)}
    paragraphs = sorted(tree.iter(_PARAGRAPH), key=lambda paragraph: id(paragraph) in footers)
    lines = (
        squeezed("".join(text.text or "" for text in paragraph.iter(_TEXT) if id(text) not in filled))
        for paragraph in paragraphs
    )
    return "\n".join(filter(None, lines))


def _is_footer(shape: Any) -> bool:
    place = shape.find(_PLACEHOLDER)
    return place is not None and place.get("type") == "ftr"


def _number(text: str) -> str:
    """Return a value of a chart in one form; programs write 97 and 97.0 alike."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return squeezed(text)


IN_ANOTHER_ORDER = "has the same lines in another order."


def digest(words: str, around: Sequence[str] = ()) -> str:
    """Return the digest of the words of a page or slide, as a release keeps it.

    Args:
        words: As they were read.
        around: What is left out of them: code, version and status, which stand in another order where one is longer;
            and the page's number, `Page {page} of {pages}`.
    """
    lines = sorted(map(re.escape, filter(None, map(squeezed, around))), key=len, reverse=True)
    pattern = re.sub(r"\\\{pages?\\\}", r"\\d+", "|".join(lines))
    return hashlib.sha256((re.sub(pattern, "", words) if lines else words).encode()).hexdigest()[:_DIGEST]


def differences(copy: Copy, ours: Copy) -> Iterator[str]:
    """Yield, in sentences, where a file says something else than ours; nothing where every word is the same."""
    if len(copy.pages) != len(ours.pages):
        yield f"It has {len(copy.pages)} {copy.counts}s, and {len(ours.pages)} belong to its code."
        told = {page.words for page in copy.pages}
        gone = [str(at) for at, page in enumerate(ours.pages, 1) if page.words not in told]
        if gone:
            yield f"Not in it, or not as it was: {copy.counts} {', '.join(gone)}."
        return
    for at, (page, own) in enumerate(zip(copy.pages, ours.pages, strict=True), 1):
        if page.words != own.words and sorted(page.words.split("\n")) == sorted(own.words.split("\n")):
            yield f"{copy.counts.capitalize()} {at} {IN_ANOTHER_ORDER}"
        elif page.words != own.words:
            yield f"{copy.counts.capitalize()} {at} says something else: {_first_difference(page.words, own.words)}."


_NEAR = 24
"""Signs of a difference that are shown."""


def _first_difference(said: str, ours: str) -> str:
    if not said:
        return "no words stand on it"
    alike = (at for at, (one, other) in enumerate(zip(said, ours, strict=False)) if one != other)
    at = next(alike, min(len(said), len(ours)))
    begin = max(0, at - _NEAR // 2)
    return f"“{said[begin : at + _NEAR]}” where “{ours[begin : at + _NEAR]}” was written"


def looks_other(copy: Copy, ours: Copy) -> list[int]:
    """Return the pages, from 1, on which the same words look otherwise, or something lies on them."""
    return [
        at
        for at, (page, own) in enumerate(zip(copy.pages, ours.pages, strict=True), 1)
        if page.look != own.look or page.laid_over or not _alike(page.picture, own.picture)
    ]


_MOST = 64
"""Grey of 255 in which two pictures may differ, blurred over five pixels: a thin line that stands one pixel beside."""


def _alike(one: Image | None, other: Image | None) -> bool:
    if one is None or other is None:
        return one is other
    from PIL import ImageChops, ImageFilter

    if one.size != other.size:
        return False
    blur = ImageFilter.BoxBlur(2)
    return not any(ImageChops.difference(one.filter(blur), other.filter(blur)).histogram()[_MOST + 1 :])


def missing(copy: Copy, ours: Copy, outline: object) -> list[str]:
    """Return texts of an outline that stand in one piece in our file, and not in this one."""
    said, own = ("".join(page.words for page in one.pages) for one in (copy, ours))
    return [
        f"“{text[:60]}”"
        for text in dict.fromkeys(texts(outline))
        if (words := squeezed(text)) and words in own and words not in said
    ]
