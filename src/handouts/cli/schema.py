"""`handouts schema`: write JSON Schemas, so that an editor helps while a file is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from handouts.cli.options import FOLDER, content_folder
from handouts.errors import AccessError, ExitStatus

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema")
@click.option("--content", type=FOLDER, help="The content folder (default: content/ here, else the one shipped).")
@click.option("--out", type=FOLDER, help="Where the schemas go (default: schema/ in the content folder).")
def command(*, content: Path | None, out: Path | None) -> int:
    """Write one JSON Schema for each kind of content file."""
    from handouts.content.schemas import schemas

    folder = out or (content or content_folder()) / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas().items():
            (folder / f"{name}.json").write_text(json.dumps(schema, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise AccessError(f"{error.filename}: cannot be written: {error.strerror}") from error
    click.echo(f"wrote {len(schemas())} schemas to {folder}")
    return ExitStatus.FINE
