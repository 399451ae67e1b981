from __future__ import annotations

import pytest

from handouts.render.pdf.engine.document import PdfStory, write
from handouts.render.pdf.engine.elements import Strip
from handouts.render.pdf.engine.paragraph import Text
from handouts.render.pdf.engine.piles import Pile, in_columns
from handouts.render.pdf.engine.story import PageGeometry, flowables
from handouts.render.pdf.engine.structure import Node
from handouts.text.markup import Run
from inspectors.pdf import tag_tree, text_runs
from specimens.pdf import BODY, METADATA, SETTER, SHEET, TITLE, Drawn, changed, text

STAGE = PageGeometry(SHEET.width, SHEET.height, {}, rtl=False)
SIX_LINES = "The quick brown fox jumps over the lazy dog again. " * 9


def words(said: tuple[Run, ...], node: Node) -> Text:
    return Text(SETTER.lay_out(said, BODY, 500), BODY, SETTER.base_line(BODY), 500, node)


def paragraph(said: str = SIX_LINES) -> Text:
    return words((Run(said),), Node("P"))


def count(part: Text) -> int:
    return len(part.layout.lines)


@pytest.mark.parametrize(
    ("room", "expected"), [(1, None), (2, (2, 4)), (3, (3, 3)), (4, (4, 2)), (5, (4, 2)), (5.9, (4, 2))]
)
def test_no_line_stands_alone_on_either_page(room: float, expected: tuple[int, int] | None):
    whole = paragraph()
    assert 6 == count(whole)
    halves = whole.split(room * BODY.leading)
    assert expected == (halves and tuple(map(count, halves)))


def test_three_lines_are_never_parted():
    whole = paragraph(SIX_LINES[: len(SIX_LINES) // 2 - 5])
    assert 3 == count(whole)
    assert whole.split(2 * BODY.leading) is None
    assert whole.min_height == 3 * BODY.leading


def test_parts_are_as_high_as_the_whole():
    whole = paragraph()
    first, rest = whole.split(3 * BODY.leading)
    assert whole.height == first.height + rest.height


def test_a_paragraph_over_two_pages_is_one_element_with_all_its_words():
    root = Node("Document")
    told = "A long story without an end, told over and over again. " * 90
    link = Run("A link that goes over the edge of one page to the next, and on. " * 3, href="https://example.org")
    title = text("Title", root.add("H1"), TITLE)
    long = words((Run(told[:550]), link, Run(told[550:1400])), root.add("P", "long"))
    parted = Strip(in_columns([Pile((long,))], 500, 1, 0, 0))
    parts = [title, Drawn(560, lambda canvas, x, top: None), *flowables([parted], STAGE)]
    data = write(PdfStory(root, parts, SHEET, METADATA))
    tree = tag_tree(data)
    assert {1, 2} == {run.page for run in text_runs(data)}
    assert 1 == tree.count("#long")
    assert 1 == tree.count("Link 'A link")
    read = "".join(run.text for run in text_runs(data)[1:])
    assert (told[:550] + link.text + told[550:1400]).split() == read.split()


def test_a_heading_never_stays_alone_at_the_foot_of_a_page():
    root = Node("Document")
    parts = [
        text("Title", root.add("H1"), TITLE),
        Drawn(600, lambda canvas, x, top: None),
        text("Next", root.add("H2"), TITLE, with_next=True),
        text(SIX_LINES, root.add("P")),
    ]
    story = PdfStory(root, parts, SHEET, METADATA)
    pages = {run.text: run.page for run in text_runs(write(changed(story)))}
    assert (1, 2) == (pages["Title"], pages["Next"])
