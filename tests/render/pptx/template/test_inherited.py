"""What runs right to left: margins at the start, and spans that keep their own direction."""

from __future__ import annotations

from dataclasses import replace

from pptx import Presentation

from handouts.files import shipped
from handouts.fit import measure
from handouts.render.pptx.template.inherited import isolate_typed_spans, mirror
from handouts.text.markup import Run
from inspectors.pptx import A, P, faults
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn

NUMBER = Run("202-555-0142", kind="telephone")


def call_slide():
    return replace(sample.bullets_slide(), points=((Run("اتصل "), NUMBER, Run(" الآن")),))


def words(made):
    return {run.text for run in made.page.iter(A + "t")}


def test_a_number_in_words_that_run_right_to_left_keeps_its_own_direction():
    made = drawn(call_slide(), language="ar", rtl=True)
    assert [] == faults(made.data)
    assert any("\N{LEFT-TO-RIGHT ISOLATE}202-555-0142\N{POP DIRECTIONAL ISOLATE}" in text for text in words(made))


def test_nothing_is_isolated_where_all_runs_left_to_right():
    assert not any("\N{LEFT-TO-RIGHT ISOLATE}" in text for text in words(drawn(call_slide())))


def test_only_typed_spans_are_isolated():
    assert (Run("words"),) == isolate_typed_spans((Run("words"),))
    assert "202-555-0142" != isolate_typed_spans((NUMBER,))[0].text


def test_an_isolated_span_is_no_wider():
    assert measure.rich_width((NUMBER,), 20) == measure.rich_width(isolate_typed_spans((NUMBER,)), 20)


def test_lists_are_indented_at_their_start():
    """PowerPoint reads `marL` as the margin at the start of a paragraph that runs right to left."""
    presentation = Presentation(str(shipped("assets") / "deck"))
    master = presentation.slide_master._element
    before = [level.get("marL") for level in master.iter(A + "lvl1pPr")]
    mirror(presentation)
    assert before == [level.get("marL") for level in master.iter(A + "lvl1pPr")]
    assert any(before)


def test_notes_say_at_their_place_how_they_are_set_as_libreoffice_passes_over_the_masters_style():
    master = drawn(sample.bullets_slide()).deck.xml("ppt/notesMasters/notesMaster1.xml")
    (place,) = [each for each in master.iter(f"{P}sp") if each.find(f".//{P}ph").get("type") == "body"]
    level = place.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
    assert ("0", "0") == (level.get("marL"), level.get("indent"))
    assert ["spcBef", "buNone", "defRPr"] == [child.tag.removeprefix(A) for child in level]
    assert "1200" == level.find(f"{A}defRPr").get("sz")
