"""What every page says of its document: taken from the guide and the clinic."""

from __future__ import annotations

from dataclasses import asdict

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request


def identity(folder, clinic=CLINIC):
    asked = Request(content=folder.path, clinic=clinic, documents=("merkblatt",))
    return asdict(pipeline.compose(asked)[1]["merkblatt"].outline.identity)


def test_a_document_says_which_it_is_of_which_clinic_and_version(folder):
    folder.rewrite(f"clinics/{CLINIC}.yaml", "form_number:", "barcode: ZH-9\nform_number:")
    assert identity(folder) == {
        "guide": "zahn",
        "document": "merkblatt",
        "title": "Nach dem Ziehen",
        "clinic": "Zahnpraxis am Hafen",
        "clinic_file": "hafen",
        "language": "de-DE",
        "version": "3.2",
        "version_line": "Fassung 3.2 vom 12.\N{NO-BREAK SPACE}März\N{NO-BREAK SPACE}2031",
        "use_by_line": "Gilt bis 11.\N{NO-BREAK SPACE}März\N{NO-BREAK SPACE}2033",
        "date": "2031-03-12",
        "form_number": "ZH-07",
        "barcode": "ZH-9",
        "rtl": False,
        "locale": "",
    }
    other = identity(folder, "insel")
    assert ("Inselpraxis Nord", "", "") == (other["clinic"], other["form_number"], other["barcode"])


def test_a_language_from_right_to_left_is_told(folder):
    folder.rewrite("zahn/guide.yaml", "language: de-DE", "language: he-IL")
    assert identity(folder)["rtl"]
