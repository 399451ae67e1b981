"""Streams as they stand in the file."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName

from handouts.render.pdf.engine.objects import Stream


@pytest.mark.parametrize(("content", "ending"), [(b"a", b"a\n"), (b"a\n", b"a\n\n"), (b"a\r", b"a\r\r\n")])
def test_a_line_ends_before_endstream_whatever_the_content_ends_with(content, ending):
    """So that a reader who takes one end of line off finds as many bytes as Length says."""
    data = Stream(content, Type=PDFName("Metadata")).format(PDFDocument())
    assert data.endswith(b"\nstream\n" + ending + b"endstream")
    assert b"/Length %d" % len(content) in data
