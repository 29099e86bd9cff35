"""An account."""

from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
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

    def change_profile(self, *, display_name: str | None, bio: str | None, language: str | None) -> None:
        """Change what is given; nothing given changes nothing."""
        shown = None if display_name is None else DisplayName(display_name).text.strip()
        said = None if bio is None else bio.strip()
        spoken = None if language is None else Language(language).text
        if (shown, said, spoken) != (None, None, None):
            self._record(UserProfileChanged(self.id, shown, said, spoken))

    def rename(self, username: str) -> None:
        self._record(UserRenamed(self.id, Username(username).text))

    def change_password(self, *, kept_session_id: str) -> None:
        """Note that the password is another one, which ends all sessions but one."""
        self._record(UserPasswordChanged(self.id, kept_session_id))

    @applies(UserRegistered)
    def _registered(self, event: UserRegistered) -> None:
        self.role = event.role

    @applies(UserProfileChanged)
    def _profile_changed(self, event: UserProfileChanged) -> None:
        """How somebody is shown decides nothing here."""

    @applies(UserRenamed)
    def _renamed(self, event: UserRenamed) -> None:
        """Who owns which name stands in the claims."""

    @applies(UserPasswordChanged)
    def _password_changed(self, event: UserPasswordChanged) -> None:
        """Passwords never enter the log."""
