"""The site's secret and what is derived from it."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from app.infrastructure.database.data_folder import FolderProblem


class SiteSecret:
    """Keyed digests, each for one purpose, so that one never stands for another."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def digest(self, purpose: str, value: bytes) -> str:
        """HMAC-SHA-256 in 64 hexadecimal digits."""
        key = hmac.digest(self._secret, purpose.encode(), "sha256")
        return hmac.digest(key, value, "sha256").hex()

    def key(self, purpose: str) -> bytes:
        """256 bits to encrypt with."""
        return hmac.digest(self._secret, b"key " + purpose.encode(), "sha256")


class SecretMissing(FolderProblem):
    """A log is there, and the secret that its claims were made with is not."""


class SecretDiffers(FolderProblem):
    """The secret that was given is not the one of the board."""


def load_secret(folder: Path, given: str | None = None, *, is_first_start: bool = True) -> SiteSecret:
    """The secret kept in the data folder, made or given at the first start and readable by its owner only."""
    if not (folder / "secret").exists():
        if given is None and not is_first_start:
            raise SecretMissing(f"{folder} lacks the secret of the board. Put the one of a back-up there.")
        keep_secret(folder, given or secrets.token_hex(32))
    kept = read_secret(folder)
    if given not in (None, kept):
        raise SecretDiffers(f"HINDSIGHT_SECRET is not the secret in {folder}. Leave it out, or remove the wrong one.")
    return SiteSecret(kept.encode())


def read_secret(folder: Path) -> str:
    """The secret itself, for those who carry the board away."""
    return (folder / "secret").read_text().strip()


def keep_secret(folder: Path, secret: str) -> None:
    """Let the folder have a secret, all of it or none."""
    fresh = folder / "secret.new"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(folder / "secret")


def digest_of_chance(secret: str) -> str:
    """A plain SHA-256, enough for values that are themselves 256 bits of chance."""
    return hashlib.sha256(secret.encode()).hexdigest()
