"""What a training deck can contain: slides in order, plain frozen data, each with its notes.

`origin` is the id of the content that a slide shows; it goes into the shape names, so a file can be traced.
"""

from __future__ import annotations

from handouts.outline.deck.acting import *  # noqa: F403 (each module says itself what there is)
from handouts.outline.deck.figures import *  # noqa: F403
from handouts.outline.deck.frame import *  # noqa: F403
from handouts.outline.deck.slide import *  # noqa: F403
