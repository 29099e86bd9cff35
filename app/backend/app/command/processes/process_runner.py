"""Runs one process: follows the log for it, wakes it when its time has come, and gives its commands."""

from typing import Any

import structlog
from sqlalchemy import Engine, Row
from sqlalchemy.exc import OperationalError

from app.command.processes.given import Given
from app.command.processes.process import Answer, Cause, Process
from app.command.processes.process_store import ProcessStore
from app.command.processes.step_runner import MOST_TRIES, Orders, StepRunner
from app.domain.events.event import UnknownEvent
from app.domain.events.process_events import ProcessRetryOrdered
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.follower import Follower, find_position
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody

log = structlog.get_logger(__name__)

OVERDUE = 10_000_000
"""Microseconds after which a timer that did not wake its process is a complaint."""
MICROSECOND = 1_000_000


class ProcessRunner(Follower):
    """Answers each event once, in the order of the log, and each timer once, never before its time.

    Two runners of one process may work at the same time: what each decides is stored under a key of its cause, and
    the first one holds (see ``ProcessStore``).
    """

    def __init__(self, process: Process, events: EventRepository, engine: Engine, orders: Orders) -> None:
        self._process, self._engine = process, engine
        self._store = ProcessStore(process.name, events, engine)
        self._steps = StepRunner(process, self._store, orders, self._answer_late)
        self.failing = f"The process {process.name} fails"
        super().__init__(process.name, events, process.handled | {ProcessRetryOrdered.type_name}, 0)

    def prepare(self) -> None:
        """Begin, for the first time at the head of the log, and take up what stood still."""
        position = find_position(self._engine, self.name)
        if position is None:
            position = 0 if self._process.is_from_the_start else self._events.head()
            self._keep(position)
        self._kept = self._position = position
        self._store.take_up()

    def catch_up(self) -> None:
        """Answer all that was told and all that is due, until there is nothing to do."""
        moved = True
        while moved and not self._stopped.is_set():
            super().catch_up()
            woken = self._wake()
            moved = self._steps.run() or woken

    def complaints(self) -> list[str]:
        """What stands still or is late while the rest goes on."""
        try:
            parked, overdue = self._store.parked(), self._store.overdue(self._events.now() - OVERDUE)
        except (LogUnavailable, OperationalError):
            return []  # the log gives this reason itself
        told = [f"The process {self.name} stands still for {subject}: {why}." for subject, why in parked[:3]]
        if len(parked) > len(told):
            told.append(f"The process {self.name} stands still for {len(parked) - len(told)} more.")
        return [*told, *([f"Timers of the process {self.name} are overdue: {overdue}."] if overdue else [])]

    def _take(self, stored: StoredEvent) -> None:
        if stored.type == ProcessRetryOrdered.type_name:
            self._obey(stored)
            return
        cause = self._cause_of(stored)
        answer = None if self._store.is_put_off(cause.subject) else self._answer(stored, cause)
        if answer is None:
            self._store.put_off(cause, stored.position)
        else:
            self._store.answered(cause, answer, position=stored.position)
        self._kept = stored.position

    def _obey(self, stored: StoredEvent) -> None:
        order = stored.read().event
        if isinstance(order, ProcessRetryOrdered) and order.process == self.name:
            self._store.take_up(order=stored.event_id)

    def _answer(self, stored: StoredEvent, cause: Cause) -> Answer | None:
        """The answer, or none where the process does not know any."""
        try:
            return self._process.answer(stored.read().event, cause)
        except DamagedBody:
            raise  # what the log cannot vouch for is not passed over
        except Exception:
            log.exception("process.event_not_answered", process=self.name, position=stored.position)
            return None

    def _cause_of(self, stored: StoredEvent) -> Cause:
        try:
            subject = self._process.subject(stored.read().event, stored.stream_id)
        except UnknownEvent:
            subject = stored.stream_id
        return Cause(
            id=stored.event_id,
            event_id=stored.event_id,
            position=stored.position,
            correlation_id=stored.correlation_id,
            subject=subject,
            state=self._store.state(subject),
        )

    def _answer_late(self, step: Given) -> None:
        [stored] = self._events.read(step.position - 1, 1)
        cause = self._cause_of(stored)
        self._store.answered_late(step, cause, self._process.answer(stored.read().event, cause))

    def _wake(self) -> bool:
        """Whether any timer was answered."""
        held, moved = {subject for subject, _ in self._store.parked()}, False
        for timer in self._store.due(self._events.now()):
            if timer.subject in held or self._store.is_put_off(timer.subject):
                continue
            if self._steps.tries.may(timer.timer_id):
                moved = self._fire(timer) or moved
        return moved

    def _fire(self, timer: Row[Any]) -> bool:
        cause = Cause(
            id=timer.timer_id,
            event_id=timer.event_id,
            position=timer.position,
            correlation_id=timer.correlation_id,
            subject=timer.subject,
            state=self._store.state(timer.subject),
        )
        try:
            answer = self._process.woken(cause)
        except Exception as error:
            log.exception("process.timer_not_answered", process=self.name, timer=timer.timer_id)
            if self._steps.tries.fail(timer.timer_id) >= MOST_TRIES:
                self._store.park_timer(timer, type(error).__name__)
                self._steps.tries.forget(timer.timer_id)
            return False
        self._store.answered(cause, answer)
        return True

    def _pause(self) -> float:
        """Until the next timer is due, but no longer than others may be waited for."""
        pause = super()._pause()
        due = self._store.next_due()
        if due is None:
            return pause
        return min(max((due - self._events.now()) / MICROSECOND, 0.0), pause)
