"""From what a person has in hand (a sentence, an id, a line of a file, a page) to what prints it, and to its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from handouts.app import pipeline
from handouts.content import loaded
from handouts.content.cross_references import kind
from handouts.content.validation import nearest
from handouts.errors import Location, UsageError
from handouts.outline.prose import printed_texts
from handouts.outline.walk import PAGE, owned
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handouts.app.request import Request
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.text.markup import RichText
    from handouts.yamlfile.source import KeyPath, Tree

_LINE = re.compile(r"(?P<file>.+\.ya?ml):(?P<line>[0-9]+)(?::[0-9]+)?:?", re.IGNORECASE)
_SHORTEST = 12
"""Characters of a printed text that may be found inside what was asked: several texts were copied together."""
_ALIKE = 0.75
"""Of a sentence, how much is the same in the one that was meant."""
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u00a0", "''\"\"--- ")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of a document, where it is seen, and where it was written."""

    document: str
    counts: Literal["pages", "slides"]
    numbers: tuple[int, ...]
    """The pages or slides, from 1."""
    spoken: bool
    """It stands in the notes of the slide."""
    text: str
    item: str
    """The id of the item that says it; a section's where it is none's."""
    place: Location


@dataclass(frozen=True, slots=True)
class Subject:
    """The item, fact or source that was asked for."""

    id: str
    what: str
    """`effect`, `fact`, `reference` ..."""
    place: Location
    sources: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()


class _Said(NamedTuple):
    document: str
    origin: str
    text: RichText
    spoken: bool


def find(request: Request, words: str = "", page: int = 0) -> tuple[Subject | None, tuple[Printed, ...]]:
    """Return what the words name, if that is an item, and every printed text that is asked for, in reading order.

    Args:
        request: Which content, clinic and documents.
        words: A sentence or a part of one, an id, or a line of a file (`effects.yaml:120`); empty for a whole page.
        page: Only what stands on this page or slide, from 1; 0 for all.

    Raises:
        UsageError: Where nothing is found; it names what is nearest.
        ContentError: With what is wrong in the content.
    """
    edition, composed = pipeline.compose(request)
    outlines = {name: document.outline for name, document in composed.items()}
    said = [_Said(name, *text) for name, outline in outlines.items() for text in printed_texts(outline)]
    known = loaded.places(edition.content)
    if match := _LINE.fullmatch(words):
        subject, chosen = _on_line(edition, known, match["file"], int(match["line"]), said)
    elif words in known:
        subject, chosen = _subject(edition, known, words), [one for one in said if _is_of(one, words)]
    else:
        subject, chosen = None, _matching(words, said) if words else said
    drawn = {one.document: composed[one.document] for one in chosen}
    index = pipeline.page_indexes(request, edition, drawn)
    found = []
    for one in dict.fromkeys(chosen):
        item = one.origin.partition("/")[0]
        on = index[one.document]
        numbers = on.where(one.origin) or _on_front(outlines[one.document], one)
        if not page or page in numbers:
            text = plain(one.text)
            place = loaded.written(edition.content, known, item, text) or loaded.place(edition.content, known, item)
            shown = numbers if not page else (page,)
            found.append(Printed(one.document, on.counts, shown, one.spoken, text, item, place))
    if not found and not subject:
        raise UsageError(_not_found(words, page, said, known))
    return subject, tuple(found)


def _on_front(outline: HandoutOutline | DeckOutline, said: _Said) -> tuple[int, ...]:
    """Return the first page for a text of a handout's front, which is no item's."""
    front = getattr(outline, "front", None)
    return (1,) if not said.origin and said.text in {text for _, text in owned(front)} else ()


def _is_of(said: _Said, name: str) -> bool:
    """Return whether a text is an item's, or quotes a fact or figure, or cites a source, of that name."""
    return said.origin.partition("/")[0] == name or any(name in {run.fact, run.cite} for run in said.text)


def _subject(edition: Edition, known: loaded.Known, name: str) -> Subject:
    place = loaded.place(edition.content, known, name)
    item = edition.guide.items.get(name)
    if item is not None:
        return Subject(name, kind(item), place, item.sources, tuple(sorted(item.covers)))
    if fact := edition.facts.get(name):
        return Subject(name, f"fact, {fact.value} {fact.unit}", place, fact.sources)
    return Subject(name, "reference" if name in edition.guide.sources else "part of the guide", place)


def _on_line(
    edition: Edition, known: loaded.Known, file: str, line: int, said: list[_Said]
) -> tuple[Subject, list[_Said]]:
    """Return the item that a line of a file belongs to, and the texts that print the line, else all of the item."""
    tree = _tree(edition, file)
    last = tree.text.count("\n") + 1
    if line > last:
        raise UsageError(f"{tree.name} has no line {line}; it ends with line {last}.")
    path = max((path for path, place in tree.values.items() if place.line <= line), key=lambda at: _order(tree, at))
    owner = _owner(known, Path(tree.name).stem, path)
    if not owner:
        raise UsageError(f"{tree.name}:{line}: no item begins above this line. Name one that begins with `- id:`.")
    of_item = [one for one in said if _is_of(one, owner)]
    places = [(one, loaded.written(edition.content, known, owner, plain(one.text))) for one in of_item]
    span = tree.spans.get(path, (0, 0))
    written = tree.values[path].line, tree.values[path].line + tree.text.count("\n", *span)
    here = [
        one for one, place in places if place and place.file == tree.name and written[0] <= place.line <= written[1]
    ]
    return replace(_subject(edition, known, owner), place=Location(tree.name, line, 1)), here or of_item


def _order(tree: Tree, path: KeyPath) -> tuple[int, int, int]:
    place = tree.values[path]
    return place.line, place.column, len(path)


def _tree(edition: Edition, file: str) -> Tree:
    """Return the content file of that path or name."""
    trees = {tree.name: tree for tree in edition.content.trees.values()}
    found = [tree for name, tree in trees.items() if Path(name).parts[-len(Path(file).parts) :] == Path(file).parts]
    found = found or [tree for name, tree in trees.items() if Path(name).resolve() == Path(file).resolve()]
    if not found:
        hint = nearest(Path(file).name, {Path(name).name for name in trees})
        raise UsageError(f"no file `{file}` is read for this guide and clinic. {hint}".rstrip())
    return found[0]


def _owner(known: loaded.Known, file: str, path: KeyPath) -> str:
    """Return the innermost item, fact or source around a path."""
    around = {at: name for name, (of, at) in known.items() if of == file}
    return next((around[path[:end]] for end in range(len(path), 0, -1) if path[:end] in around), "")


def _matching(words: str, said: Iterable[_Said]) -> list[_Said]:
    """Return the texts that hold the words, or that they hold; else those most like them."""
    asked = _letters(words)
    texts = [(one, _letters(plain(one.text))) for one in said]
    holding = [one for one, text in texts if asked in text]
    held = [one for one, text in texts if len(text) >= _SHORTEST and text in asked]
    if holding or held:
        return holding or held
    alike = {text: _likeness(asked, text) for _, text in texts}
    best = max(alike.values(), default=0)
    return [one for one, text in texts if alike[text] == best] if best >= _ALIKE else []


def _likeness(asked: str, text: str) -> float:
    matcher = SequenceMatcher(None, text, asked, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def _letters(text: str) -> str:
    """Return a text as it is compared: one kind of space, dash and quotation mark, no bold, no page number."""
    plain_text = re.sub(r"\*\*|\[\^[^\]]*\]", "", text.replace(PAGE, "")).translate(_QUOTES)
    return re.sub(r"\s+", " ", plain_text).strip().casefold()


def _not_found(words: str, page: int, said: Iterable[_Said], known: loaded.Known) -> str:
    if page and not words:
        return f"nothing stands on page {page}; there is no such page or slide."
    where = f" on page {page}" if page else ""
    asked = _letters(words)
    ratios = ((SequenceMatcher(None, text, asked).ratio(), text) for text in {plain(one.text) for one in said})
    best, text = max(ratios, default=(0.0, ""))
    hint = nearest(words, known) or (f"The nearest that is printed: {text}" if best > 1 - _ALIKE else "")
    return f"no document prints `{words}`{where}, and nothing has that id. {hint}".rstrip()
