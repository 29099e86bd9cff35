"""What holds for all tests."""

import structlog
from hypothesis import settings

settings.register_profile("board", deadline=None)  # no test asserts on the clock
settings.load_profile("board")
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])
