from __future__ import annotations

from builders import CLINIC
from handouts import pipeline
from handouts.compose.figures import joined
from handouts.compose.told import told
from handouts.content.markup import plain
from handouts.request import Request


def test_of_an_effect_that_nobody_has_counted_staff_read_that_no_number_exists(folder):
    edition, _ = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    said = [plain(text) for text in told(edition, edition.guide.items["taub-auf-dauer"])]
    assert ["Ein Nerv liegt nah am Zahn.", "Dazu gibt es keine gute Zahl."] == said[1:3]


def test_of_an_effect_staff_read_what_is_noticed_how_long_it_lasts_and_what_to_do(folder):
    edition, composed = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    slides = [slide for section in composed["einweisung"].outline.sections for slide in section.slides]
    quoted = {"taub": plain(joined(edition, next(one for one in slides if one.origin == "folie-gesagt").quote))}
    rows = {row.origin: plain(row.cells[1]) for one in slides if one.origin == "told/folgen" for row in one.rows}
    assert {"taub", "taub-auf-dauer"} == rows.keys()
    for name, said in (*quoted.items(), *rows.items()):
        effect = edition.guide.items[name]
        texts = (effect.patient.notice, effect.lasts.patient, effect.patient.do)
        places = [said.index(plain(edition.say(text))) for text in texts]
        assert sorted(places) == places
