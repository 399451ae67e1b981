"""The tags of what is drawn as rows and columns: a table where each cell finds its titles, else the list that it is.

A cell finds its titles along its row and column (ISO 32000-1, 14.8.5.7); under a band, where that search would stop, it
names them. What has one column of values, or one row, has more titles than values, and is read better as a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.structure import Node


_PAIR = 2
"""Columns of a list of titles, each with its value."""


class GridTags(Protocol):
    """Makes the node of each part, asked for in reading order: the head, and row by row its cells."""

    def head(self, origin: str = "", *, rows: int = 1) -> Node:
        """Return the node of the next column's title, so many rows high."""

    def under_head(self, column: int) -> Node:
        """Return the node of what stands under a column's title: how it is written, and its limits."""

    def group(self) -> None:
        """Begin a group of rows, with a band or without."""

    def band(self) -> Node:
        """Return the node of what the rows of the group have in common."""

    def row(self, origin: str) -> None:
        """Begin a row."""

    def name(self) -> Node:
        """Return the node of the next cell, a title of its row."""

    def cell(self) -> Node:
        """Return the node of the next cell."""


def grid_tags(
    builder: BlockBuilder, parent: Node, origin: str, *, columns: int, rows: int, banded: bool, named: bool = True
) -> GridTags:
    """Return what makes the tags of so many columns and rows; of a `named` one the first column has titles."""
    if named and columns == _PAIR:
        return RowList(builder, parent, origin)
    if named and rows == 1:
        return ColumnList(builder, parent, origin)
    return TableTags(builder, parent, origin, banded=banded)


class TableTags:
    """A table, its rows in a group for each band."""

    def __init__(self, builder: BlockBuilder, parent: Node, origin: str, *, banded: bool) -> None:
        self._builder, self._origin, self._banded = builder, origin, banded
        self._table = parent.add("Table", builder.origin(origin))
        self._titles: list[Node] = []
        self._thead = self._table.add("THead")
        self._head_row = self._thead.add("TR")
        self._under: Node | None = None
        self._group = self._row = self._head_row
        self._band: Node | None = None
        self._at = 0
        self._names: list[Node] = []
        self._rows = self._bands = 0

    def head(self, origin: str = "", *, rows: int = 1) -> Node:
        """Return the node of the next column's title, so many rows high."""
        title = self._head_row.add("TH", origin or self._id(f"column-{len(self._titles) + 1}"), scope="Column")
        title.rows = rows
        self._titles.append(title)
        return title

    def under_head(self, column: int) -> Node:
        """Return the node of what stands under a column's title, in a second row of the head."""
        self._under = self._under or self._thead.add("TR")
        cell = self._under.add("TD")
        cell.headers = (self._titles[column],) if self._banded else ()
        return cell

    def group(self) -> None:
        """Begin a group of rows, with a band or without."""
        self._group, self._band = self._table.add("TBody"), None

    def band(self) -> Node:
        """Return the node of what the rows of the group have in common, in its first row."""
        self._bands += 1
        name = self._id(f"band-{self._bands}")
        self._band = self._group.add("TR").add("TH", name, scope="Column", columns=len(self._titles))
        return self._band

    def row(self, origin: str) -> None:
        """Begin a row."""
        self._row, self._at, self._names = self._group.add("TR", self._builder.origin(origin)), 0, []
        self._rows += 1

    def name(self) -> Node:
        """Return the node of the next cell, a title of its row."""
        name = self._row.add("TH", self._id(f"row-{self._rows}"), scope="Row")
        self._names.append(name)
        self._at += 1
        return name

    def cell(self) -> Node:
        """Return the node of the next cell, with its titles where a search would stop short of them."""
        cell = self._row.add("TD")
        if self._banded:
            titles = (self._titles[self._at], self._band, *self._names)
            cell.headers = tuple(title for title in titles if title)
        self._at += 1
        return cell

    def _id(self, part: str) -> str:
        """Return a name by which cells find a title, where they must."""
        return self._builder.origin(f"{self._origin}/{part}") if self._banded else ""


class RowList:
    """A list of titles, each with its value, one list under each band; the head stands over it."""

    def __init__(self, builder: BlockBuilder, parent: Node, origin: str) -> None:
        self._builder = builder
        self._list = self._inner = parent.add("L", builder.origin(origin))
        self._caption: Node | None = None
        self._body = self._list

    def head(self, origin: str = "", *, rows: int = 1) -> Node:  # noqa: ARG002 (a list has no rows)
        """Return the node of the next column's title: the list's caption has both."""
        self._caption = self._caption or self._list.add("Caption")
        return self._caption.add("P", origin)

    def under_head(self, column: int) -> Node:  # noqa: ARG002 (only values have anything under their title)
        """Return the node of what stands under a column's title."""
        assert self._caption, "a list has a head"
        return self._caption

    def group(self) -> None:
        """Begin a group of items; without a band they stand in the list itself."""
        self._inner = self._list

    def band(self) -> Node:
        """Return the node of what the items of the group have in common: the caption of a list of their own."""
        self._inner = self._list.add("L")
        return self._inner.add("Caption")

    def row(self, origin: str) -> None:
        """Begin an item."""
        self._body = self._inner.add("LI", self._builder.origin(origin)).add("LBody")

    def name(self) -> Node:
        """Return the node of the item's title."""
        return self._body

    def cell(self) -> Node:
        """Return the node of the item's value."""
        return self._body


class ColumnList:
    """One row as a list: the title of each column with its value; the row's own, and a band, are the caption."""

    def __init__(self, builder: BlockBuilder, parent: Node, origin: str) -> None:
        self._builder = builder
        self._list = parent.add("L", builder.origin(origin))
        self._caption: Node | None = None
        self._name = ""
        self._bodies: list[Node] = []
        self._at = 0

    def head(self, origin: str = "", *, rows: int = 1) -> Node:  # noqa: ARG002 (a list has no rows)
        """Return the node of the next column's title; that of the titles stands in the list's caption."""
        if self._caption is None:
            self._caption = self._list.add("Caption")
            return self._caption.add("P", origin)
        self._bodies.append(self._list.add("LI", origin).add("LBody"))
        return self._bodies[-1].add("P")

    def under_head(self, column: int) -> Node:
        """Return the node of what stands under a column's title."""
        return self._bodies[column - 1]

    def group(self) -> None:
        """Begin the one group, which is the list."""

    def band(self) -> Node:
        """Return the node of what is said over the row."""
        return self._captioned

    def row(self, origin: str) -> None:
        """Begin the row, which is the list; its title has its origin."""
        self._name = self._builder.origin(origin)

    def name(self) -> Node:
        """Return the node of the row's title."""
        name, self._name = self._captioned, ""
        return name

    def cell(self) -> Node:
        """Return the node of the next value, behind its title."""
        self._at += 1
        return self._bodies[self._at - 1]

    @property
    def _captioned(self) -> Node:
        assert self._caption, "a list has a head"
        return self._caption.add("P", self._name)
