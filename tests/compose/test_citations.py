"""References, as a footer, a handout's list and the last slides have them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.citations import (
    address,
    brief,
    full,
    leading,
    listed,
    number_citations,
    short,
    shorter,
    sources_used,
)
from handouts.content.model.documents import HandoutDocument
from handouts.content.model.references import Reference
from handouts.outline.handout import HandoutOutline, Paragraph, Sources
from handouts.outline.walk import of_kind, runs, slide_of, texts
from handouts.text.markup import Run, plain

SITE = {
    "id": "leaflet",
    "type": "webpage",
    "title": "A leaflet with a title that is far too long for a list",
    "short": "Doe 2030",
    "checked": "2031-01-05",
    "URL": "https://www.example.org/leaflets/1",
}
ARTICLE = SITE | {"type": "article-journal", "container-title": "J Teeth", "volume": "7", "DOI": "10.1000/teeth.7"}
ONE, TWO = "erfunden-eins", "erfunden-zwei"
HANDOUT = "einwilligung"
NEW = """  - id: erfunden-neu
    type: book
    title: Noch ein Handbuch
    short: Anders 2030
    checked: 2031-01-05
studies:
"""


def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(HANDOUT,)))[0]


def used(folder):
    made = edition(folder)
    return [one.origin for one in sources_used(made, made.guide.guide.documents[HANDOUT], "quellen").entries]


@pytest.mark.parametrize(
    ("wanted", "reference"),
    [
        ("Doe 2030. A leaflet with a title that is far too long for a list. example.org", SITE),
        ("Doe 2030. Leaflet. example.org", SITE | {"title-short": "Leaflet"}),
        ("Doe 2030. example.org", SITE | {"title-short": "Doe 2030"}),
        ("Doe 2030. Leaflet. doi:10.1000/teeth.7", ARTICLE | {"title-short": "Leaflet"}),
        ("Doe 2030. Do teeth fall? doi:10.1000/teeth.7", ARTICLE | {"title": "Do teeth fall? A trial: the T study"}),
        ("Doe 2030. Leaflet. J Teeth 7:3-9", ARTICLE | {"title-short": "Leaflet", "page": "3-9", "DOI": None}),
    ],
)
def test_a_reference_is_listed_in_a_line(wanted, reference):
    assert wanted == plain(brief(Reference.model_validate(reference)))


@pytest.mark.parametrize(
    ("wanted", "authors"),
    [
        ("", []),
        ("Muster EA. ", [{"family": "Muster", "given": "Erika Anna"}]),
        ("Bei JP, Muster. ", [{"family": "Bei", "given": "Jean-Paul"}, {"family": "Muster"}]),
        ("Amt für Zähne u. a. ", [{"literal": "Amt für Zähne"}, {"family": "Bei"}, {"family": "Muster"}]),
    ],
)
def test_a_reference_in_full_names_two_authors_and_of_more_the_first(wanted, authors):
    reference = Reference.model_validate(ARTICLE | {"author": authors, "title": "Teeth."})
    assert f"{wanted}Teeth. J Teeth;7. doi:10.1000/teeth.7." == plain(full(reference, "u. a."))


def test_a_reference_in_full_says_where_it_was_published_and_when():
    given = {"issued": {"date-parts": [["2029", "4"]]}, "issue": "2", "page": "3-9", "title": "Teeth"}
    assert "Teeth. J Teeth 2029;7(2):3-9. doi:10.1000/teeth.7." == plain(
        full(Reference.model_validate(ARTICLE | given), "")
    )


def test_a_reference_is_followed_to_its_doi_before_its_page():
    assert "https://doi.org/10.1000/teeth.7" == address(Reference.model_validate(ARTICLE))
    assert SITE["URL"] == address(Reference.model_validate(SITE))
    assert "" == address(Reference.model_validate({name: value for name, value in SITE.items() if name != "URL"}))


def test_a_footer_names_all_references_or_where_that_is_too_long_two_of_them(folder):
    made = edition(folder)
    assert () == short(made, ())
    assert "Muster 2028 · Beispiel 2029" == plain(short(made, (ONE, TWO)))
    assert () == shorter(made, (ONE, TWO))
    assert "Muster 2028 · Beispiel 2029 · und weitere" == plain(shorter(made, (ONE, TWO, ONE)))


def test_each_name_in_a_footer_leads_to_the_slide_that_lists_it_and_the_others_to_the_next(folder):
    made = edition(folder)
    leads = [(run.text, slide_of(run.href)) for run in shorter(made, (ONE, TWO, ONE))]
    assert [("Muster 2028", ONE), (" · ", ""), ("Beispiel 2029", TWO), (" · ", ""), ("und weitere", ONE)] == leads
    assert [ONE, "", TWO] == [slide_of(run.href) for run in leading(made, (ONE, TWO))]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (ARTICLE, ("Doe 2030. J Teeth. doi:10.1000/teeth.7", "https://doi.org/10.1000/teeth.7")),
        (ARTICLE | {"page": "3-9", "DOI": None}, ("Doe 2030. J Teeth 7:3-9", SITE["URL"])),
        (SITE, ("Doe 2030. example.org", SITE["URL"])),
        (ARTICLE | {"container-title": None}, ("Doe 2030. doi:10.1000/teeth.7", "https://doi.org/10.1000/teeth.7")),
    ],
)
def test_a_deck_lists_a_reference_in_brief_and_its_end_leads_there(reference, expected):
    said = listed(Reference.model_validate(reference))
    assert expected == (plain(said), said[-1].href)


def test_a_handout_lists_by_author_what_stands_behind_its_figures_and_marks_what_is_not_verified(folder):
    made = edition(folder)
    listed = sources_used(made, made.guide.guide.documents[HANDOUT], "quellen").entries
    assert [(1, TWO, "(noch zu prüfen)"), (2, ONE, "")] == [
        (one.number, one.origin, plain(one.notice)) for one in listed
    ]


def test_a_handout_counts_the_sources_that_its_texts_cite_as_they_are_read_and_lists_these_alone(folder):
    folder.rewrite(
        "zahn/expectations.yaml", "Auf ein Tuch beißen und", f"Auf ein Tuch[^{TWO}] beißen[^{ONE}][^{TWO}] und"
    )
    outline = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(HANDOUT,)))[1][HANDOUT].outline
    cites = [one for one in runs(outline) if one.cite]
    assert {"1": f"#{TWO}", "2": f"#{ONE}", ",\N{NO-BREAK SPACE}1": f"#{TWO}"} == {one.text: one.href for one in cites}
    assert [TWO, ONE] == list(dict.fromkeys(one.cite for one in cites))
    (listed,) = of_kind(outline, Sources)
    assert [(1, TWO), (2, ONE)] == [(one.number, one.origin) for one in listed.entries]
    assert "Auf ein Tuch beißen und" in " ".join(texts(outline))


def test_what_is_given_with_a_handout_lists_the_sources_of_both_and_the_handout_s_numbers_lead_to_the_sources(folder):
    folder.rewrite("zahn/expectations.yaml", "Auf ein Tuch beißen und", f"Auf ein Tuch[^{TWO}] beißen[^{ONE}] und")
    folder.part_sources()
    asked = Request(content=folder.path, clinic=CLINIC, documents=(HANDOUT, "beilage"))
    edition, composed = pipeline.compose(asked)
    cites = [one for one in runs(composed[HANDOUT].outline) if one.cite]
    leads = {name: address(edition.guide.sources[name]) for name in (ONE, TWO)}
    assert [("1", leads[TWO]), ("2", leads[ONE])] == list(dict.fromkeys((one.text, one.href) for one in cites))
    (listed,) = of_kind(composed["beilage"].outline, Sources)
    assert [(1, TWO), (2, ONE)] == [(one.number, one.origin) for one in listed.entries]


def test_what_is_given_with_a_handout_counts_on_from_its_numbers(folder):
    folder.rewrite("zahn/expectations.yaml", "Auf ein Tuch beißen und", f"Auf ein Tuch[^{TWO}] beißen und")
    folder.part_sources()
    edition, composed = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=(HANDOUT, "beilage")))
    main, paper = (composed[name].outline for name in (HANDOUT, "beilage"))
    assert isinstance(main, HandoutOutline)
    assert isinstance(paper, HandoutOutline)
    (section,) = paper.sections
    more = Paragraph("quellen/mehr", (Run("Mehr davon"), Run("", cite=ONE)))
    paper = replace(paper, sections=(replace(section, blocks=(more, *section.blocks)),))
    document = edition.guide.guide.documents["beilage"]
    assert isinstance(document, HandoutDocument)
    made = number_citations(edition, document, paper, main)
    assert ["2"] == [one.text for one in runs(made) if one.cite]
    (listed,) = of_kind(made, Sources)
    assert [(1, TWO), (2, ONE)] == [(one.number, one.origin) for one in listed.entries]


def test_what_is_given_with_a_handout_lists_what_that_one_rests_on_where_no_text_cites(folder):
    before = used(folder)
    folder.part_sources()
    made = edition(folder)
    listed = sources_used(made, made.guide.guide.documents["beilage"], "quellen").entries
    assert before == [one.origin for one in listed]


def test_a_deck_and_a_page_without_a_list_show_no_numbers_of_sources(folder):
    folder.rewrite("zahn/expectations.yaml", "Auf ein Tuch beißen und", f"Auf ein Tuch[^{TWO}] beißen und")
    outlines = pipeline.compose(Request(content=folder.path, clinic=CLINIC))[1]
    citing = {name for name, one in outlines.items() for run in runs(one.outline) if run.cite}
    assert {HANDOUT} == citing


@pytest.mark.parametrize(
    ("file", "old", "new", "listed"),
    [
        ("guide.yaml", "unit: mg\n    sources: [erfunden-eins]", "unit: mg\n    sources: [erfunden-neu]", True),
        ("effects.yaml", "- id: taub\n    sources: [erfunden-eins]", "- id: taub\n    sources: [erfunden-neu]", False),
    ],
    ids=["of a fact that patients read", "of an effect itself"],
)
def test_a_source_is_listed_where_a_number_or_main_point_rests_on_it(folder, file, old, new, listed):
    folder.rewrite("zahn/references.yaml", "studies:\n", NEW)
    folder.rewrite(f"zahn/{file}", old, new)
    assert listed is ("erfunden-neu" in used(folder))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("why: Gewollt und kurz.", 'why: "Die Spritze hat {druck-grenze}."'),
        ("staff: Weg in {taub-bis}.", 'staff: "Bis {druck-grenze}."'),
        ('see: ["Nuschelt", ', 'see: ["Über {druck-grenze}", '),
        ("why: Die Umfrage fragte nicht danach.", 'why: "Erst ab {druck-grenze}."'),
    ],
    ids=["why", "how long it lasts", "what is seen", "why nobody knows"],
)
def test_what_only_staff_read_brings_patients_no_source(folder, old, new):
    folder.rewrite("zahn/references.yaml", "studies:\n", NEW)
    folder.rewrite(
        "zahn/guide.yaml", "unit: mmhg\n    sources: [erfunden-eins]", "unit: mmhg\n    sources: [erfunden-neu]"
    )
    folder.rewrite("zahn/effects.yaml", old, new)
    assert "erfunden-neu" not in used(folder)
    folder.rewrite("zahn/effects.yaml", "do: Nicht kauen.", 'do: "Nicht kauen bei {druck-grenze}."')
    assert "erfunden-neu" in used(folder)


def test_of_an_effect_only_the_figure_that_patients_read_brings_its_source(folder):
    folder.rewrite("zahn/references.yaml", "studies:\n", NEW)
    folder.rewrite("zahn/references.yaml", "    sources: [erfunden-eins]\n", "    sources: [erfunden-neu]\n")  # umfrage
    assert "erfunden-neu" in used(folder)  # as the first figure of the swelling, and behind a benefit
    folder.rewrite("zahn/guide.yaml", "items: [bild-schmerz, bild-zufrieden]", "items: [bild-schmerz]")
    low, count = "{kind: range, low: ", "{kind: count, of_100: "
    text = (folder.path / "zahn/effects.yaml").read_text("utf-8")
    first, second = (next(line for line in text.split("\n") if kind in line and other in line) + "\n"
                     for kind, other in ((low, "umfrage"), (count, '"41"')))  # fmt: skip
    folder.rewrite("zahn/effects.yaml", first + second, second + first)
    folder.rewrite("zahn/guide.yaml", "- {study: umfrage, effects: [schwellung]}", "- effects: [schwellung]")
    assert "erfunden-neu" not in used(folder)


def test_what_a_clinic_sets_rests_on_no_study(folder):
    folder.rewrite("zahn/references.yaml", "studies:\n", NEW)
    folder.rewrite(
        "zahn/guide.yaml", '  bleiben:\n    value: "45"\n', '  bleiben:\n    value: "45"\n    sources: [erfunden-neu]\n'
    )
    assert "erfunden-neu" not in used(folder)
