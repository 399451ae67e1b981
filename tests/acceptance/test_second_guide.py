"""Another guide builds without touching Python, and nothing of the shipped one is in the program."""

from __future__ import annotations

import ast
import re
import shutil
from typing import TYPE_CHECKING, Literal, get_origin

import page
import pytest
from pydantic import BaseModel

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.content.loader import load
from handouts.errors import ContentError
from handouts.text.markup import Link, Markup, Words
from inspectors import pptx
from inspectors.pdf import outline, text_runs
from inspectors.tags import faults
from inspectors.words import texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ICONS = {"icon", "main_icon", "ring_icon"}
PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
TREATMENT = re.compile(
    r"ketamin|infusion|\bdrip|depress|anxi|dissoci|sedat|bladder|\bliver|nasal|spray|opioid|\bdental|tooth|zahn",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def guides(root: Path) -> Path:
    return root / "tests" / "guides"


def said(node: object) -> Iterator[str]:
    """Yield all that a content file says in words; not its ids, kinds and icons."""
    if isinstance(node, Markup):
        yield from (piece.text for piece in node.pieces if isinstance(piece, Words))
        yield from (piece.label for piece in node.pieces if isinstance(piece, Link))
    elif isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            if name not in ICONS and get_origin(field.annotation) is not Literal:
                yield from said(getattr(node, name))
    elif isinstance(node, (tuple, list)):
        yield from (text for element in node for text in said(element))
    elif isinstance(node, dict):
        yield from (text for element in node.values() for text in said(element))
    elif isinstance(node, str):
        yield node


def vocabulary(folder: Path, clinic: str) -> set[str]:
    content = load(folder, clinic=clinic)
    return {
        word for part in (content.guide, content.clinic, content.phrases) for text in said(part) for word in words(text)
    }


def bookmarks(data: bytes) -> list[str]:
    return [line.strip() for line in outline(data).split("\n")]


def test_it_builds_through_both_renderers_under_its_own_names(guides):
    outputs, _ = pipeline.build(Request(content=guides, clinic="hafen"))
    assert [
        ("zahn-einwilligung.hafen.pdf", b"%PDF"),
        ("zahn-merkblatt.hafen.pdf", b"%PDF"),
        ("zahn-einweisung.hafen.pptx", b"PK\x03\x04"),
    ] == [(output.name, output.data[:4]) for output in outputs]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("document", ["einwilligung", "merkblatt"])
def test_its_handouts_conform(second, document, profile):
    failures = page.validate_pdf_bytes(second[document], profile=profile).failures
    assert [] == [f"{one.rule_id}: {one.message}" for one in failures]


@pytest.mark.parametrize("document", ["einwilligung", "merkblatt"])
def test_its_tags_are_proven(second, document):
    assert [] == faults(second[document], "de-DE")


def test_its_deck_has_no_fault(second):
    assert [] == pptx.faults(second["einweisung"])


@pytest.mark.parametrize("document", ["einwilligung", "merkblatt", "einweisung"])
def test_every_word_on_paper_stands_in_its_content(second, guides, document):
    codes = re.compile(r"Blatt [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
    met = {word for text in texts(second[document]) for word in words(codes.sub("", text))}
    made = {"märz", "ea"}  # a date in words; the initials of an author's given names
    assert set() == met - vocabulary(guides, "hafen") - made


@pytest.mark.parametrize("document", ["einwilligung", "merkblatt", "einweisung"])
def test_no_phrase_of_the_shipped_content_is_in_it(second, root, document):
    shipped = load(root / "content").phrases
    own = set(said(load(root / "tests" / "guides", clinic="hafen").phrases))
    phrases = {text.strip(" .,:;()") for text in said(shipped) if text not in own}
    whole = "\n".join(texts(second[document]))
    assert [] == [text for text in phrases if len(text) > 3 and re.search(rf"\b{re.escape(text)}\b", whole)]


def test_its_sections_stand_in_its_own_order(second):
    sections = [
        "Welche Wege gibt es?",
        "Ihr Ja oder Nein",
        "Wie läuft es ab?",
        "Hilft es?",
        "Was kann passieren?",
        "Worauf achten wir?",
        "Wieder zu Hause",
        "In Ihren Worten",
        "Woher wir das haben",
    ]
    found = [next((one for one in sections if line.endswith(one)), "") for line in bookmarks(second["einwilligung"])]
    assert sections == [one for one in found if one]


def test_dates_and_numbers_are_written_as_its_language_writes_them(second):
    shown = "\n".join(texts(second["einwilligung"])).replace("\u00a0", " ")
    assert ["Fassung 3.2 vom 12. März 2031", "1,7 Milligramm", "1.400 Menschen", "62,5"] == [
        text for text in ("Fassung 3.2 vom 12. März 2031", "1,7 Milligramm", "1.400 Menschen", "62,5") if text in shown
    ]


def test_text_is_text(second):
    assert "Ob <b>& Co.</b> wörtlich bleiben" in texts(second["einwilligung"])


def test_a_clinic_brings_its_name_numbers_values_and_paragraphs(second, guides):
    other, _ = pipeline.build(Request(content=guides, clinic="insel", documents=("einwilligung",)))
    hafen, insel = ("\n".join(texts(data)).replace("\u00a0", " ") for data in (second["einwilligung"], other[0].data))
    own = ["Zahnpraxis am Hafen", "030 23125 014", "Der Aufzug ist rechts", "Danach 50 Minuten ruhen"]
    others = ["Inselpraxis Nord", "030 23125 041", "030 23125 042", "Danach 45 Minuten ruhen"]
    assert (own, []) == ([text for text in own if text in hafen], [text for text in others if text in hafen])
    assert (others, []) == ([text for text in others if text in insel], [text for text in own if text in insel])


def test_every_page_says_which_form_it_is(second):
    runs = text_runs(second["einwilligung"])
    pages = {run.page for run in runs}
    for page_number in pages:
        furniture = " ".join(run.text for run in runs if run.page == page_number and (run.artifact or page_number == 1))
        for line in ("Blatt ", "Fassung 3.2", "Muster, nichts für Kranke", f"Seite {page_number}/{max(pages)}"):
            assert line in furniture.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("spoiling", "where", "message"),
    [
        (("phrases.yaml", "  mg: {", "  mmmg: {"), "guide.yaml:76:", "no words for the unit `mg`"),
        (("phrases.yaml", '  mg: {other: "{n} Milligramm"}\n', ""), "guide.yaml:76:", "no words for the unit `mg`"),
        (("zahn/expectations.yaml", "gone_by: taub-bis", "gone_by: mittel"), "expectations.yaml:", "unknown duration"),
        (("zahn/training.yaml", "[taub, sch", "[taub-auf-dauer, sch"), "training.yaml:", "unknown counted effect"),
        (("zahn/training.yaml", "item: taub", "item: essen"), "training.yaml:", "the handout does not show it"),
    ],
)
def test_what_this_guide_cannot_mean_is_said_at_its_place(tmp_path, guides, spoiling, where, message):
    file, before, after = spoiling
    copy = shutil.copytree(guides, tmp_path / "content")
    spoilt = copy / file
    text = spoilt.read_text("utf-8")
    assert before in text
    spoilt.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        pipeline.compose(Request(content=copy, clinic="hafen"))
    assert any(where in str(one.location) and message in one.message for one in caught.value.problems)


def sources(root: Path, *folders: str) -> Iterator[tuple[str, str]]:
    home = root / "src" / "handouts"
    for folder in folders or ("",):
        for path in sorted((home / folder).rglob("*.py")):
            yield str(path.relative_to(home)), path.read_text("utf-8")


def test_no_treatment_is_named_in_the_program(root):
    assert [] == [
        f"{name}:{number}: {line.strip()}"
        for name, text in sources(root)
        for number, line in enumerate(text.split("\n"), 1)
        if TREATMENT.search(line)
    ]


def test_no_id_of_a_guide_is_named_in_the_program(root, guides):
    ids = {
        name
        for guide in (load(root / "content").guide, load(guides, clinic="hafen").guide)
        for name in (*guide.items, *guide.guide.facts, *guide.sources, *guide.studies)
        if "-" in name
    }
    assert ids
    found = {
        (name, node.value)
        for name, text in sources(root)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and node.value in ids
    }
    assert set() == found


UNSEEN = {"Problem", "ContentError", "UsageError", "layout", "unread"}
"""What is told to those who edit a guide, and why a field has a mark (outline/walk): no document prints it."""
NAMED = {"found", "hint", "message", "layouts"}
"""Problems in the making, and the names of layouts in the deck's template."""


def prose(source: str) -> Iterator[str]:
    """Yield string literals that hold two words in a row, but for docstrings and what no document prints."""
    tree = ast.parse(source)
    quiet: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Raise, ast.Assert)):
            quiet |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in UNSEEN:
            quiet |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.FunctionDef) and node.name in NAMED:
            quiet |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.AnnAssign) and getattr(node.annotation, "id", "") == "FieldMark":
            quiet |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in NAMED:
            quiet |= {id(one) for one in ast.walk(node.value)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in quiet else None
        if isinstance(text, str) and re.search(r"[A-Za-z]{2,},? [a-z]{2,}", text):
            yield text


def test_no_visible_sentence_is_in_composers_and_outlines(root):
    assert [] == [(name, text) for name, source in sources(root, "compose", "outline") for text in prose(source)]


def test_the_search_for_sentences_finds_one():
    assert ["Ask us"] == list(prose('"""A docstring here."""\nlabel = "Ask us"\nother = "label"\n'))
