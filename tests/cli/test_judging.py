"""What `check`, `explain` and `trace --standard` print, and how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from handouts.cli import check
from handouts.cli.main import status
from handouts.errors import ExitStatus, Location, Problem
from handouts.rules.engine import all_rules
from rules.standard import LIP, covered, marked, met, with_standard

SHIPPED = Path(__file__).parents[2] / "content"
UNDRAWN = "Nothing was drawn: `handouts build` tells what does not fit on its page or slide.\n"


@pytest.fixture
def run(capsys):
    """Run a command; return exit status, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = status([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def asked(folder):
    return ["--content", folder.path, "--clinic", "hafen"]


UNREAD = """\
  - {{id: ungelesen-{0}, type: webpage, title: Ungelesen, author: [{{literal: Mohn}}], issued: {{date-parts: [[2030]]}},
     short: Mohn {0}, URL: "https://x.example", status: memory, checked: 2031-01-02}}
"""


def test_a_check_without_errors_ends_with_nought(run, asked):
    assert (ExitStatus.FINE, f"0 errors, 0 warnings\n{UNDRAWN}", "") == run("check", *asked, "--select", "F")


def test_warnings_alone_end_with_nought_and_are_told(run, folder, asked):
    code, out, _ = run("check", *asked, "--select", "E212")
    assert code == ExitStatus.FINE
    assert f"{folder.path}/zahn/monitoring.yaml:" in out
    assert ": warning E212: nothing follows from `pruefung-tupfer`\n    Add `thresholds:`, or drop it.\n" in out
    assert out.endswith(f"\n0 errors, 1 warning\n{UNDRAWN}")


def test_errors_end_with_one_and_are_told_with_place_rule_and_hint(run, folder, asked):
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@20% of people.")
    code, out, err = run("check", *asked, "--select", "W110")
    assert (ExitStatus.PROBLEMS, "") == (code, err)
    assert re.fullmatch(
        rf"{re.escape(str(folder.path))}/zahn/expectations.yaml:56:14: error W110: '20%' stands "
        r"in '20% of people.'\n"
        r"    Say how many of 100 people, by quoting the figure.\n1 error, 0 warnings\n",
        out,
    )


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--select", "E21"], {"E211", "E212", "E213", "E214"}),
        (["--select", "e211, E212"], {"E211", "E212"}),
        (["--select", "E", "--ignore", "E20,E212"], {"E211", "E213", "E214"}),
        (["--ignore", "E"], {"W100"}),
        (["--ignore", "E,W"], set()),
    ],
)
def test_rules_are_selected_and_ignored(run, asked, options, rules):
    _, out, _ = run("check", *asked, *options, "--format", "json")
    assert rules == {problem["rule"] for problem in json.loads(out)}


def test_problems_as_data_say_all_that_the_text_says(run, asked):
    _, out, _ = run("check", *asked, "--format", "json")
    _, text, _ = run("check", *asked)
    for one in json.loads(out):
        assert {"file", "line", "column", "rule", "severity", "message", "hint"} == one.keys()
        line = f"{one['file']}:{one['line']}:{one['column']}: {one['severity']} {one['rule']}: {one['message']}\n"
        assert line in text


def test_no_problems_are_an_empty_list(run, asked):
    assert (ExitStatus.FINE, "[]\n", "") == run("check", *asked, "--select", "F", "--format", "json")


def test_what_the_rules_cannot_read_is_noted_once_and_fails_nothing(run, folder, asked):
    code, out, _ = run("check", *asked, "--select", "W")
    assert (ExitStatus.FINE, 4) == (code, len(out.splitlines()))
    place = f"{folder.path}/zahn/guide.yaml:6:11"
    assert out.startswith(f"{place}: note W100: the rules know English words only; how hard `de-DE` reads is not")
    assert out.endswith(f"\n0 errors, 0 warnings\n{UNDRAWN}")
    assert ["note"] == [
        one["severity"] for one in json.loads(run("check", *asked, "--select", "W", "--format", "json")[1])
    ]
    assert run("check", *asked, "--select", "W", "--format", "github")[1].startswith(
        f"::notice file={place[:-5]},line=6,"
    )
    folder.rewrite("zahn/guide.yaml", "language: de-DE", "language: en-US")
    assert "W100" not in run("check", *asked, "--select", "W")[1]


def test_faults_of_the_content_are_told_in_the_form_that_was_asked_for(run, folder, asked):
    place = folder.spoil("zahn/effects.yaml", "icon: numb", "icon: @@nump")
    code, out, _ = run("check", *asked, "--format", "json")
    (told,) = json.loads(out)
    assert (ExitStatus.PROBLEMS, "content", "error") == (code, told["rule"], told["severity"])
    assert (place.file, place.line, place.column) == (told["file"], told["line"], told["column"])
    code, out, _ = run("check", *asked, "--format", "github")
    assert code == ExitStatus.PROBLEMS
    assert out == f"::error file={place.file},line={place.line},col={place.column},title=content::unknown icon `nump`\n"


def test_signs_that_part_a_workflow_command_are_escaped_and_a_whole_file_has_no_line():
    command = check._command(Problem(Location("a,b:c%\r\n.yaml"), "x: 5%, y\r\nz", id="E,1"))
    assert command == "::error file=a%2Cb%3Ac%25%0D%0A.yaml,title=E%2C1::x: 5%25, y%0D%0Az"
    command = check._command(Problem(Location("a.yaml", 3, 7), "m", severity="warning"))
    assert command == "::warning file=a.yaml,line=3,col=7,title=content::m"


def test_what_moves_a_terminal_or_is_not_seen_is_written_as_its_number():
    told = check._text((Problem(Location("a\x1b[2J.yaml"), "see \u202e and\nnew", "\x07ring"),))
    assert told == "a<U+001B>[2J.yaml: error content: see <U+202E> and<U+000A>new\n    <U+0007>ring"


def test_a_workflow_shows_each_problem_on_one_line(run, folder, asked):
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@20% of people.")
    code, out, _ = run("check", *asked, "--select", "W110", "--format", "github")
    assert code == ExitStatus.PROBLEMS
    (line,) = out.splitlines()
    assert re.fullmatch(
        r"::error file=.+expectations\.yaml,line=56,col=14,title=W110::'20%25' stands in '20%25 of people\.'", line
    )
    assert (ExitStatus.FINE, "") == run("check", *asked, "--select", "W101", "--format", "github")[:2]


@pytest.mark.parametrize(("day", "code"), [("2033-03-11", ExitStatus.FINE), ("2033-03-12", ExitStatus.PROBLEMS)])
def test_a_guide_is_judged_as_of_a_day(run, asked, day, code):
    assert code == run("check", *asked, "--select", "E205", "--today", day)[0]


def test_a_day_that_is_none_is_wrong_usage(run, asked):
    assert ExitStatus.USAGE == run("check", *asked, "--today", "soon")[0]


def test_without_a_name_all_rules_are_listed(run):
    code, out, _ = run("explain")
    assert code == ExitStatus.FINE
    expected = [[one.id, one.severity, one.name] for one in all_rules().values()]
    assert expected == [line.split() for line in out.splitlines()]
    assert expected == sorted(expected)


@pytest.mark.parametrize("name", ["W110", "w110", "one-in-x", "One-In-X"])
def test_a_rule_is_explained_by_its_id_or_name(run, name):
    code, out, _ = run("explain", name)
    assert code == ExitStatus.FINE
    assert out == f"{all_rules()['W110'].explanation}\n"
    assert out.startswith("W110 one-in-x (error)\n\nFind a chance said as")


def test_an_unknown_rule_is_wrong_usage_and_the_known_are_named(run):
    code, out, err = run("explain", "W999")
    assert (ExitStatus.USAGE, "") == (code, out)
    assert "no rule `W999`. There is A901, A902" in err


@pytest.mark.parametrize(("name", "near"), [("w11O", "W110"), ("one-inx", "one-in-x")])
def test_of_an_unknown_rule_the_nearest_is_named(run, name, near):
    assert f"no rule `{name}`. Did you mean `{near}`?" in run("explain", name)[2]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_misspelt_rule_passes_nothing_silently(run, asked, option):
    code, out, err = run("check", *asked, option, "E211,W11O")
    assert (ExitStatus.USAGE, "") == (code, out)
    assert "no rule `W11O`. Did you mean `W110`?" in err


def test_a_standard_that_is_met_is_shown_with_its_sentences(run, folder, asked):
    met(folder)
    code, out, _ = run("trace", *asked, "--standard", "blatt")
    assert code == ExitStatus.FINE
    assert "Z01  Die Lippe wird taub  [to judge]\n    taub (einwilligung, einweisung, begleitheft): Meine Lippe" in out
    assert "    left out: Das sagt die Praxis selbst.\n" in out
    assert "    held by: Die Gestaltung\n" in out
    assert "NOT TOLD" not in out
    assert out.endswith("\n4 to judge; 4 elements\n")
    marked(folder)
    out = run("trace", *asked, "--standard", "blatt")[1]
    assert "    judged by Ada Lind on 2031-04-02\n" in out
    assert out.endswith(
        "\n2 told, 1 held by something else (below), 1 left out (reasons below); 4 elements\n"
        "    Z03: Das sagt die Praxis selbst.\n    Z04: Die Gestaltung\n"
    )


def test_a_standard_that_is_not_met_ends_with_one_and_says_where(run, folder, asked):
    with_standard(folder)
    covered(folder, LIP, "Z01: patient.notice")
    code, out, _ = run("trace", *asked, "--standard", "blatt")
    assert code == ExitStatus.PROBLEMS
    assert "Z02  Man darf warten  [not told]\n    NOT TOLD in einwilligung\n" in out
    assert out.endswith("\n3 to judge, 1 not told; 4 elements\n")
    code, out, _ = run("trace", *asked, "--standard", "blatt", "--format", "json")
    assert code == ExitStatus.PROBLEMS
    assert all(f'"{name}"' in out for name in ("Z01", "Z02", "Z03", "Z04"))
    assert json.loads(out)


def test_a_standard_is_held_against_the_documents_that_were_asked_for(run, folder, asked):
    with_standard(folder)
    covered(folder, LIP, "Z01: patient.notice")
    folder.rewrite("standards/blatt.yaml", "required_in: [einwilligung, einweisung]", "required_in: [einweisung]")
    folder.rewrite("standards/blatt.yaml", "required_in: [einwilligung]", "required_in: [merkblatt]")
    code, out, _ = run("trace", *asked, "--standard", "blatt", "--only", "einwilligung")
    assert (ExitStatus.FINE, "2 to judge, 2 are for other documents; 4 elements") == (code, out.splitlines()[-1])
    assert "NOT TOLD" not in out
    assert run("trace", *asked, "--standard", "blatt")[0] == ExitStatus.PROBLEMS


def test_a_short_session_is_not_asked_for_what_the_whole_deck_must_show(run, folder, asked):
    met(folder)
    folder.rewrite("zahn/training.yaml", "notes: {say: [Beide Spalten lesen.]", "notes: {say: [Lesen.]")
    marked(folder)
    options = ["--ignore", "E214,S307", "--format", "json"]
    whole = run("check", *asked, *options)
    for module in ("teil-vorher", "teil-dabei"):
        assert whole == run("check", *asked, "--modules", module, *options)
        assert "E214" not in run("check", *asked, "--modules", module)[1]
    told = run("trace", *asked, "--modules", "teil-dabei", "--standard", "blatt")[1]
    assert "\n2 told, 1 held by something else (below), 1 left out (reasons below); 4 elements\n" in told


def test_the_time_is_judged_of_the_modules_that_were_asked_for(run, folder, asked):
    objective = "    objective: Wege nennen, ohne zu drängen.\n"
    folder.rewrite("zahn/training.yaml", objective, f"{objective}    minutes: 1\n")
    folder.rewrite("zahn/training.yaml", "[Beide Spalten lesen.]", f"[{'Lesen ' * 200}]")
    asked += ["--select", "D501"]
    assert ExitStatus.PROBLEMS == run("check", *asked)[0]
    codes = {module: run("check", *asked, "--modules", module)[0] for module in ("teil-vorher", "teil-dabei")}
    assert {ExitStatus.FINE, ExitStatus.PROBLEMS} == set(codes.values())
    assert ExitStatus.FINE == run("check", *asked, "--only", "merkblatt")[0]


def test_an_unknown_standard_is_wrong_usage(run, folder, asked):
    met(folder)
    code, _, err = run("trace", *asked, "--standard", "blat")
    assert code == ExitStatus.USAGE
    assert "no standard `blat`. Did you mean `blatt`?" in err


@pytest.mark.parametrize("standard", ["consent", "topics", "plain-language"])
def test_the_shipped_guide_tells_all_that_its_standards_ask_for_and_each_is_judged(run, standard):
    code, out, _ = run("trace", "--content", SHIPPED, "--standard", standard, "--format", "json")
    found = json.loads(out)
    open_ = {one["id"]: one["verdict"] for one in found if one["verdict"] not in {"told", "held", "left out"}}
    assert (ExitStatus.FINE, {}) == (code, open_)


def test_the_shipped_guide_has_no_errors_and_its_many_sources_to_verify_are_one_line(run):
    code, out, _ = run("check", "--content", SHIPPED)
    assert code == ExitStatus.FINE
    assert "\n0 errors, " in f"\n{out}"
    (line,) = (line for line in out.splitlines() if "E203" in line)
    number = int(line.removesuffix(" warnings E203 (to-verify): `handouts check --select E203` lists them"))
    assert f"\n0 errors, {number + out.count(': warning ')} warnings\n" in out


def test_each_warning_is_told_where_its_rule_is_asked_for(run, folder):
    for index in range(12):
        folder.rewrite("zahn/references.yaml", "references:\n", f"references:\n{UNREAD.format(index)}")
    asked = ("check", "--content", folder.path, "--clinic", "hafen")
    _, out, err = run(*asked)
    assert ("", True, False) == (err, "warnings E203" in out, "warning E203" in out)
    assert run(*asked, "--select", "E203")[1].count("warning E203") >= 12
