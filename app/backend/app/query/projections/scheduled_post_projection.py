"""Posts that wait for their time."""

from app.domain.events.event import RecordedEvent, readable
from app.domain.events.post_events import PostPublished, PostScheduleCancelled, PostScheduled, PostScheduleFailed
from app.query.models.ready_json import dump
from app.query.models.scheduled_post_view import ScheduledPostView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class ScheduledPostProjection(Projection):
    """Keeps a row for each post that is neither published nor cancelled."""

    name, version = "scheduled_posts", 1

    def __init__(self) -> None:
        self.scheduled_posts = Rows(ScheduledPostView.table())
        super().__init__(self.scheduled_posts)

    @on(PostScheduled)
    def scheduled(self, event: PostScheduled, recorded: RecordedEvent) -> None:
        self.scheduled_posts.put(
            {
                "post_id": event.post_id,
                "author_id": event.author_id,
                "due": event.publish_at,
                "state": "scheduled",
                "why": None,
                "title": readable(event.title) or "",
                "body": readable(event.body) or "",
                "tags": dump(event.tags),
                "language": event.language,
            }
        )

    @on(PostScheduleFailed)
    def failed(self, event: PostScheduleFailed, recorded: RecordedEvent) -> None:
        if post := self.scheduled_posts.get(event.post_id):
            self.scheduled_posts.put({**post, "state": "failed", "why": event.why})

    @on(PostScheduleCancelled)
    def cancelled(self, event: PostScheduleCancelled, recorded: RecordedEvent) -> None:
        self.scheduled_posts.remove(event.post_id)

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self.scheduled_posts.remove(event.post_id)
