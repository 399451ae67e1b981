"""Icons: every file can be drawn by both renderers, and the licence names each."""

import re

import pytest

from handouts.content.svg import BOX
from handouts.files import shipped
from handouts.theme.assets import icon, icon_names


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_is_one_closed_path_within_its_box(name):
    commands = icon(name).commands
    assert commands[0][0] == "M"
    assert commands[-1][0] == "Z"
    for letter, numbers in commands:
        assert len(numbers) == {"M": 2, "L": 2, "C": 6, "Z": 0}[letter]
        assert all(-1 <= number <= BOX + 1 for number in numbers)


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_the_parser_reads_all_of_the_file(name):
    text = (shipped("assets") / "icons" / f"{name}.svg").read_text("ascii")
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill-rule="evenodd" d="')
    path = re.search(r' d="([^"]*)"', text)[1]
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path)]
    assert numbers == [number for _, points in icon(name).commands for number in points]


def test_the_licence_names_every_icon_and_no_other():
    licence = (shipped("assets") / "icons" / "LICENSE").read_text("utf-8")
    ours = set(re.search(r"\(MIT\): ([a-z, \n-]+)\.", licence)[1].replace("\n", " ").replace(" ", "").split(","))
    theirs = set(re.findall(r"^   ([a-z-]+) +[a-z0-9-]+$", licence, re.MULTILINE))
    assert icon_names() == ours | theirs
    assert not ours & theirs


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError, match="hopsital"):
        icon("hopsital")
