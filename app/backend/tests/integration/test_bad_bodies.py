"""Bad bodies: each is refused by every address with a problem, and nothing is stored."""

import json
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from werkzeug.test import TestResponse

from tests.integration.boards import Board, Json, Person, a_board
from tests.integration.problems import problem
from tests.integration.routes import COMMANDS, COMMENT_ID, POST_ID, Posted, posted

JSON_TYPE = "application/json"
DEEP = b"[" * 100_000
everywhere = pytest.mark.parametrize("address", posted(), ids=str)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with a_board(tmp_path_factory.mktemp("board")) as running:
        yield running


@pytest.fixture(scope="module")
def ada(board: Board) -> Person:
    person = board.member("ada")
    person.does("publish-post", id=POST_ID, title="A title", body="A body")
    person.comment(POST_ID, id=COMMENT_ID)
    return person


@pytest.fixture(autouse=True)
def _nothing_is_stored(ada: Person, board: Board) -> Iterator[None]:
    head = board.head()
    yield

    assert board.head() == head


def post(person: Person, address: Posted, body: bytes, kind: str | None = JSON_TYPE) -> TestResponse:
    return person.client.post(address.path, data=body, content_type=kind)


def invalid(response: TestResponse) -> dict[str, Any]:
    fields: dict[str, Any] = problem(response, 422, "request.invalid")["errors"]
    return fields


@everywhere
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b"\xff\xfe{}",
        b"\x00",
        b'{"a": "\x00"}',
        b'{"a": "\xff"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"a": 1} {"b": 2}',
        b"title=a",
        DEEP,
        DEEP + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "{}".encode("utf-16"),
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_not_json_is_refused(ada: Person, address: Posted, body: bytes) -> None:
    problem(post(ada, address, body), 400, "request.not_json")


@everywhere
@pytest.mark.parametrize("body", [b"[]", b"null", b"true", b"0", b'"{}"', b"[{}]", b"1e999", b"[" * 500 + b"]" * 500])
def test_what_is_not_an_object_is_refused(ada: Person, address: Posted, body: bytes) -> None:
    response = post(ada, address, body)

    problem(response, 400, "request.not_json" if body == b"1e999" else "request.not_an_object")


@everywhere
@pytest.mark.parametrize(
    "kind",
    [
        None,
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "\xff",
        "application/jsonx",
    ],
)
def test_what_does_not_say_that_it_is_json_is_refused(ada: Person, address: Posted, kind: str | None) -> None:
    problem(post(ada, address, orjson.dumps(address.fields), kind), 415, "request.not_json_type")


@everywhere
def test_a_body_of_five_megabytes_is_refused(ada: Person, address: Posted) -> None:
    body = orjson.dumps({**address.fields, "body": "x" * 5_000_000})

    problem(post(ada, address, body), 413, "request.too_large")


@everywhere
def test_an_unknown_field_is_named(ada: Person, address: Posted) -> None:
    bodies: tuple[Json, ...] = ({"surprise": 1}, {"": None}, {"__proto__": {}}, {"a" * 1000: []}, {"ключ\x00": 1})
    for extra in bodies:
        errors = invalid(post(ada, address, orjson.dumps({**address.fields, **extra})))

        assert errors == {name: [{"code": "unknown_field"}] for name in extra}


@everywhere
def test_every_field_that_is_missing_is_named(ada: Person, address: Posted) -> None:
    if address.required:
        errors = invalid(post(ada, address, b"{}"))

        assert errors == {name: [{"code": "required"}] for name in address.required}


@everywhere
@pytest.mark.parametrize(
    "value",
    [None, True, 1.5, 10**30, -1, 0, {}, [[]], ["\x00"], [1], "\x00", "a\x00b", "x" * 200_000],
    ids=lambda value: repr(value)[:12],
)
def test_a_value_of_another_kind_is_refused_by_its_field(ada: Person, address: Posted, value: object) -> None:
    for name in address.fields:
        response = post(ada, address, json.dumps({**address.fields, name: value}).encode())

        assert set(invalid(response)) == {name}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *((name, "post_id") for name in ("edit-post", "revert-post", "delete-post", "restore-post", "add-comment")),
        *((name, "comment_id") for name in ("edit-comment", "delete-comment", "restore-comment")),
        *((name, "target_id") for name in ("redact-version", "react", "withdraw-reaction")),
        *(("add-comment", name) for name in ("id", "parent_id")),
    ],
)
@pytest.mark.parametrize(
    "id",
    ["", "x", "1", POST_ID + "0", POST_ID.replace("-", ""), "{" + POST_ID + "}", "../../etc", "٠" * 36, POST_ID + "\n"],
)
def test_an_id_that_is_none_is_refused(ada: Person, name: str, field: str, id: str) -> None:
    assert invalid(ada.order(name, **{**COMMANDS[name], field: id})) == {field: [{"code": "invalid"}]}


@pytest.mark.parametrize(
    ("name", "field", "value", "error"),
    [
        ("publish-post", "title", "x" * 201, {"code": "too_long", "limit": 200}),
        ("publish-post", "title", " \n", {"code": "required"}),
        ("publish-post", "body", "x" * 100_001, {"code": "too_long", "limit": 100_000}),
        ("publish-post", "body", "", {"code": "required"}),
        ("publish-post", "tags", ["x"] * 9, {"code": "too_many", "limit": 8}),
        ("publish-post", "tags", ["x" * 31], {"code": "too_long", "limit": 30}),
        ("publish-post", "tags", ["a b"], {"code": "invalid"}),
        ("publish-post", "language", "no language", {"code": "invalid"}),
        ("edit-post", "reason", "x" * 501, {"code": "too_long", "limit": 500}),
        ("edit-post", "expected_version", 0, {"code": "invalid"}),
        ("edit-post", "expected_version", "1", {"code": "invalid"}),
        ("edit-post", "expected_version", 2**31, {"code": "invalid"}),
        ("revert-post", "to_version", 1.0, {"code": "invalid"}),
        ("add-comment", "body", " \n", {"code": "required"}),
        ("add-comment", "body", "x" * 100_001, {"code": "too_long", "limit": 100_000}),
        ("add-comment", "answers_version", 0, {"code": "invalid"}),
        ("add-comment", "language", "no language", {"code": "invalid"}),
        ("edit-comment", "body", "", {"code": "required"}),
        ("edit-comment", "reason", "x" * 501, {"code": "too_long", "limit": 500}),
        ("edit-comment", "expected_version", 2**31, {"code": "invalid"}),
        ("delete-comment", "reason", "x" * 501, {"code": "too_long", "limit": 500}),
        ("react", "kind", "hate", {"code": "invalid"}),
        ("react", "kind", "Like", {"code": "invalid"}),
        ("register", "username", "x" * 31, {"code": "too_long", "limit": 30}),
        ("register", "username", "ab", {"code": "too_short", "limit": 3}),
        ("register", "username", "a b c", {"code": "invalid"}),
        ("register", "email", "nobody", {"code": "invalid"}),
        ("register", "password", "x" * 14, {"code": "too_short", "limit": 15}),
        ("register", "password", "x" * 257, {"code": "too_long", "limit": 256}),
        ("register", "display_name", " ", {"code": "required"}),
    ],
)
def test_a_limit_is_told_with_the_field(ada: Person, name: str, field: str, value: object, error: Any) -> None:
    assert invalid(ada.order(name, **{**COMMANDS[name], field: value})) == {field: [error]}
