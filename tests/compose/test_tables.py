from __future__ import annotations

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.tables import effects_table, long_term_table
from handouts.content.model.blocks import EffectGroup, EffectsBlock
from handouts.outline.handout import BarsCell, Table
from handouts.outline.prose import quoted
from handouts.outline.walk import of_kind
from handouts.text.markup import plain
from specimens import fuller


def said(text):
    return plain(text).replace("\N{NO-BREAK SPACE}", " ")


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC))[0]


def block(*groups):
    return EffectsBlock(
        kind="effects", groups=tuple(EffectGroup(study=study, effects=names) for study, names in groups)
    )


def test_effects_stand_in_the_order_of_the_guide_under_who_counted_them_and_what_the_others_had(folder):
    made = edition(fuller.fill(folder))
    groups = (
        ("zaehlung", ("narbe", "schmerz")),
        ("umfrage", ("schwellung",)),
        (None, ("taub-auf-dauer", "nie-gezaehlt")),
    )
    table = effects_table(made, "mappe/effects", block(*groups))
    assert [
        ("Erfundene Zählung, 1.400 Menschen. „Ohne“ = Gewartet.", ["narbe", "schmerz"]),
        ("Erfundene Umfrage.", ["schwellung"]),
        ("Keine gute Zahl bekannt", ["taub-auf-dauer", "nie-gezaehlt"]),
    ] == [(said(group.band), [row.origin for row in group.rows]) for group in table.groups]
    assert ["erfunden-zwei"] == [run.cite for run in table.groups[0].band if run.cite]


def test_a_row_says_what_is_noticed_how_many_what_we_do_and_what_you_do(folder):
    folder.rewrite(
        "zahn/effects.yaml", "      notice: Es tut weh\n", "      notice: Es tut weh\n      means: Es pocht.\n"
    )
    made = edition(folder)
    (row,) = effects_table(made, "x", block(("zaehlung", ("schmerz",)))).groups[0].rows
    name, many, we_do, do = row.cells
    assert ["Es tut weh", "Es pocht."] == [said(text) for text in name.paragraphs]
    assert isinstance(many, BarsCell)
    assert ["Wir geben Ihnen die erste mit."] == [said(text) for text in we_do.paragraphs]
    assert ["Kühlen. Tablette mit 1,7 Milligramm nehmen."] == [said(text) for text in do.paragraphs]


def test_what_to_call_for_is_quoted_from_the_signs_that_are_written_once(folder):
    made = edition(folder)
    (row,) = long_term_table(made, "x", block((None, ("taub-auf-dauer",)))).groups[0].rows
    assert (("nach vier Wochen noch taub",), ("ruf-taub",)) == (
        tuple(map(said, row.cells[2].paragraphs)),
        row.cells[2].origins,
    )


def test_what_the_reader_does_stands_there_where_no_sign_is_to_be_called_for(folder):
    folder.rewrite("zahn/effects.yaml", "call: [ruf-taub]", "do: Sofort kommen.")
    made = edition(folder)
    (row,) = long_term_table(made, "x", block((None, ("taub-auf-dauer",)))).groups[0].rows
    assert ["Sofort kommen."] == [said(text) for text in row.cells[2].paragraphs]


PATIENT = """    patient:
      notice: Es tut weh
      do: Kühlen. Tablette mit {mittel} nehmen.
      we_do: Wir geben Ihnen die erste mit.
"""


def test_an_effect_that_an_item_tells_has_no_row_of_its_own(folder):
    folder.rewrite("zahn/effects.yaml", "  - id: schmerz\n", "  - id: schmerz\n    told_by: essen\n")
    folder.rewrite("zahn/effects.yaml", PATIENT, "")
    folder.rewrite("zahn/guide.yaml", "effects: [taub, schmerz, blutdruck-hoch]", "effects: [taub, blutdruck-hoch]")
    _, documents = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    tables = [block for section in documents["einwilligung"].outline.sections for block in section.blocks]
    rows = [row.origin for one in tables for group in getattr(one, "groups", ()) for row in getattr(group, "rows", ())]
    assert "schmerz" not in rows
    assert "fieber" in rows


def plan(folder):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC))[1]["einwilligung"].outline
    (found,) = [one for one in of_kind(outline, Table) if one.kind == "plain"]
    return found


def test_a_topic_has_its_table_row_by_row(folder):
    table = plan(folder)
    assert ["Wann", "Was", "Wozu"] == [said(text) for text in table.head]
    rows = table.groups[0].rows
    assert [f"tablettenplan/row-{number}" for number in (1, 2, 3)] == [row.origin for row in rows]
    assert [True, False, False] == [cell.header for cell in rows[0].cells]
    assert "Der Magen ruht 1 Stunde." == said(rows[1].cells[2].paragraphs[0])


def test_a_quoted_table_is_read_row_by_row(folder):
    assert [
        "Morgens · Ibuprofen und ein Glas Wasser · Gegen den Schmerz",
        "Mittags · Nichts · Der Magen ruht 1 Stunde.",
        "Abends · Ibuprofen · Zum Schlafen",
    ] == [said(text) for text in quoted(plan(folder), "tablettenplan")]


def test_a_row_with_a_text_too_many_is_told_with_its_table(folder):
    folder.rewrite("zahn/expectations.yaml", "[Mittags, Nichts,", "[Mittags, Nichts, Gar nichts,")
    (problem,) = folder.problems()
    assert "row 2 has 4 texts, and there are 3 heads over them" in problem.message
    assert problem.location.line
