"""`handouts diff`: what changed, in the reader's terms, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import NAME, edition_options, request
from handouts.errors import ExitStatus, visible

if TYPE_CHECKING:
    from handouts.changes.model import Change, Report, Resealed


@click.command("diff")
@edition_options
@click.option(
    "--against", metavar="REV|DIR", type=NAME, help="A git revision, or a folder (default: what was released last)."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(*, against: str | None, form: str, **options: Any) -> int:
    """Tell what changed in GUIDE, and who must approve, consent, learn or translate again.

    This is a report, so it ends with 0 whether or not anything changed; 2 where there is no such revision or folder,
    3 where the other content cannot be read. What it lacks only because it is older is named, and the rest compared.
    """
    from handouts.app.diff import diff

    found = diff(request(**options), against or "")
    click.echo(_SHOWN[form](found))
    return ExitStatus.FINE


_HEADS = {
    "likelihood": "likelihood changed",
    "threshold": "threshold changed",
    "schedule": "schedule changed",
    "instruction": "instruction changed",
    "timing": "timing changed",
    "fact": "fact changed",
    "telephone": "telephone number changed",
    "population": "other people counted",
    "bounds": "bounds changed",
    "duty": "duty changed",
    "point": "point added or removed",
    "number": "number in a text changed",
    "wording": "wording changed",
    "punctuation": "punctuation changed",
    "sources": "sources changed",
    "look": "look changed",
    "version": "version changed",
    "shown": "now shown",
    "not shown": "no longer shown",
}


def _head(one: Change) -> str:
    field = f", {one.field}" if one.field else ""
    return visible(f"{one.item} ({one.kind}{field}): {_HEADS.get(one.verdict.what, one.verdict.what)}")


def _pairs(one: Change) -> list[tuple[str, str]]:
    told = (
        ("from", one.before),
        ("to", one.after),
        ("printed in", ", ".join(one.documents)),
        ("used by", ", ".join(one.quoted_by)),
        (one.verdict.weight, one.verdict.reason),
    )
    return [(name, visible(text)) for name, text in told if text]


def _following(report: Report) -> list[tuple[str, str]]:
    """Return what must be done again, and for what."""
    told = (
        ("Approve again", ", ".join(map(_code, report.approve))),
        ("Ask running patients again for consent", ", ".join(report.consent)),
        ("Train staff again", ", ".join(report.train)),
        ("Translate again", ", ".join(report.translate)),
    )
    return [(what, visible(why)) for what, why in told if why]


def _code(one: Resealed) -> str:
    if one.before and one.after:
        return f"{one.document} ({one.before} is now {one.after})"
    return f"{one.document} ({one.after}, new)" if one.after else f"{one.document} ({one.before}, gone)"


def _summary(report: Report) -> str:
    if not report.changes and not report.approve:
        return "Nothing that can be compared changed." if report.unread else "Nothing changed."
    material = sum(one.material for one in report.changes)
    return f"{material} material, {len(report.changes) - material} editorial changes"


def _text(report: Report) -> str:
    lines = [_summary(report)]
    for one in report.changes:
        lines += ["", _head(one), *(f"    {name}: {text}" for name, text in _pairs(one))]
    follows = _following(report)
    lines += ["", "What follows", *(f"    {what}: {why}" for what, why in follows)] if follows else []
    lines += ["", _UNREAD, *(f"    {visible(one)}" for one in report.unread)] if report.unread else []
    return "\n".join(lines)


def _json(report: Report) -> str:
    changes = [
        {
            "item": one.item,
            "kind": one.kind,
            "field": one.field,
            "what": one.verdict.what,
            "class": one.verdict.weight,
            "reason": one.verdict.reason,
            "from": one.before,
            "to": one.after,
            "documents": list(one.documents),
            "used_by": list(one.quoted_by),
        }
        for one in report.changes
    ]
    follows = {
        "approve": [asdict(one) for one in report.approve],
        "consent": list(report.consent),
        "train": list(report.train),
        "translate": list(report.translate),
    }
    told = {"changes": changes, "follows": follows, "not_compared": list(report.unread)}
    return json.dumps(told, indent=2, ensure_ascii=False)


def _markdown(report: Report) -> str:
    lines = [f"## {_summary(report)}"]
    for title, material in (("Material", True), ("Editorial", False)):
        chosen = [one for one in report.changes if one.material is material]
        lines += ["", f"### {title}", ""] if chosen else []
        for one in chosen:
            lines.append(f"- **{_escaped(_head(one))}**")
            lines += [f"  - {name}: {_escaped(text)}" for name, text in _pairs(one)]
    follows = _following(report)
    lines += ["", "### What follows", ""] if follows else []
    lines += [f"- [ ] {what}: {_escaped(why)}" for what, why in follows]
    lines += (
        ["", f"### {_UNREAD}", "", *(f"- {_escaped(visible(one))}" for one in report.unread)] if report.unread else []
    )
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Return a text in which Markdown and HTML see nothing of theirs."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~&!" else char for char in text)


_UNREAD = "Not compared, because this version of the program reads it differently from the older content"


_SHOWN = {"text": _text, "json": _json, "markdown": _markdown}
