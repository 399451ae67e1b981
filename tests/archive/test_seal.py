from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.archive import codes as printed
from handouts.archive import seal
from handouts.content.model.history import Approval
from handouts.outline.handout import Heading, Paragraph
from handouts.outline.walk import UNSEALED
from handouts.text.markup import Run

GUIDE, EFFECTS, EXPECT = "zahn/guide.yaml", "zahn/effects.yaml", "zahn/expectations.yaml"
TRAINING, CLINIC, CONSENT = "zahn/training.yaml", "clinics/hafen.yaml", "einwilligung"


def codes(folder, clinic="hafen"):
    """Return the printed code of each document."""
    _, composed = pipeline.compose(Request(folder.path, clinic=clinic))
    return {name: one.seal.code for name, one in composed.items()}


@pytest.fixture(scope="module")
def before():
    """The codes of the guide as it is, which are the same wherever it lies."""
    return codes(Folder(GUIDES))


def rewrite(folder, file, change):
    path = folder.path / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def commented(text):
    return "# a comment\n\n" + text.replace("\n  - id:", "\n  # another\n  - id:")


def windows(text):
    return "\ufeff" + text.replace("\n", "\r\n")


def requoted(text):
    return text.replace("title: Das tut gut", 'title: "Das tut gut"')


def reordered(text):
    old = "    caption: {patient: Gezogen, staff: Nach Entfernung}\n"
    assert old in text
    first, _, rest = text.partition(old)
    return first + rest.replace("    no: {patient: noch", f"{old}    no: {{patient: noch", 1)


def folded(text):
    return text.replace(
        "harms: Der Schmerz kann wiederkommen.", "harms: >-\n      Der Schmerz\n      kann   wiederkommen."
    )


@pytest.mark.parametrize("change", [commented, windows, requoted, reordered, folded])
def test_how_the_content_is_typed_changes_no_code(folder, before, change):
    old = (folder.path / EXPECT).read_text("utf-8")
    rewrite(folder, EXPECT, change)
    assert (folder.path / EXPECT).read_text("utf-8") != old
    assert codes(folder) == before


ALL = {CONSENT, "merkblatt", "einweisung"}
SAID = {
    "a word": (EXPECT, "Sie entscheiden.", "Sie dürfen.", {CONSENT}),
    "a comma": (EXPECT, "Erst fragen, die", "Erst fragen die", {CONSENT}),
    "a number": (GUIDE, 'eingriff:\n    value: "25"', 'eingriff:\n    value: "26"', {CONSENT, "einweisung"}),
    "a likelihood": (EFFECTS, 'of_100: "97"', 'of_100: "96"', {CONSENT, "einweisung"}),
    "a sentence dropped": (EFFECTS, "      we_do: Wir geben Ihnen die erste mit.\n", "", {CONSENT}),
    "stress": (EXPECT, "Sie entscheiden.", '"**Sie** entscheiden."', {CONSENT}),
    "what only staff read": (TRAINING, "Links ankommen", "Rechts ankommen", {"einweisung"}),
    "a local value": (CLINIC, 'bleiben: "50"', 'bleiben: "55"', {CONSENT}),
    "the clinic's paragraph": (CLINIC, "Der Aufzug ist rechts", "Der Aufzug ist links", {CONSENT}),
    "a word of the program": (
        "phrases.yaml",
        'of_whole: "{n} von {whole}"',
        'of_whole: "{n} je {whole}"',
        {CONSENT, "einweisung"},
    ),
    "the form's number": (CLINIC, "ZH-07", "ZH-08", {CONSENT, "merkblatt", "einweisung"}),
    "the order of two things": (GUIDE, "[weg-warten, weg-putzen]", "[weg-putzen, weg-warten]", {CONSENT}),
    "an icon": (EXPECT, "icon: calendar", "icon: clock", {CONSENT}),
    "how an icon of one's own looks": ("zahn/icons/zahn.svg", "M12 4.500", "M12 4.600", {CONSENT, "einweisung"}),
    "the clinic's colour": (CLINIC, "address:", "colours: {accent: 345C8B}\naddress:", ALL),
    "a word of the status": ("phrases.yaml", "Muster, nichts", "Ein Muster, nichts", ALL),
    "the name of a role": (GUIDE, "name: Praxisleitung", "name: Leitung", ALL),
    "the version": (GUIDE, 'version: "3.2"', 'version: "3.3"', {CONSENT, "merkblatt", "einweisung"}),
}


@pytest.mark.parametrize("case", SAID.values(), ids=SAID.keys())
def test_what_is_said_changes_the_code_of_the_documents_that_say_it(folder, before, case):
    file, old, new, changed = case
    text = (folder.path / file).read_text("utf-8")
    assert old in text
    rewrite(folder, file, lambda text: text.replace(old, new, 1))
    after = codes(folder)
    assert {name for name in before if before[name] != after[name]} == changed


SHOWN = {
    "a stressed column": (TRAINING, "icon: zahn, stressed: true", "icon: zahn"),
    "that it is a sample": (CLINIC, "sample: true", "sample: false"),
    "a note for reviewers": (GUIDE, 'leute:\n    value: "1400"', 'leute:\n    note: Nachsehen\n    value: "1400"'),
}  # fmt: skip


@pytest.mark.parametrize("case", SHOWN.values(), ids=SHOWN.keys())
def test_how_it_is_shown_changes_no_code(folder, before, case):
    file, old, new = case
    assert old in (folder.path / file).read_text("utf-8")
    rewrite(folder, file, lambda text: text.replace(old, new, 1))
    assert codes(folder) == before


def test_each_document_and_each_clinic_has_a_code_of_its_own(folder, before):
    both = [*before.values(), *codes(folder, "insel").values()]
    assert len(set(both)) == len(both) == 6


def composed(folder, name=CONSENT):
    _, documents = pipeline.compose(Request(folder.path, clinic="hafen"))
    return documents[name]


def test_a_composer_that_drops_a_block_changes_the_digest(folder):
    outline = composed(folder).outline
    for at, section in enumerate(outline.sections):
        for nth in range(len(section.blocks)):
            kept = section.blocks[:nth] + section.blocks[nth + 1 :]
            sections = (*outline.sections[:at], replace(section, blocks=kept), *outline.sections[at + 1 :])
            assert seal.canonical(replace(outline, sections=sections)) != seal.canonical(outline)


def test_the_code_is_eight_signs_that_nobody_mixes_up(folder):
    one = composed(folder).seal
    assert one.form_line == f"Blatt {one.code}"
    assert len(one.code) == 9
    assert set(one.code) <= {*printed.ALPHABET, "-"}
    assert not set(printed.ALPHABET) & set("0O1I")
    assert len(one.digest) == 64


def test_the_code_is_the_first_forty_bits_of_the_digest():
    assert printed.printed_code("0" * 64) == "2222-2222"
    assert printed.printed_code("f" * 64) == "ZZZZ-ZZZZ"
    assert printed.printed_code("00000" + "00001" + "0" * 54) == "2222-2223"


def test_the_status_is_in_the_words_of_phrases_yaml(folder):
    assert composed(folder).seal.status_line == "Muster, nichts für Kranke"
    rewrite(folder, CLINIC, lambda text: text.replace("sample: true", "sample: false"))
    assert composed(folder).seal.status_line == "Entwurf, noch nicht freigegeben"


def approved(folder, **more):
    """Let the role that is needed approve the leaflet as it is; return its seal and that of the consent."""
    rewrite(folder, CLINIC, lambda text: text.replace("sample: true\n", ""))
    edition, documents = pipeline.compose(Request(folder.path, clinic="hafen"))
    one = documents["merkblatt"]
    entry = Approval(
        guide="zahn", document="merkblatt", language="de-DE", version="3.2", clinic="hafen",
        digest=one.seal.digest, code=one.seal.code, role=more.get("role", "praxisleitung"), name="N",
        date=more.get("date", "2031-04-02"),
    )  # fmt: skip
    given = (*edition.content.approvals, *more.get("before", ()), entry)
    edition = replace(edition, content=replace(edition.content, approvals=given))
    return entry, [seal.seal(documents[name].outline, edition) for name in ("merkblatt", CONSENT)]


def test_an_approval_counts_for_the_very_words_alone(folder):
    _, (leaflet, consent) = approved(folder)
    told = "Freigegeben durch Praxisleitung am 2.\u00a0April\u00a02031"
    assert (leaflet.approved, leaflet.status_line) == (True, told)
    assert leaflet.foot_line == f"Blatt {leaflet.code} · Freigegeben am 2.\u00a0April\u00a02031"
    assert (consent.approved, consent.status_line) == (False, "Entwurf, noch nicht freigegeben")


def test_who_has_no_say_approves_nothing_and_the_latest_day_is_printed(folder):
    _, (leaflet, _) = approved(folder, role="empfang")
    assert not leaflet.approved
    earlier, _ = approved(folder, date="2031-03-30")
    _, (leaflet, _) = approved(folder, before=(earlier,), date="2031-03-31")
    assert leaflet.status_line.endswith("31.\u00a0März\u00a02031")
    later, _ = approved(folder, date="2031-04-09")
    _, (leaflet, _) = approved(folder, before=(later,), date="2031-03-31")
    assert leaflet.status_line.endswith("9.\u00a0April\u00a02031")


def test_a_sample_is_a_sample_whoever_approves_it(folder):
    entry, _ = approved(folder)
    rewrite(folder, CLINIC, lambda text: f"sample: true\n{text}")
    edition, documents = pipeline.compose(Request(folder.path, clinic="hafen"))
    edition = replace(edition, content=replace(edition.content, approvals=(entry,)))
    found = seal.seal(documents["merkblatt"].outline, edition)
    assert (found.approved, found.status_line) == (False, "Muster, nichts für Kranke")


def test_the_digest_of_an_item_changes_with_what_it_says_and_with_nothing_else(folder):
    before = seal.items(composed(folder).outline)
    rewrite(folder, EXPECT, lambda text: text.replace("Erst fragen, die", "Erst fragen die"))
    after = seal.items(composed(folder).outline)
    changed = {name for name in before if before[name] != after[name]}
    assert len(changed) == 1
    assert changed < {item.id for item in folder.load().guide.nodes()}
    assert before.keys() == after.keys()


def plain(node):
    return seal._canonical_node(node, UNSEALED)


def canonical(*runs):
    return plain(Paragraph("x", runs))


def test_runs_that_read_alike_are_alike():
    assert canonical(Run("a b")) == canonical(Run("a "), Run("b", fact="f", kind="number"))
    assert canonical(Run("5\u00a0mg")) == canonical(Run("5 mg"))
    assert canonical(Run("a", strong=True), Run("b", strong=True)) == canonical(Run("ab", strong=True))


def test_of_a_citation_counts_whom_it_cites_not_its_number_nor_where_that_leads():
    cited = canonical(Run("a"), Run("1", href="#one", cite="one"))
    assert cited == canonical(Run("a"), Run("2", href="https://x.org", cite="one"))
    assert cited != canonical(Run("a"), Run("1", href="#one", cite="two"))


def test_signs_that_look_like_markup_are_not_taken_for_it():
    told = [
        canonical(Run("**a**")),
        canonical(Run("a", strong=True)),
        canonical(Run("a")),
        canonical(Run("[a](https://x.org)")),
        canonical(Run("a", href="https://x.org")),
    ]
    assert len({str(one) for one in told}) == len(told)


def test_the_same_words_in_another_role_are_something_else():
    text = (Run("a"),)
    assert plain(Heading("x", text)) != plain(Paragraph("x", text))
    assert plain(Paragraph("x", text)) != plain(Paragraph("y", text))
    assert plain(Paragraph("x", text, "lead")) == plain(Paragraph("x", text, "body"))


def test_numbers_have_one_form():
    assert plain(Decimal("1E+2")) == plain(Decimal("100.0")) == "100"
