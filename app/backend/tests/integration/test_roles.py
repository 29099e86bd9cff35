"""Each role has the parts that it needs, and the addresses of nobody else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.app import create_app, groups
from app.config.settings import Settings, WrongSetting
from app.infrastructure.database.data_folder import FolderProblem
from app.infrastructure.pulse import LATE_SECONDS
from app.infrastructure.secret import load_secret
from tests.databases import Postgres, ask, connect
from tests.e2e.servers import wait_until
from tests.integration.boards import Board, Person
from tests.integration.deferring import ASYNC, POST, outcome
from tests.integration.logs import close_writers
from tests.integration.problems import problem
from tests.integration.watching import Watcher

SECRET = "a secret that is long enough for a board"
COMMAND, KEYS, QUERY = "COMMAND_DATABASE_URL", "KEYS_DATABASE_URL", "QUERY_DATABASE_URL"
ADDRESSES = {
    "command-api": (COMMAND, KEYS),
    "processes": (COMMAND, KEYS),
    "projector": (COMMAND, KEYS, QUERY),
    "query-api": (QUERY,),
    "streams": (QUERY,),
}
Start = Callable[[str], Board]


@pytest.fixture
def start(postgres: Postgres, tmp_path: Path) -> Iterator[Start]:
    """Runs roles beside each other, each with the addresses that it needs and no others."""
    postgres.clear()
    urls = {COMMAND: postgres.command_url, KEYS: postgres.keys_url, QUERY: postgres.query_url}
    started: list[Board] = []

    def start(role: str) -> Board:
        addresses = {name: urls[name] for name in ADDRESSES[role]}
        settings = Settings.read(
            {
                "HINDSIGHT_ROLE": role,
                "HINDSIGHT_SECRET": SECRET,
                "HINDSIGHT_DATA_DIR": str(tmp_path / "nowhere"),
                "HINDSIGHT_RATE_LIMITS": "off",
                **addresses,
            }
        )
        board = Board(create_app(settings), tmp_path)
        board.start()
        started.append(board)
        return board

    try:
        yield start
    finally:
        for board in started:
            leave(board)
        assert not (tmp_path / "nowhere").exists()


def leave(board: Board) -> None:
    """End it, with the connections that it has."""
    board.parts.progress.close()
    board.stop()
    if "events" in vars(board.parts):
        close_writers(board.parts.events)
    with board.app.app_context():
        for engine in board.app.extensions["sqlalchemy"].engines.values():
            engine.dispose()


def reasons(board: Board) -> tuple[int, list[str]]:
    answer = board.somebody().client.get("/health/ready")
    told: list[str] = answer.get_json()["reasons"]
    return answer.status_code, told


def reader_of(board: Board, writer: Person) -> Person:
    """The same browser at the other side."""
    cookie = writer.client.get_cookie("hindsight-session")
    assert cookie is not None
    reader = board.somebody()
    reader.client.set_cookie("hindsight-session", cookie.value)
    reader.token = writer.token
    return reader


def test_who_writes_at_one_side_reads_it_at_the_other(start: Start) -> None:
    writing, reading, _ = start("command-api"), start("query-api"), start("projector")
    ada = writing.member("ada")
    id = ada.publish("On engines")

    reader = reader_of(reading, ada)

    assert reader.sees("/me")["username"] == "ada"
    assert reader.sees(f"/posts/{id}")["title"] == "On engines"


def test_a_stream_of_its_own_role_tells_what_the_other_side_wrote(start: Start) -> None:
    writing, streams, _ = start("command-api"), start("streams"), start("projector")
    ada = writing.member("ada")

    with Watcher(reader_of(streams, ada)) as watcher:
        next(watcher.messages())
        id = ada.publish()
        [change] = watcher.changes(1)

    assert f"post:{id}" in change.data["topics"]


def test_processes_run_what_the_command_side_took_on(start: Start) -> None:
    writing, _ = start("command-api"), start("processes")
    ada = writing.member("ada")
    address = ada.order("publish-post", headers=ASYNC, **POST).headers["Location"]

    wait_until(lambda: outcome(ada, address)["status"] == "done", "the command has run")


@pytest.mark.parametrize(
    ("role", "served"),
    [
        ("command-api", {"/api/command/register"}),
        ("query-api", {"/api/query/posts", "/"}),
        ("streams", {"/api/query/changes"}),
        ("projector", set()),
        ("processes", set()),
    ],
)
def test_a_role_serves_its_own_part_and_no_other(start: Start, role: str, served: set[str]) -> None:
    routes = {rule.rule for rule in start(role).app.url_map.iter_rules()}
    all_parts = {"/api/command/register", "/api/query/posts", "/", "/api/query/changes"}

    assert routes & all_parts == served
    assert {"/health/live", "/health/ready", "/metrics"} <= routes


def test_a_query_side_without_views_says_so_until_a_projector_has_made_them(start: Start) -> None:
    reading = start("query-api")
    guest = reading.somebody()

    assert problem(guest.ask("/posts"), 503, "views.missing")["code"] == "views.missing"
    assert reasons(reading)[0] == 503
    start("projector")
    wait_until(lambda: reasons(reading) == (200, []), "the query side is ready")
    assert guest.sees("/posts") == []


def test_a_query_side_says_when_nobody_brings_its_views_up_to_date(start: Start) -> None:
    reading, projector = start("query-api"), start("projector")
    wait_until(lambda: reasons(reading) == (200, []), "the query side is ready")
    projector.stop()

    told = [f"Nobody brings the {each.name} views up to date: no projector runs." for each in groups()]
    assert reasons(reading) == (200, told)


def test_a_query_side_hears_whether_its_projector_lives(start: Start, postgres: Postgres) -> None:
    reading, writing, projector = start("query-api"), start("command-api"), start("projector")
    guest, ada = reading.somebody(), reader_of(reading, writing.member("ada"))
    wait_until(lambda: bool(ada.sees("/system")["log"]), "the projector has told what the machine is like")
    assert {each["state"] for each in ada.sees("/system")["groups"]} == {"fresh"}
    projector.stop()
    with connect(make_url(postgres.query_url)) as connection:
        told: dict[str, int] = dict(connection.execute("SELECT name, at FROM heartbeats").fetchall())
    pulses = {name: lane.progress.pulse for name, lane in reading.parts.lanes.items()}
    wait_until(lambda: {name: pulse.last.at for name, pulse in pulses.items()} == told, "its last beats are heard")
    for pulse in pulses.values():
        pulse.wait(LATE_SECONDS + 1)

    assert [guest.ask("/tags").get_json()["stale"] for _ in range(2)] == [True, True]
    system = ada.ask("/system").get_json()["data"]
    assert {each["state"] for each in system["groups"]} == {"silent"}
    assert [need["code"] for need in system["needs"]] == ["group.silent"] * len(system["groups"])
    start("projector")
    wait_until(lambda: guest.ask("/tags").get_json()["stale"] is False, "the views are kept up to date again")


def test_a_stream_ends_when_the_log_has_another_history(start: Start, postgres: Postgres) -> None:
    streams, projector = start("streams"), start("projector")
    wait_until(lambda: reasons(streams) == (200, []), "the streams are ready")
    with Watcher(streams.somebody()) as watcher:
        next(watcher.messages())
        projector.stop()
        ask(make_url(postgres.query_url), "UPDATE checkpoints SET epoch = 'another'")

        assert list(watcher.messages()) == []


@pytest.mark.parametrize("role", sorted(ADDRESSES))
def test_a_role_says_what_it_lacks(role: str) -> None:
    missing = " and ".join((*ADDRESSES[role], *(("HINDSIGHT_SECRET",) if len(ADDRESSES[role]) == 2 else ())))

    with pytest.raises(WrongSetting, match=f"The role {role} lacks {missing}. Roles run apart on PostgreSQL only"):
        Settings.read({"HINDSIGHT_ROLE": role})


def test_a_role_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(WrongSetting, match="Set it to one of all, command-api, query-api, streams, projector, proc"):
        Settings.read({"HINDSIGHT_ROLE": "relay"})


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(WrongSetting, match="HINDSIGHT_SECRET is too short") as refusal:
        Settings.read({"HINDSIGHT_SECRET": "hush" * 7})

    assert "hush" not in str(refusal.value)


def test_a_secret_that_is_given_stays_with_the_folder(tmp_path: Path) -> None:
    given = load_secret(tmp_path, SECRET).digest("purpose", b"value")

    assert load_secret(tmp_path).digest("purpose", b"value") == given
    with pytest.raises(FolderProblem, match="HINDSIGHT_SECRET is not the secret in"):
        load_secret(tmp_path, SECRET[::-1])
