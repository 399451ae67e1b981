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
        for known in rules.values():
            click.echo(f"{known.id}  {known.severity:<7}  {known.name}")
        return ExitStatus.FINE
    by_name = {known.name: known for known in rules.values()}
    found = rules.get(rule.upper()) or by_name.get(rule.lower())
    if found is None:
        hint = nearest(rule.lower(), by_name) or nearest_or_all(rule.upper(), rules)
        raise UsageError(f"no rule `{rule}`. {hint} `handouts explain` lists them all.")
    click.echo(found.explanation)
    return ExitStatus.FINE
