"""For how long erasures are gathered before a file is written anew."""

import pytest

from app.infrastructure.database.traces import gathering


@pytest.mark.parametrize(("took", "seconds"), [(0.0, 2.0), (0.5, 2.0), (4.0, 12.0), (60.0, 20.0)])
def test_a_large_file_is_left_alone_for_longer_and_never_for_long(took: float, seconds: float) -> None:
    assert gathering(took) == seconds
