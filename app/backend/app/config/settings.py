"""Settings from the environment, checked at the start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from app.config.role import ALL, ROLES, Role

EXAMPLE = "postgresql://name:password@host/database"
DATABASES = ("COMMAND", "KEYS", "QUERY")
WHY_APART = "Give the keys a database of their own: who has them beside the log can undo erasures."
ROLE, LEAST_SECRET = "HINDSIGHT_ROLE", 32
WHY_VIEWS_APART = "Give the views a database of their own: each has a history of its own."
BESIDE_THE_MAKEFILE = Path(__file__).resolve().parents[4]


class WrongSetting(Exception):
    """A setting has a value that cannot be meant; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator chooses."""

    port: int
    host: str
    data_folder: Path
    client_folder: Path
    trusted_proxies: int = 0
    most_streams: int = 200
    rate_limits: bool = True
    max_body: int = 1024 * 1024
    command_url: str | None = field(default=None, repr=False)
    keys_url: str | None = field(default=None, repr=False)
    command_owner_url: str | None = field(default=None, repr=False)
    keys_owner_url: str | None = field(default=None, repr=False)
    query_url: str | None = field(default=None, repr=False)
    query_owner_url: str | None = field(default=None, repr=False)
    role: Role = ALL
    secret: str | None = field(default=None, repr=False)
    database_patience: int = 30
    backup_folder: Path | None = None
    key_backup_days: int = 30

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises ``WrongSetting``."""
        command_url, keys_url, query_url = (_address(environment, f"{name}_DATABASE_URL") for name in DATABASES)
        if keys_url and keys_url in (command_url, query_url):
            raise WrongSetting(f"KEYS_DATABASE_URL is the address of another database again. {WHY_APART}")
        if query_url and query_url == command_url:
            raise WrongSetting(f"QUERY_DATABASE_URL is COMMAND_DATABASE_URL again. {WHY_VIEWS_APART}")
        role = _role(environment)
        return cls(
            command_url=command_url,
            keys_url=keys_url,
            command_owner_url=_address(environment, "MIGRATION_DATABASE_URL"),
            keys_owner_url=_address(environment, "KEYS_MIGRATION_DATABASE_URL"),
            query_url=query_url,
            query_owner_url=_address(environment, "QUERY_MIGRATION_DATABASE_URL"),
            role=role,
            secret=_secret(environment),
            database_patience=_number(environment, "HINDSIGHT_DATABASE_PATIENCE", 30, most=3_600),
            port=_number(environment, "PORT", 8000, most=65_535),
            host=environment.get("HINDSIGHT_HOST", "127.0.0.1"),
            data_folder=Path(environment.get("HINDSIGHT_DATA_DIR") or BESIDE_THE_MAKEFILE / "data").absolute(),
            client_folder=BESIDE_THE_MAKEFILE / "app" / "frontend" / "dist",
            most_streams=_number(environment, "HINDSIGHT_STREAMS", 200, most=10_000),
            rate_limits=_switch(environment, "HINDSIGHT_RATE_LIMITS"),
            trusted_proxies=_number(environment, "HINDSIGHT_PROXIES", 0, most=10),
            backup_folder=Path(backups).absolute() if (backups := environment.get("HINDSIGHT_BACKUP_DIR")) else None,
            key_backup_days=_number(environment, "HINDSIGHT_KEY_BACKUP_DAYS", 30, most=3_650),
        )


def _role(environment: Mapping[str, str]) -> Role:
    """What the process is to do; several processes cannot share files, which one process owns."""
    name = environment.get(ROLE) or ALL.name
    if name not in ROLES:
        raise WrongSetting(f"{ROLE} is {name!r}. Set it to one of {', '.join(ROLES)}, or leave it out.")
    role = ROLES[name]
    if missing := [setting for setting in role.needs if not environment.get(setting)]:
        raise WrongSetting(
            f"The role {name} lacks {' and '.join(missing)}. Roles run apart on PostgreSQL only, with one secret for"
            " all: set what is missing, or run the role all, which keeps everything in one folder."
        )
    return role


def _secret(environment: Mapping[str, str]) -> str | None:
    secret = environment.get("HINDSIGHT_SECRET") or None
    if secret is not None and len(secret) < LEAST_SECRET:
        raise WrongSetting(
            f"HINDSIGHT_SECRET is too short to be one. Give it {LEAST_SECRET} characters of chance or more, such as"
            " openssl rand -hex 32 makes."
        )
    return secret


def _address(environment: Mapping[str, str], name: str) -> str | None:
    """An address of PostgreSQL with the driver that is used; what was given may hold a password and is not told."""
    text = environment.get(name)
    if not text:
        return None
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in ("postgres", "postgresql", "postgresql+psycopg") or not url.database:
        raise WrongSetting(f"{name} is no address of a PostgreSQL database such as {EXAMPLE}. Mend it or leave it out.")
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name) or "on"
    if text not in ("on", "off"):
        raise WrongSetting(f"{name} is {text!r}. Set it to on or off, or leave it out.")
    return text == "on"


def _number(environment: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = environment.get(name) or str(default)
    if not text.isdecimal() or len(text) > 9 or int(text) > most:
        raise WrongSetting(f"{name} is {text!r}. Set it to a whole number from 0 to {most}, or leave it out.")
    return int(text)
