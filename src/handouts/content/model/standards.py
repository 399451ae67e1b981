"""standards/NAME.yaml: a list that content can be held against, in the project's own words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import CoverId, Id, Line, Node
from handouts.content.model.wording import Pattern, Wording, read_pattern

ElementId = CoverId


class Element(Node):
    """One thing that documents must hold, or that is left out for a reason."""

    id: ElementId
    says: Line
    """What must be there, in our own words."""
    articles: tuple[Line, ...] = ()
    """Which of the sources named in the standard's `basis` say it."""
    contains: tuple[Line, ...] = ()
    """What the covering sentences must hold to count: what, how often or that nobody knows, when, what to do."""
    disputed: Line | None = None
    """Where sources contradict one another: who says what, the one answer given here, and why."""
    required_in: tuple[Id, ...] = ()
    """The documents that it must reach; every one of them."""
    on_slide: bool = False
    """Whether staff act on it: in a deck it must then stand on a slide, and not in its notes alone."""
    left_out: Line | None = None
    """Why it is left out or said otherwise; such an element needs no covering sentence."""
    held_by: Line | None = None
    """What holds it where no single sentence can, or beside one: a rule, a test, the layout, a person."""

    @model_validator(mode="after")
    def _decided(self) -> Element:
        if not self.required_in and not self.left_out and not self.held_by:
            raise ValueError("an element is `required_in` a document, `held_by` something, or `left_out` for a reason")
        return self


class Claim(Node):
    """Something that no document claims, and the words by which a text is found that does."""

    id: ElementId
    says: Line
    """The claim, in our own words."""
    words: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    """Patterns of which each makes the claim."""
    but: tuple[Pattern, ...] = ()
    """Where the words are no claim: `safe to go`."""
    why: Line
    """Why no document says it."""
    source: Line
    """What shows that it is untrue, or not shown."""
    instead: Line
    """What is true and may be said."""
    topics: tuple[ElementId, ...] = ()
    """The elements of other standards that it stands beside."""


class Standard(Node):
    """The file standards/NAME.yaml."""

    title: Line
    basis: Line
    """Where the list comes from."""
    elements: tuple[Element, ...] = ()
    hard_words: dict[Line, Line] = {}
    """Words of the trade that patients should not meet unexplained, each with what to say instead."""
    claims: tuple[Claim, ...] = ()
    """What no document claims."""
    wording: Wording | None = None
    """The language of the claims."""

    @model_validator(mode="after")
    def _of_something(self) -> Standard:
        if not (self.elements or self.claims or self.hard_words):
            raise ValueError("a standard has `elements`, `claims` or `hard_words`")
        if self.claims and not self.wording:
            raise ValueError("claims need a `wording`: the language they are in, and what denies them")
        groups = self.wording.groups if self.wording else {}
        for claim in self.claims:
            for one in (*claim.words, *claim.but):
                read_pattern(one, groups)
        return self
