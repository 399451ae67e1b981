"""The words of a handout, as its content says them."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.handout import Barcode, Callout, Cards, Paragraph, Signatures, Statements, Table
from handouts.text.markup import plain


def blocks(folder, document, kind):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(document,)))[1][document].outline
    return [block for section in outline.sections for block in section.blocks if isinstance(block, kind)]


def test_topics_stand_as_cards_where_their_block_asks_for_it(folder):
    box = next(block for block in blocks(folder, "einwilligung", Callout) if block.origin == "sofort-melden")
    folder.rewrite("zahn/guide.yaml", "items: [sofort-melden,", "look: cards\n            items: [sofort-melden,")
    halves = [block for block in blocks(folder, "einwilligung", Cards) if block.look == "halves"]
    cards = next(block for block in halves if box.origin in [card.origin for card in block.cards])
    assert [box.origin, "offene-fragen"] == [card.origin for card in cards.cards]
    assert box.origin not in [block.origin for block in blocks(folder, "einwilligung", Callout)]
    assert plain(cards.cards[0].title) == plain(box.title)


def test_a_check_says_what_when_why_and_whether_it_hurts(folder):
    (table,) = [one for one in blocks(folder, "einwilligung", Table) if one.kind == "checks"]
    (group,) = table.groups
    checks = {check.id: check.read for check in folder.load().guide.monitoring.checks}
    assert list(checks) == [row.origin for row in group.rows]
    for row in group.rows:
        read = checks[row.origin]
        said = [plain(text) for cell in row.cells for text in cell.paragraphs]
        assert [str(one) for one in (read.name, read.when, read.why, read.hurts)] == said


@pytest.mark.parametrize(("clinician", "given"), [("clinician: Dr. Wer\n", "Dr. Wer"), ("", "")])
def test_the_clinician_in_charge_stands_printed_where_the_clinic_names_one(folder, clinician, given):
    folder.rewrite("clinics/hafen.yaml", "form_number:", f"{clinician}form_number:")
    opening = "opening:\n  - {id: feld-arzt, label: Es behandelt Sie, clinic: clinician}\n"
    folder.rewrite("zahn/consent.yaml", "statements:", f"{opening}statements:")
    asked = Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",))
    outline = pipeline.compose(asked)[1]["einwilligung"].outline
    (side,) = {section.side for section in outline.sections if section.side and section.side.origin == "opening"}
    assert given == plain(side.blanks[0].given)


def test_the_patient_label_stands_on_the_first_page_on_the_leaf_and_at_the_head_of_a_record(folder):
    composed = pipeline.compose(Request(content=folder.path, clinic=CLINIC, everything=True))[1]
    labelled = {
        name: [section.origin for section in one.outline.sections if section.label]
        for name, one in composed.items()
        if name != "einweisung"
    }
    assert {
        "einwilligung": ["vorn", "unterschrift"],
        "merkblatt": [],
        "zettel": [],
        "protokoll": ["protokoll-werte"],
        "begleitheft": [],
    } == labelled
    leaf = next(one for one in composed["einwilligung"].outline.sections if one.origin == "unterschrift")
    assert ["Vor- und Nachname", "Geboren am"] == [plain(blank.label) for blank in leaf.label.blanks]


def test_the_clinics_barcode_stands_behind_the_signatures(folder):
    folder.rewrite("clinics/hafen.yaml", "form_number:", "barcode: ZH-9\nform_number:")
    (code,) = blocks(folder, "einwilligung", Barcode)
    assert ("ZH-9", "Strichcode ZH-9") == (code.value, code.says)


def test_a_person_signs_on_two_lines_and_each_says_what_is_asked(folder):
    (signed,) = blocks(folder, "einwilligung", Signatures)
    asked = [[plain(blank.label) for blank in (*row.first, *row.second)] for row in signed.rows]
    both = ["Unterschrift", "Datum", "Uhrzeit", "In Druckschrift"]
    assert [[*both, "Wer Sie vertritt"], [*both, "Funktion"]] == asked
    assert ["Sie können jederzeit Nein sagen."] == [plain(text) for text in signed.closing]


@pytest.mark.parametrize(
    ("more", "count"), [("", "drei"), ("  - {id: satz-neu, text: Noch etwas., staff: Gesagt.}\n", "4")]
)
def test_how_many_statements_there_are_is_counted(folder, more, count):
    folder.rewrite("zahn/consent.yaml", "signatures:", f"{more}signatures:")
    (signed,) = blocks(folder, "einwilligung", Signatures)
    assert f"Erst unterschreiben, wenn alle {count} abgezeichnet sind." == plain(signed.rule.text)
    lead = next(one for one in blocks(folder, "einwilligung", Paragraph) if one.origin == "unterschrift/all")
    assert f"Alle {count} Sätze abzeichnen, oder nachfragen." == plain(lead.text)


@pytest.mark.parametrize(("own", "said", "asked"), [
    ("  zweimal: '2'\n", "Ich komme 2 Mal. Mehr nicht.", None),
    ("", "Mehr nicht.", ("Ich komme", "Mal.")),
])  # fmt: skip
def test_what_the_clinic_sets_is_printed_into_a_statement_and_else_a_hand_writes_it(folder, own, said, asked):
    fact = "  zweimal: {value: '3', unit: number, local: {at_least: '1', at_most: '4', why: Je nach Zahn.}}\n"
    folder.rewrite("zahn/guide.yaml", "facts:\n", f"facts:\n{fact}")
    folder.rewrite("clinics/hafen.yaml", "facts:\n", f"facts:\n{own}")
    blank = "blank: {id: satz-zahl, label: Ich komme, fact: zweimal, after: Mal.}"
    folder.rewrite(
        "zahn/consent.yaml",
        "signatures:",
        f"  - id: satz-mal\n    {blank}\n    text: Mehr nicht.\n    staff: Zahl steht da.\nsignatures:",
    )
    (statements,) = blocks(folder, "einwilligung", Statements)
    last = statements.statements[-1]
    assert said == plain(last.text)
    assert asked == (last.asks and (plain(last.asks.label), plain(last.asks.after)))


def test_numbers_of_parts_leave_out_what_is_not_numbered(folder):
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",)))[1]
    parts = [plain(section.part) for section in outline["einwilligung"].outline.sections]
    assert ["", *(f"Abschnitt {number}" for number in range(1, 7)), "", "Abschnitt 7", "Abschnitt 8"] == parts
