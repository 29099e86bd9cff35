"""The shapes of orders about one's own account."""

from app.api.schemas.fields import StrictSchema, Text
from app.domain.models.value_objects import Bio, DisplayName, Language, Username


class ChangeProfileSchema(StrictSchema):
    display_name = Text(limit=DisplayName.LIMIT)
    bio = Text(limit=Bio.LIMIT)
    language = Text(limit=Language.LIMIT)


class RenameUserSchema(StrictSchema):
    username = Text(required=True, least=Username.LEAST, limit=Username.LIMIT)
