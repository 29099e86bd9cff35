"""Orders about processes, which these carry out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryProcess:
    """Have a process try again what it has given up on."""

    process: str
