from __future__ import annotations

import pytest

from handouts.rules import plain_words
from handouts.rules.plain_words import closed, grade
from rules.judging import Spoil, added, judged

TEXTS = "zahn/expectations.yaml"
HARD = "Institutional communication necessitates considerable individual responsibility."
"""Six long words: far above every grade allowed, and shorter than a block that is judged alone."""
LONG = f"{HARD[:-1]} and {HARD[:-1].lower()} and {HARD[:-1].lower()} and {HARD.lower()}"
SOFT = "Weich und lau."
SIGNS = [
    "keine Luft",
    "Blut, das nicht stoppt",
    "Normal ist: Schneller Atem vor Angst. Rosa Speichel am ersten Tag.",
]
"""The danger signs of the sheet to which all these texts belong."""


@pytest.fixture
def folder(folder):
    """The second guide, said to be in English: the rules measure only that."""
    folder.rewrite("zahn/guide.yaml", "language: de-DE", "language: en-US")
    return folder


@pytest.fixture
def german(folder):
    """The second guide as it is."""
    folder.rewrite("zahn/guide.yaml", "language: en-US", "language: de-DE")
    return folder


@pytest.mark.parametrize("rule", ["W101", "W102", "W103", "W104", "W105", "W110"])
def test_the_second_guide_is_easy_to_read(folder, rule):
    assert () == judged(folder, rule)


def test_the_hardest_sentences_are_named_first(folder):
    folder.spoil(TEXTS, SOFT, f"@@{LONG}")
    folder.spoil(TEXTS, "[Kühlen, Hoch liegen]", "@@[Go to bed late, Go to bed early this evening, Sit on it a lot]")
    (problem,) = judged(folder, "W102")
    hardest = [LONG, SIGNS[-1], "Go to bed early this evening"]
    assert f"Hardest: grade {grade([LONG]):.0f} (essen/text-1): {LONG}" == problem.hint.split(" / ")[0]
    assert [closed(text) for text in hardest] == [one.partition("): ")[2] for one in problem.hint.split(" / ")]


def test_what_only_staff_read_may_be_hard(folder):
    folder.spoil(TEXTS, "Bei Anruf gleich einbestellen.", f"@@{LONG}")
    assert () == judged(folder, "W")


@pytest.mark.parametrize(
    ("rule", "limit", "texts"),
    [
        ("W101", "WHOLE", [HARD, "Kühlen", "Hoch liegen", "Spülen", "Rauchen", SOFT, "Brei", "Suppe", *SIGNS]),
        ("W102", "SECTION", ["Kühlen", "Hoch liegen", "Spülen", "Rauchen", HARD, "Brei", "Suppe", *SIGNS]),
        ("W103", "BLOCK", [LONG]),
    ],
)
def test_a_grade_at_its_limit_is_allowed(folder, monkeypatch, rule, limit, texts):
    if rule == "W101":
        folder.spoil("zahn/guide.yaml", "Kühlen, ruhen, nicht spülen.", f"@@{HARD}")
    else:
        folder.spoil(TEXTS, SOFT, f"@@{texts[0] if rule == 'W103' else HARD}")
    monkeypatch.setattr(plain_words, limit, grade(texts))
    assert () == judged(folder, rule)
    monkeypatch.setattr(plain_words, limit, grade(texts) - 0.01)
    assert 1 == len(judged(folder, rule))


def test_hard_english_in_another_language_is_not_measured(german):
    for text in (LONG, "It comes to 1 in 5.", "Some 5 percent do."):
        spoil = Spoil("W1", TEXTS, SOFT, text)
        assert [] == added(german, [spoil])[0]
        german.rewrite(TEXTS, text, SOFT)


def test_a_percentage_is_told_in_any_language(german):
    assert ["W110"] == [one.id for one in added(german, [Spoil("W110", TEXTS, SOFT, "20 % tun es.")])[0]]


def test_that_a_language_is_not_measured_is_noted_where_it_is_named(german):
    named = german.spoil("zahn/guide.yaml", "language: de-DE", "language: @@de-DE")
    (note,) = judged(german, "W100")
    assert ("W100", "note") == (note.id, note.severity)
    assert named == note.location
    assert "`de-DE`" in note.message


def test_of_english_nothing_is_noted(folder):
    assert () == judged(folder, "W100")


LISTED = """\
title: Plain
basis: Invented
hard_words: {bolus: one dose at once, intracranial pressure: pressure in the skull}
elements:
  - {id: P01, says: Plain words, held_by: W104}
"""


def listed(folder):
    (folder.path / "standards").mkdir()
    folder.write("standards/plain.yaml", LISTED)
    return folder


@pytest.mark.parametrize("text", ["A Bolus comes first.", "High intracranial pressure", "Not the bolus"])
def test_a_hard_word_that_nothing_explains_is_told_in_any_language(folder, text):
    listed(folder)
    place = folder.spoil(TEXTS, SOFT, f"@@{text}")
    (problem,) = judged(folder, "W104")
    assert ("W104", "error") == (problem.id, problem.severity)
    assert (place.file, place.line) == (problem.location.file, problem.location.line)
    assert problem.hint.startswith("Say one dose at once" if "olus" in text else "Say pressure in the skull")


@pytest.mark.parametrize("text", ["The boluses of old.", "Pressure", "Embolus."])
def test_other_words_are_not_hard(folder, text):
    listed(folder).rewrite(TEXTS, SOFT, text)
    assert () == judged(folder, "W104")


def test_a_hard_word_may_stand_where_the_glossary_explains_it(folder):
    listed(folder).rewrite(TEXTS, "Kein Eingriff.", "No bolus.")
    folder.write("zahn/glossary.yaml", "terms:\n  - {id: wort, term: Dose, means: So viel., also: [bolus]}\n")
    assert 1 == len(judged(folder, "W104")), "it is explained nowhere that the patient reads"
    folder.rewrite("zahn/guide.yaml", "      - id: wege\n", f"{GLOSSARY}      - id: wege\n")
    assert () == judged(folder, "W104")


GLOSSARY = """\
      - id: woerter
        title: Wörter
        icon: info
        blocks:
          - kind: glossary
"""
