"""What a file or a printed code is: told from the bytes, and by drawing anew what the content gives."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.app.known import Archive
from handouts.app.request import Request
from handouts.app.verify import code_in, verify_file
from handouts.archive import imprint
from handouts.archive.imprint import read_imprint
from handouts.content import records
from handouts.errors import ExitStatus

ROOT = Path(__file__).parents[2]


pytestmark = pytest.mark.usefixtures("unjudged")


@pytest.fixture
def folder(folder):
    """The second guide, at a clinic that is no sample."""
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    return folder


def reworded(folder: Folder) -> None:
    folder.rewrite("zahn/expectations.yaml", "Weich und lau.", "Weich und kalt.")


def built(folder: Folder, document: str = "merkblatt", clinic: str = "hafen", **options) -> Path:
    """Build one document; return its file."""
    outputs, _ = pipeline.build(Request(folder.path, clinic=clinic, documents=(document,), **options))
    path = folder.path.parent / outputs[0].name
    path.write_bytes(outputs[0].data)
    return path


def approve(run, folder: Folder, *more: str) -> None:
    where = ["--content", folder.path, "--clinic", "hafen", "--date", "2031-04-02", "--today", "2031-04-02"]
    assert run("approve", *where, "--name", "Dr. Ada", "--role", "praxisleitung", *more)[0] == ExitStatus.FINE


def verified(run, folder: Folder, *subjects: object) -> tuple[int, list[dict]]:
    code, out, err = run("verify", "--content", folder.path, "--format", "json", *subjects)
    assert not err
    return code, json.loads(out)


def verdict(folder: Folder, path: Path) -> str:
    return verify_file(Archive(folder.path), path).verdict


def code_of(folder: Folder, document: str = "merkblatt", clinic: str = "hafen") -> str:
    _, composed = pipeline.compose(Request(folder.path, clinic=clinic, documents=(document,)))
    return composed[document].seal.code


def test_every_document_of_every_clinic_is_known_by_its_code(run, folder):
    for clinic, line in (("hafen", "Entwurf, noch nicht freigegeben"), ("insel", "Muster, nichts für Kranke")):
        for document in ("einwilligung", "merkblatt", "einweisung"):
            code, (found,) = verified(run, folder, code_of(folder, document, clinic))
            assert (code, found["verdict"], found["status"]) == (ExitStatus.FINE, "current", line)
            assert (found["document"], found["clinic"], found["language"]) == (document, clinic, "de-DE")
            assert (found["guide"], found["version"]) == ("zahn", "3.2")


TYPED = ["{}", "Form {}", "Blatt {}", "form: {}"]
CHANGES = [str, str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")]


@pytest.mark.parametrize("pattern", TYPED)
@pytest.mark.parametrize("change", CHANGES)
def test_a_code_may_be_typed_in_any_way(pattern, change):
    typed = pattern.format(change("7K4M-2QXR"))
    assert code_in(typed) == "7K4M-2QXR"


def test_a_code_may_be_typed_as_one_word_or_several(run, folder):
    code = code_of(folder)
    typed = f"form: {code.lower().replace('-', ' ')}"
    for words in ([typed], typed.split()):
        assert verified(run, folder, *words)[1][0]["code"] == code


def test_a_code_misread_is_unknown_and_the_nearest_is_named(run, folder):
    code = code_of(folder)
    other = "A" if code[2] != "A" else "B"
    for wrong in (code[:2] + other + code[3:], code[:-1], code[:6] + code[7] + code[6] + code[8:]):
        end, (found,) = verified(run, folder, wrong)
        assert (end, found["verdict"]) == (ExitStatus.PROBLEMS, "unknown")
        assert found["notes"][0] == f"Did you mean {code}, merkblatt of clinic hafen?"
    end, (found,) = verified(run, folder, "ZZZZ-2222")
    assert (end, found["notes"]) == (ExitStatus.PROBLEMS, ["It is on no document of this content."])


def test_what_is_neither_file_nor_code_is_wrong_usage(run, folder):
    code, _, err = run("verify", "--content", folder.path, "ein Blatt aus der Schublade")
    assert code == ExitStatus.USAGE
    assert "neither a file nor a form code" in err


def test_the_whole_life_of_a_document(run, folder):
    draft = built(folder).rename(folder.path.parent / "draft.pdf")
    assert verdict(folder, draft) == "current"
    approve(run, folder)
    end, (found,) = verified(run, folder, draft)
    assert (end, found["verdict"]) == (ExitStatus.PROBLEMS, "outdated")
    assert "since it was made: Freigegeben durch Praxisleitung" in found["notes"][0]
    approved = built(folder)
    end, (found,) = verified(run, folder, approved)
    assert (end, found["verdict"]) == (ExitStatus.FINE, "current")
    assert found["status"].startswith("Freigegeben durch Praxisleitung am 2.")
    assert "Approved on 2031-04-02 by Dr. Ada (praxisleitung)" in found["notes"][0]
    folder.rewrite("zahn/expectations.yaml", "key_points:", "# nur eine Bemerkung\nkey_points:")
    assert verdict(folder, approved) == "current"
    old = code_of(folder)
    reworded(folder)
    for subject in (approved, old):
        end, (found,) = verified(run, folder, subject)
        assert (end, found["verdict"], found["code"]) == (ExitStatus.PROBLEMS, "outdated", old)
        assert f"In its place: Blatt {code_of(folder)}, version 3.2. Entwurf, noch nicht freigegeben." in found["notes"]
        assert found["notes"][-1].startswith("Since then changed: ")
    assert verdict(folder, built(folder)) == "current"


def test_old_paper_is_known_from_releases_alone(run, folder):
    approve(run, folder, "--document", "merkblatt")
    old = code_of(folder)
    shutil.rmtree(folder.path / "clinics" / "approvals")
    reworded(folder)
    _, (found,) = verified(run, folder, old)
    assert (found["verdict"], found["document"], found["clinic"]) == ("outdated", "merkblatt", "hafen")
    assert found["version"] == "3.2"


def test_a_draft_that_nobody_recorded_is_unknown_when_its_words_have_changed(folder):
    path = built(folder)
    reworded(folder)
    found = verify_file(Archive(folder.path), path)
    assert (found.verdict, found.document, found.clinic) == ("unknown", "merkblatt", "hafen")
    assert "no record knows it" in found.notes[0]


def test_a_clinic_that_cannot_be_composed_hides_no_other_and_is_named(run, folder):
    path, code = built(folder), code_of(folder)
    folder.rewrite("clinics/insel.yaml", "hours:", "stunden:")
    assert verified(run, folder, code)[0] == ExitStatus.FINE
    _, (found,) = verified(run, folder, "ZZZZ-2222")
    assert found["notes"][-1].startswith("Clinic insel has 2 problems")
    folder.rewrite("clinics/hafen.yaml", "hours:", "stunden:")
    assert verdict(folder, path) == "unknown"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "letter"),
        ({"paper": "a4"}, "a4"),
        ({"paper": "a4", "large_print": True, "fillable": True}, "a4.large.fillable"),
    ],
)
def test_a_handout_is_compared_in_its_own_format(run, folder, options, told):
    end, (found,) = verified(run, folder, built(folder, **options))
    assert (end, found["verdict"], found["format"]) == (ExitStatus.FINE, "current", told)


def test_a_deck_is_current_whole_or_in_modules_that_were_approved(run, folder):
    assert verdict(folder, built(folder, "einweisung")) == "current"
    approve(run, folder, "--document", "einweisung", "--modules", "teil-dabei")
    short = built(folder, "einweisung", modules=("teil-dabei",))
    end, (found,) = verified(run, folder, short)
    assert (end, found["verdict"]) == (ExitStatus.FINE, "current")
    assert found["status"].startswith("Freigegeben")
    assert verified(run, folder, found["code"])[0] == ExitStatus.FINE


def test_a_deck_for_a_short_session_that_nobody_approved_is_a_current_draft_of_its_modules(run, folder):
    short = built(folder, "einweisung", modules=("teil-dabei",))
    end, (found,) = verified(run, folder, short)
    assert (end, found["verdict"], found["modules"]) == (ExitStatus.FINE, "current", ["teil-dabei"])
    assert found["status"] == "Entwurf, noch nicht freigegeben"
    assert "of zahn, clinic hafen, de-DE, modules teil-dabei\n" in run("verify", "--content", folder.path, short)[1]
    short.write_bytes(short.read_bytes() + b" ")
    assert verdict(folder, short) == "saved anew"
    folder.rewrite("zahn/training.yaml", "Links ankommen", "Rechts ankommen")
    assert verdict(folder, built(folder, "einweisung")) == "current"
    folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')
    assert verdict(folder, short) == "unknown"


def test_a_unit_of_practice_alone_is_known_again(run, folder):
    short = built(folder, "einweisung", modules=("einheit-spuelen",))
    end, (found,) = verified(run, folder, short)
    assert (end, found["verdict"], found["modules"]) == (ExitStatus.FINE, "current", ["einheit-spuelen"])


def test_what_took_the_place_of_a_short_session_is_that_session_and_not_the_whole_deck(run, folder):
    approve(run, folder, "--modules", "teil-dabei")
    _, (old,) = verified(run, folder, built(folder, "einweisung", modules=("teil-dabei",)))
    folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')
    _, (found,) = verified(run, folder, old["code"])
    request = Request(folder.path, clinic="hafen", documents=("einweisung",), modules=("teil-dabei",))
    now = pipeline.compose(request)[1]["einweisung"].seal.code
    assert (found["verdict"], found["modules"]) == ("outdated", ["teil-dabei"])
    assert found["notes"][1].startswith(f"In its place: Blatt {now}, version 3.3.")


def test_any_changed_byte_is_noticed(folder):
    archive = Archive(folder.path)
    path = built(folder)
    good = path.read_bytes()
    inside, version = good.index(b"<handouts:code>") - 200, good.index(b"</handouts:program>") - 1
    for at in {0, 9, len(good) - 1, *range(inside, inside + 900, 61), *range(200, len(good), len(good) // 12)}:
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert verify_file(archive, path).verdict != "current", at
    path.write_bytes(good[:version] + b"9" + good[version + 1 :])
    assert verify_file(archive, path).verdict == "other program", "its bytes cannot be compared, its words were"
    for spoilt in (good + b"\n", good[:-1], good + b"%%EOF\n"):
        path.write_bytes(spoilt)
        assert verify_file(archive, path).verdict == "saved anew"
    path.write_bytes(good.replace(b"letter</h", b"ledger</h"))
    assert verify_file(archive, path).verdict == "tampered"
    path.write_bytes(good)
    assert verify_file(archive, path).verdict == "current"


def test_any_changed_byte_of_a_deck_is_noticed(folder):
    archive = Archive(folder.path)
    path = built(folder, "einweisung")
    good = path.read_bytes()
    inside = good.index(b'name="handouts.code"')
    for at in {0, inside, inside + 211, len(good) // 2, len(good) - 1}:
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert verify_file(archive, path).verdict != "current", at


def test_a_deck_saved_by_another_program_is_known_by_its_words(folder):
    path = built(folder, "einweisung")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    path.write_bytes(saved.getvalue())
    assert b"handouts.code" not in path.read_bytes()
    found = verify_file(Archive(folder.path), path)
    assert (found.verdict, found.document) == ("saved anew", "einweisung")


def test_an_approval_that_is_not_on_record_is_not_believed(run, folder):
    approve(run, folder)
    path = built(folder)
    given = records.approvals_file(folder.path, "hafen")
    given.unlink()
    found = verify_file(Archive(folder.path), path)
    assert (found.verdict, found.status[:11]) == ("tampered", "Freigegeben")
    assert "no record approves them" in found.notes[0]


def test_the_file_of_another_version_of_the_program_is_not_called_changed(folder, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(imprint, "program", lambda: "0.0.1")
        path = built(folder)
    found = verify_file(Archive(folder.path), path)
    assert found.verdict == "other program"
    assert "handouts 0.0.1 made it; its words were read, and are the same" in found.notes[0]


def test_files_that_are_none_of_ours_and_files_that_cannot_be_read(run, folder, tmp_path):
    ours, theirs, gone = built(folder), tmp_path / "their.pdf", tmp_path / "gone.pdf"
    theirs.write_bytes(b"%PDF-1.7\n%%EOF\n")
    code, found = verified(run, folder, ours, theirs)
    assert (code, [one["verdict"] for one in found]) == (ExitStatus.PROBLEMS, ["current", "foreign"])
    code, found = verified(run, folder, gone, ours, tmp_path)
    assert (code, [one["verdict"] for one in found]) == (ExitStatus.IO, ["unreadable", "current", "unreadable"])
    theirs.write_bytes(b"PK\3\4" + b"\0" * 100)
    assert verdict(folder, theirs) == "foreign"


def test_a_deck_in_a_clinics_template_is_compared_where_the_template_is_named(run, folder, tmp_path):
    template = tmp_path / "template.pptx"
    template.write_bytes(own_template())
    path = built(folder, "einweisung", template=template)
    code, (found,) = verified(run, folder, path)
    assert (code, found["verdict"]) == (ExitStatus.PROBLEMS, "unknown")
    assert "--template" in found["notes"][0]
    code, both = verified(run, folder, "--template", template, path, built(folder, "merkblatt"))
    assert (code, [one["verdict"] for one in both]) == (ExitStatus.FINE, ["current", "current"])


def own_template() -> bytes:
    """Return a clinic's template: ours, packed anew."""
    from handouts.render.pptx.template.opening import open_template

    saved = io.BytesIO()
    open_template(None).save(saved)
    return saved.getvalue()


def test_a_verdict_is_told_in_words(run, folder):
    path = built(folder)
    code, out, _ = run("verify", "--content", folder.path, path)
    assert code == ExitStatus.FINE
    assert out == (
        f"{path}: current\n"
        f"    Form {code_of(folder)}: merkblatt 3.2 of zahn, clinic hafen, de-DE, letter\n"
        "    Entwurf, noch nicht freigegeben\n"
        "    Not approved yet by Praxisleitung.\n"
    )


def test_a_code_is_looked_up_without_a_renderer(folder):
    arguments = ["verify", "--content", str(folder.path), code_of(folder)]
    code = f"import sys; from handouts.cli.main import status; print(status({arguments!r}), '|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {name.partition(".")[0] for name in done.stdout.rpartition("|")[2].split()}
    assert "handouts" in modules
    assert not {"reportlab", "pptx", "PIL", "uharfbuzz"} & modules  # lxml: fontTools brings it, for the guide's icons


def test_both_kinds_of_file_say_the_same_of_themselves(folder):
    for document, layout in (("merkblatt", "letter"), ("einweisung", "")):
        said = read_imprint(built(folder, document).read_bytes())
        assert (said.guide, said.document, said.clinic, said.language) == ("zahn", document, "hafen", "de-DE")
        assert (said.format, said.code, said.approved) == (layout, code_of(folder, document), "false")


def test_the_shipped_guide_goes_through_its_whole_life(run, tmp_path):
    folder = Folder.copied(tmp_path / "content", ROOT / "content")
    folder.rewrite("clinics/example.yaml", "sample: true\n", "")
    out, where = tmp_path / "dist", ["--content", folder.path]
    build = ["build", *where, "--out", out, "--only", "aftercare"]
    assert "Draft, not approved for use" in run(*build)[1]
    days = ["--date", "2027-01-02", "--today", "2027-01-02"]
    signed = run("approve", *where, "--name", "Dr. Ada", "--role", "medical-lead", *days)
    assert signed[0] == ExitStatus.FINE
    assert run(*build, "--check")[0] == ExitStatus.PROBLEMS
    assert "Approved by Medical lead, January 2, 2027" in run(*build)[1].replace("\u00a0", " ")
    path = out / "ketamine-aftercare.pdf"
    assert run("verify", *where, path)[0] == ExitStatus.FINE
    folder.rewrite("clinics/example.yaml", "Sample Clinic", "Town Clinic")
    assert "Draft, not approved for use" in run(*build, "--check", "--force")[1] + run(*build)[1]
    _, text, _ = run("verify", *where, path)
    assert "Draft, not approved for use" in text
