"""Previews of texts that take long: others go on reading, and nobody waits in a long row."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice

import pytest
from werkzeug.test import TestResponse

from app.infrastructure.database import snapshots
from app.infrastructure.serializers import markdown_renderer
from app.infrastructure.serializers.markdown_renderer import MOST_WAITING, Rendered
from tests.integration.boards import PATIENCE, Board, Person
from tests.integration.problems import problem


class Renderer:
    """Takes as long over each text as the test wants."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Semaphore(0), threading.Event()
        self.at_once = self.most_at_once = 0

    def __call__(self, text: str) -> Rendered:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.begun.release()
        assert self.may_end.wait(PATIENCE)
        self.at_once -= 1
        return Rendered(f"<p>{text}</p>", text)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    renderer = Renderer()
    monkeypatch.setattr(markdown_renderer, "render", renderer)
    yield renderer
    renderer.may_end.set()


def preview(board: Board) -> TestResponse:
    return board.somebody().client.post("/api/query/preview", json={"body": "x"})


def test_others_read_while_a_text_is_rendered(
    board: Board, ada: Person, slow: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "PATIENCE_SECONDS", -1)
    with ThreadPoolExecutor(1) as pool:
        previewed = pool.submit(preview, board)
        assert slow.begun.acquire(timeout=PATIENCE)
        assert ada.sees("/me")["username"] == "ada"
        slow.may_end.set()

        assert previewed.result(PATIENCE).get_json()["data"]["html"] == "<p>x</p>"


def test_texts_are_rendered_one_by_one_and_few_wait(board: Board, slow: Renderer) -> None:
    with ThreadPoolExecutor(MOST_WAITING + 4) as pool:
        asked = [pool.submit(preview, board) for _ in range(MOST_WAITING + 4)]
        refused = list(islice(as_completed(asked, PATIENCE), 4))
        for each in refused:
            problem(each.result(), 503, "preview.busy")
            assert each.result().headers["Retry-After"] == "1"
        slow.may_end.set()

        assert [each.result(PATIENCE).status_code for each in asked].count(200) == MOST_WAITING
    assert slow.most_at_once == 1
