"""A file of a released version: its words are compared with what the release kept, whatever the content says now."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from builders import GUIDES, Folder
from handouts.app import approve, drawing, pipeline
from handouts.app.known import Archive
from handouts.app.request import Request
from handouts.app.verify import verify_file
from handouts.content import records
from handouts.outline.walk import mapped

READ = "Its words were read, and are those that were released."
NAMES = ("protokoll", "einweisung")


class Released:
    """Documents that were drawn as drafts, released, drawn again, and then the content changed."""

    def __init__(self, to):
        self.folder = Folder.copied(to / "content", GUIDES)
        self.folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
        self.asked = Request(self.folder.path, clinic="hafen", documents=NAMES)
        edition, composed = pipeline.compose(self.asked)
        self.draft = drawing.draw(self.asked, edition, composed["protokoll"])
        by = approve.Signature("Dr. Ada", "praxisleitung", dt.date(2031, 4, 2))
        entries = [approve._approval(edition, one, (), by) for one in composed.values()]
        approve._record(self.asked, edition, composed, entries)
        self.edition, self.composed = pipeline.compose(self.asked)
        self.files = {name: self.drawn(name) for name in NAMES}
        self.folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')
        self.archive = Archive(self.folder.path)

    def drawn(self, name, change=lambda text: text, **format_):
        """Return a document as it was approved, with its texts changed."""
        one = self.composed[name]
        outline = mapped(one.outline, lambda runs: tuple(replace(run, text=change(run.text)) for run in runs))
        return drawing.draw(replace(self.asked, **format_), self.edition, replace(one, outline=outline))


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    return Released(tmp_path_factory.mktemp("released"))


@pytest.fixture
def judged(released, tmp_path):
    def judged(data):
        (tmp_path / "file").write_bytes(data)
        found = verify_file(released.archive, tmp_path / "file")
        return found.verdict, " ".join(found.notes)

    return judged


def test_what_was_released_is_known_by_its_words_as_a_draft_and_in_every_format(released, judged):
    for data in (released.draft, *released.files.values(), released.drawn("protokoll", fillable=True),
                 released.drawn("protokoll", paper="a4"), resaved(released.files["protokoll"])):  # fmt: skip
        verdict, told = judged(data)
        assert (verdict, told.startswith(READ)) == ("outdated", True), told


def resaved(data, change=lambda _: None):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def without_second(document):
    del document.pages[1]


def second_first(document):
    document.pages.reverse()


def anonymous(document):
    del document.Root.Metadata


def parts(data, change):
    """Return a deck with some of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def in_part(part, old, new):
    """Return a change of a part's first such words."""

    def change(name, data):
        if name != part:
            return data
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return change


def second_left_out(name, data):
    return (
        re.sub(rb'(<p:sldId id="\d+" r:id="\w+"/>)<p:sldId id="\d+" r:id="\w+"/>', rb"\1", data, count=1)
        if (name == "ppt/presentation.xml")
        else data
    )


EDITED = {
    "a number on a page": (
        lambda made: made.drawn("protokoll", lambda text: text.replace("120", "210")),
        "Not what was released: page 1. Not in it as it was released: page 1: “",
    ),
    "a page less": (lambda made: resaved(made.files["protokoll"], without_second), "It had 2 pages, and has 1."),
    "pages in another order": (
        lambda made: resaved(made.files["protokoll"], second_first), "not in the order that was released",
    ),
    "without an imprint, a number on a page": (
        lambda made: resaved(made.drawn("protokoll", lambda text: text.replace("120", "210")), anonymous),
        "Not what was released: page 1.",
    ),
    "a slide": (
        lambda made: parts(made.files["einweisung"], in_part("ppt/slides/slide5.xml", "<a:t>Nie", "<a:t>Bald")),
        "Not what was released: slide 5. Not in it as it was released: slide 5",
    ),
    "a note": (
        lambda made: parts(made.files["einweisung"], in_part("ppt/notesSlides/notesSlide3.xml", "</a:t>", "!!</a:t>")),
        "Not what was released: slide 3.",
    ),
    "a slide less": (
        lambda made: parts(made.files["einweisung"], second_left_out), "Not in it as it was released: slide 2",
    ),
    "a slide hidden": (
        lambda made: parts(made.files["einweisung"], in_part("ppt/slides/slide4.xml", "<p:sld ", '<p:sld show="0" ')),
        "Hidden, or laid over: slide 4.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "told"), EDITED.values(), ids=EDITED.keys())
def test_an_edit_of_what_was_released_is_named(released, judged, change, told):
    verdict, notes = judged(change(released))
    assert (verdict, told in notes) == ("tampered", True), notes


def test_where_a_release_kept_no_pages_its_words_are_not_spoken_of(released, judged):
    path = released.folder.path / "zahn" / records.RELEASES
    before = path.read_text("utf-8")
    path.write_text(re.sub(r"    (pages|around): \|-\n(      .*\n)+", "", before), "utf-8")
    try:
        (entry, _) = records.releases(path.parent)
        assert not entry.pages
        released.archive._records = None
        verdict, told = judged(released.files["protokoll"])
        assert (verdict, "Its own words cannot be compared" in told) == ("outdated", True)
    finally:
        path.write_text(before, "utf-8")
        released.archive._records = None
