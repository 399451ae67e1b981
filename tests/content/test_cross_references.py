from __future__ import annotations

import pytest

GUIDE, EFFECTS, CLINIC = "zahn/guide.yaml", "zahn/effects.yaml", "clinics/hafen.yaml"
EXPECT, TRAINING, REFS = "zahn/expectations.yaml", "zahn/training.yaml", "zahn/references.yaml"

UNKNOWN = {
    "icon": (EFFECTS, "icon: numb", "icon: @@nump", "unknown icon `nump`", "`numb`"),
    "period": (EFFECTS, "period: im-stuhl", "period: @@im-stul", "unknown period `im-stul`", "`im-stuhl`"),
    "study": (EFFECTS, "study: zaehlung", "study: @@zaelung", "unknown study `zaelung`", "`zaehlung`"),
    "source": (EFFECTS, "[erfunden-zwei]", "[@@erfunden-zwo]", "unknown source `erfunden-zwo`", "`erfunden-zwei`"),
    "cited source": (
        EXPECT,
        "[Weich und lau.]",
        "['Weich@@[^erfunden-zwo].']",
        "unknown source `erfunden-zwo`",
        "`erfunden-zwei`",
    ),
    "check": (EFFECTS, "[pruefung-puls]", "[@@pruefung-plus]", "unknown check `pruefung-plus`", "`pruefung-puls`"),
    "document": (GUIDE, "told_in: einw", "told_in: @@xeinw", "unknown handout `xeinwilligung`", "`einwilligung`"),
    "module": (GUIDE, "[teil-vorher,", "[@@teil-vorhr,", "unknown module `teil-vorhr`", "`teil-vorher`"),
    "card": (GUIDE, "[karte-praxis,", "[@@karte-praxiss,", "unknown card `karte-praxiss`", "`karte-praxis`"),
    "place of a flow": (
        TRAINING,
        "to: frage-luft",
        "to: @@frage-lft",
        "unknown place of a flow `frage-lft`",
        "`frage-luft`",
    ),
    "start of a flow": (
        TRAINING,
        "start: frage-luft",
        "start: @@frage-lft",
        "unknown question of a flow `frage-lft`",
        "`frage-luft`",
    ),
    "exposure": (REFS, "exposure: gezogen", "exposure: @@gezogn", "unknown exposure `gezogn`", "`gezogen`"),
    "fact": (EFFECTS, "in {taub-bis}", "in @@{taub-bs}", "unknown fact `{taub-bs}`", "`taub-bis`"),
    "part of a fact": (EFFECTS, "in {taub-bis}", "in @@{taub-bis.shrt}", "`{taub-bis.shrt}` does not", "`short`"),
    "word of the clinic": (EFFECTS, "{clinic.telephone}", "@@{clinic.phone}", "`{clinic.phone}`", "`telephone`"),
    "fact in a clinic's paragraph": (CLINIC, "bei **Hafen**", "@@{bleibn}", "unknown fact `{bleibn}`", "`bleiben`"),
    "slot of a clinic's paragraph": (CLINIC, "  haus:", "  @@hauss:", "unknown slot `hauss`", "`haus`"),
    "fact of a clinic": (CLINIC, '  bleiben: "50"', '  @@bleibn: "50"', "unknown fact `bleibn`", "`bleiben`"),
}


@pytest.mark.parametrize("spoilt", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_an_unknown_name_is_told_at_its_place_with_the_nearest_known_one(folder, spoilt):
    file, old, new, message, hint = spoilt
    place = folder.spoil(file, old, new)
    (problem,) = folder.problems()
    assert problem.location == place
    assert message in problem.message
    assert f"Did you mean {hint}?" == problem.hint


def test_a_name_of_another_kind_is_told_for_what_it_is(folder):
    place = folder.spoil(EFFECTS, "[pruefung-puls]", "[@@taub]")
    (problem,) = folder.problems()
    assert (problem.location, problem.hint) == (place, "`taub` is an effect.")


def test_a_fact_that_is_no_duration_cannot_stand_on_a_time_line(folder):
    place = folder.spoil(EXPECT, "check_during: pruefen-alle", "check_during: @@leute")
    (problem,) = folder.problems()
    assert problem.location == place
    assert "unit minute" in problem.hint


def test_a_name_like_nothing_gets_the_names_that_there_are(folder):
    folder.spoil(REFS, "exposure: gezogen", "exposure: @@wxyz")
    assert folder.problems()[0].hint == "There is gezogen."


def test_a_flow_starts_with_a_question(folder):
    place = folder.spoil(TRAINING, "start: frage-luft", "start: @@neu-beissen")
    (problem,) = folder.problems()
    assert (problem.location, problem.hint) == (place, "`neu-beissen` is a step of a flow.")


TWICE = {
    "a question and a step of one flow": (TRAINING, "id: neu-beissen", "id: @@frage-luft", None),
    "items of one file": (EFFECTS, "- id: schmerz", "- id: @@taub", f"{EFFECTS}:2:9"),
    "items of two files": (EXPECT, "- id: punkt-betaeubt", "- id: @@schmerz", None),
    "a fact and an item": (EFFECTS, "- id: schmerz", "- id: @@leute", None),
    "a reference and a fact": (REFS, "- id: erfunden-eins", "- id: @@leute", None),
    "a section and a period": (GUIDE, "- id: wege", "- id: @@ruheraum", None),
    "the clinic's own words": (EFFECTS, "- id: schmerz", "- id: @@clinic", "the name for the clinic's own words"),
}


@pytest.mark.parametrize("spoilt", TWICE.values(), ids=TWICE.keys())
def test_an_id_that_stands_twice_is_told_with_its_first_place(folder, spoilt):
    file, old, new, first = spoilt
    place = folder.spoil(file, old, new)
    twice = [
        problem
        for problem in folder.problems()
        if "is used twice" in problem.message or "is listed twice" in problem.message
    ]
    assert [problem.location for problem in twice] == [place]
    assert (first or "It is already used at") in twice[0].hint


def test_a_name_that_stands_twice_in_a_list_is_told(folder):
    place = folder.spoil(GUIDE, "items: [karte-tun, karte-lassen]", "items: [karte-tun, @@karte-tun]")
    (problem,) = folder.problems()
    assert (problem.location, problem.message) == (place, "`karte-tun` is listed twice")


def test_the_place_inside_a_folded_text_is_that_of_the_words(folder):
    place = folder.spoil(
        EFFECTS, "about: Ein Nerv liegt nah am Zahn.", "about: >-\n        Ein Nerv\n        liegt @@{nirgends} nah."
    )
    assert folder.problems()[0].location == place


def test_a_file_that_cannot_be_read_makes_no_other_name_unknown(folder):
    place = folder.spoil(EFFECTS, "effects:", "effects: @@]")
    assert [problem.location for problem in folder.problems()] == [place]


def test_names_are_judged_in_a_file_that_the_model_refuses(folder):
    places = [
        folder.spoil(EFFECTS, "icon: numb", "@@ikon: numb"),
        folder.spoil(EFFECTS, "icon: pain", "icon: @@pein"),
        folder.spoil(EFFECTS, "Weg in {taub-bis}", "Weg in @@{taub-bs}"),
    ]
    found = {problem.location for problem in folder.problems()}
    assert set(places) <= found


def test_a_comparison_that_a_count_has_not_cannot_be_quoted(folder):
    place = folder.spoil(EFFECTS, "Bis Tag drei.", '"@@{schmerz.comparison}"')
    (problem,) = folder.problems()
    assert problem.location == place
    assert problem.message == "`{schmerz.comparison}` does not exist"


@pytest.mark.parametrize("figure", ['of_100: "34", comparison: "81"', 'of_100: "81"'])
def test_a_difference_is_quoted_only_where_more_are_helped_than_without(folder, figure):
    folder.rewrite(EXPECT, 'of_100: "81", comparison: "34"', figure)
    place = folder.spoil(EXPECT, "Weich und lau.", '"@@{nutzen-schmerz.difference}"')
    assert [place] == [one.location for one in folder.problems() if "`{nutzen-schmerz.difference}`" in one.message]


def test_a_certainty_that_nobody_rated_cannot_be_quoted(folder):
    place = folder.spoil(EXPECT, "Weich und lau.", '"@@{nutzen-schmerz.certainty}"')
    (problem,) = folder.problems()
    assert (place, "`{nutzen-schmerz.certainty}` does not exist") == (problem.location, problem.message)


def test_only_an_effect_whose_first_likelihood_is_a_count_is_drawn_or_quoted_as_one(folder):
    drawn = folder.spoil("zahn/training.yaml", "effects: [taub, schmerz]", "effects: [taub, @@schwellung]")
    quoted = folder.spoil("zahn/expectations.yaml", "Weich und lau.", '"Bei @@{schwellung.yes}."')
    found = {problem.location: problem for problem in folder.problems()}
    assert {drawn, quoted} == found.keys()
    assert "whose first likelihood, the one printed, is a `count` or a `rate`" in found[drawn].hint
    assert "`schwellung` is an effect without a first likelihood of the kind `count` or `rate`." == found[quoted].hint


def test_the_unspoilt_guide_has_no_problem(folder):
    assert folder.problems() == ()


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("{fehlt.yes}", "No effect or benefit is called `fehlt`. There is "),
        ("{nutzen-schmerzen.no}", "No effect or benefit is called `nutzen-schmerzen`. Did you mean `nutzen-schmerz`?"),
        ("{gibt-es-nicht}", "put back the effect or benefit that was called `gibt-es-nicht`"),
        ("{essen}", "`essen` is a topic without a likelihood of the kind `count` or `rate`."),
    ],
)
def test_a_quote_of_what_is_gone_says_what_is_missing(folder, quote, hint):
    folder.rewrite("zahn/expectations.yaml", "Weich und lau.", f"'Bei {quote}.'")
    (problem,) = folder.problems()
    assert hint in problem.hint


@pytest.mark.parametrize("nothing", ["~", "null", "NULL"])
@pytest.mark.parametrize("key", ["tone: do\n    patient:\n      title: ", "address: "])
def test_nothing_where_a_text_stands_is_told(folder, key, nothing):
    file, old = ("clinics/hafen.yaml", "Kaistraße 7, 10999 Berlin") if key == "address: " else (
        "zahn/expectations.yaml", "Essen")  # fmt: skip
    place = folder.spoil(file, key + old, f"{key}@@{nothing}")
    (problem,) = folder.problems()
    assert (place, f"`{nothing}` means an empty value") == (problem.location, problem.message)
    folder.rewrite(file, key + nothing, f'{key}"{nothing}"')
    assert () == folder.problems()
