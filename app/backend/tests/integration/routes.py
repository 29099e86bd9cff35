"""Every route of the two APIs, each with a request to it that holds."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.api import command_api, query_api
from app.api.schemas.query_schemas import PageSchema
from tests.integration.boards import PASSWORD, Json

POST_ID = "01890000-0000-7000-8000-0000000000f1"
IN_AN_HOUR = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
SCHEDULED_ID = "01890000-0000-7000-8000-0000000000e1"
COMMENT_ID = "01890000-0000-7000-8000-0000000000c1"
COMMANDS: dict[str, Json] = {
    "register": {"username": "grace", "email": "grace@example.org", "password": PASSWORD},
    "log-in": {"login": "ada", "password": PASSWORD},
    "log-out": {},
    "revoke-session": {"session_id": POST_ID},
    "change-password": {"password": PASSWORD, "new_password": "weaving other patterns now"},
    "change-profile": {"bio": "I weave."},
    "rename-user": {"username": "Ada"},
    "publish-post": {"title": "A title", "body": "A body", "tags": ["a"]},
    "edit-post": {"post_id": POST_ID, "body": "Another body"},
    "revert-post": {"post_id": POST_ID, "to_version": 1},
    "redact-version": {"target_id": POST_ID, "version": 2},
    "schedule-post": {"title": "A title", "body": "A body", "publish_at": IN_AN_HOUR},
    "cancel-scheduled-post": {"post_id": SCHEDULED_ID},
    "delete-post": {"post_id": POST_ID},
    "restore-post": {"post_id": POST_ID},
    "add-comment": {"post_id": POST_ID, "body": "A comment", "answers_version": 1},
    "edit-comment": {"comment_id": COMMENT_ID, "body": "Another comment"},
    "delete-comment": {"comment_id": COMMENT_ID},
    "restore-comment": {"comment_id": COMMENT_ID},
    "react": {"target_id": POST_ID, "kind": "like"},
    "rebuild-view": {"view": "posts"},
    "retry-parked": {"view": "posts", "stream_id": POST_ID},
    "discard-parked": {"view": "posts", "stream_id": POST_ID, "from": 1, "to": 2, "reason": "It is broken."},
    "retry-process": {"process": "publishing"},
    "withdraw-reaction": {"target_id": POST_ID, "kind": "like"},
}
QUERIES: dict[str, str] = {
    "ListPosts": "/posts",
    "GetPost": f"/posts/{POST_ID}",
    "ListVersions": f"/posts/{POST_ID}/history",
    "GetVersion": f"/posts/{POST_ID}/history/1",
    "ComparePostVersions": f"/posts/{POST_ID}/diff?from=1&to=1",
    "ListPostTimeline": f"/posts/{POST_ID}/timeline",
    "ListComments": f"/posts/{POST_ID}/comments",
    "GetComment": f"/comments/{COMMENT_ID}",
    "ListCommentTimeline": f"/comments/{COMMENT_ID}/timeline",
    "GetUser": "/users/ada",
    "ListUserPosts": "/users/ada/posts",
    "ListUserComments": "/users/ada/comments",
    "ListUserTimeline": "/users/ada/timeline",
    "FindChanges": "/activity/near?at=1&tag=a&author=ada",
    "ListTags": "/tags",
    "ListActivity": f"/activity?from=0&to=2100-01-01T00:00:00Z&tag=a&author=ada&post={POST_ID}",
    "Search": "/search?q=a",
    "GetMe": "/me",
    "ListSessions": "/me/sessions",
    "ListScheduledPosts": "/me/scheduled",
    "GetScheduledPost": f"/me/scheduled/{SCHEDULED_ID}",
    "GetSystem": "/system",
    "GetSystemActivity": "/system/activity?days=7",
    "ListViews": "/system/views",
    "ListParked": "/system/parked",
    "PreviewText": "/preview",
}
GETS = {name: path for name, path in QUERIES.items() if name != "PreviewText"}
LISTS = [QUERIES[route.query.__name__] for route in query_api.ROUTES if issubclass(route.parameters, PageSchema)]


@dataclass(frozen=True, slots=True)
class Posted:
    """An address that takes a JSON object, and one that holds."""

    path: str
    fields: Json = field(hash=False)
    required: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.path.rsplit("/", 1)[-1]


def posted() -> list[Posted]:
    """Every address that takes a body."""
    found = []
    for route in command_api.ROUTES:
        required = tuple(kind.data_key or name for name, kind in route.schema().fields.items() if kind.required)
        found.append(Posted(f"/api/command/{route.name}", COMMANDS[route.name], required))
    return [*found, Posted("/api/query/preview", {"body": "A body"}, ("body",))]
