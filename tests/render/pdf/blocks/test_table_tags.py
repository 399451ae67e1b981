"""What is tagged as a table, and what as the list that it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from handouts.render.pdf.blocks.table_tags import ColumnList, RowList, TableTags, grid_tags
from handouts.render.pdf.engine.structure import Node


@dataclass
class Builder:
    """Gives each origin as it is."""

    asked: list[str] = field(default_factory=list)

    def origin(self, name: str) -> str:
        self.asked.append(name)
        return name


def made(columns, rows, *, banded=False, named=True):
    builder: Any = Builder()
    return grid_tags(builder, Node("Sect"), "what", columns=columns, rows=rows, banded=banded, named=named)


@pytest.mark.parametrize(
    ("columns", "rows", "named", "kind"),
    [
        (4, 6, True, TableTags),
        (3, 2, True, TableTags),
        (3, 20, False, TableTags),
        (3, 1, False, TableTags),
        (2, 6, True, RowList),
        (2, 1, True, RowList),
        (8, 1, True, ColumnList),
    ],
)
@pytest.mark.parametrize("banded", [False, True])
def test_one_column_of_values_or_one_row_is_a_list(columns, rows, named, kind, banded):
    assert isinstance(made(columns, rows, banded=banded, named=named), kind)


def tree(node: Node) -> str:
    """Return the tags below a node in brackets."""
    inner = " ".join(tree(kid) for kid in node.nodes)
    return f"{node.tag}({inner})" if inner else node.tag


def filled(tags, columns: int, rows: int) -> str:
    parent = tags.head()
    while parent.parent:
        parent = parent.parent
    for _ in range(columns - 1):
        tags.head()
    tags.group()
    for number in range(rows):
        tags.row(f"row-{number}")
        tags.name()
        for _ in range(columns - 1):
            tags.cell()
    return tree(parent)


def test_a_list_of_rows_has_the_head_as_its_caption():
    assert "Sect(L(Caption(P P) LI(LBody) LI(LBody)))" == filled(made(2, 2), 2, 2)


def test_a_list_of_columns_has_each_title_in_an_item():
    assert "Sect(L(Caption(P P) LI(LBody(P)) LI(LBody(P))))" == filled(made(3, 1), 3, 1)


def test_a_cell_under_a_band_names_column_band_and_row():
    tags = made(3, 4, banded=True)
    titles = [tags.head(), tags.head(), tags.head()]
    tags.group()
    band = tags.band()
    tags.row("a")
    name = tags.name()
    assert (titles[1], band, name) == tags.cell().headers
    assert (titles[2], band, name) == tags.cell().headers
    tags.group()
    tags.row("b")
    name = tags.name()
    assert (titles[1], name) == tags.cell().headers, "a group without a band is under none"
