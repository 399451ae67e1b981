"""What goes into a section of a handout, by kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.blocks.staff import (
    ActsBlock,
    BackgroundBlock,
    CompetenciesBlock,
    CriteriaBlock,
    FieldsBlock,
    LimitsBlock,
    LogBlock,
    QuizBlock,
    RecordBlock,
    SlidesBlock,
    StaffWritten,
    Stretch,
    Written,
)
from handouts.content.model.blocks.tables import (
    ChancesBlock,
    ChecksBlock,
    EffectsBlock,
    FastingBlock,
    LastingBlock,
    MedicinesBlock,
    OptionsBlock,
    Pictured,
    RareBlock,
    VisitBlock,
)
from handouts.content.model.blocks.words import (
    CardsBlock,
    ConsentBlock,
    ConsentKind,
    ContentsBlock,
    ExclusionsBlock,
    GlossaryBlock,
    KeyPointsBlock,
    NotesBlock,
    OwnBlock,
    ReferencesBlock,
    SignsBlock,
    ThresholdsBlock,
    TicksBlock,
    TopicsBlock,
    Words,
)

__all__ = [
    "ActsBlock",
    "BackgroundBlock",
    "Block",
    "CardsBlock",
    "ChancesBlock",
    "ChecksBlock",
    "CompetenciesBlock",
    "ConsentBlock",
    "ConsentKind",
    "ContentsBlock",
    "CriteriaBlock",
    "EffectsBlock",
    "ExclusionsBlock",
    "FastingBlock",
    "FieldsBlock",
    "GlossaryBlock",
    "KeyPointsBlock",
    "LastingBlock",
    "LimitsBlock",
    "LogBlock",
    "MedicinesBlock",
    "NotesBlock",
    "OptionsBlock",
    "OwnBlock",
    "Pictured",
    "QuizBlock",
    "RareBlock",
    "RecordBlock",
    "ReferencesBlock",
    "SignsBlock",
    "SlidesBlock",
    "StaffWritten",
    "Stretch",
    "ThresholdsBlock",
    "TicksBlock",
    "TopicsBlock",
    "VisitBlock",
    "Words",
    "Written",
]

Block = Annotated[
    Words
    | Pictured
    | ConsentBlock
    | ContentsBlock
    | ReferencesBlock
    | Written
    | SlidesBlock
    | ActsBlock
    | BackgroundBlock
    | QuizBlock
    | CompetenciesBlock,
    Field(discriminator="kind"),
]
