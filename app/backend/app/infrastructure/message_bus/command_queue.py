"""Commands that are taken on at once and run a little later, even if the process dies in between."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import OperationalError

from app.domain.errors import Unauthenticated
from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import IdempotencyKey, KeyReused, Overloaded, Receipt
from app.infrastructure.event_store.deferred_commands import REFUSED, Deferred, DeferredCommands
from app.infrastructure.event_store.retention import Retention
from app.infrastructure.message_bus.command_bus import CommandBus, CommandContext
from app.infrastructure.message_bus.idempotency import Idempotency
from app.infrastructure.serializers.command_form import decode_command, encode_command

log = structlog.get_logger(__name__)

MOST_PENDING = 1_000
PAGE = 50
BACK_OFF_SECONDS = 1.0
KEPT = timedelta(hours=24)
SWEEP = timedelta(hours=1)

Refusal = Callable[[Exception], bytes | None]


@dataclass(slots=True)
class CommandQueue:
    """Runs what was taken on in order, each command once.

    A crash between a command's append and the note that it is done is harmless: its idempotency key
    answers with the same receipt. ``refusal`` words why a command does not hold, and gives none where
    the reason will pass. Where other processes take commands on, who runs them looks again after a ``pause``.
    """

    store: DeferredCommands
    retention: Retention
    bus: CommandBus
    idempotency: Idempotency
    commands: Mapping[str, type]
    actor: Callable[[str], Actor | None]
    refusal: Refusal
    now: Callable[[], datetime]
    pause: timedelta = SWEEP
    failure: str | None = None
    _swept: datetime | None = None
    _woken: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def defer(self, command: object, context: CommandContext) -> Deferred:
        """Store the command, or find what its key was used for before.

        A refused request may be repeated to read its refusal, or be replaced by another one. Raises
        ``KeyReused`` or ``Overloaded``.
        """
        key = context.idempotency or IdempotencyKey(f"{context.actor.id}/deferred", context.command_id, "")
        with self.idempotency.held(key):
            known = self.store.of_key(key)
            if known and known.key.request == key.request:
                return known
            if known and known.state != REFUSED:
                raise KeyReused
            return self._take_on(command, context, key)

    def find(self, command_id: str, actor: Actor) -> Deferred | None:
        """What became of a command of that actor."""
        found = self.store.find(command_id)
        return found if found and found.actor_id == actor.id else None

    def run(self) -> None:
        """Run what waits, and whatever comes, until stopped."""
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                self._sweep()
                self.catch_up()
                self.failure = None
                self._woken.wait(self.pause.total_seconds())
            except Exception as error:
                self.failure = type(error).__name__
                log.exception("command_queue.failed")
                self._stopped.wait(BACK_OFF_SECONDS)

    def catch_up(self) -> None:
        """Run what waits."""
        while not self._stopped.is_set() and (waiting := self.store.pending(PAGE)):
            for deferred in waiting:
                self._settle(deferred)

    def stop(self) -> None:
        self._stopped.set()
        self._woken.set()

    def reasons(self) -> list[str]:
        """Why commands that were taken on do not run; none when all is well."""
        return [f"Commands that were taken on cannot run: {self.failure}."] if self.failure else []

    def _take_on(self, command: object, context: CommandContext, key: IdempotencyKey) -> Deferred:
        if self.store.count_pending() >= MOST_PENDING:
            raise Overloaded
        deferred = Deferred(
            command_id=context.command_id,
            actor_id=context.actor.id or "",
            correlation_id=context.correlation_id,
            key=key,
        )
        self.store.put(deferred, encode_command(command), self.now())
        self._woken.set()
        return deferred

    def _settle(self, deferred: Deferred) -> None:
        try:
            if (body := self.store.body(deferred)) is None:
                return  # another process has run it meanwhile
            receipt = self._run(deferred, body)
        except OperationalError:
            raise
        except Exception as error:
            problem = self.refusal(error)
            if problem is None:
                raise
            self.store.refuse(deferred, problem)
        else:
            self.store.finish(deferred, receipt)

    def _run(self, deferred: Deferred, body: bytes) -> Receipt:
        """Whoever ordered it must still be somebody who may; that is decided now."""
        actor = self.actor(deferred.actor_id)
        if actor is None:
            raise Unauthenticated
        context = CommandContext(
            command_id=deferred.command_id,
            actor=actor,
            now=self.now(),
            correlation_id=deferred.correlation_id,
            idempotency=deferred.key,
        )
        return self.bus.send(decode_command(body, self.commands), context)

    def _sweep(self) -> None:
        now = self.now()
        if self._swept is None or now - self._swept >= SWEEP:
            self.retention.forget(now - KEPT)
            self._swept = now
