"""A guide of one's own: what `handouts new --guide` writes builds at once, and shows all there is."""

from __future__ import annotations

import shutil
import typing
from pathlib import Path

import pytest
import yaml

from builders import drawn
from handouts.app import pipeline, scaffold
from handouts.app.request import Request
from handouts.cli.main import status
from handouts.content.model.blocks import Block
from handouts.content.model.slides import Slide
from handouts.errors import ExitStatus, UsageError

CONTENT = Path(__file__).parents[2] / "content"
GUIDE = "our-guide"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A content folder with the shipped shared parts and nothing but a scaffold."""
    folder = tmp_path_factory.mktemp("own") / "content"
    for name in ("clinics", "countries", "standards"):
        shutil.copytree(CONTENT / name, folder / name)
    shutil.copy(CONTENT / "phrases.yaml", folder)
    (folder / "clinics" / "example.yaml").write_text(
        (CONTENT / "clinics" / "example.yaml").read_text("utf-8").partition("facts:")[0], "utf-8"
    )
    scaffold.start(folder, GUIDE)
    return folder


@pytest.fixture
def asked(content):
    return Request(content, GUIDE, everything=True)


def kinds(union) -> set[str]:
    members, found = list(typing.get_args(union)), set()
    while members:
        member = members.pop()
        literal = getattr(member, "model_fields", {}).get("kind")
        found |= set(typing.get_args(literal.annotation)) if literal else set()
        members += [] if literal else typing.get_args(member)
    return found


def used(data) -> set[str]:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    own = {data["kind"]} if isinstance(data, dict) and isinstance(data.get("kind"), str) else set()
    return own.union(*map(used, parts))


def test_the_rules_find_nothing_in_it(asked):
    assert () == pipeline.check(asked)


def test_every_kind_of_block_and_slide_stands_in_it(content):
    guide, training = (
        yaml.load((content / GUIDE / name).read_text("utf-8"), yaml.BaseLoader)
        for name in ("guide.yaml", "training.yaml")
    )
    assert set() == kinds(Block) - used(guide)
    assert set() == kinds(Slide) - used(training)


def test_its_documents_are_drawn_and_say_that_they_are_a_sample(asked):
    documents = drawn(Request(asked.content, GUIDE, documents=("consent", "aftercare", "record")))
    assert {"consent", "aftercare", "record"} == documents.keys()
    guide = pipeline.compose(asked)[0].guide.guide
    said = [text for document in guide.documents.values() for text in (document.title, document.subtitle)]
    assert all("Sample" in str(text) for text in said)


def test_each_file_is_commented(content):
    for path in (content / GUIDE).glob("*.yaml"):
        schema, remark, *_ = path.read_text("utf-8").splitlines()
        assert schema.startswith("# yaml-language-server: $schema=../schema/")
        assert remark.startswith("# ")


@pytest.mark.parametrize("name", ["all", "clinics", "Our Guide", "../x", "standards", "-x", ""])
def test_a_name_that_is_none_is_refused(content, name):
    with pytest.raises(UsageError, match="cannot be the name"):
        scaffold.start(content, name)


def test_what_is_there_is_left_alone(content, tmp_path):
    with pytest.raises(UsageError, match="is there already"):
        scaffold.start(content, GUIDE)
    with pytest.raises(UsageError, match="no content folder"):
        scaffold.start(tmp_path, GUIDE)


def test_the_command_says_what_comes_next(content, capsys, monkeypatch):
    monkeypatch.chdir(content.parent)
    assert ExitStatus.FINE == status(["new", "--guide", "second"])
    told = capsys.readouterr().out
    assert "`handouts build second`" in told
    assert "--guide all" in told
    shutil.rmtree(content / "second")


@pytest.mark.parametrize("arguments", [[], ["kit", "--guide", "x"], ["--guide", "x", "--clinic", "y"]])
def test_a_kit_and_a_guide_are_not_made_together(arguments, capsys):
    assert ExitStatus.USAGE == status(["new", *arguments])
