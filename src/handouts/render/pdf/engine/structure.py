"""The structure tree of a PDF: pure data, made together with the story and filled while drawing.

Tags and nesting: ISO 32000-1, 14.7 and 14.8; what PDF/UA-1 asks beyond: ISO 14289-1, clause 7.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Scope = Literal["Row", "Column"]
Numbering = Literal["None", "Disc", "Decimal"]
BBox = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")

PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "Reference", "BibEntry", "TOCI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""Tags that stand only in certain parents (ISO 32000-1, 14.8.4.3)."""

CHILDREN = {
    "L": {"LI", "Caption", "L"},
    "TOC": {"TOCI", "Caption", "TOC"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
}
"""Tags that hold only certain children."""

MAY_BE_EMPTY = {"TD"}
"""A cell to write in has nothing to read out; everything else must have been drawn."""


class StructureError(Exception):
    """The tag tree is not what the standards allow; the message names each node at fault."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content that belongs to a node: page (from 0) and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectMark:
    """An annotation that belongs to a node, by its page and its key in the parent tree."""

    page: int
    key: int


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. `origin` is the id of the content that it shows, unique in a file."""

    tag: str
    origin: str = ""
    alt: str = ""
    actual: str = ""
    """ActualText: the text to read out, where the glyphs do not give it."""
    lang: str = ""
    scope: Scope | None = None
    columns: int = 1
    rows: int = 1
    headers: tuple[Node, ...] = ()
    """The cells that are titles of this one, where a search along its row and column would not find them (14.8.5.7)."""
    numbering: Numbering | None = None
    role: Literal["rb", "cb", "tv"] | None = None
    """PrintField: a box to tick or a line to write on, drawn and not interactive (ISO 32000-1, 14.8.5.6)."""
    said: str = ""
    """What a field is for; every Form must say it."""
    box: BBox | None = None
    parent: Node | None = field(default=None, repr=False)
    kids: list[Node | Mark | ObjectMark] = field(default_factory=list, repr=False)
    _later: Node | None = field(default=None, repr=False)
    _inline: dict[int, Node] = field(default_factory=dict, repr=False)

    def add(
        self,
        tag: str,
        origin: str = "",
        *,
        alt: str = "",
        actual: str = "",
        lang: str = "",
        scope: Scope | None = None,
        columns: int = 1,
        numbering: Numbering | None = None,
    ) -> Node:
        """Return a new last child."""
        child = Node(tag, origin, alt, actual, lang, scope, columns, numbering=numbering, parent=self)
        self.kids.append(child)
        return child

    def behind(self, tag: str) -> Node:
        """Return a new sibling that follows this node."""
        assert self.parent, "the root has no siblings"
        sibling = Node(tag, parent=self.parent)
        self.parent.kids.insert(self.parent.kids.index(self) + 1, sibling)
        return sibling

    def late(self, tag: str, origin: str = "") -> Node:
        """Return a new child that joins the kids where it is first drawn: a field among the words of its sentence."""
        return Node(tag, origin, _later=self)

    def inline(self, tag: str, count: int) -> Node:
        """Return the child of that count, which joins the kids where it is first drawn: a link in its sentence."""
        if count not in self._inline:
            self._inline[count] = self.late(tag)
        return self._inline[count]

    def take(self, mark: Mark | ObjectMark) -> None:
        """Let content that was just drawn belong to this node."""
        if self._later is not None:
            self.parent, self._later = self._later, None
            self.parent.kids.append(self)
        self.kids.append(mark)

    @property
    def nodes(self) -> list[Node]:
        """The children that are nodes."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def nearest_origin(self) -> str:
        """The origin of this node, or of the closest node around it that has one."""
        node: Node | None = self
        while node is not None and not node.origin:
            node = node.parent
        return node.origin if node else ""

    def walk(self) -> Iterator[Node]:
        """Yield this node and all beneath it in reading order."""
        yield self
        for child in self.nodes:
            yield from child.walk()

    def __str__(self) -> str:
        origin = self.nearest_origin
        return f"{self.tag} ({origin})" if origin else self.tag


def check(root: Node) -> None:
    """Raise StructureError, naming every node that is at fault: call it when all is drawn."""
    nodes = list(root.walk())
    faults = [f"{node}: {fault}" for node in nodes for fault in _faults(node)]
    faults += _repeated_origins(nodes) + _skipped_levels(nodes)
    if faults:
        raise StructureError("\n".join(faults))


def _faults(node: Node) -> Iterator[str]:
    parent = node.parent.tag if node.parent else ""
    if node.tag in PARENTS and parent not in PARENTS[node.tag]:
        yield f"stands in {parent or 'nothing'}"
    if node.tag in CHILDREN:
        yield from (f"holds {kid}" for kid in node.nodes if kid.tag not in CHILDREN[node.tag])
        if any(isinstance(kid, Mark) for kid in node.kids):
            yield "holds drawing of its own"
    if not node.kids and node.tag not in MAY_BE_EMPTY:
        yield "was never drawn"
    if node.tag in {"Figure", "Formula"} and not (node.alt or node.actual):
        yield "has no alternative text"  # ISO 14289-1, 7.3
    if node.tag == "Form" and not node.said:
        yield "does not say what it is for"  # ISO 14289-1, 7.18.4
    if node.tag == "TH" and node.scope is None:
        yield "has no scope"  # ISO 14289-1, 7.5
    if node.tag == "Note" and not node.origin:
        yield "has no id"  # ISO 14289-1, 7.9
    if node.tag == "Link" and not any(isinstance(kid, ObjectMark) for kid in node.kids):
        yield "has no annotation"  # ISO 14289-1, 7.18.5


def _repeated_origins(nodes: list[Node]) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for node in nodes:
        if node.origin and node.origin in seen:
            repeated.append(f"{node}: another node has the same origin")
        seen.add(node.origin)
    return repeated


def _skipped_levels(nodes: list[Node]) -> list[str]:
    """Headings begin at 1 and never go down by more than one level (ISO 14289-1, 7.4.2)."""
    level = 0
    skipped = []
    for node in nodes:
        if node.tag in HEADINGS:
            below = HEADINGS.index(node.tag) + 1
            if below > level + 1:
                skipped.append(f"{node}: follows a heading of level {level}")
            level = below
    return skipped
