"""Which text of a slide stands in which placeholder, and which layouts a slide can have.

The fit stage measures by this and the renderer fills the placeholders by it, so neither forgets what the other
does. Names are those of the template's layouts and placeholders.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from handouts.content.markup import Run
from handouts.outline import deck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Identity, Seal

SMALL = ("Source", "Module", "Seal", "Number")
"""Placeholders that nobody reads from the last row, so that they may be small; they are read last."""

SEALED_IN_FULL = (deck.TitleSlide, deck.EndSlide)
"""Slides that say form, status, version and use-by in their own places, so that their foot need not."""

Texts = dict[str, tuple["RichText", ...]]

_LAYOUTS: Mapping[type[deck.Slide], tuple[str, ...]] = {
    deck.TitleSlide: ("Title",),
    deck.AgendaSlide: ("Agenda",),
    deck.ListSlide: ("List", "List Dense"),
    deck.SignsSlide: ("Wide",),
    deck.OpenerSlide: ("Section",),
    deck.RecallSlide: ("Wide",),
    deck.ClosingSlide: ("Picture and Rail Large", "Picture and Rail"),
    deck.BulletsSlide: ("Points and Rail", "Points and Rail Dense"),
    deck.FigureSlide: ("Key Figure", "Key Figure Middle", "Key Figure Dense"),
    deck.ChanceSlide: ("Picture and Rail Large", "Picture and Rail"),
    deck.BarChartSlide: ("Chart and Rail Large", "Chart and Rail"),
    deck.LineChartSlide: ("Chart and Rail Large", "Chart and Rail"),
    deck.TimeLineSlide: ("Wide",),
    deck.TableSlide: ("Table",),
    deck.FlowSlide: ("Wide",),
    deck.ComparisonSlide: ("Wide",),
    deck.ActSlide: ("See Do Say Record", "See Do Say Record Dense", "See Do Say Record Full"),
    deck.ToldSlide: ("Told", "Told Middle", "Told Dense"),
    deck.ScenarioSlide: ("Scenario",),
    deck.SourcesSlide: ("Sources",),
    deck.EndSlide: ("End",),
}


def layouts(slide: deck.Slide) -> tuple[str, ...]:
    """Return the layouts that a slide can have, the largest type first."""
    if isinstance(slide, deck.TitleSlide) and slide.logo:
        return ("Title with Logo",)
    if isinstance(slide, deck.ListSlide) and slide.ticked:
        return ("Checklist", "Checklist Dense")
    if isinstance(slide, deck.FigureSlide) and slide.beside:
        return ("Wide",)
    if isinstance(slide, deck.QuestionSlide):
        return ("Question",) if slide.figure else ("Question Words",)
    return _LAYOUTS[type(slide)]


@dataclass(frozen=True, slots=True)
class SealLines:
    """What a deck says of its version: in full on the first and the last slide, and at the foot of each other one."""

    full: tuple[RichText, ...] = ()
    """The form comes first."""
    foot: RichText = ()


UNSEALED = SealLines()


def texts(slide: deck.Slide, lines: SealLines = UNSEALED) -> Texts:
    """Return the paragraphs of each placeholder; empty paragraphs and placeholders are left out."""
    placed: Texts = {"Title": (slide.title,), **_body(slide, lines), "Source": (slide.source,)}
    if isinstance(slide, deck.AgendaSlide):
        placed["Source"] = (slide.source or slide.hint,)
    if isinstance(slide, deck.RecallSlide):
        placed["Module"] = (slide.still,)
    elif slide.mark and not isinstance(slide, deck.OpenerSlide):
        placed["Module"] = (module_label(slide.mark),)
    elif isinstance(slide, deck.ScenarioSlide | deck.QuestionSlide):
        placed["Module"] = (slide.still, _strong(slide.unit))
    if not isinstance(slide, SEALED_IN_FULL):
        placed["Seal"] = (lines.foot,)
    filled = {name: tuple(filter(None, paragraphs)) for name, paragraphs in placed.items()}
    return {name: paragraphs for name, paragraphs in filled.items() if paragraphs}


def module_label(mark: deck.Mark) -> RichText:
    """Return the module's name in bold, and the slide's place."""
    return (*_strong(mark.name), Run("\u2002"), *mark.place)


def seal_lines(identity: Identity, seal: Seal) -> SealLines:
    """Return what the slides of a deck say of its version."""
    full = (seal.form_line, seal.status_line, identity.version_line, identity.use_by_line)
    return SealLines(tuple((Run(line),) for line in full if line), (Run(seal.foot_line),))


_DRAWN = (
    deck.ComparisonSlide, deck.FlowSlide, deck.RecallSlide, deck.SignsSlide, deck.TableSlide, deck.TimeLineSlide,
)  # fmt: skip
"""Slides whose words all stand in their picture."""


def _body(slide: deck.Slide, lines: SealLines) -> Texts:
    if isinstance(slide, _DRAWN):
        return {}
    match slide:
        case deck.TitleSlide():
            return {"Subtitle": (slide.subtitle,), "Clinic": (slide.clinic,), "Status": lines.full}
        case deck.AgendaSlide():
            return {"Body": tuple(entry.name for entry in slide.entries)}
        case deck.ListSlide():
            return {"Body": tuple(text for _, text in slide.items)}
        case deck.OpenerSlide():
            return {"Objective": (slide.objective,), "Status": (slide.minutes,)}
        case deck.ClosingSlide():
            return {"Rail Label": (slide.tomorrow_label,), "Rail": slide.tomorrow}
        case deck.BulletsSlide():
            return {"Body": slide.points, **_rail(slide)}
        case deck.FigureSlide(beside=deck.Hundred()):
            return {}
        case deck.FigureSlide():
            return {"Figure": (slide.number,), "Sentence": (slide.sentence, _strong(slide.stress))}
        case deck.ChanceSlide():
            return _rail(slide)
        case deck.BarChartSlide() | deck.LineChartSlide():
            return {"Caption": (slide.label,), **_rail(slide)}
        case deck.ActSlide():
            return _acts(slide)
        case deck.ToldSlide():
            return _told(slide)
        case deck.ScenarioSlide():
            return {"Detail": (slide.detail,), "Ask": (slide.ask,)}
        case deck.QuestionSlide():
            return _asked(slide)
        case deck.SourcesSlide():
            return _sources(slide)
        case deck.EndSlide():
            return {"Body": slide.lines, "Form": lines.full[:1], "Status": lines.full[1:]}
        case _:
            assert_never(slide)


def _rail(slide: deck.BulletsSlide | deck.ChanceSlide | deck.BarChartSlide | deck.LineChartSlide) -> Texts:
    return {"Rail Label": (slide.remember_label,) if slide.remember else (), "Rail": (slide.remember,)}


def _told(slide: deck.ToldSlide) -> Texts:
    said = {"Section": (slide.section,), "Section Title": (slide.section_title,), "Quote": slide.quote}
    return {**said, "Staff Label": (slide.staff_label,), "Staff": slide.staff}


def _asked(slide: deck.QuestionSlide) -> Texts:
    said = {"Figure": slide.figure, "Context": slide.context, "Hint": slide.hint, "Reason": slide.reason}
    return {name: (text,) for name, text in said.items()}


def _sources(slide: deck.SourcesSlide) -> Texts:
    said = tuple(text for _, text in slide.entries)
    return {"Body": said[: slide.first], "Second Body": said[slide.first :]}


def _acts(slide: deck.ActSlide) -> Texts:
    columns = ("See", slide.see), ("Do", slide.do), ("Say", slide.say), ("Record", slide.record)
    heads = {f"{name} Head": (head,) for (name, _), head in zip(columns, slide.heads, strict=True)}
    return {**heads, **dict(columns), "Call": (slide.call,)}


def _strong(text: RichText) -> RichText:
    return tuple(replace(run, strong=True) for run in text)
