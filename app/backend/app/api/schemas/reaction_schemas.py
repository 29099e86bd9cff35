"""The shapes of orders about reactions."""

from app.api.schemas.fields import Choice, Id, StrictSchema
from app.domain.models.value_objects import ReactionKind


class ReactSchema(StrictSchema):
    target_id = Id(required=True)
    kind = Choice(ReactionKind.ALL, required=True)


class WithdrawReactionSchema(StrictSchema):
    target_id = Id(required=True)
    kind = Choice(ReactionKind.ALL, required=True)
