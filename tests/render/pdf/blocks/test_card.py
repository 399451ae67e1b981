"""A card's telephone numbers: none is broken inside its digits, in any paper and print, or it is told."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from handouts.errors import ContentError
from handouts.outline.handout import Card, Cards, Section, TelephoneLine
from handouts.render.pdf.handout import render
from handouts.text.markup import Run
from handouts.theme.look import Format, load_theme
from inspectors.pdf import text_runs
from specimens import handout as specimen
from specimens.handout import rich

NBSP = "\N{NO-BREAK SPACE}"
LAYOUTS = {
    f"{paper}{'-large' * large}": Format(paper, large=large) for paper in ("letter", "a4") for large in (False, True)
}


def line(number: str, *after: Run) -> TelephoneLine:
    words = (Run(number.replace(" ", NBSP), kind="telephone"), *after)
    return TelephoneLine("call/clinic", words, "tel:+12025550142", rich("Weekdays, 8 to 5"))


def drawn(look: Any, layout: Format, *lines: TelephoneLine) -> bytes:
    """Return a handout with the number in a card, which in a row has two others beside it."""
    card = Card("call-us", "care", "phone", rich("Call us"), lines)
    others = [Card(f"call-{at}", "crisis", "speech", rich("Call 988"), lead=rich("Any hour.")) for at in range(2)]
    cards = (*others, card) if look == "row" else (card,)
    section = Section("calls", "flow", "hospital", (), rich("Whom to call"), (Cards("calls/cards", look, cards),))
    made = dataclasses.replace(specimen.outline(), sections=(section,))
    return render(made, specimen.seal(), load_theme(), layout)


def lines_read(data: bytes) -> list[str]:
    rows: dict[tuple[int, float], str] = {}
    for run in text_runs(data):
        rows[(run.page, round(run.y))] = rows.get((run.page, round(run.y)), "") + run.text.replace(NBSP, " ")
    return list(rows.values())


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("look", ["row", "wide"])
@pytest.mark.parametrize("number", ["+1 (202) 555-0142", "+44 (0)20 7946 0000", "1-800-FLOWERS"])
def test_a_number_stands_whole_on_one_line(number, look, layout):
    extension = (Run(" "), Run(f"ext.{NBSP}12345", kind="telephone"))
    rows = lines_read(drawn(look, layout, line(number, *extension)))
    assert [row for row in rows if number in row]
    assert [row for row in rows if "ext. 12345" in row]


def test_a_number_that_no_place_holds_is_told_with_the_room_there_is():
    with pytest.raises(ContentError) as caught:
        drawn("row", Format(), line("+44 (0)20 7946 0000 0000 0000 0000 0000"))
    problem = caught.value.problems[0]
    assert "points wide, and there is room for" in problem.message
    assert problem.about.startswith("+44")
