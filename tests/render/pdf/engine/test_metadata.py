"""Forms to fill in on a screen, judged by the bytes of their file."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from io import BytesIO

import page
import pikepdf
import pytest
import uharfbuzz

from handouts.outline.handout import Blank, Blanks
from handouts.render.pdf.engine.structure import StructureError
from handouts.render.pdf.handout import render
from handouts.text.markup import plain
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, text_runs
from specimens import handout as specimen

UA, A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A
MULTILINE = 1 << 12
TICK = Blank("asking/told", specimen.rich("I told you"), kind="tick")


def with_tick():
    asking = specimen.asking()
    ticks = Blanks("asking/ticks", "lines", specimen.rich("Told"), (TICK,))
    return dataclasses.replace(asking, blocks=(*asking.blocks, ticks))


@cache
def built(*, fillable: bool = True) -> bytes:
    sections = (specimen.opening(), specimen.going_home(), specimen.at_home(), specimen.consent(), with_tick())
    outline = specimen.outline(sections=sections)
    return render(outline, specimen.seal(), load_theme(), Format(fillable=fillable))


def blanks(node) -> list[Blank]:
    """Return every blank of a part of the outline, in reading order."""
    if isinstance(node, Blank):
        return [node]
    if isinstance(node, tuple):
        return [blank for each in node for blank in blanks(each)]
    if dataclasses.is_dataclass(node):
        return [blank for each in dataclasses.fields(node) for blank in blanks(getattr(node, each.name))]
    return []


def asked() -> dict[str, Blank]:
    sections = (specimen.opening(), specimen.going_home(), specimen.at_home(), specimen.consent(), with_tick())
    return {blank.origin: blank for section in sections for blank in blanks(section)}


@pytest.fixture
def pdf():
    with open_pdf(built()) as found:
        yield found


def fields(pdf) -> dict[str, pikepdf.Dictionary]:
    return {str(each.T): each for each in pdf.Root.AcroForm.Fields}


def widgets(field) -> list[pikepdf.Dictionary]:
    return list(field.get("/Kids", [field]))


def failures(data: bytes, profile) -> list[str]:
    return [failure.rule_id for failure in page.validate_pdf_bytes(data, profile=profile).failures]


def test_every_blank_is_one_field_named_by_its_origin(pdf):
    assert sorted(asked()) == sorted(fields(pdf))


def test_a_field_says_what_it_is_for(pdf):
    wanted = {name: blank.tooltip or plain(blank.label) for name, blank in asked().items()}
    assert wanted == {name: str(each.TU) for name, each in fields(pdf).items()}


def test_the_kind_of_a_field_is_that_of_its_blank(pdf):
    kinds = {"tick": "/Btn", "signature": "/Sig"}
    wanted = {name: (kinds.get(one.kind, "/Tx"), one.lines > 1) for name, one in asked().items()}
    found = {name: (str(each.FT), bool(int(each.get("/Ff", 0)) & MULTILINE)) for name, each in fields(pdf).items()}
    assert wanted == found


def test_what_stands_in_two_places_is_filled_in_once(pdf):
    counts = {name: len(widgets(each)) for name, each in fields(pdf).items()}
    assert {name: 2 for name in counts if name.startswith("label/")} == {
        name: count for name, count in counts.items() if count > 1
    }
    for widget in widgets(fields(pdf)["label/name"]):
        assert "/T" not in widget
        assert "Name" == str(widget.Parent.TU)


def test_every_widget_has_a_look_of_its_own_and_is_printed(pdf):
    for field in fields(pdf).values():
        for widget in widgets(field):
            assert 4 == widget.F
            assert isinstance(widget.AP.N, pikepdf.Stream | pikepdf.Dictionary)


def test_nothing_is_left_to_viewers_and_nothing_runs(pdf):
    form = pdf.Root.AcroForm
    assert {"/Fields", "/DR", "/DA", "/SigFlags"} == set(form.keys())
    keys = {key for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}
    assert set() == {"/JS", "/AA", "/XFA", "/NeedAppearances", "/OpenAction"} & keys


def test_fields_follow_each_other_as_they_are_read(pdf):
    """Tab order is that of the structure; the widgets of a page stand in it too."""
    order = []

    def walk(element):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" and element.S == "/Form":
                order.append(kid.Obj.objgen)
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    shown = [each.objgen for one in pdf.pages for each in one.get("/Annots", []) if each.Subtype == "/Widget"]
    assert shown == order
    assert {"/S"} == {str(one.Tabs) for one in pdf.pages}


def test_a_form_element_holds_its_widget_alone(pdf):
    forms = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Form"]
    assert len(forms) == sum(len(widgets(field)) for field in fields(pdf).values())
    assert {"/OBJR"} == {str(form.K.Type) for form in forms}
    assert not [form for form in forms if "/A" in form]


def test_fields_do_not_cover_words_or_each_other(pdf):
    runs = [run for run in text_runs(built()) if run.text.strip("\u00a0 ")]
    for number, one in enumerate(pdf.pages, 1):
        boxes = [
            tuple(float(edge) for edge in each.Rect) for each in one.get("/Annots", []) if each.Subtype == "/Widget"
        ]
        for left, bottom, right, top in boxes:
            inside = [run.text for run in runs if run.page == number and left < run.x < right and bottom < run.y < top]
            assert [] == inside
            crossed = [box for box in boxes if box[0] < right and left < box[2] and box[1] < top and bottom < box[3]]
            assert 1 == len(crossed)


def field_font(pdf) -> pikepdf.Dictionary:
    (font,) = pdf.Root.AcroForm.DR.Font.values()
    return font


LETTERS = "Nguyễn Thị Đặng ữ Ŝ Łucja Şahin Žižka Őz ß Æ µ ✓ ₂ ≥ ≤ ± − × ½ ° † Ω д"


def test_typed_text_has_a_font_of_two_bytes_a_letter_that_has_latin_vietnamese_and_signs(pdf):
    font = field_font(pdf)
    assert ("/Type0", "/Identity-H") == (str(font.Subtype), str(font.Encoding))
    program = uharfbuzz.Face(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    places = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    for code in {ord(letter) for letter in LETTERS}:
        assert 0 < int.from_bytes(places[2 * code : 2 * code + 2], "big") < program.glyph_count


def test_a_code_of_the_field_font_is_the_letter_itself(pdf):
    """So a program that only writes UTF-16 writes what the font shows."""
    ranges = re.findall(rb"<(....)> <(....)> <(....)>", field_font(pdf).ToUnicode.read_bytes())
    assert {True} == {first == text and first[:2] == last[:2] for first, last, text in ranges}
    codes = {code for first, last, _ in ranges for code in range(int(first, 16), int(last, 16) + 1)}
    assert {ord(letter) for letter in LETTERS} <= codes
    assert not {0, 0xFEFF, *range(0xD800, 0xF900)} & codes


def test_the_width_of_each_letter_is_the_font_programs_own(pdf):
    below = field_font(pdf).DescendantFonts[0]
    program = uharfbuzz.Font(uharfbuzz.Face(below.FontDescriptor.FontFile2.read_bytes()))
    places = below.CIDToGIDMap.read_bytes()
    for first, widths in zip(below.W[::2], below.W[1::2], strict=True):
        for code, width in enumerate(widths, int(first)):
            glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
            assert program.get_glyph_h_advance(glyph) == width


def test_what_is_typed_is_as_small_as_its_field_asks_for(pdf):
    """Size 0 lets a viewer fit the text, on one line or on several (ISO 32000-1, 12.7.3.3)."""
    sizes = {name: str(each.DA).split()[1] for name, each in fields(pdf).items() if "/DA" in each}
    assert {"0"} == set(sizes.values())
    assert asked().keys() - sizes.keys() == {
        name for name, blank in asked().items() if blank.kind in {"tick", "signature"}
    }


def people(pdf) -> dict[str, set[str]]:
    """Return the fields of each person who signs, by the name of the field for the signature."""
    signed = [name for name, blank in asked().items() if blank.kind == "signature"]
    return {name: {other for other in fields(pdf) if other.split("/")[0] == name.split("/")[0]} for name in signed}


def test_a_signature_may_be_one_with_a_certificate(pdf):
    assert 4 == len(people(pdf))
    assert {"/Sig"} == {str(fields(pdf)[name].FT) for name in people(pdf)}
    assert 1 == pdf.Root.AcroForm.SigFlags
    assert not [name for name in people(pdf) if "/V" in fields(pdf)[name]]


def test_who_signs_locks_all_but_what_the_others_who_sign_fill_in(pdf):
    for name, own in people(pdf).items():
        lock = fields(pdf)[name].Lock
        assert ("/SigFieldLock", "/Exclude") == (str(lock.Type), str(lock.Action))
        left = {str(field) for field in lock.Fields}
        assert set().union(*people(pdf).values()) - own == left
        assert own | {"label/name", "know-0/initials"} <= fields(pdf).keys() - left


def test_who_signs_alone_locks_all():
    who = Blank("sign", specimen.rich("Signature"), kind="signature")
    section = dataclasses.replace(specimen.asking(), blocks=(Blanks("asking/who", "pair", (), (TICK, who)),))
    data = render(specimen.outline(sections=(section,)), specimen.seal(), load_theme(), Format(fillable=True))
    with open_pdf(data) as pdf:
        assert "/All" == str(fields(pdf)["sign"].Lock.Action)


def test_a_form_that_nobody_signs_says_so():
    section = dataclasses.replace(specimen.asking(), blocks=(Blanks("asking/told", "pair", (), (TICK,)),))
    data = render(specimen.outline(sections=(section,)), specimen.seal(), load_theme(), Format(fillable=True))
    with open_pdf(data) as pdf:
        assert "/SigFlags" not in pdf.Root.AcroForm


def test_a_tick_has_a_look_for_each_state(pdf):
    looks = fields(pdf)[TICK.origin].AP.N
    assert {"/Off", "/Yes"} == set(looks.keys())
    assert (b"", True) == (looks.Off.read_bytes(), b" l " in looks.Yes.read_bytes())


def test_a_blank_without_words_is_refused():
    side = Blanks("mute", "lines", (), (Blank("mute/line", ()),))
    section = dataclasses.replace(specimen.asking(), blocks=(side,))
    with pytest.raises(StructureError, match=r"mute/line.*does not say what it is for"):
        render(specimen.outline(sections=(section,)), specimen.seal(), load_theme(), Format(fillable=True))


def test_a_handout_to_fill_in_by_hand_has_no_form():
    with open_pdf(built(fillable=False)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert b"/Widget" not in built(fillable=False)


def spoilt(change) -> bytes:
    with open_pdf(built()) as pdf:
        change(pdf)
        found = BytesIO()
        pdf.save(found)
        return found.getvalue()


def drop(key: str):
    def change(pdf):
        del fields(pdf)["goals/lines"][key]

    return change


def ask_viewers(pdf):
    pdf.Root.AcroForm.NeedAppearances = True


def orphan(pdf):
    widget = fields(pdf)["goals/lines"]
    del widget["/StructParent"]


@pytest.mark.parametrize(
    ("change", "profile"),
    [(drop("/TU"), UA), (drop("/AP"), A), (ask_viewers, A), (orphan, UA)],
    ids=["no tooltip", "no look", "left to viewers", "outside the structure"],
)
def test_a_planted_defect_is_found(change, profile):
    assert failures(spoilt(lambda _: None), profile) == []
    assert failures(spoilt(change), profile) != []
