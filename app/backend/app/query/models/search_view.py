"""What is searched: what each hit shows, and the tokens that present things are found by."""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase
from app.infrastructure.database.word_index import index_words


class SearchDocumentView(QueryBase):
    """A post or a comment as a hit shows it; ``number`` is the position that it appeared at, ``tags`` ready JSON.

    A comment has the title and the tags of its post.
    """

    __tablename__ = "search_documents_v1"
    document_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(10))
    post_id: Mapped[str] = mapped_column(String(36))
    author_id: Mapped[str] = mapped_column(String(36))
    version: Mapped[int]
    published_at: Mapped[str] = mapped_column(String(32))
    is_deleted: Mapped[bool]
    is_erased: Mapped[bool]
    title: Mapped[str] = mapped_column(Text)
    slug: Mapped[str] = mapped_column(String(70))
    tags: Mapped[bytes] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(35))
    text: Mapped[str] = mapped_column(Text)
    __table_args__ = (
        Index("search_documents_v1_by_number", "number", unique=True),
        Index("search_documents_v1_by_post", "post_id"),
    )


class SearchTokensView(QueryBase):
    """The tokens of what can be read; whatever may not be has no row, and so is in no index."""

    __tablename__ = "search_tokens_v1"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    tokens: Mapped[str] = mapped_column(Text)


index_words(SearchTokensView.table())


def labels(*, kind: str | None, author_id: str | None, tags: Iterable[str]) -> list[str]:
    """The tokens of a thing's kind, its author and its tags, which no word of a text is equal to."""
    named = [f"@{name}" for name in (kind, author_id) if name is not None]
    return [*named, *(f"#{tag}" for tag in tags)]
