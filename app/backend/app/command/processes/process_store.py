"""What a process remembers, in the database of the log; writes go the one way of the log."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID, uuid5

import orjson
from sqlalchemy import Engine, Row, Select, func, select

from app.command.models.process import ProcessState, ProcessStep, ProcessTimer
from app.command.processes.given import DONE, DROPPED, PARKED, PENDING, REFUSED, Given, given
from app.command.processes.process import Answer, Cause, Step
from app.infrastructure.event_store.appends import Append, IdempotencyKey, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.follower import position_row

PAGE = 500
STATES, TIMERS, STEPS = ProcessState.table(), ProcessTimer.table(), ProcessStep.table()


class ProcessStore:
    """The states, timers and steps of one process.

    What a cause led to, and what became of a step, is appended under an idempotency key that is kept for ever; so of
    two runners, or of two lives of one, the first decides, and the other stores nothing.
    """

    def __init__(self, name: str, events: EventRepository, engine: Engine) -> None:
        self.name = name
        self._events, self._engine = events, engine

    def state(self, subject: str) -> dict[str, Any]:
        found = select(STATES.c.state).where(STATES.c.process == self.name, STATES.c.subject == subject)
        return next((orjson.loads(row.state) for row in self._rows(found)), {})

    def due(self, now: int) -> Sequence[Row[Any]]:
        """The timers whose time has come, the earliest first."""
        waiting = select(TIMERS).where(TIMERS.c.process == self.name, TIMERS.c.parked.is_(None), TIMERS.c.due <= now)
        return self._rows(waiting.order_by(TIMERS.c.due, TIMERS.c.subject).limit(PAGE))

    def overdue(self, before: int) -> int:
        """How many timers should have woken the process before that time."""
        waiting = select(func.count().label("n")).where(TIMERS.c.process == self.name, TIMERS.c.parked.is_(None))
        return int(self._rows(waiting.where(TIMERS.c.due < before))[0].n)

    def next_due(self) -> int | None:
        """When the next timer is due."""
        waiting = select(func.min(TIMERS.c.due).label("due"))
        found: int | None = self._rows(waiting.where(TIMERS.c.process == self.name, TIMERS.c.parked.is_(None)))[0].due
        return found

    def steps(self, *states: str) -> list[Given]:
        """The steps in those states, in the order in which they are to be taken."""
        found = select(STEPS).where(STEPS.c.process == self.name, STEPS.c.state.in_(states))
        return self._given(found.order_by(STEPS.c.position, STEPS.c.ordinal, STEPS.c.step_id))

    def is_pending(self, step: Given) -> bool:
        found = select(STEPS.c.step_id).where(STEPS.c.step_id == step.step_id, STEPS.c.state == PENDING)
        return bool(self._rows(found))

    def is_put_off(self, subject: str) -> bool:
        """Whether an event about it waits to be answered."""
        waits = STEPS.c.command.is_(None), STEPS.c.state.in_((PENDING, PARKED)), STEPS.c.subject == subject
        return bool(self._rows(select(STEPS.c.step_id).where(STEPS.c.process == self.name, *waits).limit(1)))

    def parked(self) -> list[tuple[str, str]]:
        """The subjects that stand still, each with why."""
        steps = select(STEPS.c.subject, STEPS.c.why).where(STEPS.c.process == self.name, STEPS.c.state == PARKED)
        timers = select(TIMERS.c.subject, TIMERS.c.parked.label("why")).where(TIMERS.c.process == self.name)
        rows = [*self._rows(steps), *self._rows(timers.where(TIMERS.c.parked.is_not(None)))]
        return [(row.subject, row.why or "") for row in rows]

    def answered(self, cause: Cause, answer: Answer, *, position: int | None = None) -> None:
        """Keep what a cause leads to, and that everything up to that position is answered."""
        rows = (*self._of_answer(cause, answer), *((position_row(self.name, position),) if position else ()))
        self._append(cause.id, cause.correlation_id, rows, self.key(cause.id, "answered"))

    def put_off(self, cause: Cause, position: int) -> None:
        """Keep an event that cannot be answered now, so that the process goes on with what is about other things."""
        step_id = str(uuid5(UUID(cause.id), f"{self.name} answer"))
        rows = (given(self.name, cause, step_id, 0, None).row(), position_row(self.name, position))
        self._append(step_id, cause.correlation_id, rows, self.key(cause.id, "answered"))

    def answered_late(self, step: Given, cause: Cause, answer: Answer) -> None:
        """Keep what an event that was put off leads to."""
        rows = (*self._of_answer(cause, answer), step.becomes(DONE))
        self._append(step.step_id, step.correlation_id, rows, self.key(step.step_id, DONE))

    def finish(self, step: Given) -> None:
        """Note that a step is done that left nothing in the log."""
        self._append(step.step_id, step.correlation_id, (step.becomes(DONE),), self.key(step.step_id, DONE))

    def refuse(self, step: Given, code: str, more: tuple[Step, ...]) -> None:
        """Note a refusal; drop what should have followed, and take back what went before."""
        found = select(STEPS).where(STEPS.c.cause_id == step.cause_id, STEPS.c.process == self.name)
        others = self._given(found.order_by(STEPS.c.ordinal))
        dropped = [each.becomes(DROPPED) for each in others if each.ordinal > step.ordinal and each.state == PENDING]
        fresh = self._after_refusal(step, others, more)
        rows = (step.becomes(REFUSED, code), *dropped, *(each.row() for each in fresh))
        self._append(step.step_id, step.correlation_id, rows, self.key(step.step_id, REFUSED))

    def park(self, step: Given, why: str) -> None:
        """Let a step stand that fails again and again, and with it all that is about the same subject."""
        self._append(step.step_id, step.correlation_id, (step.becomes(PARKED, why),))

    def park_timer(self, timer: Row[Any], why: str) -> None:
        self._append(timer.timer_id, timer.correlation_id, (_parked(timer, why[:100]),))

    def take_up(self, order: str | None = None) -> None:
        """Try again what stands still: another version of the program may know how.

        An ``order`` is obeyed once, so that of two runners the slower does not take up what the other has done.
        """
        for step in self.steps(PARKED):
            rows = (step.becomes(PENDING),)
            self._append(step.step_id, step.correlation_id, rows, self._obeyed(order, step.step_id))
        waiting = select(TIMERS).where(TIMERS.c.process == self.name, TIMERS.c.parked.is_not(None))
        for timer in self._rows(waiting):
            rows = (_parked(timer, None),)
            self._append(timer.timer_id, timer.correlation_id, rows, self._obeyed(order, timer.timer_id))

    def key(self, id: str, outcome: str) -> IdempotencyKey:
        """Under which a cause is answered, or a step settled, once for ever and in one way."""
        return IdempotencyKey(f"process/{self.name}", id, outcome)

    def _obeyed(self, order: str | None, id: str) -> IdempotencyKey | None:
        return self.key(f"{order} {id}", PENDING) if order else None

    def _of_answer(self, cause: Cause, answer: Answer) -> Iterator[RowChange]:
        of_subject = {"process": self.name, "subject": cause.subject}
        if answer.is_over:
            yield from (RowChange(STATES, of_subject, None), RowChange(TIMERS, of_subject, None))
        if answer.state is not None:
            yield RowChange(STATES, of_subject, {"state": orjson.dumps(answer.state)})
        if answer.wake_at is not None:
            timer = {"timer_id": str(uuid5(UUID(cause.id), f"{self.name} timer")), "due": answer.wake_at}
            of_event = {"event_id": cause.event_id, "position": cause.position, "correlation_id": cause.correlation_id}
            yield RowChange(TIMERS, of_subject, {**timer, **of_event, "parked": None})
        elif cause.id != cause.event_id and not answer.is_over:
            yield RowChange(TIMERS, {**of_subject, "timer_id": cause.id}, None)
        for ordinal, step in enumerate(answer.steps):
            step_id = str(uuid5(UUID(cause.id), f"{self.name} {ordinal}"))
            yield given(self.name, cause, step_id, ordinal, step).row()

    def _after_refusal(self, step: Given, others: Sequence[Given], more: tuple[Step, ...]) -> Iterator[Given]:
        """What takes back the steps before the refused one, the last first, and what else is to be done."""
        ordinals = count(max(each.ordinal for each in others) + 1)
        before = [each for each in others if each.ordinal < step.ordinal and each.state == DONE and each.undo]
        for each in reversed(before):
            undo_id = str(uuid5(UUID(each.step_id), f"{self.name} undo"))
            yield replace(each, step_id=undo_id, ordinal=next(ordinals), command=each.undo, undo=None, state=PENDING)
        for number, next_step in enumerate(more):
            more_id = str(uuid5(UUID(step.step_id), f"{self.name} {number}"))
            yield given(self.name, step.cause(), more_id, next(ordinals), next_step)

    def _append(
        self, id: str, correlation_id: str, rows: tuple[RowChange, ...], key: IdempotencyKey | None = None
    ) -> None:
        append = Append(
            id=id,
            version=0,
            streams=(),
            command_id=id,
            correlation_id=correlation_id,
            idempotency=key,
            rows=rows,
        )
        self._events.append(append)

    def _given(self, found: Select[Any]) -> list[Given]:
        with self._engine.connect() as connection:
            return [Given(**row) for row in connection.execute(found).mappings()]

    def _rows(self, found: Select[Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(found).all()


def _parked(timer: Row[Any], why: str | None) -> RowChange:
    return RowChange(TIMERS, {"process": timer.process, "timer_id": timer.timer_id}, {"parked": why})
