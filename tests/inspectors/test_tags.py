"""Planted defects: what proves a file's tags says of each that it is there."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest

from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf
from inspectors.tags import aloud, elements, faults, kids, unseen
from specimens import handout as specimen

LANGUAGE = "en-US"


@cache
def written() -> bytes:
    """Return a small form with a table under bands, links, fields and icons."""
    outline = specimen.outline(sections=(specimen.feeling(), specimen.going_home(), specimen.consent()))
    return render(outline, specimen.seal(), load_theme(), Format(fillable=True))


def spoilt(plant) -> bytes:
    """Return the file with a defect planted in it."""
    with open_pdf(written()) as pdf:
        plant(pdf)
        found = BytesIO()
        pdf.save(found)
        return found.getvalue()


def numbers(pdf):
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def first(pdf, tag, *, key=""):
    """Return the first element of a tag that has an entry."""
    return next(each for each in elements(pdf) if each.S == f"/{tag}" and (not key or key in each))


def titled(pdf, *, at=0):
    """Return the attributes of a cell that names its titles."""
    cells = [each for each in elements(pdf) if each.S == "/TD" and "/Headers" in each.get("/A", {})]
    return cells[at].A


def widgets(pdf):
    return [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Widget"]


def shape(pdf):
    """Return a page's name of a shape, and the shape."""
    return next((name, one) for name, one in pdf.pages[0].Resources.XObject.items() if one.Subtype == "/Form")


def stolen(pdf):
    numbers(pdf)[1][0] = numbers(pdf)[1][3]


def shortened(pdf):
    numbers(pdf)[1] = pikepdf.Array(list(numbers(pdf)[1])[:-1])


def claimed_twice(pdf):
    one, other = [each for each in elements(pdf) if each.S == "/P" and isinstance(each.get("/K"), int)][:2]
    other.K, other.Pg = one.K, one.Pg


def disowned(pdf):
    del first(pdf, "H1", key="/K")["/K"]


def page_keys(pdf):
    pdf.pages[1].StructParents = pdf.pages[0].StructParents


def swapped(pdf):
    one, other = widgets(pdf)[:2]
    one.StructParent, other.StructParent = int(other.StructParent), int(one.StructParent)


def orphaned(pdf):
    del widgets(pdf)[0]["/StructParent"]


def borrowed(pdf):
    one, other = [each for each in elements(pdf) if each.S == "/Form"][:2]
    one.K.Obj = other.K.Obj


def next_key(pdf):
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


def nameless(pdf):
    names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
    del names[0], names[0]


def renamed(pdf):
    first(pdf, "Sect", key="/ID").ID = pikepdf.String("another")


def language(pdf):
    pdf.Root.Lang = pikepdf.String("de-DE")


def spoken(pdf):
    pdf.Root.StructTreeRoot.K.Lang = pikepdf.String("de-DE")


def no_language(pdf):
    first(pdf, "P").Lang = pikepdf.String("plain English")


def counted(pdf):
    pdf.Root.Outlines.Count = int(pdf.Root.Outlines.Count) + 1


def circular(pdf):
    name, one = shape(pdf)
    one.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({name: one}))


def no_font(pdf):
    fonts = pdf.pages[0].Resources.Font
    del fonts[next(iter(fonts))]


def untitled(pdf):
    del titled(pdf, at=-1)["/Headers"]


def mistitled(pdf):
    titled(pdf).Headers[0] = titled(pdf, at=1).Headers[0]


def lost_title(pdf):
    titled(pdf).Headers[0] = pikepdf.String("nowhere")


def no_scope(pdf):
    head = next(each for each in elements(pdf) if each.S == "/TH" and each.A.get("/Scope") == "/Row")
    head.S = pikepdf.Name.TD


def narrow_band(pdf):
    band = next(each for each in elements(pdf) if each.S == "/TH" and "/ColSpan" in each.A)
    band.A.ColSpan = 2


def all_titles(pdf):
    for each in elements(pdf):
        if each.S == "/TD":
            each.S = pikepdf.Name.TH


def unmarked(pdf):
    pdf.pages[0].contents_add(b"10 10 5 5 re f")


def marked_by_nobody(pdf):
    pdf.pages[0].contents_add(b"/P <</MCID 999>> BDC 10 10 5 5 re f EMC")


def scaled(pdf):
    pdf.Root.ViewerPreferences.PrintScaling = pikepdf.Name.AppDefault


def one_side(pdf):
    del pdf.Root.ViewerPreferences["/Duplex"]


def any_tray(pdf):
    del pdf.Root.ViewerPreferences["/PickTrayByPDFSize"]


PLANTS = [
    stolen, shortened, claimed_twice, disowned, page_keys, swapped, orphaned, borrowed, next_key, nameless, renamed,
    language, spoken, no_language, counted, circular, no_font, untitled, mistitled, lost_title, no_scope, narrow_band,
    all_titles, unmarked, marked_by_nobody, scaled, one_side, any_tray,
]  # fmt: skip


def test_nothing_is_wrong_with_a_file_as_it_is_written():
    assert [] == faults(spoilt(lambda _: None), LANGUAGE)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_defect_is_found(plant):
    assert faults(spoilt(plant), LANGUAGE)


def painted(old: bytes, new: bytes):
    """Return a plant that draws the first text of a page in another way."""

    def plant(pdf):
        content = pdf.pages[0].Contents.read_bytes()
        at = content.index(b"BT", content.index(b"/H1"))
        before, after = content[:at], content[at:]
        pdf.pages[0].Contents = pdf.make_stream(
            before + new + after if not old else before + after.replace(old, new, 1)
        )

    return plant


@pytest.mark.parametrize(
    "colour", [b"1 1 1 rg\n", b".93 .93 .93 rg\n", b"3 Tr\n"], ids=["white", "as good as white", "not painted"]
)
def test_words_that_nobody_sees_are_found(colour):
    assert [] == list(unseen(written()))
    assert list(unseen(spoilt(painted(b"", colour))))


def test_each_cell_is_said_with_its_titles():
    lines = aloud(written()).split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("Table of 4 columns"))
    assert "Table of 4 columns, 12 rows" == lines[at]
    assert any(
        line.startswith("  Of 100 people; From a trial of the drip") and "I feel dizzy" in line for line in lines
    )


def test_a_label_is_said_with_its_blank():
    lines = aloud(written()).split("\n")
    assert "Relation, if not the patient [blank: Relation, if not the patient, Patient, or for them]" in lines
    assert "Printed name [blank: Name, Patient, or for them]" in lines
    assert not [line for line in lines if line.endswith("says nothing)")]


def test_kids_know_their_page():
    with open_pdf(written()) as pdf:
        held = [kid for element in elements(pdf) for kid in kids(element) if "/MCID" in kid]
        assert {page.objgen for page in pdf.pages} == {kid["/Pg"].objgen for kid in held}
