from __future__ import annotations

from builders import CLINIC
from handouts import pipeline
from handouts.compose.told import told
from handouts.content.markup import plain
from handouts.request import Request


def test_of_an_effect_that_nobody_has_counted_staff_read_that_no_number_exists(folder):
    edition, _ = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    said = [plain(text) for text in told(edition, edition.guide.items["taub-auf-dauer"])]
    assert ["Ein Nerv liegt nah am Zahn.", "Dazu gibt es keine gute Zahl."] == said[1:3]
