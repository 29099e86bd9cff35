"""What happens to reactions. How many there are is for all to see, whose they are is not."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, event_type


@event_type("reaction.given", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class ReactionGiven(DomainEvent):
    """Somebody reacted to a post, or to a comment on it: then ``comment_id`` names that."""

    user_id: str
    post_id: str
    comment_id: str | None
    kind: str


@event_type("reaction.withdrawn", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class ReactionWithdrawn(DomainEvent):
    """Somebody took a reaction back."""

    user_id: str
    post_id: str
    comment_id: str | None
    kind: str
