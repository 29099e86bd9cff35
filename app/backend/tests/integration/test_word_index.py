"""The index of words follows its rows, and forgets what they forget, in the file too."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Column, Engine, MetaData, Table, Text

from app.infrastructure.database import word_index
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.sqlite import outside_transactions
from app.infrastructure.database.word_index import (
    Estimates,
    Newest,
    NumbersWith,
    common_terms,
    index_words,
    merge_word_indexes,
)
from app.infrastructure.serializers.search_tokens import Term
from tests.integration.logs import Place, on_both_engines

SECRET = "telephone0123456789"


@pytest.fixture
def table() -> Table:
    number = Column("number", BigInteger, primary_key=True, autoincrement=False)
    made = Table("words_v1", MetaData(), number, Column("tokens", Text, nullable=False))
    index_words(made)
    return made


@pytest.fixture
def engine(place: Place, table: Table, tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(place.query_url or DataFolder(tmp_path).query_url, durable=False)
    with made.begin() as connection:
        table.create(connection)
    yield made
    with made.begin() as connection:
        table.drop(connection)
    made.dispose()


def put(engine: Engine, table: Table, **rows: str) -> None:
    with engine.begin() as connection:
        for number, tokens in rows.items():
            connection.execute(table.insert().values(number=int(number[1:]), tokens=tokens))


def terms(words: Sequence[str]) -> list[list[Term]]:
    return [[Term(each.rstrip("*"), each.endswith("*")) for each in word.split("|")] for word in words]


def numbers(engine: Engine, table: Table, *all_of: str, but_not: Sequence[str] = (), before: int = 99) -> list[int]:
    """What is found, which is the same whatever of it is said to be common."""
    groups = terms(all_of)
    commons = [set(), set(groups[-1]), {term for group in groups for term in group}]
    wanted = [NumbersWith(table, groups, terms(but_not), Newest(before, 10), common) for common in commons]
    with engine.connect() as connection:
        first, *others = ([row[0] for row in connection.execute(each)] for each in wanted)
        assert others == [first, first]
        return first


@on_both_engines
def test_rows_are_found_by_their_tokens_the_newest_first(engine: Engine, table: Table) -> None:
    put(engine, table, n1="a =a bee", n2="b #a-b beetle", n3="猫 猫が a", n4="bee a é")

    assert numbers(engine, table, "a") == [4, 3, 1]
    assert numbers(engine, table, "=a") == [1]
    assert numbers(engine, table, "bee") == [4, 1]
    assert numbers(engine, table, "bee*") == [4, 2, 1]
    assert numbers(engine, table, "bee*", before=4) == [2, 1]
    assert numbers(engine, table, "a", "bee*|猫") == [4, 3, 1]
    assert numbers(engine, table, "a", but_not=["bee"]) == [3]
    assert numbers(engine, table, "bee*", but_not=["a", "é"]) == [2, 1]
    assert numbers(engine, table, "#a-b") == [2]
    assert numbers(engine, table, "é") == [4]


@on_both_engines
@pytest.mark.parametrize("looked_at", [1, 6, 20, 100])
def test_long_beginnings_are_found_however_many_rows_are_looked_at(
    engine: Engine, table: Table, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "LOOKED_AT", looked_at)
    words = ("weaver", "weaving", "weaved", "unweaver", "weave")
    put(engine, table, **{f"n{n}": f"=loom{n % 2} loom{n % 2} {words[n % 5]} {words[n % 7 % 5]}" for n in range(1, 60)})
    has = {n: {words[n % 5], words[n % 7 % 5]} for n in range(59, 0, -1)}
    weaver = [n for n in has if "weaver" in has[n]]
    either = [n for n in has if has[n] & {"weaver", "weaving", "weaved"}]

    assert numbers(engine, table, "weaver*") == weaver[:10]
    assert numbers(engine, table, "weaver*", before=5) == [n for n in weaver if n < 5]
    assert numbers(engine, table, "loom1", "weavers*|weaver") == [n for n in weaver if n % 2][:10]
    assert numbers(engine, table, "weavi*|weaver*|weaved") == either[:10]
    assert numbers(engine, table, "weaver*", but_not=["=loom1*"]) == [n for n in weaver if n % 2 == 0][:10]
    assert (
        numbers(engine, table, "weave*", but_not=["weaver*|weaving"])
        == [n for n in has if has[n] <= {"weaved", "weave", "unweaver"} and has[n] != {"unweaver"}][:10]
    )
    assert (
        numbers(engine, table, "loom1*", "weaver*", but_not=["=loom1*", "weaving"])
        == [n for n in weaver if n % 2 and "weaving" not in has[n]][:10]
    )
    assert numbers(engine, table, "weaverly*") == []


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_what_many_rows_have_is_expected_to_be_common(engine: Engine, table: Table) -> None:
    put(engine, table, **{f"n{number}": f"loom{number % 5} rare{number}" for number in range(100)})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ANALYZE {table.name}")
        asked = [Term("loom", is_prefix=True), Term("rare77", is_prefix=True), Term("weft", is_prefix=True)]
        estimates = connection.execute(Estimates(table, asked)).all()

    assert common_terms(asked, estimates) == {Term("loom", is_prefix=True)}


def test_sqlite_expects_nothing(engine: Engine, table: Table) -> None:
    asked = [Term("loom", is_prefix=True)]
    with engine.connect() as connection:
        assert common_terms(asked, connection.execute(Estimates(table, asked)).all()) == set()


@on_both_engines
def test_a_row_that_changes_or_goes_is_found_so(engine: Engine, table: Table) -> None:
    put(engine, table, n1="old", n2="old")
    with engine.begin() as connection:
        connection.execute(table.update().where(table.c.number == 1).values(tokens="new"))
        connection.execute(table.delete().where(table.c.number == 2))

    assert numbers(engine, table, "old") == []
    assert numbers(engine, table, "new") == [1]


def test_no_byte_of_a_token_is_left_of_a_row_that_is_gone(engine: Engine, table: Table, tmp_path: Path) -> None:
    for number in range(200):
        put(engine, table, **{f"n{number}": f"word{number} {SECRET if number % 3 else 'harmless'} shared"})
    beginnings = [SECRET.encode()[start:] for start in range(4)]
    assert any(each in bytes_of(tmp_path) for each in beginnings)
    with engine.begin() as connection:
        connection.execute(table.delete().where(table.c.tokens.contains(SECRET)))
    with outside_transactions(engine) as driver:
        merge_word_indexes(driver)
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert [each for each in beginnings if each in bytes_of(tmp_path)] == []
    assert numbers(engine, table, "shared") == [96, 93, 90, 87, 84, 81, 78, 75, 72, 69]


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
