"""What makes a password too easy to guess (NIST SP 800-63B, section 3.1.1.2)."""

from app.domain.models.value_objects import invalid

LEAST, MOST = 15, 256
COMMON_BEGINNINGS = (
    "password",
    "passw0rd",
    "qwerty",
    "qwertz",
    "azerty",
    "asdfgh",
    "1q2w3e4r",
    "1qaz2wsx",
    "qazwsx",
    "123456",
    "987654321",
    "0123456789",
    "abcdef",
    "letmein",
    "welcome",
    "iloveyou",
    "administrator",
    "changeme",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "йцукен",
    "пароль",
)


def check_password(password: str, username: str, *, field: str = "password") -> None:
    """Raises ``Invalid`` for a password that is common, made of a repeated piece, or the user's name."""
    plain = password.casefold()
    if _repeats(plain) or _is_common(plain) or _says_little_but(plain, username.casefold()):
        raise invalid(field, "common")


def _repeats(text: str) -> bool:
    """Whether a short piece, said again and again, makes the text."""
    return any(_repeated(text[:length], len(text)) == text for length in range(1, len(text) // 2 + 1))


def _repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _is_common(text: str) -> bool:
    return any(text.startswith(common) and _adds_little(text.removeprefix(common)) for common in COMMON_BEGINNINGS)


def _says_little_but(text: str, name: str) -> bool:
    return name in text and _adds_little(text.replace(name, ""))


def _adds_little(rest: str) -> bool:
    """Whether what is left is another common beginning, a row of digits, or a few signs."""
    if len(rest) < 4 or rest.isdigit():
        return True
    return any(rest.startswith(common) and _adds_little(rest.removeprefix(common)) for common in COMMON_BEGINNINGS)
