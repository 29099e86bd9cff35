"""A post that is to appear later: nobody but its author knows of it, then it is there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest

from app.command.models.user import Rights
from app.domain.events.post_events import PostScheduled
from app.infrastructure.event_store.appends import Append, RowChange
from app.query.models.ready_json import rfc3339, rfc3339_of
from tests.integration.boards import Board, Json, Person, a_board
from tests.integration.logs import an_id, on_both_engines
from tests.integration.scheduling import ahead, kinds, schedule, seen_up_to, standing_still, told, wait_for
from tests.integration.watching import Message, Watcher

SECRET = "telephone0123456789"


@on_both_engines
def test_a_scheduled_post_appears_at_its_time_and_not_before(ada: Person, guest: Person, board: Board) -> None:
    with standing_still(board):
        post_id = schedule(ada, 1.0)
        guest.token = ada.token
        assert guest.ask(f"/posts/{post_id}").status_code == 404
    seen_up_to(guest, board, wait_for(board, post_id, "post.published"))

    scheduled, published = told(board, post_id)
    assert isinstance(scheduled.event, PostScheduled)
    assert rfc3339(published.at) >= rfc3339_of(scheduled.event.publish_at)
    assert published.causation_id == scheduled.event_id
    assert published.actor_id == scheduled.actor_id
    post = guest.sees(f"/posts/{post_id}")
    assert (post["title"], post["body"], post["tags"]) == ("On It *weaves*.", "It *weaves*.", ["later"])
    assert post["version"] == 1
    seen_up_to(ada, board, published.position)
    assert ada.sees("/me/scheduled") == []


def test_its_author_reads_what_waits_the_next_first(ada: Person) -> None:
    later, sooner = schedule(ada, 7_200, "later"), schedule(ada, 3_600, "sooner")

    listed = ada.sees("/me/scheduled")
    assert [post["id"] for post in listed] == [sooner, later]
    assert listed[0] | {"publish_at": ""} == {
        "id": sooner,
        "title": "On sooner",
        "publish_at": "",
        "tags": ["later"],
        "language": "en",
        "state": "scheduled",
        "why": None,
    }
    assert ada.sees(f"/me/scheduled/{sooner}")["body"] == "sooner"
    first = ada.ask("/me/scheduled?limit=1").get_json()
    second = ada.ask(f"/me/scheduled?limit=1&after={first['next']}").get_json()
    assert [post["id"] for post in (*first["data"], *second["data"])] == [sooner, later]
    assert second["next"] is None


def test_a_time_is_shown_in_utc_as_it_was_given(ada: Person) -> None:
    at = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)
    post_id = schedule(ada, publish_at=at.astimezone(tz=None).isoformat())

    assert ada.sees(f"/me/scheduled/{post_id}")["publish_at"] == at.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize(
    ("at", "code", "field"),
    [
        ("tomorrow", "request.invalid", "invalid"),
        ("2026-06-01T12:00:00", "request.invalid", "invalid"),
        ("2020-06-01T12:00:00Z", "schedule.past", "past"),
        ("9999-06-01T12:00:00Z", "schedule.too_far", "too_far"),
    ],
)
def test_a_time_that_cannot_be_waited_for_is_refused_with_its_code(ada: Person, at: str, code: str, field: str) -> None:
    response = ada.order("schedule-post", title="t", body="b", publish_at=at)

    assert (response.status_code, response.get_json()["code"]) == (422, code)
    assert response.get_json()["errors"] == {"publish_at": [{"code": field}]}


def surfaces(author: str, post_id: str) -> list[str]:
    return [
        "/posts",
        "/posts?tag=later",
        f"/posts?author={author}",
        "/tags",
        f"/users/{author}",
        f"/users/{author}/posts",
        f"/users/{author}/timeline",
        f"/posts/{post_id}",
        f"/posts/{post_id}/timeline",
        f"/posts/{post_id}/history",
        f"/posts/{post_id}/history/1",
        f"/posts/{post_id}/diff?from=1&to=1",
        f"/me/scheduled/{post_id}",
        "/me/scheduled",
    ]


def test_no_surface_tells_others_of_a_post_before_its_time(board: Board, ada: Person, mallory: Person) -> None:
    author = board.member("grace")
    ada.token = author.token
    before = {path: ada.sees(path) for path in ("/users/grace", "/users/grace/timeline")}
    post_id = schedule(author, body=SECRET)
    for person in (board.somebody(), mallory, ada):  # a guest, a member, the administrator
        person.token = author.token
        for path in surfaces("grace", post_id):
            response = person.ask(path)

            assert SECRET not in response.text, path
            assert post_id not in response.text, path
            if post_id in path:
                assert response.status_code in {401, 404}, path
    assert {path: ada.sees(path) for path in before} == before


def test_its_author_finds_it_in_no_public_place_either(ada: Person) -> None:
    post_id = schedule(ada, body=SECRET)

    for path in surfaces("ada", post_id)[:-2]:
        assert SECRET not in ada.ask(path).text, path
    assert ada.ask(f"/posts/{post_id}").status_code == 404


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("edit-post", {"body": "x"}),
        ("delete-post", {}),
        ("restore-post", {}),
        ("revert-post", {"to_version": 1}),
        ("cancel-scheduled-post", {}),
    ],
)
def test_nobody_can_do_anything_to_a_post_that_waits(mallory: Person, ada: Person, name: str, fields: Json) -> None:
    post_id = schedule(mallory)

    assert ada.order(name, post_id=post_id, **fields).get_json()["code"] == "post.not_found"
    if name != "cancel-scheduled-post":
        assert mallory.order(name, post_id=post_id, **fields).get_json()["code"] == "post.not_found"


def test_changes_of_what_waits_are_told_to_its_author_only(ada: Person, mallory: Person, guest: Person) -> None:
    for watcher in (ada, guest, mallory):
        with Watcher(watcher) as stream:
            schedule(mallory)
            guest.token = mallory.token
            ada.does("change-profile", bio=an_id())
            heard = [topic for message in stream.changes(2 if watcher is mallory else 1) for topic in _topics(message)]

        assert any("scheduled" in topic for topic in heard) == (watcher is mallory)


def _topics(message: Message) -> list[str]:
    topics: list[str] = message.data["topics"]
    return topics


@on_both_engines
def test_a_cancelled_post_never_appears_and_its_text_is_gone(ada: Person, board: Board) -> None:
    with standing_still(board):
        post_id = schedule(ada, 1.0)
        ada.does("cancel-scheduled-post", post_id=post_id)
        assert ada.sees("/me/scheduled") == []
        board.settle()
    [process] = board.parts.processes
    sleep(1.0)
    process.catch_up()

    assert kinds(board, post_id) == ["post.scheduled", "post.schedule_cancelled"]
    [text, _] = board.parts.events.stream(post_id)
    assert board.parts.keys.find([text.event_id]) == {text.event_id: None}
    again = ada.order("cancel-scheduled-post", post_id=post_id)
    assert (again.status_code, again.get_json()["code"]) == (409, "schedule.over")


def test_an_id_in_use_is_not_scheduled(ada: Person) -> None:
    response = ada.order("schedule-post", id=ada.publish(), title="t", body="b", publish_at=ahead(60))

    assert (response.status_code, response.get_json()["code"]) == (409, "id.taken")


def test_what_was_published_cannot_be_cancelled(ada: Person, mallory: Person) -> None:
    post_id = ada.publish()

    assert ada.order("cancel-scheduled-post", post_id=post_id).get_json()["code"] == "schedule.over"
    assert mallory.order("cancel-scheduled-post", post_id=post_id).get_json()["code"] == "post.not_the_author"
    assert ada.order("cancel-scheduled-post", post_id=an_id()).get_json()["code"] == "post.not_found"


def change_rights(board: Board, user_id: str, values: Json | None) -> None:
    """As moderation will, and erasing an account."""
    row = RowChange(Rights.table(), {"user_id": user_id}, values)
    command_id = an_id()
    board.parts.events.append(
        Append(id=user_id, version=0, streams=(), command_id=command_id, correlation_id=command_id, rows=(row,))
    )


@on_both_engines
@pytest.mark.parametrize(("rights", "why"), [({"suspended": True}, "account.suspended"), (None, "unauthenticated")])
def test_who_may_not_publish_when_the_time_has_come_is_told_so(
    ada: Person, mallory: Person, board: Board, rights: Json | None, why: str
) -> None:
    with standing_still(board):
        post_id = schedule(mallory, 1.0)
        change_rights(board, mallory.sees("/me")["id"], rights)
    seen_up_to(mallory, board, wait_for(board, post_id, "post.schedule_failed"))

    [waiting] = mallory.sees("/me/scheduled")
    assert (waiting["state"], waiting["why"]) == ("failed", why)
    assert kinds(board, post_id) == ["post.scheduled", "post.schedule_failed"]


def test_what_failed_can_be_put_away(mallory: Person, board: Board) -> None:
    with standing_still(board):
        post_id = schedule(mallory, 1.0)
        change_rights(board, mallory.sees("/me")["id"], {"suspended": True})
    wait_for(board, post_id, "post.schedule_failed")
    mallory.does("cancel-scheduled-post", post_id=post_id)

    assert mallory.sees("/me/scheduled") == []


@on_both_engines
def test_erasing_the_first_version_erases_what_was_scheduled_too(ada: Person, board: Board) -> None:
    post_id = schedule(ada, 1.0)
    seen_up_to(ada, board, wait_for(board, post_id, "post.published"))
    ada.does("edit-post", post_id=post_id, body="better")
    ada.does("redact-version", target_id=post_id, version=1)
    board.settle()

    texts = [stored.event_id for stored in board.parts.events.stream(post_id)[:3]]
    keys = board.parts.keys.find(texts)
    assert [keys[id] is None for id in texts] == [True, True, False]


def test_its_record_tells_its_author_alone_that_it_was_scheduled(ada: Person, guest: Person, board: Board) -> None:
    post_id = schedule(ada, 1.0)
    position = wait_for(board, post_id, "post.published")
    for person, expected in ((ada, ["post.scheduled", "post.published"]), (guest, ["post.published"])):
        seen_up_to(person, board, position)

        assert [mark["kind"] for mark in person.sees(f"/posts/{post_id}/timeline")] == expected


def test_a_guest_has_nothing_scheduled(guest: Person) -> None:
    assert guest.ask("/me/scheduled").get_json()["code"] == "session.missing"
    assert guest.ask(f"/me/scheduled/{an_id()}").get_json()["code"] == "session.missing"


def test_what_was_due_while_the_board_stood_still_appears_at_its_next_start(tmp_path: Path) -> None:
    with a_board(tmp_path) as board:
        with standing_still(board):
            post_id = schedule(board.member("ada"), 1.0)
            board.stop()
        assert kinds(board, post_id) == ["post.scheduled"]
    sleep(1.0)
    with a_board(tmp_path) as board:
        wait_for(board, post_id, "post.published")

        assert kinds(board, post_id) == ["post.scheduled", "post.published"]
