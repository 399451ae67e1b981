from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image

from builders import CLINIC, GUIDES, QUOTES_FIEBER, Folder
from handouts.app.diff import version
from handouts.app.request import Request
from handouts.changes.compare import compare

GUIDE, EFFECTS, EXPECT, CHECKS = (f"zahn/{name}.yaml" for name in ("guide", "effects", "expectations", "monitoring"))
TRAINING, CONSENT, BOOKS = (f"zahn/{name}.yaml" for name in ("training", "consent", "references"))
OURS, PHRASES = "clinics/hafen.yaml", "phrases.yaml"
PAPER, LEAFLET, DECK, SLIP, RECORD = "einwilligung", "merkblatt", "einweisung", "zettel", "protokoll"
BOOKLET, SAFETY = "begleitheft", "zahn/safety.yaml"


@pytest.fixture(scope="module")
def before():
    return version(Request(GUIDES, clinic=CLINIC))


@pytest.fixture
def changed(folder, before):
    """Return what is reported when texts of the content are replaced."""

    def changed(*replaced):
        for file, old, new in replaced:
            path = folder.path / file
            text = path.read_text("utf-8")
            assert old in text, old
            path.write_text(text.replace(old, new, 1), "utf-8")
        return compare(before, version(Request(folder.path, clinic=CLINIC)))

    return changed


@dataclass(frozen=True)
class Plant:
    """A planted change, and the one change that must be told: what follows is asked of some items."""

    replaced: tuple[str, str, str]
    item: str
    what: str
    weight: str
    approve: frozenset[str] = frozenset()
    consent: bool = False
    train: bool = False


def plant(file, old, new, *told: Any, approve=(), consent=False, train=False):
    item, what, weight = told
    return Plant((file, old, new), item, what, weight, frozenset(approve), consent, train)


RISK, CLEAR = "material", "editorial"
PLANTS = {
    "one word of what is noticed": plant(
        EFFECTS, "Meine Lippe ist taub", "Meine Lippe schläft", "taub", "wording", CLEAR, approve=[PAPER, DECK, BOOKLET]
    ),
    "one comma of an instruction": plant(
        EXPECT, "Erst fragen, die", "Erst fragen die", "tag-blutverduenner", "punctuation", CLEAR,
        approve=[PAPER],
    ),
    "one word of an instruction": plant(
        EFFECTS, "do: Nicht kauen.", "do: Wenig kauen.", "taub", "instruction", RISK,
        approve=[PAPER, DECK, BOOKLET], consent=True, train=True,
    ),
    "an instruction to staff": plant(
        EFFECTS, '["Kühlen", "Tablette geben"]', '["Kühlen", "Zwei Tabletten geben"]', "schmerz", "instruction", RISK,
        approve=[DECK, BOOKLET], train=True,
    ),
    "a likelihood": plant(
        EFFECTS, 'of_100: "97"', 'of_100: "96"', "taub", "likelihood", RISK,
        approve=[PAPER, DECK, BOOKLET], consent=True, train=True,
    ),
    "a threshold's action": plant(
        CHECKS, "then: Arm tief lagern.", "then: Arm hoch lagern.", "grenze-puls", "threshold", RISK,
        approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "what is done at a threshold": plant(
        CHECKS, "actions: [tat-pause, tat-messen]", "actions: [tat-ende, tat-messen]", "grenze-puls", "threshold",
        RISK, approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "the fact that a limit stands on": plant(
        CHECKS, "ruheraum], above: puls-grenze}", "ruheraum], above: leute}", "grenze-puls", "threshold", RISK,
        train=True,
    ),
    "when a limit holds": plant(
        CHECKS, "{reading: wert-puls, periods: [im-stuhl, ruheraum]", "{reading: wert-puls, periods: [im-stuhl]",
        "grenze-puls", "threshold", RISK, train=True,
    ),
    "what patients read of a limit": plant(
        CHECKS, "patient: Schlägt Ihr Herz zu schnell,", "patient: Rast Ihr Herz,", "grenze-puls", "threshold", RISK,
        approve=[PAPER], consent=True, train=True,
    ),
    "the unit of a reading": plant(
        CHECKS, "name: Puls, unit: beat-per-minute", "name: Puls, unit: number", "pruefung-puls", "threshold", RISK,
        train=True,
    ),
    "the words of an action": plant(
        SAFETY, "staff: Neu messen", "staff: Nachmessen", "tat-messen", "instruction", RISK,
        approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "an action that texts quote": plant(
        SAFETY, "staff: Pause", "staff: Kurze Pause", "tat-pause", "instruction", RISK,
        approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "whom an action calls": plant(
        SAFETY, "staff: Neu messen}", "staff: Neu messen, calls: prescriber}", "tat-messen", "instruction", RISK,
        train=True,
    ),
    "a danger sign": plant(
        SAFETY, "patient: keine Luft", "patient: kaum Luft", "zeichen-luft", "instruction", RISK,
        approve=[PAPER, LEAFLET, SLIP], consent=True, train=True,
    ),
    "what looks like a danger sign": plant(
        SAFETY, "patient: Rosa Speichel am ersten Tag.", "patient: Rosa Speichel am Abend.", "zeichen-blut",
        "instruction", RISK, approve=[LEAFLET], train=True,
    ),
    "what is done at a danger sign": plant(
        SAFETY, "actions: [tat-ende, tat-notruf]\n    also", "actions: [tat-aerztin, tat-notruf]\n    also",
        "zeichen-luft", "instruction", RISK, train=True,
    ),
    "the words by which a danger sign is found": plant(
        SAFETY, "words: [keine luft, luftnot]", "words: [keine luft, atemnot]", "zeichen-luft", "sources", CLEAR
    ),
    "a reason not to treat": plant(
        SAFETY, "patient: gerade einen Herzanfall hatten", "patient: einmal einen Herzanfall hatten", "nie-herz",
        "instruction", RISK, approve=[PAPER], consent=True, train=True,
    ),
    "the words by which a reason not to treat is found": plant(
        SAFETY, "words: [herzanfall, herzinfarkt]", "words: [herzanfall, infarkt]", "nie-herz", "sources", CLEAR
    ),
    "by what exclusions are looked for": plant(
        SAFETY, "name: Körper", "name: Der Körper", "safety", "wording", CLEAR, approve=[DECK, BOOKLET]
    ),
    "a question of a pathway": plant(
        TRAINING, "ask: Blut im Tupfer?", "ask: Frisches Blut?", "frage-blut", "instruction", RISK,
        approve=[DECK, BOOKLET], train=True,
    ),
    "where an answer of a pathway leads": plant(
        TRAINING, "{says: Blutet, to: wieder-nachsehen}", "{says: Blutet, to: in-die-klinik}", "frage-blut",
        "instruction", RISK, approve=[DECK, BOOKLET], train=True,
    ),
    "what is read in a case": plant(
        TRAINING, "{when: 18 Uhr, shows: feucht}", "{when: 18 Uhr, shows: trocken}", "fall-blutung", "changed", CLEAR,
        approve=[DECK, BOOKLET],
    ),
    "at which danger signs somebody is called": plant(
        EFFECTS, "calls: [grenze-druck]", "calls: [grenze-druck, zeichen-luft]", "blutdruck-hoch", "instruction", RISK,
        approve=[BOOKLET],
    ),
    "where a handout is read": plant(
        GUIDE, "    read_at: home\n", "    read_at: both\n", "guide", "changed", CLEAR
    ),
    "how often it is checked": plant(
        CHECKS, "period: im-stuhl, every: pruefen-alle", "period: im-stuhl, every: nachsehen-alle",
        "pruefung-puls", "schedule", RISK, approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "a figure in a text": plant(
        EFFECTS, '["Über 38,5 Grad"]', '["Über 39,5 Grad"]', "fieber", "number", RISK, approve=[BOOKLET]
    ),
    "another fact quoted": plant(
        EXPECT, "text: Das geht in {wunde-zu} weg.", "text: Das geht in {taub-bis} weg.", "punkt-wange", "instruction",
        RISK, approve=[PAPER], consent=True,
    ),
    "how long it lasts": plant(
        EFFECTS, "staff: Bis Tag drei.", "staff: Bis Tag vier.", "schmerz", "timing", RISK,
        approve=[BOOKLET],
    ),
    "a choice's words": plant(
        EXPECT, "about: Kein Eingriff.", "about: Keine Spritze.", "weg-warten", "wording", CLEAR,
        approve=[PAPER, DECK, BOOKLET],
    ),
    "a new point of a list": plant(
        EXPECT, "points: [Ob der Zahn je Ärger macht, ", "points: [Ob es weh tut, Ob der Zahn je Ärger macht, ",
        "offene-fragen", "point", RISK, approve=[PAPER], consent=True,
    ),
    "that it must be told": plant(
        EFFECTS, "    must_tell: true\n    icon: numb\n", "    icon: numb\n", "taub", "duty", RISK,
    ),
    "a sentence to initial": plant(
        CONSENT, "Ich könnte auch warten.", "Ich habe gefragt.", "satz-warten", "instruction", RISK,
        approve=[PAPER, BOOKLET], consent=True,
    ),
    "a source": plant(
        EFFECTS, "  - id: schmerz\n    sources: [erfunden-zwei]", "  - id: schmerz\n    sources: [erfunden-eins]",
        "schmerz", "sources", CLEAR, approve=[DECK, BOOKLET],
    ),
    "an icon": plant(EXPECT, "icon: calendar", "icon: clock", "punkt-warten", "look", CLEAR, approve=[PAPER]),
    "an emergency number": plant(
        OURS, 'emergency: "112"', 'emergency: "110"', "clinic", "telephone", RISK,
        approve=[PAPER, LEAFLET, SLIP, DECK, BOOKLET], consent=True, train=True,
    ),
    "the clinic's paragraph": plant(
        OURS, "Der Aufzug ist rechts", "Der Aufzug ist links", "clinic", "wording", CLEAR, approve=[PAPER]
    ),
    "a section's title": plant(
        GUIDE, "title: Welche Wege gibt es?", "title: Was geht noch?", "guide", "wording", CLEAR,
        approve=[PAPER, BOOKLET],
    ),
    "the version": plant(
        GUIDE, 'version: "3.2"', 'version: "3.3"', "guide", "version", CLEAR,
        approve=[PAPER, LEAFLET, DECK, SLIP, RECORD, BOOKLET],
    ),
    "the bounds of a clinic's value": plant(
        GUIDE, 'at_most: "130"', 'at_most: "125"', "puls-grenze", "bounds", RISK
    ),
    "why a clinic's value has bounds": plant(
        GUIDE, "why: Erfunden; die Leitung wählt.", "why: Die Leitung wählt.", "puls-grenze", "wording", CLEAR
    ),
    "that a clinic may set a value": plant(
        GUIDE,
        '    local:\n      at_least: "100"\n      at_most: "130"\n      why: Erfunden; die Leitung wählt.\n',
        "", "puls-grenze", "bounds", RISK, approve=[DECK, RECORD, BOOKLET], train=True,
    ),
    "a value that this clinic sets otherwise": plant(
        GUIDE, 'value: "45"', 'value: "40"', "bleiben", "fact", CLEAR
    ),
    "how well a fact was checked": plant(
        GUIDE, '    value: "1.7"\n', '    value: "1.7"\n    status: memory\n', "mittel", "sources", CLEAR
    ),
    "a note beside a fact": plant(
        GUIDE, '    value: "1.7"\n', '    value: "1.7"\n    note: Aus dem Heft\n', "mittel", "sources", CLEAR
    ),
    "how well a figure was checked": plant(
        EFFECTS, 'of_100: "97"', 'status: memory, of_100: "97"', "taub", "sources", CLEAR
    ),
    "the note under a picture of chances": plant(
        EXPECT, "note: {patient: Nur eine Umfrage,", "note: {patient: Nur von 40 Leuten,", "bild-zufrieden", "number",
        RISK, approve=[PAPER], consent=True,
    ),
    "a value of a line": plant(
        TRAINING, "{x: 0, y: 7}", "{x: 0, y: 6}", "linien-schmerz", "likelihood", RISK, approve=[DECK], train=True
    ),
    "a tick of a comparison": plant(
        TRAINING, '{mark: "yes", ', '{mark: "no", ', "vergleich-wege", "duty", RISK, approve=[DECK], train=True
    ),
    "a topic that turns from what to do to what not to do": plant(
        EXPECT, "    tone: do\n    patient:", "    tone: do-not\n    patient:", "essen", "instruction", RISK,
        approve=[LEAFLET],
    ),
    "a topic's words": plant(
        EXPECT, "title: Das weiß niemand", "title: Das wissen wir nicht", "offene-fragen", "wording", CLEAR,
        approve=[PAPER, BOOKLET],
    ),
    "a module's title": plant(
        TRAINING, "title: Vorher\n", "title: Davor\n", "teil-vorher", "wording", CLEAR, approve=[DECK, BOOKLET]
    ),
    "minutes that a unit promises": plant(
        TRAINING, "minutes: 10", "minutes: 20", "einheit-spuelen", "look", CLEAR
    ),
    "an answer in a case": plant(
        TRAINING, "Seit wann, wie viel?", "Seit wann?", "fall-blutung", "instruction", RISK,
        approve=[DECK, BOOKLET], train=True,
    ),
    "which answer is right": plant(
        TRAINING, "{text: Erst morgen, right: true}", "{text: Ab morgen, right: true}", "quiz-spuelen", "instruction",
        RISK, approve=[DECK, BOOKLET], train=True,
    ),
    "a reference's title": plant(
        BOOKS, "Tausend erfundene Zähne", "Tausend Zähne", "erfunden-zwei", "sources", CLEAR,
        approve=[PAPER, BOOKLET],
    ),
    "the day on which a reference was checked": plant(
        BOOKS, "checked: 2031-01-05", "checked: 2031-02-05", "erfunden-eins", "sources", CLEAR
    ),
    "where a study's people come from": plant(
        BOOKS, "exposure: gezogen\n    sources: [erfunden-zwei]", "exposure: gezogen\n    sources: [erfunden-eins]",
        "zaehlung", "sources", CLEAR, approve=[PAPER],
    ),
    "a phrase": plant(
        PHRASES, "Ihre Notizen", "Platz für Notizen", "phrases", "wording", CLEAR,
        approve=[PAPER, LEAFLET, SLIP, RECORD, BOOKLET],
    ),
    "the clinic's hours": plant(
        OURS, "8 bis 16 Uhr", "8 bis 17 Uhr", "clinic", "changed", CLEAR, approve=[PAPER, SLIP]
    ),
    "when patients read that it is checked": plant(
        CHECKS, "when: Im Stuhl und danach, bis Sie gehen", "when: Im Stuhl", "pruefung-puls", "schedule", RISK,
        approve=[PAPER], consent=True, train=True,
    ),
    "where a section begins a page": plant(
        GUIDE, "icon: better\n", "icon: better\n        new_page: true\n", "guide", "look", CLEAR
    ),
    "that a clinic is a sample": plant(OURS, "sample: true", "sample: false", "clinic", "changed", CLEAR),
    "who approves": plant(
        GUIDE, "name: Praxisleitung", "name: Leitung der Praxis", "guide", "changed", CLEAR,
        approve=[PAPER, LEAFLET, DECK, SLIP, RECORD, BOOKLET],
    ),
    "an icon of a section": plant(GUIDE, "icon: two-people", "icon: talk", "guide", "look", CLEAR, approve=[PAPER]),
    "that a document comes on request": plant(
        GUIDE, "    on_request: true\n    title: Protokoll", "    title: Protokoll", "guide", "changed", CLEAR
    ),
    "the label of a field": plant(
        GUIDE, "label: Wen}", "label: Wen noch}", "guide", "wording", CLEAR, approve=[RECORD]
    ),
    "the order of two choices": plant(
        GUIDE, "[weg-warten, weg-putzen]", "[weg-putzen, weg-warten]", "weg-warten", "moved", CLEAR,
        approve=[PAPER, BOOKLET],
    ),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTS.values(), ids=PLANTS.keys())
def test_each_change_is_told_once_with_what_follows(changed, planted):
    report = changed(planted.replaced)
    told = [(one.item, one.verdict.what, one.verdict.weight) for one in report.changes if one.kind != "document"]
    assert [(planted.item, planted.what, planted.weight)] == [one for one in told if one[1] != "moved"] or (
        planted.what == "moved" and {("moved", "editorial")} == {one[1:] for one in told}
    )
    assert planted.approve == {one.document for one in report.approve}
    assert planted.consent == bool(report.consent)
    assert planted.train == bool(report.train)


MINUTES = "    title: Weisheitszahn ziehen\n"
EXCEPTION = "exceptions:\n  - {rule: E213, at: pruefung-tupfer, why: Sie schützt die Wunde.}\n"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (MINUTES, f"{MINUTES}    minutes: {{at_least: 1, at_most: 90}}\n", f"documents.{DECK}.minutes"),
        ("exceptions:\n", EXCEPTION, "exceptions.0"),
        ("    on_request: true\n    title: Protokoll", "    title: Protokoll", f"documents.{RECORD}.on_request"),
    ],
)
def test_what_no_page_says_is_printed_in_no_document_whatever_else_changed(changed, old, new, field):
    report = changed((GUIDE, old, new), (GUIDE, 'version: "3.2"', 'version: "3.3"'))
    told = {one.field: one for one in report.changes}
    assert {PAPER, DECK} <= {*told["version"].documents}
    assert ("editorial", ()) == (told[field].verdict.weight, told[field].documents)


def test_comments_and_the_order_of_keys_are_no_change(changed):
    old = "    caption: {patient: Gezogen, staff: Nach Entfernung}\n"
    report = changed(
        (EXPECT, "topics:\n", "# a comment\ntopics:\n"),
        (EXPECT, old, ""),
        (EXPECT, "    no: {patient: noch", f"{old}    no: {{patient: noch"),
    )
    assert ((), (), (), (), ()) == (report.changes, report.approve, report.consent, report.train, report.translate)


def test_a_fact_is_told_with_everything_that_quotes_it(changed):
    report = changed((GUIDE, "value: 7 to 10\n", "value: 8 to 10\n"))
    (change,) = report.changes
    assert ("wunde-zu", "fact", "7 to 10 day", "8 to 10 day") == (
        change.item, change.kind, change.before, change.after,
    )  # fmt: skip
    assert {"schwellung", "punkt-wange"} <= {*change.quoted_by}
    assert {PAPER, DECK} <= {*change.documents}
    assert ("wunde-zu",) == report.consent == report.train
    assert () == report.translate


def test_a_clinics_own_value_is_a_fact_that_changed(changed):
    (change,) = changed((OURS, 'bleiben: "50"', 'bleiben: "60"')).changes
    assert ("bleiben", "50 minute", "60 minute", True) == (change.item, change.before, change.after, change.material)


def test_a_risk_that_goes_is_material_in_every_document(changed):
    text = (GUIDES / EFFECTS).read_text("utf-8")
    start, end = text.index("  - id: fieber\n"), text.index("  - id: blutdruck-hoch\n")
    report = changed((EFFECTS, text[start:end], ""), (GUIDE, "              - effects: [fieber]\n", ""), QUOTES_FIEBER)
    (change,) = [one for one in report.changes if one.item == "fieber"]
    assert ("removed", "material", "it is a risk") == (
        change.verdict.what, change.verdict.weight, change.verdict.reason,
    )  # fmt: skip
    assert (PAPER, BOOKLET) == change.documents
    assert "fieber" in report.consent


SAFE = {
    "a danger sign": ("  - id: zeichen-blut\n", "  - id: zeichen-schlaff\n", "zeichen-blut", {PAPER, LEAFLET, DECK}),
    "a reason not to treat": ("  - id: erst-blut\n", None, "erst-blut", {PAPER, DECK}),
}


@pytest.mark.parametrize(("start", "end", "item", "documents"), SAFE.values(), ids=SAFE.keys())
def test_what_keeps_people_safe_is_material_where_it_goes(changed, start, end, item, documents):
    text = (GUIDES / SAFETY).read_text("utf-8")
    gone = text[text.index(start) : text.index(end) if end else None]
    report = changed((SAFETY, gone, ""))
    (change,) = [one for one in report.changes if one.item == item]
    assert ("removed", True) == (change.verdict.what, change.material)
    assert documents <= {*change.documents}
    assert item in report.train


def test_a_limit_that_goes_is_material_and_to_be_taught(changed):
    text = (GUIDES / CHECKS).read_text("utf-8")
    start, end = text.index("      - id: grenze-puls\n"), text.index("      - id: grenze-druck\n")
    report = changed((CHECKS, text[start:end], ""))
    (change,) = report.changes
    assert ("grenze-puls", "threshold", "removed", "it is a limit") == (
        change.item, change.kind, change.verdict.what, change.verdict.reason,
    )  # fmt: skip
    assert ("grenze-puls",) == report.train


def test_a_risk_that_comes_is_material_and_to_be_translated(changed):
    text = (GUIDES / EFFECTS).read_text("utf-8")
    start, end = text.index("  - id: fieber\n"), text.index("  - id: blutdruck-hoch\n")
    new = text[start:end].replace("id: fieber", "id: husten").replace("Ich habe Fieber", "Ich huste")
    report = changed((EFFECTS, text[start:end], text[start:end] + new), (GUIDE, "[fieber]", "[fieber, husten]"))
    (change,) = report.changes
    assert ("husten", "effect", "added", "material") == (
        change.item, change.kind, change.verdict.what, change.verdict.weight,
    )  # fmt: skip
    assert ("husten",) == report.consent == report.translate


def test_another_picture_under_the_name_of_the_logo_is_told(folder):
    (folder.path / OURS).write_text((GUIDES / OURS).read_text("utf-8") + "logo: logo.png\n", "utf-8")
    told = []
    for colour in ("red", "blue"):
        Image.new("RGB", (9, 9), colour).save(folder.path / "clinics" / "logo.png")
        told.append(version(Request(folder.path, clinic=CLINIC)))
    (change,) = [one for one in compare(*told).changes if one.kind != "document"]
    assert ("clinic", "logo", "look") == (change.item, change.field, change.verdict.what)


def test_an_icon_that_looks_otherwise_under_its_name_is_told(folder):
    told = [version(Request(folder.path, clinic=CLINIC))]
    folder.rewrite("zahn/icons/zahn.svg", "M12 4.500", "M12 4.600")
    told.append(version(Request(folder.path, clinic=CLINIC)))
    (change,) = [one for one in compare(*told).changes if one.kind != "document"]
    assert ("zahn", "icon", "look") == (change.item, change.kind, change.verdict.what)


def test_a_clinic_with_a_logo_in_another_folder_says_nothing_else(folder, tmp_path):
    folder.rewrite(OURS, "form_number:", "logo: logo.png\nform_number:")
    Image.new("RGB", (9, 9), "red").save(folder.path / "clinics" / "logo.png")
    other = Folder.copied(tmp_path / "elsewhere", folder.path)
    other.rewrite(PHRASES, "agenda_hint: ", "agenda_hint: Jetzt ")
    (change,) = compare(*(version(Request(one.path, clinic=CLINIC)) for one in (folder, other))).changes
    assert ("deck.agenda_hint", (DECK, BOOKLET)) == (change.field, change.documents)


def test_a_list_that_the_content_is_held_against_is_told_and_nobody_need_act(folder, before):
    (folder.path / "standards").mkdir()
    element = "elements: [{id: C01, says: Dass es weh tut, left_out: Erfunden}]"
    (folder.path / "standards" / "liste.yaml").write_text(f"title: Liste\nbasis: Erfunden\n{element}\n", "utf-8")
    report = compare(before, version(Request(folder.path, clinic=CLINIC)))
    (change,) = report.changes
    assert ("liste", "standard", "editorial") == (change.item, change.kind, change.verdict.weight)
    assert ((), (), (), ()) == (report.approve, report.consent, report.train, report.translate)


def test_a_section_that_goes_is_told_with_what_is_no_longer_shown(changed):
    text = (GUIDES / GUIDE).read_text("utf-8")
    start, end = text.index("      - id: wege\n"), text.index("      - id: unterschrift\n")
    kept = "          - kind: own\n            slot: haus\n"  # the clinic has a paragraph for it
    report = changed(
        (GUIDE, text[start:end], ""),
        (GUIDE, "            item: nuechtern\n", f"            item: nuechtern\n{kept}"),
    )
    told = {(one.item, one.verdict.what, one.verdict.weight) for one in report.changes if one.documents == (PAPER,)}
    assert {
        ("wege", "removed", "editorial"),
        ("weg-warten", "not shown", "material"),
        ("weg-putzen", "not shown", "material"),
    } <= told
    assert {"weg-warten", "weg-putzen"} == {*report.consent}


def test_a_section_that_moves_is_editorial(changed):
    text = (GUIDES / GUIDE).read_text("utf-8")
    start, end = text.index("      - id: erfolg\n"), text.index("      - id: folgen\n")
    later = text.index("      - id: pruefen\n")
    report = changed((GUIDE, text[start:later], text[end:later] + text[start:end]))
    assert {("moved", "editorial")} == {
        (one.verdict.what, one.verdict.weight) for one in report.changes if one.kind != "document"
    }
    assert {"erfolg", "folgen"} & {one.item for one in report.changes}
    assert () == report.consent == report.train


def test_what_no_change_explains_is_told_of_its_document(changed):
    report = changed((GUIDE, "label: Tag, kind: date", "label: Tag, kind: time"))
    (change,) = report.changes
    assert (RECORD, "document", "editorial") == (change.item, change.kind, change.verdict.weight)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{study: umfrage, effects: [schwellung]}", "{study: zaehlung, effects: [schwellung]}"),
        ("effects: [taub, schmerz, blutdruck-hoch]", "effects: [taub, blutdruck-hoch]"),
    ],
)
def test_effects_under_another_study_or_under_none_are_told_of_the_handout(changed, old, new):
    report = changed((GUIDE, old, new))
    assert PAPER in {name for one in report.changes for name in one.documents}
    assert PAPER in {one.document for one in report.approve}


def test_every_document_that_says_something_else_is_in_some_change(changed):
    report = changed((PHRASES, 'of_whole: "{n} von {whole}"', 'of_whole: "{n} je {whole}"'))
    told = {name for one in report.changes for name in one.documents}
    assert {one.document for one in report.approve} <= told
