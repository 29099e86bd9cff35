"""What answers questions, put together; a part of ``app.py``, which does so for all else."""

from collections.abc import Mapping
from typing import Any

from app.api.query_api import QUERIES
from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.message_bus.query_bus import Query, QueryBus
from app.lanes import DASHBOARD, SEARCH
from app.query.handlers.activity_query_handlers import activity_query_handlers
from app.query.handlers.auth_query_handlers import auth_query_handlers
from app.query.handlers.change_query_handlers import change_query_handlers
from app.query.handlers.comment_query_handlers import comment_query_handlers
from app.query.handlers.comment_readers import CommentReader
from app.query.handlers.condition_query_handlers import condition_query_handlers
from app.query.handlers.dashboard_query_handlers import dashboard_query_handlers
from app.query.handlers.history_query_handlers import history_query_handlers
from app.query.handlers.mark_readers import MarkReader
from app.query.handlers.post_query_handlers import post_query_handlers
from app.query.handlers.post_readers import PostReader
from app.query.handlers.schedule_query_handlers import schedule_query_handlers
from app.query.handlers.search_query_handlers import search_query_handlers
from app.query.handlers.system_query_handlers import system_query_handlers
from app.query.handlers.user_query_handlers import user_query_handlers
from app.query.models.viewer import Viewer
from app.query.queries.search_queries import Search
from app.query.queries.system_queries import GetSystemActivity
from app.query.repositories.activity_view_repository import ActivityViewRepository
from app.query.repositories.change_view_repository import ChangeViewRepository
from app.query.repositories.checkpoint_repository import CheckpointRepository
from app.query.repositories.comment_view_repository import CommentViewRepository
from app.query.repositories.condition_repository import ConditionRepository
from app.query.repositories.dashboard_view_repository import DashboardViewRepository
from app.query.repositories.look_repository import LookRepository
from app.query.repositories.mark_view_repository import MarkViewRepository
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.reaction_view_repository import ReactionViewRepository
from app.query.repositories.scheduled_post_view_repository import ScheduledPostViewRepository
from app.query.repositories.search_view_repository import SearchViewRepository
from app.query.repositories.session_view_repository import SessionViewRepository
from app.query.repositories.system_repository import SystemRepository
from app.query.repositories.user_view_repository import UserViewRepository

BESIDE: Mapping[type[Query[Any]], str] = {Search: SEARCH, GetSystemActivity: DASHBOARD}
"""The questions that are answered from another group of views than the board's own."""


def query_bus(
    snapshots: Snapshots,
    checkpoint: CheckpointRepository,
    conditions: ConditionRepository,
    looks: LookRepository,
    groups: Mapping[str, str],
) -> QueryBus[Viewer]:
    """The way of each question to what answers it; ``groups`` names that of each view."""
    system = SystemRepository(snapshots)
    posts, users = PostViewRepository(snapshots), UserViewRepository(snapshots)
    reader, marks = PostReader(posts, users), MarkReader(MarkViewRepository(snapshots), users)
    comments, reactions = CommentViewRepository(snapshots), ReactionViewRepository(snapshots)
    threads = CommentReader(comments, reader, reactions)
    changes = ChangeViewRepository(snapshots)
    bus = QueryBus(
        (
            auth_query_handlers(SessionViewRepository(snapshots), users),
            user_query_handlers(users),
            post_query_handlers(posts, users, reader, reactions),
            history_query_handlers(posts, users, marks, reader),
            comment_query_handlers(comments, posts, threads, marks),
            schedule_query_handlers(ScheduledPostViewRepository(snapshots)),
            activity_query_handlers(ActivityViewRepository(snapshots), changes, users),
            search_query_handlers(SearchViewRepository(snapshots), users),
            system_query_handlers(system, checkpoint, groups),
            condition_query_handlers(conditions, system),
            dashboard_query_handlers(DashboardViewRepository(snapshots), looks),
            change_query_handlers(changes, checkpoint),
        )
    )
    bus.require(QUERIES)
    return bus
