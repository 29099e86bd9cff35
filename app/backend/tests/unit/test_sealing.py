"""Encryption of what rests for a while."""

import pytest
from cryptography.exceptions import InvalidTag

from app.infrastructure.sealing import Seal
from app.infrastructure.secret import SiteSecret

KEY = SiteSecret(b"secret").key("deferred commands")


def test_what_was_closed_opens_in_its_place() -> None:
    sealed = Seal(KEY).close(b"a plan", "command 1")

    assert b"plan" not in sealed
    assert Seal(KEY).open(sealed, "command 1") == b"a plan"


def test_the_same_bytes_are_never_closed_alike() -> None:
    assert Seal(KEY).close(b"a plan", "command 1") != Seal(KEY).close(b"a plan", "command 1")


@pytest.mark.parametrize(
    ("key", "place"), [(KEY, "command 2"), (SiteSecret(b"secret").key("other"), "command 1"), (b"k" * 32, "command 1")]
)
def test_nothing_opens_elsewhere_or_with_another_key(key: bytes, place: str) -> None:
    sealed = Seal(KEY).close(b"a plan", "command 1")

    with pytest.raises(InvalidTag):
        Seal(key).open(sealed, place)


def test_bytes_that_were_changed_do_not_open() -> None:
    sealed = Seal(KEY).close(b"a plan", "command 1")

    with pytest.raises(InvalidTag):
        Seal(KEY).open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "command 1")
