"""A small standard for the second guide, and covers that meet it."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent

from handouts.app import approve, pipeline
from handouts.app.request import Request

FULL = """\
    title: Was ein Blatt sagen muss
    basis: Erfunden.
    elements:
      - id: Z01
        says: Die Lippe wird taub
        required_in: [einwilligung, einweisung]
      - id: Z02
        says: Man darf warten
        required_in: [einwilligung]
      - id: Z03
        says: Niemand verspricht etwas
        required_in: [einwilligung]
        left_out: Das sagt die Praxis selbst.
      - id: Z04
        says: Die Schrift ist groß
        held_by: Die Gestaltung
"""
LIP = ("zahn/effects.yaml", "  - id: taub\n")
WAY = ("zahn/expectations.yaml", "  - id: weg-warten\n")


def with_standard(folder, text=FULL, name="blatt"):
    """Put the standard into the folder, with covers for all that it wants."""
    (folder.path / "standards").mkdir(exist_ok=True)
    folder.write(f"standards/{name}.yaml", dedent(text))
    return folder


def covered(folder, item, covers):
    """Give an item these covers; return the place of the first one."""
    file, opening = item
    return folder.spoil(file, opening, f"{opening}    covers: {{{covers[:5]}@@{covers[5:]}}}\n")


def met(folder):
    """Return the folder with the standard met in full."""
    with_standard(folder)
    covered(folder, LIP, "Z01: patient.notice")
    covered(folder, WAY, "Z02: harms")
    return folder


def marked(folder, name="Ada Lind", day=dt.date(2031, 4, 2)):
    """Return the folder with all that its standards ask for judged to be told."""
    asked = Request(content=folder.path, clinic="hafen")
    approve.judge(asked, [one for found in pipeline.coverage(asked).values() for one in found], name, day)
    return folder
