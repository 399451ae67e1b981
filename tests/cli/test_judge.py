"""`handouts trace --standard NAME --judge`: a person walks through what is to be judged."""

from __future__ import annotations

import io

import pytest

from handouts.cli import options
from handouts.content import records
from handouts.content.model.history import Judgements
from handouts.content.validation import typed
from handouts.errors import ExitStatus
from handouts.yamlfile.source import read_tree
from rules.standard import marked, met

DAY = ("--name", "Ada Lind", "--date", "2031-04-02")


@pytest.fixture
def judge(run, folder, monkeypatch):
    """Judge with these answers, a line each."""

    def judge(*answers, more=DAY):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        where = ("--content", folder.path, "--clinic", "hafen")
        return run("trace", *where, "--standard", "blatt", "--judge", *more)

    return judge


def written(folder):
    path = folder.path / "zahn" / records.JUDGEMENTS
    return {one.element: one for one in typed(Judgements, read_tree(path)).judgements} if path.exists() else {}


def test_each_element_is_shown_and_what_was_said_yes_to_is_written(judge, folder):
    met(folder)
    code, out, _ = judge("yes", "no", "yes", "yes")
    assert code == ExitStatus.PROBLEMS
    assert (
        "1 of 4\nZ01  Die Lippe wird taub  [to judge]\n    taub (einwilligung, einweisung, begleitheft): Meine Lippe"
        in out
    )
    assert "left out: Das sagt die Praxis selbst.\nIs this reason right, and true of the documents?" in out
    assert "1 told, 1 to judge, 1 held by something else (below), 1 left out (reasons below); 4 elements" in out
    assert {"Z01", "Z03", "Z04"} == set(written(folder))
    assert ("Ada Lind", "2031-04-02") == (written(folder)["Z01"].name, written(folder)["Z01"].date.isoformat())
    assert ["taub"] == list(written(folder)["Z01"].said)


def test_only_what_is_to_be_judged_is_asked_for(judge, folder):
    marked(met(folder), name="Bo Ek")
    folder.rewrite("zahn/effects.yaml", "Meine Lippe ist taub", "Die Lippe fühlt nichts")
    code, out, _ = judge("yes")
    assert code == ExitStatus.FINE
    assert "1 of 1\nZ01  Die Lippe wird taub  [to judge again]" in out
    assert "judged by Bo Ek on 2031-04-02; since then changed: taub" in out
    assert ["Ada Lind", "Bo Ek", "Bo Ek", "Bo Ek"] == [written(folder)[name].name for name in sorted(written(folder))]


@pytest.mark.parametrize("answers", [("yes", "quit"), ("yes",), ("yes", "perhaps")])
def test_who_stops_keeps_what_was_judged_so_far(judge, folder, answers):
    met(folder)
    code, out, _ = judge(*answers)
    assert code == ExitStatus.PROBLEMS
    assert f"recorded in {folder.path / 'zahn' / records.JUDGEMENTS}" in out
    assert {"Z01"} == set(written(folder))


def test_nothing_is_written_where_nothing_was_judged(judge, folder):
    met(folder)
    judge("quit")
    assert {} == written(folder)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "--judge writes down who judged: add --name NAME."),
        (("--name", " "), "--name: a text is needed"),
        ((*DAY, "--only", "merkblatt"), "--judge covers all documents in full; leave out --only and --modules."),
        ((*DAY, "--modules", "teil-dabei"), "--judge covers all documents in full; leave out --only and --modules."),
    ],
)
def test_what_cannot_be_judged_is_wrong_usage(judge, folder, more, told):
    met(folder)
    code, _, err = judge("yes", more=more)
    assert code == ExitStatus.USAGE
    assert told in err


@pytest.mark.parametrize("given", [("--judge",), ("--standard", "blatt", "--name", "Ada"), ("--date", "2031-04-02")])
def test_judge_name_and_date_go_together(run, folder, given):
    met(folder)
    code, _, err = run("trace", "--content", folder.path, "--clinic", "hafen", *given)
    assert code == ExitStatus.USAGE
    assert "--judge, --name and --date go together, with --standard NAME." in err


def test_without_a_clock_the_day_is_asked_for(judge, folder, monkeypatch):
    met(folder)
    monkeypatch.setattr("handouts.cli.coverage.clock", lambda: None)
    assert options.clock() is not None
    code, _, err = judge("yes", more=DAY[:2])
    assert code == ExitStatus.USAGE
    assert "give the day with --date" in err


def test_a_faulty_file_of_judgements_is_told_at_its_place_and_kept(judge, folder):
    met(folder)
    path = folder.path / "zahn" / records.JUDGEMENTS
    path.write_text("judgements:\n  - {element: Z01, asked: xyz, name: N, date: 2031-04-02}\n", "utf-8")
    before = path.read_bytes()
    code, _, err = judge("yes")
    assert code == ExitStatus.PROBLEMS
    assert "judgements.yaml:2:27: error: 'xyz': this is not a digest of 16 signs" in err
    assert before == path.read_bytes()
