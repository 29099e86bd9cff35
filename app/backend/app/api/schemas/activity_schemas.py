"""The shapes of the question when things changed, and of its answer."""

from typing import Any

from marshmallow import fields, post_load, validate

from app.api.moments import Moment
from app.api.schemas.answer_fields import Answer, a_number, a_time, an_id, one_of
from app.api.schemas.answer_schemas import CHANGES
from app.api.schemas.fields import AnInstant, Id, StrictSchema, Text
from app.domain.models.value_objects import Tags, Username


class MomentsSchema(StrictSchema):
    """Takes each moment apart: it is a position or a time."""

    @post_load
    def _take_apart(self, given: dict[str, Any], **_: Any) -> dict[str, Any]:
        moments = {name: value for name, value in given.items() if isinstance(value, Moment)}
        rest = {name: value for name, value in given.items() if name not in moments}
        parts = [(name.rstrip("_"), moment) for name, moment in moments.items()]
        positions = {f"{name}_position": moment.position for name, moment in parts}
        return {**rest, **positions, **{f"{name}_at": moment.at for name, moment in parts}}


class ScopeSchema(MomentsSchema):
    tag = Text(limit=Tags.LIMIT)
    author = Text(limit=Username.LIMIT)
    post = Id()


class ActivitySchema(ScopeSchema):
    from_ = AnInstant(data_key="from")
    to = AnInstant()


class NearChangesSchema(ScopeSchema):
    at = AnInstant(required=True)


class ActivityTickSchema(Answer):
    """A change of its own, or how many a day had."""

    position = fields.Integer()
    at = fields.String(metadata={"format": "date-time"})
    kind = fields.String(validate=validate.OneOf(CHANGES))
    post_id = fields.String(metadata={"format": "uuid"})
    day = fields.String(metadata={"format": "date"})
    changes = fields.Integer()


class TickSchema(Answer):
    position = a_number()
    at = a_time()
    kind = one_of(CHANGES)
    post_id = an_id()


class NearChangesAnswerSchema(Answer):
    """The changes next to a moment, and when that is."""

    at = a_time(allow_none=True)
    earlier = fields.Nested(TickSchema, required=True, allow_none=True)
    later = fields.Nested(TickSchema, required=True, allow_none=True)
