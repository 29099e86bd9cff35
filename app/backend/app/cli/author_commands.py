"""What the authors of Hindsight write from its code."""

import json
from pathlib import Path

import click

from app.api.openapi import openapi
from app.domain.events.event import EVENT_TYPES
from app.infrastructure.serializers.event_forms import write_forms

EVENT_FORMS = Path(__file__).parents[1] / "domain" / "events" / "schemas"


@click.group()
def events() -> None:
    """Work on the kinds of events, as their author."""


@events.command()
def forms() -> None:
    """Write down the stored form of each new version of an event; a form once written never changes."""
    for name in write_forms(EVENT_TYPES, EVENT_FORMS):
        click.echo(name)


@click.command("openapi")
def show_openapi() -> None:
    """Print the OpenAPI document of both APIs."""
    click.echo(json.dumps(openapi(), indent=2, ensure_ascii=False))
