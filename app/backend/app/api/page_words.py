"""How pages from the server word times, as the client words them; in UTC, for want of the reader's zone."""

from datetime import datetime, timedelta

JUST_NOW = timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def day(at: str) -> str:
    """``5 May 2026``."""
    time = datetime.fromisoformat(at)
    return f"{time.day} {time:%B %Y}"


def exact(at: str) -> str:
    """``5 May 2026 at 14:02:10 UTC``."""
    return f"{day(at)} at {datetime.fromisoformat(at):%H:%M:%S} UTC"


def near(at: str, now: datetime) -> str:
    """``20 minutes ago`` within a day, then the date."""
    age = now - datetime.fromisoformat(at)
    if age >= DAY:
        return day(at)
    if age < JUST_NOW:
        return "now"
    count, unit = (age // timedelta(minutes=1), "minute") if age < HOUR else (age // HOUR, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def times(count: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
