from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import page
import pytest

import handouts
from handouts.render.pdf.engine import metadata
from handouts.render.pdf.engine.document import write
from handouts.render.pdf.engine.marking import TaggedCanvas
from handouts.render.pdf.engine.structure import StructureError
from inspectors.pdf import open_pdf, outline, read_pages, tag_tree, text_runs
from specimens.pdf import METADATA, changed, story, text

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
TESTS = Path(__file__).parents[3]
SOURCE = Path(handouts.__file__).parents[1]


def failures(data: bytes, profile: page.ValidationProfile) -> list[str]:
    return [
        f"{failure.rule_id}: {failure.message}" for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


@pytest.fixture(scope="module")
def specimen() -> bytes:
    return write(story())


@pytest.mark.parametrize("profile", PROFILES)
def test_the_specimen_conforms(specimen: bytes, profile: page.ValidationProfile):
    assert [] == failures(specimen, profile)


def test_everything_painted_is_marked(specimen: bytes):
    assert [[], [], []] == [each.unmarked for each in read_pages(specimen)]


def test_the_tree_says_what_was_told(specimen: bytes):
    tree = tag_tree(specimen).split("\n")
    assert [
        "Document",
        "  H1 #title 'Drops for the ear'",
        "  P #more 'More is told at […], or call (503) 555-0142 and rest.'",
        "    Link 'example.org, the page of the drops'",
        "      (Link https://example.org/drops 'example.org, the page of the drops')",
        "  H2 #do 'What to do'",
        "  L #list listnumbering=Disc",
        "    LI",
        "      Lbl '•'",
        "      LBody 'Warm the bottle in your hand'",
        "    LI",
        "      Lbl '•'",
        "      LBody 'Lie on your side for 5\\xa0minutes'",
        "  Figure #people alt='Ten people'",
        "  H2 #checks-title 'How we look after you'",
        "  Table #checks",
        "    THead",
        "      TR",
        "        TH scope=Column 'When'",
        "        TH scope=Column 'What'",
        "    TBody",
        "      TR",
        "        TH scope=Row 'Day 1'",
        "        TD",
        "          P 'Look at the ear, number 1'",
    ] == tree[:25]
    assert 40 == sum("TH scope=Row" in line for line in tree)


def test_a_head_repeated_on_the_next_page_is_read_once(specimen: bytes):
    heads = [(run.page, run.artifact) for run in text_runs(specimen) if run.text == "When"]
    assert [(1, ""), (2, "Artifact")] == heads


def test_elements_are_found_by_the_id_of_their_content(specimen: bytes):
    with open_pdf(specimen) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Kids[0].Names)
        found = {bytes(key).decode(): str(element.S) for key, element in zip(names[::2], names[1::2], strict=True)}
    assert ("/H1", "/Table", "/Figure") == (found["title"], found["checks"], found["people"])
    assert list(found) == sorted(found)


def test_bookmarks_are_the_headings(specimen: bytes):
    assert "Drops for the ear\n  What to do\n  How we look after you" == outline(specimen)


def test_the_file_says_what_it_is(specimen: bytes):
    with open_pdf(specimen) as pdf:
        assert "1.7" == pdf.pdf_version
        assert "en-US" == str(pdf.Root.Lang)
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "Drops for the ear" == str(pdf.docinfo.Title)
        assert "D:20260602000000Z" == str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate)
        said = pdf.open_metadata()
        assert ("2", "A", "1") == (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"])
        assert "7K4M-2QXR" == said["dc:identifier"]
        assert "Version 0.1, Draft & more" == said["dc:description"]
        assert "2026-06-02T00:00:00Z" == said["xmp:CreateDate"]


def test_a_document_that_reads_from_the_right_says_so():
    data = write(changed(story(), metadata=changed(METADATA, language="ar", rtl=True)))
    with open_pdf(data) as pdf:
        assert "/R2L" == str(pdf.Root.ViewerPreferences.Direction)


@pytest.mark.parametrize("profile", PROFILES)
def test_letters_beyond_ascii_conform(profile: page.ValidationProfile):
    data = write(changed(story(alt="Zehn Männer"), metadata=changed(METADATA, title="Tröpfchen", author="Praxis Süd")))
    assert [] == failures(data, profile)


# Planted defects: the checks bite.


def test_a_figure_without_alternative_text_stops_the_build():
    with pytest.raises(StructureError, match="people"):
        write(story(alt=""))


def test_a_paragraph_that_is_never_drawn_stops_the_build():
    told = story()
    text("forgotten", told.root.add("P", "forgotten"))
    with pytest.raises(StructureError, match="forgotten"):
        write(told)


def test_untagged_painting_is_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(TaggedCanvas, "_close", lambda canvas: None)
    monkeypatch.setattr("handouts.render.pdf.engine.document.check", lambda root: None)
    data = write(story())
    assert any(each.unmarked for each in read_pages(data))
    assert failures(data, page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize(
    ("claim", "profile"),
    [("pdfuaid:part", page.ValidationProfile.PDF_UA_1), ("pdfaid:conformance", page.ValidationProfile.PDF_A_2A)],
)
def test_a_missing_claim_is_seen(claim: str, profile: page.ValidationProfile, monkeypatch: pytest.MonkeyPatch):
    said = metadata.xmp

    def without(given: metadata.Metadata) -> bytes:
        return b"\n".join(line for line in said(given).split(b"\n") if f"<{claim}>".encode() not in line)

    monkeypatch.setattr(metadata, "xmp", without)
    assert failures(write(story()), profile)


def test_a_missing_alternative_text_is_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("handouts.render.pdf.engine.document.check", lambda root: None)
    assert any("alt" in failure.lower() for failure in failures(write(story(alt="")), page.ValidationProfile.PDF_UA_1))


# The same content gives the same bytes.

BUILD = "import sys; from specimens.pdf import story; from handouts.render.pdf.engine.document import write; "


def built(code: str = "", **environment: str) -> bytes:
    command = [sys.executable, "-c", f"{code}{BUILD}sys.stdout.buffer.write(write(story()))"]
    path = {"PYTHONPATH": os.pathsep.join((str(SOURCE), str(TESTS)))}
    return subprocess.run(command, env={**os.environ, **path, **environment}, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "SOURCE_DATE_EPOCH": "1"},
        {"RL_pdfMultiLine": "1", "RL_pdfComments": "1", "RL_invariant": "0", "RL_pageCompression": "1"},
        {"LC_ALL": "C", "LANG": "C"},
        {"SOURCE_DATE_EPOCH": "no number"},
    ],
)
def test_another_machine_gives_the_same_bytes(specimen: bytes, environment: dict[str, str]):
    assert specimen == built(**environment)


def test_another_zlib_gives_the_same_bytes(specimen: bytes, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> bytes:
        raise AssertionError("zlib is used")

    monkeypatch.setattr(zlib, "compress", broken)
    monkeypatch.setattr(zlib, "compressobj", broken)
    assert specimen == write(story())


def test_building_twice_in_one_process_gives_the_same_bytes(specimen: bytes):
    assert specimen == write(story())


def test_another_word_gives_another_file_id(specimen: bytes):
    def identifier(data: bytes) -> bytes:
        with open_pdf(data) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier(specimen) == identifier(write(story(alt="Ten people")))
    assert identifier(specimen) != identifier(write(story(rows=39)))


def test_the_file_is_not_larger_than_it_need_be(specimen: bytes):
    with open_pdf(specimen) as pdf:
        kinds = Counter(str(thing.get("/S", "")) for thing in pdf.objects if hasattr(thing, "keys"))
    assert 83 == kinds["/P"] + kinds["/TD"] + 1
    assert len(specimen) < 60_000
