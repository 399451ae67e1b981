from __future__ import annotations

import re
from dataclasses import replace

from handouts.render.pdf.engine.embedding import UsedFonts
from handouts.render.pdf.engine.shaping import shape
from handouts.render.pdf.engine.text_object import TextObject
from specimens.pdf import FAMILY


def test_a_raised_glyph_raises_nothing_behind_it_nor_in_the_next_text_object():
    """Rise is a parameter of text state, which outlives a text object (ISO 32000-1, 9.3.1)."""
    plain = shape(FAMILY.main(400), "a")
    raised = replace(plain, glyphs=tuple(replace(glyph, y=200) for glyph in plain.glyphs))
    alone, between = TextObject(UsedFonts()), TextObject(UsedFonts())
    alone.show(0, 0, 10, raised)
    assert alone.code().endswith("0 Ts ET")
    between.show(0, 0, 10, raised)
    between.show(20, 0, 10, plain)
    assert ["2 Ts", "0 Ts"] == re.findall(r"\S+ Ts", between.code())
