"""What is signed, measured in the bytes of its file: room to write, and on which pages it stands."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import pikepdf
import pytest

from builders import drawn
from handouts.app.request import Request
from handouts.errors import ContentError
from handouts.outline.handout import Section, Signatures, Statements
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, text_runs
from specimens import handout as specimen
from specimens.handout import rich

LEAST = {"signature": 70, "name": 60, "beside": 50, "date": 25, "time": 25}
"""Millimetres that a hand must have to write."""
LAYOUTS = (
    Format(),
    Format("a4"),
    Format(large=True),
    Format("a4", large=True),
    Format(fillable=True),
)
PEOPLE = ("patient", "clinician", "interpreter", "witness")

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
every_large = pytest.mark.parametrize("layout", LAYOUTS[2:4], ids=lambda layout: layout.name)


@cache
def built(layout: Format, sections: tuple[Section, ...] = ()) -> bytes:
    shown = sections or (specimen.opening(), specimen.asking(), specimen.consent())
    return render(specimen.outline(sections=shown), specimen.seal(), load_theme(), layout)


def rooms(data: bytes) -> dict[str, tuple[int, float]]:
    """Return the page of each place to write, and how many millimetres wide it is, by its origin."""
    with open_pdf(data) as pdf:
        pages: dict[Any, int] = {one.objgen: number for number, one in enumerate(pdf.pages, 1)}
        pages |= {each.objgen: pages[one.objgen] for one in pdf.pages for each in one.get("/Annots", [])}
        found = {}
        for each in pdf.objects:
            if not isinstance(each, pikepdf.Dictionary) or each.get("/S") != "/Form":
                continue
            widget = each.K.Obj if isinstance(each.K, pikepdf.Dictionary) else None
            box = widget.Rect if widget is not None else each.A[0].BBox if "/BBox" in each.A[0] else each.A[1].BBox
            page = widget if widget is not None else each.Pg
            left, _, right, _ = (float(edge) for edge in box)
            found[str(each.ID)] = (pages[page.objgen], (right - left) * 25.4 / 72)
    return found


@every_layout
def test_there_is_room_to_sign_and_to_write(layout):
    found = rooms(built(layout))
    narrow = {
        f"{who}/{what}": found[f"{who}/{what}"][1]
        for who in PEOPLE
        for what, least in LEAST.items()
        if found[f"{who}/{what}"][1] < least
    }
    assert {} == narrow


def test_a_line_that_is_too_short_is_found():
    theme = load_theme()
    look = theme.handout.prints["standard"]
    short = look.signature.model_copy(update={"date": 60})
    part = look.model_copy(update={"signature": short, "tight": look.tight.model_copy(update={"signature": short})})
    prints = {**theme.handout.prints, "standard": part}
    spoilt = theme.model_copy(update={"handout": theme.handout.model_copy(update={"prints": prints})})
    data = render(
        specimen.outline(sections=(specimen.opening(), specimen.consent())), specimen.seal(), spoilt, Format()
    )
    assert rooms(data)["patient/date"][1] < LEAST["date"]


@every_large
def test_in_large_print_what_is_signed_is_one_sheet_with_the_patient_on_each_side(layout):
    found = rooms(built(layout))
    front, back = found["know-0/initials"][0], found["patient/signature"][0]
    assert (1, front + 1) == (front % 2, back)
    assert {front, back} == {found[name][0] for name in found if name.startswith("label/name")} - {1}
    assert {front} == {found[name][0] for name in found if name.endswith("/initials")}
    assert {back} == {found[f"{who}/{what}"][0] for who in PEOPLE for what in LEAST}


def test_a_statement_whose_beginning_leaves_no_room_has_its_line_beneath_with_what_follows_it():
    consent = specimen.consent()
    (block,) = (block for block in consent.blocks if isinstance(block, Statements))
    first, *others = block.statements
    assert first.asks is not None
    long = dataclasses.replace(first, asks=dataclasses.replace(first.asks, label=rich("I agree to a jab " * 9)))
    longer = dataclasses.replace(block, statements=(long, *others))
    blocks = tuple(longer if each is block else each for each in consent.blocks)
    data = built(Format(), (specimen.opening(), dataclasses.replace(consent, blocks=blocks)))
    assert rooms(data)["know-0/times"][1] >= LEAST["signature"]
    label = [run.y for run in text_runs(data) if run.text.startswith("I agree to a jab")]
    (after,) = (run.y for run in text_runs(data) if run.text == "times.")
    assert after < min(label)


@every_large
def test_rights_stand_before_signatures(layout):
    runs = [run for run in text_runs(built(layout)) if not run.artifact]
    place = [at for at, run in enumerate(runs) if "takes away none of my" in run.text or "rights" in run.text]
    signed = [at for at, run in enumerate(runs) if "Signature" in run.text]
    assert max(place) < min(signed)


@every_large
def test_a_sheet_to_sign_that_has_more_than_two_sides_is_refused(layout):
    consent = specimen.consent()
    (signed,) = (block for block in consent.blocks if isinstance(block, Signatures))
    again = tuple(
        dataclasses.replace(
            row,
            origin=f"{row.origin}-{at}",
            first=tuple(dataclasses.replace(one, origin=f"{one.origin}-{at}") for one in row.first),
            second=tuple(dataclasses.replace(one, origin=f"{one.origin}-{at}") for one in row.second),
        )
        for at in range(3)
        for row in signed.rows
    )
    many = dataclasses.replace(signed, rows=again)
    blocks = tuple(many if block is signed else block for block in consent.blocks)
    with pytest.raises(Exception, match=r"more sides than it may|does not fit"):
        built(layout, (dataclasses.replace(consent, blocks=blocks),))


@pytest.mark.parametrize("signs", [16, 17])
def test_a_barcode_whose_bars_a_scanner_cannot_tell_apart_is_refused(folder, signs):
    folder.rewrite("clinics/hafen.yaml", "form_number:", f"barcode: {'A' * signs}\nform_number:")
    request = Request(folder.path, clinic="hafen", documents=("einwilligung",))
    if signs == 16:
        assert drawn(request)
        return
    with pytest.raises(ContentError, match=r"17 signs has bars too narrow[^\n]*\n +Write at most 16 signs"):
        drawn(request)
