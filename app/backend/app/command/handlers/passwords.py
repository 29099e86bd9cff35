"""Password hashing (argon2id, RFC 9106), a few at a time."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

PARALLEL = 4
TIME_COST, MEMORY_KIB = 2, 19 * 1024


class Passwords:
    """Hashes and checks; each costs about 20 ms and 19 MiB, known user or not."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=1)
        self._slots = threading.BoundedSemaphore(PARALLEL)
        self._nobodys = self._hasher.hash("a password that nobody has")

    def hash(self, password: str) -> str:
        with self._slots:
            return self._hasher.hash(password)

    def matches(self, password: str, password_hash: str | None) -> bool:
        """Whether it is the password; for an unknown user (no hash) false, after the same work."""
        with self._slots:
            try:
                self._hasher.verify(password_hash or self._nobodys, password)
            except VerificationError:
                return False
        return password_hash is not None
