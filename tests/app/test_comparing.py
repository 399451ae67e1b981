"""What an altered file is told to be: its words are read back before anything is said of them."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from builders import GUIDES, Folder, drawn
from handouts.app import approve, pipeline
from handouts.app.known import Archive
from handouts.app.request import Request
from handouts.app.verify import verify_file
from handouts.archive.codes import printed_code
from handouts.archive.imprint import program
from handouts.errors import ContentError
from inspectors import filling

VERSION = program().encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The second guide, at a clinic that is no sample."""
    copied = Folder.copied(tmp_path_factory.mktemp("comparing") / "content", GUIDES)
    copied.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    return copied


@pytest.fixture(scope="module")
def archive(folder):
    return Archive(folder.path)


@pytest.fixture(scope="module")
def leaflet(folder):
    return made(folder, "merkblatt")


@pytest.fixture(scope="module")
def deck(folder):
    return made(folder, "einweisung")


@pytest.fixture(scope="module")
def form(folder):
    return made(folder, "zettel", fillable=True)


def made(folder: Folder, name: str, **more) -> bytes:
    return drawn(Request(folder.path, clinic="hafen", documents=(name,), **more))[name]


@pytest.fixture
def judged(archive, tmp_path):
    """Judge a file's bytes; return the verdict, and all that is said besides in one text."""

    def judged(data: bytes) -> tuple[str, str]:
        path = tmp_path / "file"
        path.write_bytes(data)
        found = verify_file(archive, path)
        return found.verdict, " ".join(found.notes)

    return judged


def resaved(data: bytes, change=lambda _: None, **how) -> bytes:
    """Return a PDF as another program saves it, with a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out, **how)
    return out.getvalue()


def repacked(data: bytes, change=lambda name, part: part) -> bytes:
    """Return a presentation as another program saves it, with a change of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def other_program(data: bytes) -> bytes:
    return data.replace(b"<handouts:program>" + VERSION, b"<handouts:program>9.9.9"[: 18 + len(VERSION)])


def without_imprint(document) -> None:
    del document.Root.Metadata


def emptied(document) -> None:
    document.pages[0].Contents = document.make_stream(b"")


def laid_over(document) -> None:
    page = io.BytesIO()
    sheet = canvas.Canvas(page, pagesize=(612, 792))
    sheet.rect(100, 400, 300, 200, fill=1)
    sheet.save()
    with pikepdf.open(page) as over:
        document.pages[0].add_overlay(over.pages[0])


def written_into(document) -> None:
    page = io.BytesIO()
    sheet = canvas.Canvas(page, pagesize=(612, 792))
    sheet.drawString(100, 400, "Ada")
    sheet.save()
    with pikepdf.open(page) as over:
        document.pages[0].add_overlay(over.pages[0])
    without_imprint(document)


def noted(document) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[9, 9, 99, 99], Contents="Approved", DA="0 g"
    )
    document.pages[0].Annots = pikepdf.Array([*document.pages[0].get("/Annots", []), document.make_indirect(note)])


def doubled(document) -> None:
    document.pages.append(document.pages[0])


SAVED = "Saved anew, words the same"
PDFS = {
    "saved anew": (lambda data: resaved(data, static_id=True), "saved anew", SAVED),
    "linearised": (lambda data: resaved(data, linearize=True), "saved anew", SAVED),
    "packed into object streams, without an imprint": (
        lambda data: resaved(data, without_imprint, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "saved anew", SAVED,
    ),
    "of another program version": (other_program, "other program", "handouts 9.9.9 made it; its words were read"),
    "of another version, a page emptied": (
        lambda data: other_program(resaved(data, emptied)), "tampered", "No words stand on page 1.",
    ),
    "of another version, a page more": (
        lambda data: other_program(resaved(data, doubled)), "tampered", "It had 1 pages, and has 2.",
    ),
    "a page emptied": (lambda data: resaved(data, emptied), "tampered", "no words stand on it"),
    "a page more": (lambda data: resaved(data, doubled), "tampered", "It has 2 pages, and 1 belong to its code."),
    "filled in and printed": (lambda data: resaved(data, written_into), "unknown", "and more on page 1: filled in, or"),
    "something laid over": (lambda data: resaved(data, laid_over), "tampered", "not what else is seen: page 1"),
    "a note on it": (lambda data: resaved(data, noted), "tampered", "not what else is seen: page 1"),
    "its imprint in another file": (
        lambda data: b"%PDF-1.7\n" + data[data.index(b"<handouts:") : data.index(b"</rdf:Desc")] + b"\n%%EOF",
        "tampered", "Its pages cannot be read",
    ),
    "a second imprint": (
        lambda data: data + b"<handouts:program>9.9</handouts:program>", "tampered", "two things of itself: program",
    ),
    "a made-up digest with its code": (
        lambda data: re.sub(rb"(<handouts:code>)[^<]*", rb"\g<1>" + printed_code("ab" * 32).encode(),
                            re.sub(rb"(<handouts:digest>)[^<]*", rb"\g<1>" + b"ab" * 32, data)),
        "unknown", "no record knows it",
    ),
    "a status that its pages do not say": (
        lambda data: re.sub(rb"(<handouts:status>)[^<]*", b"\\g<1>x\nreal.pdf: current\x1b[31m", data),
        "tampered", "its pages say “Entwurf, noch nicht freigegeben”",
    ),
    "a status that no font has": (
        lambda data: re.sub(rb"(<handouts:status>)[^<]*", "\\g<1>\U0001f600\u4e00".encode(), data),
        "tampered", "status",
    ),
    "another clinic": (
        lambda data: data.replace(b"<handouts:clinic>hafen", b"<handouts:clinic>insel"), "tampered", "clinic: “insel”",
    ),
    "a large file of half an imprint": (lambda _: b'name="handouts.a" ' * 60_000, "foreign", "none of ours"),
    "a page of somebody else": (lambda _: resaved(blank()), "foreign", "none of ours"),
}  # fmt: skip


def blank() -> bytes:
    page = io.BytesIO()
    sheet = canvas.Canvas(page)
    sheet.drawString(99, 99, "Hello")
    sheet.save()
    return page.getvalue()


@pytest.mark.parametrize(("change", "verdict", "told"), PDFS.values(), ids=PDFS.keys())
def test_an_altered_handout_is_told_for_what_it_is(judged, leaflet, change, verdict, told):
    found, notes = judged(change(leaflet))
    assert (found, told in notes) == (verdict, True), notes
    assert verdict in {"saved anew", "other program"} or "current" not in notes.replace("real.pdf: current", "")


def test_a_form_that_was_filled_in_is_known_and_its_pages_are_named(judged, form):
    def fill(document):
        for field in document.Root.AcroForm.Fields:
            field.V = pikepdf.String("Ada")

    assert b"/AcroForm" in form
    found, notes = judged(resaved(form, fill))
    assert found == "filled in"
    assert "the words of the form are the same" in notes


@pytest.mark.parametrize("engine", filling.ENGINES)
def test_what_a_browser_filled_in_is_known_and_its_fields_are_named(judged, form, engine):
    (name,) = filling.text_fields(form)
    found, notes = judged(engine(form, {name: "Nguyễn Łucja"}))
    assert ("filled in", True) == (found, f"({name}" in notes)


def test_a_field_is_named_as_our_form_has_it_whatever_the_file_says(judged, form):
    def rename(document):
        field = next(field for field in document.Root.AcroForm.Fields if field.FT == "/Tx")
        field.V, field.T = pikepdf.String("Ada"), pikepdf.String("real.pdf: current")

    found, notes = judged(resaved(form, rename))
    assert ("filled in", True, False) == (found, next(iter(filling.text_fields(form))) in notes, "real.pdf" in notes)


def in_slide(old: str, new: str):
    """Return a change of the second slide."""

    def change(name, part):
        if name != "ppt/slides/slide2.xml":
            return part
        assert old.encode() in part
        return part.replace(old.encode(), new.encode(), 1)

    return change


def in_properties(name, part):
    return part.replace(VERSION, b"9.9.9") if name == "docProps/custom.xml" else part


def stripped(name, part):
    return part.replace(b"handouts.", b"others.") if name == "docProps/custom.xml" else part


def with_entities(name, part):
    return b'<!DOCTYPE a [<!ENTITY b "c">]>' + part[part.index(b"?>") + 2 :] if "slides/slide2.xml" in name else part


APPROVED = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
    b"<p:txBody><a:bodyPr/><a:p><a:r><a:t>approved</a:t></a:r></a:p></p:txBody></p:sp>"
)


def as_libreoffice(data: bytes, change=lambda name, part: part) -> bytes:
    """Return a deck as LibreOffice saves it, as far as its words go.

    The footer stands last; numbers of slides are filled in; places have other names, and in layouts other words;
    what is empty in a chart is left out.
    """

    def saved(name: str, part: bytes) -> bytes:
        part = change(name, part)
        if name.startswith("ppt/slides/slide"):
            number = re.search(r"slide(\d+)\.xml", name)[1].encode()
            shapes = re.findall(rb"<p:sp>.*?</p:sp>", part, re.DOTALL)
            for footer in [shape for shape in shapes if b'type="ftr"' in shape]:
                part = part.replace(footer, b"").replace(b"</p:spTree>", footer + b"</p:spTree>")
            part = re.sub(rb"(<a:fld.*?<a:t>)[^<]*", rb"\g<1>" + number, part, flags=re.DOTALL)
            return re.sub(rb'(<p:cNvPr id="\d+" name=")[^"]*', rb"\1PlaceHolder", part)
        if name.startswith("ppt/slideLayouts/slideLayout"):
            return part.replace(b"</a:t>", b" format</a:t>")
        return re.sub(rb"<c:v/>|<c:v></c:v>", b"", part) if name.startswith("ppt/charts/") else part

    return repacked(data, saved)


DECKS = {
    "saved by LibreOffice": (as_libreoffice, "saved anew", SAVED),
    "saved by LibreOffice, a slide edited": (
        lambda data: as_libreoffice(data, in_slide(">Vorher<", ">Anders<")), "tampered", "Slide 2 says something else",
    ),
    "packed anew": (repacked, "saved anew", SAVED),
    "of another program version": (
        lambda data: repacked(data, in_properties), "other program", "handouts 9.9.9 made it",
    ),
    "a slide edited": (
        lambda data: repacked(data, in_slide(">Vorher<", ">Anders<")), "tampered", "Slide 2 says something else: “",
    ),
    "a slide hidden": (
        lambda data: repacked(data, in_slide("<p:sld ", '<p:sld show="0" ')), "tampered", "else is seen: slide 2",
    ),
    "the words of a layout": (
        lambda data: repacked(data, lambda name, part: part.replace(b"</p:spTree>", APPROVED + b"</p:spTree>")
                              if "slideMasters/slideMaster1.xml" in name else part),
        "tampered", "else is seen: slide 1",
    ),
    "a document type in a part": (lambda data: repacked(data, with_entities), "tampered", "cannot be read"),
    "the number of a slide filled in": (
        lambda data: repacked(data, in_slide("<a:t>‹#›</a:t>", "<a:t>2</a:t>")), "saved anew", SAVED,
    ),
    "without an imprint": (lambda data: repacked(data, stripped), "saved anew", SAVED),
}  # fmt: skip


@pytest.mark.parametrize(("change", "verdict", "told"), DECKS.values(), ids=DECKS.keys())
def test_an_altered_deck_is_told_for_what_it_is(judged, deck, change, verdict, told):
    found, notes = judged(change(deck))
    assert (found, told in notes) == (verdict, True), notes


def test_of_an_older_release_the_file_is_outdated_and_a_damaged_one_is_told_so(tmp_path):
    folder = Folder.copied(tmp_path / "content", GUIDES)
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    asked = Request(folder.path, clinic="hafen", documents=("merkblatt",))
    edition, composed = pipeline.compose(asked)
    by = approve.Signature("Dr. Ada", "praxisleitung", dt.date(2031, 4, 2))
    entry = approve._approval(edition, composed["merkblatt"], (), by)
    approve._record(asked, edition, composed, [entry])
    data, path = made(folder, "merkblatt"), tmp_path / "old.pdf"
    folder.rewrite("zahn/expectations.yaml", "Weich und lau.", "Weich und kalt.")
    archive = Archive(folder.path)
    for change, verdict, told in (
        (lambda _: None, "outdated", "Its words were read, and are those that were released."),
        (doubled, "tampered", "It had 1 pages, and has 2."),
        (emptied, "tampered", "No words stand on page 1."),
        (blanked, "tampered", "None of its pages prints"),
    ):
        path.write_bytes(resaved(data, change))
        found = verify_file(archive, path)
        assert (found.verdict, told in " ".join(found.notes)) == (verdict, True), found
        assert ("Approved on 2031-04-02" in " ".join(found.notes)) == (verdict == "outdated")
    (folder.path / "zahn" / "releases.yaml").unlink()
    path.write_bytes(data)
    found = verify_file(Archive(folder.path, today=dt.date(2031, 4, 1)), path)
    assert found.verdict == "unknown"
    assert "no release knows its digest" in found.notes[1]
    assert "does not count: it is of 2031-04-02, and today is 2031-04-01" in found.notes[2]


def blanked(document) -> None:
    with pikepdf.open(io.BytesIO(blank())) as other:
        document.pages[0].Resources = document.copy_foreign(other.make_indirect(other.pages[0].Resources))
        document.pages[0].Contents = document.copy_foreign(other.pages[0].Contents)


def test_a_template_that_says_on_every_slide_that_it_is_approved_is_refused(folder, deck, tmp_path):
    template = tmp_path / "our.pptx"

    def claiming(name, part):
        words = b"Freigegeben durch Praxisleitung am 2. April 2031"
        return part.replace(b"</a:t>", words + b"</a:t>", 1) if name == "ppt/slideMasters/slideMaster1.xml" else part

    template.write_bytes(repacked(deck, claiming))
    with pytest.raises(ContentError, match="this template says on every slide that it is approved"):
        pipeline.build(Request(folder.path, clinic="hafen", documents=("einweisung",), template=template))


def test_a_file_larger_than_any_of_ours_is_not_read(archive, tmp_path):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 5_000_000_000)
    found = verify_file(archive, path)
    assert (found.verdict, found.notes) == (
        "unreadable",
        ("It has 5,000 MB; handouts writes none of more than 200.",),
    )


def test_pages_of_several_documents_are_named(judged, folder, leaflet):
    with pikepdf.open(io.BytesIO(made(folder, "merkblatt", paper="a4"))) as one:
        other = io.BytesIO()
        with pikepdf.open(io.BytesIO(made(folder, "zettel"))) as two:
            two.pages.extend(one.pages)
            del two.Root.Metadata
            two.save(other)
    found, notes = judged(other.getvalue())
    assert found == "unknown"
    assert notes.startswith("Put together of several documents: ")


def test_each_file_has_a_verdict_whatever_the_one_before_it_was(archive, leaflet, tmp_path):
    files = {"a.pdf": leaflet[:900], "b.pdf": b"", "c.pdf": b"PK\3\4", "d.pdf": leaflet}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = [verify_file(archive, Path(tmp_path / name)).verdict for name in files]
    assert found == ["foreign", "foreign", "foreign", "current"]
