"""The shapes of orders about views."""

from app.api.schemas.fields import Id, Number, StrictSchema, Text
from app.domain.models.value_objects import Reason

VIEW_NAME = 50


class RebuildViewSchema(StrictSchema):
    view = Text(required=True, limit=VIEW_NAME)


class RetryParkedSchema(StrictSchema):
    view = Text(required=True, limit=VIEW_NAME)
    stream_id = Id(required=True)


class DiscardParkedSchema(StrictSchema):
    view = Text(required=True, limit=VIEW_NAME)
    stream_id = Id(required=True)
    first = Number(required=True, data_key="from")
    last = Number(required=True, data_key="to")
    reason = Text(required=True, limit=Reason.LIMIT)
