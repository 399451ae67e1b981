"""A page that was copied twice keeps each mark that means something."""

from __future__ import annotations

from functools import cache

import pytest

from handouts.theme.look import load_theme
from inspectors.pdf import open_pdf, text_runs
from inspectors.pictures import DARK, LIGHT, copied, ink, pages
from inspectors.tags import attribute, elements

PRINT = load_theme().handout.prints["standard"]
COPIERS = pytest.mark.parametrize("threshold", [LIGHT, DARK], ids=["pale", "dark"])
SIDE = 10


@cache
def pictures(data: bytes):
    return tuple(pages(data))


def figure(data: bytes, alt: str):
    """Return the page, from 0, and the box of the picture whose words begin so."""
    with open_pdf(data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        (found,) = (one for one in elements(pdf) if str(one.get("/Alt", "")).startswith(alt))
        return numbers[found.Pg.objgen], tuple(map(float, attribute(found, "/BBox")))


def people(data: bytes, picture, alt: str) -> list[float]:
    """Return how much ink is where each of 100 people is drawn, by rows from the upper left."""
    part, (left, _, _, top) = PRINT.array, figure(data, alt)[1]
    cells = []
    for at in range(SIDE * SIDE):
        row, column = divmod(at, SIDE)
        x = left + column * part.pitch + part.extra * (column >= SIDE / 2)
        y = top - row * part.pitch - part.extra * (row >= SIDE / 2)
        cells.append(ink(picture, (x, y - part.pitch, x + part.pitch, y)))
    return cells


@COPIERS
@pytest.mark.parametrize(("alt", "count"), [("With ketamine. 47", 47), ("With a stand-in drug, midazolam. 26", 26)])
def test_people_who_were_not_helped_stay_and_differ_from_those_who_were(papers, threshold, alt, count):
    data = papers["consent"]
    copy = copied(pictures(data)[figure(data, alt)[0]], threshold)
    cells = people(data, copy, alt)
    assert 0.1 < min(cells[count:])
    assert max(cells[count:]) < 0.9 * min(cells[:count])


@COPIERS
def test_each_of_1000_people_stays_and_those_counted_stand_out(papers, threshold):
    data = papers["consent"]
    page, (left, bottom, right, top) = figure(data, "4 of 1,000")
    copy = copied(pictures(data)[page], threshold)
    gap, pitch = PRINT.rare.gap, (right - left - 9 * PRINT.rare.gap) / 100
    assert pitch == pytest.approx((top - bottom) / SIDE, abs=0.1)
    cells = []
    for at in range(1000):
        block, (row, column) = at // 100, divmod(at % 100, SIDE)
        x, y = left + block * (SIDE * pitch + gap) + column * pitch, top - row * pitch
        cells.append(ink(copy, (x, y - pitch, x + pitch, y)))
    assert 0.02 < min(cells[4:])
    assert 1.4 * max(cells[5:10]) < min(cells[:4])


@COPIERS
def test_what_is_not_due_is_told_from_what_is_still_to_be_written(papers, threshold):
    data = papers["record"]
    copy = copied(pictures(data)[1], threshold)
    runs = [run for run in text_runs(data) if run.page == 2 and not run.artifact]
    places = {run.text.strip("\u00a0 "): run for run in runs}
    row = places["Before"].y
    at = {name: places[name].x for name in ("Alertness", "Distress", "Nausea", "Initials")}
    marked = {name: ink(copy, (x + 2, row - 2, x + 34, row + 8)) for name, x in at.items()}
    assert {"Distress", "Nausea"} == {name for name, share in marked.items() if share > 0.03}
    assert 0 == marked["Alertness"] == marked["Initials"]


def lines(data: bytes):
    """Return the page and box of each place to write or tick."""
    with open_pdf(data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        forms = [one for one in elements(pdf) if one.S == "/Form"]
        return [(numbers[one.Pg.objgen], tuple(map(float, attribute(one, "/BBox")))) for one in forms]


def lost(data: bytes, shown) -> list:
    """Return the places whose foot is not drawn over most of its length."""
    faults = []
    for page, (left, bottom, right, _) in lines(data):
        steps = [left + (right - left) * (0.1 + 0.8 * step / 19) for step in range(20)]
        drawn = [ink(shown[page], (x - 0.4, bottom - 1.2, x + 0.4, bottom + 1.2)) > 0 for x in steps]
        faults += [(page, left, bottom)] if sum(drawn) < 18 else []
    return faults


@COPIERS
@pytest.mark.parametrize("name", ["consent", "record", "aftercare"])
def test_each_line_to_write_on_and_each_box_to_tick_stays(papers, threshold, name):
    shown = [copied(picture, threshold) for picture in pictures(papers[name])]
    assert [] == lost(papers[name], shown)


def test_what_a_copier_loses_is_found(papers):
    """The planted defect: lines as pale as the tint of a table's head."""
    data = papers["record"]
    pale = [picture.point(lambda tone: 255 - (255 - tone) // 4) for picture in pictures(data)]
    assert len(lines(data)) == len(lost(data, [copied(picture, LIGHT) for picture in pale]))
