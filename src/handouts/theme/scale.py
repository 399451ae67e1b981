"""What everything in a handout is set with: paper, page, type, space, lines; in points."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from handouts.content.model.base import Node

Colour = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{6}$")]
ColourName = str


class Paper(Node):
    """A sheet, upright."""

    width: float
    height: float


class Type(Node):
    """A use of type; `weight` is 400, 600 or 800."""

    size: float
    leading: float
    weight: int
    colour: ColourName


class TypeScale(Node):
    """Every use of type in a handout."""

    clinic: Type
    contact: Type
    title: Type
    subtitle: Type
    part_number: Type
    part_title: Type
    keep_title: Type
    keep_note: Type
    formats: Type
    main_message: Type
    freedom: Type
    heading: Type
    lead: Type
    body: Type
    key_title: Type
    key_text: Type
    contents_page: Type
    contents_sign: Type
    card_heading: Type
    card_text: Type
    telephone: Type
    keep_heading: Type
    keep_lead: Type
    keep_text: Type
    keep_telephone: Type
    keep_number: Type
    keep_after: Type
    keep_hours: Type
    table: Type
    table_head: Type
    row_head: Type
    caption: Type
    note: Type
    fact_caption: Type
    count: Type
    count_of: Type
    step_number: Type
    step_title: Type
    lane: Type
    statement: Type
    """A sentence to initial."""
    question: Type
    """A question to answer in writing."""
    small: Type
    slide_title: Type
    slide_again: Type
    """The title of a slide that goes on, at the start of the next page."""
    slide_say: Type
    """What is said with a slide, and asked."""
    slide_answer: Type
    slide_number: Type
    known: Type
    """What staff know besides, to look up."""
    hint: Type
    """What is asked for, where it stands in the box to fill."""
    small_strong: Type
    joint: Type
    """A sign printed between two numbers that a hand writes."""
    reference: Type
    mark: Type
    """The small raised number of a source."""


class Page(Node):
    """The page: `top` and `bottom` bound the body; `head` and `footer` are baselines from their edges."""

    margin: float
    gutter: float
    first_top: float
    top: float
    bottom: float
    head: float
    footer_rule: float
    footer: float
    footer_second: float
    reading_width: float
    note_lines: int
    """Ruled lines on a page for notes."""


class Space(Node):
    """The few distances that stand between things; `mark` raises the number of a source."""

    hair: float
    tight: float
    snug: float
    small: float
    medium: float
    block: float
    large: float
    mark: float


class Line(Node):
    """Widths of lines."""

    hair: float
    thin: float
    card: float
    head: float
    clinic: float


class Radius(Node):
    """Radii of corners."""

    card: float
    field: float
    label: float
