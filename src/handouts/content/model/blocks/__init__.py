"""What goes into a section of a handout, by kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.blocks.staff import *  # noqa: F403 (each module says itself what there is)
from handouts.content.model.blocks.staff import Staff
from handouts.content.model.blocks.tables import *  # noqa: F403
from handouts.content.model.blocks.tables import Pictured
from handouts.content.model.blocks.words import *  # noqa: F403
from handouts.content.model.blocks.words import Words

Block = Annotated[Words | Pictured | Staff, Field(discriminator="kind")]
