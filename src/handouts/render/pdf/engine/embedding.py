"""Fonts in the file: one Type 0 font per face, only the glyphs used, each with the text it stands for.

ISO 32000-1, 9.7; ISO 19005-2, 6.2.11. A code is two bytes and names a pair of glyph and text, so what is
extracted is exactly what was set: a no-break space stays one though its glyph is the space's.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from handouts.render.pdf.engine.objects import Stream, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.render.pdf.engine.fonts import Face
    from handouts.render.pdf.engine.objects import Document
    from handouts.render.pdf.engine.shaping import Glyph

_KEPT_TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"}
_NO_TEXT = "\N{ZERO WIDTH SPACE}"
"""What a second glyph of one character stands for; its word carries ActualText."""
_BLOCK = 100
"""Entries that one bfchar section may have (Adobe Technical Note 5014)."""
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


def descriptor(document: Document, face: Face, name: object, program: bytes) -> PDFDictionary:
    """Return what describes a face, and holds its program."""
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _NONSYMBOLIC,
            "FontBBox": PDFArray(face.box),
            "ItalicAngle": 0,
            "Ascent": round(face.ascent * 1000),
            "Descent": round(-face.descent * 1000),
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
        name = PDFName(f"{self._tag()}+{self.face.name}")
        by_code = [0, *(place[glyph] for glyph, _ in self._codes)]
        mapping = b"".join(glyph.to_bytes(2, "big") for glyph in by_code)
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary({"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0}),
                "FontDescriptor": document.Reference(descriptor(document, self.face, name, program)),
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": document.Reference(Stream(mapping)),
            }
        )
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(Stream(self._to_unicode())),
            }
        )

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

    def _to_unicode(self) -> bytes:
        lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), code in self._codes.items()]
        blocks = [
            "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
            for _, block_lines in groupby(enumerate(lines), key=lambda pair: pair[0] // _BLOCK)
            for block in [[line for _, line in block_lines]]
        ]
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
                *blocks,
                "endcmap",
                "CMapName currentdict /CMap defineresource pop",
                "end",
                "end",
            ]
        ).encode("ascii")


class TypedFace:
    """A face for what people type into fields: all of WinAnsi that it has, one byte a character, no shaping."""

    _FIRST, _LAST = 32, 255

    def __init__(self, face: Face) -> None:
        self._face = face

    def font(self, document: Document) -> PDFDictionary:
        """Return the font: simple, nonsymbolic, its program with a character map (ISO 32000-1, 9.6.6.4)."""
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(ord(char) for char in self._characters)
        program, _ = subset(self._face, wanted, _KEPT_TABLES | {"cmap"})
        name = PDFName(f"HANDOT+{self._face.name}")
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("TrueType"),
                "BaseFont": name,
                "Encoding": PDFName("WinAnsiEncoding"),
                "FirstChar": self._FIRST,
                "LastChar": self._LAST,
                "Widths": PDFArray([round(self._width(char)) for char in self._characters]),
                "FontDescriptor": document.Reference(descriptor(document, self._face, name, program)),
            }
        )

    @property
    def _characters(self) -> list[str]:
        """The character of each code; the codes that WinAnsi leaves open are bullets (ISO 32000-1, D.2)."""
        codes = range(self._FIRST, self._LAST + 1)
        named = {0x7F: "\N{BULLET}", 0xA0: " ", 0xAD: "-"}
        return [named.get(code) or bytes([code]).decode("cp1252", "ignore") or "\N{BULLET}" for code in codes]

    def _width(self, char: str) -> float:
        return self._face.advance(self._face.font.get_nominal_glyph(ord(char)) or 0)


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
