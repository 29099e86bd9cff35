"""What a running board says of itself."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException

import orjson

from app.cli.advice import ADVICE, Finding
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder

PATIENCE_SECONDS = 5.0
ELSE = "See what the server wrote."


def find_in_server(settings: Settings) -> Iterator[Finding]:
    """What the server that owns the folder complains of, if it can be asked."""
    address, process = f"http://{settings.host}:{settings.port}", DataFolder(settings.data_folder).owner()
    reasons = _reasons(settings)
    if process is None:
        if reasons is not None:
            what = f"Something answers at {address}, but nothing runs on {settings.data_folder}."
            yield Finding(what, "Set PORT and HINDSIGHT_DATA_DIR as the board has them, or choose another port.")
    elif reasons is None:
        what = f"Process {process} runs on {settings.data_folder}, but does not answer at {address}."
        yield Finding(
            what, f"Set PORT and HINDSIGHT_HOST as the board has them. If it hangs, kill {process}, start again."
        )
    else:
        for reason in reasons:
            yield Finding(reason, next((advice for sign, advice in ADVICE if sign in reason), ELSE))


def _reasons(settings: Settings) -> list[str] | None:
    """Why the board is not ready; none when nobody answers."""
    with closing(HTTPConnection(settings.host, settings.port, timeout=PATIENCE_SECONDS)) as connection:
        try:
            connection.request("GET", "/health/ready")
            reasons = orjson.loads(connection.getresponse().read())["reasons"]
        except (OSError, HTTPException):
            return None
        except (ValueError, KeyError, TypeError):
            return ["What answers there is not Hindsight."]
    return [str(reason) for reason in reasons]
