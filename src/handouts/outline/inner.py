"""Links inside a document: to a section and the page where it begins, which only a renderer knows; to a slide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.content.markup import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.markup import RichText

PAGE = "{page}"
"""Stands in words that lead to a section, until its page is known: what is sealed does not depend on the layout."""
_INNER = "#"
_SLIDE = "slide:"


def page_of(section: str) -> RichText:
    """Return the page on which a section begins, to be filled in."""
    return (Run(PAGE, href=f"{_INNER}{section}"),)


def leading(words: RichText, section: str) -> RichText:
    """Return words that lead to a section."""
    return tuple(replace(run, href=f"{_INNER}{section}") for run in words)


def to_slide(words: RichText, shown: str) -> RichText:
    """Return words that lead to the slide that shows an item, as far as they lead nowhere else."""
    return tuple(run if run.href else replace(run, href=f"{_SLIDE}{shown}") for run in words)


def slide_of(href: str) -> str:
    """Return the item whose slide a link leads to; nothing for any other link."""
    return href.removeprefix(_SLIDE) if href.startswith(_SLIDE) else ""


def section_of(run: Run) -> str:
    """Return the section whose page a run of words names; nothing for any other."""
    return run.href.removeprefix(_INNER) if PAGE in run.text and run.href.startswith(_INNER) else ""


def elsewhere(words: RichText, titles: Mapping[str, str]) -> RichText:
    """Return words as another document quotes them: a page goes by its section's title, and nothing leads there."""
    if not any(run.href.startswith(_INNER) for run in words):
        return words
    return tuple(_elsewhere(run, titles.get(section_of(run), "")) for run in words)


def _elsewhere(run: Run, title: str) -> Run:
    if title:
        return replace(run, text=run.text.replace(PAGE, title), strong=True, href="")
    return replace(run, href="") if run.href.startswith(_INNER) else run
