"""Example facts: the people, posts and times that the tests tell of."""

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.key_events import KeysDestroyed
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostScheduleCancelled,
    PostScheduled,
    PostScheduleFailed,
    PostVersionRedacted,
)
from app.domain.events.process_events import ProcessRetryOrdered
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
from app.domain.events.view_events import ViewParkedDiscarded, ViewRebuildOrdered, ViewRetryOrdered
from app.domain.models.actor import Actor
from app.domain.models.value_objects import CommentText, PostText

ADA_ID = "01890000-0000-7000-8000-00000000000a"
MALLORY_ID = "01890000-0000-7000-8000-00000000000b"
MODERATOR_ID = "01890000-0000-7000-8000-00000000000c"
POST_ID = "01890000-0000-7000-8000-0000000000f1"
COMMENT_ID = "01890000-0000-7000-8000-0000000000c1"
ANSWER_ID = "01890000-0000-7000-8000-0000000000c2"
REACTION_ID = "01890000-0000-5000-8000-0000000000d1"
SESSION_ID = "01890000-0000-7000-8000-0000000000e1"
UNKNOWN_ID = "01890000-0000-7000-8000-0000000000ff"

ADA = Actor(ADA_ID, "member")
MALLORY = Actor(MALLORY_ID, "member")
MODERATOR = Actor(MODERATOR_ID, "moderator")

TEXT = PostText("On engines", "It *weaves* patterns.", ("history", "engines"), "en")
NEW_TEXT = PostText("On the engine", "It weaves algebraic patterns.", ("engines",), "en")
COMMENT_TEXT = CommentText("It *spins*, too.", "en")
NEW_COMMENT_TEXT = CommentText("It spins.", "en")

REGISTERED = UserRegistered(ADA_ID, "ada", "Ada Lovelace", "en", "member")
PROFILE_CHANGED = UserProfileChanged(ADA_ID, "Ada L.", "I weave.", None)
RENAMED = UserRenamed(ADA_ID, "countess")
PASSWORD_CHANGED = UserPasswordChanged(ADA_ID, SESSION_ID)
STARTED = SessionStarted(SESSION_ID, ADA_ID, "d" * 64, 1_800_000_000, "password")
ENDED = SessionEnded(SESSION_ID, ADA_ID)
PUBLISHED = PostPublished(POST_ID, ADA_ID, TEXT.title, TEXT.body, TEXT.tags, TEXT.language)
EDITED = PostEdited(POST_ID, 2, NEW_TEXT.title, NEW_TEXT.body, NEW_TEXT.tags, NEW_TEXT.language, "clearer")
REVERTED = PostReverted(POST_ID, 3, 1, TEXT.title, TEXT.body, TEXT.tags, TEXT.language, None)
REDACTED = PostVersionRedacted(POST_ID, 2, (UNKNOWN_ID,), "a telephone number")
DELETED = PostDeleted(POST_ID, "a mistake")
RESTORED = PostRestored(POST_ID, None)
SCHEDULED = PostScheduled(POST_ID, ADA_ID, 1_800_000_000_000_000, TEXT.title, TEXT.body, TEXT.tags, TEXT.language)
SCHEDULE_CANCELLED = PostScheduleCancelled(POST_ID, ADA_ID)
SCHEDULE_FAILED = PostScheduleFailed(POST_ID, ADA_ID, "account.suspended")
COMMENTED = CommentAdded(COMMENT_ID, POST_ID, None, 0, MALLORY_ID, COMMENT_TEXT.body, "en", 1)
ANSWERED = CommentAdded(ANSWER_ID, POST_ID, COMMENT_ID, 1, ADA_ID, "Does it?", "en", None)
COMMENT_EDITED = CommentEdited(COMMENT_ID, POST_ID, 2, NEW_COMMENT_TEXT.body, "en", "shorter")
COMMENT_DELETED = CommentDeleted(COMMENT_ID, POST_ID, "beside the point")
COMMENT_RESTORED = CommentRestored(COMMENT_ID, POST_ID, None)
LIKED = ReactionGiven(MALLORY_ID, POST_ID, None, "like")
UNLIKED = ReactionWithdrawn(MALLORY_ID, POST_ID, None, "like")
COMMENT_LIKED = ReactionGiven(MALLORY_ID, POST_ID, COMMENT_ID, "like")
ACCOUNT_EVENTS = (REGISTERED, PROFILE_CHANGED, RENAMED, PASSWORD_CHANGED, STARTED, ENDED)
POST_EVENTS = (PUBLISHED, EDITED, REVERTED, REDACTED, DELETED, RESTORED)
COMMENT_EVENTS = (COMMENTED, ANSWERED, COMMENT_EDITED, COMMENT_DELETED, COMMENT_RESTORED)
REACTION_EVENTS = (LIKED, UNLIKED, COMMENT_LIKED)
KEYS_DESTROYED = KeysDestroyed(UNKNOWN_ID, 1)
SCHEDULE_EVENTS = (SCHEDULED, SCHEDULE_CANCELLED, SCHEDULE_FAILED)
VIEW_EVENTS = (
    ViewRebuildOrdered("posts"),
    ViewRetryOrdered("posts", POST_ID),
    ViewParkedDiscarded("posts", POST_ID, 3, 5, "not to be mended"),
)
PROCESS_RETRY_ORDERED = ProcessRetryOrdered("publishing")
TOLD_BY_THE_BOARD = (KEYS_DESTROYED, *VIEW_EVENTS, PROCESS_RETRY_ORDERED)
EVENTS = (*ACCOUNT_EVENTS, *POST_EVENTS, *SCHEDULE_EVENTS, *COMMENT_EVENTS, *REACTION_EVENTS, *TOLD_BY_THE_BOARD)
