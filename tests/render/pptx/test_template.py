"""A clinic's own template: what it lacks is listed, and what it brings is used."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from handouts.cli.main import status
from handouts.errors import AccessError, ContentError, ExitStatus
from handouts.render import pptx
from handouts.render.pptx.rooms import rooms_of
from handouts.theme import assets_folder, load_theme
from render.pptx import sample_outline as sample


@pytest.fixture
def ours():
    return Presentation(str(assets_folder() / "deck"))


def test_a_template_lists_every_layout_and_placeholder_that_it_lacks(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    layouts = {layout.name: layout for layout in ours.slide_layouts}
    layouts["Told"]._element.cSld.set("name", "Something else")
    quote = next(each for each in layouts["Question"].placeholders if each.name == "Hint")
    quote._element.getparent().remove(quote._element)
    ours.save(path)
    with pytest.raises(ContentError) as caught:
        pptx.render(sample.outline(), sample.SEAL, load_theme(), path)
    assert {problem.message for problem in caught.value.problems} == {
        "the template has no layout “Told”",
        "the layout “Question” has no placeholder “Hint”",
    }


def test_a_template_without_a_place_for_form_and_status_gets_one_beneath_its_footers(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    for layout in ours.slide_layouts:
        for each in list(layout.placeholders):
            if each.name == "Seal":
                each._element.getparent().remove(each._element)
            elif each.name in ("Source", "Module", "Number"):
                each.top, each.height = 6_208_776, 420_624
    ours.save(path)
    made = Presentation(io.BytesIO(pptx.render(sample.outline(), sample.SEAL, load_theme(), path)))
    seals = [shape for slide in made.slides for shape in slide.placeholders if shape.name.startswith("Seal")]
    assert {sample.SEAL.foot_line} == {shape.text for shape in seals}
    assert len(made.slides) - 2 == len(seals)
    listed = next(each for each in made.slide_layouts.get_by_name("List").placeholders if each.name == "Seal")
    assert 6_629_400 == listed.top


def test_a_template_without_room_for_form_and_status_is_refused(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    holders = {each.name: each for each in ours.slide_layouts.get_by_name("List").placeholders}
    holders["Seal"]._element.getparent().remove(holders["Seal"]._element)
    holders["Source"].top = ours.slide_height - holders["Source"].height
    ours.save(path)
    with pytest.raises(ContentError, match="no room for a placeholder “Seal”"):
        pptx.render(sample.outline(), sample.SEAL, load_theme(), path)


def test_a_template_is_used_as_it_is_without_its_own_slides(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    ours.slides.add_slide(ours.slide_layouts[0]).shapes.title.text = "Left over"
    title = next(each for each in ours.slide_layouts.get_by_name("End").placeholders if each.name == "Title")
    title.left = title.left + 360000
    ours.save(path)
    made = Presentation(io.BytesIO(pptx.render(sample.outline(), sample.SEAL, load_theme(), path)))
    assert "Left over" not in {slide.shapes.title.text for slide in made.slides}
    assert made.slides[-1].shapes.title.left == title.left


def test_a_file_that_is_no_presentation_is_refused(tmp_path):
    path = tmp_path / "clinic.pptx"
    path.write_text("no zip")
    with pytest.raises(AccessError, match=r"clinic\.pptx"):
        pptx.render(sample.outline(), sample.SEAL, load_theme(), path)


def test_fit_is_proven_for_our_typeface_and_for_no_other(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    ours.save(path)
    assert pptx.is_measured(path, load_theme())
    theme = ours.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = theme.blob.replace(b'typeface="Arial"', b'typeface="Verdana"')
    ours.save(path)
    assert not pptx.is_measured(path, load_theme())


def test_a_larger_size_in_the_master_leaves_less_room(ours):
    before = rooms_of(ours, load_theme()).layouts["List"]["Body"]
    layout = ours.slide_layouts.get_by_name("List")
    body = next(each for each in layout.placeholders if each.name == "Body")
    body._element.find(".//{*}lvl1pPr/{*}defRPr").set("sz", "3200")
    body.text_frame.margin_left = 914400
    after = rooms_of(ours, load_theme()).layouts["List"]["Body"]
    assert (after.size, before.width - after.width) == (32, 72)


@pytest.mark.parametrize(("layout", "size", "least"), [("List", 14, 18), ("Sources", 13, 14)])
def test_a_template_that_sets_text_too_small_is_refused(ours, tmp_path, layout, size, least):
    path = tmp_path / "clinic.pptx"
    for one in ours.slide_layouts:
        if one.name.startswith(layout):
            body = next(each for each in one.placeholders if each.name == "Body")
            body._element.find(".//{*}lvl1pPr/{*}defRPr").set("sz", str(size * 100))
    ours.save(path)
    with pytest.raises(ContentError, match=f"{size} pt; {least} pt is the least"):
        pptx.render(sample.outline(), sample.SEAL, load_theme(), path)


def test_a_template_without_notes_master_is_refused(tmp_path):
    path = tmp_path / "clinic.pptx"
    Presentation().save(path)
    with pytest.raises(ContentError, match="no notes master"):
        pptx.render(sample.outline(), sample.SEAL, load_theme(), path)


def test_a_build_warns_where_the_typeface_of_a_template_is_not_measured(ours, folder, tmp_path, capsys):
    build = ["build", "--content", str(folder.path), "--clinic", "hafen", "--only", "einweisung", "--out"]
    told = []
    for face in (b'typeface="Arial"', b'typeface="Verdana"'):
        path = tmp_path / "clinic.pptx"
        theme = ours.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme.blob = theme.blob.replace(b'typeface="Arial"', face)
        ours.save(path)
        assert ExitStatus.FINE == status([*build, str(tmp_path / "dist"), "--template", str(path)])
        told.append(capsys.readouterr().err)
    assert "" == told[0]
    assert "clinic.pptx is not in Arial; that its text fits is not proven" in told[1]
