"""The typefaces of a template: what is listed, what its files say, and that the shipped deck fits in each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import AccessError, ContentError
from handouts.files import shipped
from handouts.fit import measure
from handouts.render.pptx import presentation
from handouts.render.pptx.template import typefaces
from handouts.theme import look
from handouts.theme.look import load_theme
from inspectors.pptx import faults
from render.pptx.template.test_opening import dressed

SHIPPED = Path(__file__).parents[4] / "content"
FONTS = shipped("assets") / "fonts"
LIGHT, HEAVY = (FONTS / f"AtkinsonHyperlegibleNext_{name}.ttf" for name in ("400Regular", "800ExtraBold"))


@pytest.fixture(scope="module")
def training():
    _, composed = pipeline.compose(Request(SHIPPED, documents=("training",)))
    return composed["training"]


@pytest.mark.parametrize("face", ["Calibri", "Georgia", "Segoe UI", "Times New Roman", "Verdana"])
def test_the_shipped_deck_fits_in_the_typefaces_of_hospitals(training, tmp_path, face):
    """Cambria is narrower than Georgia; what is not listed is measured as Verdana is."""
    path = dressed(Presentation(str(shipped("assets") / "deck")), tmp_path / "c.pptx", face=face)
    assert [] == faults(presentation.render(training.outline, training.seal, load_theme(), path))


@pytest.fixture
def own_font(tmp_path):
    """A copy of our deck in a typeface whose files lie beside it."""
    path = dressed(Presentation(str(shipped("assets") / "deck")), tmp_path / "c.pptx", face="House Sans")
    for name, source in (("light.ttf", LIGHT), ("heavy.ttf", HEAVY)):
        (tmp_path / name).write_bytes(source.read_bytes())
    path.with_suffix(".yaml").write_text("fonts: {house sans: {regular: light.ttf, bold: heavy.ttf}}\n")
    return path


def test_a_typeface_is_measured_by_its_files(own_font):
    found = typefaces.face_of(Presentation(str(own_font)), own_font)
    assert () == found.unmeasured == presentation.doubts(own_font)
    assert found.regular["i"] < found.bold["i"] < found.regular["m"] < found.bold["m"]
    assert found.regular["m"] < measure.face("House Sans").regular["m"], "which is as wide as Verdana"


@pytest.mark.parametrize(("name", "other"), [("light.ttf", HEAVY), ("heavy.ttf", LIGHT)])
def test_a_template_is_other_where_the_file_of_a_typeface_is(own_font, name, other):
    before = look.digest(own_font)
    (own_font.parent / name).write_bytes(other.read_bytes())
    assert look.digest(own_font) != before


@pytest.mark.parametrize(("data", "told"), [(b"no font", "is no font"), (None, "cannot be read: No such file")])
def test_a_file_that_is_no_font_is_refused_by_its_name(own_font, data, told):
    light = own_font.parent / "light.ttf"
    light.write_bytes(data) if data else light.unlink()
    with pytest.raises(AccessError, match=rf"light\.ttf: {told}"):
        presentation.doubts(own_font)


def test_a_typeface_that_needs_two_files_and_names_one_is_told_at_its_place(own_font):
    own_font.with_suffix(".yaml").write_text("fonts:\n  House Sans:\n    regular: light.ttf\n")
    with pytest.raises(ContentError, match=r"c\.yaml:2:3: error: `bold` is missing here"):
        presentation.doubts(own_font)
