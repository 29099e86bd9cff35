"""An index of the tokens of numbered rows, on either engine, kept by the database in the transaction that writes a row.

It only tells which rows have which tokens, the newest first: FTS5 and ``tsvector`` agree on that, and on no ranking.
"""

import sqlite3
from collections.abc import Callable, Sequence, Set
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import BigInteger, Connection, Table, Text, bindparam, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, Executable

MARKS = "=#@-"
"""What tokens hold besides letters and digits."""
PENDING_KILOBYTES = 512
"""What PostgreSQL may have waiting to be put into its index; every search reads through it."""
MERGED_PAGES = 500
COMMON = 0.1
"""The share of rows from which on it is quicker to look at them than to list them."""
LISTED_LETTERS = 4
"""Of a longer beginning SQLite lists all rows before it tells the first."""
LOOKED_AT = 100
"""The newest rows that SQLite looks at before; where these are not enough, few have it, and to list those is quick."""
ON_SQLITE = (
    """CREATE VIRTUAL TABLE "{t} index" USING fts5(tokens, content = '', detail = none, columnsize = 0,
    prefix = '2 3 4', tokenize = "ascii tokenchars '{marks}'")""",
    'CREATE TRIGGER "{t} put" AFTER INSERT ON {t} BEGIN {put}; END',
    'CREATE TRIGGER "{t} drop" AFTER DELETE ON {t} BEGIN {drop}; END',
    'CREATE TRIGGER "{t} change" AFTER UPDATE ON {t} BEGIN {drop}; {put}; END',
)
PUT = 'INSERT INTO "{t} index" (rowid, tokens) VALUES (new.number, new.tokens)'
DROP = 'INSERT INTO "{t} index" ("{t} index", rowid, tokens) VALUES (\'delete\', old.number, old.tokens)'
LISTED = """SELECT rowid FROM "{t} index" WHERE "{t} index" MATCH {wanted} AND rowid < {before}
    ORDER BY rowid DESC LIMIT {limit}"""
SEEN_OR_LISTED = """WITH
    likely (id) AS ({likely}),
    said (number, tokens) AS (SELECT number, ' ' || tokens || ' ' FROM likely CROSS JOIN {t} ON number = id),
    seen (number, has) AS MATERIALIZED (SELECT number, {has} FROM said),
    told (enough) AS MATERIALIZED (SELECT count(*) < {looked_at} OR sum(has) >= {limit} FROM seen)
    SELECT number FROM (SELECT number FROM seen, told WHERE has AND enough ORDER BY number DESC LIMIT {limit})
    UNION ALL SELECT rowid FROM ({listed}) ORDER BY 1 DESC"""
UNLESS_SEEN = """iif((SELECT enough FROM told), '""', {wanted})"""
"""No row has an empty phrase, so nothing is listed."""
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


T = TypeVar("T", bound=Term)
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


class Newest(NamedTuple):
    """How far a list of numbers goes."""

    before: int
    limit: int


class NumbersWith(Executable, ClauseElement):
    """The numbers of the rows that have all of that and not all of this, the highest first.

    PostgreSQL does not look in its index for what is ``common``, but at the rows that the rest leads to.
    """

    inherit_cache = False

    def __init__(
        self, table: Table, all_of: AllOf, but_not: AllOf, newest: Newest, common: Set[Term] = frozenset()
    ) -> None:
        self.table, self.all_of, self.but_not, self.newest, self.common = table, all_of, but_not, newest, common


class Estimates(Executable, ClauseElement):
    """What PostgreSQL expects to find of all rows, and of those with each of these terms; SQLite has no such thing."""

    inherit_cache = False

    def __init__(self, table: Table, terms: Sequence[Term]) -> None:
        self.table, self.terms = table, terms


def common_terms(terms: Sequence[T], estimates: Sequence[Sequence[Any]]) -> set[T]:
    """Those that so many rows are expected to have that to list these takes long."""
    if not estimates:
        return set()
    every, *each = (plan["Plan Rows"] for plan in estimates[0][0][0]["Plan"]["Plans"])
    return {term for term, rows in zip(terms, each, strict=True) if rows > every * COMMON}


@compiles(NumbersWith, "sqlite")
def _numbers_on_sqlite(found: NumbersWith, compiler: SQLCompiler, **options: Any) -> str:
    """The newest rows that may have a long beginning are looked at before all are listed: they are often enough."""
    bound = partial(_bound, compiler, options)
    wanted = _joined(found.all_of, _fts5_term, " AND ", " OR ")
    if found.but_not:
        wanted = f"{wanted} NOT {_joined(found.but_not, _fts5_term, ' AND ', ' OR ')}"
    wanted, before, limit = bound(wanted, *found.newest)
    listed = partial(LISTED.format, t=found.table.name, before=before)
    if not any(map(_is_long, chain.from_iterable((*found.all_of, *found.but_not)))):
        return listed(wanted=wanted, limit=limit)
    [likely] = bound(_joined(found.all_of, _fts5_likely, " AND ", " OR "))
    return SEEN_OR_LISTED.format(
        t=found.table.name,
        likely=listed(wanted=likely, limit=LOOKED_AT),
        has=_has(found, bound),
        looked_at=LOOKED_AT,
        limit=limit,
        listed=listed(wanted=UNLESS_SEEN.format(wanted=wanted), limit=limit),
    )


def _has(found: NumbersWith, bound: Callable[..., list[str]]) -> str:
    """Whether a row that was likely is wanted: what the index was not asked for."""

    def said(term: Term) -> str:
        [token] = bound(f" {term.token}" if term.is_prefix else f" {term.token} ")
        return f"instr(tokens, {token}) > 0"

    has = [_joined([group], said, "", " OR ") for group in found.all_of if any(map(_is_long, group))]
    has_not = [f"NOT {_joined(found.but_not, said, ' AND ', ' OR ')}"] if found.but_not else []
    return " AND ".join((*has, *has_not))


@compiles(NumbersWith, "postgresql")
def _numbers_on_postgresql(found: NumbersWith, compiler: SQLCompiler, **options: Any) -> str:
    groups = [(not found.common.isdisjoint(group), _joined([group], _lexeme, "", " | ")) for group in found.all_of]
    listed = [group for is_common, group in groups if not is_common]
    seen = [group for is_common, group in groups if is_common]
    if found.but_not:
        seen.append(f"!{_joined(found.but_not, _lexeme, ' & ', ' | ')}")
    has = [f"lexemes @@ {_written(compiler, ' & '.join(part))}" for part in (listed, seen) if part]
    if seen:
        has[-1] = f"({has[-1]}) IS TRUE"  # which is for no index
    where = " AND ".join((*has, f"number < {found.newest.before}"))
    return f"SELECT number FROM {found.table.name} WHERE {where} ORDER BY number DESC LIMIT {found.newest.limit}"  # noqa: S608


@compiles(Estimates, "sqlite")
def _no_estimates(_: Estimates, compiler: SQLCompiler, **options: Any) -> str:
    return "SELECT 1 WHERE 0"


@compiles(Estimates, "postgresql")
def _estimates_on_postgresql(found: Estimates, compiler: SQLCompiler, **options: Any) -> str:
    rows = f"SELECT 1 FROM {found.table.name}"  # noqa: S608
    having = [f"{rows} WHERE lexemes @@ {_written(compiler, _lexeme(term))}" for term in found.terms]
    return f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join((rows, *having))}"


def _written(compiler: SQLCompiler, query: str) -> str:
    """A value in the statement's own text, so that it is planned for: a rare word wants another way than a common."""
    return f"CAST({compiler.render_literal_value(query, Text())} AS tsquery)"


def _bound(compiler: SQLCompiler, options: dict[str, Any], *values: object) -> list[str]:
    types = [Text() if isinstance(value, str) else BigInteger() for value in values]
    bound = [bindparam(None, value, type_, unique=True) for value, type_ in zip(values, types, strict=True)]
    return [compiler.process(each, **options) for each in bound]


def _joined(terms: AllOf, written: Any, both: str, either: str) -> str:
    groups = (f"({either.join(written(term) for term in group)})" for group in terms)
    return f"({both.join(groups)})"


def _fts5_term(term: Term) -> str:
    return f'"{term.token}"*' if term.is_prefix else f'"{term.token}"'


def _fts5_likely(term: Term) -> str:
    """What each row with the term has, and SQLite tells one by one."""
    return f'"{term.token[:LISTED_LETTERS]}"*' if _is_long(term) else _fts5_term(term)


def _is_long(term: Term) -> bool:
    return term.is_prefix and len(term.token) > LISTED_LETTERS


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
