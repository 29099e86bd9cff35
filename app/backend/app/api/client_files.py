"""The built client: which files a page needs, and the files themselves."""

import gzip
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

import orjson
from flask import Blueprint, Response, request, send_from_directory

ENTRY = "index.html"
MANIFEST = Path(".vite") / "manifest.json"
FOR_EVER = 365 * 24 * 3600
TEXTS = (".css", ".js")


@dataclass(frozen=True, slots=True)
class ClientFiles:
    """The folder that Vite built, and the addresses in it that the first page needs; none where it is not built."""

    folder: Path
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> "ClientFiles":
        if not (folder / MANIFEST).exists():
            return cls(folder)
        chunks = orjson.loads((folder / MANIFEST).read_bytes())
        needed = [chunks[ENTRY], *(chunks[name] for name in chunks[ENTRY].get("imports", []))]
        return cls(
            folder,
            scripts=tuple(f"/{chunk['file']}" for chunk in needed),
            styles=tuple(dict.fromkeys(f"/{style}" for chunk in needed for style in chunk.get("css", []))),
            fonts=tuple(f"/{asset}" for chunk in needed for asset in chunk.get("assets", []) if "latin" in asset),
        )

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
        if name.endswith(TEXTS):
            response.vary.add("Accept-Encoding")
            if request.accept_encodings.quality("gzip") and response.status_code == HTTPStatus.OK:
                response.direct_passthrough = False
                response.headers.remove("Accept-Ranges")
                response.set_data(_gzipped(self.folder / "assets" / name))
                response.content_encoding = "gzip"
        return response

    def _plain(self, name: str) -> Response:
        return send_from_directory(self.folder, name, max_age=0)


@cache
def _gzipped(path: Path) -> bytes:
    """The file packed, once: a name with a hash in it always means the same bytes."""
    return gzip.compress(path.read_bytes())
