"""Cards without a band for a head, and lists to tick, judged by the bytes of their file."""

from __future__ import annotations

from functools import cache
from typing import Any

from handouts.outline.handout import Blank, Card, Cards, Section
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen

rich, rich_all = specimen.rich, specimen.rich_all
PRICES = tuple(
    Blank(f"price-{at}", rich(words)) for at, words in enumerate(("One hat $", "All hats, at most $", "Tea $"))
)
TICKS = tuple(Blank(f"tick/{name}", (), kind="tick", tooltip=f"Tick: {name}") for name in ("cold", "blue"))
LIST = Card("list", "do", "doctor", rich("Tell us"), points=rich_all("a cold", "a blue nose"), ticks=TICKS,
            origins=("cold", "blue"))  # fmt: skip
BOX = Card("price", "plain", "cost", rich("What will I pay?"), lead=rich("Hats cost a lot."), blanks=PRICES)
PLAIN = tuple(Card(f"plain-{at}", "plain", "eye", rich(f"Title {at}"), lead=rich(f"Words {at}.")) for at in range(3))


@cache
def built(**asked: Any) -> bytes:
    blocks = (
        Cards("more/list", "halves", (LIST,)),
        Cards("more/boxes", "boxes", (BOX, PLAIN[0])),
        Cards("more/columns", "columns", PLAIN[1:]),
    )
    section = Section("more", "flow", "eye", rich("Part 1"), rich("More"), blocks)
    outline = specimen.outline(sections=(specimen.opening(), section))
    return render(outline, specimen.seal(), load_theme(), Format(**asked))


def fields(data: bytes) -> list[str]:
    with open_pdf(data) as pdf:
        return [str(one.T) for one in pdf.Root.AcroForm.Fields]


def tops(data: bytes, words: str) -> list[float]:
    return [run.y for run in text_runs(data) if run.text.strip().startswith(words)]


def test_each_point_of_a_list_to_tick_has_a_box_and_each_blank_a_field():
    assert ["tick/cold", "tick/blue", "price-0", "price-1", "price-2"] == fields(built(fillable=True))[-5:]


def test_a_box_to_tick_is_a_form_element_in_the_body_of_its_item():
    tree = [line.strip() for line in tag_tree(built()).splitlines()]
    boxes = [at for at, line in enumerate(tree) if line.startswith("Form") and "tick/" in line]
    assert [True, True] == [tree[at - 1].startswith("LBody") for at in boxes]


def test_columns_stand_abreast_and_in_large_print_one_under_another():
    assert tops(built(), "Title 1") == tops(built(), "Title 2")
    assert tops(built(large=True), "Title 1") > tops(built(large=True), "Title 2")


def test_a_long_list_to_tick_goes_on_over_a_page_of_large_print_under_its_head():
    count = 40
    names = [f"point {at}" for at in range(count)]
    ticks = tuple(Blank(f"tick/{at}", (), kind="tick", tooltip=f"Tick: {at}") for at in range(count))
    card = Card("list", "do", "doctor", rich("Tell us"), points=rich_all(*names), ticks=ticks,
                origins=tuple(f"p{at}" for at in range(count)))  # fmt: skip
    section = Section("more", "flow", "eye", rich("Part 1"), rich("More"), (Cards("more/list", "halves", (card,)),))
    outline = specimen.outline(sections=(specimen.opening(), section))
    runs = text_runs(render(outline, specimen.seal(), load_theme(), Format(large=True)))
    listed = [run for run in runs if run.text.strip().startswith("point ")]
    heads = {run.page: bool(run.artifact) for run in runs if run.text.strip("\u00a0 ").startswith("Tell us")}
    first, *rest = sorted({run.page for run in listed})
    assert count == len(listed)
    assert rest
    assert {first: False, **dict.fromkeys(rest, True)} == heads
