"""The form that is hashed is fixed for ever, so what it gives for an example is written down."""

import hashlib

import pytest

from app.infrastructure.event_store.leaf_hash import inner_hash, leaf_hash

IDS = [f"01890000-0000-7000-8000-{number:012x}" for number in range(6)]
STREAM, EVENT, ACTOR, COMMAND, CORRELATION, CAUSE = IDS
EXAMPLE = ((STREAM, EVENT, ACTOR, COMMAND, CORRELATION, None), (3, 1), "post.edited", b'{"post_id":"x"}')


def test_an_event_is_hashed_in_the_form_that_is_written_down() -> None:
    uuids = b"".join(b"\x01" + bytes.fromhex(id.replace("-", "")) for id in IDS[:5]) + b"\x00"
    numbers = (3).to_bytes(8) + (1).to_bytes(8)
    form = b"\x01" + uuids + numbers + (11).to_bytes(8) + b"post.edited" + (15).to_bytes(8) + b'{"post_id":"x"}'

    assert inner_hash(*EXAMPLE) == hashlib.sha256(form).digest()
    assert inner_hash(*EXAMPLE).hex() == "70b004ed092ef02af9d4e1b68960dda68d86cd92fa5084fb35629c2c1ffb31d9"


def test_a_leaf_binds_it_to_its_position_and_time() -> None:
    inner = inner_hash(*EXAMPLE)

    assert leaf_hash(7, 9, inner) == hashlib.sha256(b"\x00" + (7).to_bytes(8) + (9).to_bytes(8) + inner).digest()


@pytest.mark.parametrize(
    "other",
    [
        ((CAUSE, EVENT, ACTOR, COMMAND, CORRELATION, None), (3, 1), "post.edited", b'{"post_id":"x"}'),
        ((STREAM, EVENT, None, COMMAND, CORRELATION, ACTOR), (3, 1), "post.edited", b'{"post_id":"x"}'),
        ((STREAM, EVENT, ACTOR, COMMAND, CORRELATION, None), (1, 3), "post.edited", b'{"post_id":"x"}'),
        ((STREAM, EVENT, ACTOR, COMMAND, CORRELATION, None), (3, 1), "post.edite", b'd{"post_id":"x"}'),
        ((STREAM, EVENT, ACTOR, COMMAND, CORRELATION, None), (3, 1), "post.edited", b'{"post_id":"y"}'),
    ],
)
def test_another_event_has_another_hash(
    other: tuple[tuple[str, str, str | None, str, str, str | None], tuple[int, int], str, bytes],
) -> None:
    assert inner_hash(*other) != inner_hash(*EXAMPLE)
