"""The readable part of a post's address."""

import re
import unicodedata

LIMIT = 60
RESERVED = frozenset({"", "record", "versions", "edit"})


def slug(title: str) -> str:
    """Letters and digits of the title joined by ``-``; never the name of another page of the post."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", title).lower())
    joined = "-".join(words)[:LIMIT].strip("-")
    return f"{joined}-post".lstrip("-") if joined in RESERVED else joined
