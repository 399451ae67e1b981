from __future__ import annotations

import pytest

from handouts.rules.coverage import printed, sentences, ways
from rules.judging import judged, subject
from rules.standard import LIP, covered, met, with_standard

NOTICE = "Meine Lippe ist taub"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("patient.notice", (NOTICE,)),
        ("staff.see.1", ("Beißt sich",)),
        ("staff.see", ("Nuschelt", "Beißt sich")),
        ("patient.notice, patient.do", (NOTICE, "Nicht kauen.")),
        ("lasts.staff", ("Weg in 2 bis 3 Stunden.",)),
        ("patient.notice, likelihoods.0", (NOTICE, "97 danach", "1 ohnehin")),
        ("likelihoods.1", ()),
        ("likelihoods", ("97 danach", "1 ohnehin")),
        ("patient.about", ()),
        ("patient.notice, patient.about", ()),
        ("patient", (NOTICE, "Nicht kauen.")),
        ("watched_by", ()),
        ("staff.record", ()),
        ("nothing.at.all", ()),
        ("staff.see.2", ()),
    ],
)
def test_a_path_leads_to_its_texts_or_to_none(folder, path, expected):
    edition = subject(folder).edition
    found = sentences(edition, edition.guide.items["taub"], path)
    assert expected == tuple(text.replace("\u00a0", " ") for text in found)


def test_ways_are_parted_at_commas():
    assert ["patient.notice"] == ways("patient.notice")
    assert ["patient.notice", "lasts.staff"] == ways("patient.notice, lasts.staff")


@pytest.mark.parametrize(
    ("said", "page", "expected"),
    [
        (("Ruhen.",), ("Ruhen.",), True),
        (("Ruhen.",), ("Erst kühlen. Ruhen.",), True),
        (("Ruhe",), ("Ruhen.",), False),
        (("Ruhe",), ("Unruhe", "Ruhe: lange"), True),
        (("Ruhe", "Eis"), ("Ruhe",), False),
        (("Ruhe", "Eis"), ("Eis", "Ruhe"), True),
        (("a (b*",), ("so a (b* so",), True),
        ((), ("Ruhe",), False),
        (("Ruhe",), (), False),
    ],
)
def test_a_text_is_printed_whole_or_inside_a_longer_one_and_never_inside_a_word(said, page, expected):
    assert expected is printed(said, "\n".join(page))


def test_a_cover_names_its_sentence_and_the_documents_that_print_it(folder):
    by_element = {cover.element: cover for cover in subject(met(folder)).covers}
    lip, way = by_element["Z01"], by_element["Z02"]
    assert ("taub", "patient.notice", NOTICE) == (lip.item, lip.path, lip.sentence)
    assert ("einwilligung", "einweisung") == lip.documents
    assert ("einwilligung", "einweisung") == way.documents


def test_what_is_given_with_a_handout_tells_for_it_and_needs_no_danger_signs_of_its_own(folder):
    with_standard(folder)
    folder.part_sources()
    lists = "    given_with: einwilligung\n"
    covers = f"{lists}    covers: {{Z01: sections.belege.title}}\n"
    folder.rewrite("zahn/guide.yaml", lists, covers)
    moved = "          - kind: topics\n            items: [sofort-melden, offene-fragen]\n"
    folder.rewrite("zahn/guide.yaml", moved, "")
    folder.rewrite("zahn/guide.yaml", "          - kind: references\n", f"{moved}          - kind: references\n")
    made = subject(folder)
    assert {"sofort-melden", "offene-fragen"} <= made.shown["einwilligung"] & made.shown["beilage"]
    assert ("einwilligung", "beilage") == {cover.element: cover for cover in made.covers}["Z01"].documents
    assert () == judged(folder, "P801")


def test_several_texts_are_shown_with_a_stroke_between(folder):
    with_standard(folder)
    covered(folder, LIP, 'Z01: "patient.notice, patient.do"')
    (cover,) = subject(folder).covers
    assert f"{NOTICE} / Nicht kauen." == cover.sentence


def test_a_text_that_stands_in_a_document_by_another_item_does_not_count(folder):
    with_standard(folder)
    staff = "      points: [Brei, Suppe]\n    staff:\n      text: [Keinen Druck machen.]\n"
    folder.rewrite("zahn/expectations.yaml", "      points: [Brei, Suppe]\n", staff)
    folder.spoil("zahn/expectations.yaml", "  - id: essen\n", "@@  - id: essen\n    covers: {Z02: staff.text.0}\n")
    folder.spoil("zahn/training.yaml", "say: [Vorsichtig sagen.]", "@@say: [Keinen Druck machen.]")
    (cover,) = subject(folder).covers
    assert "Keinen Druck machen." == cover.sentence
    assert () == cover.documents  # the deck says it, and does not show this topic


def test_the_frame_of_a_document_covers_by_the_way_to_its_part(folder):
    with_standard(folder)
    old = "    main_message: Ohne Zahn"
    covers = "Z02: sections.ablauf.blocks.lead.text, Z01: front.main_message, Z09: sections.nirgends.title"
    folder.spoil("zahn/guide.yaml", old, f"@@    covers: {{{covers}}}\n{old}")
    found = {cover.element: cover for cover in subject(folder).covers}
    assert "Alles dauert etwa 1 Stunde." == found["Z02"].sentence.replace("\u00a0", " ")
    assert ("einwilligung",) == found["Z02"].documents
    assert found["Z01"].sentence.startswith("Ohne Zahn")
    assert ("", ()) == (found["Z09"].sentence, found["Z09"].documents)


def test_a_rate_covers_by_so_many_of_its_whole_wherever_it_is_said(folder):
    with_standard(folder)
    covered(folder, ("zahn/effects.yaml", "  - id: fieber\n"), "Z02: likelihoods.0")
    covered(folder, ("zahn/expectations.yaml", "  - id: nutzen-fistel\n"), "Z01: likelihood")
    rate, benefit = sorted(subject(folder).covers, key=lambda cover: cover.item)
    assert ["12,5 von 100.000", "98 von 10.000 / 120 von 10.000"] == [
        cover.sentence.replace("\u00a0", " ") for cover in (rate, benefit)
    ]
    assert "einwilligung" in rate.documents
    assert {"einwilligung", "einweisung"} <= set(benefit.documents)
