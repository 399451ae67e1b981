from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from handouts import files
from handouts.app import publish
from handouts.app.publish import MANIFEST, Output, sha256
from handouts.errors import AccessError

INPUTS = {"zahn/guide.yaml": "00" * 32}
MADE_BY = {"handouts": "0"}
NAMES = ("a.pdf", "b.pptx")


def output(name: str, data: bytes) -> Output:
    return Output(name, data, "consent", "Title", "example", "en-US", "1.0", "AAAA-BBBB", "11" * 32, "Draft")


def outputs(letter: bytes) -> list[Output]:
    return [output(name, letter * 1000) for name in NAMES]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def published(folder: Path, letter: bytes) -> dict[str, bytes]:
    publish.publish(folder, outputs(letter), INPUTS, MADE_BY)
    return contents(folder)


def stale(folder: Path, letter: bytes) -> list[str]:
    return publish.stale(folder, outputs(letter), INPUTS, MADE_BY)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "dist"


def test_files_and_manifest_are_written_and_nothing_else(out):
    assert {*NAMES, MANIFEST} == published(out, b"x").keys()
    assert stale(out, b"x") == []


def test_the_manifest_names_inputs_outputs_digests_and_versions(out):
    told = json.loads(published(out, b"x")[MANIFEST])
    assert told["inputs"] == INPUTS
    assert told["made_by"] == MADE_BY
    record = told["outputs"]["a.pdf"]
    assert (record["bytes"], record["sha256"]) == (1000, sha256(b"x" * 1000))
    assert (record["code"], record["digest"], record["status"]) == ("AAAA-BBBB", "11" * 32, "Draft")
    assert (record["clinic"], record["language"], record["version"]) == ("example", "en-US", "1.0")


@pytest.mark.parametrize("name", [*NAMES, MANIFEST])
def test_any_changed_byte_and_any_missing_file_is_stale(out, name):
    good = published(out, b"x")[name]
    for at in {0, len(good) // 2, len(good) - 1}:
        (out / name).write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert name in stale(out, b"x")
    (out / name).write_bytes(good[:-1])
    assert name in stale(out, b"x")
    (out / name).unlink()
    assert name in stale(out, b"x")


def test_asking_what_is_stale_writes_nothing(out):
    assert {*NAMES, MANIFEST} == set(stale(out, b"x"))
    assert not out.exists()


def test_another_input_makes_the_manifest_stale(out):
    published(out, b"x")
    assert publish.stale(out, outputs(b"x"), INPUTS | {"more.yaml": "22" * 32}, MADE_BY) == [MANIFEST]
    assert publish.stale(out, outputs(b"x"), INPUTS, {"handouts": "1"}) == [MANIFEST]


def test_a_variant_in_the_same_folder_stays_in_the_manifest_while_it_stands(out):
    published(out, b"x")
    publish.publish(out, [output("c.pdf", b"c")], INPUTS, MADE_BY)
    assert json.loads((out / MANIFEST).read_text())["outputs"].keys() == {*NAMES, "c.pdf"}
    (out / "c.pdf").unlink()
    (out / "a.pdf").write_bytes(b"of another hand")
    publish.publish(out, [output("d.pdf", b"d")], INPUTS, MADE_BY)
    assert json.loads((out / MANIFEST).read_text())["outputs"].keys() == {"b.pptx", "d.pdf"}


SPOILT_MANIFESTS = [
    "",
    "[]",
    "{",
    '{"outputs": 1}',
    '{"outputs": {"a": 1}}',
    "[" * 100_000,
    '{"outputs": {"\\ud800": {}}}',
]


@pytest.mark.parametrize("spoilt", SPOILT_MANIFESTS)
def test_a_spoilt_manifest_is_stale_and_healed(out, spoilt):
    good = published(out, b"x")
    (out / MANIFEST).write_text(spoilt)
    assert stale(out, b"x") == [MANIFEST]
    assert published(out, b"x") == good


def made(name: str, data: bytes, recipe: str) -> Output:
    return replace(output(name, data), recipe=recipe)


def test_what_a_recipe_made_stands_until_somebody_touches_it(out):
    publish.publish(out, [made("a.pdf", b"one", "r1")], INPUTS, MADE_BY)
    assert b"one" == publish.unchanged_bytes(out, "a.pdf", "r1")
    assert publish.unchanged_bytes(out, "a.pdf", "r2") is None, "of another recipe"
    assert publish.unchanged_bytes(out, "b.pdf", "r1") is None, "of another name"
    (out / "a.pdf").write_bytes(b"two")
    assert publish.unchanged_bytes(out, "a.pdf", "r1") is None, "of another hand"
    (out / "a.pdf").unlink()
    assert publish.unchanged_bytes(out, "a.pdf", "r1") is None, "gone"
    (out / "a.pdf").mkdir()
    assert publish.unchanged_bytes(out, "a.pdf", "r1") is None, "a folder"


@pytest.mark.parametrize("spoilt", ["", "[]", '{"outputs": {"a.pdf": 1}}', '{"outputs": {"a.pdf": {"recipe": "r1"}}}'])
def test_a_spoilt_manifest_makes_nothing_stand(out, spoilt):
    publish.publish(out, [made("a.pdf", b"one", "r1")], INPUTS, MADE_BY)
    (out / MANIFEST).write_text(spoilt)
    assert publish.unchanged_bytes(out, "a.pdf", "r1") is None


def test_what_stands_is_not_written_again(out):
    first = publish.publish(out, [made("a.pdf", b"one", "r1")], INPUTS, MADE_BY)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in first}
    assert [] == publish.publish(out, [made("a.pdf", b"one", "r1")], INPUTS, MADE_BY)
    assert before == {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in first}
    assert [out / MANIFEST] == publish.publish(out, [made("a.pdf", b"one", "r2")], INPUTS, MADE_BY)


def test_currency_is_judged_by_bytes_and_never_by_recipes(out):
    publish.publish(out, [made("a.pdf", b"one", "r1")], INPUTS, MADE_BY)
    assert [] == publish.stale(out, [made("a.pdf", b"one", "r2")], INPUTS, MADE_BY)
    assert ["a.pdf", MANIFEST] == publish.stale(out, [made("a.pdf", b"two", "r1")], INPUTS, MADE_BY)


def test_documents_of_two_clinics_in_one_folder_are_both_current(out):
    one = ([made("a.pdf", b"one", "r1")], INPUTS | {"clinics/one.yaml": "33" * 32}, MADE_BY)
    two = ([made("b.pdf", b"two", "r2")], INPUTS | {"clinics/two.yaml": "44" * 32}, MADE_BY)
    publish.publish(out, *one)
    publish.publish(out, *two)
    assert ([], []) == (publish.stale(out, *one), publish.stale(out, *two))


STEPS = {
    "making the folder": "pathlib.Path.mkdir",
    "opening": "pathlib.Path.open",
    "flushing": "os.fsync",
    "renaming": "pathlib.Path.replace",
}


@pytest.mark.parametrize(
    ("step", "at"),
    [
        pytest.param(step, at, id=f"{name}-{at}")
        for name, step in STEPS.items()
        for at in range(1 if name == "making the folder" else 4)  # once: the lock makes it again, and may fail
    ],
)
def test_where_a_step_fails_all_files_are_the_old_ones(out, monkeypatch, step, at):
    old = published(out, b"x")
    new = published(out.with_name("new"), b"y")
    owner, _, name = step.rpartition(".")
    true = getattr(Path if owner == "pathlib.Path" else os, name)
    calls = []

    def failing(*args, **options):
        if args and isinstance(args[0], Path) and name == "open" and not args[0].name.endswith(".part"):
            return true(*args, **options)
        calls.append(args)
        if len(calls) == at + 1:
            raise OSError(28, "No space left on device", str(args[0]))
        return true(*args, **options)

    monkeypatch.setattr(step, failing)
    told = ""
    try:
        publish.publish(out, outputs(b"y"), INPUTS, MADE_BY)
    except AccessError as error:
        told = str(error)
    failed = len(calls) > at
    assert failed == ("No space left on device" in told)
    monkeypatch.undo()
    found = contents(out)
    assert found.keys() == old.keys(), "no leftovers"
    assert all(data in {old[name], new[name]} for name, data in found.items())
    assert found == (old if failed else new), "some new and some old ones are no edition"
    assert bool(stale(out, b"y")) == (found != new), "what is not new is known to be stale"
    assert published(out, b"y") == new, "the next build heals it"


def test_a_write_that_stops_half_way_leaves_the_old_file(out, monkeypatch):
    old = published(out, b"x")

    def half(path, data):
        path.write_bytes(data[: len(data) // 2])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(files, "_write", half)
    with pytest.raises(AccessError, match="No space left"):
        publish.publish(out, outputs(b"y"), INPUTS, MADE_BY)
    assert contents(out) == old


def test_leftovers_of_a_killed_build_are_swept_by_the_next_and_other_files_stay(out):
    published(out, b"x")
    for name in (".a.pdf.handouts.part", ".gone.hafen.pdf.handouts.part"):
        (out / name).write_bytes(b"half")
    (out / ".their.part").write_bytes(b"not ours")
    published(out, b"y")
    assert {*NAMES, MANIFEST, ".their.part"} == contents(out).keys()


def no_locks(*_args, **_options):
    raise OSError(errno.ENOLCK, "No locks available")


def test_where_nothing_can_be_locked_the_half_written_file_of_another_is_left_alone(out, monkeypatch):
    monkeypatch.setattr(FileLock, "acquire", no_locks)
    published(out, b"x")
    (out / ".a.pdf.01234567.handouts.part").write_bytes(b"half")
    published(out, b"y")
    assert {*NAMES, MANIFEST, ".a.pdf.01234567.handouts.part"} == contents(out).keys()


@pytest.mark.skipif(sys.platform == "win32", reason="this system flushes no folders")
def test_a_disk_that_cannot_flush_a_folder_can_be_written_to(out, monkeypatch):
    true = os.fsync

    def of_files(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        true(handle)

    monkeypatch.setattr(os, "fsync", of_files)
    published(out, b"x")
    assert stale(out, b"x") == []


def test_a_file_in_the_place_of_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "dist").write_text("not a folder")
    for folder in (tmp_path / "dist", tmp_path / "dist" / "below"):
        with pytest.raises(AccessError, match="cannot be written"):
            publish.publish(folder, outputs(b"x"), INPUTS, MADE_BY)
    assert (tmp_path / "dist").read_text() == "not a folder"


@pytest.mark.parametrize("make", [Path.mkdir, *([os.mkfifo] if os.name != "nt" else [])])
@pytest.mark.parametrize("name", ["b.pptx", publish.MANIFEST])
def test_what_is_no_file_is_named_and_nothing_is_written(out, name, make):
    out.mkdir()
    make(out / name)
    with pytest.raises(AccessError, match=rf"{name}: is a (folder|pipe or a device), where a file should be"):
        publish.publish(out, outputs(b"x"), INPUTS, MADE_BY)
    assert [name] == [path.name for path in out.iterdir()]
    with pytest.raises(AccessError, match=name):
        stale(out, b"x")


def test_a_link_is_followed_and_stays_one(out, tmp_path):
    out.mkdir()
    (tmp_path / "led-to.pdf").write_bytes(b"old")
    (out / "a.pdf").symlink_to("../led-to.pdf")
    new = published(out, b"x")
    assert (out / "a.pdf").is_symlink()
    assert new["a.pdf"] == (tmp_path / "led-to.pdf").read_bytes()
    assert {"dist", "led-to.pdf"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("to", ["nowhere/x.pdf", "a.pdf"])
def test_a_link_that_leads_nowhere_is_told_by_its_own_name(out, to):
    out.mkdir()
    (out / "a.pdf").symlink_to(to)
    with pytest.raises(AccessError, match=r"^\S+/a\.pdf: cannot be"):
        publish.publish(out, outputs(b"x"), INPUTS, MADE_BY)


def test_names_of_a_manifest_that_lead_out_of_the_folder_are_none(out, tmp_path):
    (tmp_path / "other").write_bytes(b"x")
    published(out, b"x")
    manifest = json.loads((out / publish.MANIFEST).read_text())
    digest = publish.sha256(b"x")
    manifest["outputs"] |= {"../other": {"sha256": digest}, str(tmp_path / "other"): {"sha256": digest}, "..": {}}
    (out / publish.MANIFEST).write_text(json.dumps(manifest))
    published(out, b"y")
    assert set(NAMES) == json.loads((out / publish.MANIFEST).read_text())["outputs"].keys()


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {here!r}]
from filelock import FileLock
from app.test_publish import MADE_BY, INPUTS, no_locks, output
from handouts.app import publish
if not {locks}:
    FileLock.acquire = no_locks
print("ready", flush=True)
at = 0
while True:
    at += 1
    letter = b"xy"[at % 2 : at % 2 + 1]
    files = [output(name, letter * {size}) for name in ("a.pdf", "b.pptx")]
    publish.publish(Path({out!r}), files, INPUTS, MADE_BY)
"""


def child(out: Path, size: int, *, locks: bool = True) -> subprocess.Popen:
    here = str(Path(__file__).parents[1])
    code = CHILD.format(tests=here, here=here, out=str(out), size=size, locks=locks)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
def test_a_kill_at_any_moment_leaves_whole_files(out):
    size = 300_000
    wholes = {b"x" * size, b"y" * size}
    for at in range(6):
        process = child(out, size)
        assert process.stdout.read(5) == b"ready"
        time.sleep(0.02 + 0.013 * at)
        process.kill()
        process.wait()
        process.stdout.close()
        for name in NAMES:
            assert not (out / name).exists() or (out / name).read_bytes() in wholes
    published(out, b"x")
    assert {*NAMES, MANIFEST} == contents(out).keys()


@pytest.mark.parametrize("locks", [True, False], ids=["with locks", "where nothing can be locked"])
def test_two_builds_into_one_folder_do_not_disturb_each_other(out, locks):
    size = 2_000_000
    two = [child(out, size, locks=locks) for _ in range(2)]
    for process in two:
        assert process.stdout.read(5) == b"ready"
    end = time.monotonic() + 1
    while time.monotonic() < end:
        found = (out / "a.pdf").read_bytes() if (out / "a.pdf").exists() else b""
        assert found in {b"", b"x" * size, b"y" * size}
    assert [process.poll() for process in two] == [None, None], "neither failed for the other"
    for process in two:
        process.kill()
        process.wait()
        process.stdout.close()
