"""Canaries: what we rely on in ReportLab and python-bidi beyond their documentation; a failure names what moved."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import reportlab
from bidi import algorithm
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from handouts.render.pdf.engine.marking import TaggedCanvas


@pytest.fixture
def canvas() -> Any:
    return Canvas(BytesIO(), pageCompression=0, invariant=1)


def test_the_release_is_the_one_these_hooks_were_read_in():
    assert "5.1.0" == reportlab.__version__


def test_canvas_code_is_a_list_to_which_each_drawing_adds_items_and_last_a_painting_operator(canvas: Any):
    drawings = [
        lambda: canvas.rect(1, 2, 3, 4),
        lambda: canvas.line(1, 2, 3, 4),
        lambda: canvas.circle(1, 2, 3),
        lambda: canvas.roundRect(1, 2, 3, 4, 1, fill=1),
        lambda: canvas.lines([(1, 2, 3, 4)]),
    ]
    for draw in drawings:
        del canvas._code[:]
        draw()
        painting = {"S", "B", "f*", "B*"}
        assert [len(canvas._code) - 1] == [at for at, code in enumerate(canvas._code) if code.split()[-1] in painting]


def test_canvas_draws_a_path_in_items_that_end_with_a_painting_operator(canvas: Any):
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.lineTo(1, 1)
    canvas.drawPath(path, fill=1, stroke=0)
    assert canvas._code[-1].split()[-1] in {"f", "f*"}


def test_canvas_saves_and_restores_states_as_items_of_their_own(canvas: Any):
    canvas.saveState()
    assert 1 == len(canvas.state_stack)
    canvas.restoreState()
    assert ["q", "Q"] == canvas._code
    assert [] == canvas.state_stack


def test_canvas_begins_every_page_with_its_preamble(canvas: Any):
    canvas._preamble = "% begun"
    canvas.rect(1, 2, 3, 4)
    canvas.showPage()
    assert canvas._doc.Pages.pages[-1].stream.startswith("% begun\n")


@pytest.mark.parametrize("hook", ["_make_preamble", "_restartAccumulators", "_startPage", "init_graphics_state"])
def test_canvas_calls_its_hooks(hook: str, monkeypatch: pytest.MonkeyPatch):
    called: list[str] = []
    original = getattr(Canvas, hook)

    def noted(self: Canvas) -> None:
        called.append(hook)
        original(self)

    monkeypatch.setattr(Canvas, hook, noted)
    canvas = Canvas(BytesIO())
    canvas.rect(1, 2, 3, 4)
    canvas.showPage()
    assert called


def test_canvas_restarts_its_accumulators_with_each_page(canvas: Any):
    canvas.rect(1, 2, 3, 4)
    canvas._annotationrefs.append("x")
    canvas._formsinuse.append("y")
    canvas.showPage()
    assert ([], [], []) == (canvas._code, canvas._annotationrefs, canvas._formsinuse)


def test_document_counts_bookmarks_of_inner_levels_once_too_often_so_that_we_count_them(canvas: Any):
    for level, key in enumerate("ab"):
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(key, key, level)
    canvas.showPage()
    outlines = canvas._doc.Outlines
    assert outlines is canvas._doc.outline is canvas._doc.Catalog.Outlines
    outlines.prepare(canvas._doc, canvas)
    assert (3, 2) == (outlines.count, len(outlines.destinationnamestotitles))


def test_canvas_text_begins_with_begin_text(monkeypatch: pytest.MonkeyPatch, canvas: Any):
    def refuse(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr(Canvas, "beginText", refuse)
    for draw in (canvas.drawString, canvas.drawRightString, canvas.drawCentredString):
        with pytest.raises(LookupError):
            draw(1, 2, "x")


def test_canvas_stays_silent_when_our_preamble_is_empty():
    assert "" == TaggedCanvas((10, 10))._preamble


def test_document_remembers_fonts_by_name_when_they_are_used(canvas: Any):
    canvas.setFont("Times-Roman", 10)
    assert "Times-Roman" in canvas._doc.fontMapping
    assert [] == canvas._doc.delayedFonts


def test_page_writes_the_keys_that_no_default_lists():
    document = pdfdoc.PDFDocument()
    page: Any = pdfdoc.PDFPage()
    page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents"]
    page.StructParents = 7
    page.Resources = b"/Given"
    page.Contents = pdfdoc.PDFStream(content=b"")
    assert b"/StructParents 7" in page.format(document)


def test_page_keeps_contents_and_resources_that_were_given():
    document = pdfdoc.PDFDocument()
    page = pdfdoc.PDFPage()
    page.Contents = given = pdfdoc.PDFStream(content=b"")
    page.Resources = b"/Given"
    page.check_format(document)
    assert (given, b"/Given") == (page.Contents, page.Resources)


def test_catalog_writes_the_keys_that_no_default_lists_as_references():
    for key in ("StructTreeRoot", "MarkInfo", "Metadata", "ViewerPreferences"):
        assert key in pdfdoc.PDFCatalog.__NoDefault__
        assert key in pdfdoc.PDFCatalog.__Refs__


def test_document_takes_the_identifier_that_was_set():
    document: Any = pdfdoc.PDFDocument()
    document._ID = b"[<00><00>]"
    assert b"[<00><00>]" == document.ID()


def test_document_numbers_objects_in_the_order_of_their_references():
    document = pdfdoc.PDFDocument()
    first, second = pdfdoc.PDFStream(content=b"1"), pdfdoc.PDFStream(content=b"2")
    numbers = [document.Reference(thing).format(document).split()[0] for thing in (first, second, first)]
    assert numbers[0] == numbers[2]
    assert int(numbers[1]) == int(numbers[0]) + 1
    assert first in document.idToObject.values()


def test_stream_ends_without_an_end_of_line_so_that_we_add_one():
    data = pdfdoc.PDFStream(content=b"x").format(pdfdoc.PDFDocument())
    assert data.endswith(b"\nstream\nxendstream\n")


def test_dictionary_sorts_its_keys():
    data = pdfdoc.PDFDictionary({"B": 1, "A": 2}).format(pdfdoc.PDFDocument())
    assert data.index(b"/A") < data.index(b"/B")


def test_settings_that_change_bytes_are_the_ones_we_set():
    assert (0, 0) == (rl_config.pdfMultiLine, rl_config.pdfComments)


def test_a_document_takes_its_time_stamp_from_one_place(monkeypatch: pytest.MonkeyPatch):
    stamped: Any = pdfdoc
    assert "_Timeless" == stamped.TimeStamp(1).__name__
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "no number")
    assert stamped.PDFDocument(invariant=1)._timeStamp is stamped.TimeStamp(1)


def test_levels_of_bidirectional_text_are_resolved_in_steps_that_share_a_storage():
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 1, "R"
    algorithm.get_embedding_levels("\N{HEBREW LETTER ALEF} 12", storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    assert [1, 1, 2, 2] == [char["level"] for char in storage["chars"]]
