"""The trainer's papers: the course with its notes, questions to copy, who took part and what they showed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import page
import pytest

from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.compose.practice import practised
from handouts.content.model.course import KnowledgeCheck
from handouts.outline import deck as decks
from handouts.outline import handout as out
from handouts.outline.walk import origins
from handouts.outline.walk import texts as texts_of
from handouts.render.pdf import handout
from handouts.text.markup import plain
from handouts.theme.look import Format
from inspectors.pdf import letters, open_pdf, text_runs
from inspectors.tags import faults
from inspectors.words import texts

GUIDE, DECK = "trainer-guide", "training"
MOST_PAGES = 40
LEAST_SIZE = 9.5
"""Points."""
SHEETS = 4
"""Pages to write on, at the end."""
PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]


@pytest.fixture(scope="module")
def asked(root):
    return Request(content=root / "content", documents=(GUIDE,))


@pytest.fixture(scope="module")
def composed(asked):
    return pipeline.compose(replace(asked, documents=(GUIDE, DECK)))


@pytest.fixture(scope="module")
def guide(composed):
    return composed[1][GUIDE].outline


@pytest.fixture(scope="module")
def slides(composed):
    made = [slide for section in composed[1][DECK].outline.sections for slide in section.slides]
    return [slide for slide in made if not isinstance(slide, decks.SourcesSlide)]


@pytest.fixture(scope="module")
def checks(composed):
    edition = composed[0]
    practice = practised(edition, edition.guide.guide.documents[DECK].practice)
    return [item for item in edition.items(practice) if isinstance(item, KnowledgeCheck)]


def blocks(guide, kind):
    return [block for section in guide.sections for block in section.blocks if isinstance(block, kind)]


def course(guide) -> list[out.SlideNotes]:
    """Return the slides; what staff know beyond them stands in sections of its own."""
    (section,) = [one for one in guide.sections if one.origin == "guide-slides"]
    return [block for block in section.blocks if isinstance(block, out.SlideNotes)]


@pytest.fixture(scope="module")
def in_format(composed):
    """Return what draws the guide in a format; how its slides look is found out once, as it is the same in all."""
    edition, documents = composed
    one, theme = documents[GUIDE], drawing.theme_of(edition)
    slides = drawing._sketches(Request(edition.content.folder), one, theme)
    return lambda layout: handout.render(one.outline, one.seal, theme, layout, slides)


@pytest.fixture(scope="module")
def printed(in_format) -> bytes:
    return in_format(Format())


@pytest.fixture(scope="module")
def on_a4(in_format) -> bytes:
    """The trainer's guide with fields to type in, on the other paper."""
    return in_format(Format("a4", fillable=True))


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("way", ["printed", "on_a4"])
def test_the_trainer_guide_conforms(request, way, profile):
    failures = page.validate_pdf_bytes(request.getfixturevalue(way), profile=profile).failures
    assert [] == [f"{one.rule_id}: {one.message}" for one in failures]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["printed", "on_a4"])
def test_its_tags_are_proven(request, way):
    assert [] == faults(request.getfixturevalue(way), "en-US")


def test_the_edges_of_its_pages_are_clear_of_the_tabs_as_well(printed):
    """No printer reaches the edge: a tab that did would lose its number."""
    right = [letter.right for letters_of_page in letters(printed) for letter in letters_of_page]
    with open_pdf(printed) as pdf:
        assert max(right) <= float(pdf.pages[0].mediabox[2]) - 18


def test_it_is_made_on_request_only(asked):
    assert GUIDE not in pipeline.compose(replace(asked, documents=()))[1]
    assert GUIDE in pipeline.compose(replace(asked, documents=(), everything=True))[1]


def test_every_slide_stands_beside_everything_that_is_said_and_asked(guide, slides):
    rows = course(guide)
    assert [slide.origin for slide in slides] == [row.origin for row in rows]
    for slide, row in zip(slides, rows, strict=True):
        assert (slide.title, slide.notes.say) == (row.title, row.say)
        said = " ".join(map(plain, (*row.ask, row.answer, row.time, *row.besides, *row.sources)))
        for words in (*slide.notes.words[len(slide.notes.say) :], *slide.notes.sources):
            assert plain(words) in said


def test_a_slide_shows_its_items_as_its_picture_does(guide, slides):
    for slide, row in zip(slides, course(guide), strict=True):
        assert origins(slide) == origins(row)


def test_each_module_says_when_it_runs(composed, guide):
    deck = composed[1][DECK].outline
    modules = [one for one in deck.sections if one.slides[0].mark]
    heads = [one for one in blocks(guide, out.DeckPart) if one.sign]
    assert [one.name for one in modules] == [plain(one.title) for one in heads]
    minutes = [tuple(map(int, re.findall(r"\d+", plain(one.hour)))) for one in heads]
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(minutes))
    assert minutes[0][0] < minutes[-1][1] <= 60


def test_the_questions_to_copy_are_all_there_without_their_answers(composed, guide, checks):
    edition = composed[0]
    (sheet,) = [section for section in guide.sections if section.origin == "guide-questions"]
    shown = list(texts_of(sheet.blocks))
    # behind the first heading above a local value stands who sets it
    mark = f" · {edition.plain_text(edition.phrases.deck.local)}"
    asked = {one.origin: plain(one.text).split(mark)[0] for one in sheet.blocks if isinstance(one, out.Heading)}
    assert [check.id for check in checks] == list(asked)
    for number, check in enumerate(checks, 1):
        assert f"{number}. {edition.plain_text(check.question)}" == asked[check.id]
        assert all(any(text.endswith(edition.plain_text(one.text)) for text in shown) for one in check.choices)
        assert not any(edition.plain_text(check.reason)[:40] in text for text in shown)
    ticks = [one.tick for block in sheet.blocks if isinstance(block, out.Criteria) for one in block.criteria]
    assert sum(len(check.choices) for check in checks) == len(ticks) == len({tick.origin for tick in ticks})


def test_every_competency_is_there_to_tick_with_who_saw_it_and_when(composed, guide):
    edition = composed[0]
    (sheet,) = [section for section in guide.sections if section.origin == "guide-competencies"]
    (listed,) = [block for block in sheet.blocks if isinstance(block, out.Criteria)]
    expected = [edition.plain_text(one.text) for one in edition.guide.training.competencies]
    assert expected == [plain(one.text) for one in listed.criteria]
    assert {("initials", "date")} == {tuple(blank.kind for blank in one.blanks) for one in listed.criteria}


@pytest.mark.slow
def test_no_page_loses_words_of_the_notes(printed, slides):
    words = "".join("".join(texts(printed)).split())
    lost = [
        plain(text)
        for slide in slides
        for text in (*slide.notes.say, slide.notes.ask, *slide.notes.answer)
        if "".join(plain(text).split()) not in words
    ]
    assert [] == lost


@pytest.mark.slow
@pytest.mark.parametrize("way", ["printed", "on_a4"])
def test_it_has_no_more_pages_than_a_trainer_carries(request, way):
    with open_pdf(request.getfixturevalue(way)) as pdf:
        assert len(pdf.pages) <= MOST_PAGES


@pytest.mark.slow
def test_nothing_that_is_read_is_smaller_than_staff_read_with_ease(printed):
    with open_pdf(printed) as pdf:
        sheets = len(pdf.pages) - SHEETS
    read = [run for run in text_runs(printed) if not run.artifact and run.page <= sheets and run.text.strip()]
    assert LEAST_SIZE <= min(run.size for run in read if run.text.strip() != "\N{DEGREE SIGN}")


def test_rules_for_patients_do_not_judge_it(judged_content):
    found = judged_content
    assert [] == [str(one) for one in found if one.severity == "error"]
    assert not any("guide-" in str(one.location) or f"the {GUIDE} document" in one.message for one in found)


def test_what_staff_do_at_an_effect_stands_on_a_slide_or_else_in_the_guide(composed, guide, slides):
    edition = composed[0]
    on_slides = {tuple(texts_of(slide.see)) for slide in slides if isinstance(slide, decks.ActSlide)}
    (table,) = (one for one in blocks(guide, out.Table) if one.origin.endswith("/acts"))
    rows = {row.origin: "\n".join(texts_of(row.cells[1].paragraphs)) for group in table.groups for row in group.rows}
    assert on_slides
    assert rows
    for effect in edition.guide.effects.effects:
        seen = edition.resolve_all(effect.staff.see)
        assert (tuple(map(plain, seen)) in on_slides) != (effect.id in rows)
        if effect.id in rows:
            assert all(plain(one) in rows[effect.id] for one in (*seen, *edition.resolve_all(effect.staff.do)))
