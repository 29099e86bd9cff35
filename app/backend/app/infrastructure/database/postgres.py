"""How PostgreSQL is opened: each statement prepared and a transaction of its own, lost servers noticed."""

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Engine, PoolProxiedConnection, event
from sqlalchemy.exc import DisconnectionError

FAILURES = (psycopg.OperationalError, psycopg.InterfaceError)
"""What the driver raises when the server does not answer as it should."""

CACHED = "-c seq_page_cost=0.25 -c random_page_cost=0.25"
"""For the planner: most pages are in memory, where one is as near as another and looking into rows takes the time."""
SESSION = f"-c lock_timeout=5s -c jit=off -c max_parallel_workers_per_gather=0 {CACHED} -c synchronous_commit={{}}"
CONNECT = {
    "prepare_threshold": 0,
    "connect_timeout": 3,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 3_000,
}
POOL: dict[str, Any] = {
    "isolation_level": "AUTOCOMMIT",  # one round trip a statement, and no lock is held between two of them
    "hide_parameters": True,  # what people wrote belongs in no error message
    "pool_size": 32,
    "max_overflow": 0,
    "pool_use_lifo": True,  # so that no more are open than are used at once
    "use_native_hstore": False,  # which costs a question at every start, and nothing here is of that type
}
ANSWER_SECONDS = 8.0
"""Longer than a lock is waited for; a server that is silent for so long is frozen, or the way to it is."""

T = TypeVar("T")


class Driver(psycopg.Connection[tuple[Any, ...]]):
    """A connection that gives up on a server which does not answer."""

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        try:
            return super().wait(_in_time(gen), interval, timeout)
        except SilentServer:
            self.close()
            raise


class SilentServer(psycopg.OperationalError):
    """The server does not answer."""


def engine_options(*, durable: bool) -> dict[str, Any]:
    """What is not durable may lose its last commits when the server dies, as views may: they are folded again."""
    return {**POOL, "connect_args": {**CONNECT, "options": SESSION.format("on" if durable else "off")}}


def prepare(engine: Engine) -> None:
    """Never hand out a connection that the server has ended."""

    def connect(_: object, __: object, given: list[Any], named: dict[str, Any]) -> Driver:
        return Driver.connect(*given, **named)

    def check(driver: Driver, *_: object) -> None:
        if _has_ended(driver):
            raise DisconnectionError

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "checkout", check)


class Writer:
    """The connection that writes a database, held open and taken anew once it is lost."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._pooled: PoolProxiedConnection | None = None

    @contextmanager
    def connection(self) -> Iterator[Driver]:
        """The driver's connection for a statement that is a transaction; raises ``psycopg.Error``."""
        with self._turn:
            driver = self._driver()
            try:
                yield driver
            except FAILURES:
                self._drop()
                raise

    def close(self) -> None:
        """Give the connection back; the next statement takes another."""
        with self._turn:
            if self._pooled:
                self._pooled.close()
                self._pooled = None

    def _driver(self) -> Driver:
        if self._pooled and _has_ended(_driver_of(self._pooled)):
            self._drop()
        self._pooled = self._pooled or self._engine.raw_connection()
        return _driver_of(self._pooled)

    def _drop(self) -> None:
        if self._pooled:
            self._pooled.invalidate()
            self._pooled = None


def _driver_of(pooled: PoolProxiedConnection) -> Driver:
    driver = pooled.driver_connection
    assert isinstance(driver, Driver)
    return driver


def _has_ended(driver: Driver) -> bool:
    """Whether the server said something to a connection that asked nothing, which is how it says good-bye."""
    return driver.closed or bool(select.select([driver], [], [], 0)[0])


def _in_time(gen: PQGen[T]) -> PQGen[T]:
    """The same steps of a conversation, until it lasts too long."""
    end = time.monotonic() + ANSWER_SECONDS
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and time.monotonic() > end:
                raise SilentServer("the server does not answer")
            wanted = gen.send(ready)
    except StopIteration as done:
        told: T = done.value
        return told
