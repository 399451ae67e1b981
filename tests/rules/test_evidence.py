from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.rules.engine import judge
from rules.judging import judged, subject

SHIPPED = Path(__file__).parents[2] / "content"

GUIDE = "zahn/guide.yaml"


def test_without_a_day_no_review_is_overdue(folder):
    folder.rewrite(GUIDE, "review_by: 2033-03-11", "review_by: 2031-03-13")
    assert () == judged(folder, "E205")


def test_a_figure_that_the_clinic_decides_needs_no_verified_source(folder):
    folder.spoil("clinics/hafen.yaml", '  bleiben: "50"\n', "@@  bleiben: '45'\n")
    folder.spoil(GUIDE, "      why: Erfunden; die Praxis wählt.\n", "@@      why: Erfunden.\n    status: memory\n")
    assert () == judged(folder, "E202")
    folder.spoil("clinics/hafen.yaml", "facts:\n  bleiben: '45'\n", "@@")
    assert () == judged(folder, "E202")


def test_each_kind_of_must_tell_item_of_the_shipped_guide_is_in_the_handout():
    request = Request(content=SHIPPED)
    assert () == pipeline.check(request, select=("E210",))
    edition, _ = pipeline.compose(request)
    assert len({type(item) for item in edition.guide.nodes() if item.must_tell}) > 10


def one_sided(judging):
    return [one.message.split("`")[1] for one in judge(judging, ["E214"])]


def test_of_a_document_alone_it_is_not_asked_what_the_other_shows(folder):
    judging = subject(folder)
    assert "fieber" in one_sided(judging)
    assert [] == one_sided(replace(judging, outlines={"einwilligung": judging.outlines["einwilligung"]}))
    assert [] == one_sided(replace(judging, short=True))


def test_an_effect_whose_figure_a_note_quotes_is_taught(folder):
    rate = '{kind: rate, per_100000: "12.5", of: sessions, study: zaehlung}'
    folder.rewrite("zahn/effects.yaml", rate, '{kind: count, of_100: "5", study: zaehlung}')
    assert "fieber" in one_sided(subject(folder))
    folder.rewrite("zahn/training.yaml", "say: [Vorsichtig sagen.]", "say: ['Fieber: {fieber}.']")
    assert "fieber" not in one_sided(subject(folder))
