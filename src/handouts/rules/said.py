"""Every text that documents print, as it is said, with the file and the path where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from handouts.content.markup import Link, Markup, Words, plain
from handouts.content.model.guide import Guide
from handouts.content.model.references import Reference
from handouts.content.model.training import Choice, Comparison
from handouts.rules.probe import printed_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.tree import Path_
    from handouts.edition import Edition

Said = tuple[str, "Path_", str]


def claimed(edition: Edition) -> Iterator[Said]:
    """Yield each text by which a document says something itself, with its file and path.

    A wrong answer of a question, what stands under `unsaid`, and the title of a source are quoted and not claimed.
    """
    for file in Guide.model_fields:
        for path, text in _texts(getattr(edition.guide, file), ()):
            yield file, path, plain(edition.say(text)) if isinstance(text, Markup) else text
    for path, text in _texts(edition.clinic, ()):
        yield "clinic", path, plain(edition.say(text)) if isinstance(text, Markup) else text
    for path, text in _texts(edition.phrases, ()):
        yield "phrases", path, _typed(text) if isinstance(text, Markup) else text


def _texts(node: object, path: Path_) -> Iterator[tuple[Path_, Markup | str]]:
    if isinstance(node, Markup):
        yield path, node
    elif isinstance(node, str):
        if " " in node or path[-1:] == ("name",):  # an id has no space
            yield path, node
    elif isinstance(node, Comparison):
        yield from _comparison(node, path)
    elif isinstance(node, BaseModel):
        if not isinstance(node, Reference) and not (isinstance(node, Choice) and not node.right):
            for name, key in printed_fields(type(node)):
                yield from _texts(getattr(node, name), (*path, key))
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            yield from _texts(element, (*path, at))
    elif isinstance(node, dict):
        for key, element in node.items():
            yield from _texts(element, (*path, key))


def _comparison(node: Comparison, path: Path_) -> Iterator[tuple[Path_, Markup | str]]:
    yield from _texts(node.columns, (*path, "columns"))
    for at, row in enumerate(node.rows):
        yield (*path, "rows", at, "ask"), row.ask
        for column, answer in enumerate(row.answers):
            if not node.columns[column].unsaid:
                yield (*path, "rows", at, "answers", column, "text"), answer.text


def _typed(text: Markup) -> str:
    """Return a pattern of the program's own words, a number in the place of what it is filled with."""
    return "".join(
        one.text if isinstance(one, Words) else one.label if isinstance(one, Link) else "0" for one in text.pieces
    )
