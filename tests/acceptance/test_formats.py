"""The shipped handouts in every format: paper, print and fillable."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

import page
import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.theme.look import Format
from inspectors.pdf import open_pdf, text_runs
from inspectors.tags import faults

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.app.publish import Output

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
FORMATS = [Format(*each) for each in itertools.product(("letter", "a4"), (False, True), (False, True))]
BIG = 25_000
"""Bytes of a page, its tags and share of the fonts included."""
FIELD = 600
"""Bytes of a field to type in, with what it looks like."""
FIELD_FONT = 65_000
"""Bytes of the font that has every letter somebody may type."""


@cache
def built(root: Path, layout: Format) -> Output:
    request = Request(
        root / "content",
        documents=("consent",),
        paper=layout.paper,
        large_print=layout.large,
        fillable=layout.fillable,
    )
    return pipeline.build(request)[0][0]


@pytest.fixture(scope="module", params=FORMATS, ids=lambda each: ".".join(each.suffixes) or "default")
def output(request, root) -> tuple[Format, Output]:
    return request.param, built(root, request.param)


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_the_handout_conforms_in_every_format(output, profile):
    failures = page.validate_pdf_bytes(output[1].data, profile=profile).failures
    assert [] == [f"{one.rule_id}: {one.message}" for one in failures]


@pytest.mark.slow
def test_its_tags_are_proven_in_every_format(output):
    assert [] == faults(output[1].data, "en-US")


def test_its_name_says_its_format(output):
    layout, made = output
    assert ".".join(["ketamine-consent", *layout.suffixes, "pdf"]) == made.name


@pytest.fixture(scope="module")
def plain(root) -> Output:
    return built(root, Format())


def test_what_it_says_and_its_code_do_not_depend_on_the_format(output, plain):
    assert (plain.code, plain.digest, plain.version) == (output[1].code, output[1].digest, output[1].version)


def test_it_is_a_small_file(output):
    with open_pdf(output[1].data) as pdf:
        fields = len(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else 0
        assert len(output[1].data) < BIG * len(pdf.pages) + FIELD * fields + (FIELD_FONT if fields else 0)


def test_who_to_call_stands_on_the_first_sheet(output):
    runs = text_runs(output[1].data)
    titles = ("Call us", "Call 911")
    firsts = {min(run.page for run in runs if run.text.startswith(title)) for title in titles}
    assert firsts in ({1}, {2})


def test_every_blank_is_filled_in_where_it_is_asked_for(output):
    layout, made = output
    with open_pdf(made.data) as pdf:
        forms = [each for each in pdf.objects if hasattr(each, "keys") and each.get("/S") == "/Form"]
        assert len(forms) > 30
        fields = len(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else 0
    assert layout.fillable == (fields > 30)
