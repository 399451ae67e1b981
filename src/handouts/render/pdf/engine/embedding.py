"""Fonts in the file: one Type 0 font per face, only the glyphs used, each with the text it stands for.

ISO 32000-1, 9.7; ISO 19005-2, 6.2.11. A code is two bytes and names a pair of glyph and text, so what is
extracted is exactly what was set: a no-break space stays one though its glyph is the space's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal
from unicodedata import category

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from handouts.render.pdf.engine.objects import Stream, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handouts.render.pdf.engine.fonts import Face
    from handouts.render.pdf.engine.objects import Document
    from handouts.render.pdf.engine.shaping import Glyph

_KEPT_TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"}
_NO_TEXT = "\N{ZERO WIDTH SPACE}"
"""What a second glyph of one character stands for; its word carries ActualText."""
_BLOCK = 100
"""Entries that one bfchar section may have (Adobe Technical Note 5014)."""
_LAST_CODE = 0xFFFF
_BYTE_ORDER_MARK = 0xFEFF
_UNTYPED = {"Cc", "Cn", "Co", "Cs"}
"""Categories of what nobody types: controls, and characters that are not assigned or have no meaning of their own."""
_NONSYMBOLIC = 32
"""A flag of the font descriptor (ISO 32000-1, 9.8.2)."""


def subset(face: Face, wanted: hb.SubsetInput, tables: set[str]) -> tuple[bytes, dict[int, int]]:
    """Return the program of a face with only the glyphs wanted and these tables, and each glyph's new place."""
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.encode(), "big") for tag in face.blob.table_tags if tag not in tables
    )
    plan = hb.SubsetPlan(face.blob, wanted)
    program = plan.execute()
    assert program is not None
    return program.blob.data, dict(plan.old_to_new_glyph_mapping)


def descriptor(document: Document, face: Face, name: object, program: bytes, heights: tuple[int, int]) -> PDFDictionary:
    """Return what describes a face, and holds its program; heights over and beneath the base line in thousandths."""
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _NONSYMBOLIC,
            "FontBBox": PDFArray(face.box),
            "ItalicAngle": 0,
            "Ascent": heights[0],
            "Descent": heights[1],
            "CapHeight": round(face.cap_height * 1000),
            "StemV": face.stem,
            "FontFile2": document.Reference(Stream(program, Length1=len(program))),
        }
    )


class UsedFace:
    """A face as one document uses it."""

    def __init__(self, face: Face, key: str) -> None:
        self.face = face
        self.key = key
        """The name of the font in resources: `F1`."""
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: Glyph) -> int:
        """Return the code of a glyph that says this text; codes count from 1, 0 stays .notdef."""
        return self._codes.setdefault((glyph.id, glyph.text or _NO_TEXT), len(self._codes) + 1)

    def font(self, document: Document) -> PDFDictionary:
        """Return the font and, through it, its file, widths and texts."""
        program, place = self._subset()
        glyphs = [0, *(place[glyph] for glyph, _ in self._codes)]
        texts = [f"<{code:04X}> <{_utf_16(text)}>" for (_, text), code in self._codes.items()]
        heights = (round(self.face.ascent * 1000), round(-self.face.descent * 1000))
        codes = _Codes(glyphs, self._widths(), to_unicode("char", texts), heights)
        return _type_0(document, self.face, self._tag(), program, codes)

    def _tag(self) -> str:
        """Return six capitals, made from the face's place among the fonts (ISO 32000-1, 9.6.4)."""
        return "HANDO" + chr(ord("A") + int(self.key[1:]) % 26)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph for glyph, _ in self._codes)
        return subset(self.face, wanted, _KEPT_TABLES)

    def _widths(self) -> PDFArray:
        widths = " ".join(number(self.face.advance(glyph)) for glyph, _ in self._codes)
        return PDFArray([1, f"[{widths}]"])


@dataclass(frozen=True, slots=True)
class _Codes:
    """What the codes of a font stand for; widths in thousandths of the size."""

    glyphs: Sequence[int]
    """The place in the font's program of each code, from 0."""
    widths: PDFArray
    """As ISO 32000-1, 9.7.4.3, has them."""
    texts: bytes
    """The ToUnicode CMap."""
    heights: tuple[int, int]
    """Over and, negative, beneath the base line."""
    width: int = 0
    """Of codes that `widths` leaves out."""


def _type_0(document: Document, face: Face, tag: str, program: bytes, codes: _Codes) -> PDFDictionary:
    """Return a font whose codes are two bytes, with six capitals that say that it is a subset (9.6.4)."""
    name = PDFName(f"{tag}+{face.name}")
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary({"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0}),
            "FontDescriptor": document.Reference(descriptor(document, face, name, program, codes.heights)),
            "DW": codes.width,
            "W": codes.widths,
            "CIDToGIDMap": document.Reference(Stream(b"".join(glyph.to_bytes(2, "big") for glyph in codes.glyphs))),
        }
    )
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(Stream(codes.texts)),
        }
    )


def to_unicode(kind: Literal["char", "range"], lines: Sequence[str]) -> bytes:
    """Return a CMap from codes to texts (ISO 32000-1, 9.10.3), given the lines of its sections."""
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    sections = ["\n".join([f"{len(block)} beginbf{kind}", *block, f"endbf{kind}"]) for block in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *sections,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


class TypedFace:
    """A face for what people type into fields: all of its characters, without shaping.

    A code is the character itself (UTF-16), so a program that writes what is typed by the font's texts, and one that
    only writes Unicode, write the same. A simple font would hold no more than the 224 characters of its encoding,
    and leave out the rest of a name.
    """

    _TAG = "HANDOT"

    def __init__(self, face: Face) -> None:
        self._face = face

    def font(self, document: Document) -> PDFDictionary:
        """Return the font and, through it, its file, widths and texts."""
        glyph_of = {code: self._face.glyph(chr(code)) for code in self._typed()}
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph_of.values())
        program, place = subset(self._face, wanted, _KEPT_TABLES)
        runs = list(_runs(sorted(glyph_of)))
        codes = _Codes(
            [place[glyph_of.get(code, 0)] for code in range(max(glyph_of) + 1)],
            PDFArray([part for first, last in runs for part in (first, self._widths(glyph_of, first, last))]),
            to_unicode("range", [f"<{first:04X}> <{last:04X}> <{first:04X}>" for first, last in runs]),
            self._heights,
            # pdf.js measures what is typed on one line two letters a code, of which the font has but few: so wide,
            # nothing is taken for narrower than it is.
            round(2000 * self.width("N")),
        )
        return _type_0(document, self._face, self._TAG, program, codes)

    def width(self, letter: str) -> float:
        """Return the width of a letter as a share of the size."""
        return self._face.advance(self._face.glyph(letter)) / 1000

    @property
    def _heights(self) -> tuple[int, int]:
        """What holds every glyph: a viewer centres what is typed by these, so nothing is cut and little is lost."""
        return self._face.box[3], self._face.box[1]

    def _typed(self) -> list[int]:
        """Return the characters that two bytes name, without those of private use (ISO 19005-2, 6.2.11.7.3)."""
        codes = set(self._face.blob.unicodes) - {_BYTE_ORDER_MARK}
        return [code for code in codes if code <= _LAST_CODE and category(chr(code)) not in _UNTYPED]

    def _widths(self, glyph_of: Mapping[int, int], first: int, last: int) -> PDFArray:
        return PDFArray([round(self._face.advance(glyph_of[code])) for code in range(first, last + 1)])


def _runs(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of codes that follow each other and differ in their last byte only (9.10.3)."""
    for _, found in groupby(enumerate(codes), key=lambda pair: (pair[1] - pair[0], pair[1] >> 8)):
        run = [code for _, code in found]
        yield run[0], run[-1]


class UsedFonts:
    """The faces that one document uses, in the order of their first use."""

    def __init__(self) -> None:
        self._used: dict[Face, UsedFace] = {}

    def use(self, face: Face) -> UsedFace:
        """Return how this document uses a face."""
        if face not in self._used:
            self._used[face] = UsedFace(face, f"F{len(self._used) + 1}")
        return self._used[face]

    def __iter__(self) -> Iterator[UsedFace]:
        return iter(self._used.values())
