"""Who becomes the board's first administrator."""

from typing import Any

import pytest

from tests.integration.boards import PASSWORD, Board, Person

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}


def register(
    board: Board, username: str, *, headers: dict[str, str] | None = None, address: str | None = None, **fields: Any
) -> str:
    """The role of who registers so."""
    person = board.somebody()
    response = person.client.post(
        "/api/command/register",
        json={"username": username, "email": "x@example.org", "password": PASSWORD, **fields},
        headers=headers,
        environ_overrides={"REMOTE_ADDR": address} if address else {},
    )
    assert response.status_code == 200, response.text
    person.token = response.get_json()["token"]
    role: str = person.sees("/me")["role"]
    return role


def test_the_first_from_this_machine_rules_the_board(board: Board) -> None:
    assert not board.parts.welcome.has_administrator
    assert register(board, "ada") == "administrator"


def test_the_first_from_elsewhere_does_not(board: Board) -> None:
    assert register(board, "ada", address="192.0.2.1") == "member"


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_the_first_whose_request_was_passed_on_does_not(board: Board, name: str) -> None:
    assert register(board, "ada", headers={name: "127.0.0.1"}) == "member"


def test_who_has_the_setup_key_rules_from_anywhere_and_at_any_time(board: Board) -> None:
    key = board.parts.welcome.setup_key

    assert register(board, "ada", address="192.0.2.1") == "member"
    assert register(board, "grace", address="192.0.2.1", setup_key="x" * 20) == "member"
    assert register(board, "mary", address="192.0.2.1", setup_key=key) == "administrator"


def test_the_second_never_does(board: Board) -> None:
    register(board, "ada")

    assert register(board, "grace") == "member"
    assert register(board, "mary", setup_key=board.parts.welcome.setup_key) == "member"


def test_a_local_registration_on_a_board_with_members_is_a_members(board: Board) -> None:
    register(board, "ada", address="192.0.2.1")

    assert register(board, "grace") == "member"


def test_a_role_is_no_field_of_a_registration(guest: Person) -> None:
    fields: dict[str, Any] = {
        "username": "ada",
        "email": "x@example.org",
        "password": PASSWORD,
        "role": "administrator",
    }
    response = guest.order("register", **fields)

    assert response.get_json()["errors"] == {"role": [{"code": "unknown_field"}]}
