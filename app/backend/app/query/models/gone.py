"""What was public and is not any more."""

from collections.abc import Mapping

from app.domain.errors import DomainError


class Gone(DomainError):
    """It was there and is gone; the members tell who took it away, when and why."""

    code = "post.gone"

    def __init__(self, members: Mapping[str, object]) -> None:
        super().__init__()
        self.members = members
