from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from builders import CLINIC, GUIDES, QUOTES_FIEBER, Folder
from handouts.app import approve, pipeline
from handouts.app.diff import diff, other, version
from handouts.app.request import Request
from handouts.archive import seal
from handouts.changes.releases import compare_released
from handouts.content.model.history import Release
from handouts.errors import AccessError, ContentError, UsageError

pytestmark = pytest.mark.usefixtures("pageless")

EFFECTS = "zahn/effects.yaml"
NOTICE = ("notice: Meine Lippe ist taub", "notice: Meine Lippe schläft")
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")


def git(folder, *arguments):
    environment = {
        **os.environ, "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x@x", "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    done = subprocess.run(["git", "-C", folder, *arguments], env=environment, check=True, capture_output=True)
    return done.stdout.decode()


@pytest.fixture
def asked(folder):
    return Request(folder.path, clinic=CLINIC)


@pytest.fixture
def tracked(folder, asked):
    """The content in a repository: its first commit, then a change that is not committed."""
    git(folder.path.parent, "init", "--quiet")
    git(folder.path.parent, "add", ".")
    git(folder.path.parent, "commit", "--quiet", "-m", "first")
    folder.spoil(EFFECTS, NOTICE[0], f"@@{NOTICE[1]}")
    return asked


def told(report):
    """Return what changed in the content; that a document is reached by it is told beside."""
    return [one for one in report.changes if one.kind != "document"]


@needs_git
def test_a_revision_is_compared_and_the_work_tree_left_alone(folder, tracked):
    before = git(folder.path, "status", "--porcelain")
    (change,) = told(diff(tracked, "HEAD"))
    assert ("taub", "Meine Lippe ist taub", "Meine Lippe schläft") == (change.item, change.before, change.after)
    assert before == git(folder.path, "status", "--porcelain")
    assert "" == git(folder.path, "stash", "list")


@needs_git
@pytest.mark.parametrize("wrong", ["nothing", "--help", "HEAD~9", "HEAD:content"])
def test_a_revision_that_there_is_not_is_wrong_usage(tracked, wrong):
    with pytest.raises(UsageError, match="no revision"):
        diff(tracked, wrong)


@needs_git
def test_what_begins_with_a_hyphen_is_never_handed_to_git(tracked, monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)
    with pytest.raises(UsageError, match="no revision `--output=x`"):
        diff(tracked, "--output=x")


@needs_git
def test_no_filter_or_hook_of_the_repository_runs(folder, tracked, tmp_path):
    ran = tmp_path / "ran"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    trap.chmod(0o755)
    (folder.path / ".gitattributes").write_text("*.yaml filter=trap export-subst\n")
    git(folder.path, "add", ".")
    git(folder.path, "commit", "--quiet", "-m", "second")
    for setting in ("filter.trap.smudge", "filter.trap.process", "core.fsmonitor", "core.pager"):
        git(folder.path, "config", setting, str(trap))
    assert 1 == len(told(diff(tracked, "HEAD~1")))
    assert () == diff(tracked, "HEAD").changes
    assert not ran.exists()


@needs_git
def test_what_is_not_in_this_copy_is_not_fetched(folder, tracked, tmp_path):
    away, part = folder.path.parent, tmp_path / "part"
    git(away, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", away.as_uri(), str(part))
    shutil.copytree(folder.path, part / "content")
    before = git(part, "count-objects", "-v")
    with pytest.raises(AccessError, match=r"could not fetch|not in this copy"):
        diff(replace(tracked, content=part / "content"), "HEAD")
    assert before == git(part, "count-objects", "-v")


@needs_git
def test_in_a_hook_the_repository_is_still_that_of_the_content(folder, tracked, monkeypatch):
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert 1 == len(told(diff(tracked, "HEAD")))


def test_a_content_that_no_repository_holds_has_no_revisions(asked, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")
    with pytest.raises(UsageError):
        diff(asked, "HEAD")


def test_without_git_a_folder_can_still_be_compared(asked, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert () == diff(asked, str(GUIDES)).changes
    with pytest.raises(UsageError, match="git is not installed"):
        diff(asked, "HEAD")


def test_a_folder_may_be_the_one_around_the_content(tmp_path, folder):
    with other(folder.path, str(folder.path)) as there:
        assert folder.path == there
    with other(folder.path, str(folder.path.parent)) as there:
        assert folder.path == there


def test_an_older_content_that_cannot_be_read_is_no_fault_of_todays(tmp_path, asked):
    shutil.copytree(GUIDES, tmp_path / "old")
    (tmp_path / "old" / EFFECTS).write_text("effects: 3\n", "utf-8")
    with pytest.raises(AccessError, match=r"cannot read that content: effects\.yaml: .*problem"):
        diff(asked, str(tmp_path / "old"))


POINT = "  - {id: alt, icon: info, title: Alt, text: Alt, staff: Alt}\n  - id: punkt-betaeubt\n"
TITLE = "    title: Sie sind wach\n"
OLDER = {
    "a phrase was not there": (
        [("phrases.yaml", "  local_note:", "  #")],
        {"phrases.yaml: deck.local_note"},
    ),
    "a phrase had other blanks": (
        [("phrases.yaml", 'page: "Seite {page}/{pages}"', 'page: "Seite {page}"')],
        {"phrases.yaml: status.page"},
    ),
    "a head had fewer words": (
        [("phrases.yaml", "  schedule_head: [Wann, ", "  schedule_head: [")],
        {"phrases.yaml: deck.schedule_head"},
    ),
    "a field of an item was not there, and another item stood before it": (
        [("zahn/expectations.yaml", "  - id: punkt-betaeubt\n", POINT), ("zahn/expectations.yaml", TITLE, "")],
        {"expectations.yaml: key_points.1.title"},
    ),
    "a file was not there": (
        [("zahn/safety.yaml", None, None)],
        {"safety.yaml"},
    ),
    "entries of a list had no names of their own, and other keys": (
        [
            ("zahn/monitoring.yaml", "      - id: grenze-puls\n        when", "      - when"),
            ("zahn/monitoring.yaml", "      - id: grenze-druck\n        when", "      - when"),
            ("zahn/monitoring.yaml", "actions: [tat-pause, tat-messen]\n        then", "action"),
        ],
        {"monitoring.yaml: checks.0.thresholds"},
    ),
    "a key is known no more": (
        [("zahn/guide.yaml", "id: zahn\n", "id: zahn\nfarbe: rot\n")],
        {"guide.yaml: farbe"},
    ),
}


@pytest.mark.parametrize(("then", "unread"), OLDER.values(), ids=OLDER.keys())
def test_an_older_content_is_compared_as_far_as_it_goes(tmp_path, folder, asked, then, unread):
    old = Folder.copied(tmp_path / "old")
    for file, before, after in then:
        if before is None:
            (old.path / file).unlink()
        else:
            old.rewrite(file, before, after)
    folder.rewrite(EFFECTS, *NOTICE)
    report = diff(asked, str(old.path))
    assert unread == {*report.unread}
    assert {"taub"} == {one.item for one in told(report)} - {"alt"}


def test_today_nothing_is_read_leniently_nor_after_it_was_compared_as_older(tmp_path, folder, asked):
    old = Folder.copied(tmp_path / "old")
    old.rewrite("phrases.yaml", "  local_note:", "  #")
    assert diff(asked, str(old.path)).unread
    with pytest.raises(ContentError):
        diff(replace(asked, content=old.path), str(GUIDES))


def test_a_faulty_content_is_told_as_ever(folder, asked):
    place = folder.spoil(EFFECTS, "icon: numb", "icon: @@nump")
    with pytest.raises(ContentError) as caught:
        diff(asked, str(GUIDES))
    assert place == caught.value.problems[0].location


def test_a_folder_with_another_guide_is_wrong_usage(tmp_path, asked):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no guide `zahn`"):
        diff(asked, str(tmp_path / "empty"))


def test_where_nothing_was_released_it_says_what_to_do(asked):
    with pytest.raises(UsageError, match=r"released yet.*--against"):
        diff(asked)


def released(asked):
    """Return a release of each document as it is now."""
    edition, composed = pipeline.compose(asked)
    release: Any = Release  # without its date
    return {
        name: release.model_construct(
            document=name, language=edition.language, version="3.2", digest=one.seal.digest, code=one.seal.code,
            clinic=CLINIC, items=seal.items(one.outline), names={}, modules=(),
        )
        for name, one in composed.items()
    }  # fmt: skip


def test_a_release_tells_which_items_changed_since(folder, asked):
    before = released(asked)
    folder.spoil(EFFECTS, NOTICE[0], f"@@{NOTICE[1]}")
    folder.spoil("zahn/expectations.yaml", "icon: calendar", "@@icon: clock")
    now = version(Request(folder.path, clinic=CLINIC, documents=tuple(before)))
    report = compare_released(before, now, {name: seal.items(one) for name, one in now.outlines.items()}, {})
    assert {("taub", "changed", "material")} == {
        (one.item, one.verdict.what, one.verdict.weight) for one in report.changes if one.item != "folie-gesagt"
    }
    assert {"einwilligung", "einweisung"} == {one.document for one in report.approve}
    assert {"taub"} == {*report.consent}


def test_what_is_gone_since_a_release_is_told_by_its_name(folder, asked):
    before = {name: one.model_copy(update={"names": {"fieber": "Fieber"}}) for name, one in released(asked).items()}
    text = (folder.path / EFFECTS).read_text("utf-8")
    start, end = text.index("  - id: fieber\n"), text.index("  - id: blutdruck-hoch\n")
    folder.rewrite(EFFECTS, text[start:end], "")
    folder.rewrite("zahn/guide.yaml", "              - effects: [fieber]\n", "")
    folder.rewrite(*QUOTES_FIEBER)
    now = version(Request(folder.path, clinic=CLINIC, documents=tuple(before)))
    report = compare_released(before, now, {name: seal.items(one) for name, one in now.outlines.items()}, {})
    assert [("fieber", "removed", "Fieber", True)] == [
        (one.item, one.verdict.what, one.before, one.material)
        for one in report.changes
        if one.verdict.what == "removed"
    ]


def test_a_release_of_these_very_words_tells_of_no_change(asked):
    now = version(Request(asked.content, clinic=CLINIC, documents=tuple(released(asked))))
    report = compare_released(released(asked), now, {name: seal.items(one) for name, one in now.outlines.items()}, {})
    assert ((), (), ()) == (report.changes, report.approve, report.consent)


@pytest.fixture
def since(folder, asked):
    """Release the second guide for a clinic that is no sample; return what changed since, after some edits."""
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    approve.approve(asked, approve.Signature("Ada", "praxisleitung", dt.date(2031, 4, 2)))
    folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')

    def since(*edits):
        for edit in edits:
            folder.rewrite(*edit)
        return diff(replace(asked, documents=("einwilligung",)), pages=False)

    return since


def test_a_release_keeps_its_words_so_that_a_sentence_is_told_with_the_change_marked(since):
    report = since((EFFECTS, "do: Nicht kauen.", "do: Nicht kauen und nicht rauchen."))
    assert ["Nicht kauen{+ und nicht rauchen+}."] == [
        one.sentence.marked(("[-", "-]"), ("{+", "+}")) for one in report.printed
    ]
    assert [("taub", "material")] == [(one.item, one.verdict.weight) for one in report.changes if one.kind == "effect"]


def test_a_comma_since_a_release_is_editorial_and_asks_nobody_again(since):
    report = since(("zahn/expectations.yaml", "text: Nur der Kiefer schläft.", "text: Nur der Kiefer, schläft."))
    assert ["punctuation"] == [one.sentence.how for one in report.printed]
    assert () == report.consent
    assert {"editorial"} == {one.verdict.weight for one in report.changes}


def test_words_that_somebody_edited_after_the_release_are_not_believed(since, folder):
    for path in (folder.path / "zahn/releases").iterdir():
        path.write_text(path.read_text("utf-8").replace("Nicht kauen.", "Kauen."), "utf-8")
    report = since((EFFECTS, "do: Nicht kauen.", "do: Nicht kauen und nicht rauchen."))
    assert () == report.printed
    assert any("only its digest was kept" in one.verdict.reason for one in report.changes)
