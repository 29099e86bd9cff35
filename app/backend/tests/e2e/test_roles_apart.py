"""The services of docker-compose.yml, each a process of its own: one board to whoever uses it."""

import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPConnection, HTTPResponse

import psycopg
import pytest

from app.config import role as roles
from bench.servers import free_port
from tests.e2e.clients import Client, Json
from tests.e2e.composed import DATABASE, FRONT, PROJECT, Composed, composed, filled
from tests.e2e.followers import opened
from tests.e2e.servers import PATIENCE, wait_until

ROLES = ("command-api", "processes", "projector", "query-api", "streams")
COMMENTS = 40
SCRIPT = re.compile(r'src="(/assets/[^"]+\.js)"')


@pytest.fixture(scope="module")
def apart() -> Iterator[Composed]:
    with composed(HINDSIGHT_RATE_LIMITS="off") as running:
        yield running


@pytest.fixture(scope="module")
def ada(apart: Composed) -> Client:
    """Somebody who has registered, through the front."""
    ada = Client(apart.front)
    ada.register("ada")
    return ada


def publish(person: Client, title: str) -> Json:
    return person.insist("publish-post", title.replace(" ", "-"), title=title, body="It *weaves*.")


def comment(person: Client, post: Json, body: str) -> Json:
    return person.insist("add-comment", body.replace(" ", "-"), post_id=post["id"], body=body)


def seen(person: Client, path: str, token: str) -> Json:
    return person.request("GET", f"/api/query{path}", Hindsight_Min_Position=token)


def is_told(stream: HTTPResponse, topic: str) -> bool:
    """Whether a stream tells of a topic before it falls silent."""
    return any(topic.encode() in line for line in stream)


def test_who_writes_reads_it_at_once_and_a_stream_tells_it(apart: Composed, ada: Client) -> None:
    with opened(apart.front) as stream:
        assert stream.status == 200
        post = publish(ada, "On engines")
        read = seen(ada, f"/posts/{post['id']}", post["token"])
        said = comment(ada, post, "It spins.")
        thread = seen(ada, f"/posts/{post['id']}/comments", said["token"])

        assert (read["data"]["title"], read["stale"]) == ("On engines", False)
        assert ([each["html"] for each in thread["data"]], thread["stale"]) == (["<p>It spins.</p>\n"], False)
        assert is_told(stream, f"post:{post['id']}")


def test_what_is_only_taken_on_runs_at_the_processes(apart: Composed, ada: Client) -> None:
    fields = {"title": "Later", "body": "b"}
    taken = ada.request("POST", "/api/command/publish-post", fields, Prefer="respond-async")
    address = f"/api/command/receipts/{taken['command_id']}"

    wait_until(lambda: ada.request("GET", address)["status"] == "done", "the command has run")


def test_pages_and_their_files_come_through_the_front(apart: Composed) -> None:
    with closing(HTTPConnection("127.0.0.1", apart.ports[FRONT], timeout=PATIENCE)) as connection:
        connection.request("GET", "/", headers={"Accept": "text/html"})
        page = connection.getresponse()
        text = page.read().decode()
        assert page.status == 200, text
        connection.request("GET", SCRIPT.findall(text)[0])
        script = connection.getresponse()
        script.read()

    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (script.status, script.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")


@pytest.mark.parametrize("role", ROLES)
def test_the_check_of_each_service_holds(apart: Composed, role: str) -> None:
    assert apart.healthcheck(role) == 0


@pytest.mark.parametrize("role", ["query-api", "streams"])
def test_the_side_of_questions_knows_no_address_but_that_of_the_views(apart: Composed, role: str) -> None:
    given = {name for name in apart.environment_of(role) if name.endswith(("_URL", "_SECRET"))}

    assert given == {"QUERY_DATABASE_URL"}


def test_the_side_of_commands_does_not_know_the_views(apart: Composed) -> None:
    assert "QUERY_DATABASE_URL" not in apart.environment_of("command-api")


@pytest.mark.parametrize(
    ("role", "setting", "statement"),
    [
        ("query-api", "QUERY_DATABASE_URL", "UPDATE checkpoints SET position = 0"),
        ("query-api", "QUERY_DATABASE_URL", "CREATE TABLE planted (id int)"),
        ("query-api", "QUERY_DATABASE_URL", "UPDATE heartbeats SET position = 0"),
        ("query-api", "QUERY_DATABASE_URL", "DELETE FROM looks"),
        ("command-api", "COMMAND_DATABASE_URL", "DELETE FROM events"),
        ("command-api", "COMMAND_DATABASE_URL", "INSERT INTO claims (digest, owner) VALUES ('d', 'o')"),
        ("command-api", "KEYS_DATABASE_URL", "CREATE TABLE planted (id int)"),
    ],
)
def test_a_service_may_do_no_more_than_it_has_to(apart: Composed, role: str, setting: str, statement: str) -> None:
    address = apart.environment_of(role)[setting]

    with psycopg.connect(address) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.encode())


def test_the_side_of_questions_adds_up_what_it_was_asked(apart: Composed, ada: Client) -> None:
    seen(ada, "/tags", publish(ada, "Looked at")["token"])

    with psycopg.connect(apart.environment_of("query-api")["QUERY_DATABASE_URL"], autocommit=True) as connection:
        wait_until(lambda: connection.execute("SELECT queries FROM looks").fetchone() is not None, "looks are added up")


@pytest.mark.parametrize("role", ROLES)
def test_each_service_measures_and_the_front_passes_none_of_it_on(apart: Composed, role: str) -> None:
    assert apart.status(role, "/metrics") == 200
    assert apart.status(FRONT, "/metrics") == 404


@pytest.mark.parametrize("database", ["hindsight_log", "hindsight_keys"])
def test_who_reads_views_cannot_open_another_database(apart: Composed, database: str) -> None:
    address = apart.environment_of("query-api")["QUERY_DATABASE_URL"].replace("/hindsight_views", f"/{database}")

    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(address)


def test_without_a_projector_answers_say_that_they_are_stale_until_one_is_back(apart: Composed, ada: Client) -> None:
    apart.kill("projector")
    post = publish(ada, "While nobody folds")
    stale = seen(ada, "/posts", post["token"])
    assert stale["stale"] is True
    assert stale["position"] < post["position"]
    assert post["id"] not in [each["id"] for each in stale["data"]]

    apart.start("projector")
    apart.wait_for("projector")
    wait_until(lambda: not seen(ada, "/posts", post["token"])["stale"], "the views have caught up")
    assert post["id"] in [each["id"] for each in seen(ada, "/posts", post["token"])["data"]]


def test_of_two_projectors_none_applies_what_the_other_did(apart: Composed, ada: Client) -> None:
    post = publish(ada, "Counted")
    apart.start("projector", free_port())
    said: list[Json] = []
    for number in range(COMMENTS):
        if number == COMMENTS // 2:
            apart.kill_first("projector")
        said.append(comment(ada, post, f"Number {number}"))
    wait_until(lambda: not seen(ada, "/posts", said[-1]["token"])["stale"], "the views have caught up")

    token = said[-1]["token"]
    thread = seen(ada, f"/posts/{post['id']}/comments?limit=100", token)["data"]
    assert seen(ada, f"/posts/{post['id']}", token)["data"]["comment_count"] == COMMENTS
    assert [each["id"] for each in thread] == [each["id"] for each in said]
    apart.kill("projector")
    apart.start("projector")
    apart.wait_for("projector")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_ends_when_it_is_asked_to_and_goes_on_when_started_again(
    apart: Composed, ada: Client, role: str
) -> None:
    with opened(apart.front):
        assert apart.terminate(role) == [0]
    apart.start(role)
    apart.wait_for(role)

    post = publish(ada, f"After {role}")
    wait_until(partial(_reads, ada, post), "the write is read")


def _reads(person: Client, post: Json) -> bool:
    return not seen(person, f"/posts/{post['id']}", post["token"])["stale"]


def test_the_file_for_containers_holds_no_secret() -> None:
    text = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")

    with pytest.raises(KeyError):
        filled(text, {})


def test_each_role_of_the_program_is_a_service(apart: Composed) -> None:
    assert {*ROLES, roles.ALL.name} == roles.ROLES.keys()
    assert set(apart.services) == {DATABASE, "migrate", FRONT, *ROLES}
