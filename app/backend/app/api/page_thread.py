"""The thread below a post as its page shows it: which part of it, and what each comment answers."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

THREAD_PAGE = 50
SORTS = ("old", "new", "top")
# A wide page indents this many levels, a phone half as many.
DEEPEST, DEEPEST_ON_PHONE = 6, 3

Thing = Mapping[str, Any]


def asked_of(given: Mapping[str, str]) -> dict[str, Any]:
    """Which part of a thread an address asks for; an order that is not known is as if it were not there."""
    sort, after = given.get("sort", ""), given.get("after")
    part: dict[str, Any] = {"sort": sort if sort in SORTS else SORTS[0], "limit": THREAD_PAGE}
    return {**part, "after": after} if after else part


def address_of(post_id: str, part: Mapping[str, Any]) -> str:
    """Under which the client keeps that part."""
    return f"/api/query/posts/{post_id}/comments?{urlencode(part)}"


def told(comments: Sequence[Thing], post: Thing, marks: Sequence[Thing]) -> list[dict[str, Any]]:
    """Each comment with its level, what it answers where indenting does not tell, and which other text it is about."""
    known = {comment["id"]: comment for comment in comments}
    return [
        {
            **comment,
            "level": min(comment["depth"], DEEPEST),
            "is_reply": comment["parent_id"] is not None,
            "to": known.get(comment["parent_id"], {}).get("author"),
            "is_far": comment["parent_id"] not in known or comment["depth"] > DEEPEST,
            "is_deep": comment["depth"] > DEEPEST_ON_PHONE,
            "about": _other_text(comment["answers_version"], post["version"], marks),
        }
        for comment in comments
    ]


def erased_in(marks: Sequence[Thing]) -> list[int]:
    """Versions whose text is erased."""
    return [mark["parameters"]["version"] for mark in marks if mark["kind"] == "post.version_redacted"]


def _other_text(answered: int | None, now: int, marks: Sequence[Thing]) -> int | None:
    """The version that was answered, where the post says something else now."""
    if answered is None or answered >= now:
        return None
    back = {
        mark["parameters"]["version"]: mark["parameters"]["to_version"]
        for mark in marks
        if mark["kind"] == "post.reverted"
    }
    return None if _text_of(answered, back) == _text_of(now, back) else answered


def _text_of(version: int, back: Mapping[int, int]) -> int:
    """Putting a version back writes nothing new."""
    while version in back:
        version = back[version]
    return version
