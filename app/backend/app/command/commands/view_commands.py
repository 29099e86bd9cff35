"""Orders about views, which the projector carries out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildView:
    """Build a view anew beside the one that answers, and let it take its place."""

    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryParked:
    """Try again what a view could not take in of a stream, by building it anew."""

    view: str
    stream_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardParked:
    """Let a view do without the events of a stream from one position to another, for ever."""

    view: str
    stream_id: str
    first: int
    last: int
    reason: str
