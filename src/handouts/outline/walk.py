"""The one way through an outline: every part of it in reading order, what is asked of the parts, and its text.

A field without a mark is said: it is part of the digest that people approve. So a new field counts until someone marks
it, and no list of names elsewhere can leave it out. A field may have several marks, as in `PLACE | UNREAD`.
"""

from __future__ import annotations

import operator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, TypeVar

from handouts.text.markup import RichText, Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from dataclasses import Field

FieldMark = dict[str, str]
"""A name, and why the field has it."""


def layout(why: str) -> FieldMark:
    """Return the mark of how words are shown: not sealed, though `diff` tells it; `why` that may be changed unasked."""
    return {_LAYOUT: why}


_LAYOUT = "layout"
PICTURE: FieldMark = {"picture": "words beside it say the same"}
"""Which icon stands beside the words: sealed, for it is seen, and no part of what a document says of an item."""
FILE: FieldMark = {"file": "it lies elsewhere on each machine; what is drawn from it counts in the recipe"}
"""The place of a file: not said, nor shown by `handouts outline`; sealed is what the file holds."""
PLACE: FieldMark = {"place": "a part before it may move it"}
"""Where an item stands among others: sealed, and no part of what the item says."""
HEAD: FieldMark = {"head": "it stands over the text of an outline, in one line"}
"""Which document it is."""
SPOKEN: FieldMark = {"spoken": "it stands in the notes"}
"""What is said with a slide and not shown on it."""
FRAME: FieldMark = {"frame": "every slide has it"}
"""What stands around the slide's own words."""
COUNT: FieldMark = {"count": "the next field says what was counted"}
"""How many; one text with the next field."""
PROSE: FieldMark = {"prose": "it is read sentence by sentence"}
"""Running text of a handout: what the reading grade is measured over."""
CELL: FieldMark = {**PROSE, "cell": "it is read by itself"}
"""Running text in a cell of a table."""


def unread(why: str) -> FieldMark:
    """Return the mark of what nobody reads on a slide while somebody speaks."""
    return {_UNREAD: why}


_UNREAD = "unread"
UNSEALED = frozenset({_LAYOUT})
"""What people do not approve."""
UNSAID = frozenset({*PICTURE, *FILE})
"""What no document says of an item."""
AROUND = frozenset({*SPOKEN, *FRAME})
"""What is no word of the slide's own."""
BESIDES = AROUND | {_UNREAD}
"""What is not read on a slide while somebody speaks."""


def fields_of(node: Any, without: frozenset[str] = frozenset()) -> tuple[Field[Any], ...]:
    """Return the fields of a node that have none of these marks; none of what is no node."""
    kind: type = type(node)
    return _fields(kind, without)


@cache
def _fields(kind: type, without: frozenset[str]) -> tuple[Field[Any], ...]:
    """Return the fields of a class that have none of these marks."""
    found = fields(kind) if is_dataclass(kind) else ()
    return tuple(field for field in found if without.isdisjoint(field.metadata))


ORIGINS = ("origin", "origins")
"""The fields that tell whose the words of a node are."""
Part = TypeVar("Part")


class At(NamedTuple):
    """A part of an outline where it stands."""

    value: Any
    """A node, rich text, or what else a field holds; a tuple is rich text, as others are taken apart."""
    field: Field[Any] | None
    """The field that holds it, alone or among others; none of what was asked about."""
    within: tuple[Any, ...]
    """The nodes around it, the outermost first."""

    @property
    def owner(self) -> str:
        """The origin of the nearest node around it that has one."""
        return next((node.origin for node in reversed(self.within) if getattr(node, "origin", "")), "")

    def has(self, mark: FieldMark) -> bool:
        """Tell whether its field has a mark."""
        return self.field is not None and mark.keys() <= self.field.metadata.keys()


_LEAVES = (str, bool, type(None))
"""What most parts are, and holds nothing."""


def visit(node: Any, without: Iterable[str] = ()) -> Iterator[At]:
    """Yield a part of an outline and all parts inside it in reading order, but for fields with one of these marks."""
    marks = frozenset(without)
    waiting = [At(node, None, ())]
    while waiting:
        at = waiting.pop()
        value, field, within = at
        if isinstance(value, _LEAVES):
            yield at
            continue
        if isinstance(value, tuple) and not is_text(value):
            waiting += [At(part, field, within) for part in reversed(value)]
            continue
        yield at
        if parts := fields_of(value, marks):
            within = (*within, value)
            waiting += [At(getattr(value, part.name), part, within) for part in reversed(parts)]


def nodes(node: Any) -> Iterator[Any]:
    """Yield every node inside a part of an outline, itself included, in reading order."""
    return (at.value for at in visit(node) if is_dataclass(at.value))


def of_kind(node: Any, kind: type[Part]) -> Iterator[Part]:
    """Yield every node of a kind inside a part of an outline, in reading order."""
    return (inner for inner in nodes(node) if isinstance(inner, kind))


def owned(node: Any, owner: str = "", without: Iterable[str] = ()) -> Iterator[tuple[str, RichText]]:
    """Yield every rich text inside a part of an outline, with the origin of the nearest node that has one."""
    return ((at.owner or owner, at.value) for at in visit(node, without) if isinstance(at.value, tuple))


def runs(node: Any) -> Iterator[Run]:
    """Yield every run of words inside a part of an outline, in reading order."""
    return (run for _, text in owned(node) for run in text)


def texts(node: Any, without: Iterable[str] = ()) -> Iterator[str]:
    """Yield every text inside a part of an outline, without its make.

    The signs that compose puts behind local values, and what explains these, are left out.
    """
    for at in visit(node, without):
        if isinstance(at.value, tuple):
            yield plain(tuple(run for run in at.value if run.fact or not run.local))
        elif isinstance(at.value, str):
            yield at.value


def own_origins(node: Any) -> tuple[str, ...]:
    """Return the origins of what a node itself shows."""
    return tuple(filter(None, (getattr(node, "origin", ""), *getattr(node, "origins", ()))))


def own_items(node: Any) -> tuple[str, ...]:
    """Return the ids of the items that a node itself shows: its origins without their `/part`."""
    return tuple(origin.partition("/")[0] for origin in own_origins(node))


def items_in(node: Any) -> list[str]:
    """Return the ids of the items inside a part of an outline, in reading order, each where it stands first."""
    return list(dict.fromkeys(item for inner in nodes(node) for item in own_items(inner)))


def origins(node: Any) -> set[str]:
    """Return the origins inside a part of an outline, whole and without their `/part`."""
    return {origin for inner in nodes(node) for origin in (*own_origins(inner), *own_items(inner))}


def is_text(node: Any) -> TypeGuard[RichText]:
    """Return whether a part of an outline is rich text, and not a tuple of nodes or an empty one."""
    return isinstance(node, tuple) and bool(node) and isinstance(node[0], Run)


def mapped(node: Part, change: Callable[[RichText], RichText]) -> Part:
    """Return a part of an outline with every rich text in it changed; what stays the same is not made anew."""
    made: Any = node
    if is_text(node):
        made = change(node)
    elif isinstance(node, tuple):
        parts = tuple([mapped(part, change) for part in node])
        made = node if all(map(operator.is_, parts, node)) else parts
    elif parts := fields_of(node):
        held = [(part.name, getattr(node, part.name)) for part in parts]
        changed = {name: new for name, old in held if (new := mapped(old, change)) is not old}
        made = replace(made, **changed) if changed else node
    return made  # type: ignore[no-any-return]


PAGE = "{page}"
"""Stands in words that lead to a section, until its page is known: what is sealed does not depend on the layout."""
_INNER = "#"
_SLIDE = "slide:"


def page_of(section: str) -> RichText:
    """Return the page on which a section begins, to be filled in."""
    return (Run(PAGE, href=f"{_INNER}{section}"),)


def leading(words: RichText, section: str) -> RichText:
    """Return words that lead to a section."""
    return tuple(replace(run, href=f"{_INNER}{section}") for run in words)


def to_slide(words: RichText, shown: str) -> RichText:
    """Return words that lead to the slide that shows an item, as far as they lead nowhere else."""
    return tuple(run if run.href else replace(run, href=f"{_SLIDE}{shown}") for run in words)


def slide_of(href: str) -> str:
    """Return the item whose slide a link leads to; nothing for any other link."""
    return href.removeprefix(_SLIDE) if href.startswith(_SLIDE) else ""


def section_of(run: Run) -> str:
    """Return the section whose page a run of words names; nothing for any other."""
    return run.href.removeprefix(_INNER) if PAGE in run.text and run.href.startswith(_INNER) else ""


def elsewhere(words: RichText, titles: Mapping[str, str]) -> RichText:
    """Return words as another document quotes them: a page goes by its section's title, and nothing leads there."""
    if not any(run.href.startswith(_INNER) for run in words):
        return words
    return tuple(_elsewhere(run, titles.get(section_of(run), "")) for run in words)


def _elsewhere(run: Run, title: str) -> Run:
    """Return a run with its page replaced by a title, or without its link."""
    if title:
        return replace(run, text=run.text.replace(PAGE, title), strong=True, href="")
    return replace(run, href="") if run.href.startswith(_INNER) else run
