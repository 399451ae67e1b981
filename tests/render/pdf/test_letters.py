"""Names and signs: the second family draws what the first lacks, and all is found and copied as it was typed."""

from __future__ import annotations

import dataclasses
from functools import cache
from unicodedata import normalize

import page
import pypdfium2
import pytest

from handouts.errors import ContentError
from handouts.outline.handout import Paragraph
from handouts.render.pdf.handout import render
from handouts.theme.look import load_theme
from inspectors.pdf import tag_tree, text_runs
from specimens import handout as specimen

NAMES = "Nguyễn Thị Đặng, Ŝoňa Łucja Şahin, Őz Žižka, Ħaż ẞ, Ơn Ưng Ỹ"
SIGNS = "µg μg ✓ ✗ SpO₂ H₂O CO₂ x₁₀ 10⁻⁹ ≥ ≤ ± − × ½ ⅓ ° † ‡ ≈ ≠ → ℞ α β Δ ♀ ♂ ‰ ′ ″ ☐ ☑"
PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]


def said(text: str) -> bytes:
    """Return a handout that says a text as a heading, as a paragraph, and in strong letters."""
    section = dataclasses.replace(
        specimen.asking(),
        title=specimen.rich(text),
        blocks=(
            Paragraph("asking/plain", specimen.rich(text), "body"),
            Paragraph("asking/strong", specimen.rich(f"**{text}**"), "body"),
        ),
    )
    return render(specimen.outline(sections=(section,)), specimen.seal(), load_theme())


@cache
def lettered() -> bytes:
    return said(f"{NAMES} {SIGNS}")


def copied(data: bytes) -> str:
    """Return the words of a file as PDFium's search and clipboard give them."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def fonts(data: bytes) -> set[str]:
    return {run.font for run in text_runs(data)}


def test_names_and_signs_are_copied_as_they_were_typed():
    text = copied(lettered())
    assert 3 == text.count(f"{NAMES} {SIGNS}")
    assert normalize("NFC", text) == text


def test_they_are_read_aloud_as_they_were_typed():
    assert 3 == tag_tree(lettered()).count(f"{NAMES} {SIGNS}")


@pytest.mark.parametrize("word", ["Nguyễn", "Łucja", "SpO₂", "µg", "✓"])
def test_a_search_finds_them(word):
    first = pypdfium2.PdfDocument(lettered())[0].get_textpage()
    assert first.search(word).get_next()


@pytest.mark.parametrize("profile", PROFILES)
def test_it_conforms(profile):
    assert [] == [failure.message for failure in page.validate_pdf_bytes(lettered(), profile=profile).failures]


def test_the_second_family_is_there_in_each_weight_and_only_where_it_is_needed():
    second = {f"SourceSans3-{weight}" for weight in ("Regular", "SemiBold", "ExtraBold")}
    assert second == {font for font in fonts(lettered()) if "Source" in font}
    assert not [font for font in fonts(said("Zoë Łucja Žižka, 5 ± 2 °C")) if "Source" in font]


def test_of_the_second_family_the_file_holds_what_is_used():
    assert len(lettered()) < len(said("Zoë")) + 60_000


def test_what_neither_has_is_named_with_its_place():
    with pytest.raises(ContentError) as caught:
        said("Take \N{GRINNING FACE} home")
    assert {"U+1F600, GRINNING FACE" in problem.message for problem in caught.value.problems} == {True}
    assert {"asking"} == {problem.location.file.partition("/")[0] for problem in caught.value.problems}


def test_half_a_word_is_never_drawn():
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    with pytest.raises(ContentError, match=f"the word “{word * 2}” is wider than its place") as caught:
        said(f"So viel: {word * 2}.")
    assert "asking" == caught.value.problems[0].location.file.partition("/")[0]
