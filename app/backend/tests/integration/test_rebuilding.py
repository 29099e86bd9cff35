"""Answers come from the log alone: without their database they are made again, byte for byte."""

import sqlite3
from pathlib import Path

from tests.integration.boards import PASSWORD, Board, Person, a_board


def live(board: Board) -> list[str]:
    """Two people who do everything, and every address that tells of it."""
    ada, grace = board.member("ada"), board.member("Grace-Ω")
    posts = [ada.publish(title=f"機関 {n}", body=f"# {n}\n\nWords *and* 文字.\n\n![x](http://a/b)") for n in range(3)]
    posts += [grace.publish(title="Hers", tags=("one", "two"))]
    ada.does("edit-post", post_id=posts[3], body="Kinder.", reason="the rules")
    grace.does("edit-post", post_id=posts[3], title="Still hers", tags=["two", "three"])
    grace.does("revert-post", post_id=posts[3], to_version=1)
    ada.does("delete-post", post_id=posts[0], reason="a mistake")
    ada.does("delete-post", post_id=posts[1])
    ada.does("restore-post", post_id=posts[1])
    ada.does("redact-version", target_id=posts[2], version=1)
    grace.does("redact-version", target_id=posts[3], version=3, reason="a telephone number")
    grace.does("log-out")
    board.settle()
    board.index()
    parts = ("", "/history", "/history/1", "/diff?from=1&to=1", "/timeline")
    each = [f"/posts/{id}{part}" for id in posts for part in parts]
    lists = [
        "/posts",
        "/posts?limit=2",
        "/posts?tag=history",
        "/posts?author=ada",
        "/tags",
        "/activity",
        "/users/ada",
        "/users/Grace-Ω",
    ]
    return [*lists, *each, f"/posts/{posts[3]}/diff?from=1&to=3", f"/posts/{posts[3]}/history/3", "/me"]


def told(person: Person, paths: list[str]) -> dict[str, tuple[int, bytes, str | None]]:
    """What a person is told at each address, to the byte."""
    responses = {path: person.ask(path) for path in paths}
    return {path: (each.status_code, each.data, each.headers.get("ETag")) for path, each in responses.items()}


def test_a_deleted_query_database_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    with a_board(tmp_path / "data") as board:
        paths = live(board)
        ada, guest = board.somebody(), board.somebody()
        ada.does("log-in", login="ada", password=PASSWORD)
        guest.token = ada.token
        before = told(ada, paths), told(guest, paths)
        cookie = ada.client.get_cookie("hindsight-session")
    for file in (tmp_path / "data").glob("views.db*"):
        file.unlink()

    with a_board(tmp_path / "data") as board:
        again, stranger = board.somebody(), board.somebody()
        assert cookie is not None
        again.client.set_cookie("hindsight-session", cookie.value)
        again.token = stranger.token = guest.token

        assert (told(again, paths), told(stranger, paths)) == before
        assert {status for status, _, _ in before[0].values()} == {200, 410}
        assert {status for status, _, _ in before[1].values()} == {200, 401, 410}


def test_answers_of_views_that_were_spoilt_are_mended_by_a_rebuild(tmp_path: Path) -> None:
    with a_board(tmp_path / "data") as board:
        paths = live(board)
        guest = board.somebody()
        guest.token = board.member("reader").token
        before = told(guest, paths)
        board.stop()
        with sqlite3.connect(board.folder / "views.db") as connection:
            connection.execute("UPDATE posts_v1 SET summary = '{\"title\":\"forged\"}', state = 'present'")
            connection.execute("DELETE FROM marks_v1")
        connection.close()
        board.parts.progress.reached(board.head())

        assert told(guest, paths) != before
        board.parts.runner._stopped.clear()
        assert board.parts.runner.rebuild() == board.head()
        assert told(guest, paths) == before
