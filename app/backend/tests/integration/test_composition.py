"""The start fails where a part is missing, and composes the same board each time."""

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.app import MissingUpcaster, create_app
from app.config.settings import Settings
from app.domain.events import event as register
from app.domain.events.event import Audience, DomainEvent, event_type
from app.infrastructure.message_bus.registry import UnhandledMessage
from tests.integration.boards import a_board


def test_an_old_version_without_an_upcaster_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    types = dict(register.EVENT_TYPES)
    monkeypatch.setattr(register, "EVENT_TYPES", types)
    monkeypatch.setattr("app.app.EVENT_TYPES", types)

    @event_type("toy.painted", version=2, audience=Audience.PUBLIC)
    @dataclass(frozen=True, slots=True)
    class ToyPainted(DomainEvent):
        """A toy got a colour."""

    with pytest.raises(MissingUpcaster, match=r"toy\.painted"):
        create_app(Settings.read({"HINDSIGHT_DATA_DIR": str(tmp_path)}))


@pytest.mark.parametrize(
    ("handlers", "message"),
    [("command_side.post_handlers", "PublishPost"), ("query_side.user_query_handlers", "GetUser")],
)
def test_a_message_without_a_handler_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handlers: str, message: str
) -> None:
    monkeypatch.setattr(f"app.{handlers}", lambda *_: {})

    with pytest.raises(UnhandledMessage, match=message), a_board(tmp_path):
        pass


def test_a_board_that_is_composed_again_goes_on_where_it_was(tmp_path: Path) -> None:
    with a_board(tmp_path) as board:
        ada = board.member("ada")
        id, cookie = ada.publish(), ada.client.get_cookie("hindsight-session")

    assert cookie is not None
    with a_board(tmp_path) as board:
        again = board.somebody()
        again.client.set_cookie("hindsight-session", cookie.value)
        again.token = ada.token
        assert again.sees("/me")["username"] == "ada"
        assert again.does("edit-post", post_id=id, body="new")["version"] == 2
        assert again.sees(f"/posts/{id}")["body"] == "new"


def test_composing_a_board_starts_no_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    with a_board(tmp_path) as board:
        board.stop()

        assert threading.active_count() == before
