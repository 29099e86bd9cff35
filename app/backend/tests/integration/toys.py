"""A process of the tests' own: it answers toys that were posted by painting them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from app.command.processes.process import OVER, Answer, Cause, Process, Step, on
from app.command.processes.process_runner import ProcessRunner
from app.command.processes.process_store import ProcessStore
from app.command.processes.step_runner import Orders
from app.domain.errors import Conflict
from app.domain.events.event import RecordedEvent
from app.domain.events.key_events import KeysDestroyed
from app.domain.events.post_events import PostDeleted, PostEdited, PostPublished
from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import Append, Receipt, StreamAppend
from app.infrastructure.message_bus.command_bus import CommandBus, CommandContext
from app.infrastructure.message_bus.idempotency import Idempotency
from tests.facts import ADA_ID
from tests.integration.logs import Log, a_stream, an_append, an_id

REFUSED, BROKEN, UNANSWERABLE = "refuse", "break", "unanswerable"


class PaintRefused(Conflict):
    """The toy must not be painted."""

    code = "paint.refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """Paint a toy."""

    toy_id: str
    colour: str = "red"


@dataclass(frozen=True, slots=True)
class PaintHandler:
    """Tells in a stream of the toy's own that it was painted; each colour counts as many keys as it has letters."""

    log: Log

    def handle(self, command: Paint, context: CommandContext) -> Receipt:
        if command.colour == REFUSED:
            raise PaintRefused
        if command.colour == BROKEN:
            raise ValueError("the brush is broken")
        stream_id = str(uuid5(UUID(command.toy_id), "paint"))
        before = len(self.log.events.stream(stream_id))
        event = KeysDestroyed(command.colour, len(command.colour))
        append = Append(
            id=command.toy_id,
            version=1,
            streams=(StreamAppend(stream_id, before, (event,)),),
            command_id=context.command_id,
            correlation_id=context.correlation_id,
            causation_id=context.causation_id,
            actor_id=context.actor.id,
            idempotency=context.idempotency,
            rows=context.rows,
        )
        return self.log.events.append(append)


def painting(toy_id: str, colour: str, undo: str | None = None) -> Step:
    back = Paint(toy_id=toy_id, colour=undo) if undo else None
    return Step(command=Paint(toy_id=toy_id, colour=colour), actor_id=ADA_ID, undo=back)


class Painting(Process):
    """Paints what is posted in the colours that its tags name, and again at the time that an edit names."""

    name = "painting"

    @on(PostPublished)
    def published(self, event: PostPublished, cause: Cause) -> Answer:
        if UNANSWERABLE in event.tags:
            raise ValueError("nobody knows how")
        steps = tuple(painting(event.post_id, tag, f"not {tag}") for tag in event.tags)
        return Answer(steps=steps, state={"toy_id": event.post_id})

    @on(PostEdited)
    def edited(self, event: PostEdited, cause: Cause) -> Answer:
        return Answer(wake_at=int(event.language))

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, cause: Cause) -> Answer:
        return OVER

    def woken(self, cause: Cause) -> Answer:
        return Answer(steps=(painting(cause.state["toy_id"], "gold"),), is_over=True)

    def refused(self, command: object, code: str) -> tuple[Step, ...]:
        return (painting(command.toy_id, code),) if isinstance(command, Paint) else ()


@dataclass(slots=True)
class Toys:
    """A log with toys in it, and runners of the process that paints them."""

    log: Log
    commands: Mapping[str, type] = field(default_factory=lambda: {"Paint": Paint})

    def runner(self, process: Process | None = None) -> ProcessRunner:
        """A runner in a life of its own."""
        bus = CommandBus(({Paint: PaintHandler(self.log)},), Idempotency(self.log.events.replay))
        orders = Orders(bus, self.commands, lambda user_id: Actor(user_id, "member"), lambda: datetime.now(UTC))
        made = ProcessRunner(process or Painting(), self.log.events, self.log.engine, orders)
        made.prepare()
        return made

    def post(self, *tags: str) -> str:
        """The id of a toy."""
        id = an_id()
        self.log.events.append(an_append(a_stream(PostPublished(id, ADA_ID, "A toy", "It hums.", tags, "en"), id=id)))
        return id

    def paint_at(self, toy_id: str, due: int) -> None:
        version = len(self.log.events.stream(toy_id))
        event = PostEdited(toy_id, version + 1, "A toy", "It hums.", (), str(due), None)
        self.log.events.append(an_append(a_stream(event, id=toy_id, expected=version)))

    def take_away(self, toy_id: str) -> None:
        version = len(self.log.events.stream(toy_id))
        self.log.events.append(an_append(a_stream(PostDeleted(toy_id, None), id=toy_id, expected=version)))

    def painted(self) -> list[RecordedEvent]:
        events = self.log.events.read(0, 100_000)
        return [stored.read() for stored in events if stored.type == KeysDestroyed.type_name]

    def colours(self, toy_id: str) -> list[str]:
        """In what colours a toy was painted, in order."""
        return list(self._colours(str(uuid5(UUID(toy_id), "paint"))))

    def states(self) -> list[tuple[str, str | None]]:
        """What became of each step, and why, in their order."""
        steps = ProcessStore("painting", self.log.events, self.log.engine)
        return [(each.state, each.why) for each in steps.steps("pending", "done", "refused", "dropped", "parked")]

    def _colours(self, stream_id: str) -> Iterator[str]:
        for stored in self.log.events.stream(stream_id):
            event = stored.read().event
            assert isinstance(event, KeysDestroyed)
            yield event.erasure_event_id
