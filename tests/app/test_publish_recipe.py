from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields, is_dataclass, replace
from importlib import metadata
from pathlib import Path

import pytest

from builders import GUIDES, Folder
from handouts.app import drawing, pipeline, publish
from handouts.app.request import Request
from handouts.files import shipped
from handouts.outline import deck, handout, leaves
from handouts.outline.walk import FILE
from handouts.text import markup
from handouts.theme.look import Format, load_theme, with_accent

PACKAGE = Path(pipeline.__file__).parents[1]


def recipes(request: Request) -> dict[str, str]:
    """Return the recipe of each document."""
    edition, composed = pipeline.compose(request)
    digests = drawing.inputs(edition.content, request.template)
    theme = drawing.theme_of(edition)
    return {name: drawing.recipe_of(request, edition, one, theme, digests) for name, one in composed.items()}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


@pytest.fixture
def asked(folder):
    return Request(folder.path, clinic="hafen")


@pytest.fixture
def before(asked):
    return recipes(asked)


def test_a_recipe_is_the_same_in_another_folder(before, tmp_path):
    shutil.copytree(GUIDES, tmp_path / "elsewhere" / "Inhalt")
    assert before == recipes(Request(tmp_path / "elsewhere" / "Inhalt", clinic="hafen"))


def test_every_document_has_a_recipe_of_its_own(before):
    assert {"einwilligung", "merkblatt", "einweisung"} == before.keys()
    assert len(set(before.values())) == 3


CHANGES = {
    "a comment": (("zahn/guide.yaml", "id: zahn", "id: zahn # a @@comment"), set()),
    "a word of one leaflet": (("zahn/expectations.yaml", "Weich und lau.", "@@Nur lau."), {"merkblatt"}),
    "an icon, which no seal holds": (("zahn/effects.yaml", "icon: numb", "icon: @@bed"), {"einwilligung"}),
}


@pytest.mark.parametrize(("spoiling", "reached"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_reaches_the_documents_that_show_it(folder, asked, before, spoiling, reached):
    folder.spoil(*spoiling)
    found = changed(before, recipes(asked))
    assert reached <= found
    assert bool(reached) == bool(found)
    assert found != before.keys(), "some document does not show it"


def test_a_format_reaches_handouts_only(asked, before):
    for other in ({"paper": "a4"}, {"large_print": True}, {"fillable": True}):
        assert {"einwilligung", "merkblatt"} == changed(before, recipes(replace(asked, **other)))


def test_a_template_reaches_decks_only_and_by_its_bytes(asked, before, tmp_path):
    template = tmp_path / "our.pptx"
    template.write_bytes(b"one")
    with_template = recipes(replace(asked, template=template))
    assert {"einweisung"} == changed(before, with_template)
    template.write_bytes(b"two")
    assert {"einweisung"} == changed(with_template, recipes(replace(asked, template=template)))


def test_what_shows_slides_is_made_by_all_that_makes_the_deck(folder, asked, tmp_path, monkeypatch):
    def booklet() -> str:
        return recipes(replace(asked, documents=("begleitheft",), template=template))["begleitheft"]

    template = tmp_path / "our.pptx"
    template.write_bytes(b"one")
    made = [booklet()]
    template.write_bytes(b"two")
    made.append(booklet())
    folder.rewrite("zahn/training.yaml", "        icon: nurse", "        icon: phone")  # only the deck shows it
    made.append(booklet())
    tools = publish._tools
    monkeypatch.setattr(publish, "_tools", lambda kind: "other" if kind == "pptx" else tools(kind))
    made.append(booklet())
    assert 4 == len(set(made))


def test_a_logo_counts_by_its_bytes_and_not_by_its_place(folder, asked, tmp_path):
    folder.spoil("clinics/hafen.yaml", "form_number:", "@@logo: bild.png\nform_number:")
    folder.write("clinics/bild.png", b"one")
    before = recipes(asked)
    other = Folder.copied(tmp_path / "elsewhere", folder.path)
    assert before == recipes(Request(other.path, clinic="hafen"))
    folder.write("clinics/bild.png", b"two")
    assert {"einwilligung", "merkblatt"} <= changed(before, recipes(asked))


def test_an_icon_of_one_s_own_counts_by_how_it_looks(folder, asked):
    before = recipes(asked)
    folder.rewrite("zahn/icons/zahn.svg", "M12 4.500", "M12 4.600")
    assert {"einwilligung", "einweisung"} <= changed(before, recipes(asked))


def test_colours_seal_and_format_are_in_the_recipe(asked):
    one = pipeline.compose(asked)[1]["merkblatt"]
    theme = load_theme()
    made = [
        publish.recipe(one.outline, seal, look, layout)
        for seal, look, layout in (
            (one.seal, theme, Format()),
            (replace(one.seal, status_line="Approved"), theme, Format()),
            (one.seal, with_accent(theme, "0B5563"), Format()),
            (one.seal, theme, Format("a4")),
        )
    ]
    assert 4 == len(set(made))


def test_the_text_of_what_draws_is_in_the_recipe(tmp_path):
    (tmp_path / "fit").mkdir()
    (tmp_path / "fit" / "rooms.py").write_bytes(b"room = 1\n")
    first = publish._folder_digest(tmp_path, "fit", ".py")
    (tmp_path / "fit" / "rooms.py").write_bytes(b"room = 1\r\n")
    (tmp_path / "fit" / "rooms.pyc").write_bytes(b"left out")
    assert first == publish._folder_digest(tmp_path, "fit", ".py")
    (tmp_path / "fit" / "rooms.py").write_bytes(b"room = 2\n")
    second = publish._folder_digest(tmp_path, "fit", ".py")
    (tmp_path / "fit" / "rooms.py").rename(tmp_path / "fit" / "places.py")
    assert 3 == len({first, second, publish._folder_digest(tmp_path, "fit", ".py")})


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
def test_all_that_a_renderer_imports_of_ours_is_in_its_recipe(kind):
    code = (
        f"import sys, importlib, pkgutil, handouts.render.{kind} as home\n"
        "for one in pkgutil.walk_packages(home.__path__, home.__name__ + '.'): importlib.import_module(one.name)\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('handouts')), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    used = {Path(line).relative_to(PACKAGE).as_posix() for line in done.stdout.split()}
    assert len(used) > 20
    ours = publish._MODULES[kind]
    assert set() == {name for name in used if not name.endswith("__init__.py") and not name.startswith(ours)}


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
def test_what_a_recipe_is_made_from_is_there(kind):
    assert [] == [name for name in publish._MODULES[kind] if not (PACKAGE / name).exists()]
    assert [] == [name for name in publish._ASSETS[kind] if not (shipped("assets") / name).is_dir()]


def test_no_field_of_an_outline_hides_from_its_recipe():
    kinds = [
        one
        for module in (deck, handout, leaves, markup)
        for one in vars(module).values()
        if isinstance(one, type) and is_dataclass(one)
    ]
    assert len(kinds) > 30
    all_fields = [(kind.__name__, field) for kind in kinds for field in fields(kind)]
    hidden = [(kind, field.name) for kind, field in all_fields if not field.repr]
    assert [(kind, field.name) for kind, field in all_fields if FILE.keys() & field.metadata] == hidden
    assert {("PictureSlide", "file"), ("TitleSlide", "logo"), ("Front", "logo"), ("Picture", "file")} == set(hidden), (
        "its file counts by its bytes"
    )
    assert [] == [kind.__name__ for kind in kinds if "__repr__" not in vars(kind)]


ROOT = Path(__file__).parents[2]


def dependencies() -> dict[str, str]:
    """Return each library that pyproject.toml names, with what it says of its version."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return {found[1]: found[2] for one in listed if (found := re.fullmatch(r"([a-z0-9-]+)(.+)", one))}


def test_each_library_that_the_program_imports_is_declared():
    known = metadata.packages_distributions()
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    tops = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"handouts"}
    needed = {dist.lower().replace("_", "-") for top in tops for dist in known.get(top, [top])}
    assert needed - {"pydantic-core"} <= dependencies().keys()  # it is a part of pydantic


def test_what_decides_a_byte_is_pinned_to_the_version_in_the_lock():
    locked = re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"))
    drawing = {name for names in publish._LIBRARIES.values() for name in names} - {"handouts"}
    assert {name: f"=={version}" for name, version in locked if name in drawing} == {
        name: said for name, said in dependencies().items() if name in drawing
    }
