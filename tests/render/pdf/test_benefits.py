"""How many it helps, how sure that is and how long it lasts, as the file draws it: in shapes, never by hue alone."""

from __future__ import annotations

import dataclasses
from typing import Any

import page
import pytest

from handouts.outline.handout import Callout, Certainty, LastingBar
from handouts.outline.leaves import Chance
from handouts.render.pdf.handout import render
from handouts.theme.assets import channels
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, operators, tag_tree, text_runs
from specimens import handout as specimen
from specimens.handout import rich


def block(kind):
    return next(one for one in specimen.helping().blocks if isinstance(one, kind))


def drawn(*blocks, large=False):
    section = dataclasses.replace(specimen.helping(), blocks=blocks)
    return render(specimen.outline(sections=(section,)), specimen.seal(), load_theme(), Format(large=large))


def painted(data):
    """Yield every path that is filled: its points, as they were given, and its colour."""
    with open_pdf(data) as pdf:
        for each in pdf.pages:
            points, fill = list[Any](), tuple[float, ...]()
            for name, operands in operators(each):
                if name == "rg":
                    fill = tuple(round(float(part), 2) for part in operands)
                elif name in {"m", "l", "c"}:
                    points.append((name, *(float(number) for number in operands)))
                elif name in {"f", "f*", "B", "B*", "b", "S", "s", "n"}:
                    if name[0] in "fBb" and points:
                        yield points, fill
                    points = []


def colour(name):
    return tuple(round(part, 2) for part in channels(load_theme().colours[name]))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_as_many_marks_are_filled_as_the_certainty_has(level):
    sure = dataclasses.replace(block(Certainty), level=level, says=f"{level} of 4 marks are filled.")
    data = drawn(sure)
    rings = [fill for points, fill in painted(data) if [one[0] for one in points] == ["m", "c", "c", "c", "c"]]
    assert [colour("accent")] * level + [colour("white")] * (4 - level) == rings[:4]
    assert f"Figure alt='{level} of 4 marks are filled.'" in tag_tree(data)


def edge(data):
    """Return how high those who still have the benefit stand at both ends, as shares of the bar."""
    part = load_theme().handout.prints["standard"].lasting
    (points,) = [
        points
        for points, fill in painted(data)
        if fill == colour("accent") and [one[0] for one in points] == ["m", "l", "l", "l"]
    ]
    (_, _, first), (_, _, last), (_, _, foot), _ = points
    return (first - foot) / part.height, (last - foot) / part.height


def test_the_bar_falls_from_those_helped_to_half_of_them():
    assert edge(drawn(block(LastingBar))) == pytest.approx((17 / 24, 8.5 / 24), abs=0.001)


def test_a_bar_of_few_is_as_high_as_its_words_need():
    bar = block(LastingBar)
    few = dataclasses.replace(
        bar,
        start=dataclasses.replace(bar.start, share=bar.start.share / 8),
        end=dataclasses.replace(bar.end, share=bar.end.share / 8),
    )
    first, _ = edge(drawn(few))
    assert first > 17 / 24 / 8


@pytest.mark.parametrize("large", [False, True])
def test_both_ends_of_the_bar_are_told_in_words_and_read_out_with_it(large):
    data = drawn(block(LastingBar), large=large)
    tree = tag_tree(data)
    assert "Figure alt='After 6 jabs: 17 of the 24 noses were pink. 18 days later: 8 or 9 of those 17 still" in tree
    said = " ".join(run.text.strip() for run in text_runs(data))
    for words in ("After 6 jabs", "17 of the 24 noses were pink.", "18 days later", "The slope is only a sketch."):
        assert words in said


def test_those_compared_are_drawn_like_those_treated():
    (care, trial) = [one for one in specimen.helping().blocks if isinstance(one, Chance)]
    shapes = []
    for chance in (care, trial):
        with open_pdf(drawn(chance)) as pdf:
            shapes.append({str(shapes[0]) for operator, shapes in operators(pdf.pages[0]) if operator == "Do"})
    assert shapes[0] == shapes[1]


def test_the_main_message_of_a_part_stands_large_on_a_solid_ground():
    data = drawn(Callout("main", "main", "mind", (), rich("It may not help you.")))
    (run,) = [run for run in text_runs(data) if run.text == "It may not help you."]
    assert load_theme().handout.prints["standard"].type.main_message.size == run.size
    assert [] == page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).failures


@pytest.mark.parametrize("large", [False, True])
def test_what_it_draws_conforms(large):
    data = drawn(block(Certainty), block(LastingBar), large=large)
    assert [] == page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).failures
