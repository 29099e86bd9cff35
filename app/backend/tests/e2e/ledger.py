"""The ledger that clients keep outside of the server: what was ordered, and all that was said of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.clients import Client, OutcomeUnknown
from tests.e2e.servers import PATIENCE

Json = dict[str, Any]

PAUSE_SECONDS = 0.1
UNREPEATABLE = {"log-in", "log-out"}
"""The one may be done again, after the other nobody knows who asks."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """An order under one key, and what its attempts were answered with.

    All attempts carry one correlation id, which the log stores with whatever came of them.
    """

    name: str
    fields: Json
    by: str
    correlation_id: str
    attempts: int = 0
    receipts: list[Json] = field(default_factory=list)
    refusal: Json | None = None

    @property
    def done(self) -> bool:
        return bool(self.receipts)

    @property
    def receipt(self) -> Json:
        return self.receipts[0]

    @property
    def position(self) -> int:
        return int(self.receipt["position"])

    def __str__(self) -> str:
        return f"{self.name} {self.correlation_id}"


@dataclass(slots=True)
class Ledger:
    """Entries in the order in which they were begun; ``unknown`` counts attempts whose outcome nobody told."""

    entries: list[Entry] = field(default_factory=list)
    unknown: int = 0
    _settled: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def begin(self, entry: Entry) -> int:
        """Write down what will be ordered, before it is; how many entries there are now."""
        with self._changed:
            self.entries.append(entry)
            return len(self.entries)

    def give(self, client: Client, entry: Entry, *, for_later: bool = False, twice: bool = False) -> Entry:
        """Order until the outcome is known, and where it is ``done`` perhaps once more."""
        self.begin(entry)
        self._insist(lambda: self._attempt(client, entry, for_later=for_later))
        if twice and entry.done and entry.name not in UNREPEATABLE:
            self._insist(lambda: self._attempt(client, entry, for_later=False))
        with self._changed:
            self._settled += 1
            self._changed.notify_all()
        return entry

    def wait_for(self, settled: int) -> None:
        """Wait until that many entries have an outcome."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._settled >= settled, PATIENCE), "the clients stand still"

    def newest(self) -> str:
        """The token of the last position that anybody was told."""
        token: str = max((each for each in self.entries if each.done), key=lambda entry: entry.position).receipt[
            "token"
        ]
        return token

    def _insist(self, attempt: Callable[[], None]) -> None:
        while True:
            try:
                return attempt()
            except OutcomeUnknown:
                with self._changed:
                    self.unknown += 1
                threading.Event().wait(PAUSE_SECONDS)

    def _attempt(self, client: Client, entry: Entry, *, for_later: bool) -> None:
        entry.attempts += 1
        headers = {"Idempotency_Key": entry.correlation_id, "X_Correlation_Id": entry.correlation_id}
        later = {"Prefer": "respond-async"} if for_later else {}
        status, answer = client.ask("POST", f"/api/command/{entry.name}", entry.fields, **headers, **later)
        while answer.get("status") == "pending":
            threading.Event().wait(PAUSE_SECONDS)
            _, answer = client.ask("GET", f"/api/command/receipts/{answer['command_id']}")
        if status in {200, 202} and "problem" not in answer:
            entry.receipts.append(answer.get("receipt", answer))
        elif answer.get("code") == "command.in_progress":
            raise OutcomeUnknown
        else:
            entry.refusal = answer.get("problem", answer)
