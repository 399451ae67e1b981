"""Questions to tick on a card, and the marks and blanks of a table, judged by the bytes of their file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import page
import pytest

from handouts.outline.handout import Ticks
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen


@cache
def built(**how) -> bytes:
    outline = specimen.outline(sections=(specimen.more(), specimen.asking()))
    return render(outline, specimen.seal(), load_theme(), Format(**how))


def runs(data: bytes, text: str):
    found = [run for run in text_runs(data) if text in run.text]
    assert found, text
    return next((run for run in found if run.text.strip("\u00a0 ") == text), found[0])


@pytest.mark.parametrize("how", [{}, {"fillable": True}, {"large": True}], ids=["print", "fillable", "large"])
def test_a_page_with_ticks_and_marks_conforms(how):
    report = page.validate_pdf_bytes(built(**how), profile=page.ValidationProfile.PDF_UA_1)
    assert [] == [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_each_choice_is_a_box_that_says_what_it_is_for():
    with open_pdf(built(fillable=True)) as pdf:
        fields = {str(one.TU): str(one.FT) for one in pdf.Root.AcroForm.Fields}
    asked = [f"Tick: What matters to me? {one}" for one in specimen.MATTERS]
    assert {"/Btn"} == {fields[one] for one in asked}
    assert fields["Tick: I lean to not yet"] == "/Btn"


def of_one(*choices, fillable=True) -> bytes:
    question = specimen.weigh("one", "What now?", "", choices, "one")
    card = Ticks("card", "question", (question,))
    outline = specimen.outline(sections=(replace(specimen.asking(), blocks=(card,)),))
    return render(outline, specimen.seal(), load_theme(), Format(fillable=fillable))


def test_of_the_answers_of_one_question_a_viewer_lets_one_be_ticked():
    data = of_one("yes", "no", "not yet")
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert () == tuple(page.validate_pdf_bytes(data, profile=profile).failures)
    with open_pdf(data) as pdf:
        (group,) = [one for one in pdf.Root.AcroForm.Fields if str(one.T) == "one"]
        assert (1 << 15, "/Off") == (int(group.Ff), str(group.V))
        assert ["Tick: What now? yes", "Tick: What now? no", "Tick: What now? not yet"] == [
            str(one.TU) for one in group.Kids
        ]
        states = [set(one.AP.N.keys()) - {"/Off"} for one in group.Kids]
        assert 3 == len(set.union(*states)) == sum(map(len, states)), "each has a name of its own"
        assert {"/Off"} == {str(one.AS) for one in group.Kids}
        assert all(one.Parent.objgen == group.objgen for one in group.Kids)
        drawn = {one.objgen for sheet in pdf.pages for one in sheet.get("/Annots", ())}
        assert drawn >= {one.objgen for one in group.Kids}
    assert 2 == tag_tree(of_one("yes", "no", fillable=False)).count("role=rb")


def test_an_answer_that_is_longer_than_its_card_goes_on_beneath():
    long = "I would rather ask somebody who has had a cold nose for a whole winter and did not mind it at all, " * 2
    data = of_one("yes", long)
    first, rest = runs(data, "I would rather"), runs(data, "mind it at all, I would")
    assert first.y > rest.y
    assert first.x == pytest.approx(rest.x)


def test_on_paper_each_choice_is_a_form_element_in_an_item_of_a_list():
    lines = [line.strip() for line in tag_tree(built()).split("\n")]
    for origin, choices in (("matters", specimen.MATTERS), ("lean", ("yes", "no", "not yet"))):
        for number, choice in enumerate(choices, 1):
            at = lines.index(f"Form #{origin}/{number} role=cb")
            assert ["LI", "LBody"] == lines[at - 2 : at]
            assert f"P '{choice}'" == lines[at + 1]


def test_choices_that_have_room_stand_beside_their_question_and_others_beneath():
    data = built()
    assert runs(data, "I lean to").y == pytest.approx(runs(data, "not yet").y)
    assert runs(data, "What matters to me?").y > runs(data, "A warm nose").y


def test_choices_go_on_in_another_row_where_the_card_ends():
    rows = [runs(built(), one).y for one in specimen.MATTERS]
    assert rows == sorted(rows, reverse=True)
    assert 1 < len(set(rows)) < len(rows)
    assert {True} == {low == high or low - high >= load_theme().handout.prints["standard"].ticks.box
                      for low, high in pairwise(rows)}  # fmt: skip


def test_a_line_to_write_on_in_a_table_is_a_field_of_its_cell():
    with open_pdf(built(fillable=True)) as pdf:
        assert "hat-price" in {str(one.T) for one in pdf.Root.AcroForm.Fields}
    lines = tag_tree(built()).split("\n")
    at = next(number for number, line in enumerate(lines) if "Form #hat-price" in line)
    depth = len(lines[at]) - len(lines[at].lstrip())
    holder = next(line for line in reversed(lines[:at]) if len(line) - len(line.lstrip()) < depth)
    assert holder.split()[0] == "TD"


def test_what_is_marked_stands_behind_its_mark():
    part = load_theme().handout.prints["standard"].table
    data = built()
    name, allowed = runs(data, "A pink hat"), runs(data, "Approved")
    assert allowed.x - name.x == pytest.approx(part.mark + part.mark_gap)
