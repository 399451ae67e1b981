"""The written deck, judged by its bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from handouts.archive.imprint import program
from handouts.errors import ContentError
from handouts.outline.deck.slide import Slide
from handouts.outline.walk import to_slide
from handouts.render.pptx.presentation import render
from handouts.theme.look import load_theme
from inspectors.pptx import INSPECTORS, A, Deck, R, faults, properties, shapes, text, title
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def data():
    return sample.written()


@pytest.fixture(scope="module")
def presentation(data):
    return Presentation(io.BytesIO(data))


def audit(data, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(str(path))
    return [str(error) for error in result.errors]


@pytest.mark.slow
def test_a_deck_of_every_kind_of_slide_follows_the_schemas(data, tmp_path):
    assert audit(data, tmp_path) == []


@pytest.mark.slow
def test_the_template_itself_follows_the_schemas(tmp_path):
    folder = ROOT / "assets/deck"
    with zipfile.ZipFile(tmp_path / "template.pptx", "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    assert [str(e) for e in OpenXmlValidator().validate(str(tmp_path / "template.pptx")).errors] == []


@pytest.mark.parametrize("inspector", INSPECTORS, ids=lambda each: each.__name__)
def test_the_inspectors_find_nothing(inspector, data):
    assert list(inspector(Deck(data))) == []


def test_every_kind_of_slide_is_in_the_sample():
    shown = {type(slide).__name__ for section in sample.outline().sections for slide in section.slides}
    elsewhere = {"PictureSlide"}  # in tests/app/test_pictures.py
    assert {kind.__name__ for kind in Slide.__subclasses__()} == shown | elsewhere


def test_slides_stand_in_the_order_of_the_outline(data, presentation):
    said = [
        "".join(run.text for run in slide.title) for section in sample.outline().sections for slide in section.slides
    ]
    shown = [slide.shapes.title.text.replace("\v", "").replace("\u00a0", " ") for slide in presentation.slides]
    assert said == shown


def test_notes_hold_each_part_under_its_label(presentation):
    notes = presentation.slides[0].notes_slide.notes_text_frame.text.splitlines()
    assert notes == [
        "Say",
        "Say this aloud.",
        "The oven is hot.",
        "Ask",
        "What would you do first?",
        "Listen for",
        "the oven door",
        "Time",
        "3:05 minutes",
        "If asked",
        "Ovens were once of clay.",
        "Sources",
        "Baker 2020, page 4",
    ]


def test_what_comes_by_clicks_stands_in_the_notes_behind_what_is_asked(presentation):
    asked = next(slide for slide in presentation.slides if slide.shapes.title.text == "What comes first?")
    notes = asked.notes_slide.notes_text_frame.text.splitlines()
    at = notes.index("Answer")
    assert ["the oven door", "Answer", "B: Wait.", "The stone is too hot.", "Time"] == notes[at - 1 : at + 4]


def test_each_slide_between_the_first_and_the_last_has_form_and_status_at_its_foot(presentation):
    feet = [
        [shape.text for shape in slide.placeholders if shape.name.startswith("Seal")] for slide in presentation.slides
    ]
    assert feet == [[], *[[sample.SEAL.foot_line]] * (len(feet) - 2), []]


def ways(slide):
    """Return where the shapes of a slide lead: what they show, the title there, and what is said of it."""
    for shape in slide.shapes:
        for click in shape._element.iterfind(".//{*}cNvPr/{*}hlinkClick"):
            there = slide.part.related_part(click.rId).slide.shapes.title.text.replace("\v", "")
            yield shape.text_frame.text.replace("\u00a0", " "), there, click.get("tooltip")


def test_tab_label_and_ring_lead_to_the_agenda_and_practice_to_its_menu(presentation):
    titled = {slide.shapes.title.text.replace("\v", ""): list(ways(slide)) for slide in presentation.slides}
    agenda, menu = "Fifty minutes, four modules: the oven gets the most time", "Choose yours: two units of practice"
    assert titled["The oven"] == [("3 of 4", agenda, "To the agenda")]
    figure = next(slide for slide in presentation.slides if "The oven\u20023 of 4" in [one for one, *_ in ways(slide)])
    assert {("3", agenda, "To the agenda"), ("The oven\u20023 of 4", agenda, "To the agenda")} == set(ways(figure))
    assert titled["What comes first?"] == [("Answer: on click\nA burnt loaf", menu, "To the menu")]


def test_a_way_back_to_a_slide_that_is_not_there_is_left_out():
    data = drawn(sample.question_slide()).data
    assert [] == list(ways(Presentation(io.BytesIO(data)).slides[0]))


def test_the_notes_of_a_continuation_say_that_it_is_not_read_out():
    data = render(sample.outline(items=19), sample.SEAL, load_theme())
    shown = [one for one in Presentation(io.BytesIO(data)).slides if "a loaf rise" in one.shapes.title.text]
    first, *others = [one.notes_slide.notes_text_frame.text.splitlines() for one in shown]
    assert first[:2] == ["Say", "Say this aloud."]
    assert [["Not read out.", "Sources", "Baker 2020, page 4"]] * 2 == others


@pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
def test_first_and_last_slide_show_form_version_and_status(data, place):
    deck = Deck(data)
    shown = "".join(deck.xml(deck.slides[place]).itertext())
    for line in (sample.SEAL.form_line, sample.SEAL.status_line, sample.IDENTITY.version_line):
        assert line in shown


def test_each_entry_of_the_agenda_leads_to_its_module(presentation):
    agenda = presentation.slides[1]
    targets = [
        run.part.related_part(run._r.rPr.hlinkClick.rId).slide.shapes.title.text
        for shape in agenda.placeholders
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run._r.rPr is not None and run._r.rPr.hlinkClick is not None
    ]
    assert targets == ["What bread is", "The dough", "The oven", "The shop"]


def test_sections_are_those_of_the_outline(data):
    root = Deck(data).xml("ppt/presentation.xml")
    names = [
        each.get("name") for each in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    ]
    assert names == ["Opening", "What bread is", "The dough", "The oven", "The shop", "Closing"]


def test_the_properties_tell_code_digest_version_status_clinic_and_language(data):
    root = Deck(data).xml("docProps/custom.xml")
    values = {each.get("name").removeprefix("handouts."): each[0].text for each in root}
    assert values == {
        "code": "7K4M-2QXR",
        "digest": "ab" * 32,
        "guide": "bread",
        "document": "training",
        "version": "0.1",
        "status": "Draft, not approved for use",
        "approved": "false",
        "clinic": "example",
        "language": "en-US",
        "parts": " ".join(section.origin for section in sample.outline().sections),
        "program": program(),
    }


def test_dates_are_the_contents_own(presentation):
    core = presentation.core_properties
    assert (core.created.date().isoformat(), core.modified.date().isoformat()) == ("2026-06-02", "2026-06-02")
    assert (core.title, core.language) == ("Baking bread for a village", "en-US")


def test_the_footer_is_read_last_and_numbers_are_fields(data):
    deck = Deck(data)
    page = deck.xml(deck.slides[4])
    last = [shape[0][0].get("name").split()[0] for shape in list(page.iter("{*}sp"))[-4:]]
    assert last == ["Source", "Module", "Seal", "Number"]
    assert [each.get("type") for each in page.iter("{*}fld")] == ["slidenum"]


def test_a_long_list_continues_evenly_and_its_numbers_go_on():
    data = render(sample.outline(items=19), sample.SEAL, load_theme())
    assert faults(data) == []
    deck = Deck(data)
    lists = [deck.xml(name) for name in deck.slides if "what makes a loaf rise" in text(title(deck.xml(name)))]
    assert ["(1 of 3)", "(2 of 3)", "(3 of 3)"] == [text(title(page))[-8:] for page in lists]
    rules = [[each.text for each in page.iter("{*}t") if each.text.startswith("State rule")] for page in lists]
    assert list(map(len, rules)) == [7, 6, 6]
    second = {each.get("startAt") for each in lists[1].iter("{*}buAutoNum")}
    assert second == {str(len(rules[0]) + 1)}


def test_a_long_table_repeats_its_head_on_every_slide():
    data = render(sample.outline(rows=16), sample.SEAL, load_theme())
    assert faults(data) == []
    tables = [list(page.iter("{*}tr")) for page in map(Deck(data).xml, Deck(data).slides) if list(page.iter("{*}tr"))]
    schedule = [rows for rows in tables if "".join(rows[0].itertext()).strip().startswith("When")]
    assert [len(rows) - 1 for rows in schedule] == [6, 5, 5]


def test_what_cannot_fit_is_an_error_that_names_the_item():
    outline = sample.outline()
    long = replace(sample.told_slide(), quote=(sample.t("bread " * 200),))
    section = replace(outline.sections[2], slides=(long,))
    with pytest.raises(ContentError) as caught:
        render(replace(outline, sections=(section,)), sample.SEAL, load_theme())
    assert [str(problem.location) for problem in caught.value.problems] == ["told"]


def test_a_word_wider_than_its_column_is_an_error_that_names_the_row():
    outline = sample.outline()
    table = sample.table_slide()
    row = replace(table.rows[2], cells=(sample.t("Incomprehensible" * 6), *table.rows[2].cells[1:]))
    section = replace(outline.sections[0], slides=(replace(table, rows=(*table.rows[:2], row)),))
    with pytest.raises(ContentError, match="is wider than its column"):
        render(replace(outline, sections=(section,)), sample.SEAL, load_theme())


def test_a_clinics_accent_reaches_the_theme():
    theme = load_theme()
    changed = theme.model_copy(update={"colours": {**theme.colours, "accent": "204080"}})
    deck = Deck(render(sample.outline(), sample.SEAL, changed))
    for theme_of in ("slideMasters/slideMaster1", "notesMasters/notesMaster1"):
        (colours,) = deck.related(f"ppt/{theme_of}.xml", "theme")
        assert deck.xml(colours).find(".//{*}accent1/{*}srgbClr").get("val") == "204080", theme_of


def test_the_theme_has_the_colours_of_the_design_tokens(data):
    scheme = Deck(data).xml("ppt/theme/theme1.xml").find(".//{*}clrScheme")
    found = {each.tag.rpartition("}")[2]: each[0].get("val") for each in scheme}
    tokens = load_theme().colours
    pairs = {"dk1": "ink", "lt1": "white", "accent1": "accent", "accent5": "care", "accent6": "emergency"}
    assert {slot: tokens[name] for slot, name in pairs.items()} == {slot: found[slot] for slot in pairs}


def test_right_to_left_decks_begin_at_the_other_edge():
    outline = sample.outline()
    outline = replace(outline, identity=replace(outline.identity, language="ar", rtl=True))
    data = render(outline, sample.SEAL, load_theme())
    assert faults(data) == []
    master = Presentation(io.BytesIO(data)).slide_master
    source = next(each for each in master.placeholders if each.name == "Source")
    assert source.left + source.width == 12192000 - round(0.67 * 914400)
    assert all(level.get("rtl") == "1" for level in master._element.iter("{*}lvl1pPr"))


def test_a_footers_source_leads_to_the_slide_that_lists_it_in_the_colour_of_its_text():
    one, last = (to_slide(sample.t(f"Baker 20{n}"), f"source-{int(n)}") for n in ("01", "60"))
    lost = to_slide(sample.t("Nobody"), "source-999")
    outline = sample.outline(entries=60)
    citing = replace(sample.bullets_slide(), source=(*one, *sample.t(" · "), *last, *lost))
    outline = replace(outline, sections=(replace(outline.sections[0], slides=(citing,)), *outline.sections[1:]))
    deck = Deck(render(outline, sample.SEAL, load_theme()))
    first, *_ = deck.slides
    footer = next(each for each in shapes(deck.xml(first)) if properties(each).get("name").startswith("Source"))
    leads = {text(run): run.find(f".//{A}hlinkClick") for run in footer.iter(A + "r")}
    assert [None, None] == [leads[" · "], leads["Nobody"]]
    for name in ("Baker 2001", "Baker 2060"):
        there = deck.relations(first)[leads[name].get(R + "id")][1]
        assert f"{name}." in text(deck.xml(there))
        assert "tx" == leads[name].find(".//{*}hlinkClr").get("val")
        assert "ppaction://hlinksldjump" == leads[name].get("action")


def test_footers_say_on_the_slide_that_they_run_right_to_left():
    page = drawn(sample.bullets_slide(), language="ar", rtl=True)
    footers = [each for each in page.shapes if properties(each).get("name").startswith(("Source", "Module", "Number"))]
    assert [["1"]] * 3 == [[each.get("rtl") for each in footer.iter(A + "pPr")] for footer in footers]


SCRIPT = """
import hashlib, sys
sys.path.insert(0, {tests!r})
from render.pptx import sample_outline as sample
from handouts.render.pptx.presentation import render
from handouts.theme.look import load_theme
print(hashlib.sha256(render(sample.outline(), sample.SEAL, load_theme())).hexdigest())
"""


@pytest.mark.slow
def test_bytes_are_the_same_with_other_hash_seeds_time_zones_and_folders(tmp_path):
    digests = set()
    for number, (seed, zone) in enumerate((("1", "Pacific/Kiritimati"), ("77", "America/Anchorage"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        script = SCRIPT.format(tests=str(ROOT / "tests"))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def many(times):
    """Return the first two sections of the sample so many times over, with other titles."""
    sections = [
        replace(
            section,
            origin=f"{section.origin}-{n}",
            slides=tuple(replace(slide, title=(*slide.title, *sample.t(f" {n}"))) for slide in section.slides),
        )
        for n in range(times)
        for section in sample.outline().sections[:2]
    ]
    return replace(sample.outline(), sections=tuple(sections))


def calls(times):
    """Return how many functions are called to draw the sample so many times over."""
    count = 0

    def called(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    made = many(times)
    sys.setprofile(called)
    try:
        render(made, sample.SEAL, load_theme())
    finally:
        sys.setprofile(None)
    return count


def test_a_long_deck_is_no_more_work_a_slide_than_a_short_one():
    render(many(1), sample.SEAL, load_theme())  # what is worked out once and kept
    once, twice, thrice = map(calls, (1, 2, 3))
    assert thrice - twice < (twice - once) * 1.03
