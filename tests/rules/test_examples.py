"""The good and bad examples of each rule: small changes of a guide, one a file in `examples/`."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builders import CLINIC, GUIDES, HERE, Folder
from handouts.app import pipeline
from handouts.app.request import DEFAULT_CLINIC, Request
from handouts.cli.main import status
from handouts.errors import ExitStatus, Location
from handouts.rules.engine import all_rules, judge
from handouts.yamlfile.source import read_tree
from rules.judging import changed, subject

EXAMPLES = Path(__file__).with_name("examples")
SOURCES = {"zahn": (GUIDES, CLINIC), "ketamine": (Path(__file__).parents[2] / "content", DEFAULT_CLINIC)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What is changed in a copy of a guide, and what the rule must say of it."""

    guide: str
    changes: tuple[dict[str, str], ...] = ()
    """Each a file of the content folder, an `old` text in it, and the `new` one; `@@` marks where it is told."""
    composed: tuple[dict[str, str], ...] = ()
    """Faults that no content can cause: what another number or name becomes in a node of a document."""
    told: dict[str, str] | None = None
    """Where it is told, if in no text that is new: a `file`, and a text `near` which it stands."""
    today: str = ""
    says: str = ""
    """A part of the message or of its hint."""


def read(path: Path) -> Example:
    """Read an example; a key that no example has fails here."""
    tree = read_tree(path)
    assert not tree.problems, tree.problems
    return Example(**tree.data)


@contextmanager
def applied(folder: Folder, example: Example):
    """Give the place marked, `None` without a mark, while the folder holds the example's changes."""
    before: dict[str, str | None] = {}
    after: dict[str, str] = {}
    place = None
    for change in example.changes:
        file = change["file"]
        there = folder.path / file
        before.setdefault(file, there.read_text("utf-8") if there.is_file() else None)
        text = after.get(file, before[file] or "")
        assert change["old"] in text, f"{change['old']!r} is no longer in {file}; mend the example"
        after[file] = text.replace(change["old"], change["new"], 1)
    if example.told:
        file, near = example.told["file"], example.told["near"]
        text = after.get(file) or (folder.path / file).read_text("utf-8")
        assert near in text, f"{near!r} is no longer in {file}; mend the example"
        place = position(folder, file, text.partition(near)[0])
    try:
        for file, text in after.items():
            head, mark, tail = text.partition(HERE)
            if mark:
                assert place is None, "one place is marked"
                place = position(folder, file, head)
            (folder.path / file).parent.mkdir(exist_ok=True)
            folder.write(file, head + tail)
        yield place
    finally:
        for file, text in before.items():
            if text is None:
                (folder.path / file).unlink()
            else:
                folder.write(file, text)


def position(folder: Folder, file: str, before: str) -> Location:
    return Location(str(folder.path / file), before.count("\n") + 1, len(before) - before.rfind("\n"))


@dataclass(frozen=True)
class Copy:
    """A guide's copy, and what the rules say of it untouched."""

    folder: Folder
    request: Request
    before: Counter

    def told(self, rule: str, example: Example) -> list:
        """Return what the rule says of the example and does not say of the guide as it is."""
        today = dt.date.fromisoformat(example.today) if example.today else None
        if example.composed:
            found = judge(with_faults(subject(self.folder), example), [rule])
        else:
            found = pipeline.check(replace(self.request, today=today), select=(rule,))
        before = Counter(self.before)
        return [one for one in found if not before[one.id, one.message] or before.subtract([(one.id, one.message)])]


def with_faults(judging, example: Example):
    """Return the subject with the faults put into what was composed."""
    outlines = dict(judging.outlines)
    for fault in example.composed:

        def spoilt(node, fault=fault):
            value = getattr(node, fault["field"], None) if type(node).__name__ == fault["node"] else None
            hit = value is not None and str(value) == fault["old"]
            return replace(node, **{fault["field"]: type(value)(fault["new"])}) if hit else node

        name = fault["document"]
        outlines[name], before = changed(outlines[name], spoilt), outlines[name]
        assert outlines[name] != before, f"no {fault['node']} has {fault['old']!r}; mend the example"
    return replace(judging, outlines=outlines)


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    found = {}
    for name, (source, clinic) in SOURCES.items():
        folder = Folder.copied(tmp_path_factory.mktemp(name) / "content", source)
        request = Request(folder.path, guide=name, clinic=clinic)
        found[name] = Copy(folder, request, Counter((one.id, one.message) for one in pipeline.check(request)))
    return found


def named(kind: str) -> list:
    paths = sorted(EXAMPLES.glob(f"*/{kind}*.yaml"))
    return [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in paths]


@pytest.mark.parametrize("path", named("bad"))
def test_a_bad_example_is_told_at_its_place(copies, path):
    example, rule = read(path), path.parent.name
    copy = copies[example.guide]
    with applied(copy.folder, example) as place:
        (problem,) = copy.told(rule, example)
    assert (rule, all_rules()[rule].severity, place) == (problem.id, problem.severity, problem.location)
    assert example.says
    assert example.says in f"{problem.message}\n{problem.hint}"


@pytest.mark.parametrize("path", named("good"))
def test_a_good_example_is_not_told(copies, path):
    example = read(path)
    copy = copies[example.guide]
    with applied(copy.folder, example) as place:
        assert [] == copy.told(path.parent.name, example)
    assert (None, "") == (place, example.says)
    assert example.changes, "it shows how it is done well"


def lacking(rules, folder: Path) -> list[str]:
    return [f"{one}/{kind}" for one in rules for kind in ("bad", "good") if not [*(folder / one).glob(f"{kind}*.yaml")]]


def test_every_rule_has_a_bad_and_a_good_example():
    assert [] == lacking(all_rules(), EXAMPLES)
    assert set(all_rules()) == {path.parent.name for path in EXAMPLES.rglob("*.yaml")}
    others = [path for path in EXAMPLES.glob("*/*") if not re.fullmatch(r"(bad|good)(-\d+)?\.yaml", path.name)]
    assert [] == others, "these would be examples of nothing"


def test_a_rule_without_examples_is_seen():
    assert ["E999/bad", "E999/good"] == lacking(["E201", "E999"], EXAMPLES)


@pytest.mark.parametrize("rule", all_rules())
def test_explain_prints_what_a_rule_finds_why_from_where_and_both_examples(capsys, rule):
    assert ExitStatus.FINE == status(["explain", rule])
    told = capsys.readouterr().out
    assert told.startswith(f"{rule} ")
    assert ["Why", "Source", "Good", "Bad"] == re.findall(r"\b(Why|Source|Good|Bad): ", told)
