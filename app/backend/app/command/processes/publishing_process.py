"""Publishes posts whose time has come."""

from app.command.commands.schedule_commands import FailScheduledPost, PublishScheduledPost
from app.command.processes.process import OVER, Answer, Cause, Process, Step, on
from app.domain.events.post_events import PostScheduleCancelled, PostScheduled
from app.domain.models.post_schedule import PostNotScheduled


class PublishingProcess(Process):
    """Sleeps until a post is due, then publishes it in its author's name; where that is refused, its author is told."""

    name = "publishing"

    @on(PostScheduled)
    def scheduled(self, event: PostScheduled, cause: Cause) -> Answer:
        return Answer(wake_at=event.publish_at, state={"author_id": event.author_id})

    @on(PostScheduleCancelled)
    def cancelled(self, event: PostScheduleCancelled, cause: Cause) -> Answer:
        return OVER

    def woken(self, cause: Cause) -> Answer:
        publish = PublishScheduledPost(post_id=cause.subject)
        return Answer(steps=(Step(command=publish, actor_id=cause.state["author_id"]),), is_over=True)

    def refused(self, command: object, code: str) -> tuple[Step, ...]:
        if not isinstance(command, PublishScheduledPost) or code == PostNotScheduled.code:
            return ()
        return (Step(command=FailScheduledPost(post_id=command.post_id, why=code)),)
