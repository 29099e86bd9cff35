"""Which passwords are too easy to guess."""

import pytest

from app.domain.errors import Invalid
from app.domain.models.password import check_password


@pytest.mark.parametrize(
    "password",
    [
        "password12345678",
        "PASSWORDpassword",
        "qwerty1234567890",
        "aaaaaaaaaaaaaaa",
        "abcabcabcabcabca",
        "1q2w3e4r1q2w3e4r",
        "correct horse battery staple",
        "ПарольПароль123",
        "ada-lovelace1234",
        "ADA-LOVELACE!!",
    ],
)
def test_a_common_password_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_password(password, "ada-lovelace")

    assert refusal.value.fields == {"password": [{"code": "common"}]}


@pytest.mark.parametrize(
    "password",
    [
        "weaving algebraic patterns",
        "passwords are for gates",
        "ada-lovelace weaves flowers",
        "数の詩を機械で織り上げる人の午後",
        "x7!kQ2-vT9@mZ4#w",
    ],
)
def test_a_password_of_ones_own_holds(password: str) -> None:
    check_password(password, "ada-lovelace")


def test_a_refusal_does_not_repeat_the_password() -> None:
    with pytest.raises(Invalid) as refusal:
        check_password("password12345678", "ada")

    assert "password12345678" not in repr(refusal.value)
