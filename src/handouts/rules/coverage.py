"""Which sentence covers which element of a standard, and in which document it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Markup, plain
from handouts.outline.origins import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.standards import Element, Standard
    from handouts.edition import Edition
    from handouts.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Cover:
    """A sentence that covers an element: whose it is, where in that item, and the documents that print it."""

    element: str
    item: str
    path: str
    sentence: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """An element with everything that covers it, and the required documents that it does not reach."""

    element: Element
    covers: tuple[Cover, ...]
    missing: tuple[str, ...]


def coverage(subject: Subject, standard: Standard) -> tuple[Coverage, ...]:
    """Return each element of a standard with what covers it."""
    covers = tuple(all_covers(subject))
    found = []
    for element in standard.elements:
        mine = tuple(cover for cover in covers if cover.element == element.id)
        reached = {name for cover in mine for name in cover.documents}
        missing = tuple(name for name in element.required_in if name not in reached)
        found.append(Coverage(element, mine, () if element.left_out or element.held_by else missing))
    return tuple(found)


def all_covers(subject: Subject) -> Iterator[Cover]:
    """Yield every cover that the content claims; `sentence` is empty where the path leads to no text."""
    edition = subject.edition
    pages = {name: "\n".join(texts(outline.sections)) for name, outline in subject.outlines.items()}
    for item in edition.guide.nodes():
        for element, path in item.covers.items():
            said = sentences(edition, item, path)
            where = tuple(name for name, page in pages.items() if said and all(one in page for one in said))
            yield Cover(element, item.id, path, " ".join(said), where)
    for name, document in edition.guide.guide.documents.items():
        for element, path in document.covers.items():
            outline = subject.outlines.get(name)
            said = tuple(texts(_follow(outline, path))) if outline else ()
            yield Cover(element, name, path, " ".join(said), (name,) if any(said) else ())


def sentences(edition: Edition, item: Any, path: str) -> tuple[str, ...]:
    """Return the text or texts of an item at a path such as `patient.points.2`."""
    found = _follow(item, path)
    if isinstance(found, Markup):
        return (plain(edition.say(found)),)
    if isinstance(found, tuple):
        return tuple(plain(edition.say(one)) for one in found if isinstance(one, Markup))
    return ()


def _follow(node: Any, path: str) -> Any:
    for step in path.split("."):
        if step.isdigit():
            node = node[int(step)] if isinstance(node, tuple) and int(step) < len(node) else None
        else:
            node = getattr(node, step, None)
    return node
