from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from builders import GUIDES
from handouts.app import drawing, pipeline, publish
from handouts.app.request import Request, file_name
from handouts.compose import deck, handout
from handouts.errors import AccessError, ContentError, UsageError

NAMES = {"zahn-einwilligung.hafen.pdf", "zahn-merkblatt.hafen.pdf", "zahn-einweisung.hafen.pptx"}


@pytest.fixture
def asked(folder):
    return Request(folder.path, clinic="hafen")


def names(request: Request) -> set[str]:
    edition, composed = pipeline.compose(request)
    return {file_name(request, edition, name) for name in composed}


def test_file_names_tell_what_differs_from_the_default_in_a_fixed_order(asked):
    assert names(asked) == NAMES
    one = replace(asked, documents=("einwilligung",))
    assert names(replace(one, paper="a4")) == {"zahn-einwilligung.hafen.a4.pdf"}
    every = replace(one, paper="a4", large_print=True, fillable=True)
    assert names(every) == {"zahn-einwilligung.hafen.a4.large.fillable.pdf"}
    assert names(replace(every, documents=("protokoll",))) == {"zahn-protokoll.hafen.a4.fillable.pdf"}
    deck = replace(asked, documents=("einweisung",), modules=("teil-dabei",))
    assert names(replace(deck, paper="a4", large_print=True)) == {"zahn-einweisung.hafen.teil-dabei.pptx"}


def test_the_clinic_called_example_needs_no_name_in_the_files(folder, asked):
    shutil.copy(folder.path / "clinics" / "hafen.yaml", folder.path / "clinics" / "example.yaml")
    assert "zahn-einwilligung.pdf" in names(replace(asked, clinic="example"))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"documents": ("einwiligung",)}, "no document `einwiligung`. Did you mean `einwilligung`?"),
        ({"documents": ("../x",)}, "no document `../x`."),
        ({"modules": ("teil-vorhr",)}, "no module `teil-vorhr`. Did you mean `teil-vorher`?"),
        ({"language": "fr"}, "no text in `fr`"),
        ({"guide": "zaan"}, "no guide `zaan`. Did you mean `zahn`?"),
    ],
)
def test_what_the_guide_does_not_have_cannot_be_asked_for(asked, wrong, message):
    with pytest.raises(UsageError) as caught:
        pipeline.compose(replace(asked, **wrong))
    assert message in str(caught.value)


def test_a_colour_that_cannot_be_read_is_refused_at_its_place(folder, asked):
    place = folder.spoil("clinics/hafen.yaml", "form_number:", 'colours: {accent: @@"FFEE99"}\nform_number:')
    with pytest.raises(ContentError) as caught:
        pipeline.compose(asked)
    assert {problem.location for problem in caught.value.problems} == {place}


def test_the_inputs_are_told_by_their_place_in_the_folder(folder, asked):
    told = drawing.inputs(pipeline.compose(asked)[0].content)
    assert {"zahn/guide.yaml", "clinics/hafen.yaml", "phrases.yaml"} <= told.keys()
    for name, digest in told.items():
        assert hashlib.sha256((folder.path / name).read_bytes()).hexdigest() == digest


def test_logo_and_template_are_inputs_too(folder, asked, tmp_path):
    folder.spoil("clinics/hafen.yaml", "form_number:", "@@logo: bild.png\nform_number:")
    folder.write("clinics/bild.png", b"a picture")
    content = pipeline.compose(asked)[0].content
    (tmp_path / "our.pptx").write_bytes(b"a template")
    told = drawing.inputs(content, tmp_path / "our.pptx")
    assert told["clinics/bild.png"] == hashlib.sha256(b"a picture").hexdigest()
    assert told["template our.pptx"] == hashlib.sha256(b"a template").hexdigest()
    with pytest.raises(AccessError, match="cannot be read"):
        drawing.inputs(content, tmp_path / "none.pptx")
    edition, _ = pipeline.compose(replace(asked, template=tmp_path / "our.pptx"))
    assert edition.template == told["template our.pptx"], "by it an approval knows what was seen"


OPENED: list[Counter[str]] = []
"""Counts how often each file was opened; a hook of the interpreter cannot be taken away again."""
sys.addaudithook(lambda event, about: [times.update([str(about[0])]) for times in OPENED if event == "open"])


@pytest.fixture
def with_everything(folder, asked, tmp_path):
    """A request in which each kind of file is read: content, lists, approvals, keys, a logo, a template."""
    folder.spoil("clinics/hafen.yaml", "form_number:", "@@logo: bild.png\nform_number:")
    Image.new("RGB", (40, 40), "navy").save(folder.path / "clinics" / "bild.png")
    folder.write("clinics/allowed_signers", "# nobody\n")
    (folder.path / "clinics" / "approvals").mkdir()
    folder.write("clinics/approvals/hafen.yaml", "approvals: []\n")
    template = tmp_path / "our.pptx"
    template.write_bytes(b"a template")
    template.with_suffix(".yaml").write_text("colours: {}\n")
    return replace(asked, template=template, documents=("merkblatt", "einweisung"))


def single(composed):
    """Return an edition and its only document."""
    edition, documents = composed
    (one,) = documents.values()
    return edition, one


def test_each_file_is_opened_once_to_be_read_and_once_to_be_compared(with_everything, unjudged, monkeypatch):
    deck = replace(with_everything, template=None, documents=("einweisung",))
    with_everything.template.write_bytes(drawing.draw(deck, *single(pipeline.compose(deck))))
    opened: Counter[str] = Counter()
    monkeypatch.setattr(sys.modules[__name__], "OPENED", [opened])
    pipeline.build(with_everything)
    folders = (str(with_everything.content), str(with_everything.template.with_suffix("")))
    times = {path: often for path, often in opened.items() if path.startswith(folders) and not Path(path).is_dir()}
    assert times.keys() >= {str(with_everything.template), str(with_everything.content / "clinics" / "bild.png")}
    assert dict.fromkeys(times, 2) == times


@pytest.mark.parametrize(
    "file",
    ["zahn/effects.yaml", "phrases.yaml", "clinics/hafen.yaml", "clinics/bild.png", "clinics/allowed_signers",
     "clinics/approvals/hafen.yaml", "../our.pptx", "../our.yaml"],
)  # fmt: skip
def test_a_file_that_changes_while_documents_are_made_ends_the_build(file, with_everything, unjudged, monkeypatch):
    path = (with_everything.content / file).resolve()

    def drawn(*_):
        path.write_bytes(path.read_bytes() + b"\n")
        return {"merkblatt": bytes, "einweisung": bytes}

    monkeypatch.setattr(drawing, "drawn", drawn)
    with pytest.raises(AccessError, match=rf"{path.name}: was changed while the documents were made; nothing was"):
        pipeline.build(with_everything)


def test_what_is_drawn_is_what_was_read_though_it_changed_and_changed_back(with_everything, unjudged, monkeypatch):
    request = replace(with_everything, documents=("merkblatt",))
    before, draw = pipeline.build(request), drawing.drawn
    logo = request.content / "clinics" / "bild.png"
    kept = logo.read_bytes()

    def meanwhile(*given):
        logo.write_bytes(b"another picture")
        made = {name: give() for name, give in draw(*given).items()}
        logo.write_bytes(kept)
        return {name: partial(bytes, data) for name, data in made.items()}

    monkeypatch.setattr(drawing, "drawn", meanwhile)
    assert pipeline.build(request) == before


def test_a_request_can_be_sent_to_another_process(asked):
    assert pickle.loads(pickle.dumps(asked)) == asked


def test_what_the_rules_call_an_error_is_not_built_whichever_document_is_asked_for(folder, asked):
    folder.spoil("zahn/effects.yaml", "- id: schwellung\n    sources: [erfunden-eins]\n", "- @@id: schwellung\n")
    with pytest.raises(ContentError) as refused:
        pipeline.build(replace(asked, documents=("merkblatt",)))
    assert ["E201"] == [problem.id for problem in refused.value.problems]


def test_what_the_rules_accept_is_built_alone(asked):
    outputs, _ = pipeline.build(replace(asked, documents=("merkblatt",)))
    assert ["merkblatt"] == [output.document for output in outputs]


def test_what_was_built_is_judged_again_once_a_file_of_the_content_changed(folder, asked, tmp_path, monkeypatch):
    judged = []
    monkeypatch.setattr(pipeline, "_check_rules", lambda *_: judged.append(True))
    one = replace(asked, documents=("merkblatt",))
    publish.publish(tmp_path / "dist", *pipeline.build(one, tmp_path / "dist"), {})
    assert 1 == len(judged)
    pipeline.build(one, tmp_path / "dist")
    assert 1 == len(judged), "the same files were judged when they were built"
    folder.spoil("zahn/guide.yaml", "id: zahn", "id: zahn # a @@comment")
    pipeline.build(one, tmp_path / "dist")
    pipeline.build(one)
    assert 3 == len(judged)


def test_each_document_is_composed_once_in_a_build(asked, monkeypatch, judged_once):
    monkeypatch.setattr(pipeline, "_check_rules", judged_once)
    composed, editions = [], []

    def counted(compose):
        def count(edition, name, *more):
            editions.append(edition)  # others ask what of the content reaches a document; each of them does so once
            composed.append((id(edition), name, *(modules for modules in more if isinstance(modules, tuple))))
            return compose(edition, name, *more)

        return count

    for composer in (handout, deck):
        monkeypatch.setattr(composer, "compose", counted(composer.compose))
    pipeline.build(asked)
    assert len(composed) == len(set(composed))
    assert {"einwilligung", "merkblatt", "einweisung"} < {name for _, name, *_ in composed}


def test_a_short_session_is_composed_beside_the_whole_deck(asked):
    short = replace(asked, modules=("teil-dabei",))
    (output,) = pipeline.build(replace(short, documents=("einweisung",)))[0]
    assert output.digest == pipeline.compose(short)[1]["einweisung"].seal.digest
    assert output.digest != pipeline.compose(asked)[1]["einweisung"].seal.digest


def test_side_by_side_gives_the_same_as_one_after_another(asked):
    one, several = pipeline.build(asked)[0], pipeline.build(asked, workers=2)[0]
    assert one == several


def test_problems_of_all_documents_come_whole_from_other_processes(folder, asked):
    folder.spoil("zahn/expectations.yaml", "Weich und lau.", "@@\u4e2d\u6587")
    told = []
    for workers in (1, 2):
        with pytest.raises(ContentError) as caught:
            pipeline.build(asked, workers=workers)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert told[0][0].location.line


def test_no_build_asks_the_network(asked, monkeypatch):
    def forbidden(*_args, **_options):
        raise AssertionError("a build must not ask the network")

    for name in ("socket.connect", "socket.connect_ex", "socket.bind", "socket.sendto", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", forbidden)
    outputs, _ = pipeline.build(asked)
    assert {output.name for output in outputs} == NAMES


BUILD = """
import sys
from handouts.cli.main import status
sys.exit(status(sys.argv[1:]))
"""


def built(out: Path, content: Path, here: Path, **environment: str) -> dict[str, bytes]:
    environment = {**os.environ, **environment}
    asked = ["build", "--content", str(content), "--clinic", "hafen", "--out", str(out), "--quiet"]
    subprocess.run([sys.executable, "-c", BUILD, *asked], cwd=here, env=environment, check=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_other_folders_time_zones_hash_seeds_and_languages_give_the_same_bytes(tmp_path):
    far = tmp_path / "far away"
    far.mkdir()
    shutil.copytree(GUIDES, far / "Inhalt")
    first = built(tmp_path / "one", GUIDES, tmp_path, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    second = built(
        far / "two", Path("Inhalt"), far, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="de_DE.UTF-8",
        SOURCE_DATE_EPOCH="1",
    )  # fmt: skip
    assert first.keys() == {*NAMES, "manifest.json"}
    assert [name for name in first if first[name] != second[name]] == []
