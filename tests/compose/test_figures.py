"""Likelihoods in words, as bars and as people of 100."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.figures import bars, chance, figure_text, joined, rare
from handouts.content.model.base import Spoken
from handouts.content.model.likelihoods import Change, Count, Range, Rate, Unknown
from handouts.outline.leaves import Crowd
from handouts.outline.prose import whole
from handouts.text.markup import Run, plain

COMPARED = Count(kind="count", of_100="97", comparison="1", study="zaehlung")
ALONE = Count(kind="count", of_100="62.5", study="zaehlung")


@pytest.fixture
def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",)))[0]


def words(text):
    return plain(text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("wanted", "figure"),
    [
        ("97 von 100 nach dem Eingriff, 1 von 100 ohne Eingriff: ", COMPARED),
        ("62,5 von 100: ", ALONE),
        ("Irgendwo zwischen 30 und 55 von 100: ", Range(kind="range", low="30", high="55", study="zaehlung")),
        ("Im Mittel 7 Schläge je Minute: ", Change(kind="change", by="7", unit="beat-per-minute", study="zaehlung")),
    ],
)
def test_a_likelihood_is_a_sentence_with_whom_it_comes_from(edition, wanted, figure):
    told = words(figure_text(edition, figure, "patient"))
    assert told.startswith(f"{wanted}Erfundene Zählung, ")
    assert "Erfundene Reihe, " in words(figure_text(edition, figure, "staff"))


def test_a_rate_counts_what_it_is_of(edition):
    people, sessions = (
        words(figure_text(edition, Rate(kind="rate", per_100000="12.5", of=of, study="zaehlung"), "patient"))
        for of in ("people", "sessions")
    )
    assert people.startswith("Etwa 12,5 ")
    assert people != sessions


def test_why_nobody_knows_a_figure_is_told_to_staff(edition):
    figure = Unknown(kind="unknown", why="Nie gezählt.")
    assert "Nie gezählt." == words(figure_text(edition, figure, "staff"))
    assert "Dazu gibt es keine gute Zahl." == words(figure_text(edition, figure, "patient"))
    assert "Dazu gibt es keine gute Zahl." == words(figure_text(edition, Unknown(kind="unknown"), "staff"))


def test_a_rate_of_people_is_drawn_as_whole_people_of_1000_and_quoted_so(edition):
    effect = edition.guide.items["fieber"]
    rate = Rate(kind="rate", per_100000="400", of="people", study="zaehlung")
    rated = effect.model_copy(update={"likelihoods": (rate,)})
    made = rare(edition, rated)
    assert (4, "fieber/scale") == (made.marked, made.origin)
    assert "4 von 1.000 Leuten sind markiert" in made.says
    assert words(edition.quote("fieber")).startswith("12,5")
    assert "0,125" == words(edition.quote("fieber", "per-thousand"))


def test_bars_have_a_second_one_only_where_somebody_was_compared(edition):
    pair, single = bars(edition, COMPARED, "patient"), bars(edition, ALONE, "patient")
    assert (Decimal(97), Decimal(1), "97 danach", "1 ohnehin") == (
        pair.treated, pair.comparison, words(pair.treated_label), words(pair.comparison_label),
    )  # fmt: skip
    assert (None, ()) == (single.comparison, single.comparison_label)
    assert ("ohne Eingriff" in pair.says, "ohne Eingriff" in single.says) == (True, False)


def test_one_benefit_stands_beside_its_comparison_group_and_says_both_frames(edition):
    made = chance(edition, edition.guide.items["bild-schmerz"], "patient")
    assert [("nutzen-schmerz", 81, False), ("nutzen-schmerz/comparison", 34, True)] == [
        (box.origin, box.people.of_100, box.people.comparison) for box in made.boxes
    ]
    assert ["81 von 100", "34 von 100"] == [words(box.yes_count) for box in made.boxes]
    assert ["19", "66"] == [words(box.no_count) for box in made.boxes]  # the whole is said once in a box
    assert "19 von 100 noch Schmerz" in made.boxes[0].says.replace("\u00a0", " ")
    staff = chance(edition, edition.guide.items["bild-schmerz"], "staff")
    assert ["19 von 100", "66 von 100"] == [words(box.no_count) for box in staff.boxes]


@pytest.mark.parametrize(
    ("name", "crowds", "key", "counts"),
    [
        ("bild-fistel", [Crowd(98, 10000), Crowd(120, 10000, comparison=True)],
         "Jedes Kästchen steht für 100 Menschen.",
         ["98 von 10.000", "9.902", "120 von 10.000", "9.880"]),
        ("bild-karies", [Crowd(27, 1000), Crowd(61, 1000, comparison=True)], "Jeder Punkt ist ein Mensch.",
         ["27 von 1.000", "973", "61 von 1.000", "939"]),
    ],
)  # fmt: skip
def test_what_few_have_is_a_crowd_of_one_whole_on_both_sides_that_says_what_a_mark_is(
    edition, name, crowds, key, counts
):
    made = chance(edition, edition.guide.items[name], "patient")
    assert crowds == [box.people for box in made.boxes]
    assert key == words(made.note)
    assert counts == [words(count) for box in made.boxes for count in (box.yes_count, box.no_count)]


def test_a_rate_is_quoted_with_its_whole_and_a_second_one_by_its_name(edition):
    assert "98 von 10.000 Leuten" == words(edition.quote("nutzen-fistel"))
    assert "98 von 10.000" == words(edition.quote("nutzen-fistel", "rate"))
    assert "9.880" == words(edition.quote("nutzen-fistel", "comparison-no"))
    assert "26 von 10.000 Leuten" == words(edition.quote("fieber", "zucker"))
    assert "5 von 10.000" == words(edition.quote("fieber", "zucker-comparison"))


def test_a_figure_says_whom_of_a_study_it_counts_or_what_the_study_is_called_in_a_sentence(edition):
    among = edition.guide.items["fieber"].likelihoods[1]
    assert ": Diabetes." in words(figure_text(edition, among, "staff"))
    study = edition.guide.studies["zaehlung"]
    called = study.model_copy(update={"within": Spoken(staff="Reihe", patient="eine Zählung")})
    edition.guide.studies["zaehlung"] = called
    assert "62,5 von 100: eine Zählung" in words(figure_text(edition, ALONE, "patient"))


def test_a_benefit_that_nobody_compared_stands_alone_and_says_so(edition):
    made = chance(edition, edition.guide.items["bild-zufrieden"], "patient")
    assert 1 == len(made.boxes)
    assert "Erfundene Umfrage. Niemand wurde zum Vergleich gezählt." == words(made.source)


@pytest.mark.parametrize(("wanted", "count"), [(62, "62.4"), (63, "62.5"), (63, "63.4"), (64, "63.5")])
def test_people_are_drawn_whole_and_halves_count_up(wanted, count):
    assert wanted == whole(Decimal(count))


def test_texts_in_a_row_are_joined_as_the_language_joins_a_list(edition):
    assert "eins; zwei" == words(joined(edition, ((Run("eins"),), (Run("zwei"),))))
    assert () == joined(edition, ())
