"""Which moments can be looked back to."""

import pytest

from app.api.moments import Moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("0", Moment(position=0)),
        ("17", Moment(position=17)),
        ("1970-01-01T00:00:00Z", Moment(at=0)),
        ("1970-01-01T00:00:00.000001z", Moment(at=1)),
        ("1970-01-01t01:00:00+01:00", Moment(at=0)),
        ("1969-12-31T23:59:59Z", Moment(at=-1_000_000)),
    ],
)
def test_positions_and_times_are_moments(text: str, moment: Moment) -> None:
    assert Moment.parse(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "-1",
        "1" * 19,
        "１",
        "now",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-02-30T00:00:00Z",
        "2026-01-01T00:00:60Z",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert Moment.parse(text) is None
