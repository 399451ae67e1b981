"""A clinic's own template: what it lacks is listed, and what it brings is used."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from handouts.cli.main import status
from handouts.errors import AccessError, ContentError, ExitStatus
from handouts.files import shipped
from handouts.render.pptx.presentation import doubts, render
from handouts.render.pptx.template import typefaces
from handouts.render.pptx.template.colours import palette_of
from handouts.render.pptx.template.opening import open_template, opened
from handouts.render.pptx.template.typefaces import metrics_of
from handouts.theme.look import load_theme
from inspectors.contrast import shade_pairs
from inspectors.pptx import Deck, faults, shapes, text
from render.pptx import sample_outline as sample


@pytest.fixture
def ours():
    return Presentation(str(shipped("assets") / "deck"))


def test_a_copy_of_an_older_deck_gets_the_layouts_and_places_that_it_lacks(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    layouts = {layout.name: layout for layout in ours.slide_layouts}
    layouts["Told"]._element.cSld.set("name", "Something else")
    quote = next(each for each in layouts["Question"].placeholders if each.name == "Hint")
    quote._element.getparent().remove(quote._element)
    dressed(ours, path, accent1="5A2D82", dk2="5A2D82", hlink="5A2D82")
    data = render(sample.outline(), sample.SEAL, load_theme(), path)
    assert [] == faults(data)
    made = Presentation(io.BytesIO(data))
    assert 1 == [layout.name for layout in made.slide_layouts].count("Question")
    assert {"Something else", "Told"} <= {layout.name for layout in made.slide_layouts}
    (sentence,) = doubts(path)
    assert sentence.startswith("clinic.pptx is a copy of an older deck: “Told”, “Question” are ours in its colours")


def test_a_template_without_a_place_for_form_and_status_gets_one_beneath_its_footers(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    for layout in ours.slide_layouts:
        for each in list(layout.placeholders):
            if each.name == "Seal":
                each._element.getparent().remove(each._element)
            elif each.name in ("Source", "Module", "Number"):
                each.top, each.height = 6_208_776, 420_624
    ours.save(path)
    made = Presentation(io.BytesIO(render(sample.outline(), sample.SEAL, load_theme(), path)))
    seals = [shape for slide in made.slides for shape in slide.placeholders if shape.name.startswith("Seal")]
    assert {sample.SEAL.foot_line} == {shape.text for shape in seals}
    assert len(made.slides) - 2 == len(seals)
    (listed,) = (
        one for layout in made.slide_layouts if layout.name == "List" for one in layout.shapes if one.name == "Seal"
    )
    assert 6_629_400 == listed.top


def test_a_template_without_room_for_form_and_status_is_refused(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    holders = {each.name: each for each in ours.slide_layouts.get_by_name("List").placeholders}
    holders["Seal"]._element.getparent().remove(holders["Seal"]._element)
    holders["Source"].top = ours.slide_height - holders["Source"].height
    ours.save(path)
    with pytest.raises(ContentError, match="no room for a placeholder “Seal”"):
        render(sample.outline(), sample.SEAL, load_theme(), path)


def test_a_template_is_used_as_it_is_without_its_own_slides(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    ours.slides.add_slide(ours.slide_layouts[0]).shapes.title.text = "Left over"
    title = next(each for each in ours.slide_layouts.get_by_name("End").placeholders if each.name == "Title")
    title.left = title.left + 360000
    ours.save(path)
    made = Presentation(io.BytesIO(render(sample.outline(), sample.SEAL, load_theme(), path)))
    assert "Left over" not in {slide.shapes.title.text for slide in made.slides}
    assert made.slides[-1].shapes.title.left == title.left


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no zip", "it is cut short, or of another kind; open it in PowerPoint and save it again"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504), "it has a password, .* save it as .pptx without a password"),
    ],
)
def test_a_file_that_is_no_presentation_is_refused_with_what_to_do(tmp_path, data, told):
    path = tmp_path / "clinic.pptx"
    path.write_bytes(data)
    with pytest.raises(AccessError, match=rf"clinic\.pptx: .*{told}"):
        render(sample.outline(), sample.SEAL, load_theme(), path)


def test_a_presentation_that_is_cut_short_is_refused(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    ours.save(path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(AccessError, match="it is cut short"):
        render(sample.outline(), sample.SEAL, load_theme(), path)


def dressed(presentation, path, *, face="Arial", **colours):
    """Save a copy of our deck in another typeface and other colours."""
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode().replace('typeface="Arial"', f'typeface="{face}"')
    for slot, digits in colours.items():
        text = re.sub(rf'(<a:{slot}>\s*<a:srgbClr val=")\w+', rf"\g<1>{digits}", text)
    theme.blob = text.encode()
    presentation.save(path)
    return path


def test_the_width_of_a_typeface_that_is_not_listed_is_told_as_unknown(ours, tmp_path):
    for face, unknown in (("Arial", ()), ("Georgia", ()), ("Segoe UI", ()), ("Verdana", ("Verdana",))):
        ours = Presentation(str(shipped("assets") / "deck"))
        path = dressed(ours, tmp_path / "clinic.pptx", face=face)
        assert unknown == typefaces.face_of(ours, path).unmeasured


def test_colours_that_leave_text_pale_are_refused_with_what_would_be_right(ours, tmp_path):
    path = dressed(ours, tmp_path / "c.pptx", dk2="00A3E0", accent1="00A3E0", accent2="B0B7BC", accent5="FFB81C")
    with pytest.raises(ContentError) as caught:
        render(sample.outline(), sample.SEAL, load_theme(), path)
    told = str(caught.value)
    assert "Light 1 FFFFFF on Accent 1 00A3E0 has a contrast of 2.9; at least 4.5 is needed" in told
    assert "Accent 5 FFB81C on Light 1 FFFFFF has a contrast of 1.7" in told
    assert "Accent 2 B0B7BC on Light 2 F4F1EA has a contrast of 1.8; at least 4.5 is needed (Told: Source" in told
    right = dict(re.findall(r"(\w+): ([0-9A-F]{6})\b", told))
    ours = Presentation(str(shipped("assets") / "deck"))
    again = dressed(ours, tmp_path / "d.pptx", **right)
    assert [] == faults(render(sample.outline(), sample.SEAL, load_theme(), again))


def test_every_pair_of_colours_that_a_picture_draws_is_judged():
    """The list in theme.yaml is complete: what is drawn in pictures, tables and charts, on what it is drawn on."""
    theme = load_theme()
    shades = {name: (each.slot, each.mod, each.off, each.sat) for name, each in theme.deck.pictures.shades.items()}
    listed = {(shades[pair.text], shades[pair.ground]) for pair in theme.deck.contrast}
    grounds = {shades["ground"], shades["white"]}
    drawn = set(shade_pairs(Deck(render(sample.outline(), sample.SEAL, theme))))
    assert drawn
    assert {(ink, on) for ink, on in drawn if on not in grounds or ink not in {one for one, _ in listed}} <= listed


def test_a_larger_size_in_the_master_leaves_less_room(ours):
    before = metrics_of(ours, load_theme()).layouts["List"]["Body"]
    layout = ours.slide_layouts.get_by_name("List")
    body = next(each for each in layout.placeholders if each.name == "Body")
    body._element.find(".//{*}lvl1pPr/{*}defRPr").set("sz", "3200")
    body.text_frame.margin_left = 914400
    after = metrics_of(ours, load_theme()).layouts["List"]["Body"]
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
        render(sample.outline(), sample.SEAL, load_theme(), path)


@pytest.fixture
def hospital(tmp_path):
    """The master that python-pptx begins with, made as wide as a slide is today."""
    made = Presentation()
    width, made.slide_width = made.slide_width, Emu(12192000)
    share = made.slide_width / width
    for page in (made.slide_master, *made.slide_layouts):
        for shape in page.shapes:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * share), round(shape.width * share)
    made.save(tmp_path / "hospital.pptx")
    return tmp_path / "hospital.pptx"


COLOURS = "colours: {accent1: 345C8B, accent2: A23B38, accent3: 6B8534, accent5: 8A5A00, accent6: 9B1C1C}\n"
SECTION = "{layout: Section Header, places: {Objective: Text Placeholder 2}}"


@pytest.mark.parametrize("layouts", ["{}", f"{{Section: {SECTION}, Title Only: {{layout: Title Only}}}}"])
def test_a_hospitals_own_master_carries_our_layouts(hospital, layouts):
    hospital.with_suffix(".yaml").write_text(f"{COLOURS}layouts: {layouts}\n")
    data = render(sample.outline(), sample.SEAL, load_theme(), hospital)
    assert [] == faults(data)
    made = Presentation(io.BytesIO(data))
    assert {"Title Slide", "Told", "Table"} <= {layout.name for layout in made.slide_layouts}
    for slide in made.slides:
        assert slide.shapes.title.text.strip()
        for shape in slide.shapes:
            assert 0 <= shape.top <= shape.top + shape.height <= made.slide_height


def test_a_mapped_layout_is_the_hospitals_own(hospital):
    hospital.with_suffix(".yaml").write_text(f"{COLOURS}layouts: {{Section: {SECTION}}}\n")
    made = Presentation(io.BytesIO(render(sample.outline(), sample.SEAL, load_theme(), hospital)))
    theirs = Presentation(str(hospital)).slide_layouts.get_by_name("Section Header")
    mapped = [layout for layout in made.slide_layouts if layout.name == "Section"]
    assert [theirs.placeholders[0].top] == [each.placeholders[0].top for each in mapped]
    assert {"Title", "Objective"} <= {each.name for each in mapped[0].shapes if each.is_placeholder}


def test_all_that_a_mapping_names_wrongly_is_told_at_its_place(hospital):
    hospital.with_suffix(".yaml").write_text(
        COLOURS + "layouts:\n  Tittle:\n    layout: Blank\n  Told:\n    layout: Two Contents\n"
        "  Section:\n    layout: Section Header\n    places:\n      Objective: Text 9\n"
        "  Table:\n    layout: Title and Content\n    places:\n      Table: Content Placeholder 2\n"
    )
    with pytest.raises(ContentError) as caught:
        render(sample.outline(), sample.SEAL, load_theme(), hospital)
    told = [(problem.location.line, problem.message) for problem in caught.value.problems if problem.location.line]
    assert {
        (3, "we have no layout “Tittle”"),
        (6, "the template has no layout “Two Contents”"),
        (10, "the layout “Section Header” has no placeholder “Text 9”"),
        (14, "“Content Placeholder 2” of the layout “Title and Content” is no placeholder for a table"),
    } <= set(told)


def recoloured(path, *pairs):
    """Exchange words in the XML of a master."""
    made = Presentation(str(path))
    element = made.slide_master._element
    text = etree.tostring(element).decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    element[:] = parse_xml(text)[:]
    made.save(path)


STOPS = '<a:gs pos="0"><a:schemeClr val="dk2"/></a:gs><a:gs pos="100000"><a:schemeClr val="bg1"/></a:gs>'


@pytest.mark.parametrize(
    "pairs",
    [
        [('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')],
        [
            (
                '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>',
                f"<p:bgPr><a:gradFill><a:gsLst>{STOPS}</a:gsLst></a:gradFill><a:effectLst/></p:bgPr>",
            )
        ],
    ],
    ids=["dark", "shaded"],
)
def test_our_layouts_come_with_a_light_ground_onto_a_master_without_one(hospital, pairs):
    recoloured(hospital, *pairs)
    hospital.with_suffix(".yaml").write_text(f"{COLOURS}layouts: {{}}\n")
    data = render(sample.outline(), sample.SEAL, load_theme(), hospital)
    assert [] == faults(data)
    deck = Deck(data)
    layouts = [name for name in deck.members if name.startswith("ppt/slideLayouts/slideLayout")]
    (listed,) = [page for page in map(deck.xml, layouts) if page.find("{*}cSld").get("name") == "List"]
    assert "lt1" == listed.find(".//{*}overrideClrMapping").get("bg1")
    assert listed.find("{*}cSld/{*}bg") is not None


def test_caution_and_emergency_stay_ours_on_a_hospitals_master_unless_it_says_otherwise(hospital):
    found = []
    for colours in ("accent2: A23B38", "accent2: A23B38, accent6: B00020"):
        hospital.with_suffix(".yaml").write_text(
            f"colours: {{accent1: 345C8B, accent3: 6B8534, {colours}}}\nlayouts: {{}}\n"
        )
        made = Presentation(io.BytesIO(render(sample.outline(), sample.SEAL, load_theme(), hospital)))
        slots = palette_of(made.slide_master).slots
        found.append((slots["accent5"], slots["accent6"]))
    ours = palette_of(Presentation(str(shipped("assets") / "deck")).slide_master).slots
    assert [(ours["accent5"], ours["accent6"]), (ours["accent5"], "B00020")] == found


def test_the_last_of_several_colours_tells_what_all_should_be(hospital):
    settings = hospital.with_suffix(".yaml")
    settings.write_text("colours: {accent4: 123456}\nlayouts: {}\n")
    with pytest.raises(ContentError) as caught:
        render(sample.outline(), sample.SEAL, load_theme(), hospital)
    right = re.search(r"All at once: `(colours: \{.*accent.*\})`", caught.value.problems[-1].hint)[1]
    assert "accent4: 123456" in right
    settings.write_text(f"{right}\nlayouts: {{}}\n")
    assert [] == faults(render(sample.outline(), sample.SEAL, load_theme(), hospital))


def test_what_a_master_draws_beneath_our_places_is_told_or_hidden(hospital):
    made = Presentation(str(hospital))
    made.slide_master.shapes._spTree.append(bar(made))
    made.save(hospital)
    settings = hospital.with_suffix(".yaml")
    settings.write_text(f"{COLOURS}layouts: {{}}\n")
    with pytest.raises(ContentError, match="“Bar” of the slide master lies beneath our places"):
        render(sample.outline(), sample.SEAL, load_theme(), hospital)
    settings.write_text(f"{COLOURS}artwork: hide\nlayouts: {{}}\n")
    assert [] == faults(render(sample.outline(), sample.SEAL, load_theme(), hospital))


def bar(presentation):
    """Return a rectangle across the top of a slide."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    shape = slide.shapes.add_shape(1, 0, 300000, 12192000, 500000)
    shape.name = "Bar"
    shape._element.nvSpPr.cNvPr.set("id", "99")
    shape._element.getparent().remove(shape._element)
    return shape._element


def test_a_master_without_a_mapping_or_in_another_shape_is_told_what_to_do(hospital, tmp_path):
    with pytest.raises(ContentError, match=r"few or none of our layouts\n.*write `layouts:` into hospital.yaml"):
        render(sample.outline(), sample.SEAL, load_theme(), hospital)
    Presentation().save(tmp_path / "old.pptx")
    with pytest.raises(ContentError, match=r"its slides are 10.00 by 7.50 inches; ours are 13.33 by 7.50"):
        render(sample.outline(), sample.SEAL, load_theme(), tmp_path / "old.pptx")


def test_nothing_but_masters_reaches_the_deck(ours, tmp_path):
    path = tmp_path / "clinic.pptx"
    ours.core_properties.author = "Another hospital"
    ours.slides.add_slide(ours.slide_layouts[0]).shapes.title.text = "Left over"
    ours.part._element.append(parse_xml(f'<p:extLst {nsdecls("p")}><p:ext uri="{{X}}"/></p:extLst>'))
    ours.save(path)
    data = render(sample.outline(), sample.SEAL, load_theme(), path)
    assert [] == faults(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if b"Another hospital" in archive.read(name)]
        assert 1 == archive.read("ppt/presentation.xml").count(b"<p:extLst")


LAYOUT_RELATIONS = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
NOTES = "ppt/notesMasters/notesMaster1.xml"
DAMAGED = {
    "ill-formed": ("ppt/theme/theme1.xml", b"<a", "its part ppt/theme/theme1.xml is damaged"),
    "another root": ("ppt/slideMasters/slideMaster1.xml", b"<html/>", "it should begin with sldMaster"),
    "notes of another root": (NOTES, b"<html/>", "it should begin with notesMaster"),
    "a page without shapes": (
        NOTES,
        f"<p:notesMaster {nsdecls('p')}/>".encode(),
        f"{NOTES} is damaged: it holds no p:spTree",
    ),
    "entities": ("ppt/slideLayouts/slideLayout1.xml", b"<!DOCTYPE x []><x/>", "it declares a document type"),
    "entities in another encoding": (
        "ppt/slideLayouts/slideLayout1.xml",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><x/>'.encode("utf-16"),
        "it declares a document type",
    ),
    "no relations": ("_rels/.rels", b"<Relationships/>", "its part _rels/.rels is damaged: it should begin with"),
    "no types": ("[Content_Types].xml", b"<a", "its part .Content_Types..xml is damaged"),
    "a layout without its relations": (LAYOUT_RELATIONS, None, "slideLayout1.xml leads to no slideMaster"),
    "no theme": ("ppt/theme/theme1.xml", None, "slideMaster1.xml leads to no theme"),
    "no theme of the notes": ("ppt/theme/theme2.xml", None, "notesMaster1.xml leads to no theme"),
    "no master": ("ppt/slideMasters/slideMaster1.xml", None, "a part is missing"),
}


def repacked(whole, path, **parts):
    """Write a package anew with some of its parts exchanged, or left out."""
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(path, "w") as after:
        members = {each: before.read(each) for each in before.namelist()} | parts
        for each, data in members.items():
            if data is not None:
                after.writestr(each, data)
    return path


@pytest.mark.parametrize(("name", "data", "told"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_template_is_refused_in_one_sentence_that_names_the_part(ours, tmp_path, name, data, told):
    ours.save(tmp_path / "whole.pptx")
    path = repacked(tmp_path / "whole.pptx", tmp_path / "clinic.pptx", **{name: data})
    with pytest.raises(AccessError, match=told):
        opened(path)


def test_a_damaged_picture_of_a_master_is_refused(ours, tmp_path):
    ours.save(tmp_path / "whole.pptx")
    path = repacked(tmp_path / "whole.pptx", tmp_path / "clinic.pptx", **{"ppt/media/image9.png": b"pixels" * 9})
    path.write_bytes(path.read_bytes().replace(b"pixelspixels", b"pixelzpixels", 1))
    with pytest.raises(AccessError, match=r"its part ppt/media/image9\.png is damaged"):
        opened(path)


def test_where_drawing_stumbles_in_a_template_and_not_in_ours_theirs_is_damaged(ours, tmp_path, monkeypatch):
    ours.save(tmp_path / "clinic.pptx")
    settle = typefaces.tighten_lines

    drawn = []

    def stumble(presentation, face):
        settle(presentation, face)
        drawn.append(face)
        if len(drawn) == 1:
            raise KeyError("no such thing")

    monkeypatch.setattr(typefaces, "tighten_lines", stumble)
    with pytest.raises(
        AccessError, match=r"clinic\.pptx: its slide master, a layout or the theme is damaged \(KeyError"
    ):
        render(sample.outline(), sample.SEAL, load_theme(), tmp_path / "clinic.pptx")


def test_a_layout_that_no_list_names_is_left_out(ours, tmp_path):
    entries = ours.slide_master._element.sldLayoutIdLst
    entries.remove(entries[0])
    ours.save(tmp_path / "clinic.pptx")
    assert [] == faults(render(sample.outline(), sample.SEAL, load_theme(), tmp_path / "clinic.pptx"))


def test_numbers_stay_in_one_piece(ours, tmp_path):
    data = render(sample.outline(), sample.SEAL, load_theme(), dressed(ours, tmp_path / "c.pptx", face="Georgia"))
    said = " ".join(text(shape) for name in Deck(data).slides for shape in shapes(Deck(data).xml(name)))
    assert re.search(r"\d\u00a0of\u00a0\d", said)
    assert not re.search(r"\d of \d", said)
    tiles = [shape for name in Deck(data).slides for shape in shapes(Deck(data).xml(name)) if text(shape) == "240"]
    assert {"none"} == {next(tile.iter("{*}bodyPr")).get("wrap") for tile in tiles}


def test_a_build_warns_where_the_typeface_of_a_template_is_not_measured(ours, folder, tmp_path, capsys):
    build = ["build", "--content", str(folder.path), "--clinic", "hafen", "--only", "einweisung", "--out"]
    # in a typeface as wide as Verdana this objective would leave its bar: it is refused, not drawn there
    folder.spoil("zahn/training.yaml", "Zeigen, was bei {puls-grenze} zu tun ist.", "@@Bei {puls-grenze} handeln.")
    told = []
    for face in (b'typeface="Arial"', b'typeface="Verdana"'):
        path = tmp_path / "clinic.pptx"
        theme = ours.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme.blob = theme.blob.replace(b'typeface="Arial"', face)
        ours.save(path)
        assert ExitStatus.FINE == status([*build, str(tmp_path / "dist"), "--template", str(path)])
        told.append(capsys.readouterr().err)
    assert "" == told[0]
    assert "how wide Verdana is, is not known here" in told[1]


MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_relation(ours, tmp_path, kind, target, **more):
    """Return a copy of our template whose master leads to another part."""
    ours.save(tmp_path / "whole.pptx")
    with zipfile.ZipFile(tmp_path / "whole.pptx") as whole:
        relations, parts = whole.read(MASTER_RELATIONS).decode(), {name: whole.read(name) for name in (MASTER,)}
    added = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="../{target}"/></Relationships>'
    parts |= {MASTER_RELATIONS: relations.replace("</Relationships>", added).encode(), **more}
    return repacked(tmp_path / "whole.pptx", tmp_path / "clinic.pptx", **parts)


@pytest.mark.parametrize(("kind", "target"), [("control", "activeX/a.xml"), ("oleObject", "embeddings/o.xml")])
def test_what_runs_or_opens_in_a_master_is_refused_by_name(ours, tmp_path, kind, target):
    path = with_relation(ours, tmp_path, kind, target, **{f"ppt/{target}": b"<x/>"})
    with pytest.raises(ContentError, match=rf"slideMaster1\.xml holds something that runs, plays or opens \({kind}\)"):
        open_template(path, load_theme())


@pytest.mark.parametrize("action", ["ppaction://macro?name=Evil", "ppaction://program", "ppaction://ole?verb=0"])
def test_a_click_on_a_master_that_starts_something_is_refused(ours, tmp_path, action):
    place = next(ours.slide_master.shapes._spTree.iter("{*}cNvPr"))
    place.append(place.makeelement(qn("a:hlinkClick"), {qn("r:id"): "", "action": action}))
    ours.save(tmp_path / "clinic.pptx")
    with pytest.raises(ContentError, match=rf"runs, plays or opens \({action.partition('?')[0]}\)"):
        open_template(tmp_path / "clinic.pptx", load_theme())


def test_what_other_programs_keep_in_a_master_is_left_out_with_what_names_it(ours, tmp_path):
    ours.slide_master._element.cSld.append(
        parse_xml(f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="rIdX"/></p:custDataLst>')
    )
    tags = f'<p:tagLst {nsdecls("p")}><p:tag name="A" val="another hospital"/></p:tagLst>'.encode()
    path = with_relation(ours, tmp_path, "tags", "tags/tag1.xml", **{"ppt/tags/tag1.xml": tags})
    data = render(sample.outline(), sample.SEAL, load_theme(), path)
    assert [] == faults(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if b"another hospital" in archive.read(name)]
        assert b"custData" not in archive.read(MASTER)


@pytest.mark.parametrize("kind", ["template", "slideshow", "addin"])
def test_what_is_made_for_macros_is_refused_with_what_to_do(ours, tmp_path, kind):
    ours.save(tmp_path / "whole.pptx")
    types = "[Content_Types].xml"
    with zipfile.ZipFile(tmp_path / "whole.pptx") as whole:
        made = whole.read(types).replace(
            b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            f"application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml".encode(),
        )
    path = repacked(tmp_path / "whole.pptx", tmp_path / "clinic.pptx", **{types: made})
    with pytest.raises(AccessError, match=r"is made for macros; save it as \.potx or \.pptx, without them"):
        opened(path)
