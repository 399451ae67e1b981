"""The documents that are shipped: what somebody who hands them out relies on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import page
import pytest
from pptx import Presentation

from builders import drawn
from handouts.app import drawing, pipeline, publish
from handouts.app.request import Request, file_name
from handouts.archive.trace import read
from handouts.content.loader import load
from inspectors import pptx
from inspectors.pdf import open_pdf, text_runs
from inspectors.words import texts

if TYPE_CHECKING:
    from pathlib import Path

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
LETTER = (612, 792)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `handouts` in a process of its own."""
    code = "from handouts.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["consent", "answers"])
@pytest.mark.parametrize("profile", PROFILES)
def test_what_patients_get_conforms(default, profile, name):
    failures = page.validate_pdf_bytes(default[name], profile=profile).failures
    assert [] == [f"{one.rule_id}: {one.message}" for one in failures]


@pytest.mark.parametrize(("name", "pages"), [("consent", 12), ("answers", 4)])
def test_what_is_signed_is_six_sheets_of_letter_and_what_is_looked_up_two(default, name, pages):
    with open_pdf(default[name]) as pdf:
        boxes = [tuple(float(side) for side in one.mediabox[2:]) for one in pdf.pages]
    assert [LETTER] * pages == boxes


@pytest.fixture(scope="module")
def composed(root):
    """The outlines and seals of the documents: what their pages must say of themselves."""
    return pipeline.compose(Request(content=root / "content"))[1]


def lines(one: drawing.Composed) -> list[str]:
    """Return what stands on every page: version, code and status."""
    return [plain(line) for line in (one.outline.identity.version_line, one.seal.form_line, one.seal.status_line)]


def test_every_page_says_form_version_status_and_place(default, composed):
    runs = text_runs(default["consent"])
    count = max(one.page for one in runs)
    place = composed["consent"].outline.page_pattern
    for number in range(1, count + 1):
        furniture = plain(" ".join(one.text for one in runs if one.page == number and (one.artifact or number == 1)))
        wanted = [*lines(composed["consent"]), place.format(page=number, pages=count)]
        assert wanted == [line for line in wanted if line in furniture]


def test_the_deck_has_no_fault(default):
    assert [] == pptx.faults(default["training"])


def test_two_slides_of_three_show_something(default):
    deck = pptx.Deck(default["training"])
    shown = [pptx.pictured(deck.xml(slide)) for slide in deck.slides]
    assert 3 * shown.count(True) >= 2 * len(shown)


def test_the_deck_is_a_course(default):
    deck = Presentation(BytesIO(default["training"]))
    assert len(deck.slides) >= 20
    assert [] == [at for at, one in enumerate(deck.slides, 1) if not one.notes_slide.notes_text_frame.text.strip()]


def test_behind_the_practice_stand_one_slide_to_sign_off_and_at_most_three_of_sources(default):
    names = [slide.slide_layout.name for slide in Presentation(BytesIO(default["training"])).slides]
    last = max(at for at, name in enumerate(names) if name.startswith(("Question", "Scenario")))
    signed, *sources, end = names[last + 1 :]
    assert ("Checklist", "End") == (signed.removesuffix(" Dense"), end)
    assert ["Sources"] * len(sources) == sources
    assert 1 <= len(sources) <= 3


def test_each_source_in_a_footer_leads_to_the_slide_that_lists_it(default, root):
    deck = pptx.Deck(default["training"])
    known = {one.short for one in load(root / "content").guide.sources.values()}
    found = []
    for slide in deck.slides:
        footers = (one for one in pptx.shapes(deck.xml(slide)) if pptx.properties(one).get("name").startswith("Source"))
        for run in (run for footer in footers for run in footer.iter(f"{pptx.A}r") if pptx.text(run) in known):
            there = deck.relations(slide)[run.find(f".//{pptx.A}hlinkClick").get(f"{pptx.R}id")][1]
            assert f"{pptx.text(run)}." in pptx.text(deck.xml(there))
            found.append(pptx.text(run))
    assert len(set(found)) > 50


@pytest.mark.parametrize("which", [0, -1])
def test_first_and_last_slide_say_form_version_and_status(default, composed, which):
    slide = list(Presentation(BytesIO(default["training"])).slides)[which]
    shown = plain("\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame))
    wanted = lines(composed["training"])
    assert wanted == [line for line in wanted if line in shown]


def sealed(data: bytes) -> list[bool]:
    """Tell of each slide whether its own text says a form's code and a status, in one line or in two."""
    said = [plain("\n".join(pptx.text(one) for one in pptx.shapes(page))) for page in pages(data)]
    one = r"Form [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}( · |\n)?(Sample, not for patients|Draft, not approved for use)"
    return [re.search(one, words) is not None for words in said]


def pages(data: bytes):
    deck = pptx.Deck(data)
    return [deck.xml(name) for name in deck.slides]


def test_every_slide_says_form_and_status(default, composed):
    foot, full = plain(composed["training"].seal.foot_line), lines(composed["training"])[1:]
    first, *others, last = (["\n".join(map(pptx.text, pptx.shapes(page)))] for page in pages(default["training"]))
    assert [] == [words for words in (*first, *last) if not all(line in plain(words) for line in full)]
    assert [] == [words for (words,) in others if foot not in plain(words)]
    assert all(sealed(default["training"]))


def stale(folder: Path, shipped) -> list[str]:
    outputs, inputs = shipped
    return publish.stale(folder, outputs, inputs, drawing.tool_versions())


def test_the_documents_in_dist_are_current(shipped, root):
    assert [] == stale(root / "dist", shipped)


def change(path: Path, pattern: str, line: str) -> None:
    """Replace the first line that matches."""
    text, count = re.subn(rf"^{pattern}$", line, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert 1 == count, f"{path.name} has no line like {pattern}"
    path.write_text(text, "utf-8")


TOLD, CLINIC = "and only if I feel rested.", "Second Street Clinic"


@pytest.fixture(scope="module")
def another(root, tmp_path_factory) -> Request:
    """The shipped content with one line, one fact and the clinic changed."""
    copy = shutil.copytree(root / "content", tmp_path_factory.mktemp("another") / "content")
    fact, old = ring(root)
    change(copy / "ketamine" / "expectations.yaml", r'    after: \["\*\*and only if .*', f'    after: ["{TOLD}"]')
    change(copy / "ketamine" / "guide.yaml", rf"  {fact}:\n    value: .*", f'  {fact}:\n    value: "{old - 3}"')
    shutil.copy(copy / "clinics" / "example.yaml", copy / "clinics" / "second.yaml")
    change(copy / "clinics" / "second.yaml", r"name: .*", f"name: {CLINIC}")
    change(copy / "clinics" / "second.yaml", r"sample: .*", "sample: false")
    return Request(content=copy, clinic="second")


def ring(root: Path) -> tuple[str, int]:
    """Return the fact that the deck draws as a ring, and its number."""
    guide = load(root / "content").guide.guide
    fact = guide.documents["training"].ring
    return fact, int(guide.facts[fact].value.first)


@pytest.fixture(scope="module")
def remade(another) -> dict[str, bytes]:
    """Its documents by name."""
    return drawn(another)


def said(data: bytes) -> str:
    return "\n".join(texts(data))


@pytest.mark.slow
@pytest.mark.parametrize("document", ["consent", "training"])
@pytest.mark.parametrize("text", [TOLD, CLINIC])
def test_one_line_changed_is_said_by_both_documents(default, remade, document, text):
    assert (False, True) == (text in said(default[document]), text in said(remade[document]))


@pytest.mark.parametrize("document", ["consent", "training"])
def test_one_fact_changed_is_said_wherever_it_is_quoted(default, remade, root, document):
    number = re.compile(rf"(?<![:\d]){ring(root)[1] - 3} min")  # a clock face, `3:37 min`, is not meant
    before, after = (plain(said(data)) for data in (default[document], remade[document]))
    assert (0, True) == (len(number.findall(before)), len(number.findall(after)) > 0)


def test_another_clinic_brings_its_own_name_and_status(another, remade, root):
    content = load(root / "content")
    sample, draft = (str(word) for word in (content.phrases.status.sample, content.phrases.status.draft))
    names = ["ketamine-consent.second.pdf", "ketamine-answers.second.pdf", "ketamine-training.second.pptx"]
    edition = pipeline.compose(another)[0]
    assert names == [file_name(another, edition, name) for name in remade]
    for data in remade.values():
        shown = said(data)
        found = [text in shown for text in (CLINIC, content.clinic.name, sample, draft)]
        assert [True, False, False, True] == found
    assert all(sealed(remade["training"]))


ANOTHER_ZLIB = """
import zlib
compress, compressobj = zlib.compress, zlib.compressobj
zlib.compress = lambda data, *level, **rest: compress(data, 1)
zlib.compressobj = lambda level=-1, method=8, wbits=15, *rest, **more: compressobj(1, method, wbits)
"""


ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"}


def test_the_other_zlib_does_compress_otherwise(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_ZLIB)
    code = "import zlib; print(len(zlib.compress(bytes(range(256)) * 99)))"
    sizes = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for path in ("", str(tmp_path))
    ]
    assert sizes[0] != sizes[1]


def test_the_wheel_holds_content_and_assets_with_their_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    wanted = [
        "handouts/shipped/content/ketamine/guide.yaml",
        "handouts/shipped/content/phrases.yaml",
        "handouts/shipped/content/clinics/example.yaml",
        "handouts/shipped/assets/theme.yaml",
        "handouts/shipped/assets/fonts/OFL.txt",
        "handouts/shipped/assets/fonts/OFL-SourceSans3.txt",
        "handouts/shipped/assets/icons/LICENSE",
        "handouts/shipped/assets/deck/[Content_Types].xml",
        "handouts/shipped/assets/deck/_rels/.rels",
    ]
    assert wanted == [name for name in wanted if name in names]


@pytest.mark.slow
def test_the_installed_package_builds_the_same_bytes_elsewhere(wheel, shipped, tmp_path):
    """In an empty folder, another time zone, locale and hash seed, and with a zlib that compresses otherwise."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(ANOTHER_ZLIB)
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    empty = tmp_path / "empty"
    empty.mkdir()
    path = os.pathsep.join([str(tmp_path / "site"), str(tmp_path / "installed")])
    result = run("build", cwd=empty, PYTHONPATH=path, **ELSEWHERE)
    assert 0 == result.returncode, result.stderr
    assert ["dist"] == [path.name for path in empty.iterdir()]
    assert [] == stale(empty / "dist", shipped)


def test_each_must_tell_item_stands_on_a_page_that_patients_get(default, root):
    pages = {name for document in ("consent", "answers") for name in read(default[document]).items}
    must = [item.id for item in load(root / "content").guide.nodes() if item.must_tell]
    assert len(must) >= 100
    assert [] == [name for name in must if name not in pages]
