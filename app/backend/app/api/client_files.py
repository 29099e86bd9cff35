"""The built client: which files a page needs, and the files themselves."""

from dataclasses import dataclass
from pathlib import Path

import orjson
from flask import Blueprint, Response, send_from_directory

ENTRY = "index.html"
FOR_EVER = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class ClientFiles:
    """The folder that Vite built, or none of it where only the APIs are served."""

    folder: Path

    @property
    def are_built(self) -> bool:
        return self._manifest.exists()

    @property
    def _manifest(self) -> Path:
        return self.folder / ".vite" / "manifest.json"

    def entry(self) -> tuple[list[str], list[str]]:
        """The addresses of the scripts and of the style sheets that the first page needs."""
        chunks = orjson.loads(self._manifest.read_bytes())
        first = chunks[ENTRY]
        needed = [first, *(chunks[name] for name in first.get("imports", []))]
        styles = dict.fromkeys(f"/{style}" for chunk in needed for style in chunk.get("css", []))
        return [f"/{chunk['file']}" for chunk in needed], list(styles)

    def blueprint(self) -> Blueprint:
        """Hashed files, which never change, and the few with plain names, which are asked for anew."""
        blueprint = Blueprint("client", __name__)
        blueprint.add_url_rule("/assets/<path:name>", "asset", self._asset)
        for path in sorted(self.folder.glob("*")):
            if path.is_file() and path.name != ENTRY:
                blueprint.add_url_rule(f"/{path.name}", f"file {path.stem}", self._plain, defaults={"name": path.name})
        return blueprint

    def _asset(self, name: str) -> Response:
        response = send_from_directory(self.folder / "assets", name, max_age=FOR_EVER)
        response.cache_control.public = True
        response.cache_control.immutable = True
        return response

    def _plain(self, name: str) -> Response:
        return send_from_directory(self.folder, name, max_age=0)
