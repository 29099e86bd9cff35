"""The roles of the program: the parts that each has, and what these need."""

from dataclasses import dataclass
from enum import Enum, auto


class Part(Enum):
    """What a process can have switched on by itself."""

    COMMANDS = auto()
    PROCESSES = auto()
    PROJECTIONS = auto()
    QUERIES = auto()
    CHANGES = auto()


LOG = ("COMMAND_DATABASE_URL", "KEYS_DATABASE_URL")
VIEWS = ("QUERY_DATABASE_URL",)
SECRET = ("HINDSIGHT_SECRET",)
NEEDS = {
    Part.COMMANDS: (*LOG, *SECRET),
    Part.PROCESSES: (*LOG, *SECRET),
    Part.PROJECTIONS: (*LOG, *VIEWS),
    Part.QUERIES: VIEWS,
    Part.CHANGES: VIEWS,
}
"""The settings that a part cannot do without, once other parts run elsewhere."""
HISTORIES = {"command": "COMMAND_DATABASE_URL", "keys": "KEYS_DATABASE_URL", "query": "QUERY_DATABASE_URL"}


@dataclass(frozen=True, slots=True)
class Role:
    """What one process of the program does."""

    name: str
    parts: frozenset[Part]

    def has(self, *parts: Part) -> bool:
        """Whether it has any of these parts."""
        return not self.parts.isdisjoint(parts)

    @property
    def is_alone(self) -> bool:
        """Whether it does everything, and may keep everything in a folder of its own."""
        return self.parts == frozenset(Part)

    @property
    def follows(self) -> bool:
        """Whether it reads views that others bring up to date."""
        return self.has(Part.QUERIES, Part.CHANGES) and not self.has(Part.PROJECTIONS)

    @property
    def needs(self) -> tuple[str, ...]:
        """The settings that it cannot do without."""
        named = {setting for part in self.parts for setting in NEEDS[part]}
        return () if self.is_alone else tuple(setting for setting in (*LOG, *VIEWS, *SECRET) if setting in named)

    @property
    def histories(self) -> tuple[str, ...]:
        """The databases that it opens."""
        return tuple(name for name, setting in HISTORIES.items() if self.is_alone or setting in self.needs)


ALL = Role("all", frozenset(Part))
ROLES = {
    role.name: role
    for role in (
        ALL,
        Role("command-api", frozenset({Part.COMMANDS})),
        Role("query-api", frozenset({Part.QUERIES})),
        Role("streams", frozenset({Part.CHANGES})),
        Role("projector", frozenset({Part.PROJECTIONS})),
        Role("processes", frozenset({Part.PROCESSES})),
    )
}
