"""The one way through an outline: every part of it in reading order; and what is asked of the parts."""

from __future__ import annotations

import operator
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, TypeVar

from handouts.content.markup import RichText, Run, plain
from handouts.outline.marks import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from dataclasses import Field

    from handouts.outline.marks import Mark

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
        return next((one.origin for one in reversed(self.within) if getattr(one, "origin", "")), "")

    def has(self, mark: Mark) -> bool:
        """Tell whether its field has a mark."""
        return self.field is not None and mark.keys() <= self.field.metadata.keys()


def visit(node: Any, without: Iterable[str] = ()) -> Iterator[At]:
    """Yield a part of an outline and all parts inside it in reading order, but for fields with one of these marks."""
    marks = frozenset(without)
    waiting = [At(node, None, ())]
    while waiting:
        at = waiting.pop()
        value, field, within = at
        if isinstance(value, tuple) and not is_text(value):
            waiting += [At(one, field, within) for one in reversed(value)]
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
    return (one for one in nodes(node) if isinstance(one, kind))


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
    return tuple(one.partition("/")[0] for one in own_origins(node))


def items_in(node: Any) -> list[str]:
    """Return the ids of the items inside a part of an outline, in reading order, each where it stands first."""
    return list(dict.fromkeys(item for one in nodes(node) for item in own_items(one)))


def origins(node: Any) -> set[str]:
    """Return the origins inside a part of an outline, whole and without their `/part`."""
    return {origin for one in nodes(node) for origin in (*own_origins(one), *own_items(one))}


def is_text(node: Any) -> TypeGuard[RichText]:
    """Return whether a part of an outline is rich text, and not a tuple of nodes or an empty one."""
    return isinstance(node, tuple) and bool(node) and isinstance(node[0], Run)


def mapped(node: Part, change: Callable[[RichText], RichText]) -> Part:
    """Return a part of an outline with every rich text in it changed; what stays the same is not made anew."""
    made: Any = node
    if is_text(node):
        made = change(node)
    elif isinstance(node, tuple):
        parts = tuple([mapped(one, change) for one in node])
        made = node if all(map(operator.is_, parts, node)) else parts
    elif parts := fields_of(node):
        held = [(part.name, getattr(node, part.name)) for part in parts]
        changed = {name: new for name, old in held if (new := mapped(old, change)) is not old}
        made = replace(made, **changed) if changed else node
    return made  # type: ignore[no-any-return]
