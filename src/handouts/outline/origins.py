"""What an outline shows: the origins of its nodes, and its texts."""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from handouts.content.markup import RichText, Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Part = TypeVar("Part")


def origins(node: Any) -> set[str]:
    """Return the origins inside a part of an outline, whole and without their `/part`."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting += one
        elif not isinstance(one, Run):
            waiting += (getattr(one, name) for name in getattr(one, "__dataclass_fields__", ()))
            found |= {getattr(one, "origin", ""), *getattr(one, "origins", ())}
    return (found | {one.split("/", 1)[0] for one in found}) - {""}


def nodes(node: Any) -> Iterator[Any]:
    """Yield every node inside a part of an outline, itself included, in reading order; runs of text are nodes too."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Run):  # most nodes are; nothing is inside them
            yield one
        elif isinstance(one, tuple):
            waiting += reversed(one)
        elif fields := getattr(one, "__dataclass_fields__", None):
            yield one
            waiting += [getattr(one, name) for name in reversed(fields)]


def unmarked(text: RichText) -> RichText:
    """Return words without the signs that compose puts behind local values, and without what explains these."""
    return tuple(run for run in text if run.fact or not run.local)


def owned(node: Any, owner: str = "") -> Iterator[tuple[str, RichText]]:
    """Yield every rich text inside a part of an outline, with the origin of the nearest node that has one."""
    if is_text(node):
        yield owner, node
    elif isinstance(node, tuple):
        for element in node:
            yield from owned(element, owner)
    else:
        mine = getattr(node, "origin", "") or owner
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from owned(getattr(node, name), mine)


def texts(node: Any, without: type | None = None) -> Iterator[str]:
    """Yield every text inside a part of an outline, without its make and the signs for local values.

    Nodes of the kind `without` are passed by.
    """
    if is_text(node):
        yield plain(unmarked(node))
    elif isinstance(node, tuple):
        for element in node:
            yield from texts(element, without)
    elif isinstance(node, str):
        yield node
    elif without is None or not isinstance(node, without):
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from texts(getattr(node, name), without)


def is_text(node: Any) -> TypeGuard[RichText]:
    """Tell whether a part of an outline is rich text, and not a tuple of nodes or an empty one."""
    if not isinstance(node, tuple) or not node or not isinstance(node[0], Run):
        return False
    return all(isinstance(one, Run) for one in node)


def mapped(node: Part, change: Callable[[RichText], RichText]) -> Part:
    """Return a part of an outline with every rich text in it changed; what stays the same is not made anew."""
    made: Any = node
    if isinstance(node, tuple):
        if is_text(node):
            return change(node)  # type: ignore[return-value]
        parts = tuple([mapped(one, change) for one in node])
        made = node if all(map(operator.is_, parts, node)) else parts
    elif names := getattr(node, "__dataclass_fields__", None):
        fields = [(name, getattr(node, name)) for name in names]
        changed = {name: new for name, old in fields if (new := mapped(old, change)) is not old}
        made = replace(made, **changed) if changed else node
    return made  # type: ignore[no-any-return]
