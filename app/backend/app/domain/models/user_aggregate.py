"""An account."""

from app.domain.events.user_events import UserRegistered
from app.domain.models.aggregates import Aggregate, applies
from app.domain.models.value_objects import DisplayName, Language, Username


class User(Aggregate):
    """Somebody with an account; names stand in the events and views, not here."""

    role: str

    @classmethod
    def register(cls, id: str, *, username: str, display_name: str | None, language: str, role: str) -> "User":
        user = cls(id)
        name = Username(username).text
        shown = DisplayName(display_name).text.strip() if display_name is not None else name
        user._record(UserRegistered(id, name, shown, Language(language).text, role))
        return user

    @applies(UserRegistered)
    def _registered(self, event: UserRegistered) -> None:
        self.role = event.role
