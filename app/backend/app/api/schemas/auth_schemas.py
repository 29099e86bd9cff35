"""The shapes of orders about accounts and log-ins."""

from app.api.schemas.fields import Id, StrictSchema, Text
from app.domain.models.password import LEAST, MOST
from app.domain.models.value_objects import DisplayName, Email, Language, Username


class RegisterSchema(StrictSchema):
    username = Text(required=True, least=Username.LEAST, limit=Username.LIMIT)
    email = Text(required=True, limit=Email.LIMIT)
    password = Text(required=True, least=LEAST, limit=MOST)
    display_name = Text(limit=DisplayName.LIMIT)
    language = Text(limit=Language.LIMIT)
    setup_key = Text(limit=100)


class LogInSchema(StrictSchema):
    login = Text(required=True, limit=Email.LIMIT)
    password = Text(required=True, limit=MOST)


class LogOutSchema(StrictSchema):
    pass


class RevokeSessionSchema(StrictSchema):
    session_id = Id(required=True)


class ChangePasswordSchema(StrictSchema):
    password = Text(required=True, limit=MOST)
    new_password = Text(required=True, least=LEAST, limit=MOST)
