"""What the deck's tokens are measured in: inches in the file, EMU here; sizes of type in points."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
Emu = Annotated[int, BeforeValidator(lambda inches: round(float(inches) * EMU_PER_INCH))]
Sizes = Annotated[tuple[Annotated[float, Field(ge=18)], ...], Field(min_length=1)]
"""Sizes of type to try, falling; nothing on a slide is smaller than 18 points."""
Size = Annotated[float, Field(ge=18)]
ChartSize = Annotated[float, Field(ge=14)]
