"""What runs right to left: margins at the start, and spans that keep their own direction."""

from __future__ import annotations

from dataclasses import replace

from pptx import Presentation

from handouts.files import shipped
from handouts.fit import measure
from handouts.render.pptx.template.inherited import isolate_typed_spans, mirror
from handouts.text.markup import Run
from inspectors.pptx import A, faults
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
