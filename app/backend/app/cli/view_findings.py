"""What can be wrong with the views, found without a server."""

from collections.abc import Iterator

from sqlalchemy import Connection

from app.cli.advice import ADVICE, Finding
from app.cli.opened_log import OpenedLog, open_database
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder
from app.lanes import BOARD, DASHBOARD, SEARCH
from app.query.projections.checkpoints import find_checkpoint, numbers_of
from app.query.projections.parked import parked_streams, parked_told

LANES = (BOARD, SEARCH, DASHBOARD)


def find_in_views(settings: Settings, opened: OpenedLog) -> Iterator[Finding]:
    """Whether there are views of this log, and nothing is missing in those that answer."""
    path = settings.data_folder
    if settings.query_url is None and not (path / "views.db").exists():
        if opened.events.head():
            yield Finding(
                "There are no views.", "Start the board, or run ./hindsight views rebuild, to make them again."
            )
        return
    with open_database(settings.query_url or DataFolder(path).query_url) as engine, engine.connect() as connection:
        found = find_checkpoint(connection, BOARD)
        parked = list(_find_parked(connection))
    if found is None or found.epoch != opened.events.epoch:
        what = "The views are of another history of the log."
        yield Finding(what, "Start the board, or run ./hindsight views rebuild, to make them again.")
    elif found.position > opened.events.head():
        what = f"The views stand at position {found.position}, beyond the end of the log at {opened.events.head()}."
        yield Finding(what, "Run ./hindsight views rebuild. If the log was replaced by hand, use ./hindsight restore.")
    yield from parked


def _find_parked(connection: Connection) -> Iterator[Finding]:
    for standing in (find_checkpoint(connection, group) for group in LANES):
        for view, number in numbers_of(standing.serving).items() if standing else ():
            if streams := parked_streams(connection, view, number):
                yield Finding(parked_told(view, len(streams)), dict(ADVICE)["Parked"])
