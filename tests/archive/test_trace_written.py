from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from builders import GUIDES
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.archive.trace import PageIndex, read, read_file
from handouts.errors import AccessError
from inspectors.pptx import Deck, P


@pytest.fixture(scope="module")
def files():
    """The second guide's documents, by name."""
    return {one.document: one.data for one in pipeline.build(Request(GUIDES, clinic="hafen", fillable=True))[0]}


def tagged(data: bytes) -> dict[str, set[int]]:
    """Return the pages of each id, from the whole tag tree and not page by page."""
    found: dict[str, set[int]] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

        def pages(element, page=None) -> set[int]:
            if isinstance(element, int):
                return {numbers[page.objgen]}
            page = element.get("/Pg", page)
            if element.get("/Type") in {"/MCR", "/OBJR"}:
                return {numbers[page.objgen]}
            kids = element.get("/K")
            if kids is None:  # an empty cell
                return set()
            on = {n for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) for n in pages(kid, page)}
            if "/ID" in element:
                found[str(element.ID)] = on
            return on

        pages(pdf.Root.StructTreeRoot.K)
    return {name: on for name, on in found.items() if on}


def test_the_pages_of_each_id_are_those_of_its_content(files):
    written = read(files["einwilligung"])
    assert written.counts == "pages"
    assert written.on
    assert {name: set(on) for name, on in written.on.items()} == {
        name: on for name, on in tagged(files["einwilligung"]).items() if name in written.on
    }
    assert tagged(files["einwilligung"]).keys() >= written.on.keys()


def test_the_slides_of_each_id_are_those_whose_shapes_name_it(files):
    written = read(files["einweisung"])
    deck = Deck(files["einweisung"])
    assert written.counts == "slides"
    for number, name in enumerate(deck.slides, 1):
        named = {
            origin
            for shape in deck.xml(name).iter(P + "cNvPr")
            if "origin: " in shape.get("name")
            for origin in shape.get("name").partition("origin: ")[2].split()
        }
        assert named == {origin for origin, on in written.on.items() if number in on}


def test_the_parts_of_an_item_are_taken_together():
    assert PageIndex("pages", {"a/text-1": (2,), "a/points": (3, 2), "b": (1,)}).items == {"a": (2, 3), "b": (1,)}


def saved_again(data: bytes) -> bytes:
    """Return a PDF as another program would save it: other numbers, everything compressed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    return out.getvalue()


def test_a_handout_that_another_program_saved_is_read_too(files):
    again = saved_again(files["einwilligung"])
    assert b"/StructElem" not in again
    assert read(again) == read(files["einwilligung"])


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7\n", b"PK\3\4", zipped(a="b"), zipped(**{"ppt/presentation.xml": "<p>"})],
    ids=["empty", "text", "head", "cut", "foreign", "half"],
)
def test_what_is_neither_is_said_to_be_neither(data, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(AccessError, match=r"a\.pdf: this is n(either|ot) a"):
        read_file(path)


def test_any_end_cut_off_gives_origins_or_an_error_and_nothing_else(files):
    for data in files.values():
        for part in range(1, 20):
            try:
                read(data[: len(data) * part // 20])
            except ValueError:
                continue


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(AccessError, match="cannot be read"):
        read_file(tmp_path / "none.pdf")
