"""What a content folder says once it is loaded: its parts, and where each sentence was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.content import countries
from handouts.content.model.facts import Fact
from handouts.content.model.marks import visit_content
from handouts.errors import Location, Problem
from handouts.text.markup import Cite, Link, MarkupError, Quote, Words, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.content.icons import Icon
    from handouts.content.model.clinic import Clinic
    from handouts.content.model.country import Country
    from handouts.content.model.guide import Guide
    from handouts.content.model.history import Approval, Judgement, Release
    from handouts.content.model.phrases import Phrases
    from handouts.content.model.references import Standard
    from handouts.content.signers import Signer
    from handouts.yamlfile.source import KeyPath, Tree


@dataclass(frozen=True)
class Content:
    """What the files say: the guide, the clinic, the words that the program itself puts on paper."""

    guide: Guide
    clinic: Clinic
    clinic_name: str
    phrases: Phrases
    standards: dict[str, Standard]
    trees: dict[str, Tree]
    """By file stem; rules find the place of what they judge here."""
    folder: Path
    approvals: tuple[Approval, ...] = ()
    """Of the clinic, the oldest first."""
    releases: tuple[Release, ...] = ()
    """Of the clinic, those of earlier versions of the guide; the oldest first."""
    closed: tuple[Release, ...] = ()
    """Of the clinic, those of this very version of the guide: it has no other words any more."""
    signers: tuple[Signer, ...] | None = None
    """Whose keys may sign approvals; `None` where approvals are not signed."""
    judgements: tuple[Judgement, ...] = ()
    """Of the elements of standards that the guide's documents tell."""
    country: Country | None = None
    """The clinic's, where the folder has countries."""
    icons: Mapping[str, Icon] = field(default_factory=dict)
    """The author's own, by name."""
    unread: tuple[str, ...] = ()
    """Of an older content: the places that could not be read as they are, each with its file."""

    @property
    def home(self) -> Path:
        """The folder of the guide."""
        return Path(self.trees["guide"].name).parent

    @property
    def abroad(self) -> str:
        """The name of the clinic's country; nothing for the first one, which is meant where none is named."""
        name = Path(self.trees[countries.COUNTRY].name).stem if self.country else ""
        return "" if name == countries.DEFAULT else name

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact, local ones at the clinic's value."""
        own = self.clinic.facts
        return {
            name: fact.model_copy(update={"value": own[name]}) if name in own else fact
            for name, fact in self.guide.guide.facts.items()
        }

    def place(self, path: KeyPath) -> Location:
        """Return the place of what was visited in the guide; the first step of the path names the file."""
        return self.trees[str(path[0])].place(path[1:])

    def within(self, path: KeyPath, words: str) -> Location:
        """Return the place of some words of a text that was visited."""
        return self.trees[str(path[0])].within(path[1:], words)


_ISOLATES = {ord(sign): None for sign in "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"}
_MINIMUM_SHARE = 0.5
"""Of a drawn text, what a sentence must give to be the one that it was made from."""


def sentences_found(
    trees: Iterable[Tree], about: str, near: str = "", within: tuple[Tree, KeyPath] | None = None
) -> Location | None:
    """Return the place of the text that gives most of a drawn one, and holds the word that is wrong.

    Args:
        trees: The files that it may stand in.
        about: The text as it was drawn.
        near: The word or character in it that is wrong.
        within: The part of a file where it is looked for first.
    """
    about, near = _plain(about), _plain(near)
    if within:
        tree, inside = within
        place = _best_match((entry for entry in _texts(tree) if entry[1][: len(inside)] == inside), about, near)
        if place:
            return place
    return _best_match((text for tree in trees for text in _texts(tree)), about, near)


def _texts(tree: Tree) -> Iterator[tuple[Tree, KeyPath, str]]:
    return ((tree, at.path, at.value) for at in visit_content(tree.data) if isinstance(at.value, str))


def _best_match(texts: Iterable[tuple[Tree, KeyPath, str]], about: str, near: str) -> Location | None:
    best, place = 0, None
    for tree, path, text in texts:
        given = _shared_length(text, about) if near in _plain(text) else 0
        if given > best and (near or given >= _MINIMUM_SHARE * len(about)):
            best, place = given, tree.within(path, near)
    return place


def _shared_length(text: str, about: str) -> int:
    """Return how many characters of a drawn text come from a text of the content; 0 where it does not hold them all."""
    at, words = 0, _literal_words(text)
    for word in words:
        at = about.find(word, at) + len(word)
        if at < len(word):
            return 0
    return sum(map(len, words))


@lru_cache(maxsize=8192)
def _literal_words(text: str) -> tuple[str, ...]:
    """Return the literal stretches of a text between its quotes; cached, because every problem compares all texts."""
    try:
        pieces = parse(text).pieces
    except MarkupError:  # a name, an address: text without markup
        pieces = (Words(text),)
    words = [[""]]
    for piece in pieces:
        if isinstance(piece, Quote | Cite):
            words.append([""])
        else:
            words[-1].append(piece.label if isinstance(piece, Link) else piece.text)
    return tuple(map(_plain, map("".join, words)))


def _plain(text: str) -> str:
    """Return a text as a reader sees it: one kind of space, nothing unseen."""
    return re.sub(r"\s+", " ", text.translate(_ISOLATES))


Known = dict[str, tuple[str, "KeyPath"]]
"""File and path of everything that has an id, by that id."""
UNDRAWN = ("standards/", "approvals")
"""Files whose words stand in no document."""


def places(content: Content) -> Known:
    """Return file and path of everything that has an id, by that id."""
    found: Known = {}
    for at in visit_content(content.guide):
        name = at.path[-1] if isinstance(at.value, Fact) else getattr(at.value, "id", None)
        if isinstance(name, str):
            found[name] = (str(at.path[0]), at.path[1:])
    return found


def place(content: Content, found: Known, name: str, *field: str) -> Location:
    """Return the place of an item, or of a field of it; of the content where the item is unknown."""
    if name not in found:
        return Location(str(content.folder))
    file, path = found[name]
    return content.trees[file].place((*path, *field))


def located(content: Content, problems: Iterable[Problem], document: str = "") -> tuple[Problem, ...]:
    """Return problems of what is drawn as problems of the text that it was made from.

    Where no text gives it, the item whose origin the problem names is the place, and else the document.
    """
    known = places(content)
    return tuple(
        problem if problem.location.line or problem.id == "template" else _located(content, known, problem, document)
        for problem in problems
    )


def written(content: Content, known: Known, name: str, about: str, near: str = "") -> Location | None:
    """Return the place of the text that a drawn one was made from, looked for first in the item of that name."""
    trees = content.trees
    drawn = [tree for file, tree in trees.items() if not file.startswith(UNDRAWN)]
    within = (trees[known[name][0]], known[name][1]) if name in known else None
    return sentences_found(drawn, about, near, within)


def _located(content: Content, known: Known, problem: Problem, document: str) -> Problem:
    name, trees = problem.location.file.split("/", maxsplit=1)[0], content.trees
    place = written(content, known, name, problem.about, problem.near) if problem.about else None
    if place is None and problem.near and name not in known:  # a date or a number, as the language writes them
        place = trees["guide"].key_place(("language",))
    file, path = known.get(name, ("guide", ("documents", document)))
    message = f"{name}: {problem.message}" if name in known else problem.message
    return replace(problem, location=place or trees[file].place(path), message=message)
