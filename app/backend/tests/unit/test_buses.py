"""Each message has exactly one handler, and the start fails otherwise."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from app.domain.models.actor import GUEST
from app.infrastructure.event_store.appends import Receipt, StreamConflict
from app.infrastructure.message_bus.command_bus import RACES, CommandBus, CommandContext, Retriable
from app.infrastructure.message_bus.idempotency import Idempotency
from app.infrastructure.message_bus.query_bus import Query, QueryBus
from app.infrastructure.message_bus.registry import HandledTwice, Registry, UnhandledMessage

RECEIPT = Receipt("id", 1, 1)
CONTEXT = CommandContext(command_id="c", actor=GUEST, now=datetime(2026, 1, 1, tzinfo=UTC), correlation_id="c")


@dataclass(frozen=True, slots=True)
class PaintToy:
    """An order."""

    colour: str = "red"


@dataclass(frozen=True, slots=True)
class GetToy(Query[str]):
    """A question."""


@dataclass(frozen=True, slots=True)
class WindToy(Retriable):
    """An order that may be decided anew."""


class PaintToyHandler:
    def __init__(self) -> None:
        self.handled: list[object] = []

    def handle(self, command: PaintToy, context: CommandContext) -> Receipt:
        self.handled.append((command, context))
        return RECEIPT


class LosingHandler:
    """Loses that many races before it wins one."""

    def __init__(self, losses: int) -> None:
        self.losses = losses

    def handle(self, command: PaintToy | WindToy, context: CommandContext) -> Receipt:
        if self.losses == 0:
            return RECEIPT
        self.losses -= 1
        raise StreamConflict("toy", 2)


class GetToyHandler:
    def handle(self, query: GetToy, viewer: str) -> str:
        return f"a toy for {viewer}"


def test_a_command_reaches_its_handler_with_its_context() -> None:
    handler = PaintToyHandler()
    bus = CommandBus([{PaintToy: handler}], Idempotency(lambda _: None))

    assert bus.send(PaintToy(), CONTEXT) is RECEIPT
    assert handler.handled == [(PaintToy(), CONTEXT)]


def test_a_question_is_answered_for_its_viewer() -> None:
    assert QueryBus[str]([{GetToy: GetToyHandler()}]).ask(GetToy(), "ada") == "a toy for ada"


def test_a_required_message_without_a_handler_is_named() -> None:
    bus = CommandBus([], Idempotency(lambda _: None))

    with pytest.raises(UnhandledMessage, match="PaintToy"):
        bus.require([PaintToy])
    with pytest.raises(UnhandledMessage, match="GetToy"):
        QueryBus[str]([]).require([GetToy])


def test_a_message_that_nobody_handles_is_refused_when_sent() -> None:
    with pytest.raises(UnhandledMessage, match="PaintToy"):
        CommandBus([], Idempotency(lambda _: None)).send(PaintToy(), CONTEXT)


def test_a_message_with_two_handlers_is_refused() -> None:
    with pytest.raises(HandledTwice, match="PaintToy"):
        Registry([{PaintToy: PaintToyHandler()}, {PaintToy: PaintToyHandler()}])


def test_a_handler_does_not_serve_what_is_only_like_its_message() -> None:
    class PaintToyTwice(PaintToy):
        """A subclass."""

    with pytest.raises(UnhandledMessage):
        Registry([{PaintToy: PaintToyHandler()}]).of(PaintToyTwice())


def test_a_command_that_lost_a_race_is_decided_anew_where_that_is_safe() -> None:
    bus = CommandBus([{WindToy: LosingHandler(RACES - 1)}], Idempotency(lambda _: None))

    assert bus.send(WindToy(), CONTEXT) is RECEIPT


def test_a_command_that_loses_every_race_gives_up() -> None:
    handler = LosingHandler(1_000)

    with pytest.raises(StreamConflict):
        CommandBus([{WindToy: handler}], Idempotency(lambda _: None)).send(WindToy(), CONTEXT)
    assert handler.losses == 1_000 - RACES


def test_a_command_that_lost_a_race_is_refused_at_once_unless_it_says_otherwise() -> None:
    handler = LosingHandler(1)

    with pytest.raises(StreamConflict):
        CommandBus([{PaintToy: handler}], Idempotency(lambda _: None)).send(PaintToy(), CONTEXT)
    assert handler.losses == 0
