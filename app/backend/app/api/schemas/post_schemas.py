"""The shapes of orders about posts."""

from app.api.schemas.fields import Id, Number, StrictSchema, Text, Texts
from app.domain.models.value_objects import Body, Language, Reason, Tags, Title


class PublishPostSchema(StrictSchema):
    id = Id()
    title = Text(required=True, limit=Title.LIMIT)
    body = Text(required=True, limit=Body.LIMIT)
    tags = Texts(limit=Tags.LIMIT, most=Tags.MOST)
    language = Text(limit=Language.LIMIT)


class EditPostSchema(StrictSchema):
    post_id = Id(required=True)
    title = Text(limit=Title.LIMIT)
    body = Text(limit=Body.LIMIT)
    tags = Texts(limit=Tags.LIMIT, most=Tags.MOST)
    language = Text(limit=Language.LIMIT)
    reason = Text(limit=Reason.LIMIT)
    expected_version = Number()


class RevertPostSchema(StrictSchema):
    post_id = Id(required=True)
    to_version = Number(required=True)
    reason = Text(limit=Reason.LIMIT)


class RedactVersionSchema(StrictSchema):
    target_id = Id(required=True)
    version = Number(required=True)
    reason = Text(limit=Reason.LIMIT)


class DeletePostSchema(StrictSchema):
    post_id = Id(required=True)
    reason = Text(limit=Reason.LIMIT)


class RestorePostSchema(StrictSchema):
    post_id = Id(required=True)
    reason = Text(limit=Reason.LIMIT)
