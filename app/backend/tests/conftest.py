"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("board", deadline=None)  # no test asserts on the clock
settings.load_profile("board")
