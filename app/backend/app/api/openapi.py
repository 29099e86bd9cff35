"""The OpenAPI 3.1 document, from the two tables of routes."""

import re
from collections.abc import Iterator
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from app.api import command_api, query_api
from app.api.schemas.answer_schemas import OutcomeSchema, ProblemSchema, ReceiptSchema
from app.api.schemas.query_schemas import ChangesSchema

Json = dict[str, Any]
PLACEHOLDER = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
KINDS = {"uuid": {"type": "string", "format": "uuid"}, "int": {"type": "integer", "minimum": 1}}
KEY_HEADER = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "Names this request, so that repeating it changes nothing.",
    "schema": {"type": "string", "maxLength": 128, "pattern": "^[!-~]+$"},
}
PREFER_HEADER = {
    "in": "header",
    "name": "Prefer",
    "description": "`respond-async` answers 202 as soon as the command is stored and will run.",
    "schema": {"type": "string"},
}
POSITION_HEADER = {
    "in": "header",
    "name": "Hindsight-Min-Position",
    "description": "The token of the newest receipt: the answer waits for it.",
    "schema": {"type": "string", "pattern": "^[0-9a-zA-Z]{1,60}-[0-9]{1,18}$"},
}
COMMAND_REFUSALS = ("400", "401", "403", "404", "409", "413", "415", "422", "429", "503", "507")
BODY_REFUSALS = ("400", "403", "413", "415")
QUERY_REFUSALS = ("401", "404", "410", "422", "429", "503")


def openapi() -> Json:
    """The document."""
    spec = APISpec(
        title="Hindsight",
        version="1",
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
        info={"description": "Commands change the board and return a receipt; queries read it and change nothing."},
    )
    spec.components.schema("Problem", schema=ProblemSchema)
    for path, operation in (*_commands(), _receipts(), *_queries(), _changes()):
        spec.path(path, operations=operation)
    return spec.to_dict()


def _name(schema: type[Schema] | Schema) -> str:
    name = (schema if isinstance(schema, type) else type(schema)).__name__
    return name.removesuffix("Schema").removesuffix("Answer")


def _commands() -> Iterator[tuple[str, Json]]:
    for route in command_api.ROUTES:
        operation = {
            "operationId": route.name,
            "summary": (route.command.__doc__ or "").strip().split("\n")[0],
            "tags": ["commands"],
            "parameters": [KEY_HEADER, *([PREFER_HEADER] if route.deferrable else [])],
            "requestBody": {"required": True, "content": _json(route.schema)},
            "responses": {
                "200": {"description": "Done.", "content": _json(ReceiptSchema)},
                **({"202": _taken_on()} if route.deferrable else {}),
                **_refusals(COMMAND_REFUSALS),
            },
        }
        yield f"/api/command/{route.name}", {"post": operation}


def _taken_on() -> Json:
    where = {"description": "Where the receipt is.", "schema": {"type": "string"}}
    return {"description": "Taken on; it will run.", "content": _json(OutcomeSchema), "headers": {"Location": where}}


def _receipts() -> tuple[str, Json]:
    """What became of a command that was taken on."""
    operation = {
        "operationId": "GetReceipt",
        "summary": "What became of a command that was taken on.",
        "tags": ["commands"],
        "parameters": _path_parameters("<uuid:command_id>"),
        "responses": {
            "200": {"description": "The outcome so far.", "content": _json(OutcomeSchema)},
            **_refusals(("401", "404", "429")),
        },
    }
    return "/api/command/receipts/{command_id}", {"get": operation}


def _queries() -> Iterator[tuple[str, Json]]:
    for route in query_api.ROUTES:
        operation: Json = {
            "operationId": route.query.__name__,
            "summary": (route.query.__doc__ or "").strip().split("\n")[0],
            "tags": ["queries"],
            "parameters": [*_path_parameters(route.path), POSITION_HEADER],
            "responses": {
                "200": {"description": "The answer.", "content": {"application/json": {"schema": _envelope(route)}}},
                **_refusals(QUERY_REFUSALS),
            },
        }
        if route.method == "POST":
            operation["requestBody"] = {"required": True, "content": _json(route.parameters)}
            operation["responses"] |= _refusals(BODY_REFUSALS)
        else:
            operation["parameters"].append({"in": "query", "schema": route.parameters})
        if "<username>" in route.path:
            operation["responses"]["308"] = {"description": "The name is a former one; this is the way to the new."}
        path = PLACEHOLDER.sub(r"{\2}", f"/api/query{route.path}")
        yield path, {route.method.lower(): operation}


def _changes() -> tuple[str, Json]:
    """The stream stands in no table: it is no answer but an open end."""
    events = {"text/event-stream": {"schema": {"type": "string"}}}
    resume = {"in": "header", "name": "Last-Event-ID", "schema": {"type": "string"}}
    operation = {
        "operationId": "WatchChanges",
        "summary": "What changes, from now on or behind a position, as server-sent events.",
        "tags": ["queries"],
        "parameters": [resume, {"in": "query", "schema": ChangesSchema}],
        "responses": {"200": {"description": "The stream.", "content": events}, **_refusals(("422", "429", "503"))},
    }
    return "/api/query/changes", {"get": operation}


def _envelope(route: query_api.Route) -> Json:
    members: Json = {
        "data": {"type": "array", "items": route.answer} if route.is_list else route.answer,
        **({"next": {"type": ["string", "null"]}} if route.is_list else {}),
        "position": {"type": "integer"},
        "stale": {"type": "boolean"},
    }
    return {"type": "object", "properties": members, "required": list(members)}


def _path_parameters(path: str) -> list[Json]:
    return [
        {"in": "path", "name": name, "required": True, "schema": KINDS.get(kind, {"type": "string"})}
        for kind, name in PLACEHOLDER.findall(path)
    ]


def _refusals(statuses: tuple[str, ...]) -> Json:
    content = {"application/problem+json": {"schema": "Problem"}}
    return {status: {"description": "Refused.", "content": content} for status in statuses}


def _json(schema: type[Schema]) -> Json:
    return {"application/json": {"schema": schema}}
