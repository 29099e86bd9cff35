"""Statements name tables and mean one of several."""

from app.infrastructure.database.numbered_tables import KEPT_STATEMENTS, Placement


def test_a_statement_means_the_tables_with_their_numbers() -> None:
    placement = Placement({"posts_v1": "posts_v7"})

    assert placement.place("SELECT * FROM posts_v1, posts_v12") == "SELECT * FROM posts_v7, posts_v12"


def test_statements_that_are_asked_but_once_do_not_pile_up() -> None:
    placement = Placement({"posts_v1": "posts_v7"})
    for number in range(KEPT_STATEMENTS + 10):
        placement.place(f"SELECT {number} FROM posts_v1")

    assert placement._placed.cache_info().currsize == KEPT_STATEMENTS
