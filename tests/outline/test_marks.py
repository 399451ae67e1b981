"""What is marked where it is defined, and what that does to the digest and to what `diff` tells."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace

import pytest

from builders import CLINIC, GUIDES
from handouts import pipeline, seal
from handouts.changes.printed import said_of
from handouts.content.markup import Run
from handouts.outline import deck, handout, leaves
from handouts.outline.handout import Cards, Paragraph
from handouts.outline.marks import LAYOUT, PICTURE, PLACE, is_marked
from handouts.request import Request


@dataclass(frozen=True, slots=True)
class Planted(Paragraph):
    """A paragraph with new fields: one of a name that is layout elsewhere, one of each mark."""

    size: str = ""
    wide: str = field(default="", metadata=LAYOUT)
    sign: str = field(default="", metadata=PICTURE)
    where: str = field(default="", metadata=PLACE)


@pytest.fixture(scope="module")
def leaflet():
    asked = Request(GUIDES, clinic=CLINIC, documents=("merkblatt",))
    return pipeline.compose(asked)[1]["merkblatt"].outline


def planted(outline, **given):
    """Return an outline that begins with a paragraph of the planted kind."""
    first, *others = outline.sections
    block = Planted("essen/planted", (Run("Weich."),), **given)
    return replace(outline, sections=(replace(first, blocks=(block, *first.blocks)), *others))


@pytest.mark.parametrize(
    ("name", "sealed", "item", "told"),
    [
        ("size", True, True, True),
        ("wide", False, False, True),
        ("sign", False, False, False),
        ("where", True, False, True),
    ],
)
def test_a_new_field_counts_for_the_digest_unless_it_is_marked(leaflet, name, sealed, item, told):
    one, other = (planted(leaflet, **{name: value}) for value in ("a", "b"))
    assert sealed is (seal.canonical(one) != seal.canonical(other))
    assert item is (seal.items(one) != seal.items(other))
    assert told is (said_of(one) != said_of(other))


def test_another_look_of_a_block_that_is_there_changes_no_digest(leaflet):
    section = leaflet.sections[0]
    cards = next(block for block in section.blocks if isinstance(block, Cards))
    assert cards.look != "row"
    blocks = tuple(replace(block, look="row") if block is cards else block for block in section.blocks)
    other = replace(leaflet, sections=(replace(section, blocks=blocks), *leaflet.sections[1:]))
    assert seal.canonical(leaflet) == seal.canonical(other)
    assert said_of(leaflet) != said_of(other)


def test_no_words_of_an_item_are_marked_as_layout():
    kinds = {one for module in (deck, handout, leaves) for one in vars(module).values() if is_dataclass(one)}
    marked = [one for kind in kinds for one in fields(kind) if is_marked(one, LAYOUT, PICTURE)]
    assert len(marked) > 20
    assert [] == [one for one in marked if "RichText" in str(one.type) or one.name.endswith("says")]
