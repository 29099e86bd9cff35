"""The kinds of values that requests carry. Error messages are ``code`` or ``code:limit``."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields

from app.api.moments import Moment

MESSAGES: dict[str, str | list[Any] | dict[Any, Any]] = {
    "required": "required",
    "null": "invalid",
    "invalid": "invalid",
    "type": "invalid",
}
SCHEMA_MESSAGES = {"unknown": "unknown_field", "type": "invalid"}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LARGEST = 2**31 - 1


class StrictSchema(Schema):
    """A schema that refuses what it does not know."""

    error_messages = SCHEMA_MESSAGES


class Text(fields.String):
    """A text without NUL and lone surrogates, of a bounded length."""

    default_error_messages = MESSAGES

    def __init__(self, *, limit: int, least: int = 0, **options: Any) -> None:
        super().__init__(metadata={"maxLength": limit, **({"minLength": least} if least else {})}, **options)
        self.limit, self.least = limit, least

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or "\x00" in value or not _encodes(value):
            raise ValidationError("invalid")
        if len(value) > self.limit:
            raise ValidationError(f"too_long:{self.limit}")
        if len(value) < self.least:
            raise ValidationError(f"too_short:{self.least}")
        return value


class Id(fields.String):
    """A UUID, in small letters."""

    default_error_messages = MESSAGES

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"format": "uuid"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or not UUID.fullmatch(value):
            raise ValidationError("invalid")
        return value.lower()


class Choice(fields.String):
    """One of a few words."""

    default_error_messages = MESSAGES

    def __init__(self, words: tuple[str, ...], **options: Any) -> None:
        super().__init__(metadata={"enum": list(words)}, **options)
        self.words = words

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise ValidationError("invalid")
        return value


class AnInstant(fields.String):
    """A position of the log, or a time."""

    default_error_messages = MESSAGES
    described = "A position, or a time after RFC 3339."

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"description": self.described}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        moment = Moment.parse(value) if isinstance(value, str) else None
        if moment is None:
            raise ValidationError("invalid")
        return moment


class AsOf(AnInstant):
    """A moment to look back to."""

    described = "A position, or a time after RFC 3339: the answer is what it was then."


class Number(fields.Integer):
    """A whole number in JSON, or in digits where the request is a query."""

    default_error_messages = MESSAGES

    def __init__(self, *, least: int = 1, most: int = LARGEST, in_query: bool = False, **options: Any) -> None:
        super().__init__(metadata={"minimum": least, "maximum": most}, **options)
        self.least, self.most, self.in_query = least, most, in_query

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if self.in_query and isinstance(value, str) and re.fullmatch(r"[0-9]{1,10}", value):
            value = int(value)
        if type(value) is not int or not self.least <= value <= self.most:
            raise ValidationError("invalid")
        return value


class Texts(fields.List[str]):
    """A short list of texts, as a tuple."""

    default_error_messages = MESSAGES

    def __init__(self, *, limit: int, most: int, **options: Any) -> None:
        super().__init__(Text(limit=limit), metadata={"maxItems": most}, **options)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise ValidationError("invalid")
        if len(value) > self.most:
            raise ValidationError(f"too_many:{self.most}")
        return tuple(super()._deserialize(value, attr, data, **kwargs))


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
