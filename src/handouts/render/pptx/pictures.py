"""The deck's pictures: which function draws what on which slide.

`draw(sheet, slide)` draws everything of an outline slide that is not text in a placeholder, on a slide that
already has its layout. It takes the layout's zones (placeholders of type object, chart and table) by name, and
removes them from the slide or fills them; zones that nothing was drawn in remain, for the caller to remove.
`tabs(sheet, mark, back, height)` draws the progress down the start edge, on layouts that do not fill it.
Language is set by the caller over the whole slide when everything is drawn; charts set their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from pptx.enum.shapes import MSO_SHAPE

from handouts.outline import deck
from handouts.render.pptx import bars, lines, people, practice, ring
from handouts.render.pptx.comparison import comparison
from handouts.render.pptx.course import agenda, closing, tabs
from handouts.render.pptx.flow import flow
from handouts.render.pptx.logo import logo
from handouts.render.pptx.recall import recall
from handouts.render.pptx.shapes import Sheet, Skin
from handouts.render.pptx.signs import signs
from handouts.render.pptx.table import table
from handouts.render.pptx.timeline_picture import timeline

if TYPE_CHECKING:
    from handouts.outline.deck import ActSlide, BulletsSlide

__all__ = ["Sheet", "draw", "tabs"]


def draw(sheet: Sheet, slide: deck.Slide) -> None:
    """Draw the pictures of a slide."""
    match slide:
        case deck.TitleSlide():
            ring.minutes(sheet, slide)
            logo(sheet, slide)
        case deck.AgendaSlide():
            agenda(sheet, slide)
        case deck.OpenerSlide():
            ring.modules(sheet, slide)
        case deck.RecallSlide():
            recall(sheet, slide)
        case deck.ClosingSlide():
            closing(sheet, slide)
        case deck.SignsSlide():
            signs(sheet, slide)
        case deck.BulletsSlide():
            _badge(sheet, slide)
        case deck.FigureSlide():
            people.figure(sheet, slide)
        case deck.ChanceSlide():
            people.chance(sheet, slide)
        case deck.BarChartSlide() | deck.LineChartSlide():
            _chart(sheet, slide)
        case deck.TimeLineSlide():
            timeline(sheet, slide)
        case deck.TableSlide():
            table(sheet, slide)
        case deck.FlowSlide():
            flow(sheet, slide)
        case deck.ComparisonSlide():
            comparison(sheet, slide)
        case deck.ActSlide():
            _act(sheet, slide)
        case deck.ScenarioSlide():
            practice.scenario(sheet, slide)
        case deck.QuestionSlide():
            practice.question(sheet, slide)
        case deck.EndSlide():
            _end_icon(sheet)
        case deck.ToldSlide():
            if slide.icon:
                # on the tab that names the section
                sheet.icon(slide.icon, sheet.zone("Section Icon"), sheet.shade("white"))
        case deck.ListSlide():
            if slide.ticked:
                _tile(sheet, sheet.look.end)
        case deck.SourcesSlide():
            pass  # all of it is text in placeholders
        case _:
            assert_never(slide)


def _end_icon(sheet: Sheet) -> None:
    if "Icon" in sheet.holders:  # a clinic's own layout may have no place for what decorates
        sheet.icon(sheet.look.end, sheet.zone("Icon"), sheet.shade("accent"))


def _badge(sheet: Sheet, slide: BulletsSlide) -> None:
    """Draw the icon of the points on a tinted disc."""
    zone = sheet.zone("Picture")
    sheet.shape(zone, Skin(sheet.shade("tint")), form=MSO_SHAPE.OVAL)
    across = round(zone.w * (1 - sheet.look.badge) / 2)
    sheet.icon(slide.icon, zone.inset(across, across), sheet.shade("accent"))


def _tile(sheet: Sheet, name: str) -> None:
    """Draw an icon in white on a tile, as a part of the handout has it."""
    if name:
        zone = sheet.zone("Icon")
        sheet.shape(zone, Skin(sheet.shade("accent")))
        across = round(zone.w * (1 - sheet.look.tile) / 2)
        sheet.icon(name, zone.inset(across, across), sheet.shade("white"))


def _chart(sheet: Sheet, slide: deck.BarChartSlide | deck.LineChartSlide) -> None:
    """Draw bars or lines, and the icon in the rail beside them."""
    if isinstance(slide, deck.BarChartSlide):
        bars.bars(sheet, slide)
    else:
        lines.lines(sheet, slide)
    if slide.icon:
        sheet.icon(slide.icon, sheet.zone("Rail Icon"), sheet.shade("accent"))


def _act(sheet: Sheet, slide: ActSlide) -> None:
    """Draw the icons of see, do, say and record, always the same, and of the call."""
    look = sheet.look.act
    for part, name in zip(("See", "Do", "Say", "Record"), look.icons, strict=True):
        # what is said stands on a panel of full colour
        sheet.icon(name, sheet.zone(f"{part} Icon"), sheet.shade("white" if part == "Say" else "accent"))
    if slide.call:
        icon, shade = (look.emergency, "emergency") if slide.emergency else (look.call, "care")
        sheet.icon(icon, sheet.zone("Call Icon"), sheet.shade(shade))
