"""What the patient was told: the handout's own words, or where they stand, so that staff and paper say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.compose.figures import joined
from handouts.compose.setting import composes_slide
from handouts.content.markup import plain
from handouts.content.model import training
from handouts.content.places import place, places
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.numbers import quoted as figures
from handouts.outline.quoting import quoted
from handouts.outline.visit import origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.setting import Common, Setting
    from handouts.content.markup import RichText
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline, Section


def untold(edition: Edition, handout: HandoutOutline, modules: Iterable[training.Module]) -> Iterator[Problem]:
    """Yield every slide that quotes or names an item which the handout does not show."""
    shown, told = origins(handout.sections), _told(handout.sections)
    where = places(edition.content)
    for slide in (slide for module in modules for slide in module.slides):
        lacking = [("handout", one) for one in slide.handout if _teller(edition, one) not in told]
        if isinstance(slide, training.ToldSlide) and slide.item not in shown:
            lacking.append(("item", slide.item))
        for field, item in lacking:
            hint = f"Name it in a section of `{handout.identity.document}`, or take another item."
            found = f"`{item}` is named here, and the handout does not show it"
            yield Problem(place(edition.content, where, slide.id, field), found, hint)


def read_in(at: Setting, names: Iterable[str]) -> RichText:
    """Return, for the notes, the titles of the handout's sections that tell of items; nothing where none is named."""
    wanted = {_teller(at.edition, name) for name in names}
    titles = tuple(title for title, told in _sections(at) if wanted & told) if wanted else ()
    return at.edition.fill(at.edition.phrases.deck.read_in, sections=joined(at.edition, titles)) if titles else ()


def _sections(at: Setting) -> list[tuple[RichText, set[str]]]:
    """Return the titles of the handout's sections with what each tells: every slide asks, and it is found out once."""
    key = (f"{at.handout.identity.document}/told",)
    return at.edition.once(key, lambda: [(one.title, _told(one)) for one in at.handout.sections])


def _told(part: Any) -> set[str]:
    """Return the items that a part of a handout shows, or quotes the figure of."""
    return origins(part) | {run.fact for run in figures(part)}


def _teller(edition: Edition, item: str) -> str:
    """Return the item that tells patients: of an effect or a check that may be another one."""
    return getattr(edition.guide.items[item], "told_by", None) or item


@composes_slide(training.ToldSlide)
def told_slide(at: Setting, slide: training.ToldSlide, common: Common) -> out.ToldSlide:
    """Quote the handout whole, with the section in which it stands."""
    edition, words = at.edition, at.edition.phrases.deck
    section = section_of(at.handout, slide.item)
    return out.ToldSlide(
        **common,
        section=edition.fill(words.section, n=_number(section)),
        section_title=section.title if section.part else (),
        quote=quoted(section, slide.item),
        staff_label=edition.fill(words.for_staff),
        staff=edition.said(slide.staff),
        icon=section.icon,
    )


def section_of(handout: HandoutOutline, item: str) -> Section:
    """Return the section of the handout that shows an item."""
    return next(section for section in handout.sections if item in origins(section))


def _number(section: Section) -> str:
    return plain(section.part) or plain(section.title)
