"""What pages say, in the reader's language: words of the client's catalogue, which its build writes out."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Request

COOKIE, ENGLISH = "hindsight-language", "en"
MINUTE, HOUR, DAY = timedelta(minutes=1), 60, timedelta(days=1)
PARAMETER = re.compile(r"\{(\w+)\}")

Words = Mapping[str, Any]


def words_for(request: Request, catalogues: Mapping[str, Words]) -> Words:
    """The words that this browser keeps to; at first those it prefers; English for all others."""
    kept = request.cookies.get(COOKIE, "")
    preferred = request.accept_languages.best_match(catalogues, ENGLISH)
    return catalogues.get(kept, catalogues[preferred])


def filled(text: str, **given: object) -> str:
    """``{name}`` in the text becomes what is given for it."""
    return PARAMETER.sub(lambda parameter: str(given[parameter[1]]), text)


def counted(forms: Sequence[str], count: int) -> str:
    """The form of the number; those of the second hundred come again in every later one."""
    hundred = len(forms) // 2
    return forms[count if count < len(forms) else hundred + count % hundred].replace("#", str(count))


def day(at: str, words: Words) -> str:
    """``5 May 2026``, in UTC for want of the reader's zone."""
    return _dated(words["times"]["date"], at)


def exact(at: str, words: Words) -> str:
    """``5 May 2026 at 14:02:10 UTC``."""
    return _dated(words["times"]["exact"], at)


def moment(at: str, words: Words) -> str:
    """``5 May 2026 at 14:02``, in UTC."""
    return _dated(words["times"]["moment"], at)


def brief(at: str, words: Words) -> str:
    """``5 May 2026, 14:02``, where there is little room."""
    return _dated(words["times"]["brief"], at)


def near(at: str, now: datetime, words: Words) -> str:
    """``20 minutes ago`` within a day, then the date."""
    age = now - datetime.fromisoformat(at)
    if age >= DAY:
        return day(at, words)
    minutes = max(age // MINUTE, 0)
    times = words["times"]
    return counted(times["minutes"], minutes) if minutes < HOUR else counted(times["hours"], minutes // HOUR)


def _dated(months: Sequence[str], at: str) -> str:
    time = datetime.fromisoformat(at).astimezone(UTC)
    given = {"year": time.year, "day": time.day, "dd": f"{time:%d}", "hour": time.hour, "hh": f"{time:%H}"}
    return filled(months[time.month - 1], **given, mm=f"{time:%M}", ss=f"{time:%S}")
