"""A trainer's guide: pictures of slides are artifacts of the size that the theme says, words are tags."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import page
import pytest

from handouts.outline.handout import Blank, Criteria, Criterion, DeckPart, Heading, Section, SlideNotes
from handouts.outline.leaves import Path, Sketch, Words
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen

rich = specimen.rich
RED = "FE0102"
PICTURE = Sketch(
    7,
    960,
    540,
    "FFFFFF",
    (
        Path((("M", (0, 0)), ("L", (960, 0)), ("L", (960, 540)), ("Z", ())), fill=RED),
        Words("Seen only", 40, 80, 300, 30, bold=True, colour="1D2327"),
        Words("No font has \N{SNOWMAN WITHOUT SNOW}", 40, 180, 300, 30, bold=False, colour="1D2327"),
    ),
)
HEAD = DeckPart("part", "deck", rich("3"), rich("Module 3 of 8"), rich("Hats"), rich("5 to 9"), rich("minutes"),
                "slides {first} to {last}", "one slide, {slide}", ("hat", "hat"))  # fmt: skip
NOTES = SlideNotes(
    "hat", "deck", "Slide {slide}", rich("0:20"), (rich("Source A"),), rich("A hat"), (rich("Say it."),),
    (rich("Ask it."),), rich("Answer it."), (rich("If asked."),), (), ("brim",),
)  # fmt: skip
LONG = rich("It is a hat. " * 60)


@cache
def built(*blocks, shown=(PICTURE,), **asked) -> bytes:
    section = Section("course", "flow", "eye", (), rich("The course"), blocks or (HEAD, NOTES))
    outline = specimen.outline(sections=(specimen.opening(), section))
    return render(outline, specimen.seal(), load_theme(), Format(**asked), {("deck", "hat"): shown})


def printed(data: bytes, *, artifacts: bool) -> str:
    return "".join(run.text for run in text_runs(data) if bool(run.artifact) == artifacts).replace("\u00a0", " ")


def count(data: bytes) -> int:
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def content(data: bytes) -> bytes:
    with open_pdf(data) as pdf:
        return b"\n".join(one.read_bytes() for one in pdf.pages[-1].Resources.XObject.values())


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_conforms(large, profile):
    found = page.validate_pdf_bytes(built(large=large), profile=profile).failures
    assert [] == [f"{one.rule_id}: {one.message}" for one in found]


def test_the_picture_is_drawn_and_none_of_it_is_content():
    data = built()
    assert b".996 .004 .008 rg" in content(data)
    assert "Seen only" not in printed(data, artifacts=False)
    assert "Figure" not in tag_tree(data).split("course")[-1]


def test_words_of_the_notes_are_content_with_number_time_and_where_the_part_runs():
    said = printed(built(), artifacts=False)
    for words in ("Slide 7", "one slide, 7", "5 to 9", "0:20", "A hat", "Say it.", "Ask it.", "Answer it.",
                  "If asked.", "Source A"):  # fmt: skip
        assert words in said


def test_a_module_begins_beneath_what_stands_before_it():
    assert count(built()) == count(built(replace(HEAD, sign=()), NOTES))


def test_the_head_of_a_page_names_its_part_and_the_edge_has_the_number_of_a_module():
    data = built(HEAD, replace(NOTES, say=(LONG,) * 12))
    heads = [(run.page, run.text) for run in text_runs(data) if run.artifact == "Header"]
    said = {page: "".join(text for on, text in heads if on == page) for page, _ in heads}
    begins, *others = said.values()
    assert " \N{MIDDLE DOT} The course" in begins  # whose head stands above that of the part
    assert others
    assert all(" \N{MIDDLE DOT} Hats" in text for text in others)
    assert all("3" in text for text in said.values())


def test_a_slide_that_continues_has_all_its_pictures_and_numbers():
    both = (PICTURE, replace(PICTURE, number=8))
    said = printed(built(shown=both), artifacts=False)
    assert "Slide 7, 8" in said
    assert "slides 7 to 8" in said


def test_long_notes_go_on_to_the_next_page_and_lose_nothing():
    data = built(HEAD, replace(NOTES, say=(LONG,) * 12))
    assert 12 * 60 == printed(data, artifacts=False).count("It is a hat.")
    assert "A hat (continued)" in printed(data, artifacts=True)
    assert 1 == printed(data, artifacts=False).count("A hat")


def test_a_paragraph_at_the_end_of_a_page_is_parted_between_lines():
    data = built(HEAD, replace(NOTES, say=(rich("It is a hat. " * 1200),)))
    pages = {run.page for run in text_runs(data) if "hat" in run.text and not run.artifact}
    assert len(pages) > 1
    assert 1200 == printed(data, artifacts=False).count("It is a hat.")


def test_questions_to_tick_stand_two_by_two_and_never_part_from_their_choices():
    def question(name: str) -> tuple[Heading, Criteria]:
        ticks = [(f"{name}-{at}", Blank(f"{name}-{at}/tick", rich("Yes"), kind="tick")) for at in range(4)]
        choices = tuple(Criterion(origin, rich(f"A choice {origin}"), tick) for origin, tick in ticks)
        return Heading(name, rich(f"Asked {name}?")), Criteria(f"{name}/choices", choices)

    asked = [one for at in range(30) for one in question(f"q{at}")]
    runs = [run for run in text_runs(built(HEAD, NOTES, *asked)) if not run.artifact]
    placed = {run.text.strip(): run for run in runs if "Asked" in run.text}
    rows = [(placed[f"Asked q{at}?"], placed[f"Asked q{at + 1}?"]) for at in range(0, 30, 2)]
    assert all((one.page, one.y) == (other.page, other.y) for one, other in rows)
    assert all(one.x < other.x for one, other in rows)
    chosen = {run.text.strip().removeprefix("A choice "): run.page for run in runs if "A choice" in run.text}
    assert len(chosen) == 30 * 4
    assert all(page == placed[f"Asked {origin.partition('-')[0]}?"].page for origin, page in chosen.items())


def test_the_bytes_are_the_same_each_time():
    built.cache_clear()
    first = built()
    built.cache_clear()
    assert first == built()
