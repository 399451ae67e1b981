"""Marks at the fields of the content, which say what a field means; and the one way through the content.

Whoever asks what a field is for reads its marks, and keeps no list of names. What has no mark of its own is taken as
the part that holds it, and where that has none either it is on the safe side: material, and for everybody.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from handouts.text.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.text.markup import SpanKind
    from handouts.yamlfile.source import KeyPath

Weighty = Literal[
    "likelihood", "threshold", "schedule", "instruction", "timing", "telephone", "population", "bounds", "duty", "point"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """What all marks are."""


@dataclass(frozen=True, slots=True)
class To(Mark):
    """Marks an id as the name of something else; the loader checks that it exists."""

    kind: str


@dataclass(frozen=True, slots=True)
class Material(Mark):
    """Marks what people decide or act by; of a `point` that is whether it is there, not how it is put."""

    what: Weighty


@dataclass(frozen=True, slots=True)
class Editorial(Mark):
    """Marks that by which alone nobody decides or acts; a number in it is material all the same."""


@dataclass(frozen=True, slots=True)
class Toned(Mark):
    """Marks what is an instruction where the item's tone is one of what to do, and else editorial."""


@dataclass(frozen=True, slots=True)
class Look(Mark):
    """Marks what is seen and not said."""

    why: str = "what is said is the same"


@dataclass(frozen=True, slots=True)
class Unsaid(Mark):
    """Marks what a guide says of itself and no page says."""

    why: str


@dataclass(frozen=True, slots=True)
class Kept(Mark):
    """Marks what stands in no document, and is meant so; `by` says who reads it."""

    by: str


@dataclass(frozen=True, slots=True)
class Quotable(Mark):
    """Marks a clinic's word that a text can quote as `{clinic.part}`; `instead` is quoted where the clinic has none."""

    part: str
    kind: SpanKind | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Audience(Mark):
    """Marks what patients do not read: nothing of it, or of a list all but the first."""

    but_first: bool = False


STAFF = Audience()
STAFF_BUT_FIRST = Audience(but_first=True)
HELD = Unsaid("the rules hold the content to it; no page says it")
MADE_FOR = Unsaid("it says when, for whom, or for which place the document is made")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an annotation allows: a name, a text, models, a list of something, keys with something; and its marks."""

    to: str = ""
    text: bool = False
    models: tuple[type[BaseModel], ...] = ()
    items: Shape | None = None
    entries: Shape | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: its name in the program, its key in the file, and what can stand there."""

    name: str
    key: str
    shape: Shape


@dataclass(slots=True, eq=False)  # not frozen: a check makes half a million, and that would take three times as long
class At:
    """What stands at a path: a node, a list, a text, a number; two that read alike are not the same."""

    path: KeyPath
    value: Any
    shape: Shape | None = None
    """What can stand there; nothing is known of what is in plain data without a model."""
    field: str = ""
    """The name of the field that holds it, at whatever depth of lists."""
    above: At | None = None

    def marked(self, mark: Mark | type[Mark]) -> bool:
        """Return whether it bears a mark, or any mark of a class."""
        marks = self.shape.marks if self.shape else ()
        return mark in marks if isinstance(mark, Mark) else any(isinstance(own_mark, mark) for own_mark in marks)

    def around(self) -> tuple[At, ...]:
        """Return what holds it, the outermost first."""
        return (*self.above.around(), self.above) if self.above else ()

    def below(self) -> Iterator[At]:
        """Yield what it holds: the fields of a node by their keys, the elements of a list, the entries of a mapping."""
        value, shape = self.value, self.shape
        if isinstance(value, BaseModel):
            for part in fields(type(value)):
                yield At((*self.path, part.key), getattr(value, part.name), part.shape, part.name, self)
        elif isinstance(value, dict):
            model = None if shape is None or shape.entries else picked(shape.models, value)
            for part in fields(model) if model else ():
                if part.key in value:
                    yield At((*self.path, part.key), value[part.key], part.shape, part.name, self)
            if shape is None or shape.entries:
                inner = shape and shape.entries
                yield from (At((*self.path, key), entry, inner, self.field, self) for key, entry in value.items())
        elif isinstance(value, tuple | list) and (shape is None or shape.items):
            inner = shape and shape.items
            yield from (At((*self.path, at), entry, inner, self.field, self) for at, entry in enumerate(value))


_LEAVES = (str, Markup, Decimal, bool, date, type(None))
"""What most parts are, and holds nothing; to ask a model's class takes longer."""


def visit_content(
    node: Any, path: KeyPath = (), shape: Shape | None = None, *, leave: Callable[[At], bool] | None = None
) -> Iterator[At]:
    """Yield a node and all that it holds, in the order of the fields, each before what is in it.

    Args:
        node: A node of the model, or plain data.
        path: Where it stands in its file; of a whole guide the first step is the file.
        shape: What plain data should be; parts of other shapes are not gone into.
        leave: Tells what is left out, with all that it holds.
    """
    waiting = [At(path, node, shape)]
    while waiting:
        at = waiting.pop()
        if leave is None or not leave(at):
            yield at
            if not isinstance(at.value, _LEAVES):
                waiting += [*at.below()][::-1]


def picked(models: tuple[type[BaseModel], ...], data: Any) -> type[BaseModel] | None:
    """Return the model that data is of: the only one there is, or that of its `kind`."""
    if len(models) == 1:
        return models[0]
    kind = data.get("kind") if isinstance(data, dict) else None
    return next((model for model in models if kind in typing.get_args(model.model_fields["kind"].annotation)), None)


@cache
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a model."""
    hints = typing.get_type_hints(model, include_extras=True)
    return tuple(Field(name, info.alias or name, _shape(hints[name])) for name, info in model.model_fields.items())


@cache
def quotable(model: type[BaseModel]) -> dict[str, Quotable]:
    """Return the mark of each field whose words a text can quote, by the field's name."""
    return {field.name: mark for field in fields(model) for mark in field.shape.marks if isinstance(mark, Quotable)}


def _shape(annotation: Any) -> Shape:
    """Return what an annotation allows, such as `Annotated[tuple[Annotated[str, To("fact")], ...], ...]`."""
    parts = typing.get_args(annotation)
    if annotation is Markup:
        return Shape(text=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(models=(annotation,))
    match typing.get_origin(annotation):
        case typing.Annotated:
            inner, marks = _shape(parts[0]), tuple(part for part in parts[1:] if isinstance(part, Mark))
            to = next((mark.kind for mark in marks if isinstance(mark, To)), inner.to)
            return replace(inner, to=to, marks=(*inner.marks, *marks))
        case origin if origin is tuple:
            return Shape(items=_merged(part for part in parts if part is not Ellipsis))
        case origin if origin is dict:
            return Shape(entries=_shape(parts[1]))
    return _merged(parts)


def _merged(annotations: typing.Iterable[Any]) -> Shape:
    """Return what any of several annotations allows."""
    shapes = [_shape(annotation) for annotation in annotations]
    return Shape(
        to=next((shape.to for shape in shapes if shape.to), ""),
        text=any(shape.text for shape in shapes),
        models=tuple(dict.fromkeys(model for shape in shapes for model in shape.models)),
        items=next((shape.items for shape in shapes if shape.items), None),
        entries=next((shape.entries for shape in shapes if shape.entries), None),
        marks=tuple(mark for shape in shapes for mark in shape.marks),
    )
