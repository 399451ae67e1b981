"""`handouts explain`: what a rule finds, why, and from where."""

from __future__ import annotations

import click

from handouts.content.validation import nearest, nearest_or_all
from handouts.errors import ExitStatus, UsageError


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> int:
    """Explain RULE; without one, list all rules."""
    from handouts.rules.engine import all_rules

    rules = all_rules()
    if rule is None:
        for one in rules.values():
            click.echo(f"{one.id}  {one.severity:<7}  {one.name}")
        return ExitStatus.FINE
    found = rules.get(rule.upper()) or next((one for one in rules.values() if one.name == rule.lower()), None)
    if found is None:
        names = [one.name for one in rules.values()]
        hint = nearest(rule.lower(), names) or nearest_or_all(rule.upper(), rules)
        raise UsageError(f"no rule `{rule}`. {hint} `handouts explain` lists them all.")
    click.echo(found.explanation)
    return ExitStatus.FINE
