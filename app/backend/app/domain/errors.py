"""Refusals: what a rule of the domain says no with, each with a stable code."""

from typing import ClassVar


class DomainError(Exception):
    """A rule was broken. ``code`` is stable; ``parameters`` are members of the answer."""

    code: ClassVar[str] = "domain.error"

    def __init__(self, detail: str = "", **parameters: int | str) -> None:
        super().__init__(detail or (self.__doc__ or "").strip())
        self.parameters = parameters


class NotFound(DomainError):
    """There is no such thing, or it may not be known of."""

    code = "not_found"


class Forbidden(DomainError):
    """The actor may not do this."""

    code = "forbidden"


class Unauthenticated(DomainError):
    """It is not known who asks."""

    code = "unauthenticated"


class Conflict(DomainError):
    """The state of things is another than the command needs."""

    code = "conflict"


class Invalid(DomainError):
    """Values that mean nothing. ``fields`` names each with its own code and parameters.

    A refusal of always the same ``field`` names that, and the ``flaw`` in it, in its class.
    """

    code = "request.invalid"
    field: ClassVar[str] = ""
    flaw: ClassVar[str] = "invalid"

    def __init__(self, detail: str = "", *, fields: "FieldErrors | None" = None) -> None:
        super().__init__(detail)
        self.fields = fields or ({self.field: [{"code": self.flaw}]} if self.field else {})


FieldErrors = dict[str, list[dict[str, str | int]]]
