"""What a handout can contain: plain frozen data in reading order, without any layout.

Every node carries the `origin`, the id of the content that it shows; two nodes of one item have `id/part`.
"""

from __future__ import annotations

from handouts.outline.handout.document import *  # noqa: F403 (each module says itself what there is)
from handouts.outline.handout.tables import *  # noqa: F403
from handouts.outline.handout.words import *  # noqa: F403
from handouts.outline.leaves import Blank as Blank
from handouts.outline.leaves import BlankKind as BlankKind
from handouts.outline.leaves import Block as Block
