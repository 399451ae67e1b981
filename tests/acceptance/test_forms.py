"""The shipped forms, filled in on a screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import page
import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from inspectors import filling
from inspectors.pdf import open_pdf

if TYPE_CHECKING:
    from pathlib import Path

NAME, ANSWER = "Nguyễn Ŝoňa Łu", "Đặng, Łukasz: SpO₂ ≥ 95 %, 40 µg ± 2 ✓\nand so on"
SHORT = 7
"""Letters that even a narrow column of the record has room for."""


@cache
def form(root: Path, document: str) -> bytes:
    return pipeline.build(Request(root / "content", documents=(document,), fillable=True))[0][0].data


@pytest.fixture(params=["consent", "record"])
def data(request, root) -> bytes:
    return form(root, request.param)


@pytest.mark.slow
@pytest.mark.parametrize("engine", filling.ENGINES)
def test_every_letter_stands_whole_in_every_field_and_the_file_conforms_as_before(engine, data):
    wanted = {name: ANSWER if many else NAME[:SHORT] for name, many in filling.text_fields(data).items()}
    filled = engine(data, wanted)
    found = filling.written(filled)
    assert wanted.keys() == {one.field for one in found}
    for one in found:
        assert (filling.bare(wanted[one.field]), "") == (one.seen, one.cut)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [] == [failure.message for failure in page.validate_pdf_bytes(filled, profile=profile).failures]


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ("consent", {"label-name": 3, "label-birth": 2, "label-record": 2}),
        ("record", {"label-name": 2, "label-record": 2, "record-date": 2}),
    ],
)
def test_who_and_when_is_one_field_wherever_it_stands(root, document, places):
    with open_pdf(form(root, document)) as pdf:
        found = {str(field.T): len(field.Kids) for field in pdf.Root.AcroForm.Fields if "/Kids" in field}
    assert places == found
