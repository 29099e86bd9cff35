"""The parts of the board, each made when it is asked for first; a part of ``app.py``, which puts them together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from sqlalchemy import Engine

from app.api.answers import Answers
from app.api.change_stream import Places
from app.api.command_api import COMMANDS
from app.api.edge import Token, now
from app.api.errors import lasting_refusal
from app.command.processes.process_runner import ProcessRunner
from app.command_side import CommandSide, command_side
from app.config.role import Part
from app.config.settings import Settings
from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.deferred_commands import DeferredCommands
from app.infrastructure.event_store.eraser import Eraser
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.follower import SHARED_POLL_SECONDS
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.key_sweep import KeySweep
from app.infrastructure.event_store.log_engines import open_keys, open_log
from app.infrastructure.event_store.retention import Retention
from app.infrastructure.message_bus.command_queue import SWEEP, CommandQueue
from app.infrastructure.message_bus.event_bus import EventBus
from app.infrastructure.sealing import Seal
from app.infrastructure.secret import SiteSecret, load_secret
from app.lanes import BOARD, Lane
from app.machine import Machine
from app.query.projections.checkpoint_watch import CheckpointWatch
from app.query.projections.progress import Progress
from app.query.projections.projection import Group
from app.query.projections.projection_runner import ProjectionRunner
from app.query.repositories.beside_repository import checkpoints_of
from app.query.repositories.checkpoint_repository import CheckpointRepository, places_of
from app.query.repositories.look_repository import LookRepository
from app.query.repositories.system_repository import SystemRepository
from app.query_side import BESIDE, query_bus
from app.vitals import Vitals, Worker

Tell = Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Welcome:
    """What whoever starts a new board has to know."""

    setup_key: str
    has_administrator: bool


class Board:
    """The parts that a role runs and the command line works with.

    Who asks for a part of another role finds no database for it.
    """

    def __init__(
        self,
        settings: Settings,
        engines: Mapping[str, Engine],
        groups: Sequence[Group],
        count: Callable[[str | None], None],
        asked: Callable[[], int],
    ) -> None:
        """The first group of views holds what the board itself shows; the others are folded beside it."""
        self._settings, self._engines, self._count = settings, engines, count
        self._every = Group(groups[0].name, [each for group in groups for each in group.projections])
        self._role = settings.role
        self._doorbell = EventBus()
        self.lanes = {group.name: Lane(group, self._run, self._look) for group in groups}
        self.progress = self.lanes[groups[0].name].progress
        self.vitals = Vitals(self._role, self.lanes, lambda: engines["query"], self._machine, asked)

    @cached_property
    def keys(self) -> KeyRepository:
        return open_keys(self._engines["keys"])

    @cached_property
    def events(self) -> EventRepository:
        return open_log(self._engines["command"], self.keys, self._doorbell.publish)

    @cached_property
    def secret(self) -> SiteSecret:
        given = self._settings.secret
        if given and not self._role.is_alone:
            return SiteSecret(given.encode())
        return load_secret(self._settings.data_folder, given, is_first_start=self.events.head() == 0)

    @cached_property
    def setup_key(self) -> str:
        return self.secret.digest("setup", b"")[:20]

    @cached_property
    def commands(self) -> CommandSide:
        views = frozenset(each.name for each in self._every.projections)
        return command_side(self.events, self._engines["command"], self.secret, self.setup_key, views)

    @cached_property
    def queue(self) -> CommandQueue:
        side, engine = self.commands, self._engines["command"]
        return CommandQueue(
            store=DeferredCommands(self.events, engine, Seal(self.secret.key("deferred commands"))),
            retention=Retention(engine),
            bus=side.bus,
            idempotency=side.idempotency,
            commands={command.__name__: command for command in COMMANDS},
            actor=side.users.actor,
            refusal=lasting_refusal,
            now=now,
            pause=SWEEP if self._role.has(Part.COMMANDS) else timedelta(seconds=SHARED_POLL_SECONDS),
        )

    @property
    def processes(self) -> tuple[ProcessRunner, ...]:
        return self.commands.processes

    @property
    def welcome(self) -> Welcome:
        return Welcome(self.setup_key, self.commands.users.has_administrator)

    @cached_property
    def eraser(self) -> Eraser:
        return Eraser(self.events, self.keys, self._engines["command"])

    @cached_property
    def sweep(self) -> KeySweep:
        return KeySweep(self.events, self.keys, self._engines["command"])

    @property
    def runner(self) -> ProjectionRunner:
        """Who folds the views that the board itself shows."""
        return self.lanes[BOARD].runner

    @cached_property
    def traces(self) -> Traces:
        return Traces(self._engines["query"], self.snapshots.let_go)

    @cached_property
    def snapshots(self) -> Snapshots:
        """What requests read the views by, each until it ends."""
        progresses = [lane.progress for lane in self.lanes.values()]

        def moves() -> int:
            return sum([progress.moves for progress in progresses])

        first, engine = checkpoints_of(*self.lanes), self._engines["query"]
        snapshots = Snapshots(engine, first, moves, places_of(self._every), self._every.past)
        for progress in progresses:
            progress.subscribe(snapshots.let_go)
        return snapshots

    @cached_property
    def answers(self) -> Answers:
        checkpoint, looks = CheckpointRepository(self.snapshots), LookRepository(self._engines["query"])
        groups = {view: lane.group.name for lane in self.lanes.values() for view in lane.group.views}

        def position() -> Token:
            if self._role.follows:
                for lane in self.lanes.values():
                    lane.watch.require_views()
            return Token(*checkpoint.position())

        return Answers(
            query_bus(self.snapshots, checkpoint, self.vitals.conditions, looks, groups),
            self.progress,
            beside={query: self.lanes[name].progress for query, name in BESIDE.items()},
            position=position,
            count=self._count,
            end=self.snapshots.end,
            look_back=self.snapshots.looking_back,
            waits=SystemRepository(self.snapshots).has_parked,
        )

    @cached_property
    def places(self) -> Places:
        return Places(self._settings.most_streams, self.progress.call_roll)

    def listen(self) -> None:
        """From now on hear of what is appended in this process."""
        rings = [lane.runner.ring for lane in self.lanes.values()] if self._role.has(Part.PROJECTIONS) else []
        if self._role.has(Part.PROCESSES):
            rings += [follower.ring for follower in (self.eraser, *self.processes)]
        for ring in rings:
            self._doorbell.subscribe(ring)

    def prepare(self) -> None:
        """Do what has to be done before anybody is served."""
        if self._role.has(Part.PROCESSES):
            self.eraser.settle()
            for process in self.processes:
                process.prepare()
        if self._role.has(Part.PROJECTIONS):
            for lane in self.lanes.values():
                lane.runner.prepare()
        if self._role.follows:
            for lane in self.lanes.values():
                lane.watch.try_to_look()

    def reasons(self) -> list[str]:
        """Why this process cannot do what it is for; none when all is well."""
        tellers: list[Tell] = []
        if self._role.has(Part.COMMANDS, Part.PROCESSES, Part.PROJECTIONS):
            tellers.append(self.events.reasons)
        if self._role.has(Part.PROJECTIONS):
            tellers.append(self.runner.reasons)
        if self._role.has(Part.PROCESSES):
            tellers += [self.queue.reasons, self.eraser.reasons, *(each.reasons for each in self.processes)]
        if self._role.follows:
            tellers += [lane.watch.reasons for lane in self.lanes.values()]
        return [told for tell in tellers for told in tell()]

    def complaints(self) -> list[str]:
        """What a person should look at although it does."""
        tellers: list[Tell] = []
        if self._role.has(Part.PROJECTIONS):
            tellers += [lane.runner.notes for lane in self.lanes.values()]
            tellers += [lane.runner.reasons for lane in self.lanes.values() if lane.runner is not self.runner]
        if self._role.has(Part.PROCESSES):
            tellers += [process.complaints for process in self.processes]
        if self._role.follows:
            tellers += [lane.watch.complaints for lane in self.lanes.values()]
        return [told for tell in tellers for told in tell()] or self.vitals.complaints()

    def loops(self) -> Mapping[str, Callable[[], None]]:
        """What a role runs in threads of their own, by name."""
        return {name: worker.run for name, worker in self._workers().items()}

    def stop(self) -> None:
        """Close the streams and let the loops end."""
        self.progress.close()
        self.end_loops()

    def end_loops(self) -> None:
        """Let the loops end."""
        for worker in self._workers().values():
            worker.stop()

    def _workers(self) -> Mapping[str, Worker]:
        workers = self.vitals.workers()
        if self._role.has(Part.PROJECTIONS):
            workers |= {name: lane.runner for name, lane in self.lanes.items()}
            workers |= {"traces": self.traces}
        if self._role.has(Part.PROCESSES):
            workers |= {"commands": self.queue, "eraser": self.eraser, "keys": self.sweep}
            workers |= {each.name: each for each in self.processes}
        if self._role.follows:
            workers |= {f"{name} checkpoint": lane.watch for name, lane in self.lanes.items()}
        return workers

    def _run(self, group: Group, progress: Progress) -> ProjectionRunner:
        return ProjectionRunner(group, self.events, self._engines["query"], progress, self.traces)

    def _look(self, group: Group, progress: Progress) -> CheckpointWatch:
        return CheckpointWatch(group, self._engines["query"], progress)

    def _machine(self) -> Machine:
        return Machine(self._settings, self.events, self._engines["command"])
