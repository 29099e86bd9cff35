"""When a post is to appear, and what can be wrong with that."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from app.domain.errors import Conflict, Forbidden, Invalid
from app.domain.models.value_objects import invalid

UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class ScheduledInThePast(Invalid):
    """The time at which the post should appear is over."""

    code = "schedule.past"
    field, flaw = "publish_at", "past"


class ScheduledTooFar(Invalid):
    """A post can be scheduled for a year from now at the latest."""

    code = "schedule.too_far"
    field, flaw = "publish_at", "too_far"


class PostNotScheduled(Conflict):
    """The post does not wait to be published: it is out, or was cancelled."""

    code = "schedule.over"


class AccountSuspended(Forbidden):
    """The account is suspended."""

    code = "account.suspended"


@dataclass(frozen=True, slots=True)
class PublishAt:
    """A time from now on, in microseconds since 1970."""

    microseconds: int
    LIMIT: ClassVar[int] = 40
    FORM: ClassVar[re.Pattern[str]] = re.compile(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
    )
    MOST: ClassVar[timedelta] = timedelta(days=366)

    @classmethod
    def parse(cls, text: str, *, now: datetime) -> "PublishAt":
        """A time with its offset (RFC 3339); raises ``Invalid`` where it means none, or none that can be waited for."""
        at = _time(text)
        if at <= now:
            raise ScheduledInThePast
        if at > now + cls.MOST:
            raise ScheduledTooFar
        return cls((at - UNIX_EPOCH) // MICROSECOND)


def _time(text: str) -> datetime:
    found = PublishAt.FORM.fullmatch(text)
    if found is None:
        raise invalid("publish_at")
    day, time, fraction, offset = found.groups()
    try:
        whole = datetime.fromisoformat(f"{day}T{time}{offset.upper()}")
        # a time between two microseconds is the later of them, so that nothing happens before it
        digits = (fraction or ".0")[1:]
        microseconds = -(-int(digits) * 1_000_000 // 10 ** len(digits))
        return whole.astimezone(UTC) + timedelta(microseconds=microseconds)
    except (ValueError, OverflowError):
        raise invalid("publish_at") from None
