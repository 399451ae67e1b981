"""The clinic's logo on the title slide, and what the last slide shows, on the written bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from handouts.errors import ContentError
from inspectors.pptx import P, faults, text
from render.pptx import sample_outline as sample
from render.pptx.drawn import box, drawn, middle, paint, said, token


@pytest.fixture
def titled(tmp_path):
    """Draw a title slide with a logo of this shape."""

    def make(size, **identity):
        path = tmp_path / "logo.png"
        Image.new("RGB", size, "navy").save(path)
        return drawn(replace(sample.title_slide(), logo=str(path), logo_says="Logo of the bakery"), **identity)

    return make


def _holds(shape, picture):
    left, top, width, height = box(shape)
    x, y, w, h = box(picture)
    return left < x < x + w < left + width and top < y < y + h < top + height


def pictures(made):
    return [shape for shape in made.shapes if shape.tag == P + "pic"]


@pytest.mark.parametrize("size", [(100, 100), (400, 50), (30, 90)], ids=["square", "wide", "high"])
def test_a_logo_keeps_its_shape_and_says_what_it_is(titled, size):
    made = titled(size)
    (picture,) = pictures(made)
    _, _, width, height = box(picture)
    assert size[0] / size[1] == pytest.approx(width / height, rel=1e-3)
    assert "Logo of the bakery" == said(picture)
    assert [] == faults(made.data)


def test_a_logo_lies_in_the_middle_of_a_white_tile(titled):
    made = titled((120, 60))
    (picture,) = pictures(made)
    painted = [each for each in made.shapes if each.tag == P + "sp" and paint(each)]
    tiles = [each for each in painted if _holds(each, picture)]
    assert [token("white")] == [paint(each) for each in tiles]
    assert middle(tiles[0]) == pytest.approx(middle(picture), abs=1)


def test_a_logo_begins_at_the_other_edge_where_the_language_does(titled):
    here, there = (box(pictures(titled((90, 90), **way))[0]) for way in ({}, {"language": "ar", "rtl": True}))
    assert here[0] == 12192000 - there[0] - there[2]


def test_without_a_logo_there_is_no_picture_and_no_fault():
    made = drawn(sample.title_slide())
    assert [] == pictures(made)
    assert [] == faults(made.data)


def test_what_is_no_picture_is_told(tmp_path):
    path = tmp_path / "logo.png"
    path.write_text("no picture")
    with pytest.raises(ContentError, match=r"logo\.png is no picture"):
        drawn(replace(sample.title_slide(), logo=str(path)))
    with pytest.raises(ContentError, match="No such file"):
        drawn(replace(sample.title_slide(), logo=str(tmp_path / "none.png")))


def test_the_last_slide_shows_the_form_by_itself():
    made = drawn(sample.end_slide())
    assert text(made.saying(sample.SEAL.form_line)) == sample.SEAL.form_line
