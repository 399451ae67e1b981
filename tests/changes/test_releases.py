"""What a deck tells staff of the release before: from the release's digests, never from clock, git or dist."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from builders import CLINIC, QUOTES_FIEBER
from handouts.app import approve, drawing, pipeline
from handouts.app.request import Request
from handouts.archive import seal
from handouts.content.model.history import Release, earlier
from handouts.outline.deck import TableSlide
from handouts.text.markup import plain

pytestmark = pytest.mark.usefixtures("pageless")

DECK, PAPER = "einweisung", "einwilligung"
EFFECTS, EXPECT, GUIDE = "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/guide.yaml"
CONSENT, TRAINING = "zahn/consent.yaml", "zahn/training.yaml"
APPROVED = "Freigegeben durch Praxisleitung am 2.\u00a0April\u00a02031"


@pytest.fixture
def folder(folder):
    """The second guide, at a clinic that is no sample."""
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    return folder


@pytest.fixture
def asked(folder):
    return Request(folder.path, clinic=CLINIC)


def sign(request, day=2):
    return approve.approve(request, approve.Signature("Ada", "praxisleitung", dt.date(2031, 4, day)))


def raised(folder, to="3.3", was="3.2"):
    folder.rewrite(GUIDE, f'version: "{was}"', f'version: "{to}"')


def news(request):
    """Return the rows of the slide: what, which, and whether patients must sign again; nothing where there is none."""
    edition, composed = pipeline.compose(request)
    slides = [
        slide for section in composed[DECK].outline.sections for slide in section.slides if slide.origin == "news"
    ]
    if not slides:
        assert edition.news == {}
        return None
    (slide,) = slides
    assert isinstance(slide, TableSlide)
    rows = [(*(plain(cell) for cell in row.cells[:2]), row.stressed) for row in slide.rows]
    return plain(slide.title), rows


def test_without_an_earlier_release_there_is_no_slide(asked):
    assert news(asked) is None


def test_the_release_of_this_very_version_counts_for_nothing_so_approval_stands(folder, asked):
    sign(asked)
    folder.rewrite(EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft")
    assert news(asked) is None


def test_what_is_new_changed_and_gone_is_listed_with_what_staff_do(folder, asked):
    sign(asked)
    raised(folder)
    text = (folder.path / EFFECTS).read_text("utf-8")
    start, end = text.index("  - id: fieber\n"), text.index("  - id: blutdruck-hoch\n")
    husten = text[start:end].replace("id: fieber", "id: husten").replace("name: Fieber", "name: Husten")
    folder.rewrite(EFFECTS, text[start:end], husten)
    folder.rewrite(GUIDE, "effects: [fieber]", "effects: [husten]")
    file, quoted, _ = QUOTES_FIEBER
    folder.rewrite(file, quoted, quoted.replace("{fieber.", "{husten."))
    folder.rewrite(EFFECTS, 'of_100: "97"', 'of_100: "96"')
    folder.rewrite(TRAINING, "title: Zwei Wege stehen offen", "title: Zwei Wege sind frei")
    title, rows = news(asked)
    assert "Seit Fassung 3.2 vom 2.\u00a0April\u00a02031 ist das anders" == title
    assert [
        ("Neu", "Husten", True),
        ("Geändert", "Taube Lippe", True),
        ("Geändert", "Zwei Wege sind frei", False),
        ("Entfallen", "Fieber", True),
    ] == rows


def test_a_slide_beside_the_item_that_it_shows_is_not_listed_as_well(folder, asked):
    sign(asked)
    raised(folder)
    folder.rewrite(EFFECTS, "notice: Es tut weh", "notice: Es schmerzt")
    folder.rewrite(EFFECTS, '["Kühlen", "Tablette geben"]', '["Kühlen", "Zwei Tabletten geben"]')
    assert [("Geändert", "Wundschmerz", True)] == news(asked)[1]


def test_a_new_version_in_which_nothing_is_said_otherwise_has_no_slide(folder, asked):
    sign(asked)
    raised(folder)
    assert news(asked) is None


def test_another_place_in_the_course_is_no_change_of_a_slide(folder, asked):
    sign(asked)
    raised(folder)
    folder.rewrite(GUIDE, "modules: [teil-vorher, teil-dabei]", "modules: [teil-dabei, teil-vorher]")
    assert news(asked) is None


def test_the_new_version_is_approved_with_its_slide_and_stays_approved(folder, asked):
    sign(asked, day=1)
    raised(folder)
    folder.rewrite(EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft")
    before = news(asked)
    sign(asked)
    assert before == news(asked)
    assert {APPROVED} == {one.seal.status_line for one in pipeline.compose(asked)[1].values()}


def test_the_last_version_before_is_the_one_that_counts(folder, asked):
    sign(asked, day=1)
    raised(folder, "3.9", "3.2")
    folder.rewrite(EFFECTS, "notice: Es tut weh", "notice: Es schmerzt")
    sign(asked, day=2)
    raised(folder, "3.10", "3.9")
    sign(asked, day=3)
    raised(folder, "3.11", "3.10")
    assert news(asked) is None  # all changes came before 3.10
    folder.rewrite(EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft")
    title, rows = news(asked)
    assert "Seit Fassung 3.10 vom 3." in title
    assert [("Geändert", "Taube Lippe", True)] == rows


def test_what_another_clinic_released_is_not_ours(folder, asked):
    sign(asked)
    raised(folder)
    folder.rewrite(EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft")
    ours = (folder.path / "clinics" / "hafen.yaml").read_text("utf-8")
    folder.write("clinics/neu.yaml", ours)
    assert news(replace(asked, clinic="neu")) is None
    assert news(asked) is not None


def test_a_short_session_does_not_tell_it(folder, asked):
    sign(asked)
    raised(folder)
    folder.rewrite(EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft")
    _, composed = pipeline.compose(replace(asked, modules=("teil-dabei",)))
    assert "news" not in {section.origin for section in composed[DECK].outline.sections}


def test_an_item_that_is_only_named_there_does_not_count_as_shown(folder, asked):
    sign(asked)
    raised(folder)
    folder.rewrite(EFFECTS, "name: Fieber", "name: Hohes Fieber")
    folder.rewrite(EFFECTS, "Ich habe Fieber", "Ich glühe")
    _, composed = pipeline.compose(asked)
    assert ("Geändert", "Hohes Fieber", True) in news(asked)[1]
    assert "fieber" not in seal.items(composed[DECK].outline)


def test_releases_are_an_input_once_the_deck_rests_on_one(folder, asked):
    inputs = drawing.inputs(pipeline.compose(asked)[0].content)
    sign(asked)
    assert inputs.keys() == drawing.inputs(pipeline.compose(asked)[0].content).keys() - {"clinics/approvals/hafen.yaml"}
    raised(folder)
    assert "zahn/releases.yaml" in drawing.inputs(pipeline.compose(asked)[0].content)


MANY = {
    EFFECTS: ("Meine Lippe ist taub", "Es tut weh", "Die Wange ist dick", "Ich habe Fieber"),
    EXPECT: (
        "Nur der Kiefer schläft", "Sie entscheiden", "Faden heraus", "Kein Eingriff", "Hilft dem Zahnfleisch",
        "Hoch liegen", "Spülen, Rauchen", "lead: Bei Fieber", "short: Keine Luft",
    ),
    CONSENT: ("Die Lippe kann taub bleiben", "Ich könnte auch warten"),
}  # fmt: skip


def test_the_slide_is_written_with_its_notes_and_goes_on_where_it_is_long(folder, asked):
    sign(asked)
    raised(folder)
    for file, texts in MANY.items():
        for text in texts:
            folder.rewrite(file, text, f"{text} nun")
    rows = news(asked)[1]
    (output,), _ = pipeline.build(replace(asked, documents=(DECK,)))
    slides = [one for one in Presentation(io.BytesIO(output.data)).slides if "ist das anders" in one.shapes.title.text]
    written = [
        row for slide in slides for shape in slide.shapes if shape.has_table for row in list(shape.table.rows)[1:]
    ]
    assert sum(map(len, MANY.values())) == len(rows) == len(written)
    assert [f"[{at}/{len(slides)}]" for at in range(1, len(slides) + 1)] == [
        slide.shapes.title.text.split()[-1] for slide in slides
    ]
    assert 1 < len(slides)
    assert [name for _, name, _ in rows] == [row.cells[1].text for row in written]
    assert "die Fassung 3.2 kennen" in slides[0].notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    ("version", "found"), [("1.0", []), ("1.0.0", []), ("1.1", ["1.0"]), ("1.10", ["1.0", "1.9"]), ("1.0.1", ["1.0"])]
)
def test_versions_are_ordered_by_their_numbers(version, found):
    release: Any = Release  # but for its version
    listed = [release.model_construct(version=one, clinic="x") for one in ("1.0", "1.9", "1.10")]
    assert found == [one.version for one in earlier(listed, "x", version)]
