"""What is shown to administrators of the views themselves."""

from typing import NamedTuple


class ViewTables(NamedTuple):
    """One set of tables of a view; ``compared`` keeps what it differed in from the one before."""

    view: str
    number: int
    version: int
    state: str
    position: int
    began: int
    compared: str


class ParkedStream(NamedTuple):
    """A stream that waits: from its first event to its last, and why."""

    view: str
    number: int
    stream_id: str
    first: int
    last: int
    events: int
    type: str
    error: str
