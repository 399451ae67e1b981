"""What changed since the release before, as staff read it."""

from __future__ import annotations

import datetime as dt

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.frame import news_slide
from handouts.content.model.history import News, Novelty
from handouts.text.markup import plain


def test_staff_read_what_to_do_about_each_change_and_what_is_signed_anew_is_stressed(folder):
    edition = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("merkblatt",)))[0]
    changes = (
        Novelty("taub", "changed", "", signed=True),
        Novelty("essen", "new", "", signed=False),
        Novelty("fort", "gone", "Das Alte", signed=False),
    )
    slide = news_slide(edition, News("3.1", dt.date(2031, 1, 2), changes))
    assert [
        ("news/taub", ["Geändert", "Taube Lippe", "Neu aufklären, neu unterschreiben lassen"], True),
        ("news/essen", ["Neu", "Essen", "Ab heute so arbeiten"], False),
        ("news/fort", ["Entfallen", "Das Alte", "Nicht mehr sagen"], False),
    ] == [(row.origin, [plain(cell) for cell in row.cells], row.stressed) for row in slide.rows]
