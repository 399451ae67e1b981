"""Which sentence covers an element of a standard, and in which document it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Markup, plain
from handouts.content.model.facts import Count
from handouts.outline.origins import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

JOINT = " / "
"""Between the texts of one cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A sentence that covers an element: whose it is, where in that item, and the documents that print it."""

    element: str
    item: str
    path: str
    sentence: str
    documents: tuple[str, ...]


def all_covers(
    edition: Edition, outlines: Mapping[str, HandoutOutline | DeckOutline], shown: Mapping[str, set[str]]
) -> Iterator[Cover]:
    """Yield every cover that the content claims; `sentence` is empty where a path leads to no text.

    `shown` holds the origins that each document shows.
    """
    pages = {name: "\n".join(texts(outline.sections)) for name, outline in outlines.items()}
    for item in edition.guide.nodes():
        for element, path in item.covers.items():
            said = sentences(edition, item, path)
            where = tuple(name for name in pages if item.id in shown[name] and printed(said, pages[name]))
            yield Cover(element, item.id, path, JOINT.join(said), where)
    for name, document in edition.guide.guide.documents.items():
        for element, path in document.covers.items():
            outline = outlines.get(name)
            said = tuple(text for one in ways(path) for text in texts(_follow(outline, one)) if text) if outline else ()
            yield Cover(element, name, path, JOINT.join(said), (name,) if said else ())


def ways(path: str) -> list[str]:
    """Return the single ways of a path: `patient.notice, lasts.patient` is two."""
    return path.split(", ")


def sentences(edition: Edition, item: Any, path: str) -> tuple[str, ...]:
    """Return the texts of an item at a path such as `patient.points.2`; none where one of its ways leads nowhere.

    A way to a count, such as `likelihoods.0`, leads to what stands beside its bars.
    """
    said: list[str] = []
    for one in ways(path):
        found = _follow(item, one)
        if isinstance(found, Count):
            said += _beside_bars(edition, found)
            continue
        texts_here = found if isinstance(found, tuple) else (found,)
        if not texts_here or not all(isinstance(text, Markup) for text in texts_here):
            return ()
        said += [plain(edition.say(text)) for text in texts_here]
    return tuple(said)


def _beside_bars(edition: Edition, figure: Count) -> list[str]:
    words = edition.phrases.figures
    pairs = ((words.with_it, figure.of_100), (words.without_it, figure.comparison))
    return [plain(edition.fill(word, n=edition.number(count))) for word, count in pairs if count is not None]


def printed(said: tuple[str, ...], page: str) -> bool:
    """Tell whether a page, a text a line, prints all of these texts: each whole or in a longer one, never in a word."""
    return bool(said) and all(_stands(one, page) for one in said)


def _stands(text: str, page: str) -> bool:
    at = page.find(text)
    while at >= 0:
        around = page[max(0, at - 1) : at] + page[at + len(text) : at + len(text) + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            return True
        at = page.find(text, at + 1)
    return False


def _follow(node: Any, path: str) -> Any:
    """Walk from a node along a path; in a tuple a step is a number, or the origin of one of its nodes."""
    for step in path.split("."):
        if not isinstance(node, tuple):
            node = getattr(node, step, None)
        elif step.isdigit():
            node = node[int(step)] if int(step) < len(node) else None
        else:
            node = next((one for one in node if getattr(one, "origin", "").rpartition("/")[2] == step), None)
    return node
