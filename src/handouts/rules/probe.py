"""What of a guide reaches a document, and every text that documents print, with where it was written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from handouts.compose.deck import outline
from handouts.content.model.charts import ComparisonAnswer
from handouts.content.model.course import QuestionChoice
from handouts.content.model.facts import Amount
from handouts.content.model.figure import Figure
from handouts.content.model.likelihoods import named_figure
from handouts.content.model.marks import Kept, visit_content
from handouts.content.model.references import Reference
from handouts.edition import Edition
from handouts.outline.walk import texts
from handouts.text.markup import Link, Markup, Run, Words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.facts import Fact, FactUnit
    from handouts.content.model.guide import Guide
    from handouts.content.model.marks import At
    from handouts.edition import Part as Filling
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.text.markup import RichText
    from handouts.yamlfile.source import KeyPath

    Outlines = Mapping[str, HandoutOutline | DeckOutline]

_FIRST_MARK = 0xF0000
"""Where the private characters begin, which no content can hold."""


@dataclass(frozen=True, slots=True, eq=False)
class ProbedPart:
    """A text of the guide, or a number of one of its figures."""

    file: str
    path: KeyPath
    value: Markup | Decimal | Amount
    within: tuple[At, ...] = ()
    """What has an id and holds it, the outermost first."""


def all_parts(guide: Guide) -> Iterator[ProbedPart]:
    """Yield every text and every number that a document should print, file by file."""
    for at in visit_content(guide, leave=kept):
        number = isinstance(at.value, Decimal | Amount) and at.above and isinstance(at.above.value, Figure)
        if isinstance(at.value, Markup) or number:
            within = tuple(outer for outer in at.around() if outer.path[1:] and hasattr(outer.value, "id"))
            yield ProbedPart(str(at.path[0]), at.path[1:], at.value, within)


def kept(at: At) -> bool:
    """Return whether a part is meant to stand in no document."""
    return at.marked(Kept)


class _Watched(dict[str, "Fact"]):
    """Facts that remember which of them were looked up: a picture is made from facts without quoting them."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        super().__init__(facts)
        self.seen: set[str] = set()

    def __getitem__(self, name: str) -> Fact:
        self.seen.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True)
class Probe(Edition):
    """An edition in which each text, number and fact that is said leaves its mark: a character of its own."""

    marks: Mapping[int, str] = field(default_factory=dict)
    """By the identity of the text, of the number, of the fact's value: what reads alike is not the same."""

    @cached_property
    def facts(self) -> _Watched:
        """Every fact, watched."""
        return _Watched(super().facts)

    def fill(self, pattern: Markup, **parts: Filling) -> RichText:
        """Return a text as it is said, marked."""
        return (*super().fill(pattern, **parts), *self._mark(pattern))

    def number(self, value: Decimal) -> str:
        """Return a number as it is written, marked."""
        return super().number(value) + self.marks.get(id(value), "")

    def amount(self, value: Amount, unit: FactUnit, part: str = "") -> Run:
        """Return a number with its unit, marked."""
        run = super().amount(value, unit, part)
        return replace(run, text=run.text + self.marks.get(id(value), ""))

    def interval(self, name: str) -> RichText:
        """Return what follows `every`, marked: `every week` has no number."""
        return (*super().interval(name), *self._mark(self.facts[name].value))

    def away(self, name: str, pattern: Markup, day: Markup) -> RichText:
        """Return how far off something is, marked: `the day before` has no number."""
        return (*super().away(name, pattern, day), *self._mark(self.facts[name].value))

    def quote(self, name: str, part: str = "") -> RichText:
        """Return what is quoted; how many people did not is said of the same number as how many did."""
        figure, asked = named_figure(self.guide.items.get(name), part)
        quoted = super().quote(name, part)
        return (*quoted, *self._mark(figure.part(asked))) if figure else quoted

    def _mark(self, value: object) -> RichText:
        return (Run(self.marks[id(value)]),) if id(value) in self.marks else ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a guide its documents print, and what none of them does."""

    printed: tuple[ProbedPart, ...]
    unprinted: tuple[ProbedPart, ...]
    facts: tuple[str, ...]
    """Those that none prints, by name."""


def reach(edition: Edition, outlines: Outlines) -> Reach:
    """Return what an edition's documents print, which are composed once more with marks in them.

    What changed since the last release is no place to stand: in the next release it says something else.
    """
    parts, facts = tuple(all_parts(edition.guide)), {name: fact.value for name, fact in edition.facts.items()}
    marks = {
        id(value): chr(_FIRST_MARK + number)
        for number, value in enumerate((*(part.value for part in parts), *facts.values()))
    }
    probe = Probe(edition.content, edition.language, marks=marks)
    printed_texts = set[str]().union(*(text for name in outlines for text in texts(outline(probe, name))))
    unsaid = [name for name, value in facts.items() if marks[id(value)] not in printed_texts]
    return Reach(
        tuple(part for part in parts if marks[id(part.value)] in printed_texts),
        tuple(part for part in parts if marks[id(part.value)] not in printed_texts),
        tuple(name for name in unsaid if name not in probe.facts.seen or not _drawn(edition, outlines, name)),
    )


def _drawn(edition: Edition, outlines: Outlines, name: str) -> bool:
    """Return whether another value of a fact makes another document; asked of the few looked up and never quoted."""
    amount, clinic = edition.facts[name].value, edition.clinic
    more = {"first": amount.first + 1, "second": None if amount.second is None else amount.second + 1}
    set_so = clinic.model_copy(update={"facts": {**clinic.facts, name: amount.model_copy(update=more)}})
    changed = replace(edition, content=replace(edition.content, clinic=set_so))
    return any(outline(changed, name) != before for name, before in outlines.items())


Said = tuple[str, "KeyPath", str]


def claimed(edition: Edition) -> Iterator[Said]:
    """Yield each text by which a document says something itself, with its file and path.

    A wrong answer of a question, what stands under `unsaid`, and the title of a source are quoted and not claimed.
    """
    guide, clinic = _texts(edition.guide), _texts(edition.clinic, ("clinic",))
    for path, text in (*guide, *clinic):
        yield str(path[0]), path[1:], plain(edition.resolve(text)) if isinstance(text, Markup) else text
    for path, text in _texts(edition.phrases):
        yield "phrases", path, _typed(text) if isinstance(text, Markup) else text


def _texts(node: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Markup | str]]:
    for at in visit_content(node, path, leave=_quoted):
        a_text = isinstance(at.value, str) and (" " in at.value or at.path[-1:] == ("name",))  # an id has no space
        if a_text or isinstance(at.value, Markup):
            yield at.path, at.value


def _quoted(at: At) -> bool:
    """Return whether a part is kept for others, or quoted."""
    match at.value:
        case Reference():
            return True
        case QuestionChoice():
            return not at.value.right
        case ComparisonAnswer():
            compared = at.around()[-4].value  # the comparison that holds the row that holds the answer
            return bool(compared.columns[at.path[-1]].unsaid)
    return kept(at)


def _typed(text: Markup) -> str:
    """Return a pattern of the program's own words, a number in the place of what it is filled with."""
    return "".join(
        piece.text if isinstance(piece, Words) else piece.label if isinstance(piece, Link) else "0"
        for piece in text.pieces
    )
