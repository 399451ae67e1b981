from __future__ import annotations

from typing import TYPE_CHECKING, Any

import page
import pytest
from pikepdf import PdfImage, Stream
from PIL import Image, ImageChops

from handouts.errors import ContentError
from handouts.render.pdf.engine.canvas import load_picture
from inspectors.pdf import open_pdf, read_pages
from specimens.pdf import one_page

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.render.pdf.engine.structure import Node


def drawn(path: Path) -> bytes:
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        with canvas.figure(root.add("Figure", "logo", alt="A logo"), 48, 400, 60, 40):
            canvas.picture(path, x=48, y=400, width=60, height=40)

    return one_page(draw)


@pytest.mark.parametrize(
    ("mode", "colour", "name", "shown"),
    [
        ("RGB", (11, 85, 99), "logo.png", (11, 85, 99)),
        ("RGBA", (11, 85, 99, 0), "logo.png", (255, 255, 255)),
        ("L", 128, "logo.png", (128, 128, 128)),
        ("P", 0, "logo.png", (0, 0, 0)),
        ("CMYK", (0, 0, 0, 255), "logo.jpg", (0, 0, 0)),
        ("RGB", (200, 200, 200), "logo.jpg", (200, 200, 200)),
    ],
)
def test_a_logo_conforms_and_looks_as_its_file(tmp_path: Path, mode: str, colour: Any, name: str, shown: Any):
    path = tmp_path / name
    Image.new(mode, (30, 20), colour).save(path)
    data = drawn(path)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [] == list(page.validate_pdf_bytes(data, profile=profile).failures)
    assert [[]] == [each.unmarked for each in read_pages(data)]
    with open_pdf(data) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert isinstance(image, Stream)
        seen = PdfImage(image).as_pil_image().convert("RGB")
    assert ImageChops.difference(seen, Image.new("RGB", (30, 20), shown)).getextrema() == ((0, 0),) * 3


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path):
    path = tmp_path / "logo.png"
    path.write_text("no picture")
    with pytest.raises(ContentError, match=r"logo\.png is no picture"):
        load_picture(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ContentError, match=r"none\.png"):
        load_picture(tmp_path / "none.png")
