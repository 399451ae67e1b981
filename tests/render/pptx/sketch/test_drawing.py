"""Slides read back as they look: what the bytes of the deck say of colours, places and words comes out in points."""

from __future__ import annotations

import io
from dataclasses import replace

import pptx as library
import pytest
from pptx.dml.color import RGBColor

from handouts.outline.leaves import Path, Words
from handouts.render.pptx.sketch import drawing
from handouts.text.markup import plain
from handouts.theme.look import load_theme
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn

EMU = 12_700
COLOURS = load_theme().colours
NEAR = 0.01


def seen(page, *, change=None):
    """Return the slide of a drawn page as it looks, after a change to its file."""
    presentation = library.Presentation(io.BytesIO(page.data))
    if change:
        change(presentation.slides[0])
    (one,) = drawing.sketches(presentation)
    return one


def words(one):
    return [part for part in one.parts if isinstance(part, Words)]


def bounds(part):
    """Return left, top, width and height of an outline, in points."""
    numbers = [number for _, some in part.commands for number in some]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


ALL = [name for name in dir(sample) if name.endswith("_slide") and name != "long_flow_slide"]


@pytest.mark.parametrize("name", ALL)
def test_each_kind_of_slide_is_seen_with_its_title_within_its_edges(name):
    slide = getattr(sample, name)()
    one = seen(drawn(slide))
    assert (960, 540, 1) == (one.width, one.height, one.number)
    said = "".join("".join(part.text for part in words(one)).split())
    assert "".join(plain(slide.title).split()) in said
    assert [] == [
        part for part in words(one) if part.x < -NEAR or part.x + part.width > 960 + NEAR or not 0 < part.y < 540
    ]


def test_words_stand_where_the_layout_has_their_place():
    page = drawn(sample.act_slide())
    (slide,) = library.Presentation(io.BytesIO(page.data)).slides
    place = next(one for one in slide.slide_layout.placeholders if one.name == "Title")
    first = words(seen(page))[0]
    assert place.left / EMU - NEAR <= first.x <= (place.left + place.width) / EMU
    assert place.top / EMU < first.y <= (place.top + place.height) / EMU


def test_shapes_come_out_in_the_colour_of_their_slot_and_at_their_place():
    page = drawn(sample.agenda_slide())
    bars = [each for each in page.shapes if each.find("{*}spPr/{*}prstGeom") is not None]
    filled = [part for part in seen(page).parts if isinstance(part, Path) and part.fill]
    assert COLOURS["accent"] in {part.fill for part in filled}
    places = [tuple(round(number, 1) for number in bounds(part)) for part in filled]
    for bar in bars:
        expected = tuple(round(number / EMU, 1) for number in box(bar))
        assert expected in places or bar.find("{*}spPr/{*}solidFill") is None


def test_a_slide_in_full_colour_turns_the_colours_of_its_layout_round():
    one = seen(drawn(sample.opener_slide()))
    assert COLOURS["accent"] == one.ground
    assert "FFFFFF" in {part.colour for part in words(one)}


def test_a_shape_that_is_moved_or_painted_otherwise_is_seen_so():
    page = drawn(sample.agenda_slide())

    def paint(slide):
        shape = next(one for one in slide.shapes if not one.is_placeholder and one.fill.type is not None)
        shape.left, shape.top = 127_000, 254_000
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0x12, 0x34, 0x56)

    assert "123456" not in {getattr(part, "fill", "") for part in seen(page).parts}
    (found,) = [part for part in seen(page, change=paint).parts if getattr(part, "fill", "") == "123456"]
    assert (10, 20) == bounds(found)[:2]


def test_bars_of_a_chart_are_as_long_as_their_values():
    page = drawn(sample.bar_slide())
    shown = seen(page)
    area = [
        bounds(part) for part in shown.parts if isinstance(part, Path) and part.fill in {COLOURS["accent"], "FFFFFF"}
    ]
    lengths = sorted(round(one[2]) for one in area if one[3] > 10)
    most = lengths[-1]
    assert {round(most * value / 16) for value in (3, 5, 16)} <= set(lengths)


def test_every_row_of_a_table_is_seen_with_its_words():
    page = drawn(sample.table_slide())
    said = "".join("".join(part.text for part in words(seen(page))).split())
    cells = [each.text for frame in library.Presentation(io.BytesIO(page.data)).slides[0].shapes if frame.has_table
             for row in frame.table.rows for each in row.cells]  # fmt: skip
    assert cells
    assert [] == [cell for cell in cells if "".join(cell.split()) not in said]


def test_the_sketch_of_a_deck_is_the_same_each_time():
    page = drawn(sample.flow_slide())
    assert seen(page) == seen(page)


@pytest.mark.parametrize("start", [1, 4])
def test_a_list_is_numbered_from_where_it_goes_on(start):
    shown = seen(drawn(replace(sample.list_slide(3), start=start)))
    labels = [part.text for part in words(shown) if part.text.rstrip(".").isdecimal() and part.text.endswith(".")]
    assert [f"{number}." for number in range(start, start + 3)] == labels
