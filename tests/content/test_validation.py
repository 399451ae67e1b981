from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import strategies
from handouts.content import validation
from handouts.content.loader import FILES
from handouts.content.model.clinic import Clinic
from handouts.content.model.guide import Guide
from handouts.content.model.phrases import Phrases
from handouts.content.validation import typed
from handouts.yamlfile.source import Tree, parse_tree

GUIDE, EFFECTS, CLINIC = "zahn/guide.yaml", "zahn/effects.yaml", "clinics/hafen.yaml"
EXPECT, TRAINING, REFS = "zahn/expectations.yaml", "zahn/training.yaml", "zahn/references.yaml"
CONSENT, PHRASES = "zahn/consent.yaml", "phrases.yaml"
MODELS: dict[str, Any] = {
    **{name: field.annotation for name, field in Guide.model_fields.items()},
    "clinic": Clinic,
    "phrases": Phrases,
}

SPOILT = {
    "an unknown key": (EFFECTS, "must_tell:", "@@must_tel:", "unknown key `must_tel`", "Did you mean `must_tell`?"),
    "an unknown audience": (EFFECTS, "patient:", "@@patients:", "unknown key `patients`", "Did you mean `patient`?"),
    "the rest of a text with a comma": (
        EXPECT,
        "{patient: Gezogen, staff",
        "{patient: Gezogen, @@auch zwei, staff",
        "unknown key `auch zwei`",
        'Put a text with a comma in quotes: `patient: "Gezogen, auch zwei"`.',
    ),
    "a German audience": (EXPECT, "{patient: Gez", "{@@leute: Gez", "unknown key `leute`", "There is patient, staff"),
    "a missing audience": (
        EXPECT,
        "caption: {patient: Gezogen, ",
        "@@caption: {",
        "`patient` is missing here",
        "Add a line `patient: ...`.",
    ),
    "a kind like another": (EFFECTS, "kind: count,", "kind: @@cuont,", "`kind` is 'cuont'", "Did you mean `count`?"),
    "no kind": (EFFECTS, "{kind: count,", "@@{", "`kind` is missing here", ""),
    "a word that is none of the few": (
        GUIDE,
        "look: row",
        "look: @@rows",
        "'rows': can only be",
        "Did you mean `row`?",
    ),
    "a word in typographic quotes": (GUIDE, "look: row", "look: @@“row”", "can only be", "Did you mean `row`?"),
    "a unit that is no unit": (
        GUIDE,
        "unit: minute",
        "unit: @@minutes",
        "no words for the unit `minutes`",
        "Did you mean `minute`?",
    ),
    "an id with capitals and blanks": (
        EFFECTS,
        "id: taub\n",
        "id: @@Taub Sein\n",
        "this is not a name in small letters",
        "Did you mean `taub-sein`?",
    ),
    "a list where a text is meant": (
        EFFECTS,
        "do: Nicht kauen.",
        "do:\n        @@- Nicht kauen.",
        "a list is given here: a text is needed",
        "",
    ),
    "a list where a word is meant": (
        "zahn/guide.yaml",
        "unit: minute",
        "unit: @@[minute]",
        "a list is given here: a text is needed",
        "",
    ),
    "a bar that goes down": ("zahn/training.yaml", "value: 21.5", "value: @@-0.5", "must be 0 or more", ""),
    "a text where a list is meant": (
        EFFECTS,
        'see: ["Nuschelt", "Beißt sich"]',
        "see: @@Nuschelt",
        "'Nuschelt': a list is needed",
        "",
    ),
    "a text where keys are meant": (
        EFFECTS,
        "lasts:\n      staff: Weg in {taub-bis}.",
        "lasts: @@lange",
        "'lange': keys and values are needed",
        "",
    ),
    "a key without a space behind it": (
        EFFECTS,
        "lasts:\n      staff: Weg in {taub-bis}.",
        "lasts:\n      @@patient:lange",
        "keys and values are needed",
        "After the colon of a key comes a space.",
    ),
    "keys where a text is meant": (
        EFFECTS,
        "do: Nicht kauen.",
        "do: @@{taub-bis}",
        "keys and values are given here: a text is needed",
        "must be in quotes",
    ),
    "nothing": (EFFECTS, "do: Nicht kauen.", "do:@@", "`do` is empty: a text is needed", ""),
    "nothing to be seen": (EFFECTS, "do: Nicht kauen.", 'do: @@"\u00a0"', "`do` is empty", ""),
    "stars around nothing": (EFFECTS, "do: Nicht kauen.", 'do: @@"****"', "a text is needed", ""),
    "bold left open": (EFFECTS, "Nicht kauen.", "Nicht @@**kauen.", "never closed", ""),
    "a brace left open": (EFFECTS, "Weg in {taub-bis}.", "Weg in @@{taub-bis.", "not closed", ""),
    "a brace never opened": (EFFECTS, "Nicht kauen.", "Nicht @@} kauen.", "never opened", ""),
    "a link left open": (EFFECTS, "Nicht kauen.", "Lies [hier@@](https://x.org", "not closed", ""),
    "a link to a script": (EFFECTS, "Nicht kauen.", "Lies [hier@@](javascript:alert(1))", "https:", ""),
    "an escaped direction override": (EFFECTS, "do: Nicht kauen.", 'do: @@"Nicht \\u202e kauen"', "U+202E", ""),
    "a text far too long": (EFFECTS, "do: Nicht kauen.", f"do: @@{'lang ' * 500}", "longer than 2000 characters", ""),
    "a truth that is none": (EFFECTS, "must_tell: true", "must_tell: @@maybe", "'maybe': write true or false", ""),
    "a number in words": (GUIDE, 'value: "25"', "value: @@viel", "not a number", ""),
    "a number with a comma": (GUIDE, 'value: "1.7"', 'value: @@"1,7"', "with a point for decimals", ""),
    "a number of absurd size": (GUIDE, 'value: "25"', f"value: @@{'9' * 400}", "not a number", ""),
    "a number with an exponent": (TRAINING, "value: 21.5", "value: @@1e999999999", "not a number", ""),
    "no number at all": (EFFECTS, 'of_100: "97"', "of_100: @@.nan", "not a number", ""),
    "infinity": (EFFECTS, 'of_100: "97"', "of_100: @@Infinity", "not a number", ""),
    "underscores in a number": (GUIDE, 'value: "1400"', "value: @@1_400", "not a number", ""),
    "digits of another script": (GUIDE, 'value: "25"', "value: @@٢٥", "not a number", ""),
    "more than 100 of 100": (EFFECTS, 'of_100: "97"', "of_100: @@101", "must be 100 or less", ""),
    "fewer than none": (EFFECTS, 'of_100: "97"', "of_100: @@-1", "must be 0 or more", ""),
    "a range that falls": (GUIDE, "value: 2 to 3", "value: @@3 to 2", "from the smaller to the larger", ""),
    "a range of the wrong sign": (GUIDE, "value: 2 to 3", "value: @@2-3", "not a number", ""),
    "a value outside its own bounds": (
        GUIDE,
        'bleiben:\n    value: "45"',
        '@@bleiben:\n    value: "95"',
        "the value 95 lies outside its own bounds",
        "",
    ),
    "bounds the wrong way round": (
        GUIDE,
        'local:\n      at_least: "30"',
        '@@local:\n      at_least: "91"',
        "`at_least` must not be more",
        "",
    ),
    "a day that does not exist": (
        GUIDE,
        "date: 2031-03-12",
        "date: @@2031-02-30",
        "'2031-02-30': there is no such day",
        "",
    ),
    "a date the other way round": (GUIDE, "date: 2031-03-12", "date: @@12.03.2031", "year, month and day", ""),
    "a date in seconds": (GUIDE, "date: 2031-03-12", 'date: @@"86400"', "year, month and day", ""),
    "a month that does not exist": (REFS, "[[2029, 4]]", "[@@[2029, 13]]", "no such day", ""),
    "a date without a year": (REFS, "[[2028]]", "[@@[]]", "at least 1", ""),
    "an author without a name": (REFS, "{family: Muster, given: Erika Anna}", "@@{given: Erika}", "`family` name", ""),
    "a version in words": (GUIDE, 'version: "3.2"', "version: @@neu", "this is not a version like 1.0", ""),
    "an address that is no address": (REFS, "short: Muster 2028", "URL: @@www.x.org", "begins with https://", ""),
    "lines without number": (CONSENT, "lines: 3", "lines: @@drei", "not a whole number", ""),
    "too many lines": (CONSENT, "lines: 3", "lines: @@300", "must be 12 or less", ""),
    "two right choices": (
        TRAINING,
        "- {text: Sofort}",
        "- {text: Sofort, right: true}",
        "exactly one choice is right",
        "",
    ),
    "a logo that is a path": (
        CLINIC,
        "form_number:",
        "logo: @@../../etc/logo.png\nform_number:",
        "beside this one",
        "",
    ),
    "a telephone in words": (CLINIC, 'emergency: "112"', "emergency: @@Notruf", "a telephone number", ""),
    "a colour by name": (CLINIC, "form_number:", "colours: {accent: @@red}\nform_number:", "six signs", ""),
    "a form number with an umlaut": (CLINIC, "ZH-07", "@@ZÄ-07", "plain letters", ""),
    "an unknown plural form": (
        PHRASES,
        'minute: {one: "{n} Minute"',
        'minute: {@@half: "{n} Minute"',
        "unknown key `half`",
        "",
    ),
    "no plural form for the rest": (
        PHRASES,
        'day: {one: "{n} Tag", other: "{n} Tage"}',
        '@@day: {one: "{n} Tag"}',
        "`other` is missing here",
        "",
    ),
    "a pattern without its blank": (PHRASES, '"Blatt {code}"', '@@"Blatt"', "holds the blanks {code}", ""),
    "a pattern with another blank": (PHRASES, '"Blatt {code}"', '@@"Blatt {form}"', "holds the blanks {code}", ""),
    "a head with too few words": (PHRASES, "schedule_head: [", "schedule_head: [] #", "the list is too short", ""),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_what_the_model_refuses_is_told_at_its_place_in_plain_words(folder, spoilt):
    file, old, new, message, hint = spoilt
    place = folder.spoil(file, old, new if "@@" in new else f"@@{new}")
    problems = folder.problems()
    found = [problem for problem in problems if message in problem.message]
    assert found, problems
    if "@@" in new:
        assert place == found[0].location
    assert hint in found[0].hint


WHOLE_FILES = {
    "a list": ("- a\n- b\n", "a list is given here: keys and values are needed"),
    "a plain text": ("Guten Tag\n", "'Guten Tag': keys and values are needed"),
    "a number": ("42\n", "keys and values are needed"),
    "nothing but a start": ("---\n", "this is empty"),
    "nothing": ("", "the file is empty"),
    "nothing in a mapping": ("{}\n", "is missing here"),
}


@pytest.mark.parametrize("file", ["zahn/guide.yaml", "zahn/effects.yaml", "clinics/hafen.yaml", "phrases.yaml"])
@pytest.mark.parametrize("case", WHOLE_FILES.values(), ids=WHOLE_FILES.keys())
def test_a_file_that_is_something_else_is_told(folder, file, case):
    text, message = case
    folder.write(file, text)
    found = [problem for problem in folder.problems() if problem.location.file.endswith(file)]
    assert found
    assert message in found[0].message


def test_text_is_text(folder):
    folder.spoil(EFFECTS, "Nicht kauen.", "@@<b>&amp; <img src=x onerror=alert(1)> & 5 < 6")
    assert folder.problems() == ()
    effect = folder.load().guide.effects.effects[0]
    assert str(effect.patient.do) == "<b>&amp; <img src=x onerror=alert(1)> & 5 < 6"


def test_white_space_and_accents_are_made_one(folder):
    folder.spoil(EFFECTS, "Nicht kauen.", "@@Cafe\u0301   ist\n        heiß")
    assert str(folder.load().guide.effects.effects[0].patient.do) == "Café ist heiß"


PASTED = {
    "a soft hyphen": ("Weich\u00adlich", "Weichlich"),
    "joiners between Latin letters": ("we\u200di\u200cch", "weich"),
    "a joiner that shapes a letter": ("\u0646\u200c\u0645", "\u0646\u200c\u0645"),
    "hyphens": ("a\u2011b\u2010c", "a-b-c"),
    "a ligature": ("\ufb01n", "fin"),
    "spaces": ("5\u202fmg\u2009x\u3000y", "5\u00a0mg x y"),
    "a dash of figures": ("1\u20122", "1–2"),
    "a micro sign": ("\u00b5g", "μg"),
}


FAULTS = {
    "keys given twice": "terms: []\n" + "x: 1\n" * 900,
    "empty values": "terms:\n" + "  - ~\n" * 900,
    "unknown keys": "terms:\n" + "  - a: b\n" * 900,
    "unknown facts": "terms:\n" + "".join(f"  - {{id: t{at}, term: x, means: '{{n-{at}}}'}}\n" for at in range(300)),
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS.keys())
def test_of_a_files_problems_a_hundred_are_told_and_how_many_more_there_are(folder, text):
    folder.write("zahn/glossary.yaml", text)
    found = [one for one in folder.problems() if one.location.file.endswith("glossary.yaml")]
    assert 100 < len(found) <= 104
    assert any("more problems are in this file" in one.message for one in found)


def test_two_bars_of_one_name_are_told(folder):
    folder.rewrite("zahn/training.yaml", "name: Haus B", "name: Haus A")
    told = "two bars or lines are called `haus a`; a reader could not tell them apart"
    assert [told] == [problem.message for problem in folder.problems()]


@pytest.mark.parametrize(("pasted", "typed"), PASTED.values(), ids=PASTED.keys())
def test_what_a_word_processor_writes_is_as_a_reader_types_it(folder, pasted, typed):
    folder.spoil(EFFECTS, "Nicht kauen.", f"@@{pasted}")
    assert str(folder.load().guide.effects.effects[0].patient.do) == typed


@pytest.mark.parametrize("name", [*FILES, "clinic", "phrases"])
@given(data=strategies.plain_data)
def test_any_data_is_typed_or_told(name, data):
    tree = Tree("f", data=data)
    assert (typed(MODELS[name], tree) is None) == bool(tree.problems)


@pytest.mark.parametrize("name", ["guide", "effects", "clinic"])
@given(text=strategies.yaml_like)
def test_any_text_is_typed_or_told(name, text):
    tree = parse_tree(text.encode(), Tree("f"))
    assert (typed(MODELS[name], tree) is None) == bool(tree.problems)


def test_only_a_key_in_braces_can_be_the_rest_of_a_text():
    for data, path in (([["a"]], (0, 0)), ("a", ("b",)), ({"a": {"text": "b", "c": ""}}, ("a", "c"))):
        assert "" == validation._unquoted(Tree("x", data), path)
