"""What a file says of itself is read from its bytes alone, whatever became of the rest."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from handouts.archive.imprint import CUSTOM, Imprint, contradictions, read_imprint

XMP = b"%PDF-1.7 spoilt <handouts:code>7K4M-2QXR</handouts:code> <handouts:clinic>a &amp; b</handouts:clinic> more"
PROPERTY = b'<property name="handouts.%s" pid="2"><vt:lpwstr>%s</vt:lpwstr></property>'
CODE = PROPERTY % (b"code", b"7K4M-2QXR")


def packed(custom, *, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr(CUSTOM, custom)
    return data.getvalue()


def test_a_pdf_is_read_from_its_xmp_even_where_the_rest_is_spoilt():
    assert Imprint(code="7K4M-2QXR", clinic="a & b") == read_imprint(XMP)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_presentation_is_read_from_its_custom_properties_however_it_was_saved(method):
    assert Imprint(code="7K4M-2QXR") == read_imprint(packed(CODE, method=method))


def test_what_a_later_program_says_besides_is_passed_over():
    assert Imprint(code="7K4M-2QXR") == read_imprint(CODE + PROPERTY % (b"mood", b"fine"))
    assert read_imprint(PROPERTY % (b"mood", b"fine")) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 of somebody else", b"PK\x03\x04 broken", packed(b"<Properties/>"), packed(CODE)[:-30]],
    ids=["empty", "a pdf", "a broken archive", "an archive", "half an archive"],
)
def test_a_file_that_says_nothing_in_our_words_has_no_imprint(data):
    assert read_imprint(data) is None


def test_of_swollen_properties_only_the_beginning_is_unpacked():
    assert read_imprint(packed(b" " * 100_000 + CODE)) is None


def test_a_megabyte_of_half_a_property_is_read_in_no_time():
    began = time.monotonic()
    for begun in (b'name="handouts.a" ', b"<handouts:code>", b'name="handouts.code"><vt:lpwstr>'):
        read_imprint(begun * (1_000_000 // len(begun)))
    assert time.monotonic() - began < 5


def test_what_is_said_first_counts_and_what_is_said_otherwise_is_named():
    data = CODE + PROPERTY % (b"code", b"2222-2222") + PROPERTY % (b"clinic", b"a") * 2
    assert (read_imprint(data).code, contradictions(data)) == ("7K4M-2QXR", ["code"])


def test_only_what_there_is_to_say_is_written():
    assert {"code": "7K4M-2QXR", "parts": "a b"} == Imprint(code="7K4M-2QXR", parts="a b").entries
