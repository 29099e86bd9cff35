"""Structured logs: one JSON object a line, on standard error."""

import io
import logging
import sys
from contextlib import suppress

import structlog


class _Lenient(io.TextIOWrapper):
    """A stream whose failures concern nobody: a full disk under the log must not fail a request."""

    def write(self, text: str, /) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def configure_logs() -> None:
    """Make structlog write lines that programs can read."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=_Lenient(sys.stderr.buffer, write_through=True)),
        cache_logger_on_first_use=True,
    )
