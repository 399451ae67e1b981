from __future__ import annotations

import json

import pytest

from handouts.app.cite import cite
from handouts.content.model.references import References
from handouts.content.validation import typed
from handouts.errors import AccessError, ContentError, UsageError
from handouts.yamlfile.source import read_tree

ZOTERO = {
    "id": "http://zotero.org/users/1/items/AB12CD34",
    "type": "article-journal",
    "abstract": "Long.\nVery long.",
    "container-title": "Journal of <i>Teeth</i>",
    "DOI": "https://doi.org/10.1000/Teeth.5",
    "ISSN": "1234-5678",
    "issue": 2,
    "language": "eng",
    "note": "PMID: 12345\nPMCID: PMC99",
    "page": "3–9",
    "source": "PubMed",
    "title": "CO<sub>2</sub> &amp; the tooth",
    "title-short": "",
    "volume": 12,
    "author": [{"family": "Goes", "given": "Vincent", "non-dropping-particle": "van der", "suffix": "Jr"}],
    "accessed": {"date-parts": [["2024", 1, 2]]},
    "issued": {"date-parts": [["2024", 2, 29]]},
}
BETTER_YAML = """
references:
- id: pullMolar2023
  author:
  - family: Pull
    given: Eva
  issued:
  - year: 2023
    month: 5
  title: The molar
  type: thesis
  publisher: Nowhere
  accessed:
    - year: 2024
"""


@pytest.fixture
def take(folder, tmp_path):
    def take(export):
        file = tmp_path / "export"
        file.write_text(export if isinstance(export, str) else json.dumps(export, indent="\t", ensure_ascii=False))
        merge = cite(folder.path, "zahn", file)
        references = typed(References, read_tree(merge.file)).references
        return merge, {reference.id: reference for reference in references}

    return take


def test_an_item_of_zotero_is_taken_as_it_is(take):
    merge, known = take([ZOTERO])
    assert merge.added == {"van-der-goes-jr-2024": "van der Goes Jr 2024"}
    taken = known["van-der-goes-jr-2024"]
    assert taken.title == "CO₂ & the tooth"
    assert taken.container_title == "Journal of Teeth"
    assert (taken.doi, taken.pmid, taken.pmcid) == ("10.1000/Teeth.5", "12345", "PMC99")
    assert (taken.volume, taken.issue, taken.page) == ("12", "2", "3–9")
    assert taken.issued.date_parts == ((2024, 2, 29),)
    assert (taken.note, taken.checked, taken.status) == (None, None, "unchecked"), "nobody has looked at it yet"


def test_an_item_pasted_into_the_file_reads_as_it_does_when_merged(folder, take):
    folder.rewrite(
        "zahn/references.yaml", "references:\n", f"references:\n  - {json.dumps(ZOTERO, ensure_ascii=False)}\n"
    )
    _, known = take(BETTER_YAML)
    assert known["van-der-goes-jr-2024"].pmid == "12345"


def test_csl_yaml_of_better_bibtex_keeps_its_citation_key(take):
    merge, known = take(BETTER_YAML)
    assert merge.added == {"pullmolar2023": "Pull 2023"}
    assert known["pullmolar2023"].issued.date_parts == ((2023, 5),)


def test_what_stands_there_stays_byte_for_byte_and_new_entries_come_before_the_studies(folder, take):
    before = (folder.path / "zahn/references.yaml").read_text("utf-8")
    merge, _ = take([ZOTERO])
    after = merge.file.read_text("utf-8")
    added = after.index("  - id: van-der-goes-jr-2024")
    assert before == after[:added] + after[after.index("studies:") :]


def test_a_second_time_nothing_changes(folder, take):
    take([ZOTERO])
    once = (folder.path / "zahn/references.yaml").read_bytes()
    merge, _ = take([ZOTERO])
    assert (merge.added, merge.filled, merge.known) == ({}, {}, 1)
    assert merge.file.read_bytes() == once


def test_an_entry_that_is_there_gets_what_it_lacks_and_keeps_what_it_says(folder, take):
    folder.rewrite("zahn/references.yaml", '    volume: "12"\n', "    DOI: 10.1000/teeth.5\n")
    merge, known = take([ZOTERO | {"page": "77"}])
    assert merge.filled == {"erfunden-zwei": ("volume", "issue", "PMID", "PMCID")}
    assert merge.differing == {"erfunden-zwei": ("title", "container-title", "page")}
    assert (known["erfunden-zwei"].volume, known["erfunden-zwei"].page) == ("12", "3-9")


def test_two_works_of_one_name_and_year_get_two_ids(take):
    other = ZOTERO | {"DOI": "10.1000/other", "note": ""}
    merge, known = take([ZOTERO, other])
    assert list(merge.added) == ["van-der-goes-jr-2024", "van-der-goes-jr-2024-b"]
    assert known["van-der-goes-jr-2024-b"].doi == "10.1000/other"


def test_an_item_twice_in_an_export_is_added_once(take):
    merge, _ = take([ZOTERO, ZOTERO])
    assert len(merge.added) == 1


def test_line_ends_of_windows_stay(folder, take):
    path = folder.path / "zahn/references.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    merge, known = take([ZOTERO])
    assert "van-der-goes-jr-2024" in known
    assert merge.file.read_bytes().count(b"\n") == merge.file.read_bytes().count(b"\r\n")


FAULTY = {
    "BibTeX": ("@article{x,\n title={T}}\n", "no CSL items", "Export as CSL JSON"),
    "a file of something else": ("greeting: hello\n", "no CSL items", "Export as CSL JSON"),
    "JSON cut short": ('[{"id": "x", "type": "book"', "this is not YAML", ""),
    "a key that CSL has not": ([ZOTERO | {"titel": "x"}], "unknown key `titel`", "Did you mean `title`?"),
    "no title": ([{"type": "book", "id": "x"}], "`title` is missing here", "Add a line `title: ...`."),
    "a type that CSL has not": ([ZOTERO | {"type": "journalArticle"}], "'journalArticle': can only be", ""),
    "a day that is none": ([ZOTERO | {"issued": {"raw": "2024-02-31"}}], "there is no such day", ""),
    "an address that is none": ([ZOTERO | {"URL": "javascript:alert(1)"}], "not a web address", ""),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_export_is_told_at_its_place_and_nothing_is_written(fault, folder, take):
    export, message, hint = FAULTY[fault]
    path = folder.path / "zahn/references.yaml"
    before = path.read_bytes()
    with pytest.raises(ContentError) as found:
        take(export)
    problem = next(problem for problem in found.value.problems if message in problem.message)
    assert hint in problem.hint
    assert problem.location.file.endswith("export")
    assert path.read_bytes() == before


def test_a_fault_in_json_is_told_with_its_line(take):
    with pytest.raises(ContentError) as found:
        take(json.dumps([ZOTERO, {"id": "x", "type": "book", "titel": "T"}], indent="\t"))
    assert all(problem.location.line > len(ZOTERO) for problem in found.value.problems)


def test_a_folder_or_a_missing_file_is_no_export(folder, tmp_path):
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(AccessError):
            cite(folder.path, "zahn", path)
    with pytest.raises(UsageError, match="no guide `zahm`"):
        cite(folder.path, "zahm", tmp_path)


def test_a_faulty_references_file_is_told_and_left(folder, take):
    place = folder.spoil("zahn/references.yaml", "short: Muster 2028", "@@shrt: Muster 2028")
    with pytest.raises(ContentError) as found:
        take([ZOTERO])
    assert place in [problem.location for problem in found.value.problems]
