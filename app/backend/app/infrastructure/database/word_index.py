"""An index of the tokens of numbered rows, on either engine, kept by the database in the transaction that writes a row.

It only tells which rows have which tokens, the newest first: FTS5 and ``tsvector`` agree on that, and on no ranking.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import BigInteger, Connection, Table, Text, bindparam, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, Executable

MARKS = "=#@-"
"""What tokens hold besides letters and digits."""
PENDING_KILOBYTES = 512
"""What PostgreSQL may have waiting to be put into its index; every search reads through it."""
MERGED_PAGES = 500
ON_SQLITE = (
    """CREATE VIRTUAL TABLE "{t} index" USING fts5(tokens, content = '', detail = none, columnsize = 0,
    prefix = '2 3 4', tokenize = "ascii tokenchars '{marks}'")""",
    'CREATE TRIGGER "{t} put" AFTER INSERT ON {t} BEGIN {put}; END',
    'CREATE TRIGGER "{t} drop" AFTER DELETE ON {t} BEGIN {drop}; END',
    'CREATE TRIGGER "{t} change" AFTER UPDATE ON {t} BEGIN {drop}; {put}; END',
)
PUT = 'INSERT INTO "{t} index" (rowid, tokens) VALUES (new.number, new.tokens)'
DROP = 'INSERT INTO "{t} index" ("{t} index", rowid, tokens) VALUES (\'delete\', old.number, old.tokens)'
ON_POSTGRESQL = (
    """ALTER TABLE {t} ADD COLUMN lexemes tsvector NOT NULL
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED""",
    "ALTER TABLE {t} ALTER COLUMN lexemes SET STATISTICS 1000",
    "ALTER TABLE {t} SET (toast_tuple_target = 8160)",
    "CREATE INDEX {t}_words ON {t} USING gin (lexemes) WITH (gin_pending_list_limit = {pending})",
)
WORD_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5(%'"


class Term(Protocol):
    """A token, or all that begin like it; of letters, digits and ``MARKS``."""

    @property
    def token(self) -> str: ...
    @property
    def is_prefix(self) -> bool: ...


AllOf = Sequence[Sequence[Term]]
"""One term of each."""


def index_words(table: Table) -> None:
    """Give the table its index, and each copy its own; a row is a ``number`` and ``tokens`` with spaces between."""
    event.listen(table, "after_create", _make, propagate=True)
    event.listen(table, "before_drop", _drop, propagate=True)


def merge_word_indexes(driver: sqlite3.Connection) -> None:
    """Rid the indexes of the tokens of rows that are gone, a little at a time: others write meanwhile.

    FTS5 keeps such tokens, and a note that they are gone, until all of its parts are one.
    """
    for (name,) in driver.execute(WORD_INDEXES).fetchall():
        pages = -MERGED_PAGES
        while True:
            before = driver.total_changes
            driver.execute(f'INSERT INTO "{name}" ("{name}", rank) VALUES (\'merge\', ?)', (pages,))  # noqa: S608
            if driver.total_changes - before < 2:
                break
            pages = MERGED_PAGES


class NumbersWith(Executable, ClauseElement):
    """The numbers of the rows that have all of that and not all of this, the highest first."""

    inherit_cache = False

    def __init__(self, table: Table, all_of: AllOf, but_not: AllOf, *, before: int, limit: int) -> None:
        self.table, self.all_of, self.but_not, self.before, self.limit = table, all_of, but_not, before, limit


class PlanAnew(Executable, ClauseElement):
    """From here on the transaction plans each statement for its values: a rare word wants another way than a common."""

    inherit_cache = False


@compiles(NumbersWith, "sqlite")
def _numbers_on_sqlite(found: NumbersWith, compiler: SQLCompiler, **options: Any) -> str:
    wanted = _joined(found.all_of, _fts5_term, " AND ", " OR ")
    if found.but_not:
        wanted = f"{wanted} NOT {_joined(found.but_not, _fts5_term, ' AND ', ' OR ')}"
    wanted, before, limit = _bound(compiler, options, wanted, found.before, found.limit)
    index = f'"{found.table.name} index"'
    where = f"{index} MATCH {wanted} AND rowid < {before}"
    return f"SELECT rowid FROM {index} WHERE {where} ORDER BY rowid DESC LIMIT {limit}"  # noqa: S608


@compiles(NumbersWith, "postgresql")
def _numbers_on_postgresql(found: NumbersWith, compiler: SQLCompiler, **options: Any) -> str:
    wanted = _joined(found.all_of, _lexeme, " & ", " | ")
    if found.but_not:
        wanted = f"{wanted} & !{_joined(found.but_not, _lexeme, ' & ', ' | ')}"
    wanted, before, limit = _bound(compiler, options, wanted, found.before, found.limit)
    where = f"lexemes @@ CAST({wanted} AS tsquery) AND number < {before}"
    return f"SELECT number FROM {found.table.name} WHERE {where} ORDER BY number DESC LIMIT {limit}"  # noqa: S608


@compiles(PlanAnew)
def _plan_anew(_: PlanAnew, compiler: SQLCompiler, **options: Any) -> str:
    return "SELECT 1"


@compiles(PlanAnew, "postgresql")
def _plan_anew_on_postgresql(_: PlanAnew, compiler: SQLCompiler, **options: Any) -> str:
    return "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)"


def _bound(compiler: SQLCompiler, options: dict[str, Any], *values: object) -> list[str]:
    types = [Text() if isinstance(value, str) else BigInteger() for value in values]
    bound = [bindparam(None, value, type_, unique=True) for value, type_ in zip(values, types, strict=True)]
    return [compiler.process(each, **options) for each in bound]


def _joined(terms: AllOf, written: Any, both: str, either: str) -> str:
    groups = (f"({either.join(written(term) for term in group)})" for group in terms)
    return f"({both.join(groups)})"


def _fts5_term(term: Term) -> str:
    return f'"{term.token}"*' if term.is_prefix else f'"{term.token}"'


def _lexeme(term: Term) -> str:
    return f"'{term.token}':*" if term.is_prefix else f"'{term.token}'"


def _make(table: Table, connection: Connection, **_: object) -> None:
    named = {"t": table.name, "marks": MARKS, "pending": PENDING_KILOBYTES}
    given = {**named, "put": PUT.format(**named), "drop": DROP.format(**named)}
    for statement in ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL:
        connection.exec_driver_sql(statement.format(**given))


def _drop(table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f'DROP TABLE "{table.name} index"')
