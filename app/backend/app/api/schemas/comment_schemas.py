"""The shapes of orders about comments."""

from app.api.schemas.fields import Id, Number, StrictSchema, Text
from app.domain.models.value_objects import Body, Language, Reason


class AddCommentSchema(StrictSchema):
    id = Id()
    post_id = Id(required=True)
    parent_id = Id()
    body = Text(required=True, limit=Body.LIMIT)
    answers_version = Number()
    language = Text(limit=Language.LIMIT)


class EditCommentSchema(StrictSchema):
    comment_id = Id(required=True)
    body = Text(required=True, limit=Body.LIMIT)
    language = Text(limit=Language.LIMIT)
    reason = Text(limit=Reason.LIMIT)
    expected_version = Number()


class DeleteCommentSchema(StrictSchema):
    comment_id = Id(required=True)
    reason = Text(limit=Reason.LIMIT)


class RestoreCommentSchema(StrictSchema):
    comment_id = Id(required=True)
    reason = Text(limit=Reason.LIMIT)
