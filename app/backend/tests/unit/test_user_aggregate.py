"""The rules of accounts."""

import pytest

from app.domain.errors import Invalid
from app.domain.models.user_aggregate import User
from tests.facts import ADA_ID, PASSWORD_CHANGED, PROFILE_CHANGED, REGISTERED, RENAMED, SESSION_ID
from tests.unit.given import given


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


def test_a_profile_changes_by_what_is_given() -> None:
    deed = given(User, REGISTERED, id=ADA_ID).when(
        lambda user: user.change_profile(display_name=" Ada L. ", bio="I weave.\n", language=None)
    )

    deed.then(PROFILE_CHANGED)


def test_a_profile_of_which_nothing_is_given_stays() -> None:
    given(User, REGISTERED).when(lambda user: user.change_profile(display_name=None, bio=None, language=None)).then()


def test_a_user_takes_another_name() -> None:
    given(User, REGISTERED, PROFILE_CHANGED, id=ADA_ID).when(lambda user: user.rename("countess")).then(RENAMED)


def test_a_name_that_means_nothing_is_refused() -> None:
    given(User, REGISTERED).when(lambda user: user.rename("a b")).then_refused(Invalid)


def test_an_account_counts_its_changes() -> None:
    user = User.replay(ADA_ID, [REGISTERED, PROFILE_CHANGED])
    user.rename("countess")

    assert user.changes == 3


def test_a_new_password_ends_all_sessions_but_one() -> None:
    deed = given(User, REGISTERED, id=ADA_ID).when(lambda user: user.change_password(kept_session_id=SESSION_ID))

    deed.then(PASSWORD_CHANGED)
