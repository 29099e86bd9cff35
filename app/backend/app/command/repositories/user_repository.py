"""Accounts in the log, with their claims, credentials and rights."""

import unicodedata
from dataclasses import dataclass, field

from sqlalchemy import Engine, bindparam, select

from app.command.models.user import Credentials, Rights
from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.command.repositories.session_repository import Opening
from app.domain.errors import Conflict, NotFound
from app.domain.models.user_aggregate import User
from app.infrastructure.event_store.appends import Claim, ClaimTaken, Receipt, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.secret import SiteSecret

ADMINISTRATOR_CLAIM = "first-administrator"
FIND_LANGUAGE = select(Rights.language).where(Rights.user_id == bindparam("user_id"))


class UserNotFound(NotFound):
    """There is no such user."""

    code = "user.not_found"


class UsernameTaken(Conflict):
    """Somebody else has that user name."""

    code = "username.taken"


class AdministratorExists(Conflict):
    """The board has its first administrator already."""

    code = "administrator.exists"


@dataclass(frozen=True, slots=True)
class Account:
    """What the write side keeps of a new account besides its event."""

    username: str
    email: str
    password_hash: str = field(repr=False)
    language: str

    def rows(self, user: User) -> tuple[RowChange, ...]:
        credentials = {"password_hash": self.password_hash, "email": self.email}
        rights = {"role": user.role, "language": self.language, "suspended": False}
        return (
            RowChange(Credentials.table(), {"user_id": user.id}, credentials),
            RowChange(Rights.table(), {"user_id": user.id}, rights),
        )


class UserRepository(AggregateRepository[User]):
    """Loads and saves users; knows who owns which name."""

    aggregate = User
    not_found = UserNotFound

    def __init__(self, log: EventRepository, engine: Engine, secret: SiteSecret) -> None:
        super().__init__(log)
        self._engine = engine
        self._secret = secret

    def register(self, user: User, account: Account, opening: Opening, context: CommandContext) -> Receipt:
        """Append account and first session at once; raises ``UsernameTaken`` or ``AdministratorExists``."""
        claims = [self._claim("username", account.username, user.id)]
        if user.role == "administrator":
            claims.append(self._claim(ADMINISTRATOR_CLAIM, "", user.id))
        rows = (*account.rows(user), opening.row())
        aggregates = (user, opening.session())
        change = Change(id=user.id, version=1, aggregates=aggregates, claims=tuple(claims), rows=rows)
        try:
            return self._append(change, context)
        except ClaimTaken as taken:
            raise (UsernameTaken if taken.kind == "username" else AdministratorExists) from taken

    def id_of(self, username: str) -> str | None:
        """Who owns a user name."""
        return self._log.owner(self._claim("username", username, "").digest)

    @property
    def has_administrator(self) -> bool:
        return self._log.owner(self._claim(ADMINISTRATOR_CLAIM, "", "").digest) is not None

    @property
    def is_empty(self) -> bool:
        return self._log.head() == 0

    def password_hash(self, user_id: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.scalar(select(Credentials.password_hash).where(Credentials.user_id == user_id))

    def language(self, user_id: str) -> str | None:
        """What language the person writes in unless a text says otherwise."""
        with self._engine.connect() as connection:
            return connection.scalar(FIND_LANGUAGE, {"user_id": user_id})

    def _claim(self, kind: str, value: str, owner: str) -> Claim:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
        return Claim(kind, self._secret.digest(f"claim {kind}", folded.encode()), owner)
