"""A back-up: copies of the log, its keys and the site's secret in a folder, with a manifest that vouches for them."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import orjson
from sqlalchemy import Connection

FORMAT, VERSION = "hindsight-backup", 1
MANIFEST, KEYS = "manifest.json", "keys.db"
FILES = ("log.db", KEYS, "secret")
PAGES_AT_ONCE = 1_000

Advance = Callable[[int], None]


class BackupRefused(Exception):
    """A folder is no back-up that can be restored; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a back-up says of itself; ``keys_end`` is the day on which its keys are to be destroyed."""

    epoch: str
    head: int
    made_at: str
    keys_end: str
    files: dict[str, str]

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Raises ``BackupRefused``."""
        try:
            told = orjson.loads((folder / MANIFEST).read_bytes())
            format, version = told.pop("format"), told.pop("version")
            if format != FORMAT:
                raise BackupRefused(f"{folder} is no back-up of Hindsight.")
            if version != VERSION:
                raise BackupRefused(f"{folder} is of form {version}, which this Hindsight cannot restore; a newer can.")
            return cls(**told)
        except FileNotFoundError:
            raise BackupRefused(f"{folder} has no {MANIFEST}, so it is no back-up, or one that broke off.") from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BackupRefused(f"{folder / MANIFEST} is damaged.") from None

    def write(self, folder: Path) -> None:
        text = orjson.dumps({"format": FORMAT, "version": VERSION, **asdict(self)}, option=orjson.OPT_INDENT_2)
        descriptor = os.open(folder / MANIFEST, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def copy_database(connection: Connection, target: Path, advance: Advance) -> None:
    """A whole copy of what the connection's transaction reads; others may write meanwhile.

    The open transaction keeps SQLite from beginning anew whenever somebody has written.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(target)) as copy:
        driver.backup(copy, pages=PAGES_AT_ONCE, progress=lambda _, left, total: advance(total - left))
        copy.execute("PRAGMA journal_mode = DELETE")
        [said] = copy.execute("PRAGMA quick_check").fetchone()
    if said != "ok":
        raise BackupRefused(f"{target.name} is damaged, SQLite says: {said}. Run ./hindsight log check.")


def pages_of(connection: Connection) -> int:
    """How large a database is, for those who show how far its copy is."""
    pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return pages


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_files(manifest: Manifest, source: Path, target: Path) -> None:
    """Fetch the files of a back-up, each as it was made; raises ``BackupRefused``."""
    if not (source / KEYS).exists():
        raise BackupRefused(
            f"{source} has no {KEYS} any more: its keys were kept until {manifest.keys_end}, as an erasure is to become"
            " final. Restore a younger back-up."
        )
    for name in FILES:
        if not (source / name).exists():
            raise BackupRefused(f"{source} has no {name}.")
        shutil.copyfile(source / name, target / name)
        (target / name).chmod(0o600)
        if digest(target / name) != manifest.files[name]:
            raise BackupRefused(f"{source / name} is not what was backed up. Restore another back-up.")


def backups_in(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """The back-ups in a folder, oldest first."""
    for path in sorted(folder.glob(f"*/{MANIFEST}")):
        try:
            yield path.parent, Manifest.read(path.parent)
        except BackupRefused:
            continue  # somebody else's, or of another version


def age_out(folder: Path, today: date) -> list[Path]:
    """Destroy the keys of back-ups whose day has come, and what is left of those that broke off; the former."""
    for broken in folder.glob("hindsight-*.new"):
        if datetime.fromtimestamp(broken.stat().st_mtime, UTC).date() < today:
            shutil.rmtree(broken)
    old = [path for path, told in backups_in(folder) if (path / KEYS).exists() and told.keys_end <= today.isoformat()]
    for path in old:
        with (path / KEYS).open("r+b") as file:
            file.write(bytes(os.fstat(file.fileno()).st_size))
            os.fsync(file.fileno())
        (path / KEYS).unlink()
    return old


def name_of(made_at: datetime) -> str:
    """What the folder of a back-up is called; names sort by time."""
    return made_at.strftime("hindsight-%Y%m%dT%H%M%SZ")
