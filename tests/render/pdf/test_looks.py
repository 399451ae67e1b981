"""A few pages of the specimen against small pictures that somebody has looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.cli import preview
from handouts.render.pdf.handout import render
from handouts.theme.look import load_theme, with_accent
from inspectors import pictures
from inspectors.pdf import text_runs
from specimens import handout as specimen
from specimens.handout import rich

pytestmark = pytest.mark.visual

DPI = 40
GOLDEN = Path(__file__).parents[2] / "golden"
PAGES = {
    "front.png": "A spring jab",
    "day.png": "How do I get ready for the day?",
    "effects.png": "What might I feel?",
    "home.png": "Going home",
    "consent.png": "Your consent",
}
"""Each reference, and the heading by which its page is found."""


def drawn(theme=None, **changes) -> dict[str, object]:
    """Return the page on which each heading stands, as a picture."""
    data = render(specimen.outline(**changes), specimen.seal(), theme or load_theme())
    shown = list(preview.pages(data, DPI))
    runs = [run for run in text_runs(data) if not run.artifact]
    first = {
        name: min(run.page for run in runs if re.search(re.escape(text), run.text)) for name, text in PAGES.items()
    }
    return {name: shown[number - 1] for name, number in first.items()}


@pytest.fixture(scope="module")
def now():
    return drawn()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(golden_picture, now, name):
    golden_picture(name, now[name])


@pytest.mark.parametrize("name", PAGES)
def test_references_are_small(name):
    assert (GOLDEN / name).stat().st_size <= 20_480


def far_off(name: str, picture) -> float:
    return pictures.difference((GOLDEN / name).read_bytes(), picture)[0] / pictures.TOLERATED


def test_another_colour_is_seen():
    green = drawn(with_accent(load_theme(), "3B6B1E"))
    assert [] == [name for name in PAGES if far_off(name, green[name]) < 2]


def test_one_other_word_is_seen():
    front = replace(specimen.front(), main_message=rich("The jab may turn a blue nose red, but not in everyone."))
    assert 1 < far_off("front.png", drawn(front=front)["front.png"])


@pytest.mark.parametrize("by", [(2, 0), (0, 2)])
def test_a_shift_of_two_pixels_is_seen(now, by):
    moved = {name: picture.transform(picture.size, 0, (1, 0, by[0], 0, 1, by[1])) for name, picture in now.items()}
    assert [] == [name for name in PAGES if far_off(name, moved[name]) < 5]


def test_another_size_of_paper_is_seen(now):
    assert 1 / pictures.TOLERATED == far_off("front.png", now["front.png"].resize((340, 441)))


def test_where_pictures_differ_all_three_are_left_to_look_at(request, golden_picture, now, tmp_path):
    if request.config.getoption("--update-golden"):
        pytest.skip("it would write a wrong reference")
    with pytest.raises(AssertionError, match=r"of front\.png differs; look into"):
        golden_picture("front.png", now["day.png"])
    assert {"wanted-front.png", "found-front.png", "differs-front.png"} == {path.name for path in tmp_path.iterdir()}
