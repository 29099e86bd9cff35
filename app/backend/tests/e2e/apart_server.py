"""Serves the board on PORT with its sides apart, until it is told to end: for journeys of a browser."""

import os
import signal
import sys

from tests.e2e.composed import composed


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with composed(int(os.environ["PORT"]), HINDSIGHT_RATE_LIMITS=os.environ.get("HINDSIGHT_RATE_LIMITS", "on")):
        signal.pause()


if __name__ == "__main__":
    main()
