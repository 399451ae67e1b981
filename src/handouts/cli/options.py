"""Options that several commands share, and the request made from them."""

from __future__ import annotations

import datetime as dt
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from handouts.errors import ExitStatus, UsageError
from handouts.files import PACKAGE, shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.app.request import Request


_Command = TypeVar("_Command", bound="Callable[..., Any]")


class _Named(click.types.StringParamType):
    """A name, or several with commas between; an empty one is no way to ask for the default."""

    name = "text"

    def __init__(self, *, several: bool = False) -> None:
        self.several = several

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        names = tuple(name.strip() for name in (value.split(",") if self.several else [value]) if name.strip())
        if not names:
            _refuse_empty(self, param, ctx)
        return names if self.several else names[0]


class _Clinic(_Named):
    """The name of a clinic's file, with or without its suffix."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name = super().convert(value, param, ctx)
        return name.removesuffix(".yaml") if isinstance(name, str) else name

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from handouts.content.loader import clinics

        return _completed(clinics(_folder_of(ctx)), incomplete)


class _PartNames(_Named):
    """Names of documents, or of modules and units, of the guide."""

    def __init__(self, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(several=True)
        self.parts = parts

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from handouts.content.loader import part_names

        known = part_names(_folder_of(ctx), ctx.params.get("guide") or "", self.parts)
        before, comma, begun = incomplete.rpartition(",")
        return _completed([f"{before}{comma}{name}" for name in known if name.startswith(begun)], incomplete)


def _folder_of(ctx: click.Context) -> Path:
    return ctx.params.get("content") or content_folder()


def _completed(names: list[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(begun)]


def _added_up(_ctx: click.Context, _param: click.Parameter, given: tuple[tuple[str, ...], ...]) -> Any:
    """Return the names of an option that is given several times, each once; None where it is not given."""
    return tuple(dict.fromkeys(name for names in given for name in names)) or None


def names_option(*declared: str, kind: _Named | None = None, **how: Any) -> Callable[[_Command], _Command]:
    """Return an option for names with commas between, which may be given several times: they add up."""
    return click.option(*declared, type=kind or NAMES, multiple=True, callback=_added_up, **how)


class _Path(click.Path):
    """A path; an empty one would be the folder that one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and not value.strip():
            _refuse_empty(self, param, ctx)
        return super().convert(value, param, ctx)


def _refuse_empty(kind: click.ParamType[Any], param: click.Parameter | None, ctx: click.Context | None) -> None:
    assert param is not None
    right = f"{param.opts[0]} {param.metavar or kind.name.upper()}"
    option = f"write {right if isinstance(param, click.Option) else param.human_readable_name.strip('[]')}"
    kind.fail(f"no value is given; {option}{'' if param.required else ', or leave it out'}.", param, ctx)


_COMPUTERS_BEGIN = 1980
"""A clock that says less has lost its battery."""
NAME, NAMES = _Named(), _Named(several=True)
DOCUMENTS = _PartNames((("guide", "documents"),))
MODULES = _PartNames((("training", "modules"), ("training", "units")))
FOLDER = _Path(file_okay=False, path_type=Path)
FILE = _Path(dir_okay=False, path_type=Path)


CLINIC = click.option(
    "--clinic", metavar="NAME", type=_Clinic(), help="The clinic's file (default: the one content/handouts.yaml names)."
)
TODAY = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is, for approvals and review dates (default: none)."
)
ALL = "all"
_ONE_FILE = {"json", "csv"}
"""Formats of which a second text cannot follow the first."""


def one_guide(command: Callable[..., int], *, note: str = "The same as GUIDE.") -> Callable[..., int]:
    """Let a command take the name of a guide, as GUIDE or by `--guide`."""

    @wraps(command)
    def run(*, guide: str | None, asked_guide: str | None, **options: Any) -> int:
        if guide and asked_guide:
            raise UsageError(f"two guides are named, {guide} and {asked_guide}; name one.")
        return command(guide=guide or asked_guide, **options)

    option = click.option("--guide", "asked_guide", metavar="NAME", type=NAME, help=note)
    return click.argument("guide", type=NAME, required=False)(option(run))


def _for_each_guide(command: Callable[..., int]) -> Callable[..., int]:
    """Let a command take its guide as `one_guide` does, and run for each guide in turn where that is `all`."""

    @wraps(command)
    def run(*, guide: str | None, content: Path | None, **options: Any) -> int:
        if guide != ALL:
            return command(guide=guide, content=content, **options)
        from handouts.cli.main import run_and_report
        from handouts.content.loader import guides, only_guide

        names = guides(folder := content or content_folder()) or [only_guide(folder)]
        if options.get("watch") or options.get("form") in _ONE_FILE:
            raise UsageError(f"--watch, json and csv are for one guide; name one of {', '.join(names)}.")
        status = ExitStatus.FINE
        for name in names:
            if not options.get("quiet"):
                click.echo(f"# {name}")
            one = partial(command, guide=name, content=content, **options)
            status = max(status, ExitStatus(run_and_report(one)))
        return status

    return one_guide(run, note=f"The same as GUIDE; `{ALL}`: each.")


def edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose what is said: guide, content, clinic, language, modules."""
    command = _for_each_guide(command)
    for add in (
        names_option(
            "--modules",
            kind=MODULES,
            metavar="A,B",
            help="Only these modules or units of practice, for a short session.",
        ),
        names_option("--only", kind=DOCUMENTS, metavar="NAME", help="Only these documents, such as consent,training."),
        click.option(
            "--lang",
            "language",
            metavar="TAG",
            type=NAME,
            help="Language (default: the guide's own).",
        ),
        CLINIC,
        click.option(
            "--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped)."
        ),
    ):
        command = add(command)
    return command


def format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose how it is laid out, and which documents beyond the usual."""
    for add in (
        click.option("--template", type=FILE, help="A clinic's own deck template (.pptx)."),
        click.option("--fillable", is_flag=True, help="Handouts whose blanks can be filled in on a screen."),
        click.option("--large-print", is_flag=True, help="Large print, laid out for it; not of what staff write on."),
        click.option(
            "--paper",
            type=click.Choice(["letter", "a4"], case_sensitive=False),
            help="Else that of the clinic’s country.",
        ),
        click.option("--all", "everything", is_flag=True, help="Also the documents that are only made on request."),
    ):
        command = add(command)
    return command


def request(
    *,
    guide: str | None,
    content: Path | None,
    clinic: str | None,
    language: str | None,
    only: tuple[str, ...] | None,
    modules: tuple[str, ...] | None,
    **rest: Any,
) -> Request:
    """Return the request that the options make; `None` is what was not given."""
    from handouts.app.request import Request

    folder = content or content_folder()
    if language:
        from handouts.content.loader import check_language

        check_language(folder, guide or "", language)
    return Request(
        content=folder,
        guide=guide or "",
        clinic=clinic or _usual_clinic(folder),
        language=language or "",
        documents=only or (),
        modules=modules or (),
        **rest,
    )


def _usual_clinic(folder: Path) -> str:
    """Return the clinic that is meant where none is named; where that is the sample of several, say so."""
    from handouts.content.loader import clinics
    from handouts.content.settings import SAMPLE, settings

    usual = settings(folder).clinic
    others = [name for name in clinics(folder) if name != SAMPLE]
    if not usual and len(others) == 1 and SAMPLE not in clinics(folder):
        return others[0]
    if not usual and others:
        line = f"Write `clinic: NAME` into {folder / 'handouts.yaml'} to choose the usual one."
        click.echo(f"no --clinic is given: this is the one called {SAMPLE}, not {', '.join(others)}. {line}", err=True)
    return usual or SAMPLE


def content_folder() -> Path:
    """Return `content/` here, else the one shipped with the package."""
    here = Path("content")
    return here if here.is_dir() else shipped("content")


def own_folder(content: Path | None) -> Path:
    """Return the content folder; refuse the one that came with the program."""
    folder = content or content_folder()
    found_here = content is not None or Path("content").is_dir()
    if not found_here or folder.resolve().is_relative_to(PACKAGE):
        raise UsageError(
            f"{folder} came with the program; nothing can be approved, judged or added there. "
            "Make a copy that is your own with `handouts new DIR`, and work there."
        )
    return folder


def day_of(given: dt.datetime | None) -> dt.date | None:
    """Return the day that an option gives."""
    return given.date() if given else None


def clock() -> dt.date | None:
    """Return the day it is; `None` where the computer does not know."""
    day = dt.datetime.now().astimezone().date()
    return day if day.year >= _COMPUTERS_BEGIN else None
