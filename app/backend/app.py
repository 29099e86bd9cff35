"""Entry point: runs one role of the program or one task of the command line."""

import sys

from app.cli.command_line import PROBLEMS, hindsight
from app.config.logs import configure_logs

if __name__ == "__main__":
    configure_logs()
    try:
        hindsight(prog_name="hindsight")
    except PROBLEMS as problem:
        sys.exit(str(problem))
