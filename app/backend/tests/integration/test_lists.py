"""Lists: order, filters, pages by cursor."""

from itertools import product
from typing import Any
from urllib.parse import quote

import pytest

from tests.integration.boards import Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines


def pages(person: Person, path: str, limit: int) -> list[list[dict[str, Any]]]:
    """All pages of a list, in order."""
    found: list[list[dict[str, Any]]] = []
    after = ""
    while len(found) < 100:
        join = "&" if "?" in path else "?"
        answer = person.ask(f"{path}{join}limit={limit}{after}").get_json()
        found.append(answer["data"])
        if answer["next"] is None:
            return found
        after = f"&after={quote(answer['next'])}"
    raise AssertionError("the pages have no end")


def titles(person: Person, path: str) -> list[str]:
    return [post["title"] for post in person.sees(path)]


@pytest.fixture
def author(ada: Person) -> Person:
    """The author of seven posts with tags, the fourth deleted."""
    ids = [
        ada.publish(title=f"Post {number}", tags=("all", f"mod-{number % 2}", f"only-{number}")) for number in range(7)
    ]
    ada.does("delete-post", post_id=ids[3])
    return ada


def test_the_newest_stands_first_and_deleted_ones_nowhere(author: Person) -> None:
    assert titles(author, "/posts?sort=new") == ["Post 6", "Post 5", "Post 4", "Post 2", "Post 1", "Post 0"]


def test_an_edited_or_restored_post_keeps_its_place(author: Person) -> None:
    [post] = [post for post in author.sees("/posts") if post["title"] == "Post 1"]
    author.does("edit-post", post_id=post["id"], body="new")
    author.does("delete-post", post_id=post["id"])
    author.does("restore-post", post_id=post["id"])

    assert titles(author, "/posts")[4] == "Post 1"


def test_a_list_carries_no_bodies_and_no_abilities(author: Person) -> None:
    assert not {"body", "html", "can"} & author.sees("/posts")[0].keys()


def test_a_list_can_be_narrowed_to_a_tag_and_an_author(author: Person, mallory: Person) -> None:
    mallory.publish(title="Another's", tags=("all",))

    assert titles(mallory, "/posts?tag=mod-0") == ["Post 6", "Post 4", "Post 2", "Post 0"]
    assert titles(mallory, "/posts?tag=all&author=mallory") == ["Another's"]
    assert titles(mallory, "/posts?author=ADA&tag=only-2") == ["Post 2"]
    assert titles(mallory, "/posts?tag=never") == []
    problem(mallory.ask("/posts?author=nobody"), 404, "user.not_found")


def test_pages_repeat_nothing_and_leave_nothing_out(author: Person) -> None:
    for path, limit in product(["/posts", "/posts?tag=all", "/posts?author=ada", "/tags"], [1, 2, 3, 5, 6, 100]):
        found = pages(author, path, limit)

        assert [item for page in found for item in page] == author.sees(path)
        assert all(len(page) == limit for page in found[:-1])
        assert 1 <= len(found[-1]) <= limit


def test_pages_of_one_posts_lists_repeat_and_leave_out_nothing(author: Person) -> None:
    id = author.publish()
    for number in range(5):
        author.does("edit-post", post_id=id, body=f"Text {number}")
    for part, limit in product(["history", "timeline"], [1, 3, 100]):
        path = f"/posts/{id}/{part}"

        assert [item for page in pages(author, path, limit) for item in page] == author.sees(path)
        assert len(author.sees(path)) == 6


def test_what_is_new_meanwhile_moves_no_page(author: Person) -> None:
    first = author.ask("/posts?limit=2").get_json()
    author.publish(title="Meanwhile")

    assert [post["title"] for post in first["data"]] == ["Post 6", "Post 5"]
    assert titles(author, f"/posts?limit=2&after={first['next']}") == ["Post 4", "Post 2"]


def test_twenty_stand_on_a_page_unless_asked_otherwise(ada: Person) -> None:
    for number in range(21):
        ada.publish(title=str(number))

    answer = ada.ask("/posts").get_json()
    assert len(answer["data"]) == 20
    assert answer["next"]


def counts(person: Person) -> dict[str, int]:
    return {tag["tag"]: tag["post_count"] for tag in person.sees("/tags")}


def test_the_most_used_tags_stand_first_then_by_name(author: Person) -> None:
    assert list(counts(author).items())[:4] == [("all", 6), ("mod-0", 4), ("mod-1", 2), ("only-0", 1)]
    assert "only-3" not in counts(author)


def test_tags_count_the_present_posts_that_bear_them(ada: Person) -> None:
    one, two = ada.publish(tags=("a", "b")), ada.publish(tags=("b",))
    assert counts(ada) == {"b": 2, "a": 1}

    ada.does("edit-post", post_id=one, tags=["b", "c"])
    assert counts(ada) == {"b": 2, "c": 1}
    ada.does("delete-post", post_id=one)
    assert counts(ada) == {"b": 1}
    ada.does("delete-post", post_id=two)
    assert counts(ada) == {}
    ada.does("restore-post", post_id=one)
    assert counts(ada) == {"b": 1, "c": 1}
    ada.does("revert-post", post_id=one, to_version=1)
    assert counts(ada) == {"a": 1, "b": 1}


def test_a_profile_counts_the_present_posts(ada: Person) -> None:
    one, _ = ada.publish(), ada.publish()
    assert ada.sees("/users/ada")["post_count"] == 2

    ada.does("delete-post", post_id=one)
    assert ada.sees("/users/ada")["post_count"] == 1
    ada.does("restore-post", post_id=one)
    assert ada.sees("/users/ada")["post_count"] == 2


SORTS = ["new", "active", "top"]


@pytest.fixture
def talked_about(ada: Person) -> Person:
    """The author of three posts: the first answered last, the second liked, the third neither."""
    first, second, third = (ada.publish(title=f"Post {number}", tags=("all",)) for number in range(3))
    ada.does("react", target_id=second, kind="like")
    ada.comment(second)
    ada.does("delete-comment", comment_id=ada.comment(third))
    ada.comment(first)
    return ada


def test_posts_stand_by_when_they_were_answered_last_and_by_how_many_like_them(talked_about: Person) -> None:
    for path in ("/posts?", "/posts?tag=all&", "/posts?author=ada&", "/posts?tag=all&author=ada&"):
        assert titles(talked_about, f"{path}sort=new") == ["Post 2", "Post 1", "Post 0"]
        assert titles(talked_about, f"{path}sort=active") == ["Post 0", "Post 2", "Post 1"]
        assert titles(talked_about, f"{path}sort=top") == ["Post 1", "Post 2", "Post 0"]


def test_a_list_counts_the_comments_that_are_present(talked_about: Person) -> None:
    counts = {post["title"]: post["comment_count"] for post in talked_about.sees("/posts")}

    assert counts == {"Post 0": 1, "Post 1": 1, "Post 2": 0}


def test_pages_of_every_order_repeat_and_leave_out_nothing(talked_about: Person) -> None:
    for sort, path, limit in product(SORTS, ["/posts?", "/posts?tag=all&author=ada&"], [1, 2]):
        found = pages(talked_about, f"{path}sort={sort}", limit)

        assert [item for page in found for item in page] == talked_about.sees(f"{path}sort={sort}")


def test_what_is_gone_stands_in_no_order_until_it_is_restored(talked_about: Person) -> None:
    before = [talked_about.sees(f"/posts?sort={sort}") for sort in SORTS]
    for post in before[0]:
        talked_about.does("delete-post", post_id=post["id"])
    for sort in SORTS:
        assert talked_about.sees(f"/posts?sort={sort}") == talked_about.sees(f"/posts?tag=all&sort={sort}") == []

    for post in before[0]:
        talked_about.does("restore-post", post_id=post["id"])
    assert [talked_about.sees(f"/posts?sort={sort}") for sort in SORTS] == before


def test_a_cursor_of_another_order_is_refused(talked_about: Person) -> None:
    after = talked_about.ask("/posts?sort=top&limit=1").get_json()["next"]

    problem(talked_about.ask(f"/posts?sort=new&after={after}"), 422, "cursor.invalid")


def test_an_empty_tag_is_borne_by_no_post(talked_about: Person) -> None:
    assert titles(talked_about, "/posts?tag=") == []
