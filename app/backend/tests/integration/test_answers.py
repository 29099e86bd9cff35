"""The OpenAPI document, and that every answer is what it says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from marshmallow import RAISE, Schema

from app.api import command_api, query_api
from app.api.openapi import openapi
from app.api.schemas.answer_schemas import KINDS, ProblemSchema, ReceiptSchema
from app.query.projections.timeline_projection import TimelineProjection
from tests.integration.boards import Board, Json, Person
from tests.integration.routes import COMMANDS, COMMENT_ID, GETS, POST_ID, QUERIES, SCHEDULED_ID

DOCUMENT = openapi()
ANSWERS = {route.query.__name__: route for route in query_api.ROUTES}
IDS: dict[str, Json] = {
    "publish-post": {"id": POST_ID},
    "schedule-post": {"id": SCHEDULED_ID},
    "add-comment": {"id": COMMENT_ID},
}
FOR_ALL = [(name, path) for name, path in GETS.items() if not path.startswith(("/me", "/system"))]
PLACE = re.compile(r"<(?:[^>]*:)?(\w+)>")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def everything_in(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value below a value, with its name."""
    yield name, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from everything_in(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from everything_in(inner, name)


def faults(schema: type[Schema], value: Json) -> dict[str, Any]:
    """What of an answer is not as the schema says, ids and times by their form."""
    found: dict[str, Any] = schema(unknown=RAISE).validate(value)
    for name, inner in everything_in(value):
        if inner is not None and (name == "id" or name.endswith("_id")) and not UUID.fullmatch(str(inner)):
            found[name] = inner
        if inner is not None and (name == "at" or name.endswith("_at")) and not TIME.fullmatch(str(inner)):
            found[name] = inner
    return found


def test_the_document_names_every_route_that_is_served(board: Board) -> None:
    served = {
        (PLACE.sub(r"{\1}", rule.rule), method.lower())
        for rule in board.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith(("/api/command/", "/api/query/"))
    }

    assert {(path, method) for path, operations in DOCUMENT["paths"].items() for method in operations} == served
    assert len(served) >= len(command_api.ROUTES) + len(query_api.ROUTES)
    assert DOCUMENT["openapi"].startswith("3.1")


def test_the_document_names_every_kind_of_mark_that_records_keep() -> None:
    assert sorted(KINDS) == sorted(TimelineProjection.handlers)


def test_the_document_refers_to_nothing_that_is_not_there() -> None:
    referred = {value for name, value in everything_in(DOCUMENT) if name == "$ref"}
    there = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}

    assert referred <= there
    assert there - referred == set()


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does() -> None:
    operations = [operation for paths in DOCUMENT["paths"].values() for operation in paths.values()]

    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"].endswith(".") for operation in operations)
    assert all("200" in operation["responses"] for operation in operations)


def test_every_place_in_an_address_is_described() -> None:
    for path, operations in DOCUMENT["paths"].items():
        for operation in operations.values():
            described = {each["name"] for each in operation["parameters"] if each["in"] == "path"}

            assert described == set(re.findall(r"{(\w+)}", path))


def test_the_board_serves_the_document_and_its_page(guest: Person) -> None:
    page = guest.client.get("/api/docs")

    assert guest.client.get("/api/openapi.json").get_json() == DOCUMENT
    assert page.content_type.startswith("text/html")
    assert all(path in page.text for path in DOCUMENT["paths"])


@pytest.fixture
def ada(board: Board) -> Person:
    """Somebody who has done everything that can be done."""
    person = board.somebody()
    orders = {"register": COMMANDS["register"] | {"username": "ada"}} | {
        name: fields | IDS.get(name, {})
        for name, fields in COMMANDS.items()
        if name not in {"register", "log-out", "revoke-session", "cancel-scheduled-post"}
    }
    for name, fields in orders.items():
        assert faults(ReceiptSchema, person.does(name, **fields)) == {}, name
    waiting = person.does("schedule-post", **COMMANDS["schedule-post"])
    assert faults(ReceiptSchema, person.does("cancel-scheduled-post", post_id=waiting["id"])) == {}
    elsewhere = board.somebody().does("log-in", login="ada", password=orders["change-password"]["new_password"])
    assert faults(ReceiptSchema, person.does("revoke-session", session_id=elsewhere["id"])) == {}
    return person


def test_every_answer_is_what_the_document_says(ada: Person, guest: Person) -> None:
    guest.token = ada.token
    asked = [(ada, name, path) for name, path in GETS.items()]
    asked += [(guest, name, path) for name, path in FOR_ALL]
    for person, name, path in asked:
        answer = person.ask(path).get_json()
        items = answer["data"] if ANSWERS[name].is_list else [answer["data"]]

        assert answer.keys() == {"data", "position", "stale"} | ({"next"} if ANSWERS[name].is_list else set())
        assert [fault for item in items if (fault := faults(ANSWERS[name].answer, item))] == [], path
        assert items or path == "/system/parked", path


def test_the_answer_of_the_preview_is_what_the_document_says(guest: Person) -> None:
    answer = guest.client.post("/api/query/preview", json={"body": "*x*"}).get_json()

    assert faults(ANSWERS["PreviewText"].answer, answer["data"]) == {}
    assert QUERIES.keys() == ANSWERS.keys()


def test_every_problem_is_what_the_document_says(ada: Person, guest: Person) -> None:
    ada.does("delete-post", post_id=POST_ID)
    guest.token = ada.token
    refused = [
        guest.ask(f"/posts/{POST_ID}"),
        guest.ask("/me"),
        guest.ask("/nothing"),
        guest.ask("/posts?limit=0"),
        ada.order("register", **COMMANDS["register"] | {"username": "ada"}),
        ada.order("delete-post", post_id=POST_ID),
        ada.order("publish-post", title=1, body="x" * 100_001, tags=["x"] * 9, more=1),
    ]

    assert [response.status_code for response in refused] == [410, 401, 404, 422, 409, 409, 422]
    assert [faults(ProblemSchema, response.get_json()) for response in refused] == [{}] * 7
