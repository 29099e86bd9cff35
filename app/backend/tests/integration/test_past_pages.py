"""Pages of the past are read without script: the text as it was, and nothing that writes."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import orjson
import pytest
from werkzeug.test import TestResponse

from app.config.settings import Settings
from tests.integration.boards import Board, Json, Person, a_board
from tests.integration.test_looking_back import answer_position

TAG = re.compile(r"<[^>]+>")


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Board]:
    """A board that has a client to serve."""
    with a_board(tmp_path / "data", client_folder=Settings.read({}).client_folder) as running:
        yield running


@pytest.fixture
def ada(pages: Board) -> Person:
    return pages.member("ada")


@pytest.fixture
def post(ada: Person) -> str:
    return ada.publish("On engines", "It *weaves*.")


@pytest.fixture
def then(ada: Person, post: str) -> int:
    """The moment when the post was new and had a comment; it was edited and answered since."""
    ada.comment(post, "Flowers?")
    moment = answer_position(ada.token or "")
    ada.does("edit-post", post_id=post, title="On looms", body="It *spins*.", reason="A slip")
    ada.comment(post, "And leaves.")
    return moment


def page(person: Person, address: str) -> TestResponse:
    """The page that shows at least what this person did."""
    return person.client.get(address, headers={"Hindsight-Min-Position": person.token or ""})


def read(response: TestResponse) -> str:
    """What is read of a page, without its marks."""
    shown = response.text.partition('<main class="main frame"')[2].partition("</main>")[0]
    return unescape(TAG.sub(" ", shown))


def inlined(response: TestResponse) -> Json:
    """The answers by their addresses that a page brings the client."""
    found = orjson.loads(response.text.partition('id="answers">')[2].partition("</script>")[0])
    answers: Json = found["answers"]
    return answers


def test_a_post_reads_as_it_was(ada: Person, post: str, then: int) -> None:
    answer = page(ada, f"/p/{post}/on-engines?as_of={then}")
    text = read(answer)

    assert answer.status_code == 200
    assert "On engines" in text
    assert "weaves" in text
    assert "Flowers?" in text
    assert not any(word in text for word in ("looms", "spins", "A slip", "And leaves."))


def test_it_stands_on_paper_and_says_when_that_was(ada: Person, post: str, then: int) -> None:
    text = page(ada, f"/p/{post}/on-engines?as_of={then}").text

    assert 'data-ground="past"' in text
    assert re.search(r"As it was on \d+ \w+ \d{4} at \d\d:\d\d", text)
    assert f'class="to-now" href="/p/{post}/on-engines"' in text


def test_a_time_leads_back_as_a_position_does(ada: Person, post: str, then: int) -> None:
    at = ada.sees(f"/activity/near?at={then}")["at"]

    assert read(page(ada, f"/p/{post}/on-engines?as_of={at}")) == read(page(ada, f"/p/{post}/on-engines?as_of={then}"))


def test_nothing_can_be_written_there(ada: Person, post: str, then: int) -> None:
    shown = page(ada, f"/p/{post}/on-engines?as_of={then}").text.partition("<footer")[0]

    assert not re.search(r"<(form|textarea|input)", shown)
    assert not any(f'href="{address}' in shown for address in ("/write", f"/p/{post}/edit"))
    assert "Like" not in shown


def test_links_keep_the_moment(ada: Person, post: str, then: int) -> None:
    text = page(ada, f"/p/{post}/on-engines?as_of={then}").text
    shown = text.partition('<main class="main frame"')[2].partition("</main>")[0]

    for address in ("/t/history", "/u/ada"):
        assert f'href="{address}?as_of={then}"' in shown
    assert f'href="/?as_of={then}"' in text


def test_the_bar_leads_to_the_changes_before_and_after_and_to_what_changed_since(
    ada: Person, post: str, then: int
) -> None:
    text = page(ada, f"/p/{post}/on-engines?as_of={then}").text
    near = ada.sees(f"/activity/near?at={then}&post={post}")

    assert f'rel="prev" href="/p/{post}/on-engines?as_of={near["earlier"]["position"]}"' in text
    assert f'rel="next" href="/p/{post}/on-engines?as_of={near["later"]["position"]}"' in text
    assert f'href="/p/{post}/versions/1..2"' in text


def test_a_page_brings_every_answer_that_the_client_asks_for(ada: Person, post: str, then: int) -> None:
    given = inlined(page(ada, f"/p/{post}/on-engines?as_of={then}"))

    assert given.keys() == {
        f"/api/query/posts/{post}",
        f"/api/query/posts/{post}?as_of={then}",
        f"/api/query/posts/{post}/timeline?limit=100",
        f"/api/query/posts/{post}/comments?sort=old&limit=50&as_of={then}",
        f"/api/query/activity/near?at={then}&post={post}",
    }
    for address, answer in given.items():
        assert answer == ada.ask(address.removeprefix("/api/query")).get_json(), address


def test_a_list_tells_what_there_was_and_stubs_of_what_is_gone_since(ada: Person, post: str, then: int) -> None:
    gone = ada.publish("On spindles")
    moment = answer_position(ada.token or "")
    ada.does("delete-post", post_id=gone)
    ada.publish("On shuttles")
    text = read(page(ada, f"/t/history?as_of={moment}"))

    assert "On looms" in text
    assert "Deleted by its author" in text
    assert not any(word in text for word in ("On spindles", "On shuttles"))
    assert "On engines" in read(page(ada, f"/?as_of={then}"))


def test_before_anything_was_posted_the_list_says_so(ada: Person, post: str) -> None:
    answer = page(ada, "/?as_of=0")

    assert "Nothing had been posted by then." in read(answer)
    assert "As it was before anything was posted" in answer.text


def test_what_is_gone_today_is_a_stub_then(pages: Board, ada: Person, post: str, then: int) -> None:
    ada.does("delete-post", post_id=post, reason="Wrong")
    guest = pages.somebody()
    guest.token = ada.token
    answer = page(guest, f"/p/{post}/on-engines?as_of={then}")

    assert answer.status_code == 410
    assert "Reason: Wrong" in read(answer)
    assert "weaves" not in answer.text


def test_what_came_later_was_not_there(ada: Person, post: str) -> None:
    answer = page(ada, f"/p/{post}/on-engines?as_of=0")

    assert answer.status_code == 404
    assert "Nothing was here then" in read(answer)


@pytest.mark.parametrize(
    ("moment", "said"),
    [("yesterday", "This is no time to look back to"), ("2999-01-01T00:00:00Z", "This time has not come yet.")],
)
def test_a_moment_that_is_none_is_refused_in_words(ada: Person, post: str, moment: str, said: str) -> None:
    answer = page(ada, f"/p/{post}/on-engines?as_of={moment}")

    assert answer.status_code == 422
    assert said in read(answer)
    assert f'class="to-now" href="/p/{post}/on-engines"' in answer.text


@pytest.mark.parametrize("address", ["/u/nobody", "/t/history", "/tags", "/?author=nobody"])
@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "0"])
def test_no_moment_breaks_a_page(ada: Person, address: str, moment: str) -> None:
    mark = "&" if "?" in address else "?"

    assert page(ada, f"{address}{mark}as_of={moment.replace('+', '%2B')}").status_code in {200, 404, 422}
    assert ada.ask(f"/activity/near?at={moment.replace('+', '%2B')}").status_code in {200, 422}


def test_a_page_that_is_not_here_says_so(pages: Board) -> None:
    answer = pages.somebody().client.get("/nowhere", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert "Nothing is here" in read(answer)
