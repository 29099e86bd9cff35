"""Reads what is said where."""

from collections.abc import Sequence, Set
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from app.infrastructure.database.kept_statements import any_of, numbered
from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.database.word_index import Estimates, Newest, NumbersWith, common_terms
from app.infrastructure.serializers.search_phrases import Phrase
from app.infrastructure.serializers.search_tokens import Term
from app.query.models.comment_view import CommentView
from app.query.models.post_view import PostView
from app.query.models.search_hit import Hit
from app.query.models.search_ranks import Rank
from app.query.models.search_view import SearchDocumentView, SearchTokensView
from app.query.models.user_view import UserView

Found = SearchDocumentView
Post = aliased(SearchDocumentView, name="found_post")
HITS = (
    select(
        *(Found.number, Found.document_id, Found.kind, Found.version, Found.published_at, Found.language, Found.text),
        *(Post.document_id.label("post_id"), Post.title, Post.slug, Post.tags, Post.language.label("post_language")),
        *(PostView.state, PostView.author_id, PostView.version.label("post_version")),
        *(CommentView.state.label("comment_state"), CommentView.author_id.label("comment_author_id")),
        *(CommentView.frame, UserView.card),
    )
    .join(Post, Post.document_id == Found.post_id)
    .join(PostView, PostView.post_id == Found.post_id)
    .join(CommentView, CommentView.comment_id == Found.document_id, isouter=True)
    .join(UserView, UserView.user_id == Found.author_id, isouter=True)
)
"""Each with what the board itself shows in its place, which may be older or newer than what is searched."""


class SearchViewRepository:
    """What is searched, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def position(self) -> int:
        """Up to where what was said can be found."""
        first = self._snapshots.first()
        return int(first.search_position) if first else 0

    def common(self, ranks: Sequence[Rank]) -> Set[Term]:
        """What of these ranks is only begun, and begins so much that it is better not looked for first."""
        groups = (group for rank in ranks for group in (*rank.all_of, *rank.but_not))
        begun = list(dict.fromkeys(term for group in groups for term in group if term.is_prefix))
        if not begun:
            return frozenset()
        return common_terms(begun, self._snapshots.once(Estimates(SearchTokensView.table(), begun)))

    def numbers(self, rank: Rank, common: Set[Term], *, before: int, limit: int) -> list[int]:
        """Where things of that rank appeared, the newest first."""
        newest = Newest(before, limit)
        found = NumbersWith(SearchTokensView.table(), rank.all_of, rank.but_not, newest, common)
        return [row[0] for row in self._snapshots.once(found)]

    def saying(self, phrases: Sequence[Phrase], numbers: Sequence[int]) -> list[int]:
        """Those of these things whose title or text says all of the phrases; the index knows no order of words."""
        if not phrases or not numbers:
            return list(numbers)
        texts = self._snapshots.tuples(_texts(len(numbers)), numbered(numbers))
        saying = {number for number, *said in texts if all(phrase.is_said_in(*said) for phrase in phrases)}
        return [number for number in numbers if number in saying]

    def hits(self, numbers: Sequence[int]) -> list[Hit]:
        """Those things, in the order given."""
        if not numbers:
            return []
        found = self._snapshots.tuples(_hits(len(numbers)), numbered(numbers))
        hits = {row[0]: Hit(*row) for row in found}
        return [hits[number] for number in numbers if number in hits]


@cache
def _texts(count: int) -> Select[int, str, str]:
    return select(Found.number, Found.title, Found.text).where(any_of(Found.number, count))


@cache
def _hits(count: int) -> Select[*tuple[Any, ...]]:
    return HITS.where(any_of(Found.number, count))
