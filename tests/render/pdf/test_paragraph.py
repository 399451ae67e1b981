from __future__ import annotations

import pytest

from handouts.content.markup import Run
from handouts.render.pdf.document import Story, write
from handouts.render.pdf.paragraph import Paragraph
from handouts.render.pdf.structure import Node
from inspectors.pdf import tag_tree, text_runs
from specimens.pdf import BODY, METADATA, SETTER, SHEET, TITLE, Drawn, changed, text

SIX_LINES = "The quick brown fox jumps over the lazy dog again. " * 9


def paragraph(words: str = SIX_LINES) -> Paragraph:
    return Paragraph(SETTER, (Run(words),), BODY, Node("P"))


def count(part: object) -> int:
    return len(part.lines(500))


@pytest.mark.parametrize(
    ("room", "expected"), [(1, None), (2, (2, 4)), (3, (3, 3)), (4, (4, 2)), (5, (4, 2)), (5.9, (4, 2))]
)
def test_no_line_stands_alone_on_either_page(room: float, expected: tuple[int, int] | None):
    whole = paragraph()
    assert 6 == count(whole)
    halves = whole.split(500, room * BODY.leading)
    assert expected == (halves and tuple(map(count, halves)))


def test_three_lines_are_never_parted():
    whole = paragraph(SIX_LINES[: len(SIX_LINES) // 2 - 5])
    assert 3 == count(whole)
    assert whole.split(500, 2 * BODY.leading) is None
    assert whole.least(500) == 3 * BODY.leading


def test_parts_are_as_high_as_the_whole():
    whole = paragraph()
    first, rest = whole.split(500, 3 * BODY.leading)
    assert whole.height(500) == first.height(500) + rest.height(500)


def test_a_paragraph_over_two_pages_is_one_element_with_all_its_words():
    root = Node("Document")
    words = "A long story without an end, told over and over again. " * 90
    link = Run("A link that goes over the edge of one page to the next, and on. " * 3, href="https://example.org")
    parts = [
        text("Title", root.add("H1"), TITLE),
        Drawn(560, lambda canvas, x, top: None),
        Paragraph(SETTER, (Run(words[:550]), link, Run(words[550:1400])), BODY, root.add("P", "long")),
    ]
    data = write(Story(root, parts, SHEET, METADATA))
    tree = tag_tree(data)
    assert {1, 2} == {run.page for run in text_runs(data)}
    assert 1 == tree.count("#long")
    assert 1 == tree.count("Link 'A link")
    read = "".join(run.text for run in text_runs(data)[1:])
    assert (words[:550] + link.text + words[550:1400]).split() == read.split()


def test_a_heading_never_stays_alone_at_the_foot_of_a_page():
    root = Node("Document")
    parts = [
        text("Title", root.add("H1"), TITLE),
        Drawn(600, lambda canvas, x, top: None),
        text("Next", root.add("H2"), TITLE, with_next=True),
        text(SIX_LINES, root.add("P")),
    ]
    story = Story(root, parts, SHEET, METADATA)
    pages = {run.text: run.page for run in text_runs(write(changed(story)))}
    assert (1, 2) == (pages["Title"], pages["Next"])
