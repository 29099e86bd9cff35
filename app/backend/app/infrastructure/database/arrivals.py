"""How a restored or imported board takes the place of what stands in a data folder: all of it or nothing.

It is made in ``incoming``. Renaming that to ``arriving`` decides; what stood there then moves aside, a second
renaming to ``arrived`` says that it has, and the new files move in. Whoever next owns the folder finishes what was
cut off. The folder itself stays, as it may be the root of a disk of its own.
"""

import os
import shutil
from pathlib import Path

DATABASES = ("log.db", "keys.db", "views.db")
INCOMING, ARRIVING, ARRIVED, REPLACED = "incoming", "arriving", "arrived", "replaced"


def content_of(folder: Path) -> list[Path]:
    """The files that make up a board: its databases, with what SQLite keeps beside them, and its secret."""
    databases = [folder / f"{name}{suffix}" for name in DATABASES for suffix in ("", "-wal", "-shm")]
    return [path for path in (*databases, folder / "secret") if path.exists()]


def begin_arrival(folder: Path) -> Path:
    """An empty folder for the new files, in the same file system; what was left of an earlier try is gone."""
    incoming = folder / INCOMING
    give_up_arrival(folder)
    incoming.mkdir(mode=0o700)
    return incoming


def give_up_arrival(folder: Path) -> None:
    shutil.rmtree(folder / INCOMING, ignore_errors=True)


def complete_arrival(folder: Path) -> Path | None:
    """Let the new files take their place; where those went that stood there before."""
    for path in (folder / INCOMING).iterdir():
        _sync(path)
    (folder / INCOMING).rename(folder / ARRIVING)
    _sync(folder)
    return finish_arrival(folder)


def finish_arrival(folder: Path) -> Path | None:
    """Go on with an arrival that was decided; where the former files went."""
    aside = None
    if (folder / ARRIVING).exists():
        if content_of(folder):
            aside = _new_folder(folder)
            _move(content_of(folder), aside)
        (folder / ARRIVING).rename(folder / ARRIVED)
        _sync(folder)
    if (folder / ARRIVED).exists():
        _move(list((folder / ARRIVED).iterdir()), folder)
        (folder / ARRIVED).rmdir()
        _sync(folder)
    return aside


def _new_folder(folder: Path) -> Path:
    number = next(number for number in range(1, 10_000) if not (folder / f"{REPLACED}-{number}").exists())
    aside = folder / f"{REPLACED}-{number}"
    aside.mkdir(mode=0o700)
    return aside


def _move(paths: list[Path], to: Path) -> None:
    for path in paths:
        path.rename(to / path.name)
    _sync(to)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
