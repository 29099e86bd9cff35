"""The shapes of orders about posts that are to appear later."""

from app.api.schemas.fields import Id, StrictSchema, Text
from app.api.schemas.post_schemas import PublishPostSchema
from app.domain.models.post_schedule import PublishAt


class SchedulePostSchema(PublishPostSchema):
    publish_at = Text(required=True, limit=PublishAt.LIMIT)


class CancelScheduledPostSchema(StrictSchema):
    post_id = Id(required=True)
