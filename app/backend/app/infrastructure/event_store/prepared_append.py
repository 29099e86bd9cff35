"""An append on its way to the log: its events numbered within their streams, closed and hashed."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.events.event import DomainEvent
from app.infrastructure.event_store.appends import Append
from app.infrastructure.event_store.key_repository import DataKey
from app.infrastructure.event_store.leaf_hash import inner_hash
from app.infrastructure.event_store.stored_event import place_of
from app.infrastructure.event_store.uuid7 import uuid7
from app.infrastructure.sealing import Seal, new_key
from app.infrastructure.serializers.json_serializer import encode, has_text

Header = tuple[str, int, str, int, str, str | None, str, str, str | None]
"""Stream and version, type and schema version, event, actor, command, correlation, cause."""


class NewEvent(NamedTuple):
    """An event that lacks only its position and time."""

    header: Header
    body: bytes
    inner: bytes


@dataclass(frozen=True, slots=True)
class PreparedAppend:
    """What one transaction of the log stores, and the keys that must be durable before it."""

    append: Append
    events: tuple[NewEvent, ...]
    keys: tuple[DataKey, ...]


def prepare(append: Append) -> PreparedAppend:
    """Give each event its id, encrypt what can be erased with a key of its own, and hash what is stored."""
    prepared = [
        _prepare(append, stream.stream_id, version, event)
        for stream in append.streams
        for version, event in enumerate(stream.events, stream.expected_version + 1)
    ]
    return PreparedAppend(append, tuple(event for event, _ in prepared), tuple(key for _, key in prepared if key))


def _prepare(append: Append, stream_id: str, version: int, event: DomainEvent) -> tuple[NewEvent, DataKey | None]:
    event_id, key, name = uuid7(), new_key(), event.type_name
    body = encode(event, lambda text: Seal(key).close(text, place_of(name, event_id)))
    cause = (append.actor_id, append.command_id, append.correlation_id, append.causation_id)
    inner = inner_hash((stream_id, event_id, *cause), (version, event.schema_version), name, body)
    stored = NewEvent((stream_id, version, name, event.schema_version, event_id, *cause), body, inner)
    subject = append.actor_id or stream_id  # a guest who registers is the stream's own person
    return stored, DataKey(event_id, stream_id, subject, key) if has_text(body) else None
