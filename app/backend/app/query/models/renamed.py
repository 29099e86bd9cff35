"""Who is known by another name now."""


class Renamed(Exception):
    """The person behind an old user name has another one; no refusal, but the way to go on."""

    def __init__(self, username: str) -> None:
        super().__init__(username)
        self.username = username
