"""What the patient is told and staff are taught: effects, checks, topics, benefits, options, cards, the day."""

from __future__ import annotations

from handouts.content.model.items.benefits import Benefit, ChanceFigure, Lasting, LastingEnd, Option
from handouts.content.model.items.checks import (
    Check,
    CheckForPatient,
    CheckForStaff,
    Criterion,
    Limit,
    Occasion,
    Reading,
    Threshold,
)
from handouts.content.model.items.day import (
    DayLook,
    Fasting,
    FastingStretch,
    Medicine,
    Stage,
    TimeBlock,
    TimeLine,
    TimeMark,
)
from handouts.content.model.items.effects import Effect, EffectForPatient, EffectForStaff
from handouts.content.model.items.safety import Action, CallSign, Exclusion, ExclusionGroup, Saying, Sign
from handouts.content.model.items.texts import Card, KeyPoint, Term, Tone, Topic, TopicText

__all__ = [
    "SUBSTANCE",
    "Action",
    "Benefit",
    "CallSign",
    "Card",
    "ChanceFigure",
    "Check",
    "CheckForPatient",
    "CheckForStaff",
    "Criterion",
    "DayLook",
    "Effect",
    "EffectForPatient",
    "EffectForStaff",
    "Exclusion",
    "ExclusionGroup",
    "Fasting",
    "FastingStretch",
    "KeyPoint",
    "Lasting",
    "LastingEnd",
    "Limit",
    "Medicine",
    "Occasion",
    "Option",
    "Reading",
    "Saying",
    "Sign",
    "Stage",
    "Term",
    "Threshold",
    "TimeBlock",
    "TimeLine",
    "TimeMark",
    "Tone",
    "Topic",
    "TopicText",
]

SUBSTANCE = (Effect, Check, Benefit, Option)
"""What staff watch, do or reckon with; the other items arrange it, or explain it, for one document."""
