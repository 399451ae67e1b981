"""How long a deck says that it takes, counted on the second guide: 120 words a minute, six seconds to look."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.text.markup import plain

SAID = "notes: {say: [Beide Spalten lesen.]}"


def outline(folder):
    request = Request(content=folder.path, clinic=CLINIC, documents=("einweisung",))
    return pipeline.compose(request)[1]["einweisung"].outline


def minute(*sections):
    return (sum(section.seconds for section in sections) + 30) // 60


def notes(folder, origin):
    return next(slide.notes for part in outline(folder).sections for slide in part.slides if slide.origin == origin)


@pytest.mark.parametrize(
    ("new", "seconds"),
    [
        ("{say: [ja ja ja ja]}", 6 + 2),
        ("{say: [ja ja ja ja], ask: {kind: voice, text: ja ja}}", 6 + 3 + 15),
        ("{say: [ja ja ja ja], ask: {kind: room, text: ja ja}}", 6 + 3 + 30),
        ("{say: [ja ja ja ja], ask: {kind: pairs, text: ja ja}}", 6 + 3 + 60),
        ("{say: [ja ja ja ja], ask: {kind: round, text: ja ja, listen_for: ja ja ja}}", 6 + 3 + 90),
        ("{say: [ja ja ja ja], if_asked: [ja ja ja ja ja ja]}", 6 + 2),
    ],
)
def test_a_slide_takes_its_words_what_is_asked_and_looking_and_nothing_that_is_not_said(folder, new, seconds):
    folder.rewrite("zahn/training.yaml", SAID, f"notes: {new}")
    found = notes(folder, "folie-wege")
    assert seconds == found.seconds
    assert f"{seconds // 60}:{seconds % 60:02} Min." == plain(found.time)


def test_a_fact_is_counted_as_it_is_said(folder):
    folder.rewrite("zahn/training.yaml", SAID, 'notes: {say: ["{puls-grenze} {puls-grenze}"]}')
    assert 6 + 4 == notes(folder, "folie-wege").seconds  # twice “120 Schläge je Minute”


def test_the_label_of_a_question_says_who_answers(folder):
    found = notes(folder, "folie-vergleich")
    assert ["Alle:", "Zu hören:"] == [label for label, _ in found.parts()][1:3]
    assert ("Nur auf Nachfrage:", "Mehr dazu im Heft.") in [
        (label, plain(texts[0])) for label, texts in notes(folder, "schluss").parts()
    ]


def test_an_opener_tells_when_its_module_starts_and_what_it_takes_and_the_agenda_what_all_takes(folder):
    made = outline(folder)
    core = [section for section in made.sections if section.core]
    assert ["opening", "teil-vorher/section", "teil-dabei/section", "schluss/section"] == [one.origin for one in core]
    opening, before, during, _ = core
    assert f"Ab Minute {minute(opening)}, {minute(before)} Minute" == plain(before.slides[0].minutes)
    start = minute(opening, before)
    assert f"Ab Minute {start}, {minute(during)} Minuten" == plain(during.slides[0].minutes)
    agenda = opening.slides[1]
    whole = sum(section.seconds for section in core)
    assert plain(agenda.title).startswith(f"{(whole + 30) // 60} Minuten")


def test_what_is_only_looked_up_takes_no_time(folder):
    timed = {section.origin for section in outline(folder).sections if section.seconds}
    assert timed.isdisjoint({"sign-off", "closing"})


def test_the_end_of_the_course_repeats_its_objectives(folder):
    (closing,) = [slide for part in outline(folder).sections for slide in part.slides if slide.origin == "schluss"]
    assert [
        "Nennen, wann der Eingriff nicht beginnt.",
        "Zeigen, was bei 120\xa0Schläge\xa0je\xa0Minute° zu tun ist.",
    ] == [plain(text) for _, text in closing.objectives]
    assert ["Puls messen", "Tupfer zeigen"] == [plain(text) for text in closing.tomorrow]


def test_a_course_without_a_closing_has_no_section_for_it(folder):
    text = (folder.path / "zahn/training.yaml").read_text("utf-8")
    before, _, rest = text.partition("\nclosing:\n")
    folder.write("zahn/training.yaml", f"{before}\nunits:\n{rest.partition('units:')[2]}")
    assert "schluss/section" not in [section.origin for section in outline(folder).sections]
