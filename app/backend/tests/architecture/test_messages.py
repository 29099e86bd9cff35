"""Every order and every question has one who answers it."""

from dataclasses import fields
from typing import get_type_hints

import pytest

from app.api import command_api, query_api
from app.command_side import GIVEN_BY_PROCESSES
from app.query.queries.auth_queries import FindViewer
from app.query.queries.change_queries import FindMoment, ListChanges
from tests.architecture.source import classes_of

COMMANDS = classes_of("app.command.commands")
COMMAND_HANDLERS = {name: kind for name, kind in classes_of("app.command.handlers").items() if hasattr(kind, "handle")}
QUERIES = classes_of("app.query.queries")
QUERY_HANDLERS = {name: kind for name, kind in classes_of("app.query.handlers").items() if hasattr(kind, "handle")}
ASKED_BY_THE_EDGE = {FindMoment, FindViewer, ListChanges}


def served_by(handler: type, parameter: str) -> type:
    """The class of message that a handler's `handle` names."""
    hints = get_type_hints(vars(handler)["handle"])
    message: type = hints[parameter]
    return message


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_handler_of_its_name(name: str) -> None:
    assert served_by(COMMAND_HANDLERS[f"{name}Handler"], "command") is COMMANDS[name]


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_a_handler_of_its_name(name: str) -> None:
    assert served_by(QUERY_HANDLERS[f"{name}Handler"], "query") is QUERIES[name]


def test_every_command_has_a_route_save_those_that_only_processes_give() -> None:
    routed = [route.command for route in command_api.ROUTES]

    assert len(routed) == len(set(routed))
    assert set(COMMANDS.values()) - set(routed) == set(GIVEN_BY_PROCESSES)


def test_every_query_has_a_route_save_those_that_the_edge_asks_itself() -> None:
    routed = [route.query for route in query_api.ROUTES]

    assert len(routed) == len(set(routed))
    assert set(QUERIES.values()) - set(routed) == ASKED_BY_THE_EDGE


@pytest.mark.parametrize("route", command_api.ROUTES, ids=lambda route: route.name)
def test_every_route_is_named_after_its_command_and_its_schema_fits(route: command_api.Route) -> None:
    declared = {field.attribute or name for name, field in route.schema().fields.items()}

    assert route.name.replace("-", "") == route.command.__name__.lower()
    assert route.schema.__name__ == f"{route.command.__name__}Schema"
    assert declared <= {field.name for field in fields(route.command)}


def test_no_handler_is_left_without_its_message() -> None:
    commands = {served_by(handler, "command") for handler in COMMAND_HANDLERS.values()}
    queries = {served_by(handler, "query") for handler in QUERY_HANDLERS.values()}

    assert commands == set(COMMANDS.values())
    assert queries == set(QUERIES.values())


def test_a_message_says_in_its_name_what_it_is() -> None:
    assert [name for name in [*COMMANDS, *QUERIES] if name.endswith(("Command", "Query", "Event", "Dto"))] == []
