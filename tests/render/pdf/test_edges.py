"""What printers cut off: nothing of a page, and not the last day of use where A4 is printed on Letter."""

from __future__ import annotations

import pytest

from handouts.theme.look import Format, load_theme
from inspectors.pdf import text_runs
from inspectors.pictures import pages
from specimens import handout as specimen

THEME = load_theme()
CLEAR = THEME.handout.prints["standard"].page.clear
SCALE = 2
FORMATS = [Format(paper, large) for paper in ("letter", "a4") for large in (False, True)]
every_format = pytest.mark.parametrize("layout", FORMATS, ids=lambda layout: layout.name)


def near(picture) -> float:
    """Return how near anything comes to an edge of a page, in points."""
    left, top, right, bottom = picture.point(lambda tone: 255 * (tone < 250)).getbbox()
    return min(left, top, picture.width - right, picture.height - bottom) / SCALE


@every_format
def test_the_edges_of_each_page_are_clear(layout):
    assert 18 == CLEAR
    assert min(near(picture) for picture in pages(specimen.written(layout), SCALE)) >= CLEAR


def test_ink_at_an_edge_is_found():
    picture = next(iter(pages(specimen.written(FORMATS[0]), SCALE)))
    picture.putpixel((100, picture.height - 20), 0)
    assert near(picture) < CLEAR


@pytest.mark.parametrize("large", [False, True])
def test_a4_on_a_letter_sheet_keeps_the_last_day_of_use(large):
    """Printed without scaling the page is centred, and loses half of what it is longer at either end."""
    papers = THEME.handout.papers
    cut = (papers["a4"].height - papers["letter"].height) / 2
    runs = [run for run in text_runs(specimen.written(Format("a4", large))) if "Do not use after" in run.text]
    assert runs
    assert all(run.y - run.size / 4 >= cut for run in runs)
