"""Files spoilt at random, as people spoil them and as nobody would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from builders import GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.content.loader import FILES
from handouts.errors import ContentError

EVERY_FILE = [*(f"zahn/{name}.yaml" for name in FILES), "clinics/hafen.yaml", "phrases.yaml"]


@pytest.fixture(scope="module")
def spoilable(tmp_path_factory):
    return Folder.copied(tmp_path_factory.mktemp("any") / "content")


def assert_composed_or_told(folder):
    """Whatever was spoilt, documents can be composed of it, or every problem is told where it stands."""
    try:
        composed = pipeline.compose(Request(folder.path, clinic="hafen"))[1]
    except ContentError as error:
        found = [one.location.file.startswith(str(folder.path)) for one in error.problems]
    else:
        found = [bool(one.outline.sections) for one in composed.values()]
    assert found
    assert all(found)


@settings(max_examples=30)
@given(file=st.sampled_from(EVERY_FILE), cut=st.floats(0, 1), noise=strategies.noise, width=st.integers(0, 12))
def test_any_spoilt_stretch_of_any_file_gives_documents_or_problems(spoilable, file, cut, noise, width):
    text = (GUIDES / file).read_text("utf-8")
    at = int(cut * len(text))
    spoilable.write(file, text[:at] + noise + text[at + width :])
    assert_composed_or_told(spoilable)
    spoilable.write(file, text)


@settings(max_examples=30)
@given(file=st.sampled_from(EVERY_FILE), drawn=st.data())
def test_any_line_lost_moved_or_indented_gives_documents_or_problems(spoilable, file, drawn):
    lines = (GUIDES / file).read_text("utf-8").splitlines(keepends=True)
    at = drawn.draw(st.integers(0, len(lines) - 1))
    to = drawn.draw(st.integers(0, len(lines) - 1))
    step = drawn.draw(st.sampled_from(["lose", "move", "in", "out", "double", "no colon", "dash"]))
    line = lines.pop(at)
    changed = {
        "lose": [],
        "in": [f"  {line}"],
        "out": [line.removeprefix("  ")],
        "double": [line, line],
        "no colon": [line.replace(":", "", 1)],
        "dash": [f"- {line}"],
    }
    if step == "move":
        lines.insert(to, line)
    else:
        lines[at:at] = changed[step]
    spoilable.write(file, "".join(lines))
    assert_composed_or_told(spoilable)
    spoilable.write(file, (GUIDES / file).read_bytes())
