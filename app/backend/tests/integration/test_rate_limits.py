"""Who asks too often is told when to come again, and nobody else notices."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.api.rate_limits import RATES, network_of
from tests.integration.boards import PASSWORD, Board, Person, a_board
from tests.integration.deferring import POST
from tests.integration.problems import problem
from tests.integration.routes import COMMANDS, GETS

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _buckets_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bucket of another size is emptied in the same way, and sooner."""
    for name in ("queries by address", "queries by account"):
        monkeypatch.setitem(RATES, name, replace(RATES[name], burst=RATES[name].burst // 20))


@pytest.fixture
def _commands_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for those that are tried one by one."""
    for name in ("commands by address", "commands by account"):
        monkeypatch.setitem(RATES, name, replace(RATES[name], burst=RATES[name].burst // 20))


@pytest.fixture
def board(tmp_path: Path, clock: Clock) -> Iterator[Board]:
    with a_board(tmp_path / "data", clock, rate_limits=True) as running:
        yield running


def burst(name: str) -> int:
    return RATES[name].burst


def order(person: Person, name: str, address: str = HERE, **fields: Any) -> TestResponse:
    given = {"REMOTE_ADDR": address}
    return person.client.post(f"/api/command/{name}", json=fields, environ_overrides=given)


def ask(person: Person, path: str, address: str = HERE) -> TestResponse:
    return person.client.get(path, environ_overrides={"REMOTE_ADDR": address})


def too_many(response: TestResponse) -> int:
    """In how many seconds one may come again."""
    problem(response, 429, "request.too_many")
    assert response.headers["Content-Security-Policy"]
    return int(response.headers["Retry-After"])


def statuses(responses: list[TestResponse]) -> dict[int, int]:
    found = [response.status_code for response in responses]
    return {status: found.count(status) for status in set(found)}


@pytest.mark.parametrize("path", [*(f"/api/query{path}" for path in GETS.values()), "/", "/nothing", "/api/docs"])
def test_every_question_counts_for_its_address(board: Board, clock: Clock, path: str) -> None:
    guest = board.somebody()
    for _ in range(burst("queries by address")):
        ask(guest, "/api/query/tags")

    assert too_many(ask(guest, path)) == 1
    assert ask(guest, path, ELSEWHERE).status_code != 429
    clock.now += 1
    assert ask(guest, path).status_code != 429


@pytest.mark.usefixtures("_commands_are_few")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_counts_for_its_address(board: Board, clock: Clock, name: str) -> None:
    guest = board.somebody()
    for _ in range(burst("commands by address")):
        order(guest, "log-out")

    assert too_many(order(guest, name, **COMMANDS[name])) == 1
    assert order(guest, name, ELSEWHERE, **COMMANDS[name]).status_code != 429
    clock.now += 1
    assert order(guest, name, **COMMANDS[name]).status_code != 429


@pytest.mark.parametrize("path", ["/api/query/preview", "/api/command/publish-post"])
def test_long_texts_count_for_more(board: Board, path: str) -> None:
    guest = board.somebody()
    text = {"title": "t", "body": "x" * 99_000}
    tried = [guest.client.post(path, json=text, environ_overrides={"REMOTE_ADDR": HERE}) for _ in range(7)]

    assert [each.status_code == 429 for each in tried] == [False] * 6 + [True]
    assert ask(guest, "/api/query/posts").status_code == 200


@pytest.mark.usefixtures("_commands_are_few")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"register", "log-in"}])
def test_every_command_counts_for_its_account_wherever_it_comes_from(board: Board, name: str) -> None:
    ada, mallory = board.member("ada"), board.member("mallory")
    for number in range(burst("commands by account")):
        assert order(ada, "restore-post", f"192.0.2.{number}", **COMMANDS["restore-post"]).status_code == 404

    assert too_many(order(ada, name, ELSEWHERE, **COMMANDS[name])) == 1
    assert order(mallory, name, ELSEWHERE, **COMMANDS[name]).status_code != 429


def test_registrations_count_for_their_address(board: Board, clock: Clock) -> None:
    account = {"email": "x@example.org", "password": PASSWORD}
    made = [
        order(board.somebody(), "register", username=f"user-{n}", **account)
        for n in range(burst("registrations by address"))
    ]
    refused = order(board.somebody(), "register", username="another", **account)

    assert statuses(made) == {200: len(made)}
    assert too_many(refused) == 30
    assert order(board.somebody(), "register", ELSEWHERE, username="another", **account).status_code == 200
    clock.now += 30
    assert order(board.somebody(), "register", username="the-next", **account).status_code == 200


def test_log_ins_count_for_their_address(board: Board) -> None:
    guest = board.somebody()
    tried = [
        order(guest, "log-in", login=f"user-{n}", password=PASSWORD) for n in range(burst("log-ins by address") + 1)
    ]

    assert statuses(tried[:-1]) == {401: len(tried) - 1}
    assert too_many(tried[-1]) == 2
    assert order(guest, "log-in", ELSEWHERE, login="ada", password=PASSWORD).status_code == 401


@pytest.mark.parametrize("login", ["ada", "nobody"])
def test_log_ins_count_for_the_name_whether_or_not_somebody_has_it(board: Board, clock: Clock, login: str) -> None:
    board.member("ada")
    guest = board.somebody()
    spellings = [login, login.upper(), f"{login[0].upper()}{login[1:]}"]
    tried = [
        order(guest, "log-in", f"192.0.2.{n}", login=spellings[n % 3], password="not the password at all")
        for n in range(burst("log-ins by name") + 1)
    ]

    assert statuses(tried) == {401: len(tried) - 1, 429: 1}
    assert too_many(tried[-1]) == 10
    assert tried[-1].get_json() == problem(tried[-1], 429, "request.too_many")
    assert login not in tried[-1].text
    clock.now += 10
    assert order(guest, "log-in", login=login, password="not the password at all").status_code == 401


def test_the_right_password_does_not_help_who_tried_too_many(board: Board) -> None:
    board.member("ada")
    guest = board.somebody()
    for n in range(burst("log-ins by name")):
        order(guest, "log-in", f"192.0.2.{n}", login="ada", password="not the password at all")

    too_many(order(guest, "log-in", ELSEWHERE, login="ada", password=PASSWORD))


def test_passwords_are_not_tried_by_changing_them(board: Board) -> None:
    ada = board.member("ada")
    fields = {"password": "not the password at all", "new_password": "weaving other patterns now"}
    tried = [order(ada, "change-password", **fields) for _ in range(burst("passwords by account") + 1)]

    assert statuses(tried) == {422: len(tried) - 1, 429: 1}
    assert too_many(tried[-1]) == 30
    assert order(ada, "publish-post", **POST).status_code == 200


def test_nobody_takes_one_name_after_the_other(board: Board, clock: Clock) -> None:
    ada, mallory = board.member("ada"), board.member("mallory")
    taken = [order(ada, "rename-user", username=f"ada-{n}") for n in range(burst("names by account"))]
    refused = order(ada, "rename-user", ELSEWHERE, username="one-more")

    assert statuses(taken) == {200: len(taken)}
    assert too_many(refused) == 2 * 3600
    assert order(mallory, "rename-user", username="one-more").status_code == 200
    clock.now += 2 * 3600
    assert order(ada, "rename-user", username="another").status_code == 200


def test_questions_count_for_their_account_wherever_they_come_from(board: Board) -> None:
    ada, mallory = board.member("ada"), board.member("mallory")
    for number in range(burst("queries by account")):
        assert ask(ada, "/api/query/me", f"192.0.2.{number % 250}").status_code == 200

    assert too_many(ask(ada, "/api/query/posts", ELSEWHERE)) == 1
    assert ask(mallory, "/api/query/posts", ELSEWHERE).status_code == 200


def test_what_is_refused_changes_nothing(board: Board) -> None:
    ada = board.member("ada")
    for _ in range(burst("commands by account")):
        order(ada, "restore-post", **COMMANDS["restore-post"])
    head = board.head()

    too_many(order(ada, "publish-post", **POST))
    assert board.head() == head


def test_a_thousand_requests_over_a_limit_are_refused_while_others_read_on(board: Board, clock: Clock) -> None:
    ada, flood = board.member("ada"), board.somebody()
    post_id = ada.publish()
    ada.sees(f"/posts/{post_id}")
    answers = [ask(flood, "/api/query/posts") for _ in range(burst("queries by address"))]
    refused = [ask(flood, "/api/query/posts") for _ in range(1_000)]

    assert (statuses(answers), statuses(refused)) == ({200: len(answers)}, {429: 1_000})
    assert ada.sees(f"/posts/{post_id}")["title"] == "On engines"
    clock.now += 1
    again = [ask(flood, "/api/query/posts") for _ in range(len(answers) + 1)]
    assert statuses(again) == {200: len(answers), 429: 1}


@pytest.mark.parametrize("path", ["/health/live", "/avatars/01890000-0000-7000-8000-0000000000ff.svg", "/assets/x.js"])
def test_what_costs_nothing_is_not_counted(board: Board, path: str) -> None:
    guest = board.somebody()
    found = {ask(guest, path).status_code for _ in range(burst("queries by address") + 10)}

    assert 429 not in found


def test_an_operator_may_switch_limits_off(tmp_path: Path, clock: Clock) -> None:
    with a_board(tmp_path / "other", clock, rate_limits=False) as unlimited:
        guest = unlimited.somebody()
        tried = [order(guest, "log-out") for _ in range(burst("commands by address") + 10)]

        assert statuses(tried) == {401: len(tried)}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_an_address_of_ipv6_stands_for_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
