from __future__ import annotations

import csv
import io
import json

import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.cli.main import status
from handouts.cli.output import csv_text


@pytest.fixture
def told(capsys):
    """Run the command; return exit status, standard output, standard error."""

    def told(*arguments):
        code = status(["trace", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return told


@pytest.fixture
def asked(folder):
    return ["--content", folder.path, "--clinic", "hafen"]


@pytest.fixture
def files(folder, tmp_path):
    """The paths of the finished documents, by name."""
    outputs, _ = pipeline.build(Request(folder.path, clinic="hafen"))
    for one in outputs:
        (tmp_path / one.name).write_bytes(one.data)
    return {one.document: tmp_path / one.name for one in outputs}


def test_json_has_every_item_with_its_pages_and_slides(told, asked):
    code, out, _ = told(*asked, "--format", "json")
    found = json.loads(out)
    assert (0, ["items"]) == (code, list(found))
    items = {one["id"]: one for one in found["items"]}
    numb = items["taub"]
    assert ("effect", True) == (numb["kind"], numb["must_tell"])
    assert numb["pages"]
    assert numb["slides"]
    assert set() == {type(n) for one in items.values() for n in (*one["pages"], *one["slides"])} - {int}
    assert {"einwilligung", "einweisung"} <= numb["approval"].keys()
    assert ("check", ["erfunden-zwei"]) == (items["pruefung-puls"]["kind"], items["schmerz"]["sources"])


def test_csv_has_the_same_in_rows(told, asked):
    rows = list(csv.DictReader(io.StringIO(told(*asked, "--format", "csv")[1])))
    items = json.loads(told(*asked, "--format", "json")[1])["items"]
    assert [one["id"] for one in items] == [row["id"] for row in rows]
    for one, row in zip(items, rows, strict=True):
        assert ", ".join(map(str, one["slides"])) == row["slides"]
        assert ("yes" if one["must_tell"] else "no") == row["must_tell"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=x"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_a_text(cell):
    _, (defused, plain) = csv.reader(io.StringIO(csv_text(("a", "b"), [(cell, "a=1")]), newline=""))
    assert ("'", "a=1") == (defused[0], plain)


def test_text_names_the_seals_and_each_item(told, asked):
    _, out, _ = told(*asked)
    assert "# einwilligung: Blatt " in out
    assert "taub  effect, must be told  " in out


@pytest.mark.parametrize(("name", "counts"), [("einwilligung", "pages"), ("einweisung", "slides")])
def test_a_file_says_the_same_as_its_content(told, asked, files, name, counts):
    code, out, _ = told(files[name], "--format", "json")
    assert code == 0
    of_file = {one["id"]: one[counts] for one in json.loads(out)["items"]}
    of_content = json.loads(told(*asked, "--only", name, "--format", "json")[1])["items"]
    assert {one["id"]: one[counts] for one in of_content if one[counts]} == {
        one["id"]: of_file.get(one["id"]) for one in of_content if one[counts]
    }
    assert "taub," in told(files[name], "--format", "csv")[1]
    assert f"taub  {counts} " in told(files[name])[1]


def test_a_file_is_read_by_its_bytes_without_the_renderers(files, tmp_path, monkeypatch, told):
    monkeypatch.setitem(__import__("sys").modules, "reportlab", None)
    monkeypatch.setitem(__import__("sys").modules, "pptx", None)
    for path in files.values():
        assert told(path)[0] == 0


def test_a_foreign_file_is_said_to_be_none_of_ours(told, tmp_path):
    import pikepdf

    path = tmp_path / "foreign.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    code, _, err = told(path)
    assert code == 1
    assert "handouts did not make it" in err


def test_what_cannot_be_read_ends_with_three_and_what_makes_no_sense_with_two(told, tmp_path):
    assert told(tmp_path / "none.pdf")[0] == 3
    (tmp_path / "text.pdf").write_text("no")
    assert told(tmp_path / "text.pdf")[0] == 3
    assert told(tmp_path / "text.pdf", "--standard", "consent")[0] == 2


@pytest.mark.parametrize("name", ["einwilligung", "einweisung"])
@pytest.mark.parametrize("other", ["Blatt aus der Schublade", "kopie.PDF", "zahn.bak"])
def test_a_file_is_read_by_what_it_is_and_not_by_its_name(told, files, tmp_path, name, other):
    before = told(files[name], "--format", "json")
    assert before == told(files[name].rename(tmp_path / other), "--format", "json")
    assert 0 == before[0]


def test_a_deck_that_python_pptx_saved_again_says_the_same(told, files, tmp_path):
    from pptx import Presentation

    before = told(files["einweisung"], "--format", "json")
    deck = Presentation(files["einweisung"])
    order = deck.slides._sldIdLst
    deck.save(tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() != files["einweisung"].read_bytes()
    assert before == told(tmp_path / "again.pptx", "--format", "json")
    order.append(order[0])  # the title slide, moved to the end
    deck.save(tmp_path / "moved.pptx")
    moved = {
        one["id"]: one["slides"] for one in json.loads(told(tmp_path / "moved.pptx", "--format", "json")[1])["items"]
    }
    first = {one["id"]: one["slides"] for one in json.loads(before[1])["items"]}
    assert moved["title"] == [len(order)]
    assert moved["taub"] == [number - 1 for number in first["taub"]]


def test_csv_of_a_folder_whose_name_a_spreadsheet_would_calculate_is_text(told, folder, monkeypatch):
    monkeypatch.chdir(folder.path.rename(folder.path.with_name("=1+1")).parent)
    rows = list(csv.DictReader(io.StringIO(told("--content", "=1+1", "--clinic", "hafen", "--format", "csv")[1])))
    assert rows
    assert {"'=1+1/zahn"} == {row["place"].rpartition("/")[0] for row in rows}


def test_a_file_that_is_called_like_a_guide_does_not_hide_it(told, asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zahn").write_text("notes")
    code, out, err = told("zahn", *asked)
    assert (0, "") == (code, err)
    assert "taub" in out


def test_words_are_told_with_their_page_and_their_line(told, asked):
    code, out, _ = told(*asked, "--only", "einwilligung", "Nicht", "kauen.")
    assert code == 0
    assert out.startswith("einwilligung, page ")
    assert "zahn/effects.yaml:13:" in out


def test_a_guides_name_may_stand_before_the_words(told, asked):
    alone = told(*asked, "--only", "einwilligung", "taub", "--format", "json")
    named = told(*asked, "--only", "einwilligung", "zahn", "taub", "--format", "json")
    assert alone == named
    found = json.loads(alone[1])
    assert found["subject"]["id"] == "taub"
    assert {"document", "pages", "text", "item", "file", "line"} <= found["printed"][0].keys()


def test_a_sentence_with_a_slash_is_no_file_and_nothing_is_told_of_words_that_nobody_prints(told, asked):
    code, _, err = told(*asked, "--only", "einwilligung", "140/90 oder mehr")
    assert code == 2
    assert "no document prints" in err


def test_of_a_file_a_page_is_told(told, files):
    code, out, _ = told(files["einwilligung"], "--page", 1)
    assert code == 0
    assert "pages 1" in out
    assert told(files["einwilligung"], "--page", 99)[0] == 2
