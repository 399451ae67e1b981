"""Options that several commands share, and the request made from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.request import Request

FOLDER = click.Path(file_okay=False, path_type=Path)


def edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose what is said: guide, content, clinic, language, modules."""
    for add in (
        click.option("--modules", metavar="A,B", default="", help="Only these modules of a deck, for a short session."),
        click.option("--only", metavar="NAME", default="", help="Only these documents, such as consent,training."),
        click.option("--lang", "language", metavar="TAG", default="", help="Language, such as es."),
        click.option("--clinic", metavar="NAME", default="example", show_default=True, help="The clinic's file."),
        click.option(
            "--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped)."
        ),
        click.argument("guide", required=False, default=""),
    ):
        command = add(command)
    return command


def format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose how it is laid out, and which documents beyond the usual."""
    for add in (
        click.option(
            "--template", type=click.Path(dir_okay=False, path_type=Path), help="A clinic's own deck template (.pptx)."
        ),
        click.option("--fillable", is_flag=True, help="Handouts whose blanks can be filled in on a screen."),
        click.option("--large-print", is_flag=True, help="Handouts in large print (18 point), laid out for it."),
        click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", show_default=True),
        click.option("--all", "everything", is_flag=True, help="Also the documents that are only made on request."),
    ):
        command = add(command)
    return command


def request(
    *, guide: str, content: Path | None, clinic: str, language: str, only: str, modules: str, **rest: Any
) -> Request:
    """Return the request that the options make."""
    from handouts.request import Request

    return Request(
        content=content or content_folder(),
        guide=guide,
        clinic=clinic,
        language=language,
        documents=_names(only),
        modules=_names(modules),
        **rest,
    )


def content_folder() -> Path:
    """Return `content/` here, else the one shipped with the package."""
    here = Path("content")
    if here.is_dir():
        return here
    package = Path(__file__).resolve().parent.parent
    shipped = package / "shipped" / "content"
    return shipped if shipped.is_dir() else package.parent.parent / "content"


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
