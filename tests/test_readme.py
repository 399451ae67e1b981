"""The README says what is there, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.cli.main import COMMANDS, handouts
from handouts.content.loader import load
from handouts.content.model.effects import KeyPoint
from handouts.content.model.guide import Expectations, Guide
from handouts.content.validation import typed
from handouts.edition import select
from handouts.errors import ExitStatus, UsageError
from handouts.yamlfile.source import Tree, parse_tree

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FOR_EDITORS = (ROOT / "content" / "README.md").read_text("utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_quick_start_begins_with_the_two_commands():
    indented = [line.strip() for line in section("Quick start").split("\n") if line.startswith("    ")]
    assert ["make build", "make test"] == indented[:2]
    assert "    make build\n    make test\n" in README


def told_commands() -> list[str]:
    """Return the commands of the first column; some share a row."""
    first = [row.split("|")[1] for row in section("Commands").splitlines() if row.startswith("| `handouts")]
    return [name for cell in first for name in re.findall(r"`handouts (\w+)", cell)]


def test_every_command_stands_in_the_table_and_no_other():
    assert sorted(COMMANDS) == sorted(told_commands())


def test_every_option_that_it_names_exists():
    there = {
        option
        for name in COMMANDS
        for parameter in handouts.get_command(None, name).params
        for option in parameter.opts
    }
    promised = section("Commands").split("Not there yet")[0]
    assert set() == set(re.findall(r"--[a-z][a-z-]*", promised)) - there - {"--help"}


def test_what_is_not_there_yet_is_not_there():
    (missing,) = re.findall(r"(?m)^Not there yet: (.*)$", section("Commands"))
    assert "languages other than the guide's own." == missing
    content = load(ROOT / "content")
    with pytest.raises(UsageError, match="no text in `es`"):
        select(content, "es")


def test_what_a_text_may_quote_is_told_by_its_right_name():
    edition = select(load(ROOT / "content"))
    quoted = re.findall(r"`\{([a-z-]+)(?:\.([a-z-]+))?\}`", FOR_EDITORS)
    assert quoted
    own = [(name, part) for name, part in quoted if name != "country"]  # what the country says stands in its place
    assert [] == [(name, part) for name, part in own if not edition.quote(name, part)]


def test_every_file_of_a_guide_is_told():
    told = set(re.findall(r"^\| `([^`]+)`", FOR_EDITORS.split("## Change a sentence")[0], re.MULTILINE))
    there = {f"ketamine/{name}.yaml" for name in Guide.model_fields} | {
        "phrases.yaml",
        "clinics/NAME.yaml",
        "handouts.yaml",
    }
    assert there == told - {
        "standards/",
        "schema/",
        "icons/",
        "ketamine/pictures/",
        "clinics/approvals/",
        "countries/NAME.yaml",
        "ketamine/countries/NAME.yaml",
    }


def test_every_exit_status_is_told():
    told = {int(number) for number in re.findall(r"(?:Exit status: |;\s)(\d+) ", section("Commands"))}
    assert {int(status) for status in ExitStatus} == told


@pytest.mark.parametrize("text", [README, FOR_EDITORS], ids=["README.md", "content/README.md"])
def test_its_examples_are_yaml(text):
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert examples
    for example in examples:
        tree = parse_tree(example.encode(), Tree("example"))
        assert tree.data
        assert [] == tree.problems


def test_its_example_is_an_item_of_the_content():
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    tree = parse_tree(example.encode(), Tree("README.md"))
    shown = typed(Expectations, tree)
    assert [] == tree.problems
    assert shown is not None
    (point,) = shown.key_points
    content = load(ROOT / "content")
    real = content.guide.items[point.id]
    assert isinstance(real, KeyPoint)
    assert (point.icon, point.title, point.text, point.staff) == (real.icon, real.title, real.text, real.staff)


def test_every_place_that_it_names_is_there():
    listing = re.findall(r"^ {6}([\w/]+(?:\.py|/)) ", ARCHITECTURE, re.MULTILINE)
    assert listing
    assert [] == [name for name in listing if not (ROOT / "src" / "handouts" / name).exists()]
    links = re.findall(r"\]\(([^)#:]+)[)#]", README + ARCHITECTURE + CONTRIBUTING)
    assert [] == [name for name in links if not (ROOT / name).exists()]


def test_every_module_of_a_renderer_s_map_is_there():
    pdf, pptx = engine("| modules |", "`render/pptx/`"), engine("`render/pptx/` has", "## Where")
    for room, rows in (("pdf", pdf), ("pptx", pptx)):
        named = re.findall(r"`(\w+)/?`", rows)
        home = ROOT / "src" / "handouts" / "render" / room
        assert named
        assert [] == [name for name in named if not [*home.rglob(name), *home.rglob(f"{name}.py")]]


def engine(start: str, end: str) -> str:
    return ARCHITECTURE.split(start)[1].split(end)[0]


def test_the_readme_is_read_in_five_minutes():
    assert len(README.split()) <= 1200


def test_every_package_of_the_program_stands_in_the_listing():
    listing = re.findall(r"^ {6}([\w/]+(?:\.py|/)) ", ARCHITECTURE, re.MULTILINE)
    home = ROOT / "src" / "handouts"
    there = {f"{path.name}/" for path in home.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in home.glob("*.py") if path.name != "__init__.py"}
    named = {name if "/" not in name.rstrip("/") else name.split("/")[0] + "/" for name in listing}
    assert there == named


def test_pictures_are_small():
    pictures = list((ROOT / "assets" / "readme").glob("*.png"))
    assert ["page.png", "slide.png"] == sorted(picture.name for picture in pictures)
    assert all(picture.stat().st_size <= 120_000 for picture in pictures)
