"""What can be wrong with a data folder, found without its server."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.cli.advice import ADVICE, Finding
from app.cli.opened_log import OpenedLog, read_log
from app.cli.view_findings import find_in_views
from app.command.processes.process_store import ProcessStore
from app.command_side import PROCESSES
from app.config.settings import Settings
from app.infrastructure.database.arrivals import ARRIVED, ARRIVING, INCOMING, REPLACED
from app.infrastructure.database.backup import KEYS, backups_in
from app.infrastructure.database.data_folder import DataFolder, FolderProblem
from app.infrastructure.database.waiting import DatabaseProblem
from app.machine import last_backup, room_in

MEGABYTE = 1024 * 1024
PATIENCE_SECONDS = 2.0


def find_in_folder(settings: Settings) -> Iterator[Finding]:
    """Whether the folder is one's own, and complete."""
    path = settings.data_folder
    if path.stat().st_mode & 0o077:
        yield Finding(f"Others on this machine may look into {path}.", f"Run chmod 700 {path}.")
    if (path / ARRIVING).exists() or (path / ARRIVED).exists():
        yield Finding(
            "A restore or an import was cut off.", "Start the board, or run ./hindsight migrate, to finish it."
        )
    if (path / INCOMING).exists() and DataFolder(path).owner() is None:
        yield Finding("A restore or an import broke off; nothing of it is in use.", f"Remove {path / INCOMING}.")
    for aside in sorted(path.glob(f"{REPLACED}-*")):
        yield Finding(f"{aside} holds an earlier board, and keys that open what was erased since.", "Remove it.")
    if (path / "secret").exists() and (path / "secret").stat().st_mode & 0o077:
        yield Finding("Others may read the site's secret.", f"Run chmod 600 {path / 'secret'}.")
    try:
        DataFolder(path).refuse_log_without_keys(has_keys=settings.keys_url is None)
    except FolderProblem as problem:
        yield Finding(str(problem), "Run ./hindsight restore with a back-up that has them.")


def find_on_disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room to write, and to write the views anew after an erasure."""
    path = settings.data_folder
    room = room_in(path)
    if room.is_low:
        what = "full" if room.free < MEGABYTE else f"nearly full: {room.free // MEGABYTE} MB are free"
        yield Finding(
            f"The disk of {path} is {what}.", f"Free {room.needed // MEGABYTE} MB; the board then goes on by itself."
        )


def find_in_databases(settings: Settings) -> Iterator[Finding]:
    """Whether log and keys can be read and written, and fit each other."""
    path = settings.data_folder
    files = {"log.db": settings.command_url, KEYS: settings.keys_url}
    for name in [name for name, url in files.items() if url is None and (path / name).exists()]:
        if error := _refusal_to_write(path / name):
            holds = f"Find who holds it with fuser -v {path / name}, and end that process."
            advice = holds if "locked" in error else "Look at its rights; if it is damaged, restore a back-up."
            yield Finding(f"{path / name} cannot be written: {error}.", advice)
    if not all(url or (path / name).exists() for name, url in files.items()):
        return
    try:
        with read_log(settings) as opened:
            yield from _find_in_log(opened)
            yield from _find_in_processes(opened)
            yield from find_in_views(settings, opened)
    except FolderProblem as problem:
        yield Finding(str(problem), "Run ./hindsight migrate while the board does not run; else restore a back-up.")
    except DatabaseProblem as problem:
        yield Finding(str(problem), "Until then writes are refused, and reads go on from the views.")


def find_in_backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether there is a young back-up, and no old key, where the operator keeps them."""
    if (folder := settings.backup_folder) is None:
        return
    last = last_backup(folder)
    if last.made_at is None:
        yield Finding(f"There is no back-up in {folder}.", "Run ./hindsight backup, every night at best.")
    elif last.is_old(now):
        yield Finding(f"The last back-up is of {last.made_at}.", "Run ./hindsight backup, every night at best.")
    if [
        path for path, told in backups_in(folder) if told.keys_end <= now.date().isoformat() and (path / KEYS).exists()
    ]:
        yield Finding("Back-ups hold keys past their day.", "Run ./hindsight backup --prune.")


def _refusal_to_write(path: Path) -> str | None:
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return str(error)
    return None


def _find_in_log(opened: OpenedLog) -> Iterator[Finding]:
    for reason in opened.events.reasons():
        yield Finding(reason, "Set the clock, best by a time service. Until it has caught up, writes are refused.")
    marked, head = opened.keys.marked(), opened.events.head()
    if marked > head:
        what = f"The keys are of a log with erasures up to position {marked}, and this one ends at {head}."
        yield Finding(what, "Run ./hindsight restore, which brings back log and keys of one moment.")


def _find_in_processes(opened: OpenedLog) -> Iterator[Finding]:
    for process in PROCESSES:
        for subject, why in ProcessStore(process.name, opened.events, opened.engine).parked():
            what = f"The process {process.name} stands still for {subject}: {why}."
            yield Finding(what, dict(ADVICE)["stands still"])


def is_usable(path: Path) -> bool:
    """Whether this user can do anything with the folder."""
    return path.is_dir() and os.access(path, os.R_OK | os.W_OK | os.X_OK)


Search = Callable[[Settings], Iterator[Finding]]
SEARCHES: tuple[Search, ...] = (find_in_folder, find_on_disk, find_in_databases)
