"""Every order and every question has one who answers it."""

from typing import get_type_hints

import pytest

from tests.architecture.source import classes_of

COMMANDS = classes_of("app.command.commands")
COMMAND_HANDLERS = {name: kind for name, kind in classes_of("app.command.handlers").items() if hasattr(kind, "handle")}
QUERIES = classes_of("app.query.queries")
QUERY_HANDLERS = {name: kind for name, kind in classes_of("app.query.handlers").items() if hasattr(kind, "handle")}


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


def test_no_handler_is_left_without_its_message() -> None:
    commands = {served_by(handler, "command") for handler in COMMAND_HANDLERS.values()}
    queries = {served_by(handler, "query") for handler in QUERY_HANDLERS.values()}

    assert commands == set(COMMANDS.values())
    assert queries == set(QUERIES.values())


def test_a_message_says_in_its_name_what_it_is() -> None:
    suffixed = [name for name in [*COMMANDS, *QUERIES] if name.endswith(("Command", "Query", "Event", "Dto"))]

    assert suffixed == []
    assert [name for name in QUERIES if not name.startswith(("Get", "Find", "List"))] == []
