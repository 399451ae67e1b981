"""What documents print otherwise than before, text by text: as it stands on paper, what moved told once."""

from __future__ import annotations

from collections import Counter
from dataclasses import is_dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from handouts.changes.materiality import letters, numbers
from handouts.changes.model import Sentence
from handouts.outline.deck import DeckSection, TableRow
from handouts.outline.handout import Row
from handouts.outline.prose import printed_texts, quoted_numbers
from handouts.outline.walk import ORIGINS, UNSAID, items_in, own_items, visit
from handouts.text.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from handouts.changes.model import How, Version
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

    Outline = HandoutOutline | DeckOutline

_ALIKE = 0.5
"""Of two texts of one item, how much is the same where one is the other, changed."""


class Words(NamedTuple):
    """A text of a document, without its make."""

    origin: str
    text: str
    spoken: bool

    @property
    def item(self) -> str:
        """The id of what says it."""
        return self.origin.partition("/")[0]


def words_of(outline: Outline) -> tuple[Words, ...]:
    """Return every text of a document in reading order."""
    return tuple(Words(origin, plain(text), spoken) for origin, text, spoken in printed_texts(outline))


_HEADING = "# Each text of {} as it was released: who says it, where it is spoken, the words. Not to be edited.\n"


def kept_words(outline: Outline, code: str) -> str:
    """Return the texts of a document as a release keeps them, one a line; a release of today reads them for ever."""
    lines = (f"{one.origin}\t{_NOTES if one.spoken else ''}\t{one.text}\n" for one in words_of(outline))
    return _HEADING.format(code) + "".join(lines)


def read_words(text: str) -> tuple[Words, ...]:
    """Return the texts that a release kept."""
    rows = [line.split("\t", 2) for line in text.split("\n")[1:] if line]
    return tuple(Words(row[0], row[2], row[1] == _NOTES) for row in rows if len(row) == len(Words._fields))


_NOTES = "notes"


def sentences(before: Sequence[Words], after: Sequence[Words], weighty: AbstractSet[str]) -> tuple[Sentence, ...]:
    """Return what a document prints otherwise, in its order now, what is gone behind it.

    Args:
        before: Its texts then.
        after: Its texts now.
        weighty: The items of which something material changed; a changed number is material in any.
    """
    old, new = _only_in(before, after), _only_in(after, before)
    old, new, elsewhere = _taken_over(old, new)
    elsewhere += _elsewhere(before, after)
    pairs = dict(_pairs(old, new))
    matched = set(pairs.values())
    found = [_sentence(old[pairs[at]] if at in pairs else None, text, weighty) for at, text in enumerate(new)]
    gone = [_sentence(text, None, weighty) for at, text in enumerate(old) if at not in matched]
    moves = [Sentence("moved", "editorial", text.origin, text.spoken, text.text, text.text) for text in elsewhere]
    return (*found, *gone, *{text.origin.partition("/")[0]: text for text in reversed(moves)}.values())


def _only_in(some: Sequence[Words], others: Sequence[Words]) -> list[Words]:
    """Return the texts that one version prints more often than the other of the same item."""
    more, found = Counter(map(_key, some)) - Counter(map(_key, others)), []
    for text in some:
        if more[_key(text)]:
            more[_key(text)] -= 1
            found.append(text)
    return found


def _key(text: Words) -> tuple[str, str, bool]:
    return text.item, text.text, text.spoken


def _taken_over(old: list[Words], new: list[Words]) -> tuple[list[Words], list[Words], list[Words]]:
    """Return what is gone, what is new, and what another item says now in the same words."""
    left = Counter(text[1:] for text in old)
    rest: list[Words] = []
    moved_texts: list[Words] = []
    for text in new:
        left[text[1:]] -= 1
        (moved_texts if left[text[1:]] >= 0 else rest).append(text)
    taken = Counter(text[1:] for text in moved_texts)
    gone = []
    for text in old:
        taken[text[1:]] -= 1
        if taken[text[1:]] < 0:
            gone.append(text)
    return gone, rest, moved_texts


def _elsewhere(before: Sequence[Words], after: Sequence[Words]) -> list[Words]:
    """Return the first text of each item that stands elsewhere among the others than before."""
    firsts = {text.item: text for text in reversed(after)}
    orders = [list(dict.fromkeys(text.item for text in side if not text.spoken)) for side in (before, after)]
    return [firsts[item] for item in moved(*orders)]


def _pairs(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield which new text is which old one, changed: of the same item, spoken or shown as it was, and like it."""
    free = dict(enumerate(old))
    for at, text in enumerate(new):
        likes = {
            number: SequenceMatcher(None, other.text, text.text, autojunk=False).ratio()
            for number, other in free.items()
            if (other.item, other.spoken) == (text.item, text.spoken)
        }
        best = max(likes, key=lambda number: likes[number], default=None)
        if best is not None and likes[best] >= _ALIKE:
            del free[best]
            yield at, best


def _sentence(old: Words | None, new: Words | None, weighty: AbstractSet[str]) -> Sentence:
    text = new or old
    assert text
    before, after = (side.text if side else "" for side in (old, new))
    how: How = "changed" if old and new else "new" if new else "gone"
    if how == "changed" and letters(before) == letters(after):
        return Sentence("punctuation", "editorial", text.origin, text.spoken, before, after)
    heavy = text.item in weighty or (how == "changed" and numbers(before) != numbers(after))
    return Sentence(how, "material" if heavy else "editorial", text.origin, text.spoken, before, after)


def moved(old: list[str], new: list[str]) -> list[str]:
    """Return those of both lists that changed their place among the others, as few as there can be."""
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    kept = {
        before[index]
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for index in range(block.a, block.a + block.size)
    }
    return [name for name in after if name not in kept]


class Printed:
    """The documents of two versions, asked which of them an item, or a fact, makes say something else."""

    def __init__(self, before: Version, after: Version) -> None:
        self._names = tuple(dict.fromkeys([*before.outlines, *after.outlines]))
        self._sides = tuple(
            {name: said_of(outline) for name, outline in version.outlines.items()} for version in (before, after)
        )
        self._quotes = tuple(
            {name: _quotes(outline) for name, outline in version.outlines.items()} for version in (before, after)
        )

    def changed(self, *items: str) -> tuple[str, ...]:
        """Return the documents that say something else of one of these items."""
        old, new = self._sides
        return tuple(
            name
            for name in self._names
            if any(old.get(name, {}).get(item) != new.get(name, {}).get(item) for item in items)
        )

    def saying(self, item: str) -> tuple[str, ...]:
        """Return the documents that say something else of an item, or quote it otherwise in what they say of others."""
        changed, (old, new) = self.changed(item), self._quotes
        return tuple(
            name
            for name in self._names
            if name in changed or old.get(name, {}).get(item) != new.get(name, {}).get(item)
        )

    @property
    def altered(self) -> tuple[str, ...]:
        """The documents that say anything else."""
        old, new = self._sides
        return tuple(name for name in self._names if old.get(name) != new.get(name))

    def quoting(self, fact: str) -> tuple[str, ...]:
        """Return the documents that print a fact."""
        return tuple(name for name in self._names if any(fact in side.get(name, ()) for side in self._quotes))


def _quotes(outline: Outline) -> dict[str, set[str]]:
    """Return in which words a document quotes each fact and each item."""
    quotes: dict[str, set[str]] = {}
    for run in quoted_numbers(outline):
        quotes.setdefault(run.fact, set()).add(run.text)
    return quotes


def said_of(outline: Outline) -> dict[str, list[str]]:
    """Return everything that a document says of each item, by the item's id; the document's own words by its name."""
    texts: dict[str, list[str]] = {}
    owners: dict[int, tuple[str, ...]] = {id(outline): (outline.identity.document,)}  # by the node whose they are
    for at in visit(outline, UNSAID):
        if is_dataclass(at.value):
            # a row belongs to everything in it: a check's hour stands in the first cell, its name in the second
            own = items_in(at.value) if isinstance(at.value, Row | TableRow) else own_items(at.value)
            owners[id(at.value)] = tuple(dict.fromkeys(own)) or owners[id(at.within[-1] if at.within else at.value)]
        elif at.value is not None and at.field and at.field.name not in ORIGINS:
            words = plain(at.value) if isinstance(at.value, tuple) else str(at.value)
            for owner in owners[id(at.within[-1])]:
                texts.setdefault(owner, []).append(words)
    return texts


def sections(outline: Outline) -> dict[str, list[str]]:
    """Return the items that each section shows, in order, each where it stands first."""
    seen: set[str] = set()
    sections_items: dict[str, list[str]] = {}
    for section in outline.sections:
        parts = section.slides if isinstance(section, DeckSection) else section.blocks
        sections_items[section.origin] = [name for name in items_in(parts) if name not in seen]
        seen.update(sections_items[section.origin])
    return sections_items
