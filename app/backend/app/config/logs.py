"""Structured logs: one JSON object a line, on standard error."""

import io
import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import orjson
import structlog

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Lenient(io.FileIO):
    """A stream whose failures concern nobody: a full disk under the log must not fail a request."""

    def write(self, data: "ReadableBuffer", /) -> int:
        with suppress(OSError):
            return super().write(data)
        return 0


def configure_logs() -> None:
    """Make structlog write lines that programs can read."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.BytesLoggerFactory(file=_Lenient(sys.stderr.fileno(), "wb", closefd=False)),
        cache_logger_on_first_use=True,
    )
