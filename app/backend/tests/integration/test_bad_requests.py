"""Bad addresses, parameters, headers and origins: always a problem, never a 500, and nothing is stored."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest
from orjson import dumps

from tests.integration.boards import Board, Person, a_board
from tests.integration.problems import problem
from tests.integration.routes import COMMANDS, COMMENT_ID, GETS, LISTS, POST_ID, Posted, posted

POST = f"/posts/{POST_ID}"
NUMBERS = ["0", "-1", "101", "1.5", "1e2", "x", "", "٣", " 1", "+1", "9" * 30, "9" * 5000, "%00", "1%00"]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with a_board(tmp_path_factory.mktemp("board")) as running:
        yield running


@pytest.fixture(scope="module")
def ada(board: Board) -> Person:
    person = board.member("ada")
    person.does("publish-post", id=POST_ID, title="A title", body="A body", tags=["a"])
    person.comment(POST_ID, id=COMMENT_ID)
    person.sees("/posts")
    return person


@pytest.fixture(autouse=True)
def _nothing_is_stored(ada: Person, board: Board) -> Iterator[None]:
    head = board.head()
    yield

    assert board.head() == head


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def with_parameter(path: str, parameter: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{parameter}"


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", NUMBERS)
def test_a_limit_that_is_none_is_refused(ada: Person, path: str, limit: str) -> None:
    body = problem(ada.ask(with_parameter(path, f"limit={limit}")), 422, "request.invalid")

    assert body["errors"] == {"limit": [{"code": "invalid"}]}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "after",
    [
        "x",
        "!!!",
        "%E4%B8%AD",
        "%FF",
        encoded("{}"),
        encoded("[]"),
        encoded("[null]"),
        encoded("[1.5]"),
        encoded("[true]"),
        encoded("[1,2,3]"),
        encoded("[9223372036854775808]"),
        encoded("[-9223372036854775808]"),
        encoded('[-9223372036854775808,"a"]'),
        encoded('[-9223372036854775809,"a"]'),
        encoded("[[[[[[[[[[[["),
        encoded('["\\ud800"]'),
        encoded('["\\u0000"]'),
        encoded('[1,"\\u0000"]'),
    ],
)
def test_a_cursor_that_no_list_gave_out_is_refused(ada: Person, path: str, after: str) -> None:
    problem(ada.ask(with_parameter(path, f"after={after}")), 422, "cursor.invalid")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("after", ["%00", "a" * 201, "a" * 100_000])
def test_a_cursor_of_hostile_form_is_refused(ada: Person, path: str, after: str) -> None:
    body = problem(ada.ask(with_parameter(path, f"after={after}")), 422, "request.invalid")

    assert list(body["errors"]) == ["after"]


@pytest.mark.parametrize("id", ["", "x", POST_ID, "' OR 1=1--", "\x00", "中"])
def test_a_cursor_of_a_comment_that_is_none_is_refused(ada: Person, id: str) -> None:
    after = encoded(dumps([id]).decode())

    problem(ada.ask(f"{POST}/comments?after={after}"), 422, "cursor.invalid")


@pytest.mark.parametrize("path", [path for path in LISTS if path != f"{POST}/comments"])
@pytest.mark.parametrize("number", [2**63 - 1, -(2**63) + 1, 0, -1])
def test_a_cursor_at_the_end_of_numbers_is_answered(ada: Person, path: str, number: int) -> None:
    forms = dict.fromkeys(("/tags", "/me/scheduled"), '[%d,"a"]')
    forms |= dict.fromkeys(("/system/views", "/system/parked"), '["a",%d]')
    forms["/search?q=a"] = "[0,%d]"
    key = forms.get(path, "[%d]") % number

    assert ada.ask(with_parameter(path, f"after={encoded(key)}")).status_code == 200


@pytest.mark.parametrize("path", GETS.values())
def test_an_unknown_parameter_is_named(ada: Person, path: str) -> None:
    for name in ("surprise", "constructor", "%00", "%FF", "ключ", "a" * 5000):
        body = problem(ada.ask(with_parameter(path, f"{name}=1")), 422, "request.invalid")

        assert list(body["errors"].values()) == [[{"code": "unknown_field"}]]


@pytest.mark.parametrize("parameter", ["limit=1&limit=2", "tag=a&tag=a", "x=1&x=2", "&".join(["a=1"] * 900)])
def test_a_parameter_that_is_repeated_is_refused(ada: Person, parameter: str) -> None:
    problem(ada.ask(f"/posts?{parameter}"), 422, "request.invalid")


@pytest.mark.parametrize("number", [*NUMBERS, "2147483648"])
def test_a_version_to_compare_that_is_no_number_is_refused(ada: Person, number: str) -> None:
    if number != "101":
        problem(ada.ask(f"{POST}/diff?from={number}&to=1"), 422, "request.invalid")
    body = problem(ada.ask(f"{POST}/diff?to=1"), 422, "request.invalid")
    assert body["errors"] == {"from": [{"code": "required"}]}


@pytest.mark.parametrize("sort", ["old", "", "NEW", "%00", "new%20"])
def test_an_order_that_is_not_known_is_refused(ada: Person, sort: str) -> None:
    problem(ada.ask(f"/posts?sort={sort}"), 422, "request.invalid")
    problem(ada.ask(f"{POST}/comments?sort=x{sort}"), 422, "request.invalid")


@pytest.mark.parametrize("value", ["%FF%FE", "%ED%A0%80", "%C0%80", "'%20OR%201=1--", "%25", "*", "🙂"])
def test_a_strange_tag_or_author_finds_nothing(ada: Person, value: str) -> None:
    assert ada.sees(f"/posts?tag={value}") == []
    problem(ada.ask(f"/posts?author={value}"), 404, "user.not_found")
    problem(ada.ask(f"/users/{value}"), 404, "user.not_found")


@pytest.mark.parametrize("name", ["%00", "ada%00", "a" * 100_000, "..", "%2e%2e", "ada%2fx", "ada%0d%0ax"])
def test_a_strange_user_name_in_an_address_is_not_found(ada: Person, name: str) -> None:
    response = ada.ask(f"/users/{name}")

    assert response.status_code == 404
    problem(response, 404, response.get_json()["code"])
    assert response.get_json()["code"] in {"user.not_found", "route.unknown"}


@pytest.mark.parametrize(
    "token", ["", "x", "-1", "a-", "a-x", "a--1", "a-1.5", "a b-1", "a-" + "9" * 19, "a" * 8000, "\xff-1"]
)
@pytest.mark.parametrize("path", ["/posts", "/me", POST])
def test_a_position_that_is_none_is_refused(ada: Person, path: str, token: str) -> None:
    problem(ada.ask(path, Hindsight_Min_Position=token), 422, "token.invalid")


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/command",
        "/api/command/",
        "/api/command/drop-tables",
        "/api/command/Register",
        "/api/command/register/",
        "/api/query/",
        "/api/query/nothing",
        "/api/query/posts/x",
        f"/api/query/posts/{POST_ID}x",
        "/api/query/comments/x",
        "/api/query/comments/",
        f"/api/query/posts/{POST_ID}/history/0",
        f"/api/query/posts/{POST_ID}/history/-1",
        f"/api/query/posts/{POST_ID}/history/x",
        f"/api/query/posts/{POST_ID}/history/2147483648",
        f"/api/query/posts/{POST_ID}/history/{'9' * 5000}",
        "/api/query/users/",
        "/api/query/posts/%00",
        "/api/query/posts/%FF%FE",
        "/api/%ED%A0%80",
        "/api/query/../../etc/passwd",
        "/api/query/..%2f..%2fetc%2fpasswd",
        "/health/nothing",
        "/assets/nothing.js",
        "/assets/..%2f..%2fapp.py",
    ],
)
def test_an_unknown_address_is_not_found(ada: Person, path: str) -> None:
    problem(ada.client.get(path), 404, "route.unknown")
    for method in ("POST", "DELETE", "BREW"):
        response = ada.client.open(path, method=method, json={} if method == "POST" else None)

        assert (response.status_code, response.get_json()["code"]) in {(404, "route.unknown"), (405, "route.method")}


@pytest.mark.parametrize("path", [f"/api/command/{name}" for name in COMMANDS])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_a_command_is_only_posted(ada: Person, path: str, method: str) -> None:
    response = ada.client.open(path, method=method)

    problem(response, 405, "route.method")
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize("path", GETS.values())
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "BREW"])
def test_a_question_is_never_posted(ada: Person, path: str, method: str) -> None:
    response = ada.client.open(f"/api/query{path}", method=method)

    problem(response, 405, "route.method")
    assert "GET" in response.headers["Allow"]


CROSS_SITE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://localhost:81"},
    {"Origin": "https://localhost"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
]


@pytest.mark.parametrize("address", posted(), ids=str)
@pytest.mark.parametrize("headers", CROSS_SITE, ids=str)
def test_what_another_site_sends_is_refused_before_all_else(
    ada: Person, address: Posted, headers: dict[str, str]
) -> None:
    problem(ada.client.post(address.path, headers=headers, json=address.fields), 403, "request.cross_site")
    problem(ada.client.post(address.path, headers=headers, data=b"{"), 403, "request.cross_site")


@pytest.mark.parametrize("host", ["a b", "[", "evil.example:x", "", "\xff", "a" * 5000])
def test_a_host_that_is_none_does_no_harm(ada: Person, host: str) -> None:
    for path in ("/api/query/posts", "/api/nothing"):
        assert ada.client.get(path, headers={"Host": host}).status_code < 500


def test_nobody_publishes_without_a_session(board: Board) -> None:
    guest = board.somebody()
    for name, fields in COMMANDS.items():
        if name not in {"register", "log-in"}:
            problem(guest.order(name, **fields), 401, "session.missing")
    problem(guest.ask("/me"), 401, "session.missing")
