"""What a screen reader is given of the shipped papers: how they are tagged, and what is heard."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest

from inspectors.pdf import tag_tree
from inspectors.tags import aloud, faults, skeleton, unseen

LANGUAGE = "en-US"
PAPERS = ("consent", "answers", "aftercare", "record")
TREES = ("consent", "aftercare", "record")


@pytest.mark.parametrize("name", PAPERS)
def test_their_tags_are_proven(papers, name):
    """Each content has one owner, each cell of a table finds its titles, and no name leads nowhere."""
    assert [] == faults(papers[name], LANGUAGE)


@pytest.mark.parametrize("name", ["consent", "record"])
def test_no_letter_is_hidden(papers, name):
    assert [] == list(unseen(papers[name]))


@pytest.mark.parametrize("name", TREES)
def test_they_are_tagged_as_the_golden_tree_has_it(papers, name, golden):
    golden(f"{name}.tree", skeleton(papers[name]))


@pytest.mark.parametrize("name", PAPERS)
def test_status_code_and_version_are_heard_once_behind_the_title(papers, name):
    lines = aloud(papers[name]).split("\n")
    title = next(index for index, line in enumerate(lines) if line.startswith("Heading 1: "))
    status, form, version, use_by, *_ = lines[title + 1 :]
    assert "Sample, not for patients" == status
    assert ["Form ", "Version", "Do not"] == [form[:5], version[:7], use_by[:6]]
    assert [1, 1, 1, 1] == [lines.count(line) for line in (status, form, version, use_by)]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_silent(papers, name):
    assert [] == [line for line in aloud(papers[name]).split("\n") if "says nothing" in line]


def test_each_cell_of_the_record_says_its_time_its_check_and_whether_it_is_due(papers):
    said = aloud(papers["record"]).split("\n")
    before = said.index("  Title: Before")
    assert [
        "  Title: Before",
        "  Clock; Before: [blank: Clock: Before]",
        "  Blood pressure: [blank: Blood pressure: Before]",
        "  Pulse: [blank: Pulse: Before]",
        "  Oxygen: [blank: Oxygen: Before]",
        "  Breaths: [blank: Breaths: Before]",
        "  Alertness: [blank: Alertness: Before]",
        "  Distress: Not due",
        "  Nausea: Not due",
        "  Initials: [blank: Initials: Before]",
    ] == said[before : before + 10]
    leaving = said.index("  Title: Leaving")
    assert "  Clock; Leaving: [blank: Clock: Leaving]" == said[leaving + 1], "no stretch is said of what follows it"
    assert 6 == sum("Not due" in line for line in said)


def test_a_title_of_the_record_is_a_word_and_its_limits_are_read_once(papers):
    said = aloud(papers["record"]).split("\n")
    assert "  Title: Blood pressure" in said
    assert 1 == sum("pause above 160/100" in line for line in said)


def test_a_part_is_named_by_its_own_heading_alone(papers):
    found = re.findall(r"(\S+) (?:#\S+ )?'(Part \d)", tag_tree(papers["consent"]))
    assert [("H2", f"Part {number}") for number in range(2, 9)] == found


def test_a_mood_for_a_week_is_a_list_of_days_and_no_table(papers):
    said = aloud(papers["aftercare"]).split("\n")
    day = said.index("Day 1")
    assert said[day + 1].startswith("[blank: ")
    assert "Table" not in skeleton(papers["aftercare"])


def shown(data: bytes, page: int) -> str:
    """Return a page's words in the order of its content, as a reader of its own (pdfium) gives them."""
    with pdfium.PdfDocument(data) as pdf:
        return " ".join(pdf[page - 1].get_textpage().get_text_range().split())


def test_cards_side_by_side_are_read_one_after_the_other(papers):
    text = shown(papers["aftercare"], 2)
    first = ("We call you tomorrow", "Time", "My number", "If no one calls, call us.")
    second = ("My next visit", "Day and time", "My adult that day", "My mood for a week")
    places = [text.index(words, text.index("We call you")) for words in (*first, *second)]
    assert sorted(places) == places
