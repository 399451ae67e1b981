from __future__ import annotations

from unicodedata import combining

import pytest
import uharfbuzz as hb

from handouts.render.pdf.engine.document import write
from inspectors.pdf import open_pdf, text_runs
from specimens.pdf import FONTS, one_page, story, text


@pytest.fixture(scope="module")
def fonts():
    """The fonts of the specimen."""
    with open_pdf(write(story())) as pdf:
        yield list(pdf.pages[0].resources.Font.values())


def test_each_face_is_one_font(fonts):
    names = [str(font.BaseFont)[8:] for font in fonts]
    assert ["ExtraBold", "Regular", "SemiBold"] == sorted(name.split("-")[1] for name in names)


def test_what_is_extracted_is_what_was_set():
    said = "No-break: 40\N{NO-BREAK SPACE}mg, “quotes” – ½ fi ffl naïve (a\\b)"
    data = one_page(lambda canvas, root: text(said, root.add("P")).place(canvas, 48, 500, 500))
    assert said in [run.text for run in text_runs(data)]


def test_more_signs_than_a_block_or_a_byte_of_codes_holds_are_extracted():
    face = hb.Face(hb.Blob.from_file_path(FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf"))
    signs = "".join(
        chr(point)
        for point in sorted(face.unicodes)
        if chr(point).isprintable() and not combining(chr(point)) and point != 0x20
    )
    assert len(signs) > 256
    data = one_page(lambda canvas, root: text(signs, root.add("P")).place(canvas, 48, 700, 500))
    assert signs == "".join(run.text for run in text_runs(data)[1:])


def test_only_used_glyphs_are_embedded(fonts):
    whole = (FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf").stat().st_size
    for font in fonts:
        assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) < whole / 5


def test_widths_are_the_font_programs_own(fonts):
    for font in fonts:
        below = font.DescendantFonts[0]
        program = hb.Font(hb.Face(hb.Blob(below.FontDescriptor.FontFile2.read_bytes())))
        places = below.CIDToGIDMap.read_bytes()
        for code, width in enumerate(below.W[1], 1):
            glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
            assert glyph != 0, ".notdef is shown"
            assert float(width) == program.get_glyph_h_advance(glyph)
