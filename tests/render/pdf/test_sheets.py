"""Parts that begin a page: what one more paragraph does to them, judged by the text that stands on each page."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache

import pytest

from handouts.archive.imprint import read_imprint
from handouts.cli.build import page_counts
from handouts.outline.handout import Paragraph, Row, RowGroup, Section, Table, TextCell
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import text_runs
from specimens import handout as specimen
from specimens.handout import rich

WORDS = "Ask us about anything that is not clear to you, and take your time, for nobody will rush you. Come and talk."
"""A paragraph of two lines."""
HOLDS = 16
"""So many of them stand on a page with the head of a part and much room; two more if it is closer."""
PAPERS = [Format("letter"), Format("a4")]


def part(name: str, count: int, *more) -> Section:
    """Return a part that would begin a page, of so many paragraphs."""
    texts = tuple(Paragraph(f"{name}/{at}", rich(f"{name} {at}. {WORDS}")) for at in range(count))
    return Section(name, "flow", "day", rich("Part"), rich(f"Head of {name}"), (*texts, *more), new_page=True)


def drawn(*sections: Section, layout: Format = PAPERS[0], theme=None) -> bytes:
    made = specimen.outline(sections=(specimen.opening(), *sections))
    return render(made, specimen.seal(), theme or load_theme(), layout)


def pages(data: bytes) -> list[list[str]]:
    """Return the lines of each page behind the first, that are no head or foot, from its top."""
    runs = [run for run in text_runs(data) if not run.artifact and run.text.strip("\u00a0 ")]
    found: list[list[str]] = []
    for number in range(2, max(run.page for run in runs) + 1):
        lines: dict[float, str] = {}
        for run in runs:
            if run.page == number:
                lines[run.y] = lines.get(run.y, "") + run.text
        found.append([lines[y] for y in sorted(lines, reverse=True)])
    return found


def heads(page: list[str]) -> list[str]:
    return [line.removeprefix("Head of ").strip() for line in page if line.startswith("Head of")]


def begun(page: list[str], name: str) -> list[str]:
    """Return the paragraphs of a part that begin on a page."""
    return [line.split(".")[0] for line in page if line.startswith(f"{name} ")]


@cache
def fullest(layout: Format = PAPERS[0], *, spoilt: bool = False) -> int:
    """Return how many paragraphs a part may have at most so that it has one page."""
    counts = itertools.count(HOLDS)
    return next(
        count
        for count in counts
        if len(pages(drawn(part("a", count + 1), layout=layout, theme=loose() if spoilt else None))) > 1
    )


@cache
def loose():
    """Return a theme whose closer parts save nothing: the planted defect."""
    theme = load_theme()
    prints = theme.handout.prints
    closer = prints["standard"].closer.model_copy(update={"leading": 9.0, "less": {}})
    spoilt = {**prints, "standard": prints["standard"].model_copy(update={"closer": closer})}
    return theme.model_copy(update={"handout": theme.handout.model_copy(update={"prints": spoilt})})


@pytest.mark.parametrize("layout", PAPERS)
def test_a_part_that_goes_on_by_little_is_set_closer(layout):
    assert fullest(layout) > fullest(layout, spoilt=True)


def test_what_is_set_closer_is_no_smaller():
    sizes = [
        {run.size for run in text_runs(drawn(part("a", count))) if run.page > 1 and not run.artifact}
        for count in (3, fullest())
    ]
    assert sizes[0] == sizes[1]


def test_a_part_with_room_keeps_its_lines_apart():
    short, full = drawn(part("a", 3)), drawn(part("a", fullest()))
    lines = [
        [run.y for run in text_runs(data) if run.page > 1 and run.text.startswith("a 1.")] for data in (short, full)
    ]
    assert lines[0] < lines[1]


def test_the_next_part_begins_beneath_one_that_goes_on_by_little():
    first, second, *more = pages(drawn(part("a", fullest() + 1), part("b", 3)))
    assert [] == more
    assert (["a"], ["b"]) == (heads(first), heads(second))


def test_a_page_begins_with_no_paragraph_alone_above_a_part():
    most, met = fullest(), 0
    for count in range(most - 4, most + 1):
        shown = pages(drawn(part("a", most + 1), part("b", count), part("c", 3)))
        above = [len(begun(page, "a")) for page in shown if heads(page)[:1] == ["b"]]
        assert 1 not in above, (count, above)
        met += above != [0]
    assert met, "none of them stands beneath another"


def test_a_part_that_fills_a_third_of_another_page_leaves_the_next_a_page_of_its_own():
    shown = pages(drawn(part("a", fullest() + HOLDS // 2), part("b", 3)))
    assert [["a"], [], ["b"]] == [heads(page) for page in shown]


def test_no_page_holds_little_but_the_last_and_one_before_a_sheet():
    most = fullest()
    for count in range(most - 1, most + 6):
        shown = pages(drawn(part("a", count), part("b", most), part("c", 3)))
        assert all(len(page) > HOLDS // 2 for page in shown[:-1]), (count, [len(page) for page in shown])


def test_a_head_stands_with_its_first_paragraph():
    most = fullest()
    for count in range(most - 1, most + 6):
        for page in pages(drawn(part("a", count), part("b", most), part("c", 3))):
            assert all(begun(page, name) for name in heads(page)), page


def table(rows: int) -> Table:
    made = tuple(Row(f"row-{at}", (TextCell((rich(f"row {at}"),)), TextCell((rich(WORDS),)))) for at in range(rows))
    return Table("table", "checks", (rich("What"), rich("Why")), (RowGroup((), made),))


def test_no_row_of_a_table_goes_on_alone():
    for count in range(12, 24):
        made = part("a", HOLDS)
        shown = pages(drawn(replace(made, blocks=(table(count), *made.blocks))))
        rows = [sum(line.startswith("row ") for line in page) for page in shown]
        assert sum(rows) == count
        assert 1 not in rows, (count, rows)


def test_a_sheet_still_begins_on_a_front_and_the_back_that_is_left_is_told():
    for count, back in ((3, ""), (fullest() + HOLDS, "4")):
        data = drawn(part("a", count), specimen.consent())
        (page,) = {run.page for run in text_runs(data) if run.text.startswith("Your consent") and not run.artifact}
        said = read_imprint(data)
        assert said is not None
        assert (page % 2, said.skipped) == (1, back)
        assert ("page 4 is for notes" in page_counts(said, None)) is bool(back)


def test_the_build_says_what_a_paragraph_changed():
    before, after = (read_imprint(drawn(part("a", count), part("b", 3))) for count in (3, fullest() + HOLDS))
    assert after is not None
    assert page_counts(after, before).startswith("4 pages, 1 more than before; page")
