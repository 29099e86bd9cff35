"""One write path: appends that wait for the commit under way share the next one."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from app.infrastructure.event_store.appends import Append, AppendRefused, LogUnavailable, Overloaded, Receipt

BATCH_LIMIT = 256
QUEUE_LIMIT = 4096

Outcome = Receipt | AppendRefused
Commit = Callable[[Sequence[Append]], list[Outcome]]


class _Waiting:
    """A queued append, its caller's wake-up, and its outcome once there is one."""

    __slots__ = ("append", "outcome", "woken")

    def __init__(self, append: Append) -> None:
        self.append = append
        self.woken = threading.Lock()
        self.woken.acquire()
        self.outcome: Outcome | BaseException | None = None


class GroupCommit:
    """Lets each caller commit by itself when nobody waits, and in company when somebody does.

    There is no thread and no timer: the caller at the head of the queue commits all that
    queued during the commit before (as LevelDB's writers do), then wakes the next head.
    """

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._lock = threading.Lock()
        self._queue: deque[_Waiting] = deque()
        self._company = 0

    def append(self, append: Append) -> Receipt:
        """The receipt once the append is durable; raises ``AppendRefused``."""
        waiting = _Waiting(append)
        with self._lock:
            if len(self._queue) >= QUEUE_LIMIT:
                raise Overloaded
            self._queue.append(waiting)
            leads = self._queue[0] is waiting
        if not leads:
            waiting.woken.acquire()
        if waiting.outcome is None:
            self._lead()
        if isinstance(waiting.outcome, Receipt):
            return waiting.outcome
        assert waiting.outcome is not None
        raise waiting.outcome

    def _lead(self) -> None:
        self._let_others_come()
        with self._lock:
            batch = self._take()
        self._company = len(batch)
        outcomes = self._settle([waiting.append for waiting in batch])
        for waiting, outcome in zip(batch, outcomes, strict=True):
            waiting.outcome = outcome
        with self._lock:
            for _ in batch:
                self._queue.popleft()
            heir = self._queue[0] if self._queue else None
        for waiting in batch:
            waiting.woken.release()
        if heir:
            heir.woken.release()

    def _let_others_come(self) -> None:
        """Give way while that lengthens the queue: those who just had their outcome are on their way back."""
        seen = 0
        while seen < len(self._queue) < self._company:
            seen = len(self._queue)
            time.sleep(0)

    def _take(self) -> list[_Waiting]:
        """The longest head of the queue in which no two appends touch the same thing."""
        batch: list[_Waiting] = []
        seen: set[str] = set()
        for waiting in self._queue:
            marks = waiting.append.marks()
            if len(batch) == BATCH_LIMIT or not seen.isdisjoint(marks):
                break
            seen |= marks
            batch.append(waiting)
        return batch

    def _settle(self, batch: list[Append]) -> Sequence[Outcome | BaseException]:
        try:
            return self._commit(batch)
        except LogUnavailable as error:  # what became of the batch is not known, so a repetition would be refused
            return [error] * len(batch)
        except BaseException as error:  # noqa: BLE001  whatever it is, nobody may wait for ever
            if len(batch) == 1:
                return [error]
        return [outcome for append in batch for outcome in self._settle([append])]
