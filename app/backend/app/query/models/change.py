"""What a watcher is told of changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """An event that the viewer may hear of: where it stands and what it touched."""

    position: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """A run of changes, and the position up to which nothing else is to be told."""

    changes: list[Change]
    upto: int
