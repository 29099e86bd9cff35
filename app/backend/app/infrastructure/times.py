"""Times as the log and the views keep them."""

from datetime import UTC, datetime, timedelta

UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime) -> int:
    """Since 1970, exactly."""
    return (at - UNIX_EPOCH) // timedelta(microseconds=1)


def day_of(at: datetime) -> int:
    """The day in UTC, counted from 1970."""
    return (at - UNIX_EPOCH).days
