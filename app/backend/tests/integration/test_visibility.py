"""What nobody may read stands nowhere: every address is asked by everybody, now and as of then.

Each text that was ever written bears a mark of its own. The addresses are those of the OpenAPI document; one that this
test does not know how to ask fails it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest

from app.api.openapi import openapi
from app.config.settings import Settings
from tests.integration.boards import Board, Person, a_board
from tests.integration.scheduling import schedule

EVERYBODY = frozenset({"guest", "stranger", "author", "administrator"})
OWN = frozenset({"author", "administrator"})
AUTHOR, NOBODY = frozenset({"author"}), frozenset[str]()
NOT_ASKED = {"/api/query/preview": "it tells what it was told", "/api/query/changes": "a stream, which holds no texts"}
PAGES = ("/health/ready", "/metrics", "/search?q={mark}", "/p/{post_id}/record", "/c/{comment_id}/record")
PAGES_OF_THE_PAST = ("/", "/t/{tag}", "/tags", "/p/{post_id}/words", "/u/{username}", "/u/{username}/comments")
PARAMETERS: dict[str, list[dict[str, str]]] = {
    "/api/query/posts": [{}, {"sort": "active"}, {"sort": "top"}, {"tag": "marked"}, {"author": "author"}],
    "/api/query/posts/{post_id}/comments": [{}, {"sort": "new"}, {"sort": "top"}],
    "/api/query/posts/{post_id}/diff": [{"from": one, "to": other} for one, other in ("12", "23", "13")],
    "/api/query/activity": [{}, {"tag": "marked"}, {"author": "author"}],
    "/api/query/activity/near": [{"at": "5"}],
    "/api/query/search": [{"q": "{mark}", "kind": kind} for kind in ("posts", "comments")] + [{"q": "{mark}"}],
}
PLACE = re.compile(r"{(\w+)}")


@dataclass(slots=True)
class Marked:
    """A board on which everything that can happen to a text has happened, and whose every text bears a mark."""

    people: Mapping[str, Person]
    may_read: dict[str, frozenset[str]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=lambda: {"post_id": [], "comment_id": []})
    moments: list[int] = field(default_factory=list)

    def mark(self, readers: frozenset[str]) -> str:
        """A word that stands nowhere else, and who may meet it in the end."""
        word = f"quicksilver{chr(ord('a') + len(self.may_read))}"
        self.may_read[word] = readers
        return word

    def post(self, readers: frozenset[str]) -> str:
        """The id of a post that the author publishes, for those readers in the end."""
        word = self.mark(readers)
        id = self.people["author"].publish(f"On {word}", f"It *{word}*.", ("marked",))
        self.ids["post_id"].append(id)
        return id

    def edit(self, post_id: str, readers: frozenset[str]) -> None:
        word = self.mark(readers)
        fields = {"title": f"On {word}", "body": f"It *{word}*.", "reason": "It was wrong"}
        self.people["author"].does("edit-post", post_id=post_id, **fields)

    def comment(self, post_id: str, readers: frozenset[str]) -> str:
        id = self.people["author"].comment(post_id, f"It *{self.mark(readers)}*.")
        self.ids["comment_id"].append(id)
        return id

    def moment(self) -> None:
        """Look back to what stands now, in the end."""
        self.moments.append(int((self.people["author"].token or "").rpartition("-")[2]))

    def happen(self) -> None:
        author = self.people["author"]
        public, erased, deleted = self.post(EVERYBODY), self.post(NOBODY), self.post(OWN)
        said, unsaid = self.comment(public, EVERYBODY), self.comment(public, OWN)
        self.comment(deleted, OWN)
        self.moment()
        self.edit(public, EVERYBODY)
        self.edit(public, EVERYBODY)
        self.edit(erased, EVERYBODY)
        self.edit(deleted, OWN)
        author.does("edit-comment", comment_id=said, body=self.mark(NOBODY))
        author.does("edit-comment", comment_id=said, body=self.mark(EVERYBODY))
        self.moment()
        author.does("redact-version", target_id=erased, version=1)
        author.does("delete-post", post_id=deleted)
        author.does("delete-comment", comment_id=unsaid)
        self.ids["post_id"].append(schedule(author, body=self.mark(AUTHOR)))
        taken_back = schedule(author, body=self.mark(NOBODY))
        author.does("cancel-scheduled-post", post_id=taken_back)
        self.ids["post_id"].append(taken_back)
        self.moment()

    def addresses(self) -> Iterator[str]:
        """Every address with everything that can stand in its places, now and as of each moment."""
        document = openapi()["paths"]
        asked = {path: operations for path, operations in document.items() if path.startswith("/api/query/")}
        for path, operations in asked.items():
            if path in NOT_ASKED:
                continue
            named = {each["name"] for each in operations["get"]["parameters"]}
            moments = ["", *map(str, self.moments)] if "as_of" in named else [""]
            for given, moment in product(PARAMETERS.get(path, [{}]), moments):
                parameters = given | ({"as_of": moment} if moment else {})
                yield from self.filled(path + ("?" if parameters else "") + with_equals(parameters))
        for page in PAGES:
            yield from self.filled(page)
        for page, moment in product(PAGES_OF_THE_PAST, ["", *(f"?as_of={moment}" for moment in self.moments)]):
            yield from self.filled(page + moment)

    def filled(self, template: str) -> Iterator[str]:
        """The address with each value of its places; raises ``KeyError`` for a place that is not known here."""
        values = {
            **self.ids,
            "username": ["author"],
            "version": ["1", "2", "3"],
            "tag": ["marked"],
            "mark": list(self.may_read),
        }
        names = list(dict.fromkeys(PLACE.findall(template)))
        for chosen in product(*(values[name] for name in names)):
            yield template.format(**dict(zip(names, chosen, strict=True)))

    def seen(self) -> dict[str, dict[str, set[str]]]:
        """By mark and viewer, the addresses whose answers hold it."""
        found: dict[str, dict[str, set[str]]] = {word: {} for word in self.may_read}
        for name, person in self.people.items():
            person.token = self.people["author"].token
            for address in self.addresses():
                text = said(person, address)
                for word in self.may_read:
                    if word in text.replace(address, "").replace(f"q={word}", ""):
                        found[word].setdefault(name, set()).add(address)
        return found


def with_equals(parameters: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in parameters.items())


def said(person: Person, address: str) -> str:
    """The whole of an answer, whatever its status; none is an error of the server's."""
    headers = {"Hindsight-Min-Position": person.token or ""}
    response = person.client.get(address, headers=headers)
    assert response.status_code in {200, 302, 308, 401, 403, 404, 410}, (address, response.text)
    return response.text


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Marked]:
    """With the pages that the built client is served by."""
    with a_board(tmp_path / "data", client_folder=Settings.read({}).client_folder) as board:
        yield a_marked(board)


def a_marked(board: Board) -> Marked:
    administrator = board.member("administrator")
    people = {name: board.member(name) for name in ("author", "stranger")}
    made = Marked({"guest": board.somebody(), **people, "administrator": administrator})
    made.happen()
    board.settle()
    return made


def test_each_text_is_told_to_those_who_may_read_it_and_to_nobody_else(marked: Marked) -> None:
    found = marked.seen()

    told = {word: {name for name in viewers if shows(viewers[name])} for word, viewers in found.items()}
    assert told == {word: set(readers) for word, readers in marked.may_read.items()}, found


def shows(addresses: set[str]) -> bool:
    """Whether one of them holds more than the word that was searched for, sent back."""
    return any("search" not in address for address in addresses)


def test_an_address_that_is_not_known_here_is_noticed(marked: Marked) -> None:
    with pytest.raises(KeyError):
        list(marked.filled("/api/query/drafts/{draft_id}"))
