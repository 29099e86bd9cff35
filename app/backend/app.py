"""Entry point: runs one role of the program or one task of the command line."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # what is imported stays, so that to look through it for waste takes a third of a short task
    from app.cli.command_line import PROBLEMS, hindsight
    from app.config.garbage import collect_seldom
    from app.config.logs import configure_logs

    collect_seldom()
    configure_logs()
    try:
        hindsight(prog_name="hindsight")
    except PROBLEMS as problem:
        sys.exit(str(problem))
