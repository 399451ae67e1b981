"""Every format of a handout: paper, print and fillable, judged by the bytes of its file."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import page
import pytest

from handouts.outline.handout import Statements
from handouts.theme.look import Format, load_theme
from inspectors.pdf import Letter, letters, open_pdf, read_pages, tag_tree, text_runs
from inspectors.pdf import outline as bookmarks
from specimens import handout as specimen

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
FORMATS = [Format(*each) for each in itertools.product(("letter", "a4"), (False, True), (False, True))]
LARGE = [each for each in FORMATS if each.large]
every_format = pytest.mark.parametrize("layout", FORMATS, ids=lambda each: ".".join(each.suffixes) or "default")
every_large = pytest.mark.parametrize("layout", LARGE, ids=lambda each: ".".join(each.suffixes))


def content(data: bytes):
    return [run for run in text_runs(data) if not run.artifact]


def page_of(data: bytes, text: str) -> int:
    """Return the only page on which a text stands as content."""
    pages = {run.page for run in content(data) if text in run.text}
    assert len(pages) == 1, (text, pages)
    return pages.pop()


def ids(data: bytes) -> set[str]:
    return {name.rpartition("/")[0] or name for name in re.findall(r"(?m)^ *\S+ #(\S+)", tag_tree(data))}


@pytest.mark.parametrize("profile", PROFILES)
@every_format
def test_every_format_conforms(layout, profile):
    report = page.validate_pdf_bytes(specimen.written(layout), profile=profile)
    assert [] == [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@every_format
def test_everything_painted_is_marked(layout):
    assert [] == [operator for each in read_pages(specimen.written(layout)) for operator in each.unmarked]


@every_format
def test_pages_are_of_the_paper_that_was_asked_for(layout):
    paper = load_theme().handout.papers[layout.paper]
    with open_pdf(specimen.written(layout)) as pdf:
        assert {(paper.width, paper.height)} == {tuple(float(edge) for edge in each.mediabox[2:]) for each in pdf.pages}


def crossing(letters: list[Letter]) -> list[str]:
    """Return pairs of letters of which one stands on the middle of the other."""
    rooms = defaultdict(list)
    for letter in letters:
        rooms[round(letter.left / 20), round(letter.bottom / 20)].append(letter)
    found = []
    for (x, y), some in rooms.items():
        near = [letter for dx in (-1, 0, 1) for dy in (-1, 0, 1) for letter in rooms.get((x + dx, y + dy), ())]
        for one, other in itertools.product(some, near):
            if one is other:
                continue
            across, up = (one.left + one.right) / 2, (one.bottom + one.top) / 2
            if other.left < across < other.right and other.bottom < up < other.top:
                found.append(f"{one.text} on {other.text} at {across:.0f}, {up:.0f}")
    return found


@every_format
def test_no_letter_leaves_the_margins_or_stands_on_another(layout):
    margin = load_theme().handout.prints[layout.size].page.margin
    width, height = (load_theme().handout.papers[layout.paper].width, load_theme().handout.papers[layout.paper].height)
    for number, shown in enumerate(letters(specimen.written(layout)), 1):
        outside = [one.text for one in shown if one.left < margin - 1 or one.right > width - margin + 1]
        outside += [one.text for one in shown if one.bottom < 0 or one.top > height]
        assert shown
        assert (number, []) == (number, outside)
        assert (number, []) == (number, crossing(shown))


def test_letters_that_cross_are_found():
    one = Letter("a", 10, 10, 16, 20)
    assert [] == crossing([one, Letter("b", 16, 10, 22, 20)])
    assert len(crossing([one, Letter("b", 12, 10, 18, 20)])) == 2


@every_format
def test_statements_stand_on_one_page(layout):
    (group,) = (block for block in specimen.consent().blocks if isinstance(block, Statements))
    firsts = [statement.text[-1].text[:10] for statement in group.statements]
    assert len({page_of(specimen.written(layout), text) for text in firsts}) == 1


@every_format
def test_a_heading_is_never_the_last_thing_on_a_page(layout):
    kinds = load_theme().handout.prints[layout.size].type
    runs = [run for run in content(specimen.written(layout)) if run.text.strip("\u00a0 ")]
    headings = {(kind.size, "ExtraBold") for kind in (kinds.heading, kinds.part_title)}
    for run in runs:
        if (run.size, run.font.rpartition("-")[2]) in headings:
            below = [other for other in runs if other.page == run.page and other.y < run.y]
            assert [other for other in below if "ExtraBold" not in other.font], run


@every_format
def test_what_is_kept_begins_on_fronts_of_sheets(layout):
    for title in ("Going home", "Your consent"):
        assert (title, 1) == (title, page_of(specimen.written(layout), title) % 2)


@every_format
def test_every_page_says_which_document_it_is(layout):
    runs = text_runs(specimen.written(layout))
    total = max(run.page for run in runs)
    for number in range(1, total + 1):
        told = " ".join(run.text for run in runs if run.page == number and run.size <= 14)
        said = (
            "Form 7K4M-2QXR",
            "Version 0.1, 2 June 2026",
            "Draft, not approved for use",
            "Do not use after",
            "F-2210",
        )
        assert [] == [line for line in (*said, f"Page {number} of {total}") if line not in told]


@every_format
def test_what_is_shown_is_the_same_in_every_format(layout):
    tables = {"feeling/effects", "more/effects", "more/schedule", "more/options"}
    assert ids(specimen.written(Format())) - tables == ids(specimen.written(layout)) - tables
    assert bookmarks(specimen.written(Format())) == bookmarks(specimen.written(layout))


@every_large
def test_in_large_print_all_that_a_patient_reads_is_of_18_points(layout):
    small = {run.text.strip("\u00a0 ") for run in content(specimen.written(layout)) if run.size < 18}
    identity, seal = specimen.identity(), specimen.seal()
    foot = {identity.version_line, identity.use_by_line, identity.form_number, seal.form_line, seal.status_line}
    assert {identity.barcode, *foot} == small
    assert 14 == min(run.size for run in text_runs(specimen.written(layout)))


@every_large
def test_in_large_print_nothing_stands_side_by_side(layout):
    """Two boxes, two cards or two cells never begin at the same height in the two halves of a page."""
    runs = content(specimen.written(layout))
    for left, right in (
        ("Do", "Do not"),
        ("Call us", "Call 911"),
        ("Good sides", "Bad sides"),
        ("Jab", "Calming drug"),
    ):
        rows = [
            {(run.page, round(run.y)) for run in runs if run.text.strip("\u00a0 ") == text} for text in (left, right)
        ]
        assert all(rows), (left, right)
        assert set() == rows[0] & rows[1]


@every_large
def test_in_large_print_whom_to_call_stands_on_the_first_side_to_keep_and_all_takes_three(layout):
    data = specimen.written(layout)
    front = page_of(data, "Going home")
    first = "".join(run.text for run in content(data) if run.page == front)
    for words in ("My name", "Call 911", "Call or text 988", "202-555-0142", "a nose that gets bluer"):
        assert words in first
    assert page_of(data, "If you feel worse") <= front + 2


@every_large
def test_a_row_of_a_table_becomes_an_item_that_says_its_columns(layout):
    tree = tag_tree(specimen.written(layout))
    row = tree[tree.index("LI #dizzy") :].split("LI #")[1]
    for words in (
        "I feel dizzy",
        "Of 100 people",
        "57 of 100 with the jab",
        "How long",
        "Gone by 4 hours.",
        "What to do",
    ):
        assert words in row
    assert not re.findall(r" Table (\S+)", tree), "nothing but boxes to write in stands side by side"


@every_large
def test_the_hours_before_go_down_in_large_print_each_end_beside_its_box(layout):
    data = specimen.written(layout)
    day = page_of(data, "Clear drinks only")
    runs = {run.text.strip("\u00a0 "): run for run in content(data) if run.page == day}
    for names in (
        ("Any food", "Light food", "Clear drinks only", "Nothing"),
        ("Stop big meals", "Stop all food", "Stop all drinks", "Jab starts"),
    ):
        heights = [runs[name].y for name in names]
        assert sorted(heights, reverse=True) == heights
    assert runs["Any food"].y > runs["Stop big meals"].y > runs["Light food"].y
