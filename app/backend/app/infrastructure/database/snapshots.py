"""Read transactions on the views, begun anew only when the views have moved."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ClauseElement, ColumnElement, Connection, Dialect, Engine, Executable, Row, Select, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session

from app.infrastructure.database.engines import reading
from app.infrastructure.database.kept_statements import Parameters, filled, text_of
from app.infrastructure.database.numbered_tables import UNPLACED, Placement
from app.infrastructure.database.past_tables import NO_PAST, Past
from app.infrastructure.database.postgres import FAILURES
from app.infrastructure.unavailable import ViewsUnavailable

T = TypeVar("T")
M = TypeVar("M", bound=DeclarativeBase)
AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

Place = Callable[[AnyRow | None], Placement]

PLACEMENT = "placement"
PATIENCE_SECONDS = 0.1


def unplaced(_: AnyRow | None) -> Placement:
    """The tables as they are named."""
    return UNPLACED


class _Snapshot:
    """A connection, and how often the views had moved when its transaction began; none outside of one."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.began_at: int | None = None
        self.first: AnyRow | None = None
        self.placement = UNPLACED

    def begin(self, first: Executable, at: int, place: Place) -> None:
        self.end()
        try:
            self.first = self.connection.execute(first).first()
            self.placement = self.connection.info[PLACEMENT] = place(self.first)
        except BaseException:
            self.connection.invalidate()
            raise
        self.began_at = at

    def end(self) -> None:
        if self.connection.in_transaction():
            self.connection.commit()  # nothing was written, and at a roll-back psycopg drops all that it has prepared
        self.began_at = None


class Snapshots:
    """Lets each thread read in one transaction until ``end``; ``first`` is what every transaction reads first.

    From that, ``place`` tells which tables the statements of the transaction are meant for.

    On PostgreSQL each reader has a transaction of its own. On SQLite, threads read one after another, since SQLite lets
    go of the interpreter at each row and those who fight for it then are several times slower; whoever has waited long
    for a slow one reads beside it. A transaction serves one reader after another until the views have moved.
    """

    def __init__(
        self,
        engine: Engine,
        first: Executable,
        moves: Callable[[], int],
        place: Place = unplaced,
        past: Past = NO_PAST,
    ) -> None:
        self._engine, self._first, self._moves, self._place = reading(engine), first, moves, place
        self._past = past
        self._in_turns = engine.dialect.name == "sqlite"
        self._turn = threading.Lock()
        self._idle: deque[_Snapshot] = deque()
        self._mine = threading.local()
        event.listen(engine, "engine_disposed", lambda _: self._close())
        event.listen(self._engine, "before_cursor_execute", self._meant, retval=True)

    def first(self) -> Row[*tuple[Any, ...]] | None:
        """What this thread's transaction read first."""
        return self._current().first

    @property
    def looks_back(self) -> bool:
        """Whether this thread reads what was."""
        return self._mine.__dict__.get("as_of") is not None

    @contextmanager
    def looking_back(self, position: int | None) -> Iterator[None]:
        """Let this thread read what stood at that position, or, where there is none, what stands now."""
        before = self._mine.__dict__.get("as_of")
        self._mine.as_of = position
        try:
            yield
        finally:
            self._mine.as_of = before

    def rows(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> Sequence[AnyRow]:
        connection = self._current().connection
        try:
            return connection.execute(statement, parameters).all()
        except BaseException:
            connection.invalidate()
            raise

    def tuples(self, statement: AnySelect, given: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Rows as the driver gives them, for a statement that is kept.

        For a page of a list, SQLAlchemy takes longer around the statement than the statement.
        """
        sql, parameters = _compiled(statement, self._current().connection.dialect)
        return self._fetched(sql, filled(parameters, given))

    def once(self, statement: ClauseElement) -> Sequence[tuple[Any, ...]]:
        """Rows as the driver gives them, for a statement whose text is that of one question: nobody keeps it."""
        connection = self._current().connection
        options = {"prepare": False} if connection.dialect.name == "postgresql" else {}
        sql, parameters = text_of(statement, connection.dialect)
        return self._fetched(sql, filled(parameters, {}), **options)

    def _fetched(self, sql: str, parameters: Any, **options: Any) -> Sequence[tuple[Any, ...]]:
        connection = self._current().connection
        try:
            cursor = connection.connection.cursor()
            cursor.execute(*self._as_of(sql, parameters, self._current().placement), **options)
            return cursor.fetchall()
        except BaseException as error:
            connection.invalidate()
            if isinstance(error, FAILURES):
                raise ViewsUnavailable(str(error)) from error
            raise

    def kept(self, model: type[M], condition: ColumnElement[bool], given: Mapping[str, object]) -> list[M]:
        """The rows of a model's table that fulfil a condition which is kept, as objects of the model."""
        names, statement = _whole_rows(model, condition)
        return [model(**dict(zip(names, row, strict=True))) for row in self.tuples(statement, given)]

    def objects(self, statement: Select[T]) -> Sequence[T]:
        """What a statement selects as objects of its model, which costs more than rows."""
        connection = self._current().connection
        try:
            with Session(connection, join_transaction_mode="rollback_only") as session:
                return session.scalars(statement).all()
        except BaseException:
            connection.invalidate()
            raise

    def end(self) -> None:
        """Let others read where this thread did."""
        snapshot: _Snapshot | None = self._mine.__dict__.pop("snapshot", None)
        if snapshot:
            if snapshot.connection.invalidated:
                snapshot.connection.close()
            elif not self._in_turns:
                with closing(snapshot.connection), suppress(SQLAlchemyError):  # what was read was read
                    snapshot.end()
            else:
                self._give_back(snapshot)
            if self._mine.__dict__.pop("has_turn", False):
                self._turn.release()

    def let_go(self) -> None:
        """End the transactions that nobody reads in, as the database cannot forget what they might still read."""
        for _ in range(len(self._idle)):
            snapshot = self._pop()
            if snapshot:
                snapshot.end()
                self._idle.appendleft(snapshot)

    def _as_of(self, sql: str, parameters: Any, placement: Placement) -> tuple[str, Any]:
        """The statement for the tables, and the moment of their past, that this thread means."""
        position = self._mine.__dict__.get("as_of")
        if position is not None:
            sql, parameters = self._past.look_back(sql, parameters, position)
        return placement.place(sql), parameters

    def _meant(self, connection: Connection, _: object, sql: str, parameters: Any, *__: object) -> tuple[str, Any]:
        return self._as_of(sql, parameters, connection.info.get(PLACEMENT, UNPLACED))

    def _current(self) -> _Snapshot:
        snapshot: _Snapshot | None = self._mine.__dict__.get("snapshot")
        return snapshot or self._begin()

    def _begin(self) -> _Snapshot:
        has_turn = self._in_turns and self._turn.acquire(timeout=PATIENCE_SECONDS)
        at = self._moves()
        try:
            snapshot = self._pop() or _Snapshot(self._engine.connect())
        except BaseException:
            if has_turn:
                self._turn.release()
            raise
        self._mine.snapshot, self._mine.has_turn = snapshot, has_turn
        if snapshot.began_at != at:
            snapshot.begin(self._first, at, self._place)
        return snapshot

    def _give_back(self, snapshot: _Snapshot) -> None:
        if snapshot.began_at != self._moves():
            snapshot.end()
        self._idle.append(snapshot)

    def _pop(self) -> _Snapshot | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _close(self) -> None:
        while snapshot := self._pop():
            snapshot.connection.close()


@cache
def _whole_rows(model: type[DeclarativeBase], condition: ColumnElement[bool]) -> tuple[list[str], AnySelect]:
    """The names of a table's columns, and the statement that selects them."""
    columns = model.__table__.columns
    return columns.keys(), select(*columns).where(condition)


@cache
def _compiled(statement: AnySelect, dialect: Dialect) -> tuple[str, Parameters]:
    return text_of(statement, dialect)
