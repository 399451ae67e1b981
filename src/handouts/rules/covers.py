"""Which sentence covers an element of a standard, and in which document it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Markup, plain
from handouts.content.model.base import Node
from handouts.content.model.documents import HandoutDocument
from handouts.content.model.likelihoods import Count, Figure
from handouts.content.model.visit import visit
from handouts.outline.deck import DeckOutline
from handouts.outline.marks import SPOKEN
from handouts.outline.visit import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.visit import At
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline

JOINT = " / "
"""Between the texts of one cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Sentences that cover an element: whose they are, where in that item, and the documents that print them."""

    element: str
    item: str
    path: str
    sentence: str
    documents: tuple[str, ...]
    slides: tuple[str, ...]
    """Those of the documents that show it where people look: on a page, or on a slide and not in its notes alone."""
    words: str
    """What a judgement is bound to: the sentences without a clinic's own words, and what is set beside them."""


def all_covers(
    edition: Edition,
    outlines: Mapping[str, HandoutOutline | DeckOutline],
    shown: Mapping[str, set[str]],
    pages: Mapping[str, str],
) -> Iterator[Cover]:
    """Yield every cover that the content claims; `sentence` is empty where a path leads to no text.

    `shown` holds the origins that each document shows, `pages` its texts, a line each.
    """
    seen = {
        name: "\n".join(texts(outline.sections, SPOKEN)) if isinstance(outline, DeckOutline) else pages[name]
        for name, outline in outlines.items()
    }
    anywhere = edition.anywhere()
    for item in edition.guide.nodes():
        for element, paths in item.covers.items():
            for path in paths.split("; "):
                said = sentences(edition, item, path)
                where = tuple(name for name in pages if item.id in shown[name] and printed(said, pages[name]))
                slides = tuple(name for name in where if printed(said, seen[name]))
                words = JOINT.join(sentences(anywhere, item, path, marks=True))
                yield Cover(element, item.id, path, JOINT.join(said), where, slides, words)
    for name, document in edition.guide.guide.documents.items():
        outline = outlines.get(name)
        for element, path in document.covers.items():
            said = tuple(text for one in ways(path) for text in texts(_follow(outline, one)) if text) if outline else ()
            main = document.given_with if isinstance(document, HandoutDocument) else None
            read = (main, name) if main and main in outlines else (name,)
            where = read if said else ()
            words = _unnamed(edition, JOINT.join(said))
            yield Cover(element, name, path, JOINT.join(said), where, where, words)


def _unnamed(edition: Edition, text: str) -> str:
    """Return what a document says with the clinic's own words by the names of their blanks."""
    clinic, nobody = edition.clinic, edition.anywhere().clinic
    pairs = [(getattr(clinic, name), getattr(nobody, name)) for name in ("name", "hours", "address")]
    pairs += [(number, getattr(nobody.telephones, name)) for name, number in clinic.telephones if number]
    for said, blank in sorted(pairs, key=lambda pair: -len(pair[0])):
        text = text.replace(said, blank)
    return text


def ways(path: str) -> list[str]:
    """Return the single ways of a path: `patient.notice, lasts.patient` is two."""
    return path.split(", ")


def sentences(edition: Edition, item: Any, path: str, *, marks: bool = False) -> tuple[str, ...]:
    """Return the texts of an item at a path such as `patient.points.2`; none where one of its ways leads nowhere.

    A way to a count, such as `likelihoods.0`, leads to what stands beside its bars; one to a part, to all its texts,
    with `marks` to what is set beside them as well: a number, which answer is right, what an answer leads to.
    """
    said: list[str] = []
    for one in ways(path):
        node = _follow(item, one)
        if not _leads(node):
            return ()
        said += _texts_in(edition, node, marks=marks)
    return tuple(said)


def _leads(node: Any) -> bool:
    """Return whether a way leads to a text, or to a part, and not to nothing, a number or a name."""
    return bool(node) and all(isinstance(one, Markup | Node) for one in (node if isinstance(node, tuple) else (node,)))


def _texts_in(edition: Edition, node: Any, *, marks: bool) -> Iterator[str]:
    for at in visit(node, leave=lambda at: isinstance(at.value, dict)):
        match at.value:
            case Markup() as text:
                yield plain(edition.say(text))
            case Figure(count=Count() as count):
                yield from _beside_bars(edition, count)
            case str() | int() | Decimal() as one if marks and one and at.field and not _in_count(at):
                yield f"{at.field} {one}"


def _in_count(at: At) -> bool:
    return at.above is not None and isinstance(at.above.value, Figure) and at.above.value.count is not None


def held(edition: Edition) -> Iterator[int]:
    """Yield the identity of every text that a cover of an item leads to."""
    for item in edition.guide.nodes():
        for paths in item.covers.values():
            for way in paths.replace(";", ",").split(", "):
                yield from (id(at.value) for at in visit(_follow(item, way)) if isinstance(at.value, Markup))


def _beside_bars(edition: Edition, figure: Count) -> list[str]:
    words = edition.phrases.figures
    pairs = ((words.with_it, figure.of_100), (words.without_it, figure.comparison))
    return [plain(edition.fill(word, n=edition.number(count))) for word, count in pairs if count is not None]


def printed(said: tuple[str, ...], page: str) -> bool:
    """Return whether a page, a text a line, prints all of these texts: whole or in a longer one, never in a word."""
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
