from __future__ import annotations

import pytest
from PIL import Image

from handouts.cli.main import status
from handouts.errors import ExitStatus


@pytest.fixture
def shown(folder, tmp_path, capsys, monkeypatch):
    """Write pictures where there is no LibreOffice; return exit status, folder and what was said."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def shown(*options):
        out = tmp_path / "pictures"
        asked = ["preview", "--content", folder.path, "--clinic", "hafen", "--out", out, "--dpi", 30, *options]
        code = status([str(one) for one in asked])
        return code, out, capsys.readouterr()

    return shown


def test_every_page_is_written_under_a_name_that_sorts_and_a_sheet_of_all(shown):
    code, out, said = shown("--only", "merkblatt")
    assert ExitStatus.FINE == code
    names = sorted(path.name for path in out.iterdir())
    assert ["zahn-merkblatt.hafen-contact.png", "zahn-merkblatt.hafen-page-01.png"] == names[:2]
    assert len(names) - 1 == sum("-page-" in name for name in names)
    assert f"wrote {len(names)} pictures of zahn-merkblatt.hafen.pdf to {out}" in said.out
    with Image.open(out / names[1]) as image:
        assert (255, 330) == image.size


def test_pictures_of_an_earlier_longer_document_go_and_others_stay(shown):
    _, out, _ = shown("--only", "merkblatt")
    before = {path.name for path in out.iterdir()}
    ours = "zahn-merkblatt.hafen-page-99.png"
    others = {"zahn-merkblatt.hafen-page-of-mine.png", "zahn-merkblatt-page-99.png"}
    for name in (ours, *others):
        (out / name).write_bytes(b"")
    shown("--only", "merkblatt")
    assert before | others == {path.name for path in out.iterdir()}


def test_without_libreoffice_it_says_so_and_goes_on(shown):
    code, out, said = shown()
    assert ExitStatus.FINE == code
    assert "no pictures of zahn-einweisung.hafen.pptx: LibreOffice (soffice) is not on this machine" in said.err
    assert {"zahn-einwilligung", "zahn-merkblatt"} == {path.name.split(".")[0] for path in out.iterdir()}


def test_formats_are_shown_too(shown):
    _, out, _ = shown("--only", "merkblatt", "--paper", "a4", "--quiet")
    with Image.open(out / "zahn-merkblatt.hafen.a4-page-01.png") as image:
        assert (249, 351) == image.size


def test_a_folder_that_cannot_be_written_ends_with_three(shown, tmp_path):
    (tmp_path / "pictures").write_text("")
    assert ExitStatus.USAGE == shown("--only", "merkblatt")[0], "a file in its place"
    (tmp_path / "pictures").unlink()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "zahn-merkblatt.hafen-page-01.png").mkdir()
    code, _, said = shown("--only", "merkblatt")
    assert ExitStatus.IO == code
    assert "zahn-merkblatt.hafen-page-01.png: cannot be written" in said.err
