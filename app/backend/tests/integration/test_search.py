"""What is found, in which order, and what is not."""

from urllib.parse import quote, urlencode

import pytest

from app.lanes import SEARCH
from app.query.handlers import search_query_handlers
from app.query.projections import progress
from tests.integration.boards import Board, Json, Person
from tests.integration.known_answers import ANSWERS, BOARD
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem
from tests.integration.test_lists import pages

Names = dict[str, str]


def found(person: Person, q: str, **filters: str) -> list[Json]:
    hits: list[Json] = person.sees(f"/search?{urlencode({'q': q, **filters})}")
    return hits


def ids(person: Person, q: str, **filters: str) -> list[str]:
    return [hit["id"] for hit in found(person, q, **filters)]


def comment(person: Person, post_id: str, body: str, **fields: str) -> str:
    id: str = person.does("add-comment", post_id=post_id, body=body, **fields)["id"]
    return id


@pytest.fixture
def said(ada: Person) -> Names:
    """All that the known answers are about; each name by its id."""
    ids: Names = {}
    for each in BOARD:
        if each.on:
            ids[each.name] = comment(ada, ids[each.on], each.body, language=each.language)
        else:
            text: Json = {"title": each.title, "body": each.body, "tags": each.tags, "language": each.language}
            ids[each.name] = ada.does("publish-post", **text)["id"]
    return {id: name for name, id in ids.items()}


@on_both_engines
def test_what_is_said_is_found_by_these_words_in_this_order(ada: Person, said: Names) -> None:
    wrong = {}
    for language, answers in ANSWERS.items():
        for q, expected in answers.items():
            names = [said[id] for id in ids(ada, q)]
            if names != expected:
                wrong[language, q] = names

    assert wrong == {}


@on_both_engines
def test_hits_are_narrowed_by_kind_tag_and_author(ada: Person, mallory: Person) -> None:
    first = ada.publish("A loom", "one", tags=("history", "looms"))
    mallory.token = ada.token
    second = mallory.publish("Another loom", "two", tags=("history",))
    answer = comment(mallory, first, "What a loom!")
    ada.token = mallory.token

    assert ids(ada, "loom") == [second, first, answer]
    assert ids(ada, "loom", kind="posts") == [second, first]
    assert ids(ada, "loom", kind="comments") == [answer]
    assert ids(ada, "loom", tag="looms") == [first, answer]
    assert ids(ada, "loom", tag="History", kind="posts") == [second, first]
    assert ids(ada, "loom", author="mallory") == [second, answer]
    assert ids(ada, "loom", author="Mallory", tag="looms", kind="comments") == [answer]
    assert ids(ada, "loom", tag='x" OR "loom') == []


def test_a_hit_tells_where_it_is_and_marks_what_was_looked_for(ada: Person) -> None:
    post_id = ada.publish("On Engines", "An **engine** weaves & [hums](https://example.org) <b>", tags=("history",))
    comment_id = comment(ada, post_id, "Which ｅｎｇｉｎｅｓ, then?")
    [post, answer] = found(ada, "engine")

    me = ada.sees("/me")
    author = {name: me[name] for name in ("id", "username", "display_name")}
    of_post = {"id": post_id, "slug": "on-engines", "title": "On Engines", "language": "en"}
    assert post.pop("published_at") < answer.pop("published_at")
    assert post == {
        "kind": "posts",
        "id": post_id,
        "post": of_post,
        "author": author,
        "language": "en",
        "tags": ["history"],
        "title": [{"text": "On ", "mark": False}, {"text": "Engines", "mark": True}],
        "snippet": [
            {"text": "An ", "mark": False},
            {"text": "engine", "mark": True},
            {"text": " weaves & hums <b>", "mark": False},
        ],
    }
    assert answer["kind"], answer["id"] == ("comments", comment_id)
    assert answer["post"] == of_post
    assert answer["snippet"][1] == {"text": "ｅｎｇｉｎｅｓ", "mark": True}


@on_both_engines
def test_pages_of_hits_follow_one_another(ada: Person) -> None:
    titles = ["loom", "weaving loom", "weaving", "rest"]
    posts = [ada.publish(title, f"{title}: weaving a loom") for title in titles for _ in range(3)]
    whole = ids(ada, "loom weaving", limit="100")

    loom, both, weaving, rest = posts[:3], posts[3:6], posts[6:9], posts[9:]
    assert whole == [*both[::-1], *weaving[::-1], *loom[::-1], *rest[::-1]]
    for limit in (1, 2, 5, 12):
        assert [hit["id"] for page in pages(ada, "/search?q=loom+weaving", limit) for hit in page] == whole


@on_both_engines
def test_a_phrase_that_is_rarer_than_its_words_is_found_page_by_page(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_query_handlers, "AT_ONCE", 2)
    monkeypatch.setattr(search_query_handlers, "MOST_TURNS", 2)
    bodies = ["Weave on the loom.", *["A loom is to weave on."] * 9, "Weaving on it, on a loom, on and on the loom."]
    posts = [ada.publish("A post", body) for body in bodies]

    assert ids(ada, "weave on the loom", limit="100") == [posts[-1], posts[0]]
    assert [hit["id"] for page in pages(ada, "/search?q=%22on+the+loom", 2) for hit in page] == [posts[-1], posts[0]]
    assert [hit["id"] for page in pages(ada, "/search?q=%22on+a+loom%22", 1) for hit in page] == [posts[-1]]
    assert [hit["id"] for page in pages(ada, "/search?q=%22loom+is+to%22", 4) for hit in page] == posts[-2:0:-1]


@on_both_engines
def test_what_nobody_may_read_is_not_found(ada: Person, mallory: Person, guest: Person) -> None:
    post_id = ada.publish("A loom", "It weaves.", tags=("looms",))
    answer = comment(mallory, post_id, "What a loom!")
    everyone = (ada, mallory, guest)

    def seen(after: Person) -> list[list[str]]:
        for each in everyone:
            each.token = after.token
        return [ids(each, "loom") for each in everyone]

    mallory.does("delete-comment", comment_id=answer)
    assert seen(after=mallory) == [[post_id]] * 3
    mallory.does("restore-comment", comment_id=answer)
    ada.does("delete-post", post_id=post_id)
    assert seen(after=ada) == [[]] * 3
    ada.does("restore-post", post_id=post_id)
    assert seen(after=ada) == [[post_id, answer]] * 3
    ada.does("redact-version", target_id=post_id, version=1)
    assert seen(after=ada) == [[]] * 3
    ada.does("edit-post", post_id=post_id, title="A wheel", body="It turns.", tags=["wheels"])
    assert ids(ada, "loom", tag="wheels") == [answer]
    assert ids(ada, "wheel") == [post_id]
    assert ids(ada, "weaves") == []


def test_what_the_board_takes_back_is_not_found_while_the_index_is_behind(
    board: Board, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "WAIT_SECONDS", 0.1)
    deleted, edited, kept = (ada.publish("A loom", f"It weaves {number}.") for number in range(3))
    commented = comment(ada, kept, "Which loom?")
    assert ids(ada, "loom") == [kept, edited, deleted, commented]
    board.parts.lanes[SEARCH].runner.stop()
    board.threads[SEARCH].join()

    ada.does("delete-post", post_id=deleted)
    ada.does("edit-post", post_id=edited, body="It does nothing.")
    ada.does("edit-comment", comment_id=commented, body="Which one?")
    answer = ada.ask("/search?q=loom").get_json()
    assert [hit["id"] for hit in answer["data"]] == [kept]
    assert answer["stale"] is True
    assert answer["position"] < board.head()


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ("", "required"),
        ("q=" + "x" * 201, "too_long"),
        ("q=x&kind=people", "invalid"),
        ("q=x&limit=0", "invalid"),
        ("q=x&limit=101", "invalid"),
        ("q=x&after=x", "invalid"),
        ("q=x&after=" + quote("WzMsMV0"), "invalid"),
        ("q=x&sort=new", "unknown_field"),
    ],
)
def test_a_search_that_means_nothing_is_refused(ada: Person, parameters: str, code: str) -> None:
    refusal = ada.ask(f"/search?{parameters}")

    assert refusal.status_code == 422
    [errors] = refusal.get_json()["errors"].values()
    assert errors[0]["code"] == code


@pytest.mark.parametrize("q", ["", " ", "!?", "_", "\N{GRINNING FACE}", '"', "\u0301"])
def test_a_search_without_a_letter_or_digit_is_refused(ada: Person, q: str) -> None:
    refusal = ada.ask(f"/search?{urlencode({'q': q})}")

    problem(refusal, 422, "search.no_words")
    assert refusal.get_json()["errors"] == {"q": [{"code": "no_words"}]}


@on_both_engines
def test_whatever_is_looked_for_is_answered(ada: Person) -> None:
    ada.publish("A loom", "x")
    for q in ('"', "a\"*' OR NOT (b)", "猫" * 200, "a " * 100, "х1 " * 66, "' & !x:* | y", "\\x", "ﷺ" * 200, "a-b:c*"):
        assert ada.ask(f"/search?{urlencode({'q': q})}").status_code in {200, 422}, q


@on_both_engines
def test_a_text_of_whatever_length_is_found(ada: Person) -> None:
    words = " ".join(f"word{number}" for number in range(11_000))
    long = ada.publish("Long", words)
    endless = ada.publish("Endless", "x" * 100_000)
    characters = "".join(chr(0x4E00 + number * 7 % 20_000) for number in range(100_000))
    unspaced = ada.publish("Unspaced", characters)

    assert ids(ada, "word10999") == [long]
    assert ids(ada, "x" * 200) == [endless]
    assert ids(ada, characters[50_000:50_010]) == [unspaced]
