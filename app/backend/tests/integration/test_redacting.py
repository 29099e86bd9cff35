"""An author erases what a version said: readers see that it was there, who erased it, when and why."""

import pytest

from tests.integration.boards import Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem
from tests.integration.test_posts import NOTHING

pytestmark = on_both_engines

ERASED = {"state": "redacted", "state_reason": "a telephone number"}


@pytest.fixture
def post_id(ada: Person) -> str:
    """A post with a telephone number in its first version of two."""
    id = ada.publish(title="Call me", body="0123456789")
    ada.does("edit-post", post_id=id, title="Write to me", body="By post.", reason="no calls, 0123456789")
    return id


def redact(person: Person, post_id: str, version: int) -> None:
    person.does("redact-version", target_id=post_id, version=version, reason="a telephone number")


def test_an_erased_version_stands_in_the_list_without_its_text(ada: Person, mallory: Person, post_id: str) -> None:
    redact(ada, post_id, 1)
    mallory.token = ada.token
    newest, first = mallory.sees(f"/posts/{post_id}/history")

    assert first["title"] is None
    assert {name: first[name] for name in ERASED} == ERASED
    assert first["state_by"]["username"] == "ada"
    assert first["state_at"] > first["at"]
    assert (newest["state"], newest["words_added"], newest["words_removed"]) == ("present", None, None)


@pytest.mark.parametrize("path", ["history/1", "diff?from=1&to=2", "diff?from=2&to=1"])
def test_what_needs_an_erased_text_is_gone_for_everybody(ada: Person, mallory: Person, post_id: str, path: str) -> None:
    redact(ada, post_id, 1)
    mallory.token = ada.token

    for person in (ada, mallory):
        refused = problem(person.ask(f"/posts/{post_id}/{path}"), 410, "post.gone")
        assert {name: refused[name] for name in ERASED} == ERASED
        assert refused["version"] == 1


def test_a_post_whose_only_text_is_erased_is_gone_until_it_is_written_anew(ada: Person, mallory: Person) -> None:
    id = ada.publish(title="Call me", body="0123456789", tags=("calls",))
    redact(ada, id, 1)
    mallory.token = ada.token
    refused = problem(mallory.ask(f"/posts/{id}"), 410, "post.gone")
    own = ada.sees(f"/posts/{id}")

    assert {name: refused[name] for name in ERASED} == ERASED
    assert (own["state"], own["title"], own["body"], own["html"]) == ("redacted", "", "", "")
    assert own["can"] == NOTHING | {"edit": True, "redact": True, "delete": True}
    problem(ada.order("add-comment", post_id=id, body="It spins."), 409, "post.version_erased")
    assert (ada.sees("/posts"), ada.sees("/tags")) == ([], [])
    problem(ada.order("edit-post", post_id=id, tags=["x"]), 422, "request.invalid")
    ada.does("edit-post", post_id=id, title="Write to me", body="By post.", tags=["letters"])
    mallory.token = ada.token
    assert mallory.sees(f"/posts/{id}")["state"] == "present"
    assert mallory.sees("/tags") == [{"tag": "letters", "post_count": 1}]


def test_the_reason_of_an_edit_goes_with_its_text(ada: Person, post_id: str) -> None:
    redact(ada, post_id, 2)

    assert "0123456789" not in ada.ask(f"/posts/{post_id}/timeline").text
    assert ada.sees(f"/posts/{post_id}/history")[0]["reason"] is None
    assert ada.sees(f"/posts/{post_id}/timeline")[-1]["kind"] == "post.version_redacted"


def test_an_erased_text_cannot_be_put_back_or_erased_again(ada: Person, post_id: str) -> None:
    redact(ada, post_id, 1)

    problem(ada.order("revert-post", post_id=post_id, to_version=1), 409, "post.version_erased")
    problem(ada.order("redact-version", target_id=post_id, version=1), 409, "post.version_erased")


@pytest.mark.parametrize("version", [1, 9])
def test_only_the_author_erases(mallory: Person, post_id: str, version: int) -> None:
    problem(mallory.order("redact-version", target_id=post_id, version=version), 403, "post.not_the_author")


def test_a_version_that_never_was_is_not_found(ada: Person, post_id: str) -> None:
    problem(ada.order("redact-version", target_id=post_id, version=9), 404, "post.version_not_found")
