from __future__ import annotations

import subprocess
import sys

import pytest

from handouts.render.pdf.engine.structure import Mark, Node, ObjectMark, StructureError, check


def drawn(node: Node) -> Node:
    node.take(Mark(0, 0))
    return node


def document() -> Node:
    root = Node("Document")
    drawn(root.add("H1", "title"))
    return root


def test_a_tree_that_is_all_drawn_is_accepted():
    root = document()
    drawn(root.add("P", "said"))
    check(root)


def test_a_node_that_was_never_drawn_is_named_with_its_content():
    root = document()
    root.add("Sect", "effects").add("P")
    with pytest.raises(StructureError, match=r"^P \(effects\): was never drawn$"):
        check(root)


def test_only_a_cell_to_write_in_may_stay_empty():
    root = document()
    row = root.add("Table", "signatures").add("TR")
    drawn(row.add("TH", scope="Row"))
    row.add("TD")
    check(root)


@pytest.mark.parametrize("tag", ["Figure", "Formula"])
def test_a_figure_without_alternative_text_is_refused(tag: str):
    root = document()
    drawn(root.add(tag, "people"))
    with pytest.raises(StructureError, match=rf"{tag} \(people\): has no alternative text"):
        check(root)


def test_a_header_cell_without_scope_is_refused():
    root = document()
    drawn(root.add("Table", "checks").add("TR").add("TH"))
    with pytest.raises(StructureError, match="has no scope"):
        check(root)


def test_a_link_without_annotation_is_refused():
    root = document()
    link = root.add("P").inline("Link", 1)
    drawn(link)
    with pytest.raises(StructureError, match=r"Link: has no annotation"):
        check(root)
    link.take(ObjectMark(0, 1))
    check(root)


def test_an_origin_stands_once_in_a_file():
    root = document()
    drawn(root.add("P", "title"))
    with pytest.raises(StructureError, match="another node has the same origin"):
        check(root)


def test_heading_levels_are_not_skipped():
    root = document()
    drawn(root.add("H3", "deep"))
    with pytest.raises(StructureError, match=r"H3 \(deep\): follows a heading of level 1"):
        check(root)


@pytest.mark.parametrize(
    ("parent", "child"), [("Document", "LI"), ("L", "P"), ("Table", "TD"), ("TR", "P"), ("P", "LBody")]
)
def test_nodes_stand_only_where_the_standard_lets_them(parent: str, child: str):
    root = document()
    holder = root if parent == "Document" else root.add(parent)
    drawn(holder.add(child))
    with pytest.raises(StructureError, match=r"stands in|holds"):
        check(root)


def test_all_faults_are_told_at_once():
    root = document()
    root.add("P", "one")
    root.add("P", "two")
    with pytest.raises(StructureError, match=r"(?s)one.*two"):
        check(root)


def test_an_inline_node_joins_its_parent_where_it_is_first_drawn():
    paragraph = Node("P")
    drawn(paragraph)
    link = paragraph.inline("Link", 1)
    assert paragraph.nodes == []
    drawn(link)
    drawn(paragraph)
    assert [type(kid).__name__ for kid in paragraph.kids] == ["Mark", "Node", "Mark"]
    assert paragraph.inline("Link", 1) is link


def test_the_tree_needs_no_pdf_library():
    code = "import sys, handouts.render.pdf.engine.structure; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
