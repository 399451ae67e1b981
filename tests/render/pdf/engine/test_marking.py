from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import page
import pytest

from handouts.render.pdf.engine.canvas import ForeignFontError
from handouts.render.pdf.engine.document import write
from handouts.render.pdf.engine.elements import Figure
from handouts.render.pdf.engine.marking import TaggedCanvas
from handouts.render.pdf.engine.paragraph import draw_text
from handouts.render.pdf.engine.structure import Node, StructureError
from handouts.render.pdf.engine.surface import Surface
from handouts.text.markup import Run
from inspectors.pdf import open_pdf, read_pages, tag_tree, text_runs
from specimens.pdf import BODY, SETTER, SHEET, Paragraph, foot, one_page, story

if TYPE_CHECKING:
    from collections.abc import Callable


def words(canvas: TaggedCanvas, said: str, node: Node | None) -> None:
    draw_text(canvas, SETTER.lay_out((Run(said),), BODY, 300), BODY, node, x=48, base=500)


def drawn(draw: Callable[[TaggedCanvas, Node], None]) -> tuple[str, bytes]:
    """Return the page's content and the file."""
    data = one_page(draw)
    with open_pdf(data) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1"), data


def test_painting_outside_of_a_node_is_an_artifact():
    content, data = drawn(lambda canvas, root: canvas.rect(1, 2, 3, 4))
    assert "/Artifact BMC\n0 0 0 rg\nn 1 2 3 4 re S\nEMC" in content
    assert [[]] == [page.unmarked for page in read_pages(data)]


def test_nothing_painted_means_nothing_marked():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(1, 0, 0)
        canvas.restoreState()

    assert "Artifact" not in drawn(draw)[0]


def test_an_inner_node_parts_the_outer_one():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        outer = root.add("P", "outer")
        with canvas.tagged(outer):
            words(canvas, "before ", outer)
            words(canvas, "within ", outer.inline("Span", 1))
            words(canvas, "after", outer)

    _, data = drawn(draw)
    assert "  P #outer 'before […]after'\n    Span 'within'" in tag_tree(data)


def test_states_saved_and_restored_are_never_parted_by_a_mark():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        canvas.rect(1, 1, 1, 1)
        canvas.saveState()
        canvas.translate(10, 10)
        canvas.rect(2, 2, 2, 2)
        words(canvas, "said", root.add("P"))
        canvas.rect(3, 3, 3, 3)
        canvas.restoreState()
        canvas.rect(4, 4, 4, 4)

    content, _ = drawn(draw)
    marked = re.findall(r"(?:BMC|BDC)\n(.*?)EMC", content, re.DOTALL)
    assert 6 == len(marked)
    for lines in (part.split("\n") for part in marked):
        assert lines.count("q") == lines.count("Q")


def test_a_second_drawing_of_the_same_thing_is_an_artifact_without_links():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        text = (Run("see "), Run("here", href="https://example.org"))
        paragraph = Paragraph(text, BODY, root.add("P", "once"))
        paragraph.place(canvas, 48, 500, 300)
        paragraph.place(canvas, 48, 400, 300)

    _, data = drawn(draw)
    assert 1 == tag_tree(data).count("(Link ")
    assert ["", "", "Artifact", "Artifact"] == [run.artifact for run in text_runs(data)[1:]]


def test_a_link_knows_its_node_and_its_node_the_link():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        text = (Run("see "), Run("the page", href="https://example.org/a?b=(c)"))
        Paragraph(text, BODY, root.add("P")).place(canvas, 48, 500, 300)

    _, data = drawn(draw)
    with open_pdf(data) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert "https://example.org/a?b=(c)" == str(annotation.A.URI)
        assert "the page" == str(annotation.Contents)
        parents: list[Any] = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owner = parents[parents.index(int(annotation.StructParent)) + 1]
        assert "/Link" == str(owner.S)
        assert any("/Obj" in kid and kid.Obj.objgen == annotation.objgen for kid in owner.K if not isinstance(kid, int))
        run = next(run for run in text_runs(data) if run.text == "the page")
        left, bottom, right, top = map(float, annotation.Rect)
        assert left == pytest.approx(run.x, abs=0.01)
        assert bottom < run.y < top
        assert right > left + 40


def test_a_link_over_two_lines_is_one_link_with_a_box_for_each_line():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        text = (Run("see "), Run("the page of this and that", href="https://example.org"))
        Paragraph(text, BODY, root.add("P")).place(canvas, 48, 500, 120)

    _, data = drawn(draw)
    assert [] == list(page.validate_pdf_bytes(data, profile="ua1").failures)
    with open_pdf(data) as pdf:
        (annotation,) = pdf.pages[0].Annots
        points = [float(point) for point in annotation.QuadPoints]
        left, bottom, right, top = map(float, annotation.Rect)
    assert 16 == len(points)
    assert (left, right) == (min(points[::2]), max(points[::2]))
    assert (bottom, top) == (min(points[1::2]), max(points[1::2]))
    for corners in (points[:8], points[8:]):
        across, up = corners[::2], corners[1::2]
        x0, x1, y0, y1 = min(across), max(across), min(up), max(up)
        assert [x0, y0, x1, y0, x1, y1, x0, y1] == corners, "counterclockwise from the lower left (12.5.6.5)"


def test_a_figure_has_its_box_on_the_page_whatever_transforms_apply():
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        canvas.saveState()
        canvas.translate(100, 200)
        with canvas.figure(root.add("Figure", "people", alt="People"), 1, 2, 30, 40):
            canvas.rect(1, 2, 30, 40)
        canvas.restoreState()

    _, data = drawn(draw)
    with open_pdf(data) as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[1]
        assert [101, 202, 131, 242] == [float(edge) for edge in figure.A.BBox]


@pytest.mark.parametrize(("rtl", "left"), [(False, 100), (True, SHEET.width - 100 - 30)])
def test_a_figure_of_a_layout_has_its_box_where_it_stands_on_the_page(rtl: bool, left: float):
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        figure = Figure(root.add("Figure", "people", alt="People"), 30, 40, lambda on, *_: on.canvas.rect(1, 2, 3, 4))
        figure.draw(Surface(canvas, SHEET.width, SHEET.height, {}, rtl=rtl), 100, 200)

    _, data = drawn(draw)
    with open_pdf(data) as pdf:
        box = [float(edge) for edge in pdf.Root.StructTreeRoot.K.K[1].A.BBox]
    assert [left, SHEET.height - 240, left + 30, SHEET.height - 200] == pytest.approx(box)


def test_a_shape_stands_in_the_file_once():
    data = write(story())
    with open_pdf(data) as pdf:
        assert 10 == pdf.pages[0].Contents.read_bytes().count(b"/X1 Do")
        forms = [thing for thing in pdf.objects if "/BBox" in (thing if hasattr(thing, "keys") else {})]
    assert 1 == len([form for form in forms if str(form.get("/Subtype", "")) == "/Form"])


def test_heads_and_feet_are_artifacts_of_pagination_and_count_all_pages():
    runs = [run for run in text_runs(write(story())) if run.artifact == "Footer"]
    assert ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"] == [run.text for run in runs]


def test_pages_follow_the_structure_when_tabbing():
    with open_pdf(write(story())) as pdf:
        assert {"/S"} == {str(page.Tabs) for page in pdf.pages}
        assert 3 == len({int(page.StructParents) for page in pdf.pages})


def test_a_page_may_not_end_inside_a_node():
    canvas = TaggedCanvas((612, 792))
    with pytest.raises(StructureError, match="a page ends inside P"), canvas.tagged(Node("P")):
        canvas.showPage()


def test_a_page_may_not_end_with_a_saved_state():
    canvas = TaggedCanvas((612, 792))
    canvas.saveState()
    with pytest.raises(StructureError, match="never restored"):
        canvas.showPage()


def test_text_in_a_font_that_is_not_ours_is_refused():
    with pytest.raises(ForeignFontError, match="draw_glyphs"):
        one_page(lambda canvas, root: canvas.drawString(48, 300, "foreign"))


def test_naming_a_font_that_is_not_ours_is_refused():
    with pytest.raises(ForeignFontError, match="Helvetica"):
        one_page(lambda canvas, root: canvas.setFont("Helvetica", 12))


def test_numbers_are_short():
    content, _ = drawn(lambda canvas, root: canvas.rect(1 / 3, 2 / 3, 10.5, 200))
    assert "n .33 .67 10.5 200 re S" in content


def test_a_running_foot_leaves_no_state_behind():
    data = one_page(lambda canvas, root: foot(canvas, 1, 1))
    assert "Page 1 of 1" in [run.text for run in text_runs(data) if run.artifact]
