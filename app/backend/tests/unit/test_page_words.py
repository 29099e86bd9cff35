"""What pages say is filled in as the client does it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from app.api.page_words import brief, counted, day, exact, filled, moment, near, words_for

RUSSIAN: dict[str, Any] = {
    "language": "ru",
    "times": {
        "minutes": ["сейчас", *(f"# {'минуту' if count % 10 == 1 else 'минут'} назад" for count in range(1, 60))],
        "hours": ["сейчас", *["# ч назад"] * 23],
        "date": ["{day} января {year} г.", *["{day} мая {year} г."] * 11],
        "moment": ["{day} января {year} г. в {hh}:{mm}"],
        "brief": ["{year}/01/{dd} {hour}:{mm}"],
        "exact": ["{day} января {year} г. в {hh}:{mm}:{ss} UTC", *["{day} мая {year} г. в {hh}:{mm}:{ss} UTC"] * 11],
    },
}
CATALOGUES = {"en": {"language": "en"}, "ja": {"language": "ja"}, "ru": RUSSIAN}
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kept", "preferred", "language"),
    [
        (None, None, "en"),
        (None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        (None, "fr-CH, ja;q=0.7, en;q=0.5", "ja"),
        (None, "fr, *", "en"),
        (None, ";;q=x,\x00", "en"),
        ("ja", "ru", "ja"),
        ("xx", "ru", "ru"),
        ("", "ru", "ru"),
    ],
)
def test_a_reader_gets_what_they_chose_then_what_they_prefer(
    kept: str | None, preferred: str | None, language: str
) -> None:
    headers = [("Accept-Language", preferred)] if preferred else []
    if kept is not None:
        headers.append(("Cookie", f"hindsight-language={kept}"))
    request = Request(EnvironBuilder(headers=headers).get_environ())

    assert words_for(request, CATALOGUES)["language"] == language


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    assert filled("«{tag}» {name}", tag="{name}", name="Анна") == "«{name}» Анна"


@pytest.mark.parametrize(("count", "worded"), [(0, "a0"), (1, "b1"), (100, "c100"), (101, "d101"), (301, "d301")])
def test_the_forms_of_the_second_hundred_come_again(count: int, worded: str) -> None:
    forms = ["a#", "b#", *["a#"] * 98, "c#", "d#", *["c#"] * 98]

    assert counted(forms, count) == worded


@pytest.mark.parametrize(
    ("age", "worded"),
    [
        (timedelta(seconds=-20), "сейчас"),
        (timedelta(seconds=59), "сейчас"),
        (timedelta(minutes=21), "21 минуту назад"),
        (timedelta(minutes=59), "59 минут назад"),
        (timedelta(hours=23, minutes=59), "23 ч назад"),
        (timedelta(days=1), "4 января 2026 г."),
    ],
)
def test_times_are_relative_for_a_day(age: timedelta, worded: str) -> None:
    assert near((NOON - age).isoformat(), NOON, RUSSIAN) == worded


def test_the_exact_time_is_that_of_greenwich() -> None:
    assert exact("2026-01-05T14:02:10.5+02:00", RUSSIAN) == "5 января 2026 г. в 12:02:10 UTC"
    assert moment("2026-01-05T14:02:10+02:00", RUSSIAN) == "5 января 2026 г. в 12:02"
    assert brief("2026-01-05T14:02:10+02:00", RUSSIAN) == "2026/01/05 12:02"
    assert day("2026-01-05T01:00:00+02:00", RUSSIAN) == "4 января 2026 г."


def test_an_hour_before_ten_has_as_many_figures_as_in_the_readers_language() -> None:
    assert moment("2026-01-05T04:02:10Z", RUSSIAN) == "5 января 2026 г. в 04:02"
    assert brief("2026-01-05T04:02:10Z", RUSSIAN) == "2026/01/05 4:02"
