"""The deck's pictures: which function draws what on which slide.

`draw(sheet, slide)` draws everything of an outline slide that is not text in a placeholder, on a slide that
already has its layout. It takes the layout's zones (placeholders of type object, chart and table) by name, and
removes them from the slide or fills them; zones that nothing was drawn in remain, for the caller to remove.
`tabs(sheet, mark, back, height)` draws the progress down the start edge, on layouts that do not fill it.
Language is set by the caller over the whole slide when everything is drawn; charts set their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE

from handouts.outline import deck
from handouts.render.pptx import bars, lines, oxml, people, practice, ring
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
    from collections.abc import Callable, Mapping

__all__ = ["Sheet", "draw", "tabs"]


def draw(sheet: Sheet, slide: deck.Slide) -> None:
    """Draw the pictures of a slide."""
    for drawing in DRAWINGS[type(slide)]:
        drawing(sheet, slide)


def _end_icon(sheet: Sheet, _: deck.EndSlide) -> None:
    """Draw the icon of the end."""
    if "Icon" in sheet.holders:  # a clinic's own layout may have no place for what decorates
        sheet.icon(sheet.look.end, sheet.zone("Icon"), sheet.shade("accent"))


def _badge(sheet: Sheet, slide: deck.BulletsSlide) -> None:
    """Draw the icon of the points on a tinted disc."""
    zone = sheet.zone("Picture")
    sheet.shape(zone, Skin(sheet.shade("tint")), form=MSO_SHAPE.OVAL)
    across = round(zone.w * (1 - sheet.look.badge) / 2)
    sheet.icon(slide.icon, zone.inset(across, across), sheet.shade("accent"))


def _list(sheet: Sheet, slide: deck.ListSlide) -> None:
    """Number a list that continues from where it left off; a checklist has a tile with an icon, as in the handout."""
    if slide.ticked:
        zone = sheet.zone("Icon")
        sheet.shape(zone, Skin(sheet.shade("accent")))
        across = round(zone.w * (1 - sheet.look.tile) / 2)
        sheet.icon(sheet.look.end, zone.inset(across, across), sheet.shade("white"))
    elif slide.start > 1:
        oxml.number_from(sheet.holders["Body"].text_frame, slide.start)


def _rail_icon(sheet: Sheet, slide: deck.BarChartSlide | deck.LineChartSlide) -> None:
    """Draw the icon in the rail beside a chart."""
    if slide.icon:
        sheet.icon(slide.icon, sheet.zone("Rail Icon"), sheet.shade("accent"))


def _section_icon(sheet: Sheet, slide: deck.ToldSlide) -> None:
    """Draw the icon of a section on the tab that names it."""
    if slide.icon:
        sheet.icon(slide.icon, sheet.zone("Section Icon"), sheet.shade("white"))


def _act(sheet: Sheet, slide: deck.ActSlide) -> None:
    """Draw the icons of see, do, say and record, always the same, and of the call."""
    look = sheet.look.act
    for part, name in zip(("See", "Do", "Say", "Record"), look.icons, strict=True):
        # what is said stands on a panel of full colour
        sheet.icon(name, sheet.zone(f"{part} Icon"), sheet.shade("white" if part == "Say" else "accent"))
    if slide.call:
        icon, shade = (look.emergency, "emergency") if slide.emergency else (look.call, "care")
        sheet.icon(icon, sheet.zone("Call Icon"), sheet.shade(shade))


DRAWINGS: Mapping[type[deck.Slide], tuple[Callable[[Sheet, Any], None], ...]] = {
    deck.TitleSlide: (ring.minutes, logo),
    deck.AgendaSlide: (agenda,),
    deck.ListSlide: (_list,),
    deck.SignsSlide: (signs,),
    deck.OpenerSlide: (ring.modules,),
    deck.RecallSlide: (recall,),
    deck.ClosingSlide: (closing,),
    deck.BulletsSlide: (_badge,),
    deck.FigureSlide: (people.figure,),
    deck.ChanceSlide: (people.chance,),
    deck.BarChartSlide: (bars.bars, _rail_icon),
    deck.LineChartSlide: (lines.lines, _rail_icon),
    deck.TimeLineSlide: (timeline,),
    deck.TableSlide: (table,),
    deck.FlowSlide: (flow,),
    deck.ComparisonSlide: (comparison,),
    deck.ActSlide: (_act,),
    deck.ToldSlide: (_section_icon,),
    deck.ScenarioSlide: (practice.scenario,),
    deck.QuestionSlide: (practice.question,),
    deck.SourcesSlide: (),
    deck.EndSlide: (_end_icon,),
}
"""What is drawn on each kind of slide; a kind with all its text in placeholders has nothing."""
