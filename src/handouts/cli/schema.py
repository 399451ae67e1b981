"""`handouts schema`: write JSON Schemas, so that an editor helps while a file is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER, content_folder
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema")
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped).")
@click.option("--out", type=FOLDER, help="Where the schemas go (default: schema/ in the content folder).")
def command(*, content: Path | None, out: Path | None) -> int:
    """Write one JSON Schema for each kind of content file."""
    from handouts import files
    from handouts.content.fields import schemas

    folder = out or (content or content_folder()) / "schema"
    written = {name: f"{json.dumps(schema, indent=1)}\n".encode() for name, schema in schemas().items()}
    for name, data in written.items():
        files.write(folder / f"{name}.json", data)
    click.echo(f"wrote {len(written)} schemas to {folder}")
    return ExitStatus.FINE
