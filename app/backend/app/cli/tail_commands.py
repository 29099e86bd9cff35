"""Shows the newest events as they come."""

import time
from collections.abc import Iterator
from datetime import timedelta

import click

from app.cli.opened_board import read_settings
from app.cli.opened_log import read_log
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.times import UNIX_EPOCH

PAGE = 500
POLL_SECONDS = 0.5


@click.command()
@click.option(
    "-n", "--number", default=10, show_default=True, type=click.IntRange(min=0), help="How many to begin with."
)
@click.option("-f", "--follow", is_flag=True, help="Go on with what comes, until Ctrl-C.")
def tail(number: int, *, follow: bool) -> None:
    """Show the newest events: position, time, type, stream and actor, and no texts; the board may run."""
    with read_log(read_settings(), with_keys=False) as opened:
        for stored in _newest(opened.events, number, follow=follow):
            click.echo(_line(stored))


def _newest(events: EventRepository, number: int, *, follow: bool) -> Iterator[StoredEvent]:
    position = max(0, events.head() - number)
    while True:
        while page := events.read(position, PAGE):
            yield from page
            position = page[-1].position
        if not follow:
            return
        time.sleep(POLL_SECONDS)


def _line(stored: StoredEvent) -> str:
    at = (UNIX_EPOCH + timedelta(microseconds=stored.at)).isoformat(sep=" ", timespec="milliseconds")[:-6]
    who = f"by {stored.actor_id}" if stored.actor_id else "by nobody signed in"
    return f"{stored.position:>9}  {at}Z  {stored.type:<24} {stored.stream_id} v{stored.stream_version}  {who}"
