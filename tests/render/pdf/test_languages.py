from __future__ import annotations

from typing import TYPE_CHECKING

import page
import pytest

from handouts.render.pdf.engine.document import PdfStory, write
from handouts.render.pdf.engine.fonts import load_family
from handouts.render.pdf.engine.structure import Node
from handouts.render.pdf.engine.typesetting import Typesetter
from handouts.text.markup import Run
from inspectors.pdf import tag_tree, text_runs
from specimens.pdf import BODY, FONTS, METADATA, SHEET, TITLE, Paragraph, changed

if TYPE_CHECKING:
    from inspectors.pdf import TextRun

OTHERS = FONTS.parents[1] / "tests" / "specimens" / "fonts"
ARABIC = (
    Run("اتصل بنا على الرقم "),
    Run("(503) 555-0142", kind="telephone"),
    Run(" بعد 24 ساعة، الجرعة "),
    Run("0.5 mg/kg", kind="dose"),
    Run(" تُعطى خلال 40 دقيقة. "),
    Run("هذا مهم", href="https://example.org"),
    Run(" لا بأس."),
)
CHINESE = (Run("滴耳液：请先洗手，每天两次，持续七天。如有疼痛，请致电 "), Run("555-0142", kind="telephone"), Run("。"))


def document(title: str, said: tuple[Run, ...], other: str, language: str) -> bytes:
    files = {
        400: [FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf", OTHERS / other],
        600: [FONTS / "AtkinsonHyperlegibleNext_600SemiBold.ttf", OTHERS / other],
        800: [FONTS / "AtkinsonHyperlegibleNext_800ExtraBold.ttf", OTHERS / other],
    }
    rtl = language == "ar"
    setter = Typesetter(load_family(files), rtl=rtl)
    root = Node("Document")
    parts = [
        Paragraph((Run(title),), TITLE, root.add("H1", "title"), setter=setter),
        Paragraph(said, BODY, root.add("P", "said"), setter=setter, before=8),
    ]
    sheet = changed(SHEET, right=248)
    return write(PdfStory(root, parts, sheet, changed(METADATA, title=title, language=language, rtl=rtl)))


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return document("ماذا قد أشعر؟", ARABIC, "arabic.ttf", "ar")


@pytest.fixture(scope="module")
def chinese() -> bytes:
    return document("药物安全", CHINESE, "chinese.ttf", "zh-CN")


def seen(runs: list[TextRun], text: str) -> TextRun:
    (run,) = [run for run in runs if text in run.text]
    return run


@pytest.mark.parametrize("language", ["arabic", "chinese"])
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_conforms(language: str, profile: page.ValidationProfile, request: pytest.FixtureRequest):
    assert [] == list(page.validate_pdf_bytes(request.getfixturevalue(language), profile=profile).failures)


def test_arabic_is_read_back_in_the_order_it_was_written(arabic: bytes):
    before, after = "".join(run.text for run in ARABIC).split("هذا مهم")
    assert f"  P #said '{before}[…]{after}'\n    Link 'هذا مهم'" in tag_tree(arabic)


@pytest.mark.parametrize("number", ["(503) 555-0142", "0.5 mg/kg"])
def test_a_number_is_shown_from_left_to_right_in_one_piece(arabic: bytes, number: str):
    assert "Atkinson" in seen(text_runs(arabic), number).font


def test_arabic_words_run_from_the_right(arabic: bytes):
    runs = text_runs(arabic)
    first, second = seen(runs, "اتصل"), seen(runs, "بنا")
    assert first.y == second.y
    assert first.x > second.x


def test_a_right_to_left_line_ends_at_the_right_edge(arabic: bytes):
    first = next(run for run in text_runs(arabic) if run.text == "اتصل")
    assert 200 < first.x < 248


def test_chinese_is_read_back_as_it_was_written(chinese: bytes):
    said = "".join(run.text for run in CHINESE)
    assert f"  P #said '{said}'" in tag_tree(chinese)


def test_chinese_lines_end_between_characters_but_never_before_a_stop(chinese: bytes):
    lines: dict[float, str] = {}
    for run in text_runs(chinese)[1:]:
        lines[run.y] = lines.get(run.y, "") + run.text
    assert len(lines) > 1
    assert not any(line.startswith(tuple("，。：；！？")) for line in lines.values())


def test_the_fallback_draws_only_what_the_main_face_lacks(chinese: bytes):
    assert {"AtkinsonHyperlegibleNext-Regular", "DroidSansFallback"} == {run.font for run in text_runs(chinese)}
    assert "Atkinson" in seen(text_runs(chinese), "555-0142").font
