"""The schemas that editors use: current, and of one mind with the program about the shipped files."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handouts.cli.main import status
from handouts.content.fields import schemas

CONTENT = Path(__file__).parents[2] / "content"
FILES = sorted(path for path in CONTENT.rglob("*.yaml"))
KINDS: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def faults(value, schema, root, path="") -> list[str]:
    """Return where a value is not what a schema says: as much of JSON Schema as pydantic writes."""
    found = []
    if "$ref" in schema:
        found += faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, path)
    for key in ("anyOf", "oneOf"):
        if key in schema and all(faults(value, one, root, path) for one in schema[key]):
            found.append(f"{path}: none of {key}")
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = [kind for kind in kinds if isinstance(value, KINDS[kind]) and (kind == "boolean") == isinstance(value, bool)]
    if kinds and not fits:
        found.append(f"{path}: {value!r} is not {kinds}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is none of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r} is not {schema['const']!r}")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{path}: {value!r} has another form")
    if isinstance(value, dict):
        found += _in_mapping(value, schema, root, path)
    if isinstance(value, list):
        found += _in_list(value, schema, root, path)
    return found


def _in_mapping(value, schema, root, path):
    known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
    yield from (f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value)
    for key, one in value.items():
        below = known.get(key, rest)
        if below is False:
            yield f"{path}: {key} is unknown"
        elif below is not True:
            yield from faults(one, below, root, f"{path}/{key}")


def _in_list(value, schema, root, path):
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{path}: {len(value)} entries"
    first = schema.get("prefixItems", [])
    for at, one in enumerate(value):
        yield from faults(one, first[at] if at < len(first) else schema.get("items", {}), root, f"{path}/{at}")


class AsEditorsDo(yaml.SafeLoader):
    """Types plain scalars as YAML 1.2 does: yes and no are words, a date is a text."""


AsEditorsDo.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"int", "float", "null"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsDo.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), ["t", "f"])


def read(path: Path):
    return yaml.load(path.read_text("utf-8"), AsEditorsDo)


def schema_of(path: Path) -> dict:
    first = path.read_text("utf-8").partition("\n")[0]
    return json.loads((path.parent / first.partition("$schema=")[2]).read_text("utf-8"))


def test_the_shipped_schemas_are_those_that_the_model_gives():
    shipped = {path.stem: json.loads(path.read_text("utf-8")) for path in (CONTENT / "schema").glob("*.json")}
    assert shipped == schemas(), "run `handouts schema`"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(CONTENT)) for path in FILES])
def test_an_editor_finds_no_fault_in_a_shipped_file(path):
    schema = schema_of(path)
    assert faults(read(path), schema, schema) == []


PLANTED = {
    "an unknown key": lambda data: data["effects"][0].update(ikon="x"),
    "a missing key": lambda data: data["effects"][0].pop("staff"),
    "a list for a text": lambda data: data["effects"][0]["patient"].update(do=["x"]),
    "an id with capitals": lambda data: data["effects"][0].update(id="Ab C"),
    "an unknown kind": lambda data: data["effects"][0].update(likelihoods=[{"kind": "guess"}]),
}


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
def test_an_editor_finds_a_planted_fault(plant):
    path = CONTENT / "ketamine" / "effects.yaml"
    data, schema = read(path), schema_of(path)
    plant(data)
    assert faults(data, schema, schema)


def test_an_editor_takes_a_number_for_the_text_that_it_is():
    schema = schemas()["clinic"]
    clinic = read(CONTENT / "clinics" / "example.yaml")
    clinic["telephones"] |= {"emergency": 911, "crisis": 988}
    assert faults(clinic, schema, schema) == []


@pytest.mark.parametrize(("stage", "right"), [("2", True), (2, True), ("zwei", False), (2.5, False), ("2.5", False)])
def test_an_editor_takes_a_whole_number_in_quotes_as_the_program_does(stage, right):
    path = CONTENT / "ketamine" / "training.yaml"
    data, schema = read(path), schema_of(path)
    data["scenarios"][0]["readings"][0]["stage"] = stage
    assert right is (faults(data, schema, schema) == [])


def test_dates_are_texts_to_an_editor():
    assert not isinstance(read(CONTENT / "ketamine" / "guide.yaml")["date"], date)


def test_schemas_are_written_whole_or_not_at_all_and_end_their_last_line(tmp_path, monkeypatch):
    assert status(["schema", "--out", str(tmp_path)]) == 0
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in (CONTENT / "schema").iterdir()}
    assert all(data.endswith(b"}\n") for data in written.values())

    def full(_handle):
        raise OSError(28, "No space left on device")

    (tmp_path / "guide.json").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    assert status(["schema", "--out", str(tmp_path)]) == 3
    assert {path.name for path in tmp_path.iterdir()} == written.keys()
    assert (tmp_path / "guide.json").read_bytes() == b"old"
