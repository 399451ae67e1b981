from __future__ import annotations

import shutil
import stat
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from handouts.cli import preview
from handouts.errors import AccessError


def pdf(*sizes: tuple[int, int], text: bytes = b"") -> bytes:
    """Return a PDF of blank pages, each painted with the same operators."""
    out = BytesIO()
    with pikepdf.new() as document:
        for size in sizes:
            page = document.add_blank_page(page_size=size)
            page.Contents = document.make_stream(text)
        document.save(out)
    return out.getvalue()


def test_each_page_becomes_a_picture_of_its_size():
    sizes = [one.size for one in preview.pages(pdf((72, 144), (144, 72)), 100)]
    assert [(100, 200), (200, 100)] == sizes


def test_what_is_painted_is_seen():
    (picture,) = preview.pages(pdf((72, 72), text=b"1 0 0 rg 36 36 36 36 re f"), 72)
    assert [(255, 0, 0), (255, 255, 255)] == [picture.getpixel(at) for at in ((54, 18), (18, 54))]


@pytest.mark.parametrize("count", [1, 3, 12, 140])
def test_a_contact_sheet_shows_every_picture_once(count):
    marked = [Image.new("RGB", (320, 180), (at + 1, 0, 255)) for at in range(count)]
    sheet = preview.contact_sheet(marked)
    seen = {pixel for _, pixel in sheet.getcolors(1 << 24)}
    assert {(at + 1, 0, 255) for at in range(count)} <= seen
    assert count == 1 or 0.9 < sheet.width / sheet.height < 3.5


def test_pictures_of_two_sizes_share_a_sheet():
    sheet = preview.contact_sheet([Image.new("RGB", (100, 130), "red"), Image.new("RGB", (100, 260), "blue")])
    assert {(255, 0, 0), (0, 0, 255)} <= {pixel for _, pixel in sheet.getcolors(1 << 24)}


def program(folder, text: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize("text", ["exit 1", "exit 0", "kill -9 $$"])
def test_an_office_program_that_gives_nothing_is_told(tmp_path, text):
    with pytest.raises(AccessError, match="made no pictures of the slides"):
        preview.as_pdf(b"a deck", program(tmp_path, text))


def test_the_office_program_gets_the_deck_and_gives_the_pdf(tmp_path):
    found = preview.as_pdf(b"a deck", program(tmp_path, 'for last; do :; done; cp "$last" "${last%.pptx}.pdf"'))
    assert b"a deck" == found


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_makes_a_page_of_each_slide(tmp_path):
    from pptx import Presentation

    deck, out = Presentation(), BytesIO()
    for _ in range(2):
        deck.slides.add_slide(deck.slide_layouts[6])
    deck.save(out)
    assert 2 == len(list(preview.pages(preview.as_pdf(out.getvalue(), str(shutil.which("soffice"))), 20)))
