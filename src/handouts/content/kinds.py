"""What items are called when people are told of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.model import consent, items, training

if TYPE_CHECKING:
    from handouts.content.markup import Markup
    from handouts.content.model.base import Item


def kind(item: Item) -> str:
    """Return what an item is called: `KeyPoint` is a `key-point`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(item).__name__).lower()


def called(item: Item) -> Markup | None:
    """Return what staff know an item by; nothing for what only arranges others, or is looked up."""
    match item:
        case items.Effect() | items.Check():
            return item.staff.name
        case items.Topic():
            return item.patient.title or item.staff.title
        case items.Benefit():
            return item.caption.staff if item.caption else None
        case items.Option():
            return item.patient_name
        case (
            items.Card()
            | items.KeyPoint()
            | items.Stage()
            | items.Fasting()
            | items.Lasting()
            | items.TimeLine()
            | training.Scenario()
        ):
            return item.title
        case items.ChanceFigure():
            return item.title.staff
        case items.Medicine():
            return item.name

        case consent.Statement():
            return item.text
        case training.KnowledgeCheck():
            return item.question
        case training.BaseSlide():
            return item.title
    return None
