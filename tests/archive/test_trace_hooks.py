"""Canaries: what we rely on in pypdfium2 beyond its documentation. A failure names the place that a release moved."""

from __future__ import annotations

import pytest
from pypdfium2 import raw


@pytest.mark.parametrize(
    "name",
    [
        "FPDF_StructTree_GetForPage",
        "FPDF_StructTree_CountChildren",
        "FPDF_StructTree_GetChildAtIndex",
        "FPDF_StructTree_Close",
        "FPDF_StructElement_GetID",
        "FPDF_StructElement_CountChildren",
        "FPDF_StructElement_GetChildAtIndex",
    ],
)
def test_the_tags_of_a_page_are_read_by(name):
    assert callable(getattr(raw, name))
