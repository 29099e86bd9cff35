"""Every route of the OpenAPI document under data that the document allows and data that it does not."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation

from app.api.openapi import openapi
from app.query.projections import progress
from tests.integration.boards import Board, Person, a_board

EXAMPLES = 200 if os.environ.get("TORTURE") == "long" else 10
FEW = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
ENDLESS = "/api/query/changes"
ENDS_THE_SESSION = "/api/command/log-out"
# What is well-formed may still be refused for what it means, and what is not may be too large to be looked at.
REFUSALS = ["400", "401", "403", "404", "405", "409", "410", "413", "415", "422"]
CONFIG = schemathesis.Config.from_dict(
    {
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "308", "401", "403", "404", "409", "410", "422"]},
            "negative_data_rejection": {"expected-statuses": REFUSALS},
        }
    }
)
pytestmark = pytest.mark.torture
ROUTES = [(path, method) for path, operations in openapi()["paths"].items() for method in operations if path != ENDLESS]


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """A board that waits for no position that has not come, of which data that are made up name many."""
    with pytest.MonkeyPatch.context() as patch, a_board(tmp_path_factory.mktemp("fuzz") / "data") as board:
        patch.setattr(progress, "WAIT_SECONDS", 0.01)
        yield board


@pytest.fixture(scope="module")
def member(fuzzed: Board) -> Person:
    """Somebody with a post in three versions, and comments on it."""
    person = fuzzed.member("ada")
    id = person.publish()
    person.does("edit-post", post_id=id, body="It weaves and spins.")
    person.does("revert-post", post_id=id, to_version=1)
    person.comment(id, parent_id=person.comment(id))
    person.does("react", target_id=id, kind="like")
    return person


@pytest.fixture(scope="module")
def document(fuzzed: Board) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/openapi.json", fuzzed.app, config=CONFIG)


def cases(operation: APIOperation[Any, Any, Any, Any]) -> st.SearchStrategy[Case[Any]]:
    return st.one_of([operation.as_strategy(mode) for mode in GenerationMode])


@pytest.mark.parametrize(("path", "method"), ROUTES)
def test_a_guest_gets_nothing_that_the_document_does_not_tell(
    document: schemathesis.BaseSchema, path: str, method: str
) -> None:
    @FEW
    @given(case=cases(document[path][method]))
    def holds(case: Case[Any]) -> None:
        case.call_and_validate(base_url="http://localhost")

    holds()


@pytest.mark.parametrize(("path", "method"), [route for route in ROUTES if route[0] != ENDS_THE_SESSION])
def test_a_member_gets_nothing_that_the_document_does_not_tell(
    document: schemathesis.BaseSchema, member: Person, path: str, method: str
) -> None:
    cookie = member.client.get_cookie("hindsight-session")
    assert cookie is not None
    cookies = {cookie.key: cookie.value}

    @FEW
    @given(case=cases(document[path][method]))
    def holds(case: Case[Any]) -> None:
        case.call_and_validate(base_url="http://localhost", cookies=cookies)

    holds()
