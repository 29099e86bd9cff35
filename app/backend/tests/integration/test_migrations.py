"""The histories lead to what the models say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, Table, inspect

from app.command.models import process, session, user  # noqa: F401  so that their tables are known
from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.database.conditions import ConditionRow
from app.infrastructure.database.heartbeats import HeartbeatRow
from app.infrastructure.database.key_db import KeyBase
from app.infrastructure.database.leases import LeaseRow
from app.infrastructure.database.looks import LookRow
from app.infrastructure.database.migrations import UnknownStep, migrate
from app.infrastructure.event_store import key_repository, tables  # noqa: F401
from app.query.projections.checkpoints import Checkpoint
from app.query.projections.generations import GenerationRow
from app.query.projections.parked import ParkedEvent
from tests.databases import Postgres
from tests.integration.logs import opened


def only(*chosen: Table) -> MetaData:
    metadata = MetaData()
    for table in chosen:
        table.to_metadata(metadata)
    return metadata


QUERY_MODELS = (Checkpoint, LeaseRow, GenerationRow, ParkedEvent, HeartbeatRow, ConditionRow, LookRow)
HISTORIES = {
    "command": CommandBase.metadata,
    "keys": KeyBase.metadata,
    "query": only(*(model.table() for model in QUERY_MODELS)),
}


def differences(url: str, history: str) -> object:
    with opened(url, history) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, HISTORIES[history])


@pytest.mark.parametrize("history", HISTORIES)
def test_the_migrated_tables_are_those_of_the_models(history: str, tmp_path: Path) -> None:
    assert differences(f"sqlite:///{tmp_path / 'some.db'}", history) == []


@pytest.mark.parametrize("history", HISTORIES)
def test_those_on_postgresql_are_too_however_often_they_are_migrated(postgres: Postgres, history: str) -> None:
    postgres.clear()
    assert differences(postgres.service_url(history), history) == []
    postgres.migrate(history)
    with opened(postgres.service_url(history), history) as service:
        migrate(service, history)

    assert differences(postgres.service_url(history), history) == []


@pytest.mark.parametrize("history", HISTORIES)
def test_tables_made_from_the_models_look_the_same(history: str, tmp_path: Path) -> None:
    with (
        opened(f"sqlite:///{tmp_path / 'migrated.db'}", history) as migrated,
        opened(f"sqlite:///{tmp_path / 'made.db'}", history) as made,
    ):
        metadata = HISTORIES[history]
        metadata.drop_all(made)
        metadata.create_all(made)
        for table in metadata.sorted_tables:
            ours, theirs = inspect(migrated), inspect(made)

            assert repr(ours.get_columns(table.name)) == repr(theirs.get_columns(table.name))
            assert ours.get_pk_constraint(table.name) == theirs.get_pk_constraint(table.name)
            assert ours.get_indexes(table.name) == theirs.get_indexes(table.name)


@pytest.mark.parametrize("history", HISTORIES)
def test_migrating_again_changes_nothing(history: str, tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'some.db'}", history) as engine:
        before = inspect(engine).get_table_names()
        migrate(engine, history)

        assert inspect(engine).get_table_names() == before


def test_every_log_has_an_epoch_of_its_own(tmp_path: Path) -> None:
    epochs = []
    for name in ("one", "other"):
        with opened(f"sqlite:///{tmp_path / name}", "command") as engine, engine.connect() as connection:
            epochs.append(connection.exec_driver_sql("SELECT epoch FROM epoch").scalar_one())

    assert epochs[0] != epochs[1]
    assert all(epoch.isalnum() for epoch in epochs)


@pytest.mark.parametrize("history", HISTORIES)
def test_a_database_of_another_version_is_left_alone(history: str, tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'some.db'}", history) as engine:
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

        with pytest.raises(UnknownStep):
            migrate(engine, history)
