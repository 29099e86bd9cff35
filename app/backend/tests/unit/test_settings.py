"""Settings are checked at the start, and a wrong one says what to do."""

from pathlib import Path

import pytest

from app.config.settings import BESIDE_THE_MAKEFILE, Settings, WrongSetting


def test_an_empty_environment_means_the_defaults() -> None:
    settings = Settings.read({})

    assert (settings.port, settings.host, settings.trusted_proxies) == (8000, "127.0.0.1", 0)
    assert settings.data_folder == BESIDE_THE_MAKEFILE / "data"
    assert (BESIDE_THE_MAKEFILE / "Makefile").is_file()


def test_the_environment_chooses(tmp_path: Path) -> None:
    settings = Settings.read({"PORT": "81", "HINDSIGHT_DATA_DIR": str(tmp_path), "HINDSIGHT_PROXIES": "2"})

    assert (settings.port, settings.data_folder, settings.trusted_proxies) == (81, tmp_path, 2)


def test_a_data_folder_is_meant_from_where_one_stands() -> None:
    assert Settings.read({"HINDSIGHT_DATA_DIR": "here"}).data_folder == Path.cwd() / "here"


@pytest.mark.parametrize(("given", "are_on"), [({}, True), ({"HINDSIGHT_RATE_LIMITS": "on"}, True)])
def test_rate_limits_are_on_unless_switched_off(given: dict[str, str], are_on: bool) -> None:
    assert Settings.read(given).rate_limits is are_on
    assert Settings.read({"HINDSIGHT_RATE_LIMITS": "off"}).rate_limits is False


@pytest.mark.parametrize("value", ["no", "OFF", "0", "false"])
def test_a_switch_that_is_neither_on_nor_off_says_what_to_do(value: str) -> None:
    with pytest.raises(WrongSetting, match=r"Set it to on or off, or leave it out\."):
        Settings.read({"HINDSIGHT_RATE_LIMITS": value})


@pytest.mark.parametrize("name", ["PORT", "HINDSIGHT_PROXIES"])
@pytest.mark.parametrize("value", ["http", "-1", "1.5", "65536", " 80", "9" * 5000, "٣x"])
def test_a_wrong_number_says_what_to_do(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=rf"{name} is .* Set it to a whole number from 0 to \d+, or leave it out\."):
        Settings.read({name: value})


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_of_postgresql_is_meant_for_its_driver(scheme: str) -> None:
    settings = Settings.read({"COMMAND_DATABASE_URL": f"{scheme}://ada:p%40ss@db:5433/log"})

    assert settings.command_url == "postgresql+psycopg://ada:p%40ss@db:5433/log"
    assert (settings.keys_url, settings.command_owner_url, settings.keys_owner_url) == (None, None, None)


@pytest.mark.parametrize(
    "name",
    [f"{which}{migration}DATABASE_URL" for which in ("KEYS_", "QUERY_") for migration in ("", "MIGRATION_")]
    + ["COMMAND_DATABASE_URL", "MIGRATION_DATABASE_URL"],
)
@pytest.mark.parametrize("given", ["log", "mysql://ada:hush@db/log", "postgresql://ada:hush@db", "http://[hush"])
def test_a_wrong_address_says_what_to_do_and_not_its_password(name: str, given: str) -> None:
    with pytest.raises(WrongSetting, match=f"{name} is no address of a PostgreSQL database") as refusal:
        Settings.read({name: given})

    assert "hush" not in str(refusal.value)


def test_the_keys_have_a_database_of_their_own() -> None:
    one = "postgresql://ada:hush@db/log"

    with pytest.raises(WrongSetting, match="Give the keys a database of their own"):
        Settings.read({"COMMAND_DATABASE_URL": one, "KEYS_DATABASE_URL": one})


def test_the_views_have_a_database_of_their_own() -> None:
    one = "postgresql://ada:hush@db/log"

    with pytest.raises(WrongSetting, match="Give the views a database of their own"):
        Settings.read({"COMMAND_DATABASE_URL": one, "QUERY_DATABASE_URL": one})
    with pytest.raises(WrongSetting, match="Give the keys a database of their own"):
        Settings.read({"KEYS_DATABASE_URL": one, "QUERY_DATABASE_URL": one})


def test_settings_do_not_tell_a_password_where_they_are_shown() -> None:
    assert "hush" not in repr(Settings.read({"COMMAND_DATABASE_URL": "postgresql://ada:hush@db/log"}))
