"""The rules of accounts."""

import pytest

from app.domain.errors import Invalid
from app.domain.models.user_aggregate import User
from tests.facts import ADA_ID, REGISTERED


def register(
    username: str = "ada", display_name: str | None = "Ada Lovelace", language: str = "en", role: str = "member"
) -> User:
    return User.register(ADA_ID, username=username, display_name=display_name, language=language, role=role)


def test_registering_states_who_it_is() -> None:
    user = register()

    assert user.pending == [REGISTERED]
    assert user.role == "member"


def test_who_gives_no_display_name_is_shown_by_user_name() -> None:
    [event] = register(display_name=None).pending

    assert getattr(event, "display_name", None) == "ada"


def test_a_display_name_stands_without_space_around_it() -> None:
    assert register(display_name="  Ada Lovelace\n").pending == [REGISTERED]


@pytest.mark.parametrize(
    ("field", "value"), [("username", "a b"), ("display_name", "   "), ("language", "not a language")]
)
def test_what_means_nothing_is_refused_by_its_field(field: str, value: str) -> None:
    with pytest.raises(Invalid) as refusal:
        register(**{field: value})

    assert list(refusal.value.fields) == [field]


def test_an_account_rebuilt_from_its_past_knows_its_role() -> None:
    user = User.replay(ADA_ID, register(role="administrator").pending)

    assert (user.role, user.stream_version, user.pending) == ("administrator", 1, [])
