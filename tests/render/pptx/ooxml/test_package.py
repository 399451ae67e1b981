"""The zips of decks and of their charts' workbooks, read back with the standard library."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
import zlib
from xml.etree import ElementTree as ET

import pytest

from handouts.archive.imprint import CUSTOM, read_imprint
from handouts.render.pptx import presentation
from handouts.render.pptx.ooxml.package import zipped
from handouts.theme.look import load_theme
from render.pptx import sample_outline as sample
from render.pptx.drawn import drawn

MEMBERS = {
    "ppt/slide.xml": b"<slide/>" * 500,
    "docProps/empty.xml": b"",
    "[Content_Types].xml": b"<Types/>",
    "media/Bäckerei.bin": bytes(range(256)),
}


def read(data):
    return zipfile.ZipFile(io.BytesIO(data))


def test_every_member_comes_back_as_it_was_content_types_first():
    archive = read(zipped(MEMBERS))
    assert archive.testzip() is None
    assert ["[Content_Types].xml", "docProps/empty.xml", "media/Bäckerei.bin", "ppt/slide.xml"] == archive.namelist()
    assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS


def test_what_deflating_makes_smaller_is_deflated_and_the_rest_stored():
    kinds = {info.filename: info.compress_type for info in read(zipped(MEMBERS)).infolist()}
    assert kinds.pop("ppt/slide.xml") == zipfile.ZIP_DEFLATED
    assert set(kinds.values()) == {zipfile.ZIP_STORED}


def test_nothing_of_the_day_or_the_machine_is_told():
    for info in read(zipped(MEMBERS)).infolist():
        assert (1980, 1, 1, 0, 0, 0) == info.date_time
        assert (3, 0o100644 << 16) == (info.create_system, info.external_attr)


def test_local_headers_say_what_the_directory_says():
    """Some readers go by the one, some by the other."""
    data = zipped(MEMBERS)
    for info in read(data).infolist():
        fields = struct.unpack_from("<4s5H3L2H", data, info.header_offset)
        told = (info.extract_version, info.flag_bits, info.compress_type)
        assert told == fields[1:4], info.filename
        assert (info.CRC, info.compress_size, info.file_size) == fields[6:9], info.filename


def test_a_program_that_is_not_ours_finds_no_fault(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped(MEMBERS))
    code = "import sys, zipfile; sys.exit(zipfile.main(['--test', 'a.zip']))"
    done = subprocess.run(["python3", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Done testing" in done.stdout


@pytest.fixture(scope="module")
def deck():
    return sample.written()


def test_a_deck_is_less_than_a_quarter_of_its_parts(deck):
    infos = read(deck).infolist()
    assert len(deck) < sum(info.file_size for info in infos) / 4


def test_workbooks_of_charts_are_sound_and_dated_by_the_content(deck):
    books = [name for name in read(deck).namelist() if name.endswith(".xlsx")]
    assert books
    for name in books:
        book = read(read(deck).read(name))
        assert book.testzip() is None
        assert b"2026-06-02T00:00:00Z" in book.read("docProps/core.xml")


def test_a_clinic_with_signs_of_xml_in_its_name_is_read_back_from_the_custom_properties():
    data = drawn(sample.bullets_slide(), clinic_file="a & b <c>").data
    told = {one.get("name"): one[0].text for one in ET.fromstring(read(data).read(CUSTOM))}
    assert "a & b <c>" == told["handouts.clinic"]
    assert "a & b <c>" == read_imprint(data).clinic


def test_another_zlib_gives_the_same_bytes(deck, monkeypatch):
    honest = zlib.compressobj

    def another(level=-1, *rest, **more):
        return honest(1, *rest, **more)

    monkeypatch.setattr(zlib, "compressobj", another)
    assert deck == presentation.render(sample.outline(), sample.SEAL, load_theme())
