"""The ways to go: each answers the same questions, and says so where no source tells."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import ContentError
from handouts.outline.handout import Paragraph, Table, Ticks
from handouts.text.markup import plain

GUIDE, EXPECT, CONSENT = "zahn/guide.yaml", "zahn/expectations.yaml", "zahn/consent.yaml"
ITEMS = "items: [weg-warten, weg-putzen]"


def blocks(folder, kind):
    request = Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",))
    outline = pipeline.compose(request)[1]["einwilligung"].outline
    return [block for section in outline.sections for block in section.blocks if isinstance(block, kind)]


def rows(folder):
    table = next(block for block in blocks(folder, Table) if block.kind == "options")
    return {row.origin: row.cells for group in table.groups for row in group.rows}, table.head


def test_each_way_has_an_answer_to_each_question(folder):
    ways, head = rows(folder)
    assert ["weg-warten", "weg-putzen"] == [*ways]
    assert {len(head)} == {len(cells) for cells in ways.values()}
    assert all(plain(text) for cells in ways.values() for cell in cells for text in cell.paragraphs)


def test_what_no_source_tells_is_said_once_behind_its_mark(folder):
    ways, _ = rows(folder)
    wait = ways["weg-warten"]
    assert ["Nicht bekannt."] == [plain(text) for text in wait[1].paragraphs]
    assert ["Vielleicht nie.", "Nicht bekannt."] == [plain(text) for text in wait[2].paragraphs]
    assert ("", "question-mark") == wait[2].marks
    folder.rewrite(EXPECT, "how_fast: Vielleicht nie.", "how_fast: unknown")
    assert ["Nicht bekannt."] == [plain(text) for text in rows(folder)[0]["weg-warten"][2].paragraphs]


@pytest.mark.parametrize(
    ("approved", "word", "mark"),
    [("yes", "Zugelassen", "tick"), ("no", "Nicht zugelassen", "cross"), ("device", "Gerät erlaubt", "tick"),
     ("none", "Nichts zuzulassen", "")],
)  # fmt: skip
def test_under_its_name_stands_whether_it_is_approved(folder, approved, word, mark):
    folder.rewrite(EXPECT, 'approved: "yes"', f'approved: "{approved}"')
    name = rows(folder)[0]["weg-putzen"][0]
    assert word == plain(name.paragraphs[-1])
    assert mark == name.marks[-1]


@pytest.mark.parametrize("question", ["got_well", "how_fast", "how_long", "harms", "visits", "cost", "approved"])
def test_no_question_may_be_left_out(folder, question):
    text = (folder.path / EXPECT).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"    {question}:"))
    folder.rewrite(EXPECT, f"{line}\n", "")
    with pytest.raises(ContentError, match=f"`{question}` is missing"):
        rows(folder)


def test_what_holds_for_every_row_stands_beneath(folder):
    folder.rewrite(GUIDE, ITEMS, f'{ITEMS}\n            foot: "**Wird es eng:** Rufen Sie an."')
    line = next(block for block in blocks(folder, Paragraph) if block.origin.endswith("/foot"))
    assert plain(line.text) == "Wird es eng: Rufen Sie an."
    assert line.text[0].strong


def test_questions_to_tick_say_for_each_box_what_it_is_for(folder):
    asked = "ticks:\n  - {id: wichtig, question: Was zählt?, hint: Alles ankreuzen., choices: [Preis, Zeit]}\n"
    folder.rewrite(CONSENT, "ticks:\n", asked)
    folder.rewrite(GUIDE, ITEMS, f"{ITEMS}\n          - {{kind: ticks, icon: care, items: [wichtig]}}")
    (question,) = next(block for block in blocks(folder, Ticks)).questions
    assert ["wichtig/1", "wichtig/2"] == [one.origin for one in question.choices]
    assert ["Preis", "Zeit"] == [plain(one.label) for one in question.choices]
    assert all("Was zählt?" in one.tooltip for one in question.choices)
