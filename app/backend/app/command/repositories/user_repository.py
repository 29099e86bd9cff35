"""Accounts in the log, with their claims, credentials and rights."""

import unicodedata
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from app.command.models.user import Credentials, Rights
from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.command.repositories.session_repository import Opening, all_ended_but
from app.domain.errors import Conflict, NotFound
from app.domain.events.event import readable
from app.domain.events.user_events import UserRegistered, UserRenamed
from app.domain.models.actor import Actor
from app.domain.models.user_aggregate import User
from app.infrastructure.event_store.appends import Claim, ClaimTaken, Receipt, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.secret import SiteSecret

ADMINISTRATOR_CLAIM = "first-administrator"


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
        claims = [self._name(account.username, user.id)]
        if user.role == "administrator":
            claims.append(self._claim(ADMINISTRATOR_CLAIM, "", user.id))
        rows = (*account.rows(user), opening.row())
        aggregates = (user, opening.session())
        change = Change(id=user.id, version=1, aggregates=aggregates, claims=tuple(claims), rows=rows)
        return self._append(change, context)

    def of(self, actor: Actor) -> User:
        """The account that gives the command."""
        return self.get(actor.id or "")

    def actor(self, user_id: str) -> Actor | None:
        """The person with the rights of now."""
        found = select(Rights).where(Rights.user_id == user_id)
        with self._engine.connect() as connection:
            row = connection.execute(found).first()
        return Actor(row.user_id, row.role, suspended=row.suspended, language=row.language) if row else None

    def change_profile(self, user: User, language: str | None, context: CommandContext) -> Receipt:
        """Append, and keep the language that the person writes in."""
        rights = RowChange(Rights.table(), {"user_id": user.id}, {"language": language})
        return self._append(_change(user, rows=(rights,) if language else ()), context)

    def rename(self, user: User, username: str, context: CommandContext) -> Receipt:
        """Append with a claim to the new name; the old one stays claimed. Raises ``UsernameTaken``."""
        return self._append(_change(user, claims=(self._name(username, user.id),)), context)

    def change_password(self, user: User, password_hash: str, session_id: str, context: CommandContext) -> Receipt:
        """Append, keep the new hash, and know no session of the person but that one any more."""
        credentials = RowChange(Credentials.table(), {"user_id": user.id}, {"password_hash": password_hash})
        return self._append(_change(user, rows=(credentials, all_ended_but(session_id, user.id))), context)

    def named(self, username: str) -> User | None:
        """Who owns a user name, be it a former one."""
        owner = self._log.owner(self._name(username, "").digest)
        return self.get(owner) if owner else None

    def username(self, user: User) -> str:
        """What the person is called by; nothing where that is erased."""
        named = {UserRegistered.type_name, UserRenamed.type_name}
        *_, newest = [stored for stored in self._log.stream(user.id) if stored.type in named]
        [recorded] = self._log.open([newest])
        assert isinstance(recorded.event, UserRegistered | UserRenamed)
        return readable(recorded.event.username) or ""

    @property
    def has_administrator(self) -> bool:
        return self._log.owner(self._claim(ADMINISTRATOR_CLAIM, "", "").digest) is not None

    @property
    def is_empty(self) -> bool:
        return self._log.head() == 0

    def password_hash(self, user_id: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.scalar(select(Credentials.password_hash).where(Credentials.user_id == user_id))

    def _append(self, change: Change, context: CommandContext) -> Receipt:
        try:
            return super()._append(change, context)
        except ClaimTaken as taken:
            raise (UsernameTaken if taken.kind == "username" else AdministratorExists) from taken

    def _name(self, username: str, owner: str) -> Claim:
        return self._claim("username", username, owner)

    def _claim(self, kind: str, value: str, owner: str) -> Claim:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
        return Claim(kind, self._secret.digest(f"claim {kind}", folded.encode()), owner)


def _change(user: User, *, claims: tuple[Claim, ...] = (), rows: tuple[RowChange, ...] = ()) -> Change:
    """What the user recorded, as one append."""
    return Change(id=user.id, version=user.changes, aggregates=(user,), claims=claims, rows=rows)
