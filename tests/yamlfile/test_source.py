from __future__ import annotations

import os

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import GUIDES
from handouts.errors import AccessError
from handouts.yamlfile.source import MANY, MAX_BYTES, MAX_DEPTH, Tree, parse_tree, read_tree


def parsed(text: str | bytes) -> Tree:
    return parse_tree(text.encode() if isinstance(text, str) else text, Tree("f"))


def only_problem(text: str | bytes):
    (problem,) = parsed(text).problems
    return problem.location.line, problem.location.column, problem.message, problem.hint


def test_scalars_mean_what_they_say():
    tree = parsed("a: No\nb: 12:30\nc: 1_000\nd: 0x10\ne: ~\nf: 010\ng: 2031-02-03\n")
    assert tree.data == {"a": "No", "b": "12:30", "c": "1_000", "d": "0x10", "e": "~", "f": "010", "g": "2031-02-03"}


def test_every_value_knows_its_place():
    tree = parsed("a:\n  - b: x\n    c: 😀 y\n")
    assert (2, 8) == (tree.place(("a", 0, "b")).line, tree.place(("a", 0, "b")).column)
    assert (3, 5) == (tree.key_place(("a", 0, "c")).line, tree.key_place(("a", 0, "c")).column)
    within = tree.within(("a", 0, "c"), "y")
    assert (3, 10) == (within.line, within.column)


def test_words_of_a_value_are_not_found_in_the_next_one():
    tree = parsed("a: x\nb: y\n")
    assert tree.place(("a",)) == tree.within(("a",), "y")


@pytest.mark.parametrize(
    "text", ["\ufeffa: b\n", "a: b\r\n", "a: b", "a : b\n", "---\na: b\n", "a: b\n...\n", "a: b\r"]
)
def test_what_notepad_does_to_a_file_is_read(text):
    tree = parsed(text)
    assert (tree.data, tree.problems) == ({"a": "b"}, [])


CANNOT_BE_READ = {
    "empty": ("", 0, 0, "empty", ""),
    "only comments": ("# a\n\n", 0, 0, "empty", ""),
    "a tab before a key": ("a:\n\tb: c\n", 2, 1, "a tab", "Use spaces"),
    "a tab behind spaces": ("a:\n  \tb: c\n", 2, 3, "a tab", "Use spaces"),
    "a no-break space before a key": ("a:\n \u00a0b: c\n", 2, 2, "U+00A0", "space bar"),
    "a no-break space behind the colon": ("a:\u00a0b\nc: d\n", 2, 2, "not YAML", "no-break space"),
    "a direction override": ("a: x\u202ey\n", 1, 5, "U+202E, right-to-left override", "Delete"),
    "a direction isolate in a comment": ("a: x\n# \u2066y\n", 2, 3, "U+2066", "Delete"),
    "a zero-width space": ("a: x\u200by\n", 1, 5, "U+200B", "Delete"),
    "a second byte order mark": ("a: b\n\ufeffc: d\n", 2, 1, "U+FEFF", "Delete"),
    "a NUL": ("a: \x00\n", 1, 4, "U+0000", "Delete"),
    "a bell": ("a: b\x07\n", 1, 5, "U+0007", "Delete"),
    "a form feed": ("a: b\x0cc\n", 1, 5, "U+000C", "Delete"),
    "a next line sign": ("a: b\x85c\n", 1, 5, "U+0085", "Delete"),
    "a line separator": ("a: b\u2028c\n", 1, 5, "U+2028", "Delete"),
    "a sign of private use": ("a: b\ue000\n", 1, 5, "U+E000", "Delete"),
    "an alias": ("a: b\nb: *a\n", 2, 4, "aliases", "quotes"),
    "an anchor": ("a: &x b\n", 1, 4, "aliases", "quotes"),
    "an alias as a key": ("*a : b\n", 1, 1, "aliases", "quotes"),
    "a tag": ("a: !!str b\n", 1, 4, "tags", "Delete"),
    "a tag of Python's": ("a: !!python/object/apply:os.system [x]\n", 1, 4, "tags", "Delete"),
    "a second document": ("a: b\n---\nc: d\n", 2, 1, "second document", "One file"),
    "a list as a key": ("? [a]\n: b\n", 1, 3, "a key must be a word", "key: value"),
    "a missing colon": ("a:\n  b: c\n  title hello\n  d: e\n", 3, 3, "no `key:`", "colon"),
    "a missing colon before keys": ("a\n  b: c\n", 2, 4, "", "colon missing"),
    "no space behind the colon": ("a:\n  b:c\n  d: e\n", 3, 4, "", "After the colon of a key comes a space"),
    "no space behind the dash": ("a:\n  - b\n  -c\n", 3, 3, "", "After the - of a list comes a space"),
    "a colon in a text": ("a: b: c\n", 1, 5, "second `: `", "quotes"),
    "a quote never closed": ('a: "b\nc: d\n', 1, 4, "never closed", "Close the quotation mark"),
    "a quote closed by the next": ('a: "b\nc: "d"\ne: f\n', 2, 5, "", "Close the quotation mark"),
    "an apostrophe in single quotes": ("a: 'I can't'\nb: c\n", 1, 11, "", "apostrophe"),
    "quotes in quotes": ('a: "he said "go" now"\n', 1, 14, "", "inside a quoted text"),
    "typographic quotes": ("a:\n  b: “Day 1: go”\n", 2, 12, "", "Typographic quotation marks"),
    "an entry too far left": ("a:\n  - b: c\n  d: e\n", 3, 3, "", "as the `- ` of line 2 does"),
    "a key between two columns": ("a:\n  b: {c: d}\n e: {f: g}\n", 3, 2, "", "begins in column 2; the lines above"),
    "a key after a block of text": ("a:\n  b: >-\n     c\n  d: {e: f}\n g: h\n", 5, 2, "", "in column 1 or 3."),
    "a brace before a text": ("a: {taub-bis} minutes\n", 1, 15, "", "must be in quotes"),
    "a bracket before a text": ("a: [see] this\n", 1, 10, "", "must be in quotes"),
    "stars before a text": ("a: **never** alone\n", 1, 4, "", "must be in quotes"),
    "a per cent sign": ("a: %50\n", 1, 4, "", "must be in quotes"),
    "an at sign": ("a: @home\n", 1, 4, "", "must be in quotes"),
    "a backslash in quotes": ('a: "C:\\dir"\n', 1, 7, "special sign", "\\\\"),
    "a key too far left": ("a:\n  b: c\n d: e\n", 3, 2, "does not fit", "indentation"),
    "a key too far right": ("a: b\n   c: d\n", 2, 5, "indented too far", "indentation"),
    "an entry without its dash": ("a:\n  - b\n  c: d\n", 3, 3, "does not begin with `- `", ""),
    "a list behind its key": ("a: - b\n", 1, 4, "a list cannot begin here", ""),
    "a comment that swallows text": ("a: take pill #2 now\nb: take #3\n", 1, 13, "", ""),
    "YAML 2": ("%YAML 2.0\n---\na: b\n", 1, 1, "not YAML", ""),
    "Latin-1": (b"a: caf\xe9\n", 1, 7, "byte 0xE9 is not UTF-8; was it é?", "UTF-8"),
    "Latin-1 behind a BOM": (b"\xef\xbb\xbfa: b\nc: \xfcber\n", 2, 4, "was it ü?", "UTF-8"),
    "half a character": ("é".encode()[:1], 1, 1, "byte 0xC3", "UTF-8"),
    "a surrogate": (b"a: \xed\xa0\x80\n", 1, 4, "byte 0xED", "UTF-8"),
    "UTF-16 little end first": ("\ufeffa: b\n".encode("utf-16-le"), 1, 1, "UTF-16", "UTF-8"),
    "UTF-16 big end first": ("\ufeffa: b\n".encode("utf-16-be"), 1, 1, "UTF-16", "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", 1, 1, "byte 0x89", "UTF-8"),
}


@pytest.mark.parametrize("case", CANNOT_BE_READ.values(), ids=CANNOT_BE_READ.keys())
def test_what_cannot_be_read_is_told_with_place_and_mending(case):
    text, line, column, message, hint = case
    problem = parsed(text).problems[0]
    assert (line, column) == (problem.location.line, problem.location.column)
    assert message in problem.message
    assert hint in problem.hint


def test_a_key_that_stands_twice_is_told_with_its_first_line():
    assert only_problem("a: b\nc: d\na: e\n") == (
        3,
        1,
        "the key 'a' is given twice",
        "It is already given at line 1; keep one of them.",
    )


def test_keys_that_stand_twice_are_told_all_at_once():
    assert [problem.location.line for problem in parsed("a: 1\na: 2\nb:\n  c: 1\n  c: 2\na: 3\n").problems] == [2, 5, 6]


def test_a_comment_behind_a_single_word_is_a_comment():
    assert parsed('a: "40"  # minutes\nb: minute # unit\n').problems == []


@pytest.mark.parametrize("depth", [30, 5000, 200_000])
@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_and_not_followed(sign, depth):
    assert (
        "nested too deeply" in parsed(sign * depth).problems[0].message
        or "a key must be" in parsed(sign * depth).problems[0].message
    )


def test_as_many_levels_as_are_enough_are_read_and_one_more_is_not():
    assert [] == parsed("[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH).problems
    assert "nested too deeply" == only_problem("[" * (MAX_DEPTH + 1) + "a" + "]" * (MAX_DEPTH + 1))[2]


def test_aliases_that_explode_are_refused_at_the_first():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)}, *{chr(97 + at)}]\n" for at in range(20)
    )
    assert only_problem(bomb)[:2] == (1, 4)


def test_of_many_hidden_characters_the_first_are_told_and_the_rest_counted():
    problems = parsed("a: \u202e\n" * 300).problems
    assert MANY + 1 == len(problems)
    assert "290 more" in problems[-1].message


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = read_tree(path).problems
    assert f"larger than {MAX_BYTES:,} bytes" in problem.message


def test_a_missing_file_and_a_folder_in_its_place_are_problems(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    assert read_tree(tmp_path / "none.yaml").problems[0].message == "the file is missing"
    assert read_tree(tmp_path / "folder.yaml").problems[0].message == "this is not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert read_tree(tmp_path / "pipe.yaml").problems[0].message == "this is not a file"


def test_a_loop_of_links_cannot_be_read(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    with pytest.raises(AccessError, match="cannot be read"):
        read_tree(tmp_path / "a.yaml")


def test_a_file_that_may_not_be_read_cannot_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("a: b")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(AccessError, match="Permission denied"):
        read_tree(path)


@given(strategies.yaml_like)
def test_any_text_gives_data_or_problems(text):
    tree = parsed(text)
    assert tree.problems or tree.data is not None


@given(st.binary(max_size=80))
def test_any_bytes_give_data_or_problems(raw):
    tree = parsed(raw)
    assert tree.problems or tree.data is not None


@given(strategies.yaml_like)
def test_every_place_told_is_in_the_file(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in parsed(text).problems:
        place = problem.location
        if place.line:
            assert place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 2


@pytest.mark.parametrize("case", CANNOT_BE_READ.values(), ids=CANNOT_BE_READ.keys())
def test_without_the_parser_in_c_the_same_lines_are_told(case, monkeypatch):
    monkeypatch.setattr("handouts.yamlfile.source.Loader", yaml.BaseLoader)
    text, line, *_ = case
    assert line == parsed(text).problems[0].location.line


@pytest.mark.parametrize("file", ["zahn/effects.yaml", "zahn/guide.yaml", "phrases.yaml"])
def test_without_the_parser_in_c_the_files_are_the_same(monkeypatch, file):
    swift = read_tree(GUIDES / file)
    monkeypatch.setattr("handouts.yamlfile.source.Loader", yaml.BaseLoader)
    assert read_tree(GUIDES / file) == swift
