"""Gives the commands of a process, one after another for each subject, and keeps what became of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from app.command.processes.given import DONE, PENDING, Given
from app.command.processes.process import Process
from app.command.processes.process_store import ProcessStore
from app.command.processes.tries import Tries
from app.domain.errors import DomainError, Unauthenticated
from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import AppendRefused, KeyReused, LogUnavailable
from app.infrastructure.message_bus.command_bus import CommandBus, CommandContext
from app.infrastructure.message_bus.idempotency import CommandInProgress
from app.infrastructure.serializers.command_form import decode_command

log = structlog.get_logger(__name__)

PASSING = (AppendRefused, CommandInProgress, OperationalError, InterfaceError, OSError)
"""What will pass by itself, so that nothing stands still for ever because of it."""
MOST_TRIES = 5
"""After which a step that fails by what will not pass stands still."""


@dataclass(frozen=True, slots=True)
class Orders:
    """How processes give commands: the bus, its commands by name, the people in whose name, and the clock."""

    bus: CommandBus
    commands: Mapping[str, type]
    actor: Callable[[str], Actor | None]
    now: Callable[[], datetime]


@dataclass(slots=True)
class StepRunner:
    """Takes pending steps; ``answer_late`` answers an event that was put off."""

    process: Process
    store: ProcessStore
    orders: Orders
    answer_late: Callable[[Given], None]
    tries: Tries = field(default_factory=Tries)

    def run(self) -> bool:
        """Take at most one step of each subject; whether any was settled."""
        held, moved = {subject for subject, _ in self.store.parked()}, False
        for step in self.store.steps(PENDING):
            if step.subject not in held and self.tries.may(step.step_id):
                moved = self._settle(step) or moved
            held.add(step.subject)
        return moved

    def _settle(self, step: Given) -> bool:
        """Whether something became of the step."""
        try:
            self._take(step)
        except KeyReused:
            log.info("process.settled_elsewhere", process=self.process.name, step=step.step_id)
        except LogUnavailable:
            raise  # nothing else can be done meanwhile, either
        except PASSING as error:
            self.tries.fail(step.step_id)
            log.warning("process.waits", process=self.process.name, step=step.step_id, error=type(error).__name__)
            return False
        except Exception as error:
            log.exception("process.step_failed", process=self.process.name, step=step.step_id)
            if self.tries.fail(step.step_id) < MOST_TRIES:
                return False
            self.store.park(step, type(error).__name__)
        self.tries.forget(step.step_id)
        return True

    def _take(self, step: Given) -> None:
        if step.command is None:
            self.answer_late(step)
            return
        command = decode_command(step.command, self.orders.commands)
        try:
            self._give(command, step)
        except DomainError as refusal:
            log.info("process.refused", process=self.process.name, step=step.step_id, code=refusal.code)
            self.store.refuse(step, refusal.code, self.process.refused(command, refusal.code))

    def _give(self, command: object, step: Given) -> None:
        """Whoever it is in the name of must still be somebody who may; that is decided now."""
        context = CommandContext(
            command_id=step.step_id,
            actor=self._actor(step),
            now=self.orders.now(),
            correlation_id=step.correlation_id,
            causation_id=step.event_id,
            idempotency=self.store.key(step.step_id, DONE),
            rows=(step.becomes(DONE),),
        )
        self.orders.bus.send(command, context)
        if self.store.is_pending(step):
            self.store.finish(step)

    def _actor(self, step: Given) -> Actor:
        if step.actor_id is None:
            return Actor(None, "process")
        if actor := self.orders.actor(step.actor_id):
            return actor
        raise Unauthenticated
