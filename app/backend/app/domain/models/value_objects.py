"""The values that people type, with what makes each meaningful."""

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from app.domain.errors import Invalid


def invalid(field: str, code: str = "invalid", **parameters: int | str) -> Invalid:
    """The refusal of one field."""
    return Invalid(f"{field}: {code}", fields={field: [{"code": code, **parameters}]})


def _only(text: str, marks: str) -> bool:
    """Whether the text is made of letters, digits and those marks."""
    return all(unicodedata.category(character)[0] in "LN" or character in marks for character in text)


@dataclass(frozen=True, slots=True)
class Username:
    """What a person is called by: letters, digits, ``_`` and ``-``."""

    text: str
    LEAST: ClassVar[int] = 3
    LIMIT: ClassVar[int] = 30

    def __post_init__(self) -> None:
        if not self.LEAST <= len(self.text) <= self.LIMIT or not _only(self.text, "_-"):
            raise invalid("username")


@dataclass(frozen=True, slots=True)
class Email:
    """An address that something can be sent to; whether it arrives is for verification to tell."""

    text: str
    LIMIT: ClassVar[int] = 254
    FORM: ClassVar[re.Pattern[str]] = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*")

    def __post_init__(self) -> None:
        if len(self.text) > self.LIMIT or not self.FORM.fullmatch(self.text):
            raise invalid("email")


@dataclass(frozen=True, slots=True)
class DisplayName:
    """How a person is shown."""

    text: str
    LIMIT: ClassVar[int] = 60

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise invalid("display_name", "required")


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag (BCP 47)."""

    text: str
    LIMIT: ClassVar[int] = 35
    FORM: ClassVar[re.Pattern[str]] = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

    def __post_init__(self) -> None:
        if len(self.text) > self.LIMIT or not self.FORM.fullmatch(self.text):
            raise invalid("language")


class Bio:
    """What a person says of themselves."""

    LIMIT: ClassVar[int] = 1_000


class Reason:
    """Why somebody did something, for all to read."""

    LIMIT: ClassVar[int] = 500


class Title:
    """The title of a post."""

    LIMIT: ClassVar[int] = 200


class Body:
    """The text of a post or a comment, in Markdown."""

    LIMIT: ClassVar[int] = 100_000


class Depth:
    """How many comments stand above an answer."""

    LIMIT: ClassVar[int] = 100


class ReactionKind:
    """In what way one can react."""

    ALL: ClassVar[tuple[str, ...]] = ("like",)


class Tags:
    """What a post is about: a few words of letters, digits and ``-``, case-folded."""

    MOST: ClassVar[int] = 8
    LIMIT: ClassVar[int] = 30

    @classmethod
    def parse(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        """The tags without repetition, in the order given."""
        tags = tuple(dict.fromkeys(unicodedata.normalize("NFKC", word.strip()).casefold() for word in words))
        if not all(1 <= len(tag) <= cls.LIMIT and _only(tag, "-") for tag in tags):
            raise invalid("tags")
        if len(tags) > cls.MOST:
            raise invalid("tags", "too_many", limit=cls.MOST)
        return tags


@dataclass(frozen=True, slots=True)
class PostText:
    """All that one version of a post says."""

    title: str
    body: str
    tags: tuple[str, ...]
    language: str

    @classmethod
    def parse(cls, *, title: str, body: str, tags: tuple[str, ...], language: str) -> "PostText":
        """A text with neither title nor body blank; raises ``Invalid``."""
        for field, text in (("title", title), ("body", body)):
            if not text.strip():
                raise invalid(field, "required")
        return cls(" ".join(title.split()), _lines(body), Tags.parse(tags), Language(language).text)


@dataclass(frozen=True, slots=True)
class CommentText:
    """All that one version of a comment says."""

    body: str
    language: str

    @classmethod
    def parse(cls, *, body: str, language: str) -> "CommentText":
        """A text that is not blank; raises ``Invalid``."""
        if not body.strip():
            raise invalid("body", "required")
        return cls(_lines(body), Language(language).text)


def _lines(body: str) -> str:
    """The text with one kind of line end, and none around it."""
    return body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
