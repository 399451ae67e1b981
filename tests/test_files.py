"""Single files, such as records: changed whole or not at all."""

from __future__ import annotations

import os
import time
from threading import Thread

import pytest

from handouts import files
from handouts.errors import AccessError


def standing(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_leftovers_beside_a_record_are_swept_as_well(tmp_path):
    (tmp_path / ".x.yaml.01234567.handouts.part").write_bytes(b"half")
    files.write(tmp_path / "x.yaml", b"whole")
    assert {"x.yaml": b"whole"} == standing(tmp_path)


def test_a_change_is_given_what_stands_there_and_a_new_file_has_nothing(tmp_path):
    for at in (1, 2, 3):
        files.rewrite(tmp_path / "below" / "x.yaml", lambda old: old + b"line\n")
        assert {"x.yaml": b"line\n" * at} == standing(tmp_path / "below")


def test_a_file_that_would_stay_the_same_is_not_written(tmp_path, monkeypatch):
    (tmp_path / "x.yaml").write_bytes(b"old")
    monkeypatch.setattr(files, "_write", lambda *_: pytest.fail("written"))
    files.rewrite(tmp_path / "x.yaml", lambda old: old)
    files.rewrite(tmp_path / "new.yaml", lambda old: old)
    assert {"x.yaml": b"old"} == standing(tmp_path)


def test_a_full_disk_is_told_by_the_name_of_the_file_that_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")

    def full(beside, _):
        beside.write_bytes(b"ha")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_write", full)
    with pytest.raises(AccessError) as caught:
        files.write(path, b"new")
    assert f"{path}: cannot be written: No space left on device" == str(caught.value)
    assert {"x.yaml": b"old"} == standing(tmp_path)


def test_who_writes_waits_for_another_who_does_and_leaves_no_lock_behind(tmp_path):
    order = []

    def change(name, seconds):
        order.append(f"{name} begins")
        time.sleep(seconds)
        order.append(f"{name} ends")
        return {f"{name}.yaml": b"new"}

    first = Thread(target=files.replace, args=(tmp_path, lambda: change("first", 0.2)))
    first.start()
    while not order:
        time.sleep(0.01)
    files.replace(tmp_path, lambda: change("second", 0))
    first.join()
    assert ["first begins", "first ends", "second begins", "second ends"] == order
    assert {"first.yaml", "second.yaml"} == standing(tmp_path).keys()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for_and_a_large_file_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AccessError, match="is a pipe or a device, where a file should be"):
        files.read_regular(tmp_path / "pipe", 9)
    (tmp_path / "large").write_bytes(b"0123456789")
    with pytest.raises(AccessError, match="is larger than 9 bytes"):
        files.read_regular(tmp_path / "large", 9)
    with pytest.raises(AccessError, match="is a folder"):
        files.read(tmp_path)
