"""The shapes of orders about processes."""

from app.api.schemas.fields import StrictSchema, Text

PROCESS_NAME = 30


class RetryProcessSchema(StrictSchema):
    process = Text(required=True, limit=PROCESS_NAME)
