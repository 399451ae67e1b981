"""Sign-off: bound to the very words, kept beside the clinic's file, written whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.cli import options
from handouts.content import records
from handouts.errors import ExitStatus

pytestmark = pytest.mark.usefixtures("pageless")

ROOT = Path(__file__).parents[2]
DRAFT = "Entwurf, noch nicht freigegeben"
LATER = ["--today", "2040-01-01"]
APPROVED = "Freigegeben durch Praxisleitung am 2.\u00a0April\u00a02031"


@pytest.fixture
def folder(folder):
    """The second guide, at a clinic that is no sample."""
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    return folder


def asked(folder: Folder, *more: str, name: str = "Dr. Ada Beispiel", role: str = "praxisleitung") -> list[object]:
    where = ["--content", folder.path, "--clinic", "hafen"]
    return ["approve", *where, "--name", name, "--role", role, "--date", "2031-04-02", *LATER, *more]


def statuses(folder: Folder, clinic: str = "hafen", **more) -> dict[str, str]:
    _, composed = pipeline.compose(Request(folder.path, clinic=clinic, **more))
    return {name: one.seal.status_line for name, one in composed.items()}


def given(folder: Folder) -> Path:
    return records.approvals_file(folder.path, "hafen")


def test_documents_are_drafts_until_they_are_approved_and_then_say_by_whom(run, folder):
    drafts = statuses(folder, everything=True)
    assert set(drafts.values()) == {DRAFT}
    code, out, err = run(*asked(folder))
    assert (code, err) == (ExitStatus.FINE, "")
    assert statuses(folder, everything=True) == dict.fromkeys(drafts, APPROVED)
    for name in drafts:
        assert f"approved by Praxisleitung: {name}, Blatt " in out
    assert set(statuses(folder, "insel").values()) == {"Muster, nichts für Kranke"}


def test_where_nothing_is_signed_it_is_said_that_the_name_is_as_typed(run, folder):
    assert "The name is as it was typed; nothing is signed." in run(*asked(folder, "--document", "merkblatt"))[1]


def test_only_the_document_named_is_approved(run, folder):
    assert run(*asked(folder, "--document", "merkblatt"))[0] == ExitStatus.FINE
    assert statuses(folder) == {"einwilligung": DRAFT, "merkblatt": APPROVED, "einweisung": DRAFT}


def test_a_role_may_be_typed_as_it_is_printed(run, folder):
    assert run(*asked(folder, role="praxisLeitung"))[0] == ExitStatus.FINE


def test_an_entry_says_everything_that_was_approved(run, folder):
    _, composed = pipeline.compose(Request(folder.path, clinic="hafen"))
    _, out, _ = run(*asked(folder, "--document", "merkblatt"))
    assert "erfunden-zwei (memory)" in out
    (entry,) = records.approvals(folder.path, "hafen")
    sealed = composed["merkblatt"].seal
    assert (entry.digest, entry.code) == (sealed.digest, sealed.code)
    assert (entry.guide, entry.document, entry.language, entry.version) == ("zahn", "merkblatt", "de-DE", "3.2")
    assert (entry.role, entry.name, entry.date) == ("praxisleitung", "Dr. Ada Beispiel", dt.date(2031, 4, 2))
    assert ("erfunden-zwei",) == entry.to_verify
    (release,) = records.releases(folder.path / "zahn")
    assert (release.digest, release.clinic, release.version) == (sealed.digest, "hafen", "3.2")
    assert {"merkblatt"} < release.items.keys()
    assert ("Das tut gut", "Essen") == (release.names["karte-tun"], release.names["essen"])


VOID = {
    "a word": ("zahn/expectations.yaml", "Weich und lau.", "Weich und kalt."),
    "a comma": ("zahn/expectations.yaml", "Weich und lau.", "Weich, und lau."),
    "the version": ("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"'),
    "a telephone": ("clinics/hafen.yaml", 'emergency: "112"', 'emergency: "110"'),
    "an icon": ("zahn/guide.yaml", "title: Zu Hause\n        icon: home", "title: Zu Hause\n        icon: clock"),
    "a word of the program": ("phrases.yaml", "Gilt bis", "Nur bis"),
}
KEPT = {
    "a comment": ("zahn/expectations.yaml", "key_points:", "# nachgesehen\nkey_points:"),
    "another document": ("zahn/training.yaml", "Links ankommen", "Rechts ankommen"),
}


@pytest.mark.parametrize("change", VOID.values(), ids=VOID.keys())
def test_what_changes_the_print_makes_a_draft_again_and_undone_it_is_approved_again(run, folder, change):
    run(*asked(folder, "--document", "merkblatt"))
    file, old, new = change
    folder.rewrite(file, old, new)
    assert statuses(folder)["merkblatt"] == DRAFT
    folder.rewrite(file, new, old)
    assert statuses(folder)["merkblatt"] == APPROVED


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT.keys())
def test_what_is_not_said_in_the_document_voids_nothing(run, folder, change):
    run(*asked(folder, "--document", "merkblatt"))
    folder.rewrite(*change)
    assert statuses(folder)["merkblatt"] == APPROVED


def withdrawn(folder: Folder, *more: str) -> list[object]:
    return asked(folder, "--withdraw", "--why", "Falsche Nummer.", *more, name="B.")


def test_what_was_withdrawn_is_a_draft_for_good_and_says_who_and_why(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    code, out, _ = run(*withdrawn(folder, "--date", "2031-04-03"))
    assert code == ExitStatus.FINE
    assert "withdrawn: merkblatt 3.2, Form " in out
    assert statuses(folder)["merkblatt"] == DRAFT
    printed = records.approvals(folder.path, "hafen")[0].code
    code, out, _ = run("verify", "--content", folder.path, printed)
    assert code == ExitStatus.PROBLEMS
    assert ": withdrawn\n" in out
    assert "Withdrawn on 2031-04-03 by B. (praxisleitung): Falsche Nummer." in out
    code, _, err = run(*asked(folder, "--document", "merkblatt"))
    assert code == ExitStatus.PROBLEMS
    assert "cannot be approved: it was withdrawn on 2031-04-03 by B.: Falsche Nummer." in err
    assert run(*withdrawn(folder))[0] == ExitStatus.USAGE, "nothing is left to withdraw"


def test_a_withdrawal_says_its_reason_and_its_day_is_not_before_the_approval(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    assert "--withdraw and --why TEXT go together" in run(*asked(folder, "--withdraw"))[2]
    assert "older than the approval" in run(*withdrawn(folder, "--date", "2031-04-01"))[2]
    assert statuses(folder)["merkblatt"] == APPROVED


def test_a_withdrawal_counts_without_a_signature_and_never_silently(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    (folder.path / "clinics" / "allowed_signers").write_text("ada@x.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n")
    assert run(*withdrawn(folder))[0] == ExitStatus.FINE
    _, out, _ = run("check", "--content", folder.path, "--clinic", "hafen", "--select", "A901", *LATER)
    assert "the withdrawal of `merkblatt` counts, but whose it is nobody knows: it is not signed by a key in" in out
    _, out, _ = run("verify", "--content", folder.path, records.approvals(folder.path, "hafen")[0].code)
    assert "Falsche Nummer. It counts, but it is not signed by a key in clinics/allowed_signers." in out


def test_a_version_that_was_approved_cannot_be_approved_with_other_words(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    folder.rewrite("zahn/expectations.yaml", "Weich und lau.", "Weich und kalt.")
    before = given(folder).read_bytes()
    code, _, err = run(*asked(folder, "--document", "merkblatt"))
    assert code == ExitStatus.PROBLEMS
    assert "guide.yaml:3:10: error: `merkblatt` cannot be approved: it is of other words than version 3.2" in err
    assert given(folder).read_bytes() == before
    folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')
    assert run(*asked(folder, "--document", "merkblatt"))[0] == ExitStatus.FINE


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not here; recorded signatures are tested")
def test_where_keys_are_listed_an_approval_is_signed_and_verify_says_by_whose_key(run, folder, tmp_path):
    key, other = tmp_path / "id", tmp_path / "other"
    for one in (key, other):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", one], check=True)
    public = key.with_suffix(".pub").read_text()
    only = ("--document", "merkblatt")
    assert "says whose keys count" in run(*asked(folder, *only, "--sign", str(key)))[2]
    (folder.path / "clinics" / "allowed_signers").write_text(f"ada@x.org {public}")
    assert "approvals are signed here" in run(*asked(folder, *only))[2]
    assert "its key is not in clinics/allowed_signers" in run(*asked(folder, *only, "--sign", str(other)))[2]
    assert "there is no such key" in run(*asked(folder, *only, "--sign", str(tmp_path / "gone")))[2]
    assert not given(folder).exists()
    assert run(*asked(folder, *only, "--sign", str(key)))[0] == ExitStatus.FINE
    assert statuses(folder)["merkblatt"] == APPROVED
    _, out, _ = run("verify", "--content", folder.path, records.approvals(folder.path, "hafen")[0].code)
    assert "Signed with the key of ada@x.org (SHA256:" in out
    given(folder).write_text(given(folder).read_text("utf-8").replace("Dr. Ada Beispiel", "Jemand anders"), "utf-8")
    assert statuses(folder)["merkblatt"] == DRAFT


def test_a_guide_may_ask_for_several_roles(run, folder):
    second = "roles:\n  - id: hygiene\n    name: Hygiene\n"
    folder.rewrite("zahn/guide.yaml", "roles:\n", second)
    run(*asked(folder, "--document", "einweisung", role="hygiene", name="B."))
    code, out, _ = run(*asked(folder, "--document", "merkblatt"))
    assert code == ExitStatus.FINE
    assert "still needed: Hygiene" in out
    assert statuses(folder)["merkblatt"] == DRAFT
    assert records.releases(folder.path / "zahn") == ()
    _, out, _ = run(*asked(folder, "--document", "merkblatt", "--date", "2031-05-01", role="hygiene", name="B."))
    assert "still needed" not in out
    assert statuses(folder)["merkblatt"] == "Freigegeben durch Hygiene und Praxisleitung am 1.\u00a0Mai\u00a02031"
    assert len(records.releases(folder.path / "zahn")) == 1


def test_a_deck_for_a_short_session_is_approved_by_its_modules(run, folder):
    assert run(*asked(folder, "--document", "einweisung", "--modules", "teil-dabei"))[0] == ExitStatus.FINE
    assert statuses(folder, documents=("einweisung",), modules=("teil-dabei",)) == {"einweisung": APPROVED}
    assert statuses(folder)["einweisung"] == DRAFT
    assert records.approvals(folder.path, "hafen")[0].modules == ("teil-dabei",)


def test_modules_alone_sign_their_deck_and_nothing_else(run, folder):
    code, out, _ = run(*asked(folder, "--modules", "teil-dabei"))
    assert code == ExitStatus.FINE
    assert ["einweisung"] == [one.document for one in records.approvals(folder.path, "hafen")]
    assert "merkblatt" not in out
    assert set(statuses(folder, everything=True).values()) == {DRAFT}


def test_modules_stand_in_the_records_in_the_order_of_the_deck_however_they_are_typed(run, folder):
    for typed in ("teil-dabei,teil-vorher", "teil-vorher, teil-dabei"):
        assert run(*asked(folder, "--modules", typed))[0] == ExitStatus.FINE
    (entry,) = records.approvals(folder.path, "hafen")
    assert entry.modules == ("teil-vorher", "teil-dabei")


def test_modules_of_a_document_that_has_none_are_wrong_usage(run, folder):
    code, _, err = run(*asked(folder, "--document", "merkblatt", "--modules", "teil-dabei"))
    assert code == ExitStatus.USAGE
    assert "merkblatt: no part of this is teil-dabei; that is of einweisung." in err
    assert not given(folder).exists()


def test_the_same_approval_twice_stands_once(run, folder):
    run(*asked(folder))
    first = given(folder).read_bytes()
    code, out, _ = run(*asked(folder, "--date", "2032-01-01"))
    assert code == ExitStatus.FINE
    assert "was approved before" in out
    assert given(folder).read_bytes() == first
    run(*asked(folder, name="Jemand anders"))
    assert len(records.approvals(folder.path, "hafen")) == 2 * len(statuses(folder, everything=True))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_remarks_and_ends_of_lines_stay_as_they_are(run, folder, end):
    run(*asked(folder, "--document", "merkblatt"))
    text = given(folder).read_text("utf-8").replace("  - document", "  # gesehen\n  - document") + "# Ende"
    raw = text.replace("\n", end).encode()
    given(folder).write_bytes(raw)
    run(*asked(folder, "--document", "einweisung"))
    now = given(folder).read_bytes()
    assert now.startswith(raw)
    assert now.count(b"\r\n") == (now.count(b"\n") if end == "\r\n" else 0)
    assert [one.document for one in records.approvals(folder.path, "hafen")] == ["merkblatt", "einweisung"]


@pytest.mark.parametrize("name", ['Dr. "A" B', "Zoë: #1", "it's {x} \\ 5", "- no", "Ünal, Ö."])
def test_any_name_is_read_back_as_it_was_given(run, folder, name):
    assert run(*asked(folder, "--document", "merkblatt", name=name))[0] == ExitStatus.FINE
    assert records.approvals(folder.path, "hafen")[0].name == name


def test_wrong_usage_names_what_there_is(run, folder):
    for arguments, told in (
        (asked(folder, role="chef"), "no role `chef`. There is praxisleitung."),
        (asked(folder, "--document", "merkblat"), "Did you mean `merkblatt`?"),
        (asked(folder, name=" "), "--name: a text is needed"),
        (asked(folder, name="\u202eA"), "--name: the text contains a hidden character"),
        (asked(folder, "--date", "2031-13-01"), "2031-13-01"),
        (["approve", "--content", folder.path, "--role", "praxisleitung"], "--name"),
    ):
        code, _, err = run(*arguments)
        assert code == ExitStatus.USAGE
        assert told in err
    assert not given(folder).exists()


def test_a_sample_clinic_cannot_approve(run, folder):
    code, _, err = run(
        "approve", "--content", folder.path, "--clinic", "insel", "--name", "N", "--role", "praxisleitung"
    )
    assert code == ExitStatus.PROBLEMS
    assert "insel.yaml:3:1: error: a sample clinic cannot approve anything" in err
    assert "not for patients" in err


def test_what_the_rules_refuse_is_not_approved(run, tmp_path):
    folder = Folder.copied(tmp_path / "content")
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    folder.rewrite("zahn/effects.yaml", "- id: schwellung\n    sources: [erfunden-eins]\n", "- id: schwellung\n")
    code, _, err = run(*asked(folder))
    assert code == ExitStatus.PROBLEMS
    assert "`schwellung` names no source" in err
    assert not given(folder).exists()


def test_content_that_came_with_the_program_is_not_approved(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("approve", "--name", "N", "--role", "medical-lead")
    assert code == ExitStatus.USAGE
    assert "`handouts new DIR`" in err
    inside = Path(options.__file__).parent
    assert run("approve", "--name", "N", "--role", "x", "--content", inside)[0] == ExitStatus.USAGE


def test_a_clock_that_lost_its_battery_is_not_believed(run, folder, monkeypatch):
    class Broken(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(1970, 1, 1, tzinfo=tz or dt.UTC)

    monkeypatch.setattr(dt, "datetime", Broken)
    arguments = [one for one in asked(folder) if one not in {"--date", "2031-04-02", *LATER}]
    code, _, err = run(*arguments)
    assert code == ExitStatus.USAGE
    assert "the clock of this computer is wrong; give the day with --date" in err
    assert not given(folder).exists()
    assert run(*arguments, "--date", "2031-04-02")[0] == ExitStatus.FINE


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["--date", "2031-03-11"], "an approval of 2031-03-11 would be older than the guide, which is of 2031-03-12"),
        (["--today", "2031-04-01"], "an approval of 2031-04-02 lies in the future; today is 2031-04-01."),
    ],
)
def test_a_day_before_the_guide_or_after_today_is_refused_with_both_days(run, folder, days, told):
    code, out, err = run(*asked(folder, *days))
    assert (code, out) == (ExitStatus.USAGE, "")
    assert told in err
    assert not given(folder).exists()


def test_the_first_day_and_the_last_are_accepted(run, folder):
    for day, document in (("2031-03-12", "merkblatt"), ("2031-05-05", "einweisung")):
        days = ["--date", day, "--today", "2031-05-05", "--document", document]
        assert run(*asked(folder, *days))[0] == ExitStatus.FINE


def test_by_the_clock_nobody_approves_tomorrow(run, folder):
    arguments = [one for one in asked(folder, "--date", "9999-12-31") if one not in LATER]
    assert "lies in the future; today is 2" in run(*arguments)[2]


def test_where_nothing_can_be_written_the_record_stays_what_it_was(run, folder, monkeypatch):
    run(*asked(folder, "--document", "merkblatt"))
    old = given(folder).read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        code, _, err = run(*asked(folder, "--document", "einweisung"))
    assert code == ExitStatus.IO
    assert "No space left on device" in err
    assert given(folder).read_bytes() == old
    assert [path.name for path in given(folder).parent.iterdir()] == ["hafen.yaml"]
    given(folder).unlink()
    given(folder).parent.rmdir()
    given(folder).parent.write_text("a file in the place of the folder")
    assert run(*asked(folder))[0] == ExitStatus.IO


def test_an_approval_without_its_release_is_made_whole_by_approving_again(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    (folder.path / "zahn" / "releases.yaml").unlink()  # as if killed between the two
    run(*asked(folder, "--document", "merkblatt"))
    assert len(records.approvals(folder.path, "hafen")) == len(records.releases(folder.path / "zahn")) == 1


@pytest.mark.parametrize("spoilt", ["approvals: []\n", "approvals: [{}]\n", "# nichts\n", "approvals:\n"])
def test_a_record_that_cannot_be_added_to_is_left_alone(run, folder, spoilt):
    given(folder).parent.mkdir()
    given(folder).write_text(spoilt)
    code, _, err = run(*asked(folder))
    assert code == ExitStatus.PROBLEMS
    assert str(given(folder)) in err
    assert given(folder).read_text() == spoilt


def test_a_spoilt_record_stops_a_build_and_is_told_with_its_place(run, folder, tmp_path):
    run(*asked(folder, "--document", "merkblatt"))
    text = given(folder).read_text("utf-8")
    given(folder).write_text(text.replace("date: 2031-04-02", "date: gestern"), "utf-8")
    line = text.split("\n").index("    date: 2031-04-02") + 1
    code, _, err = run("build", "--content", folder.path, "--clinic", "hafen", "--out", tmp_path / "dist")
    assert code == ExitStatus.PROBLEMS
    assert f"hafen.yaml:{line}:11: error: 'gestern'" in err


CHILD = """
import sys
from pathlib import Path
from handouts import files
from handouts.content import records
from handouts.content.model.history import Approvals
path = Path({path!r})
entry = records.approvals(Path({content!r}), "hafen")[0]
for at in range({times}):
    new = entry.model_copy(update={{"name": f"{name} {{at}}"}})
    files.rewrite(path, lambda raw: records.added(raw, str(path), Approvals, [new]))
    if not at:
        print("begun", flush=True)
"""


def child(folder: Folder, name: str, times: int) -> subprocess.Popen:
    """Start a program that adds to the record, entry by entry, as `approve` does."""
    code = CHILD.format(content=str(folder.path), path=str(given(folder)), name=name, times=times)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)


def test_two_who_approve_at_once_are_both_recorded(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    two = [child(folder, name, 12) for name in ("A", "B")]
    for process in two:
        process.communicate()
    assert [process.returncode for process in two] == [0, 0]
    names = {one.name for one in records.approvals(folder.path, "hafen")}
    assert names == {"Dr. Ada Beispiel"} | {f"{name} {at}" for name in "AB" for at in range(12)}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
def test_a_kill_at_any_moment_leaves_a_whole_record(run, folder):
    run(*asked(folder, "--document", "merkblatt"))
    counts = []
    for at in range(5):
        process = child(folder, f"K{at}", 1000)
        assert process.stdout.read(5) == b"begun"
        time.sleep(0.013 * at)
        process.kill()
        process.wait()
        process.stdout.close()
        counts.append(len(records.approvals(folder.path, "hafen")))
    assert 1 < counts[0] < counts[-1]
    assert statuses(folder)["merkblatt"] == APPROVED
    run(*asked(folder, "--document", "einweisung"))
    assert [path.name for path in given(folder).parent.iterdir()] == ["hafen.yaml"], "leftovers are swept"
