from __future__ import annotations

import re

import pytest

from handouts import pipeline
from handouts.outline.origins import origins
from rules.judging import Spoil, added, judged, request

EFFECTS, TEXTS, GUIDE = "zahn/effects.yaml", "zahn/expectations.yaml", "zahn/guide.yaml"


def uncounted(folder):
    """Take every figure from the effects."""
    text = (folder.path / EFFECTS).read_text("utf-8")
    folder.write(EFFECTS, re.sub(r"(?m)^( +)likelihoods:\n(?: +- .*\n)+", r"\1likelihoods: [{kind: unknown}]\n", text))
    text = (folder.path / "zahn/training.yaml").read_text("utf-8")
    folder.write("zahn/training.yaml", re.sub(r"(?m)^      - id: folie-haeufig\n(?:        .*\n)+", "", text))
    return folder


def test_benefits_counted_beside_harms_that_are_not_are_told_at_the_handout(folder):
    (problem,) = judged(uncounted(folder), "F405")
    assert "the einwilligung handout counts benefits and no harm" == problem.message
    assert ("F405", "error") == (problem.id, problem.severity)
    assert str(folder.path / GUIDE) == problem.location.file


def test_benefits_compared_beside_harms_that_are_not_are_told(folder):
    text = (folder.path / EFFECTS).read_text("utf-8")
    folder.write(EFFECTS, re.sub(r', comparison: "\d+"', "", text))
    (problem,) = judged(folder, "F405")
    assert "the einwilligung handout compares benefits with no treatment and no harm" == problem.message


LIST = "          - kind: topics\n            items: [offene-fragen]\n"


def test_harms_counted_without_any_benefit_are_told(folder):
    text = (folder.path / GUIDE).read_text("utf-8")
    folder.write(
        GUIDE, text.replace("          - kind: chances\n            items: [bild-schmerz, bild-zufrieden]\n", LIST)
    )
    edition, composed = pipeline.compose(request(folder))
    shown = origins(composed["einwilligung"].outline.sections)
    assert not shown & {one.id for one in edition.guide.expectations.benefits}
    assert ["the einwilligung handout counts harms and no benefit"] == [one.message for one in judged(folder, "F405")]


def test_the_second_guide_counts_and_compares_both(folder):
    assert () == judged(folder, "F405")


FIRST = '{kind: count, of_100: "97", comparison: "1", study: zaehlung}'


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ('{kind: count, of_100: "95", comparison: "1", study: zaehlung}', 1),
        ('{kind: count, of_100: "97", comparison: "2", study: zaehlung}', 1),
        ('{kind: count, of_100: "95", study: umfrage}', 0),
        ('{kind: range, low: "90", high: "99", study: zaehlung}', 0),
        ("{kind: unknown}", 0),
    ],
)
def test_two_figures_of_one_study_that_differ_are_told_at_the_effect(folder, other, count):
    found, _ = added(folder, [Spoil("F406", EFFECTS, f"      - {FIRST}\n", f"      - {FIRST}\n      - {other}\n")])
    assert [("F406", "error")] * count == [(one.id, one.severity) for one in found]
    assert all("`taub` has two figures" in one.message and "`zaehlung`" in one.message for one in found)
