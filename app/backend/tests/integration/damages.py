"""Damages of every kind, done to the files of a log behind its back."""

from collections.abc import Callable

from sqlalchemy import Engine, text

from app.infrastructure.event_store.key_repository import BLANK
from app.infrastructure.event_store.leaf_hash import inner_hash, leaf_hash
from tests.integration.logs import Log

GUARDS = ("events_refuse_update", "events_refuse_delete", "events_refuse_replace")


def damage(engine: Engine, sql: str, **parameters: object) -> None:
    """Change a database as only its owner can, who takes the guards away first."""
    postgres = engine.dialect.name == "postgresql"
    guards = ["ALTER TABLE events DISABLE TRIGGER ALL"] if postgres else [f"DROP TRIGGER IF EXISTS {g}" for g in GUARDS]
    with engine.begin() as connection:
        for guard in guards if "keys" not in sql and "marks" not in sql else ():
            connection.exec_driver_sql(guard)
        connection.execute(text(sql), parameters)


def in_log(sql: str, **parameters: object) -> Callable[[Log], None]:
    return lambda log: damage(log.owner, sql, **parameters)


def in_keys(sql: str, **parameters: object) -> Callable[[Log], None]:
    """A change of the key of the event at position 3."""
    return lambda log: damage(log.key_engine, sql, **parameters, id=log.events.read(2, 1)[0].event_id)


def forged(**changes: object) -> Callable[[Log], None]:
    """Another event at position 3, whose hash fits."""

    def forge(log: Log) -> None:
        [stored] = log.events.read(2, 1)
        values = {name: getattr(stored, name) for name in stored.__slots__} | changes
        names = ("stream_id", "event_id", "actor_id", "command_id", "correlation_id", "causation_id")
        ids = tuple(values[name] for name in names)
        inner = inner_hash(ids, (values["stream_version"], values["schema_version"]), values["type"], values["body"])
        values["leaf"] = leaf_hash(values["position"], values["at"], inner)
        columns = ", ".join(f"{name} = :{name}" for name in values)
        damage(log.owner, f"UPDATE events SET {columns} WHERE position = 3", **values)

    return forge


NOBODY = "01890000-0000-7000-8000-0000000000ff"
CLAIM = "INSERT INTO claims VALUES ('d', 'username', :owner)"
RECEIPT = "INSERT INTO idempotency VALUES ('s', 'k', 'r', 'i', 1, :position, 0)"
SNAPSHOT = "INSERT INTO snapshots VALUES (:stream, 'f', 9, :state)"
BODY = "UPDATE events SET body = :body WHERE position = 3"
LEAF = "UPDATE events SET leaf = :leaf WHERE position = 3"
KEY = "UPDATE keys SET key = :key WHERE event_id = :id"

DAMAGES: dict[str, tuple[Callable[[Log], None], str]] = {
    "a missing event": (in_log("DELETE FROM events WHERE position = 3"), "Position 3: the event is missing"),
    "a missing beginning": (in_log("DELETE FROM events WHERE position < 3"), "Position 1: the event is missing"),
    "a missing end": (in_log("DELETE FROM events WHERE position = 6"), "Stream .* is said to have 2 events, and"),
    "an event before the first": (
        in_log("UPDATE events SET position = -1 WHERE position = 1"),
        "Position -1: a log begins at position 1",
    ),
    "another body": (in_log(BODY, body=b"{}"), "Position 3: .* is not what was"),
    "another actor": (in_log("UPDATE events SET actor_id = NULL WHERE position = 3"), "Position 3: .* is not what was"),
    "another hash": (
        in_log(LEAF, leaf=b"0"),
        "Position 3: .* is not what was",
    ),
    "another time": (in_log("UPDATE events SET at = at + 1 WHERE position = 3"), "Position 3: .* is not what was"),
    "no id at all": (in_log("UPDATE events SET event_id = 'x' WHERE position = 3"), "Position 3: .* is not what was"),
    "a time that runs backwards": (forged(at=1), "Position 3: its time is before that of the event before it"),
    "a gap in a stream": (forged(stream_version=7), "Position 3: it is version 7 of its stream, but version 6 does"),
    "a version below the first": (forged(stream_version=0), "Position 3: it is version 0 of its stream; streams begin"),
    "an unknown event": (forged(type="post.sung"), "Position 3: this version .* does not know post.sung version 1"),
    "a version from the future": (forged(schema_version=9), "Position 3: .* does not know post.published version 9"),
    "a body that lacks a field": (forged(body=b"{}"), "Position 3: post.published: the body has other fields"),
    "a body that is no JSON": (forged(body=b"{"), "Position 3: post.published: the body is not what was stored"),
    "a stream that ends before": (
        in_log("UPDATE streams SET version = 1 WHERE version = 2"),
        "Position 6: it is version 2 of its stream, which is said to end before",
    ),
    "a stream without events": (in_log("INSERT INTO streams VALUES ('s', 4)"), "Stream s is said to have 4 events"),
    "a snapshot of the future": (
        in_log(SNAPSHOT, stream=NOBODY, state=b"0"),
        "The snapshot of stream",
    ),
    "a claim of nobody": (in_log(CLAIM, owner=NOBODY), f"A claim to a username belongs to {NOBODY}, of whom"),
    "a receipt beyond the end": (in_log(RECEIPT, position=7), "The receipt of an idempotency key is for position 7"),
    "a missing key": (in_keys("DELETE FROM keys WHERE event_id = :id"), "Position 3: the event has no key"),
    "a wrong key": (in_keys(KEY, key=b"k" * 32), "Position 3: .* does not open"),
    "a blank key without an erasure": (
        in_keys(KEY, key=BLANK),
        "Position 3: its text is gone, and no erasure in the log says so",
    ),
}
ONLY_IN_SQLITE: dict[str, tuple[Callable[[Log], None], str]] = {
    "a body of another kind": (in_log("UPDATE events SET body = 'x' WHERE position = 3"), "Position 3: .* is not what"),
}
"""SQLite lets a column hold values of another type."""
