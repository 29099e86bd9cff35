"""What people do by chance, aimed at what they and others made. A new kind of command deserves a deed here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from tests.e2e.clients import PASSWORD, Client
from tests.e2e.ledger import Entry, Ledger

LATER, TWICE, ABROAD = 0.1, 0.2, 0.05
"""How often an order is given for later, repeated once it is done, and aimed at another's post."""
NAMES = 40
KINDS = {
    *("register", "log-in", "log-out", "revoke-session", "change-password", "change-profile", "rename-user"),
    *("publish-post", "edit-post", "revert-post", "redact-version", "delete-post", "restore-post"),
    *("add-comment", "edit-comment", "delete-comment", "restore-comment", "react", "withdraw-reaction"),
}
"""All of which are done at least once wherever very many things are."""


@dataclass(slots=True)
class Account:
    """Somebody, and the posts and comments that they tried to publish, which all their windows know."""

    username: str
    id: str = ""
    password: str = PASSWORD
    posts: list[str] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    """Each with its post."""


@dataclass(slots=True)
class Window:
    """One of a person's programs; it acts by a chance of its own."""

    client: Client
    ledger: Ledger
    chance: Random
    account: Account
    others: list[Account]
    visits: int = 0

    def act(self) -> None:
        """Do one thing, or visit the board as somebody else for a while."""
        deeds: dict[Callable[[], object], int] = {
            self.publish: 60,
            self.edit: 60,
            self.revert: 16,
            self.redact: 12,
            self.delete: 16,
            self.restore: 16,
            self.comment: 40,
            self.edit_comment: 12,
            self.delete_comment: 10,
            self.restore_comment: 10,
            self.like: 24,
            self.withdraw: 12,
            self.change_profile: 10,
            self.rename: 4,
            self.visit: 2,
        }
        [deed] = self.chance.choices(list(deeds), list(deeds.values()))
        deed()

    def give(self, name: str, *, client: Client | None = None, by: str | None = None, **fields: Any) -> Entry:
        """Have the order written down and given until its outcome is known."""
        correlation_id = self._new_id()
        entry = Entry(name=name, fields=fields, by=by or self.account.id, correlation_id=correlation_id)
        later, twice = self.chance.random() < LATER, self.chance.random() < TWICE
        return self.ledger.give(client or self.client, entry, for_later=later, twice=twice)

    def register(self) -> None:
        entry = self.give("register", by="", username=self.account.username, email="x@example.org", password=PASSWORD)
        self.account.id = entry.by = str(entry.receipt["id"])

    def publish(self) -> None:
        id = self._new_id()
        self.account.posts.append(id)
        self.give("publish-post", id=id, **self._text())

    def edit(self) -> None:
        version: dict[str, Any] = {"expected_version": self.chance.randint(1, 4)} if self.chance.random() < 0.2 else {}
        self.give("edit-post", post_id=self._post(), reason=self._words(3), **self._text(), **version)

    def revert(self) -> None:
        self.give("revert-post", post_id=self._post(), to_version=self.chance.randint(1, 3), reason=self._words(3))

    def redact(self) -> None:
        self.give("redact-version", target_id=self._post(), version=self.chance.randint(1, 3), reason=self._words(3))

    def delete(self) -> None:
        self.give("delete-post", post_id=self._post(), reason=self._words(3))

    def restore(self) -> None:
        self.give("restore-post", post_id=self._post())

    def comment(self) -> None:
        """Answer a comment of somebody, or else a post."""
        id, answered = self._new_id(), self.chance.choice(self.others).comments[-12:]
        post_id, parent = self._post(), dict[str, Any]()
        if answered and self.chance.random() < 0.6:
            parent_id, post_id = self.chance.choice(answered)
            parent = {"parent_id": parent_id}
        self.account.comments.append((id, post_id))
        self.give("add-comment", id=id, post_id=post_id, body=self._words(12), answers_version=1, **parent)

    def edit_comment(self) -> None:
        self.give("edit-comment", comment_id=self._comment(), body=self._words(12), reason=self._words(3))

    def delete_comment(self) -> None:
        self.give("delete-comment", comment_id=self._comment(), reason=self._words(3))

    def restore_comment(self) -> None:
        self.give("restore-comment", comment_id=self._comment())

    def like(self) -> None:
        self.give("react", target_id=self._liked(), kind="like")

    def withdraw(self) -> None:
        self.give("withdraw-reaction", target_id=self._liked(), kind="like")

    def change_profile(self) -> None:
        self.give("change-profile", display_name=self._words(2), bio=self._words(9))

    def rename(self) -> None:
        self.give("rename-user", username=f"name-{self.chance.randrange(NAMES)}")

    def visit(self) -> None:
        """Open an account, log in elsewhere, end that session, change the password, log out and in and out again."""
        self.visits += 1
        visitor = Account(f"{self.account.username}-{self.chance.randrange(10**6)}-{self.visits}"[:30])
        first, second = Client(self.client.server), Client(self.client.server)
        window = Window(first, self.ledger, self.chance, visitor, self.others)
        window.register()
        elsewhere = window.log_in(second)
        window.give("revoke-session", session_id=elsewhere.receipt["id"])
        window.give("change-password", password=PASSWORD, new_password=f"{PASSWORD} anew")
        visitor.password = f"{PASSWORD} anew"
        window.give("log-out")
        window.log_in(first)
        window.give("log-out")

    def log_in(self, client: Client) -> Entry:
        return self.give("log-in", client=client, login=self.account.username, password=self.account.password)

    def _post(self) -> str:
        """A post of one's own, rather a new one, or at times another's; or one that there never was."""
        posts = self.chance.choice(self.others).posts if self.chance.random() < ABROAD else self.account.posts
        recent = posts[-12:]
        return self.chance.choice(recent) if recent else self._new_id()

    def _comment(self) -> str:
        """The same of comments."""
        comments = (self.chance.choice(self.others) if self.chance.random() < ABROAD else self.account).comments
        recent = [id for id, _ in comments[-8:]]
        return self.chance.choice(recent) if recent else self._new_id()

    def _liked(self) -> str:
        """One of few things of somebody, so that many of them are liked twice."""
        somebody = self.chance.choice(self.others)
        things = [*somebody.posts[-3:], *(id for id, _ in somebody.comments[-3:])]
        return self.chance.choice(things) if things else self._new_id()

    def _new_id(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def _text(self) -> dict[str, Any]:
        return {"title": self._words(4), "body": self._words(30), "tags": [self._words(1), "e2e"]}

    def _words(self, count: int) -> str:
        return " ".join(f"w{self.chance.randrange(1000)}" for _ in range(count))
