"""`handouts build`: write the documents, or tell whether those written are current."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from handouts.cli.options import FOLDER, edition_options, request
from handouts.errors import ExitStatus


@click.command("build")
@edition_options
@click.option("--all", "everything", is_flag=True, help="Also the documents that are only made on request.")
@click.option("--out", type=FOLDER, default=Path("dist"), show_default=True, help="Where the files go.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", show_default=True)
@click.option("--large-print", is_flag=True, help="Handouts in large print (18 point), laid out for it.")
@click.option("--fillable", is_flag=True, help="Handouts whose blanks can be filled in on a screen.")
@click.option(
    "--template", type=click.Path(dir_okay=False, path_type=Path), help="A clinic's own deck template (.pptx)."
)
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 if the folder is not current.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
def command(*, out: Path, check_only: bool, quiet: bool, **options: Any) -> int:
    """Write the consent handout and the training deck of GUIDE to dist/."""
    from handouts import pipeline, publish

    began = time.perf_counter()
    outputs, inputs = pipeline.build(request(**options))
    made_by = pipeline.made_by()
    if check_only:
        return _report_stale(publish.stale(out, outputs, inputs, made_by), out, quiet=quiet)
    publish.publish(out, outputs, inputs, made_by)
    if not quiet:
        for output in outputs:
            size = f"{len(output.data) / 1000:,.0f} kB"
            click.echo(f"wrote {out / output.name}  {size}  Form {output.code}  {output.status}")
        click.echo(f"done in {time.perf_counter() - began:.1f} s")
    return ExitStatus.FINE


def _report_stale(names: list[str], out: Path, *, quiet: bool) -> int:
    for name in names:
        click.echo(f"{out / name} is not what the content gives", err=True)
    if names:
        click.echo("Run `handouts build` to write them anew.", err=True)
        return ExitStatus.PROBLEMS
    if not quiet:
        click.echo(f"{out} is current")
    return ExitStatus.FINE
