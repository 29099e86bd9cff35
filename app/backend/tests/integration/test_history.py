"""Versions, differences and the record of a post."""

from typing import Any

import pytest

from tests.integration.boards import Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines


@pytest.fixture
def post_id(ada: Person) -> str:
    """A post with four versions, deleted and restored."""
    id = ada.publish(title="On engines", body="First.\n\nThe old engine.", tags=("a", "b"))
    ada.does("edit-post", post_id=id, title="On the engine", body="First.\n\nThe new engine.", tags=["b", "c"])
    ada.does("edit-post", post_id=id, body="First.\n\nThe newest engine.", reason="newer")
    ada.does("revert-post", post_id=id, to_version=1, reason="back")
    ada.does("delete-post", post_id=id, reason="a mistake")
    ada.does("restore-post", post_id=id)
    return id


def picked(items: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(item[name] for name in names) for item in items]


def test_versions_stand_newest_first_with_what_each_changed(ada: Person, post_id: str) -> None:
    versions = ada.sees(f"/posts/{post_id}/history")

    assert picked(versions, "version", "title", "reason", "words_added", "words_removed", "reverts_to") == [
        (4, "On engines", "back", 1, 1, 1),
        (3, "On the engine", "newer", 1, 1, None),
        (2, "On the engine", None, 1, 1, None),
        (1, "On engines", None, 4, 0, None),
    ]
    assert {version["author"]["username"] for version in versions} == {"ada"}
    assert {version["state"] for version in versions} == {"present"}
    assert picked(versions, "at") == sorted(picked(versions, "at"), reverse=True)


def test_edits_of_one_sitting_share_their_group_and_publishing_stands_alone(ada: Person, post_id: str) -> None:
    assert picked(ada.sees(f"/posts/{post_id}/history"), "version", "group") == [(4, 2), (3, 2), (2, 2), (1, 1)]


def test_an_edit_by_somebody_else_begins_a_group(ada: Person, mallory: Person) -> None:
    id = mallory.publish()
    mallory.does("edit-post", post_id=id, body="two")
    ada.does("edit-post", post_id=id, body="three", reason="the rules")

    assert picked(ada.sees(f"/posts/{id}/history"), "version", "group") == [(3, 3), (2, 2), (1, 1)]


def test_every_version_can_be_read_as_it_was(ada: Person, post_id: str) -> None:
    second = ada.sees(f"/posts/{post_id}/history/2")

    assert (second["body"], second["html"]) == ("First.\n\nThe new engine.", "<p>First.</p>\n<p>The new engine.</p>\n")
    assert (second["tags"], second["language"]) == (["b", "c"], "en")
    assert second.items() >= ada.sees(f"/posts/{post_id}/history")[2].items()
    assert ada.sees(f"/posts/{post_id}/history/4")["body"] == ada.sees(f"/posts/{post_id}/history/1")["body"]


@pytest.mark.parametrize("version", [5, 2**31 - 1])
def test_a_version_that_never_was_is_not_found(ada: Person, post_id: str, version: int) -> None:
    problem(ada.ask(f"/posts/{post_id}/history/{version}"), 404, "post.version_not_found")
    problem(ada.ask(f"/posts/{post_id}/diff?from=1&to={version}"), 404, "post.version_not_found")


def test_a_difference_tells_title_body_and_tags(ada: Person, post_id: str) -> None:
    diff = ada.sees(f"/posts/{post_id}/diff?from=1&to=2")

    assert (diff["from"]["version"], diff["to"]["version"]) == (1, 2)
    assert picked(diff["title"], "op", "text") == [("same", "On "), ("removed", "engines"), ("added", "the engine")]
    assert [block["changed"] for block in diff["body"]] == [False, True]
    assert picked(diff["body"][1]["segments"], "op", "text") == [
        ("same", "The "),
        ("removed", "old"),
        ("added", "new"),
        ("same", " engine."),
    ]
    assert diff["tags"] == {"added": ["c"], "removed": ["a"]}


def test_a_difference_reads_in_both_directions_and_of_a_version_with_itself(ada: Person, post_id: str) -> None:
    back, same = ada.sees(f"/posts/{post_id}/diff?from=2&to=1"), ada.sees(f"/posts/{post_id}/diff?from=3&to=3")

    assert back["tags"] == {"added": ["a"], "removed": ["c"]}
    assert not any(block["changed"] for block in same["body"])
    assert same["tags"] == {"added": [], "removed": []}


def test_the_record_tells_all_that_happened_oldest_first(ada: Person, post_id: str) -> None:
    marks = ada.sees(f"/posts/{post_id}/timeline")

    assert picked(marks, "kind", "reason", "parameters") == [
        ("post.published", None, {"version": 1}),
        ("post.edited", None, {"version": 2}),
        ("post.edited", "newer", {"version": 3}),
        ("post.reverted", "back", {"version": 4, "to_version": 1}),
        ("post.deleted", "a mistake", {}),
        ("post.restored", None, {}),
    ]
    assert [mark["position"] for mark in marks] == sorted(mark["position"] for mark in marks)
    assert {(mark["actor"]["username"], mark["cause"]) for mark in marks} == {("ada", None)}


def test_the_record_of_a_deleted_post_can_be_read_by_all(ada: Person, guest: Person, post_id: str) -> None:
    ada.does("delete-post", post_id=post_id)
    guest.token = ada.token

    assert picked(guest.sees(f"/posts/{post_id}/timeline"), "kind")[-1] == ("post.deleted",)
