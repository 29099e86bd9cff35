"""What became of the last check of a log, kept beside it."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import orjson

from app.infrastructure.condition import Checked

NAME = "log-check.json"


def keep_outcome(folder: Path, epoch: str, checked: Checked) -> None:
    """Keep it where there is a folder for it; each outcome takes the place of the one before."""
    if folder.is_dir():
        new = folder / f"{NAME}.new"
        new.write_bytes(orjson.dumps({"epoch": epoch, **asdict(checked)}))
        new.replace(folder / NAME)


def find_outcome(folder: Path, epoch: str) -> Checked | None:
    """The last one of this history of the log; none where it was never checked."""
    try:
        told = orjson.loads((folder / NAME).read_bytes())
        return Checked(at=told["at"], upto=told["upto"], is_sound=told["is_sound"]) if told["epoch"] == epoch else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def outcome(now: datetime, upto: int, *, is_sound: bool) -> Checked:
    """What a check has found just now."""
    return Checked(now.isoformat(timespec="seconds").replace("+00:00", "Z"), upto, is_sound)
