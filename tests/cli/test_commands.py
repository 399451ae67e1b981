from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from handouts.app import pipeline
from handouts.app.publish import sha256
from handouts.cli.main import COMMANDS, handouts, status
from handouts.errors import ExitStatus, Location, Problem
from handouts.yamlfile.source import read_tree

ROOT = Path(__file__).parents[2]
DRAWING = {"reportlab", "pptx", "PIL", "uharfbuzz"}
"""Not lxml: fontTools, which reads the icons of an author, takes that with it and draws nothing."""


@pytest.fixture
def run(capsys):
    """Run a command; return exit status, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = status([str(argument) for argument in arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run


@pytest.fixture
def asked(folder):
    return ["--content", folder.path, "--clinic", "hafen"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    code, out, _ = run(command, "--help")
    assert code == ExitStatus.FINE
    assert out.startswith(f"Usage: handouts {command}")


def test_the_help_lists_every_command_with_a_sentence(run):
    code, out, _ = run("-h")
    assert code == ExitStatus.FINE
    rows = {
        line.split()[0]: line.split(maxsplit=1)[1]
        for line in out.splitlines()
        if line.startswith("  ") and " " in line.strip()
    }
    assert set(COMMANDS) <= rows.keys()
    assert run("--version")[0] == ExitStatus.FINE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["biuld"], "Did you mean `build`?"),
        (["frobnicate"], "No such command"),
        (["build", "--clinc", "x"], "--clinic"),
        (["build", "--paper", "a5"], "letter"),
        (["build", "--out", __file__], "is a file"),
        (["build", "a", "b"], "unexpected"),
        ([], "Usage"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_would_be_right(run, arguments, told):
    code, out, err = run(*arguments)
    assert code == ExitStatus.USAGE
    assert told in out + err


@pytest.mark.parametrize("command", ["build", "check", "outline"])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--clinic", "haven"], "Did you mean `hafen`?"),
        (["--clinic", "../../etc/passwd"], "no clinic"),
        (["--content", "/nowhere"], "no guide is here"),
        (["zahm"], "Did you mean `zahn`?"),
        (["--only", "merkblat"], "Did you mean `merkblatt`?"),
        (["--modules", "teil-davor"], "no module `teil-davor`"),
        (["--lang", "fr"], "no text in `fr`"),
    ],
)
def test_what_there_is_not_ends_with_two(run, asked, command, wrong, told):
    code, _, err = run(command, *asked, *wrong)
    assert code == ExitStatus.USAGE
    assert told in err


def test_a_language_that_the_guide_does_not_have_is_told_before_the_content_is_judged(run, folder, asked):
    folder.spoil("zahn/effects.yaml", "effects:", "effects: @@]")
    code, _, err = run("build", *asked, "--lang", "es")
    assert (ExitStatus.USAGE, "handouts: no text in `es`; the guide `zahn` has de-DE.\n") == (code, err)
    assert ExitStatus.PROBLEMS == run("build", *asked, "--lang", "de")[0]


@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        (["build", "--out", ""], "write --out DIRECTORY, or leave it out"),
        (["build", "--only", ","], "write --only NAME, or leave it out"),
        (["build", "--modules", " , "], "write --modules A,B, or leave it out"),
        (["build", "--clinic", ""], "write --clinic NAME, or leave it out"),
        (["build", "--lang", ""], "write --lang TAG, or leave it out"),
        (["build", "--template", ""], "write --template FILE, or leave it out"),
        (["build", ""], "write GUIDE, or leave it out"),
        (["check", "--select", ","], "write --select ID,ID, or leave it out"),
        (["check", "--ignore", ""], "write --ignore ID,ID, or leave it out"),
        (["check", "--content", ""], "write --content DIRECTORY, or leave it out"),
        (["trace", "--standard", ""], "write --standard NAME, or leave it out"),
        (["diff", "--against", ""], "write --against REV|DIR, or leave it out"),
        (["approve", "--name", "N", "--role", "r", "--document", ","], "write --document D,D, or leave it out"),
        (["preview", "--out", " "], "write --out DIRECTORY, or leave it out"),
        (["schema", "--out", ""], "write --out DIRECTORY, or leave it out"),
        (["verify", "--content", "", "7K4M-2QXR"], "write --content DIRECTORY, or leave it out"),
        (["new", ""], "no value is given; write DIR, or leave it out."),
        (["new", "kit", "--clinic", ""], "write --clinic NAME, or leave it out"),
    ],
    ids=" ".join,
)
def test_an_empty_value_is_not_taken_for_the_default(run, tmp_path, monkeypatch, arguments, right):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (ExitStatus.USAGE, "") == (code, out)
    assert right in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["build", "check", "outline"])
def test_problems_end_with_one_and_are_told_with_their_places(run, folder, asked, tmp_path, command):
    first = folder.spoil("zahn/effects.yaml", "icon: numb", "icon: @@nump")
    second = folder.spoil("zahn/training.yaml", "fluss-blutung\n", "@@fluss-blutng\n")
    out = tmp_path / "dist"
    code, _, err = run(command, *asked, *(["--out", out] if command == "build" else []))
    assert code == ExitStatus.PROBLEMS
    assert f"{first}: error: unknown icon `nump`\n    Did you mean `numb`?" in err
    assert f"{second}: error: unknown flow" in err
    assert "2 problems found; nothing was written." in err
    assert not out.exists()


def test_a_file_that_cannot_be_read_ends_with_three(run, folder, asked):
    path = folder.path / "phrases.yaml"
    path.unlink()
    path.symlink_to(path)
    code, _, err = run("check", *asked)
    assert code == ExitStatus.IO
    assert "phrases.yaml: cannot be read" in err


def test_a_folder_that_cannot_be_written_ends_with_three(run, asked, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = run("build", *asked, "--only", "merkblatt", "--out", tmp_path / "file" / "dist")
    assert code == ExitStatus.IO
    assert "cannot be written" in err


def test_a_full_disk_anywhere_ends_with_three(run, asked, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(pipeline, "build", full)
    assert run("build", *asked) == (3, "", "handouts: somewhere: cannot be read or written: No space left on device\n")


def test_a_fault_of_ours_ends_with_seventy_and_says_so(run, asked, monkeypatch):
    def broken(*_args):
        raise KeyError("surprise")

    monkeypatch.setattr(pipeline, "build", broken)
    code, _, err = run("build", *asked)
    assert code == ExitStatus.BUG
    assert "a bug in handouts, not a fault in your content" in err
    assert "KeyError: 'surprise'" in err
    assert "command: handouts build" in err


def test_a_build_says_what_it_wrote_and_check_that_it_is_current(run, asked, tmp_path):
    out = tmp_path / "dist"
    code, said, _ = run("build", *asked, "--only", "merkblatt", "--out", out)
    assert code == ExitStatus.FINE
    record = json.loads((out / "manifest.json").read_text())["outputs"]["zahn-merkblatt.hafen.pdf"]
    assert f"wrote {out / 'zahn-merkblatt.hafen.pdf'}" in said
    assert f"Form {record['code']}  Muster, nichts für Kranke" in said
    checked = run("build", *asked, "--only", "merkblatt", "--out", out, "--check")
    assert checked == (0, f"{out} is current\n", "")
    assert run("build", *asked, "--only", "merkblatt", "--out", out, "--check", "-q") == (0, "", "")
    assert run("build", *asked, "--only", "merkblatt", "--out", out, "-q") == (0, "", "")


def test_a_build_tells_how_many_pages_a_handout_has_and_what_an_added_paragraph_changes(run, folder, asked, tmp_path):
    build = ["build", *asked, "--only", "einwilligung", "--out", tmp_path / "dist"]
    before = int(re.search(r"  (\d+) pages", run(*build)[1], re.MULTILINE)[1])
    said = " ".join(["Wir haben auch am Abend offen."] * 60)
    folder.rewrite("clinics/hafen.yaml", "  haus:\n", "  haus:\n" + f"    - {said}\n" * 4)
    after, more = re.search(r"  (\d+) pages, (\d+) more than before", run(*build)[1], re.MULTILINE).groups()
    assert int(after) - before == int(more) > 0
    assert re.search(rf"  {after} pages", run(*build)[1], re.MULTILINE), (
        "what is kept is counted too, and has not changed"
    )


def test_check_ends_with_one_when_a_byte_or_the_content_changed_and_writes_nothing(run, folder, asked, tmp_path):
    out = tmp_path / "dist"
    build = ["build", *asked, "--only", "merkblatt", "--out", out]
    run(*build)
    path = out / "zahn-merkblatt.hafen.pdf"
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"x")
    code, _, err = run(*build, "--check")
    assert code == ExitStatus.PROBLEMS
    assert f"{path} is not what the content gives" in err
    assert "Run `handouts build`" in err
    assert path.read_bytes() == good[:-1] + b"x"
    path.write_bytes(good)
    assert run(*build, "--check")[0] == ExitStatus.FINE
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@Nur lau.")
    assert run(*build, "--check")[0] == ExitStatus.PROBLEMS
    assert path.read_bytes() == good


def test_what_is_current_is_neither_drawn_nor_written(asked, dist):
    out, build = dist, ["build", *map(str, asked), "--out", str(dist)]
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.iterdir()}
    code = f"import sys; from handouts.cli.main import status; status({build!r}); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, _, modules = done.stdout.rpartition("|")
    drawing = DRAWING - {"PIL"}  # it looks at the pictures of this guide, for their pixels are part of what is said
    assert not drawing & {name.partition(".")[0] for name in modules.split()}
    assert ["kept ", "kept ", "kept "] == [line[:5] for line in said.splitlines()[:3]]
    assert f"{out} is current" in said
    assert before == {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in before}


def verbs(said: str) -> dict[str, str]:
    return {Path(line.split()[1]).name: line.split()[0] for line in said.splitlines()[:-1]}


def test_a_change_draws_only_the_documents_it_reaches(run, folder, asked, dist):
    build = ["build", *asked, "--out", dist]
    folder.spoil("zahn/guide.yaml", "id: zahn", "id: zahn # a @@comment")
    _, said, _ = run(*build)
    assert {"kept"} == set(verbs(said).values())
    assert said.splitlines()[-1].startswith("done"), "the manifest tells the inputs' new digest"
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@Nur lau.")
    _, said, _ = run(*build)
    assert "wrote" == verbs(said)["zahn-merkblatt.hafen.pdf"]
    assert "kept" == verbs(said)["zahn-einweisung.hafen.pptx"]
    assert run(*build, "--check")[0] == ExitStatus.FINE


def test_a_file_touched_by_hand_is_noticed_and_healed(run, asked, tmp_path):
    out = tmp_path / "dist"
    build = ["build", *asked, "--only", "merkblatt", "--out", out]
    run(*build)
    path = out / "zahn-merkblatt.hafen.pdf"
    good = path.read_bytes()
    for touched in (good[:-1], good + b"x", b""):
        path.write_bytes(touched)
        assert "wrote" == verbs(run(*build)[1])[path.name]
        assert path.read_bytes() == good


def test_check_is_not_deceived_by_a_manifest_that_was_touched_too(run, asked, tmp_path):
    out = tmp_path / "dist"
    build = ["build", *asked, "--only", "merkblatt", "--out", out]
    run(*build)
    path, manifest = out / "zahn-merkblatt.hafen.pdf", out / "manifest.json"
    good = path.read_bytes()
    path.write_bytes(good + b"x")
    manifest.write_text(manifest.read_text().replace(sha256(good), sha256(good + b"x")))
    code, _, err = run(*build, "--check")
    assert code == ExitStatus.PROBLEMS
    assert path.name in err
    assert "wrote" == verbs(run(*build, "--force")[1])[path.name]
    assert path.read_bytes() == good


def test_an_outline_names_the_origin_of_each_line(run, asked):
    code, out, _ = run("outline", *asked)
    assert code == ExitStatus.FINE
    assert "# einwilligung: Einen Weisheitszahn ziehen" in out
    assert "Row taub\n" in out
    assert "main_message: Ohne Zahn hört der Schmerz oft auf" in out
    assert "<b>& Co.</b> wörtlich" in out


def test_a_schema_is_written_for_each_kind_of_file(run, folder, tmp_path):
    code, said, _ = run("schema", "--out", tmp_path / "s")
    assert code == ExitStatus.FINE
    names = {path.stem for path in (tmp_path / "s").iterdir()}
    assert {"guide", "effects", "training", "clinic", "phrases", "references"} <= names
    assert f"wrote {len(names)} schemas" in said
    assert run("schema", "--content", folder.path)[0] == ExitStatus.FINE
    assert (folder.path / "schema" / "guide.json").is_file()
    assert run("schema", "--out", folder.path / "phrases.yaml" / "x")[0] == ExitStatus.IO


IMPORTED = """
import json, sys
from handouts.cli.main import status
for command in json.loads(sys.argv[1]):
    status(command)
    print("|", *command, *({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])), file=sys.stderr)
"""


def test_a_command_that_draws_nothing_imports_no_renderer(tmp_path):
    where = ["--content", str(ROOT / "tests" / "guides"), "--clinic", "hafen"]
    commands = [
        ["--help"],
        ["build", "--help"],
        ["explain"],
        ["schema", "--out", str(tmp_path)],
        ["build", "--clinic", "none"],
        ["outline", *where],
        ["check", *where],
    ]
    code = [sys.executable, "-c", IMPORTED, json.dumps(commands), *DRAWING, "handouts"]
    done = subprocess.run(code, capture_output=True, text=True, check=True, cwd=ROOT)
    told = [line.split()[1:] for line in done.stderr.splitlines() if line.startswith("|")]
    assert [[*command, "handouts"] for command in commands] == told


def test_help_imports_neither_content_nor_yaml(tmp_path):
    code = "import sys; from handouts.cli.main import status; status(['--version']); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert not {"yaml", "pydantic", "babel"} & {*done.stdout.rpartition("|")[2].split()}


def command(*arguments: str, **options) -> subprocess.CompletedProcess:
    code = "from handouts.cli.main import run; run()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, **options)


def test_a_terminal_of_few_letters_does_not_stop_a_command(asked):
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = command("outline", *map(str, asked), env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?Morgen ist es besser.?" in done.stdout


def test_a_reader_who_leaves_early_sees_no_traceback(asked):
    code = "from handouts.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "outline", *map(str, asked)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert b"" == process.stderr.read()
    assert os.name == "nt" or -signal.SIGPIPE == process.returncode, "as any tool of the shell ends"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is full")  # noqa: PTH110
def test_what_is_printed_to_a_full_device_ends_with_three():
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([*MODULE, "explain", "E210"], stdout=full, stderr=subprocess.PIPE, check=False)
    told = b"handouts: what is printed: cannot be read or written: No space left on device\n"
    assert (ExitStatus.IO, told) == (done.returncode, done.stderr)


def test_a_closed_standard_error_is_no_fault_of_ours():
    done = subprocess.run([*MODULE, "explain", "E0"], check=False, preexec_fn=lambda: os.close(2))
    assert ExitStatus.USAGE == done.returncode


MODULE = [sys.executable, "-m", "handouts"]
COMPLETED = {
    "build --clinic ": ["hafen", "insel"],
    "build --only ein": ["einwilligung", "einweisung"],
    "build --only merkblatt,zet": ["merkblatt,zettel"],
    "check --modules ": ["teil-vorher", "teil-dabei", "einheit-blutung", "einheit-spuelen"],
}


@pytest.mark.parametrize("typed", COMPLETED)
def test_a_shell_completes_what_the_content_has(folder, typed, monkeypatch):
    monkeypatch.chdir(folder.path.parent)
    words = f"handouts {typed}"
    asked = {"_HANDOUTS_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    done = CliRunner().invoke(handouts, prog_name="handouts")
    assert COMPLETED[typed] == [line.removeprefix("plain,") for line in done.output.splitlines()]


def test_a_clinic_by_its_file_a_paper_in_capitals_and_an_option_given_twice_work(run, folder, tmp_path):
    asked = ["--content", folder.path, "--clinic", "hafen.yaml", "--paper", "A4", "--out", tmp_path / "dist"]
    assert ExitStatus.FINE == run("build", *asked, "--only", "merkblatt", "--only", "zettel")[0]
    made = {path.name for path in (tmp_path / "dist").glob("*.pdf")}
    assert {"zahn-merkblatt.hafen.a4.pdf", "zahn-zettel.hafen.a4.pdf"} == made


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a4", "says how it is laid out"),
        ("Large", "says how it is laid out"),
        ("teil-vorher", "part of a course"),
        ("x.y", "a dot in it"),
        ("Hafen", "it differs from hafen by capitals only"),
    ],
)
def test_no_clinic_has_a_name_by_which_two_editions_have_one_file(run, folder, name, why):
    shutil.copy(folder.path / "clinics" / "hafen.yaml", folder.path / "clinics" / f"{name}.yaml")
    code, _, err = run("outline", "--content", folder.path, "--clinic", name)
    assert ExitStatus.USAGE == code
    assert why in err


def test_what_other_programs_leave_in_a_folder_is_not_read(run, folder, asked):
    for left in ("clinics/._hafen.yaml", "zahn/._guide.yaml", "._zahn/guide.yaml", "standards/._topics.yaml"):
        (folder.path / left).parent.mkdir(exist_ok=True)
        folder.write(left, b"\0\5\26\7")
    (folder.path / "clinics" / ".#hafen.yaml").symlink_to("who@where.1")
    (folder.path / "standards" / ".#topics.yaml").symlink_to("who@where.1")
    assert ExitStatus.FINE == run("outline", *asked)[0]
    assert "There is hafen, insel." in run("outline", "--content", folder.path, "--clinic", "nix")[2]


def test_no_message_moves_the_terminal():
    problem = Problem(Location("a\x1b[2J.yaml", 1, 1), "unknown key `\x1b]0;x\x07`", "\u202eevil\n")
    assert str(problem) == "a<U+001B>[2J.yaml:1:1: error: unknown key `<U+001B>]0;x<U+0007>`\n    <U+202E>evil<U+000A>"


def test_a_key_that_would_move_the_terminal_is_told_in_letters(run, folder, asked):
    folder.spoil("zahn/effects.yaml", "must_tell: true", '@@"\\e[2J": true')
    _, _, err = run("check", *asked)
    assert "\x1b" not in err
    assert "unknown key `<U+001B>[2J`" in err


def test_each_shipped_file_points_editors_at_its_schema():
    schemas = ROOT / "content" / "schema"
    for path in sorted((ROOT / "content").rglob("*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        target = (path.parent / first.partition("$schema=")[2]).resolve()
        assert target.parent == schemas, path
        assert target.is_file(), path
        assert json.loads(target.read_text("utf-8"))["properties"].keys() >= read_tree(path).data.keys()


def test_cite_says_what_it_added_and_how_to_cite_it(run, folder, tmp_path):
    export = tmp_path / "export.json"
    export.write_text('[{"id": "x1", "type": "book", "title": "Teeth", "author": [{"literal": "\\u001b[31mNobody"}]}]')
    code, told, _ = run("cite", export, "--content", folder.path)
    assert code == 1, "a hidden character is refused"
    export.write_text('[{"id": "x1", "type": "book", "title": "Teeth", "author": [{"literal": "Nobody"}]}]')
    code, told, _ = run("cite", export, "--content", folder.path)
    assert code == 0
    assert "added x1: Nobody; cite it as [^x1]" in told
    assert "checked: DAY" in told
    code, told, _ = run("cite", export, "--content", folder.path)
    assert (code, told.split(";")[0]) == (0, "1 item there already")
