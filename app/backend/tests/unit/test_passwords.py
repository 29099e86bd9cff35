"""How passwords are hashed."""

import subprocess
import sys

from app.command.handlers.passwords import Passwords

HASH = "from app.command.handlers.passwords import Passwords; print(Passwords().hash('a password'))"


def test_a_hash_costs_what_it_should_where_no_test_has_made_it_cheap() -> None:
    hashed = subprocess.run([sys.executable, "-c", HASH], capture_output=True, text=True, check=True).stdout

    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_matches_its_own_hash_and_nobody_has_one() -> None:
    passwords = Passwords()
    hashed = passwords.hash("a password")

    assert passwords.matches("a password", hashed)
    assert not passwords.matches("another password", hashed)
    assert not passwords.matches("a password that nobody has", None)
