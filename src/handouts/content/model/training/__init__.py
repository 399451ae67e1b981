"""A course for staff: its modules with their slides, what these draw, and practice."""

from __future__ import annotations

from handouts.content.model.training.course import *  # noqa: F403 (each module says itself what there is)
from handouts.content.model.training.figures import *  # noqa: F403
from handouts.content.model.training.flows import *  # noqa: F403
from handouts.content.model.training.practice import *  # noqa: F403
from handouts.content.model.training.slides import *  # noqa: F403
