"""Encryption of what rests on the disk for a while (AES-256-GCM)."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.infrastructure.chance import chance

KEY, NONCE = 32, 12


def new_key() -> bytes:
    """256 bits of chance."""
    return chance(KEY)


class Seal:
    """Closes bytes so that they open with the same key and in the same place only."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, plain: bytes, place: str) -> bytes:
        nonce = chance(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """What was closed; raises ``InvalidTag``."""
        return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
