"""Where two nodes of the content differ, field by field, each with the marks of the fields on the way."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from handouts.content.model.base import Item
from handouts.content.model.marks import Shape, fields, visit_content
from handouts.text.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.marks import Mark

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at a path, before and after; empty where nothing stood or stands."""

    path: Path
    before: str
    after: str
    text: bool = False
    """Whether it is a text, or holds some."""
    marks: tuple[Mark, ...] = ()
    """Of the fields on the way, the outermost first."""


def differences(before: Any, after: Any, *, inside: bool = False) -> Iterator[Difference]:
    """Yield where two nodes differ.

    Items in them are left out, but for their order, since the guide has each by its id; with `inside` they are not.
    """
    return _Compared(inside).differences(before, after, (), (), Shape())


@dataclass(frozen=True, slots=True)
class _Compared:
    inside: bool

    def differences(
        self, before: Any, after: Any, path: Path, marks: tuple[Mark, ...], shape: Shape
    ) -> Iterator[Difference]:
        """Yield where two nodes differ that stand at a path, within fields of these marks."""
        if before == after:
            return
        marks, entry = (*marks, *shape.marks), shape.entries or Shape()
        if isinstance(before, BaseModel) and type(before) is type(after) and not _whole(before):
            for field in fields(type(before)):
                pair = (getattr(before, field.name), getattr(after, field.name))
                yield from self.differences(*pair, (*path, field.name), marks, field.shape)
        elif isinstance(before, dict) and isinstance(after, dict):
            for key in dict.fromkeys([*before, *after]):
                yield from self.differences(before.get(key), after.get(key), (*path, key), marks, entry)
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from self._lists(before, after, path, marks, shape.items or Shape())
        else:
            yield Difference(path, shown(before), shown(after), _has_text(before) or _has_text(after), marks)

    def _lists(
        self, before: tuple[Any, ...], after: tuple[Any, ...], path: Path, marks: tuple[Mark, ...], item: Shape
    ) -> Iterator[Difference]:
        if not self.inside and all(isinstance(entry, Item) for entry in (*before, *after)):
            yield from _order([entry.id for entry in before], [entry.id for entry in after], path)
            return
        if all(hasattr(entry, "id") for entry in (*before, *after)):
            old, new = ({entry.id: entry for entry in side} for side in (before, after))
            for name in dict.fromkeys([*old, *new]):
                yield from self.differences(old.get(name), new.get(name), (*path, name), marks, item)
            yield from _order(list(old), list(new), path)
            return
        for index, (old_entry, new_entry) in _aligned(before, after):
            yield from self.differences(old_entry, new_entry, (*path, index), marks, item)


def _order(before: list[str], after: list[str], path: Path) -> Iterator[Difference]:
    """Yield the ids that both have, where they stand in another order."""
    old, new = (
        [name for name in side if name in set(other_side)] for side, other_side in ((before, after), (after, before))
    )
    if old != new:
        yield Difference((*path, "order"), ", ".join(old), ", ".join(new))


def _aligned(before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[tuple[int, tuple[Any, Any]]]:
    """Yield what stands for what, with its place; `None` where there is nothing on the other side."""
    old, new = ([shown(entry) for entry in side] for side in (before, after))
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for offset, pair in enumerate(zip_longest(before[i:j], after[k:m])):
                yield (k if pair[1] is not None else i) + offset, pair


def shown(value: Any) -> str:
    """Return a value as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return (
            str(value)
            if _whole(value)
            else "; ".join(
                f"{name}: {text}" for name in type(value).model_fields if (text := shown(getattr(value, name)))
            )
        )
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(entry)}" for key, entry in value.items())
    return str(value)


def _whole(node: BaseModel) -> bool:
    """Return whether a node is written as one word, such as `1 to 2`."""
    return type(node).__str__ is not BaseModel.__str__


def _has_text(value: Any) -> bool:
    return any(isinstance(at.value, Markup) for at in visit_content(value))
