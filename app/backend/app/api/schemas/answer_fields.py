"""What the shapes of answers are made of."""

from marshmallow import Schema, fields, validate


class Answer(Schema):
    pass


def a_text(**options: object) -> fields.String:
    return fields.String(required=True, **options)  # type: ignore[arg-type]


def a_time(**options: object) -> fields.String:
    return fields.String(required=True, metadata={"format": "date-time"}, **options)  # type: ignore[arg-type]


def an_id(**options: object) -> fields.String:
    return fields.String(required=True, metadata={"format": "uuid"}, **options)  # type: ignore[arg-type]


def one_of(values: tuple[str, ...]) -> fields.String:
    return a_text(validate=validate.OneOf(values))


def a_number(**options: object) -> fields.Integer:
    return fields.Integer(required=True, **options)  # type: ignore[arg-type]


def reactions() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


def some_texts() -> fields.List[str]:
    return fields.List(fields.String(), required=True)


class AuthorSchema(Answer):
    id = an_id()
    username = a_text()
    display_name = a_text()


def an_author(**options: object) -> fields.Nested:
    return fields.Nested(AuthorSchema, required=True, **options)  # type: ignore[arg-type]
