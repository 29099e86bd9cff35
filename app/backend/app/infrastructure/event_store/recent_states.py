"""What the streams that changed last have come to, kept in memory where one process alone writes the log."""

from collections.abc import Iterable

from app.infrastructure.event_store.appends import Append, State

MOST = 10_000
"""Streams; the state of one takes some 400 bytes."""


class RecentStates:
    """States by stream. Whoever commits a batch changes them, one at a time; anybody may look at the same time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._states: dict[str, tuple[int, State]] = {}

    def find(self, stream_id: str, form: str) -> tuple[int, bytes] | None:
        """The stream's version and what it has come to in that form, unless that is to be read in the log."""
        version, state = self._states.get(stream_id, (0, None))
        return (version, state.values) if state and state.form == form else None

    def forget(self, appends: Iterable[Append]) -> None:
        """Those streams are about to change, or not: until that is known, the log tells what they have come to."""
        for append in appends:
            for stream in append.streams:
                self._states.pop(stream.stream_id, None)

    def keep(self, appends: Iterable[Append]) -> None:
        """Those appends are stored."""
        for append in appends:
            for stream in append.streams:
                if stream.state:
                    self._states[stream.stream_id] = stream.version, stream.state
        while len(self._states) > self._most:
            del self._states[next(iter(self._states))]
