"""How far the documents tell what a standard asks for: which sentence, in which document, and who judged it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from handouts.content.model.base import Node
from handouts.content.model.documents import HandoutDocument
from handouts.content.model.figure import Figure
from handouts.content.model.history import Judgement
from handouts.content.model.likelihoods import Frequency
from handouts.content.model.marks import visit_content
from handouts.outline.deck import DeckOutline
from handouts.outline.walk import SPOKEN, texts
from handouts.text.markup import Markup, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from handouts.content.model.marks import At
    from handouts.content.model.references import Element, Standard
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline

Verdict = Literal["told", "to judge", "to judge again", "not told", "held", "left out", "elsewhere"]
_SIGNS = 16
_JOINT = "\x1f"


@dataclass(frozen=True, slots=True)
class Coverage:
    """An element with everything that covers it, and the documents asked for that need it and are not reached."""

    element: Element
    covers: tuple[Cover, ...]
    missing: tuple[str, ...]
    unseen: tuple[str, ...]
    """The decks that tell it in their notes alone, though staff act on it."""
    judged: bool
    """Whether any document that must cover it was asked for, and whole."""
    judgement: Judgement | None
    """The one that holds; where none does, the last one given of the country, or else of the first."""
    changed: tuple[str, ...]
    """What no longer is what was judged: ids of items, and the element's own where it asks for something else."""
    country: str
    """In which it is said so; nothing for the first."""

    @property
    def verdict(self) -> Verdict:
        """What may be said of the element; `told` only where a person has judged these very words."""
        if not self.judged:
            return "elsewhere"
        if self.missing or self.unseen:
            return "not told"
        if self.judgement is None:
            return "to judge"
        if self.changed:
            return "to judge again"
        if self.element.left_out:
            return "left out"
        return "told" if self.covers else "held"

    def judge(self, name: str, day: dt.date) -> Judgement:
        """Return the judgement of a person that the element is told by what is said for it now."""
        sentences = _sentence_digests(self.covers)
        return Judgement(
            element=self.element.id,
            asked=_question_digest(self.element),
            said=_paired(sentences),
            country=self.country or None,
            name=name,
            date=day.isoformat(),
        )


def coverage(
    standard: Standard,
    covers: Sequence[Cover],
    judgements: Iterable[Judgement],
    documents: Collection[str],
    *,
    complete: bool,
    country: str = "",
) -> tuple[Coverage, ...]:
    """Return each element of a standard with what covers it.

    `documents` are those asked for, and whole; `complete` tells whether they are all that there are. A judgement given
    for the first country holds in every other where nothing else is said.
    """
    given = {(judgement.element, judgement.country or ""): judgement for judgement in judgements}
    coverages = []
    for element in standard.elements:
        element_covers = tuple(cover for cover in covers if cover.element == element.id)
        required = tuple(name for name in element.required_in if name in documents and not element.left_out)
        missing = _missing(required, (name for cover in element_covers for name in cover.documents))
        seen = (
            _missing(required, (name for cover in element_covers for name in cover.slides)) if element.on_slide else ()
        )
        unseen = tuple(name for name in seen if name not in missing)
        judged = bool(required) or not element.required_in or bool(element.left_out)
        marks = [mark for name in dict.fromkeys((country, "")) if (mark := given.get((element.id, name)))]
        weighed = [(mark, _changed(element, element_covers, mark, whole=complete)) for mark in marks]
        mark, changed = next((pair for pair in weighed if not pair[1]), weighed[0] if weighed else (None, ()))
        coverages.append(Coverage(element, element_covers, missing, unseen, judged, mark, changed, country))
    return tuple(coverages)


def count_verdicts(coverages: Iterable[Coverage]) -> dict[Verdict, int]:
    """Return how many elements there are of each verdict, in the order of what they are worth."""
    numbers = Counter(coverage.verdict for coverage in coverages)
    order: tuple[Verdict, ...] = ("told", "to judge", "to judge again", "not told", "held", "left out", "elsewhere")
    return {verdict: numbers[verdict] for verdict in order if numbers[verdict]}


def _missing(required: tuple[str, ...], reached: Iterable[str]) -> tuple[str, ...]:
    """Return the required documents that nothing reaches."""
    found = set(reached)
    return tuple(name for name in required if name not in found)


def _changed(element: Element, covers: tuple[Cover, ...], mark: Judgement, *, whole: bool) -> tuple[str, ...]:
    """Return what is not as it was judged; a cover that is gone is seen only where every document was asked for."""
    now = _sentence_digests(covers)
    items = [name for name, digest in now.items() if mark.said.get(name) != digest]
    if whole:
        items += [name for name in mark.said if name not in now]
    return (*((element.id,) if mark.asked != _question_digest(element) else ()), *items)


def _question_digest(element: Element) -> str:
    return _digest(element.model_dump_json(exclude_defaults=True))


def _sentence_digests(covers: Iterable[Cover]) -> dict[str, str]:
    """Return the digest of what each item says, and of what it says in which order of its covers."""
    words: dict[str, list[str]] = {}
    for cover in covers:
        if cover.words:
            words.setdefault(cover.item, []).append(cover.words)
    return {item: _digest(_JOINT.join(texts)) for item, texts in words.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SIGNS]


def _paired(sentences: dict[str, str]) -> str:
    return " ".join(f"{name} {digest}" for name, digest in sentences.items())


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
    spaced = {name: _spaced(page) for name, page in pages.items()}
    seen = {
        name: _spaced("\n".join(texts(outline.sections, SPOKEN))) if isinstance(outline, DeckOutline) else spaced[name]
        for name, outline in outlines.items()
    }
    anywhere = edition.anywhere()
    for item in edition.guide.nodes():
        for element, paths in item.covers.items():
            for path in paths.split("; "):
                found = sentences(edition, item, path)
                looked_for = tuple(map(_spaced, found))
                where = tuple(name for name in pages if item.id in shown[name] and printed(looked_for, spaced[name]))
                slides = tuple(name for name in where if printed(looked_for, seen[name]))
                words = JOINT.join(sentences(anywhere, item, path, marks=True))
                yield Cover(element, item.id, path, JOINT.join(found), where, slides, words)
    for name, document in edition.guide.guide.documents.items():
        outline = outlines.get(name)
        for element, path in document.covers.items():
            nodes = [_follow(outline, way) for way in ways(path)] if outline else []
            found = tuple(text for node in nodes for text in texts(node) if text)
            main = document.given_with if isinstance(document, HandoutDocument) else None
            read = (main, name) if main and main in outlines else (name,)
            where = read if found else ()
            words = _unnamed(edition, JOINT.join(found))
            yield Cover(element, name, path, JOINT.join(found), where, where, words)


def _spaced(text: str) -> str:
    """Return a text with its fixed spaces as spaces: a number keeps together in one place and not in another."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _unnamed(edition: Edition, text: str) -> str:
    """Return what a document says with the clinic's own words by the names of their blanks."""
    given = [word for word in edition.clinic.words.values() if word.text]
    for word in sorted(given, key=lambda word: -len(word.text)):
        text = text.replace(word.text, word.blank)
    return text


def ways(path: str) -> list[str]:
    """Return the single ways of a path: `patient.notice, lasts.patient` is two."""
    return path.split(", ")


def sentences(edition: Edition, item: Any, path: str, *, marks: bool = False) -> tuple[str, ...]:
    """Return the texts of an item at a path such as `patient.points.2`; none where one of its ways leads nowhere.

    A way to a figure, such as `likelihoods.0`, leads to what stands beside its bars, or to so many of its whole; one to
    a part, to all its texts, with `marks` to what is set beside them as well: a number, which answer is right, what an
    answer leads to.
    """
    found_texts: list[str] = []
    for way in ways(path):
        node = _follow(item, way)
        if not _is_text(node):
            return ()
        found_texts += _node_texts(edition, node, marks=marks)
    return tuple(found_texts)


def _is_text(node: Any) -> bool:
    """Return whether a way leads to a text, or to a part, and not to nothing, a number or a name."""
    return bool(node) and all(
        isinstance(part, Markup | Node) for part in (node if isinstance(node, tuple) else (node,))
    )


def _node_texts(edition: Edition, node: Any, *, marks: bool) -> Iterator[str]:
    for at in visit_content(node, leave=lambda at: isinstance(at.value, dict)):
        match at.value:
            case Markup() as text:
                yield plain(edition.resolve(text))
            case Figure() as figure:
                yield from (plain(label) for label in figure.labels(edition))
            case str() | int() | Decimal() as value if marks and value and at.field and not _belongs_to_count(at):
                yield f"{at.field} {value}"


def _belongs_to_count(at: At) -> bool:
    return at.above is not None and isinstance(at.above.value, Frequency)


def held(edition: Edition) -> Iterator[int]:
    """Yield the identity of every text that a cover of an item leads to."""
    for item in edition.guide.nodes():
        for paths in item.covers.values():
            for path in paths.replace(";", ",").split(", "):
                yield from (id(at.value) for at in visit_content(_follow(item, path)) if isinstance(at.value, Markup))


def printed(wanted: tuple[str, ...], page: str) -> bool:
    """Return whether a page, a text a line, prints all of these texts: whole or in a longer one, never in a word."""
    return bool(wanted) and all(_contains(text, page) for text in wanted)


def _contains(text: str, page: str) -> bool:
    start = page.find(text)
    while start >= 0:
        around = page[max(0, start - 1) : start] + page[start + len(text) : start + len(text) + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            return True
        start = page.find(text, start + 1)
    return False


def _follow(node: Any, path: str) -> Any:
    """Walk from a node along a path; in a tuple a step is a number, or the origin of one of its nodes."""
    for step in path.split("."):
        if not isinstance(node, tuple):
            node = getattr(node, step, None)
        elif step.isdigit():
            node = node[int(step)] if int(step) < len(node) else None
        else:
            node = next((part for part in node if getattr(part, "origin", "").rpartition("/")[2] == step), None)
    return node
