"""What an author can use is listed, and drawn to be looked at."""

from __future__ import annotations

import pdfplumber
import pytest

from handouts.cli.main import status
from handouts.content.kinds import families
from handouts.errors import ExitStatus
from handouts.theme.assets import icon_names


def words(path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(page.extract_text() for page in pdf.pages)


def test_kinds_are_listed_with_what_they_take(capsys):
    assert ExitStatus.FINE == status(["kinds"])
    listed = capsys.readouterr().out
    for family in families():
        assert all(f"\n{kind.name}: {kind.says}\n" in listed for kind in family.kinds)
    assert "    lines: a number, 1 to 12\n" in listed


@pytest.mark.slow
def test_each_kind_is_drawn_under_its_name(tmp_path):
    assert ExitStatus.FINE == status(["kinds", "--out", str(tmp_path)])
    blocks, slides, _ = families()
    drawn = words(tmp_path / "blocks.pdf") + words(tmp_path / "slides.pdf")
    for kind in (*blocks.kinds, *slides.kinds):
        assert kind.name in drawn
    assert all((tmp_path / f"{name}.png").stat().st_size for name in ("blocks", "slides"))


def test_icons_are_listed_and_each_is_drawn_over_its_name(tmp_path, capsys):
    assert ExitStatus.FINE == status(["icons", "--out", str(tmp_path)])
    assert sorted(icon_names()) == capsys.readouterr().out.split()
    drawn = words(tmp_path / "icons.pdf").split()
    assert set() == icon_names() - set(drawn)
    assert (tmp_path / "icons.png").stat().st_size


def test_an_author_s_own_icons_are_listed_with_their_files_and_drawn_as_well(folder, tmp_path, capsys):
    assert ExitStatus.FINE == status(["icons", "--content", str(folder.path), "--out", str(tmp_path)])
    assert f"zahn  {folder.path / 'zahn' / 'icons' / 'zahn.svg'}\n" in capsys.readouterr().out
    assert "zahn" in words(tmp_path / "icons.pdf").split()
