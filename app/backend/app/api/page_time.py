"""The bar over pages that look back: when that was, and the changes before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import urlencode

from app.api.answers import Answer, Answers
from app.api.page_reader import Reader
from app.domain.errors import NotFound
from app.query.models.ready_json import rfc3339_of
from app.query.models.renamed import Renamed
from app.query.queries.activity_queries import FindChanges


class Named(TypedDict, total=False):
    """A scope as addresses name it."""

    tag: str
    author: str
    post: str


@dataclass(frozen=True, slots=True)
class TimeBar:
    """What the bar says of a moment: its name in addresses, its time, and what had changed last and would next."""

    as_of: str
    at: str | None
    near: Mapping[str, Any] | None


def bar_of(reader: Reader, answers: Answers, asked: Mapping[str, object]) -> tuple[TimeBar | None, dict[str, Answer]]:
    """The bar of a page that looks back, and the answer that it tells, by its address."""
    if reader.as_of is None:
        return None, {}
    scope = _scope(asked)
    near = _near(reader, answers, scope)
    told = near.value() if near else None
    at = told["at"] if told else _time(reader)
    address = f"/api/query/activity/near?{urlencode({'at': reader.as_of, **scope})}"
    return TimeBar(reader.as_of, at, told), {address: near} if near else {}


def _scope(asked: Mapping[str, object]) -> Named:
    """Whose changes lead to other moments: those of the post, the tag or the person that the page is about."""
    if "post_id" in asked:
        return {"post": str(asked["post_id"])}
    scope: Named = {}
    if tag := asked.get("tag"):
        scope["tag"] = str(tag)
    if author := asked.get("username", asked.get("author")):
        scope["author"] = str(author)
    return scope


def _near(reader: Reader, answers: Answers, scope: Named) -> Answer | None:
    """None where there is no such moment, or nobody of that name."""
    if reader.moment is None:
        return None
    at_position, at_at = reader.moment.position, reader.moment.at
    try:
        return answers.ask(FindChanges(at_position=at_position, at_at=at_at, **scope), reader.now)
    except (NotFound, Renamed):
        return None


def _time(reader: Reader) -> str | None:
    at = reader.moment.at if reader.moment else None
    return None if at is None else rfc3339_of(at)
