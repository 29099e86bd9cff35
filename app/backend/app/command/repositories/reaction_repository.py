"""Reactions in the log."""

from uuid import UUID, uuid5

from app.command.repositories.aggregate_repository import AggregateRepository, Change, IdTaken
from app.domain.models.actor import Actor
from app.domain.models.reaction_aggregate import Reaction, TargetNotFound
from app.infrastructure.event_store.appends import Receipt, StreamConflict
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.secret import SiteSecret

REACTIONS = UUID("7d0f5f0e-6c0b-5b63-9a39-3f4c2b1e8a77")


class ReactionRepository(AggregateRepository[Reaction]):
    """Loads and saves reactions; each is there before anybody gives it.

    Its id is that of who reacts to what and how, under the site's secret: else somebody could publish something under
    the id that another's reaction is going to have.
    """

    aggregate = Reaction
    not_found = TargetNotFound

    def __init__(self, log: EventRepository, secret: SiteSecret) -> None:
        super().__init__(log)
        self._secret = secret

    def of(self, actor: Actor, target_id: str, kind: str) -> Reaction:
        """What somebody did about a thing in that way so far."""
        name = self._secret.digest("reaction", f"{actor.id} {target_id} {kind}".encode())
        id = str(uuid5(REACTIONS, name))
        try:
            return self.get(id)
        except TargetNotFound:
            return Reaction(id)

    def save(self, reaction: Reaction, context: CommandContext) -> Receipt:
        """Append; raises ``StreamConflict`` where the person did something else at the same moment."""
        changed = (reaction,) if reaction.changes else ()
        try:
            return self._append(Change(id=reaction.id, version=reaction.changes, aggregates=changed), context)
        except IdTaken as taken:  # it was given elsewhere for the first time
            raise StreamConflict(reaction.id, 1) from taken
