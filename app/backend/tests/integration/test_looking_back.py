"""What was answered once is answered again to who looks back to it, save what may not be read today."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from marshmallow import RAISE

from app.api.schemas.answer_schemas import CommentSchema, PostSchema, PostSummarySchema
from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines

pytestmark = on_both_engines
STEPS = 60
LISTS = ("/posts", "/posts?sort=active", "/posts?sort=top", "/posts?tag=tea", "/posts?author=mallory", "/tags")
AHEAD = "99999999"


@dataclass(slots=True)
class History:
    """A board that many change at random, and every answer that a guest got in between."""

    board: Board
    people: list[Person]
    chance: random.Random
    posts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    answers: dict[tuple[str, int], Json] = field(default_factory=dict)

    def happen(self) -> None:
        for step in range(STEPS):
            self._step(self.chance.choice(self.people))
            if step % 4 == 0:
                self._watch()

    def _step(self, person: Person) -> None:
        deeds = [self._publish, self._edit, self._delete, self._restore, self._comment, self._like, self._rename]
        self.chance.choice(deeds[:1] if len(self.posts) < 3 else deeds)(person)

    def _publish(self, person: Person) -> None:
        tags = self.chance.sample(("tea", "tools", "trains"), 2)
        self.posts.append(person.publish(f"Title {len(self.posts)}", "A *body*.", tuple(tags)))

    def _edit(self, person: Person) -> None:
        text = f"Edited {self.chance.random()}"
        if self.comments and self.chance.random() < 0.4:
            person.order("edit-comment", comment_id=self.chance.choice(self.comments), body=text)
        else:
            person.order("edit-post", post_id=self.chance.choice(self.posts), body=text, tags=["tea"])

    def _delete(self, person: Person) -> None:
        if self.comments and self.chance.random() < 0.5:
            person.order("delete-comment", comment_id=self.chance.choice(self.comments))
        else:
            person.order("delete-post", post_id=self.chance.choice(self.posts))

    def _restore(self, person: Person) -> None:
        person.order("restore-post", post_id=self.chance.choice(self.posts))
        if self.comments:
            person.order("restore-comment", comment_id=self.chance.choice(self.comments))

    def _comment(self, person: Person) -> None:
        parent = self.chance.choice([None, *self.comments])
        fields: Json = {"post_id": self.chance.choice(self.posts), "body": "Well."}
        if parent:
            fields["parent_id"] = parent
        response = person.order("add-comment", **fields)
        if response.status_code == 200:
            self.comments.append(response.get_json()["id"])

    def _like(self, person: Person) -> None:
        name = self.chance.choice(("react", "withdraw-reaction"))
        person.order(name, target_id=self.chance.choice([*self.posts, *self.comments]), kind="like")

    def _rename(self, person: Person) -> None:
        person.order("change-profile", display_name=f"Somebody {self.chance.random()}")

    def _watch(self) -> None:
        """Ask everything, as a guest, who has to see what was just done."""
        guest = self.board.somebody()
        guest.token = max((person.token or "" for person in self.people), key=lambda token: int(token.split("-")[1]))
        for path in self.paths():
            answer = guest.ask(path)
            self.answers[path, answer_position(guest.token)] = {"status": answer.status_code, **answer.get_json()}

    def paths(self) -> Iterator[str]:
        yield from LISTS
        yield from ("/users/mallory", "/users/mallory/posts", "/users/mallory/comments")
        for id in self.posts[:4]:
            yield from (f"/posts/{id}", f"/posts/{id}/comments", f"/posts/{id}/comments?sort=top")
        for id in self.comments[:3]:
            yield f"/comments/{id}"


def answer_position(token: str) -> int:
    return int(token.rpartition("-")[2])


@pytest.fixture
def history(board: Board, ada: Person, mallory: Person) -> History:
    made = History(board, [ada, mallory], random.Random(20_261_121))
    made.happen()
    return made


def test_a_random_history_is_answered_again_as_it_was(history: History) -> None:
    guest = history.board.somebody()
    guest.token = max((person.token or "" for person in history.people), key=answer_position)
    gone = gone_today(history, guest)

    for (path, position), then in history.answers.items():
        again = guest.ask(f"{path}{'&' if '?' in path else '?'}as_of={position}")
        now = {"status": again.status_code, **again.get_json()}
        if any(id in path for id in gone):
            assert now["status"] == 410 or then["status"] == now["status"] == 404, (path, position)
        else:
            assert comparable(now, gone) == comparable(then, gone), (path, position)


def gone_today(history: History, guest: Person) -> set[str]:
    """The ids of what may not be read any more, and of the comments below such posts."""
    posts = {id for id in history.posts if guest.ask(f"/posts/{id}").status_code == 410}
    comments = {id for id in history.comments if guest.ask(f"/comments/{id}").status_code == 410}
    return posts | comments


def comparable(answer: Json, gone: set[str]) -> object:
    """What has to be equal: the data, without stubs of today, without what only the present can do."""
    if answer["status"] != 200:
        return answer["status"]
    data = answer["data"]
    return [shown(item, gone) for item in data] if isinstance(data, list) else shown(data, gone)


def shown(item: Json, gone: set[str]) -> Json:
    if item.get("id") in gone or item.get("post_id") in gone:
        return {"id": item["id"]}
    return {name: value for name, value in item.items() if name not in ("can", "place")}


def test_the_past_is_told_in_the_shapes_of_the_document(ada: Person, post: str) -> None:
    comment = ada.comment(post)
    position = answer_position(ada.token or "")
    ada.does("delete-comment", comment_id=comment)
    shapes = {f"/posts/{post}": PostSchema, "/posts": PostSummarySchema, f"/posts/{post}/comments": CommentSchema}

    for path, shape in shapes.items():
        data = ada.sees(f"{path}?as_of={position}")
        assert shape(unknown=RAISE).validate(data, many=isinstance(data, list)) == {}, path


def test_the_past_can_do_nothing_and_is_nobodys_own(ada: Person, post: str) -> None:
    ada.does("react", target_id=post, kind="like")
    position = answer_position(ada.token or "")

    seen = ada.sees(f"/posts/{post}?as_of={position}")

    assert seen["can"] == {}
    assert "my" not in seen


def test_what_was_deleted_since_is_a_stub_in_the_past(ada: Person, guest: Person, post: str) -> None:
    position = answer_position(ada.token or "")
    ada.does("delete-post", post_id=post, reason="Wrong")
    guest.token = ada.token

    [stub] = guest.sees(f"/posts?as_of={position}")

    assert (stub["state"], stub["title"], stub["author"], stub["state_reason"]) == ("deleted", "", None, "Wrong")
    assert guest.ask(f"/posts/{post}?as_of={position}").status_code == 410
    assert guest.ask(f"/posts/{post}/comments?as_of={position}").status_code == 410


def test_an_erased_version_is_erased_in_the_past_too(ada: Person, guest: Person, post: str) -> None:
    position = answer_position(ada.token or "")
    ada.does("edit-post", post_id=post, body="Without the number")
    ada.does("redact-version", target_id=post, version=1)
    guest.token = ada.token

    [stub] = guest.sees(f"/posts?as_of={position}")
    answer = guest.ask(f"/posts/{post}?as_of={position}")

    assert (stub["state"], stub["title"], stub["excerpt"]) == ("redacted", "", "")
    assert (answer.status_code, answer.get_json()["state"]) == (410, "redacted")


def test_a_time_means_the_last_position_up_to_it(ada: Person, guest: Person, post: str) -> None:
    published = ada.sees(f"/posts/{post}")["published_at"]
    ada.does("edit-post", post_id=post, title="Another title")
    guest.token = ada.token

    seen = guest.sees(f"/posts/{post}?as_of={published}")

    assert (seen["title"], seen["version"]) == ("On engines", 1)


def test_before_the_first_event_the_board_is_empty(guest: Person, post: str, subtests: pytest.Subtests) -> None:
    for moment in ("0", "1969-12-31T23:59:59Z"):
        with subtests.test(moment=moment):
            assert guest.sees(f"/posts?as_of={moment}") == []
            assert guest.sees(f"/tags?as_of={moment}") == []
            assert guest.ask(f"/posts/{post}?as_of={moment}").status_code == 404
            assert guest.ask(f"/users/ada?as_of={moment}").status_code == 404


def test_what_has_not_come_yet_is_refused(guest: Person, post: str, subtests: pytest.Subtests) -> None:
    for moment in (AHEAD, "2999-01-01T00:00:00Z"):
        with subtests.test(moment=moment):
            answer = guest.ask(f"/posts?as_of={moment}")

            assert (answer.status_code, answer.get_json()["code"]) == (422, "as_of.ahead")


def test_what_is_no_moment_is_refused(guest: Person, subtests: pytest.Subtests) -> None:
    for moment in ("yesterday", "", "-1", "2026-01-01", "2026-13-01T00:00:00Z", "1" * 19, "１"):
        with subtests.test(moment=moment):
            answer = guest.ask(f"/posts?as_of={moment}")

            assert (answer.status_code, answer.get_json()["errors"]["as_of"][0]["code"]) == (422, "invalid")


def test_a_former_name_is_shown_where_one_looks_back(ada: Person, guest: Person, post: str) -> None:
    position = answer_position(ada.token or "")
    ada.does("rename-user", username="countess")
    guest.token = ada.token

    assert guest.sees(f"/users/countess?as_of={position}")["username"] == "ada"
    assert guest.sees(f"/posts/{post}?as_of={position}")["author"]["username"] == "ada"
