"""Forms filled in by the engines of browsers: what they save shows each letter, whole, and conforms as before."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from io import BytesIO

import page
import pytest

from handouts.outline.handout import Blank, Blanks
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors import filling
from inspectors.pdf import open_pdf
from specimens import handout as specimen

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
NAME = "Nguyễn Ŝahin-Łucja"
INITIALS = "ŁN"
LONG_NAME = "Maria Guadalupe Gonzalez-Rodriguez de la Torre y Fernández"
ANSWER = "Đặng Łukasz: SpO₂ ≥ 95 %, 40 µg ± 2 ✓\nthen I rest, and\nthe third line"
FULL = "MMWW NGUYỄN ŁĄ " * 30
"""More than any field holds, in wide letters."""


@cache
def form() -> bytes:
    sections = (specimen.opening(), specimen.consent(), specimen.asking())
    return render(specimen.outline(sections=sections), specimen.seal(), load_theme(), Format(fillable=True))


def values(line: str, lines: str) -> dict[str, str]:
    return {name: lines if many else line for name, many in filling.text_fields(form()).items()}


@pytest.mark.parametrize("engine", filling.ENGINES)
@pytest.mark.parametrize(("line", "lines"), [(INITIALS, ANSWER), (NAME[:12], ANSWER)], ids=["initials", "name"])
def test_every_letter_stands_whole_in_every_field(engine, line, lines):
    wanted = values(line, lines)
    written = filling.written(engine(form(), wanted))
    assert wanted.keys() == {one.field for one in written}
    for one in written:
        assert (filling.bare(wanted[one.field]), "") == (filling.bare(one.value), one.cut)
        assert filling.bare(one.value) == one.seen


@pytest.mark.parametrize("engine", filling.ENGINES)
def test_each_box_is_ticked_and_its_tick_is_drawn(engine):
    filled = engine(form(), {})
    with open_pdf(filled) as pdf:
        boxes = [field for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"]
        assert {str(field.T) for field in boxes} == filling.ticked(filled)
        places = [widget for field in boxes for widget in field.get("/Kids", [field])]
        assert {True} == {str(widget.AS) in {"/Off", *widget.AP.N.keys()} for widget in places}
        assert len(boxes) == sum(widget.AS != "/Off" for widget in places)


@pytest.mark.parametrize("engine", filling.ENGINES)
def test_a_long_name_becomes_smaller(engine):
    names = {name: LONG_NAME for name in values("", "") if name.endswith("/name")}
    written = filling.written(engine(form(), names))
    assert len(written) > 3
    assert {(LONG_NAME, filling.bare(LONG_NAME), "")} == {(one.value, one.seen, one.cut) for one in written}


@pytest.mark.parametrize("pasted", [False, True], ids=["typed", "pasted"])
def test_a_full_field_takes_no_more_and_shows_all_that_it_took(pasted):
    written = filling.written(filling.typed(form(), values(FULL, FULL * 2), pasted=pasted))
    assert {True} == {(FULL * 2).startswith(one.value.rstrip()) and len(one.value) < len(FULL) * 2 for one in written}
    assert [] == [one for one in written if one.cut or filling.bare(one.value) != one.seen]


@pytest.mark.parametrize("engine", filling.ENGINES)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_they_save_conforms_as_before(engine, profile):
    filled = engine(form(), values(NAME, ANSWER))
    assert [] == [failure.message for failure in page.validate_pdf_bytes(filled, profile=profile).failures]


@pytest.mark.parametrize("engine", filling.ENGINES)
def test_what_is_asked_twice_is_one_field_that_stands_in_each_place(engine):
    again = Blanks("again", "pair", (), (Blank("again/name", specimen.rich("Whose page"), same_as="label/name"),))
    sections = (specimen.opening(), dataclasses.replace(specimen.asking(), blocks=(again,)))
    made = render(specimen.outline(sections=sections), specimen.seal(), load_theme(), Format(fillable=True))
    assert "again/name" not in filling.text_fields(made)
    written = filling.written(engine(made, {"label/name": NAME}))
    assert 2 * [("label/name", NAME, filling.bare(NAME), "")] == [dataclasses.astuple(one) for one in written]


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [(rb" [0-9.]+ Tf", b" 90 Tf", (True, False)), (rb"\x01A", b"", (False, True))],
    ids=["too large", "a letter less"],
)
def test_the_inspector_sees_letters_that_are_cut_off_or_lost(old, new, faults):
    saved = BytesIO()
    with open_pdf(filling.typed(form(), {"patient/name": INITIALS})) as pdf:
        look = next(field for field in pdf.Root.AcroForm.Fields if field.T == "patient/name").AP.N
        look.write(re.sub(old, new, look.read_bytes()))
        pdf.save(saved)
    (found,) = filling.written(saved.getvalue())
    assert faults == (bool(found.cut), found.seen != found.value)
