"""What every answer about one post begins with: whether this viewer may read it."""

from dataclasses import dataclass

from app.query.models.gone import Gone
from app.query.models.post_view import PostView
from app.query.models.ready_json import ReadyJson
from app.query.models.viewer import Viewer
from app.query.models.visibility import may_read
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class PostReader:
    """Reads a post for a viewer, and words its state."""

    posts: PostViewRepository
    users: UserViewRepository

    def post(self, post_id: str, viewer: Viewer) -> PostView:
        """The post; raises ``Gone`` where the viewer may not read it any more."""
        post = self.posts.get(post_id)
        if not may_read(viewer, state=post.state, author_id=post.author_id):
            raise Gone(self.state(post))
        return post

    def card(self, user_id: str | None) -> ReadyJson | None:
        return self.users.cards([user_id]).get(user_id)

    def state(self, post: PostView) -> dict[str, object]:
        """The post's state, and unless present who, when and why."""
        if post.state == "present":
            return {"state": post.state}
        return {
            "state": post.state,
            "state_by": self.card(post.state_by),
            "state_at": post.state_at,
            "state_reason": post.state_reason,
        }
