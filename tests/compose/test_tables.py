from __future__ import annotations

from builders import CLINIC
from handouts import pipeline
from handouts.compose.tables import effect_cards, effects_table, printed_effects
from handouts.content.markup import plain
from handouts.request import Request
from specimens import fuller


def said(text):
    return plain(text).replace("\N{NO-BREAK SPACE}", " ")


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC))[0]


def test_effects_stand_under_their_study_the_commonest_first_and_the_uncounted_last(folder):
    made = edition(fuller.fill(folder))
    table = effects_table(made, "mappe/effects", printed_effects(made, ["auf-dauer", "spaet", "ruheraum"]))
    assert [
        ("Erfundene Zählung, 1.400 Menschen, zehn Tage", ["schmerz", "narbe", "blauer-fleck"]),
        ("Ganz selten: gezählt auf 100.000", ["ganz-selten"]),
        ("Keine gute Zahl bekannt", ["taub-auf-dauer", "nie-gezaehlt"]),
    ] == [(said(group.band), [row.origin for row in group.rows]) for group in table.groups]


def test_what_the_clinic_does_stands_behind_what_the_reader_does(folder):
    made = edition(folder)
    (row,) = effect_cards(made, "x", [made.guide.items["schmerz"]]).groups[0].rows
    assert "Kühlen. Tablette mit 1,7 Milligramm nehmen. Wir geben Ihnen die erste mit." == said(
        row.cells[-1].paragraphs[0]
    )


def test_cards_of_what_nobody_has_counted_stand_last_under_a_head_that_says_so(folder):
    made = edition(folder)
    effects = {one.id: one for one in made.guide.effects.effects}
    table = effect_cards(made, "zettel/effects", [effects["taub-auf-dauer"], effects["schwellung"], effects["fieber"]])
    told = [(plain(group.band), [row.origin for row in group.rows]) for group in table.groups]
    assert [("", ["schwellung", "fieber"]), ("Keine gute Zahl bekannt", ["taub-auf-dauer"])] == told


PATIENT = """    patient:
      notice: Es tut weh
      do: Kühlen. Tablette mit {mittel} nehmen.
      we_do: Wir geben Ihnen die erste mit.
"""


def test_an_effect_that_an_item_tells_has_no_row_of_its_own(folder):
    folder.rewrite("zahn/effects.yaml", "  - id: schmerz\n", "  - id: schmerz\n    told_by: essen\n")
    for patient in ("      patient: Zwei, drei Tage.\n", PATIENT):
        folder.rewrite("zahn/effects.yaml", patient, "")
    _, documents = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    tables = [block for section in documents["einwilligung"].outline.sections for block in section.blocks]
    rows = [row.origin for one in tables for group in getattr(one, "groups", ()) for row in getattr(group, "rows", ())]
    assert "schmerz" not in rows
    assert "fieber" in rows
