"""What is marked where it is defined, and what that does to the digest and to what `diff` tells."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace

import pytest

from builders import CLINIC, GUIDES
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.archive import seal
from handouts.changes.sentences import said_of
from handouts.outline import deck, handout, leaves
from handouts.outline.deck import ListSlide, Notes
from handouts.outline.handout import Cards, Paragraph
from handouts.outline.prose import lines
from handouts.outline.walk import FILE, PICTURE, PLACE, UNSEALED, elsewhere, layout, leading, page_of, unread
from handouts.rules import deck as rules
from handouts.text.markup import Run


@dataclass(frozen=True, slots=True)
class Planted(Paragraph):
    """A paragraph with new fields: one of a name that is layout elsewhere, one of each mark."""

    size: str = ""
    wide: str = field(default="", metadata=layout("a width"))
    sign: str = field(default="", metadata=PICTURE)
    path: str = field(default="", metadata=FILE)
    where: str = field(default="", metadata=PLACE)


@dataclass(frozen=True, slots=True)
class Read(ListSlide):
    """A slide with new fields: one that is read while somebody speaks, and one that is not."""

    more: tuple[Run, ...] = ()
    aside: tuple[Run, ...] = field(default=(), metadata=unread("it is for who clicks"))


@pytest.fixture(scope="module")
def leaflet():
    asked = Request(GUIDES, clinic=CLINIC, documents=("merkblatt",))
    return pipeline.compose(asked)[1]["merkblatt"].outline


def planted(outline, **given):
    """Return an outline that begins with a paragraph of the planted kind."""
    first, *others = outline.sections
    block = Planted("essen/planted", (Run("Weich."),), **given)
    return replace(outline, sections=(replace(first, blocks=(block, *first.blocks)), *others))


LOOKS = {"sealed": seal.canonical, "item": seal.items, "told": said_of, "shown": lambda outline: list(lines(outline))}
"""What looks at an outline: the digest, that of each item, `diff`, and `handouts outline`."""


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("size", {"sealed", "item", "told", "shown"}),
        ("wide", {"told", "shown"}),
        ("sign", {"sealed", "shown"}),
        ("path", set()),
        ("where", {"sealed", "told", "shown"}),
    ],
)
def test_a_new_field_counts_for_the_digest_unless_it_is_marked(leaflet, name, seen):
    one, other = (planted(leaflet, **{name: value}) for value in ("a", "b"))
    assert seen == {look for look, of in LOOKS.items() if of(one) != of(other)}


def test_another_look_of_a_block_that_is_there_changes_no_digest(leaflet):
    section = leaflet.sections[0]
    cards = next(block for block in section.blocks if isinstance(block, Cards))
    assert cards.look != "row"
    blocks = tuple(replace(block, look="row") if block is cards else block for block in section.blocks)
    other = replace(leaflet, sections=(replace(section, blocks=blocks), *leaflet.sections[1:]))
    assert seal.canonical(leaflet) == seal.canonical(other)
    assert said_of(leaflet) != said_of(other)


def fields_marked():
    """Yield every field of an outline that has a mark."""
    kinds = {one for module in (deck, handout, leaves) for one in vars(module).values() if is_dataclass(one)}
    return [one for kind in kinds for one in fields(kind) if one.metadata]


def test_no_words_of_an_item_go_unsealed():
    unsealed = [one for one in fields_marked() if UNSEALED & one.metadata.keys()]
    assert len(unsealed) > 20
    assert [] == [one for one in unsealed if "RichText" in str(one.type) or one.name.endswith("says")]


def test_every_mark_says_why():
    assert [] == [one for one in fields_marked() for why in one.metadata.values() if len(why) < 5]


def test_a_new_field_of_a_slide_is_read_unless_it_is_marked():
    words = (Run("one two three"),)
    slide = Read("x", words, Notes((words,), words, (), (), ("",) * 7), None, words, (), more=words, aside=words)
    assert rules._read(slide) == 3


def test_words_quoted_elsewhere_name_a_section_by_its_title_and_lead_nowhere_in_that_document():
    site = Run("a site", href="https://x.org")
    words = (Run("see page "), *page_of("home"), *leading((Run("signs"),), "home"), site)
    quoted = (Run("see page "), Run("At home", strong=True), Run("signs"), site)
    assert quoted == elsewhere(words, {"home": "At home"})
