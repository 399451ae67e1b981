"""The grid of checks and times: a tint under every other time leads the eye from its head to its last mark."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pdfplumber
import pytest

from handouts.render.pdf import render
from handouts.theme import load_theme
from handouts.theme.format import Format
from specimens import handout as specimen

TINT = tuple(int(load_theme().colours["accent_tint"][at : at + 2], 16) / 255 for at in (0, 2, 4))
ROWS = 2


def test_every_other_time_stands_on_a_tint_in_every_row():
    look = load_theme().handout.prints["standard"].grid
    data = render(specimen.outline(sections=(specimen.more(),)), specimen.seal(), load_theme(), Format())
    with pdfplumber.open(BytesIO(data)) as pdf:
        filled = [one for page in pdf.pages for one in page.rects if one["fill"]]
    tinted = [one for one in filled if one["non_stroking_color"] == pytest.approx(TINT, abs=0.01)]
    columns = Counter(round(one["x0"]) for one in tinted if one["width"] == pytest.approx(look.time))
    assert [ROWS, ROWS] == list(columns.values())
    first, third = sorted(columns)
    assert third - first == pytest.approx(2 * look.time)
