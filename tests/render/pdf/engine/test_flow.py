from __future__ import annotations

import pytest

from handouts.render.pdf.engine.document import PdfStory, write
from handouts.render.pdf.engine.flow import Flowable, PageBreak, TooHighError, fill, page_fills
from handouts.render.pdf.engine.structure import Node
from inspectors.pdf import open_pdf
from specimens.pdf import METADATA, SHEET, Drawn, text


def block(size: float, before: float = 0) -> Drawn:
    return Drawn(size, lambda canvas, x, top: None, before=before)


def pages(*parts: Flowable) -> int:
    root = Node("Document")
    with open_pdf(write(PdfStory(root, [text("Title", root.add("H1")), *parts], SHEET, METADATA))) as pdf:
        return len(pdf.pages)


def test_room_above_is_dropped_at_the_top_of_a_page():
    placed, rest = fill([block(60, before=50), block(30, before=10)], 500, 100)
    assert (2, 0) == (len(placed), len(rest))


def test_what_does_not_fit_is_left():
    placed, rest = fill([block(60), block(30, before=11)], 500, 100)
    assert (1, 1) == (len(placed), len(rest))


def section(size: float) -> list[Drawn]:
    """Return a section in two parts, parted where a page ends."""
    parts = [block(size / 2), block(size / 2)]
    parts[0].whole = size
    return parts


def test_a_section_that_the_next_page_holds_whole_begins_there_if_little_is_left_empty():
    assert [1, 3] == [len(fill([block(80), *section(size)], 500, 100)[0]) for size in (30, 20)]


def test_a_section_begins_where_it_is_if_much_would_be_left_empty_or_no_page_holds_it():
    assert 2 == len(fill([block(60), *section(60)], 500, 100)[0])
    assert 2 == len(fill([block(40), *section(110)], 500, 100)[0])


def test_how_far_down_a_story_reaches_is_known_before_it_is_drawn():
    room = SHEET.top - SHEET.bottom
    assert [90] == page_fills(SHEET, [block(60), block(20, before=10)])
    assert [130] == page_fills(SHEET, [block(60, before=10), block(20, before=10)], 30)
    assert [room - 10, 20] == page_fills(SHEET, [block(20, before=10)], room - 10)


def test_a_break_begins_a_new_page():
    assert 2 == pages(PageBreak(), block(10))


def test_two_breaks_make_no_empty_page():
    assert 2 == pages(PageBreak(), PageBreak(), block(10))


def test_a_sheet_of_its_own_begins_on_a_front():
    assert 3 == pages(PageBreak(front=True), block(10))
    assert 3 == pages(PageBreak(), block(10), PageBreak(front=True), block(10))


def test_what_is_higher_than_a_page_is_refused():
    with pytest.raises(TooHighError):
        pages(block(2000))
