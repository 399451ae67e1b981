from __future__ import annotations

import json

import pytest

from builders import GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.cli.main import status

pytestmark = pytest.mark.usefixtures("pageless")

CHANGED = ("zahn/effects.yaml", 'of_100: "97"', '@@of_100: "96"')


@pytest.fixture
def told(capsys, folder):
    """Run the command against the second guide; return exit status, standard output, standard error."""

    def told(*arguments, against=GUIDES):
        asked = ["--content", folder.path, "--clinic", "hafen", *(["--against", against] if against else [])]
        code = status(["diff", *map(str, [*asked, *arguments])])
        out, err = capsys.readouterr()
        return code, out, err

    return told


def code_of(content):
    return pipeline.compose(Request(content, clinic="hafen"))[1]["einwilligung"].seal.code


def test_no_change_is_told_in_two_words_and_ends_with_nought(told):
    assert (0, "Nothing changed.\n", "") == told()
    code, out, _ = told("--format", "json")
    follows: dict[str, list[str]] = {"approve": [], "consent": [], "train": [], "translate": []}
    assert (0, {"changes": [], "printed": [], "follows": follows, "not_compared": []}) == (code, json.loads(out))


def test_a_change_is_told_with_its_class_its_reason_and_what_follows(told, folder):
    folder.spoil(*CHANGED)
    code, out, err = told()
    assert (0, "") == (code, err)
    assert out.startswith("1 material, 0 editorial changes\n\neinwilligung prints otherwise\n  page ")
    for line in (
        "taub, material\n    [-97-]{+96+} danach",
        "\n\nIn the content\n\ntaub (effect, likelihoods.0.of_100): likelihood changed\n",
        "    from: 97\n    to: 96\n",
        "    printed in: einwilligung, einweisung, begleitheft\n",
        "    material: people decide by this figure\n",
        "    Ask running patients again for consent: taub\n",
        "    Train staff again: taub\n",
        f"einwilligung ({code_of(GUIDES)} is now {code_of(folder.path)})",
    ):
        assert line in out
    assert "Translate" not in out


def test_json_says_the_same(told, folder):
    folder.spoil(*CHANGED)
    _, out, _ = told("--format", "json")
    found = json.loads(out)
    (change,) = found["changes"]
    assert ("taub", "effect", "likelihood", "material", "97", "96") == tuple(
        change[name] for name in ("item", "kind", "what", "class", "from", "to")
    )
    assert (["taub"], ["taub"], []) == tuple(found["follows"][name] for name in ("consent", "train", "translate"))
    assert {"einwilligung", "einweisung", "begleitheft"} == {one["document"] for one in found["follows"]["approve"]}


def test_markdown_has_a_list_to_tick_and_no_markup_of_the_contents(told, folder):
    folder.spoil("zahn/expectations.yaml", "text: Sie entscheiden.", '@@text: "**Sie** <b>dürfen</b>."')
    _, out, _ = told("--format", "markdown")
    assert out.startswith(
        "## 1 material, 0 editorial changes\n\n### einwilligung prints otherwise\n\n- page 1, punkt-warten"
    )
    assert "<ins>Sie \\<b\\>dürfen\\</b\\>.</ins>" in out
    assert "\n### Material\n\n- **punkt-warten (key-point, text): " in out
    assert "  - to: \\*\\*Sie\\*\\* \\<b\\>dürfen\\</b\\>." in out
    assert "- [ ] Approve again: einwilligung" in out


def test_what_an_older_content_has_no_words_for_is_named_and_the_rest_compared(told, folder, tmp_path):
    old = Folder.copied(tmp_path / "old")
    old.rewrite("phrases.yaml", "  local_note:", "  local_note_of_then:")
    folder.spoil(*CHANGED)
    code, out, err = told(against=old.path)
    assert (0, "") == (code, err)
    assert "\n\ntaub (effect, likelihoods.0.of_100): likelihood changed\n" in out
    places = ["phrases.yaml: deck.local_note", "phrases.yaml: deck.local_note_of_then"]
    assert sorted(line.strip() for line in out.partition("Not compared")[2].splitlines()[1:]) == places
    assert places == sorted(json.loads(told("--format", "json", against=old.path)[1])["not_compared"])
    assert "phrases.yaml: deck.local\\_note" in told("--format", "markdown", against=old.path)[1]


def test_where_all_that_differs_cannot_be_compared_it_does_not_say_that_nothing_changed(told, tmp_path):
    old = Folder.copied(tmp_path / "old")
    old.rewrite("phrases.yaml", "  local_note:", "  local_note_of_then:")
    assert told(against=old.path)[1].startswith("Nothing that can be compared changed.\n")


@pytest.mark.parametrize(
    ("against", "code", "says"),
    [
        ("nothing-of-this-name", 2, "not a git repository"),
        ("", 2, "released yet"),
        ("{old}", 3, "cannot read that content"),
    ],
)
def test_what_cannot_be_compared_ends_with_two_or_three(told, tmp_path, against, code, says):
    (tmp_path / "old" / "zahn").mkdir(parents=True)
    (tmp_path / "old" / "clinics").mkdir()
    (tmp_path / "old" / "zahn" / "guide.yaml").write_text("id: zahn\n", "utf-8")
    (tmp_path / "old" / "clinics" / "hafen.yaml").write_text("name: x\n", "utf-8")
    found, out, err = told(against=against.format(old=tmp_path / "old"))
    assert (code, "") == (found, out)
    assert says in err


def test_a_sentence_that_only_moved_is_told_once(told, folder):
    folder.rewrite("zahn/guide.yaml", "[weg-warten, weg-putzen]", "[weg-putzen, weg-warten]")
    _, out, _ = told("--only", "einwilligung")
    assert out.count("moved") == 1
    assert out.startswith("0 material, ")


def test_without_pages_nothing_is_drawn(told, folder, monkeypatch):
    monkeypatch.setattr(pipeline, "page_indexes", None)
    folder.spoil(*CHANGED)
    _, out, _ = told("--no-pages")
    assert "einwilligung prints otherwise\n  taub, material\n    [-97-]{+96+} danach" in out
