"""Facts in, facts or a refusal out: how rules of aggregates are told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest

from app.domain.errors import DomainError
from app.domain.events.event import DomainEvent
from app.domain.models.aggregates import Aggregate

A = TypeVar("A", bound=Aggregate)


@dataclass(frozen=True, slots=True)
class When(Generic[A]):
    """A deed that has not been done yet."""

    aggregate: A
    deed: Callable[[A], object]

    def then(self, *expected: DomainEvent) -> None:
        """The deed records these facts and no others, and they fold."""
        before = self.aggregate.stream_version
        self.deed(self.aggregate)

        assert self.aggregate.pending == list(expected)
        assert self.aggregate.stream_version == before

    def then_refused(self, refusal: type[DomainError]) -> DomainError:
        """The deed is refused and records nothing."""
        with pytest.raises(refusal) as caught:
            self.deed(self.aggregate)

        assert type(caught.value) is refusal
        assert self.aggregate.pending == []
        return caught.value


@dataclass(frozen=True, slots=True)
class Given(Generic[A]):
    """An aggregate with a past."""

    aggregate: A

    def when(self, deed: Callable[[A], object]) -> When[A]:
        return When(self.aggregate, deed)


def given(kind: type[A], *past: DomainEvent, id: str = "") -> Given[A]:
    """An aggregate rebuilt from its past."""
    return Given(kind.replay(id, past))
