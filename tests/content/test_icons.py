"""Icons of an author's own: drawn as the shipped ones are, and what cannot be drawn is told where it stands."""

from __future__ import annotations

import pytest

from handouts.content.icons import MAX_BYTES, read_icons
from handouts.content.svg import BOX
from handouts.files import shipped
from handouts.theme.assets import icon

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24">'
SQUARE = '<path d="M2 2h20v20H2z"/>'


def read(tmp_path, text, name="drop.svg"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_icons([path], {"tick"})


def drawn(tmp_path, inside, head=HEAD):
    icons, problems = read(tmp_path, f"{head}{inside}</svg>")
    assert [] == problems
    return icons["drop"].commands


def ends(commands):
    return [numbers[-2:] for letter, numbers in commands if letter != "Z"]


def test_every_shipped_icon_is_read_as_it_is_drawn():
    found = sorted((shipped("assets") / "icons").glob("*.svg"))
    icons, problems = read_icons(found)
    assert [] == problems
    for path in found:
        kept: list = []
        start: tuple = ()
        for letter, numbers in icon(path.stem).commands:
            start = numbers if letter == "M" else start
            if letter == "Z" and kept[-1] == ("L", start):
                kept.pop()
            kept.append((letter, numbers))
        assert tuple(kept) == icons[path.stem].commands


def test_a_box_of_any_size_fills_ours_and_a_narrow_one_stands_in_its_middle(tmp_path):
    assert [(4, 4), (44, 4), (44, 44), (4, 44)] == ends(drawn(tmp_path, SQUARE))
    narrow = HEAD.replace("0 0 24 24", "-6 -12 12 24")
    assert [(12, 0), (36, 0), (36, 48), (12, 48)] == ends(drawn(tmp_path, '<path d="M-6-12H6V12H-6z"/>', narrow))
    by_size = '<svg xmlns="http://www.w3.org/2000/svg" width="24px" height="24">'
    assert drawn(tmp_path, SQUARE) == drawn(tmp_path, SQUARE, by_size)


def test_arcs_and_relative_and_smooth_commands_become_lines_and_curves(tmp_path):
    circle = drawn(tmp_path, '<path d="M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z"/>')
    assert {"M", "C", "Z"} == {letter for letter, _ in circle}
    assert {(24, 4), (24, 44)} <= set(ends(circle))
    waves = drawn(tmp_path, '<path d="M2 12q5-8 10 0t10 0v8c-5 4-10 4-10 0s-5-4-10 0"/>')
    assert "MCCLCCZ" == "".join(letter for letter, _ in waves)
    assert all(0 <= number <= BOX for _, numbers in waves for number in numbers)


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A drop</title><metadata><x xmlns='urn:x'/></metadata><defs id='d'/><g id='layer'>@</g>",
        '<path d="M0 0h24v24H0z" fill="none"/>@',
        '<g fill="#0B5563" style="fill-rule: evenodd; stroke: none">@</g>',
        '<view xmlns="http://inkscape"><guide/></view>@',
    ],
)
def test_what_draws_nothing_changes_nothing(tmp_path, inside):
    assert drawn(tmp_path, SQUARE) == drawn(tmp_path, inside.replace("@", SQUARE))


def test_several_paths_and_holes_are_one_drawing(tmp_path):
    assert 8 == len(ends(drawn(tmp_path, '<path d="M2 2h8v8H2z"/><path d="M12 12h8v8h-8z"/>')))
    assert 8 == len(ends(drawn(tmp_path, '<path d="M2 2h20v20H2zM6 6v12h12V6z"/>')))
    assert 8 == len(ends(drawn(tmp_path, '<path fill-rule="evenodd" d="M2 2h20v20H2zM6 6h12v12H6z"/>')))


ENTITY = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'
WRONG = {
    "a script": ("@<script>alert(1)</script>", "<script>", "Object to Path"),
    "a handler": ('<path onload="x()" d="M2 2h2v2z"/>', "`onload`", "plain SVG"),
    "a reference": ('<path xlink:href="#a" d="M2 2h2v2z"/>', "`href`", "plain SVG"),
    "a copy": ('<use href="#a"/>', "<use>", "Object to Path"),
    "a picture": ('@<image width="4" height="4"/>', "<image>", "Object to Path"),
    "letters": ("@<text>A</text>", "<text>", "Object to Path"),
    "a circle": ('@<circle cx="12" cy="12" r="4"/>', "<circle>", "Object to Path"),
    "a style sheet": ("<style>path{fill:red}</style>@", "<style>", "Object to Path"),
    "a clip": ('<defs><clipPath id="c"/></defs>@', "<clipPath>", "Object to Path"),
    "a turn": ('<g transform="rotate(45)">@</g>', "`transform: rotate(45)`", "Object to Path"),
    "a line": ('<path fill="none" stroke="#000" d="M2 2h20"/>', "`stroke`", "Stroke to Path"),
    "half a colour": ('<path style="opacity:.5" d="M2 2h2v2z"/>', "`opacity: .5`", "Object to Path"),
    "a gradient": ('<path fill="url(#g)" d="M2 2h2v2z"/>', "more than one colour", "plain SVG"),
    "two colours": ('<path fill="red" d="M2 2h2v2z"/><path fill="blue" d="M9 9h2v2z"/>', "blue and red", "one colour"),
    "an overlap": ('<path d="M2 2h12v12H2z"/><path d="M8 8h12v12H8z"/>', "over one another", "Union"),
    "a hole that is none": ('<path d="M2 2h20v20H2zM6 6h12v12H6z"/>', "over one another", "Union"),
    "a spoilt path": ('<path d="M2 2h20 banana"/>', "cannot be read", "plain SVG"),
    "a number without end": ('<path d="M2 2h1e999v20z"/>', "", ""),
    "too far out": ('<path d="M2 2h40v20z"/>', "outside of its `viewBox`", "Resize to content"),
    "nothing": ("", "nothing is drawn", "Object to Path"),
    "no end": ("<g>", "no SVG that can be read", "plain SVG"),
}


@pytest.mark.parametrize(("inside", "found", "hint"), WRONG.values(), ids=WRONG.keys())
def test_what_an_icon_cannot_have_is_refused_where_it_stands(tmp_path, inside, found, hint):
    icons, (problem,) = read(tmp_path, f"{HEAD}\n{inside.replace('@', SQUARE)}</svg>")
    assert str(tmp_path / "drop.svg") == problem.location.file
    assert problem.location.line in {1, 2}
    assert "the icon drop.svg" in problem.message
    assert found in problem.message
    assert hint in problem.hint
    assert () == icons["drop"].commands, "its name is known all the same"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ENTITY}{HEAD}<title>&a;</title>{SQUARE}</svg>", "DOCTYPE"),
        (f'<?xml-stylesheet href="x.css"?>{HEAD}{SQUARE}</svg>', "instruction"),
        (f"{HEAD}{SQUARE}</svg>".encode("utf-16"), "UTF-8"),
        (f"<svg>{SQUARE}</svg>", "is no SVG"),
        (f'<html xmlns="http://www.w3.org/1999/xhtml">{SQUARE}</html>', "is no SVG"),
        (f'<svg xmlns="http://www.w3.org/2000/svg">{SQUARE}</svg>', "viewBox"),
        (HEAD.replace("24 24", "0 nan") + SQUARE + "</svg>", "viewBox"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
        (f"{HEAD}{SQUARE}</svg>" + " " * MAX_BYTES, "is larger than"),
        (HEAD + "".join(f'<path d="{"M2 2h1v1z" * 600}"/>' for _ in range(1)) + "</svg>", "points"),
    ],
)
def test_a_file_that_is_no_icon_is_refused(tmp_path, text, found):
    _, (problem,) = read(tmp_path, text)
    assert found in problem.message
    assert problem.hint


@pytest.mark.parametrize("name", ["Drop.svg", "my drop.svg", "drop.png", "tick.svg"])
def test_a_name_that_cannot_be_one_is_refused(tmp_path, name):
    _, (problem,) = read(tmp_path, f"{HEAD}{SQUARE}</svg>", name)
    assert ("another icon" if name == "tick.svg" else "cannot be the name") in problem.message


def test_an_icon_of_the_folder_or_of_the_guide_is_named_as_any_other(folder):
    assert {"zahn"} == folder.load().icons.keys()
    (folder.path / "icons").mkdir()
    folder.write("icons/wurzel.svg", f"{HEAD}{SQUARE}</svg>")
    folder.rewrite("zahn/effects.yaml", "icon: numb", "icon: wurzel")
    assert () == folder.problems()
    place = folder.spoil("zahn/effects.yaml", "icon: wurzel", "icon: @@wurzl")
    (problem,) = folder.problems()
    assert (place, "unknown icon `wurzl`", "Did you mean `wurzel`?") == (
        problem.location, problem.message, problem.hint,
    )  # fmt: skip


def test_a_spoilt_icon_is_one_problem_however_often_it_is_named(folder):
    folder.write("zahn/icons/zahn.svg", f"{HEAD}<rect/></svg>")
    (problem,) = folder.problems()
    assert "zahn.svg:1:" in str(problem.location)
