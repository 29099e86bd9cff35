"""A second, naive board: what each acknowledged order must have told the log, given all that came before it."""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import DomainEvent, RecordedEvent, Withheld
from app.domain.events.key_events import KeysDestroyed
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostVersionRedacted,
)
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
from tests.e2e.ledger import Entry

Told = list[RecordedEvent]
Listed = tuple[str, str, int, int, int]
"""A line of the list of posts: id, title, version, and how many comments and likes there are."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a version says, and the event that brought it."""

    title: str
    body: str
    tags: tuple[str, ...]
    event_id: str


@dataclass(slots=True)
class Post:
    """A post as the ledger alone tells it."""

    position: int
    author_id: str
    versions: list[Text]
    deleted: bool = False
    redacted: set[int] = field(default_factory=set)

    @property
    def is_listed(self) -> bool:
        return not self.deleted and len(self.versions) not in self.redacted


@dataclass(slots=True)
class Comment:
    """A comment as the ledger alone tells it."""

    post_id: str
    depth: int
    version: int = 1
    deleted: bool = False


@dataclass(slots=True)
class Reaction:
    """Whether somebody likes something, and how often they began to."""

    stands: bool = False
    given: int = 0


@dataclass(slots=True)
class Expected:
    """The state that the acknowledged orders lead to, in the order of their positions."""

    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    reactions: dict[tuple[str, str], Reaction] = field(default_factory=partial(defaultdict, Reaction))
    names: dict[str, str] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    def listed(self) -> list[Listed]:
        """Each post of the list, the newest first."""
        shown = sorted(self.posts.items(), key=lambda item: -item[1].position)
        return [self._line(id, post) for id, post in shown if post.is_listed]

    def _line(self, id: str, post: Post) -> Listed:
        comments = sum(each.post_id == id and not each.deleted for each in self.comments.values())
        likes = sum(each.stands for (_, target_id), each in self.reactions.items() if target_id == id)
        return id, post.versions[-1].title, len(post.versions), comments, likes

    def events(self, entry: Entry, told: Told) -> list[DomainEvent]:
        """What the order must have told; what only the server knows is taken from what it did tell."""
        if entry.name in ACCOUNTS:
            return self._of_account(entry, told)
        if entry.name in REACTIONS:
            return self._of_reaction(entry, told)
        if entry.name in COMMENTS:
            return [self._of_comment(entry)]
        return self._of_post(entry, told)

    def _of_account(self, entry: Entry, told: Told) -> list[DomainEvent]:
        order, id = entry.fields, entry.by
        match entry.name:
            case "register":
                self._take_name(order["username"], id)
                registered = UserRegistered(id, order["username"], order["username"], "en", _role(told))
                return [registered, *_started(told, id)]
            case "rename-user":
                self._take_name(order["username"], id)
                return [UserRenamed(id, order["username"])]
            case "change-profile":
                return [UserProfileChanged(id, order.get("display_name"), order.get("bio"), None)]
            case "change-password":
                kept = [each.event.kept_session_id for each in told if isinstance(each.event, UserPasswordChanged)]
                return [UserPasswordChanged(id, kept[0] if kept else "")]
            case "log-in":
                return list(_started(told, id))
        return self._end(entry)

    def _end(self, entry: Entry) -> list[DomainEvent]:
        """The end of a session, the first time that somebody ends it."""
        session_id = str(entry.receipt["id"])
        if session_id in self.ended:
            return []
        self.ended.add(session_id)
        return [SessionEnded(session_id, entry.by)]

    def _of_post(self, entry: Entry, told: Told) -> list[DomainEvent]:
        order, event_id = entry.fields, told[0].event_id if told else ""
        if entry.name == "publish-post":
            text = Text(order["title"], order["body"], tuple(order["tags"]), event_id)
            self.posts[order["id"]] = Post(entry.position, entry.by, [text])
            return [PostPublished(order["id"], entry.by, text.title, text.body, text.tags, "en")]
        id, reason = str(order.get("post_id") or order["target_id"]), order.get("reason")
        post = self.posts[id]
        match entry.name:
            case "delete-post":
                post.deleted = True
                return [PostDeleted(id, reason)]
            case "restore-post":
                post.deleted = False
                return [PostRestored(id, reason)]
            case "redact-version":
                return self._redact(id, order["version"], reason, told)
        return [self._change(entry, id, event_id)]

    def _of_comment(self, entry: Entry) -> DomainEvent:
        order = entry.fields
        if entry.name == "add-comment":
            return self._answer(order, entry.by)
        id, reason = order["comment_id"], order.get("reason")
        comment = self.comments[id]
        match entry.name:
            case "delete-comment":
                comment.deleted = True
                return CommentDeleted(id, comment.post_id, reason)
            case "restore-comment":
                comment.deleted = False
                return CommentRestored(id, comment.post_id, reason)
        comment.version += 1
        return CommentEdited(id, comment.post_id, comment.version, order["body"], "en", reason)

    def _answer(self, order: dict[str, Any], by: str) -> DomainEvent:
        id, post_id, parent_id = order["id"], order["post_id"], order.get("parent_id")
        depth = self.comments[parent_id].depth + 1 if parent_id else 0
        self.comments[id] = Comment(post_id, depth)
        return CommentAdded(id, post_id, parent_id, depth, by, order["body"], "en", order.get("answers_version"))

    def _of_reaction(self, entry: Entry, told: Told) -> list[DomainEvent]:
        """What changed, if anything did; who takes back what is given for the first time meanwhile may find nothing."""
        target_id = entry.fields["target_id"]
        reaction = self.reactions[entry.by, target_id]
        gives = entry.name == "react"
        if reaction.stands == gives or (not gives and not told and reaction.given == 1):
            return []
        reaction.stands, reaction.given = gives, reaction.given + gives
        comment = self.comments.get(target_id)
        kind = ReactionGiven if gives else ReactionWithdrawn
        if comment:
            return [kind(entry.by, comment.post_id, target_id, "like")]
        return [kind(entry.by, target_id, None, "like")]

    def _change(self, entry: Entry, id: str, event_id: str) -> DomainEvent:
        post, order, reason = self.posts[id], entry.fields, entry.fields.get("reason")
        version = len(post.versions) + 1
        if entry.name == "revert-post":
            old = post.versions[order["to_version"] - 1]
            post.versions.append(Text(old.title, old.body, old.tags, event_id))
            return PostReverted(id, version, order["to_version"], old.title, old.body, old.tags, "en", reason)
        text = Text(order["title"], order["body"], tuple(order["tags"]), event_id)
        post.versions.append(text)
        return PostEdited(id, version, text.title, text.body, text.tags, "en", reason)

    def _redact(self, id: str, version: int, reason: str | None, told: Told) -> list[DomainEvent]:
        post = self.posts[id]
        post.redacted.add(version)
        text_event_id = post.versions[version - 1].event_id
        self.erased.add(text_event_id)
        redaction_id = told[0].event_id if told else ""
        return [PostVersionRedacted(id, version, (text_event_id,), reason), KeysDestroyed(redaction_id, 1)]

    def _take_name(self, name: str, id: str) -> None:
        """Raises ``AssertionError`` where somebody else has it."""
        assert self.names.setdefault(name.casefold(), id) == id, f"two accounts have the name {name}"


ACCOUNTS = {
    "register", "log-in", "log-out", "revoke-session", "change-password", "change-profile", "rename-user",
}  # fmt: skip

COMMENTS = {"add-comment", "edit-comment", "delete-comment", "restore-comment"}
REACTIONS = {"react", "withdraw-reaction"}


def agrees(event: DomainEvent, expected: DomainEvent, *, erased: bool) -> bool:
    """Whether an event says what was expected; a text may be withheld only where it is erased."""
    if type(event) is not type(expected):
        return False
    pairs = [(getattr(event, name.name), getattr(expected, name.name)) for name in fields(event)]  # type: ignore[arg-type]
    withheld = [said for said, _ in pairs if isinstance(said, Withheld)]
    return bool(withheld) == erased and all(said == due for said, due in pairs if not isinstance(said, Withheld))


def _role(told: Told) -> str:
    """Who came first rules; which of several at once did, only the server knows."""
    return next((each.event.role for each in told if isinstance(each.event, UserRegistered)), "")


def _started(told: Told, user_id: str) -> list[SessionStarted]:
    """The sessions as they were told, all of that account; each further attempt may have started one more."""
    started = [each.event for each in told if isinstance(each.event, SessionStarted)]
    return [event for event in started if event.user_id == user_id] or [SessionStarted("", user_id, "", 0, "")]
