"""How places in a thread are written down."""

from app.query.projections.comment_projection import sortable


def test_positions_sort_as_text_as_they_do_as_numbers() -> None:
    positions = [0, 1, 9, 10, 35, 36, 37, 46_655, 46_656, 2_821_109_907_455]

    assert sorted(map(sortable, positions)) == list(map(sortable, positions))
    assert {len(sortable(position)) for position in positions} == {8}
