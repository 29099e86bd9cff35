"""What a comment says is found by those who may read it and by nobody else, wherever the board can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.integration.boards import Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.routes import COMMENT_ID, GETS, POST_ID

pytestmark = on_both_engines

STATES = {
    "present": ("guest", "stranger", "author", "poster", "moderator"),
    "deleted": ("author", "moderator"),
    "under a deleted post": ("poster", "moderator"),
}
SAID = "quicksilver"


@dataclass(frozen=True, slots=True)
class Everyone:
    """Each kind of viewer, all of whom have seen what was done last."""

    viewers: dict[str, Person]

    def see(self, token: str | None) -> Iterator[tuple[str, str, bool]]:
        """Who was asked what, and whether the answer holds the mark."""
        paths = {
            path.replace("/users/ada", "/users/author")
            for path in GETS.values()
            if not path.startswith(("/me", "/system"))
        }
        paths |= {f"{path}?sort={sort}" for path in (f"/posts/{POST_ID}/comments", "/posts") for sort in ("new", "top")}
        for name, person in self.viewers.items():
            person.token = token
            for path in sorted(paths):
                response = person.ask(path)
                assert response.status_code in {200, 404, 410}, (path, response.text)
                yield name, path, SAID in response.text


@pytest.fixture
def everyone(ada: Person, guest: Person, board: Board) -> Everyone:
    members = {name: board.member(name) for name in ("stranger", "author", "poster")}
    return Everyone({**members, "moderator": ada, "guest": guest})


def bring_about(state: str, everyone: Everyone) -> str | None:
    """The token of the last thing done."""
    author, poster = everyone.viewers["author"], everyone.viewers["poster"]
    poster.does("publish-post", id=POST_ID, title="A title", body="A body")
    author.comment(POST_ID, SAID, id=COMMENT_ID)
    if state == "deleted":
        author.does("delete-comment", comment_id=COMMENT_ID)
    if state == "under a deleted post":
        poster.does("delete-post", post_id=POST_ID)
        return poster.token
    return author.token


@pytest.mark.parametrize("state", STATES)
def test_what_a_comment_says_is_told_to_those_who_may_read_it_only(everyone: Everyone, state: str) -> None:
    token = bring_about(state, everyone)
    told = [(name, path) for name, path, is_told in everyone.see(token) if is_told]

    assert {name for name, _ in told} == set(STATES[state])
    for name in STATES[state]:
        paths = {path for who, path in told if who == name}
        assert paths == {
            f"/comments/{COMMENT_ID}",
            "/users/author/comments",
            *(f"/posts/{POST_ID}/comments{sort}" for sort in ("", "?sort=new", "?sort=top")),
        }
