from __future__ import annotations

from builders import CLINIC
from handouts import pipeline
from handouts.compose.tables import effect_cards
from handouts.content.markup import plain
from handouts.request import Request


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC))[0]


def test_cards_of_what_nobody_has_counted_stand_last_under_a_head_that_says_so(folder):
    made = edition(folder)
    effects = {one.id: one for one in made.guide.effects.effects}
    table = effect_cards(made, "zettel/effects", [effects["taub-auf-dauer"], effects["schwellung"], effects["fieber"]])
    told = [(plain(group.band), [row.origin for row in group.rows]) for group in table.groups]
    assert [("", ["schwellung", "fieber"]), ("Keine gute Zahl bekannt", ["taub-auf-dauer"])] == told


def test_an_effect_that_an_item_tells_has_no_row_of_its_own(folder):
    folder.spoil("zahn/effects.yaml", "  - id: schmerz\n", "@@  - id: schmerz\n    told_by: essen\n")
    _, documents = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    tables = [block for section in documents["einwilligung"].outline.sections for block in section.blocks]
    rows = [row.origin for one in tables for group in getattr(one, "groups", ()) for row in getattr(group, "rows", ())]
    assert "schmerz" not in rows
    assert "fieber" in rows
