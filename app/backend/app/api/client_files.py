"""The built client: which files a page needs, what pages say, and the files themselves."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
from flask import Blueprint, Response, request, send_from_directory

from app.api.page_words import Words

ENTRY, CATALOGUE = "index.html", "src/language/{}.ts"
MANIFEST, WORDS = Path(".vite") / "manifest.json", Path(".vite") / "words.json"
FOR_EVER = 365 * 24 * 3600
TEXTS = (".css", ".js")
CYRILLIC = {"be", "bg", "mk", "ru", "sr", "uk"}


@dataclass(frozen=True, slots=True)
class ClientFiles:
    """The folder that Vite built, and the addresses in it that the first page needs; none where it is not built."""

    folder: Path
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    word_scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "ClientFiles":
        if not ((folder / MANIFEST).exists() and (folder / WORDS).exists()):
            return cls(folder)
        chunks = orjson.loads((folder / MANIFEST).read_bytes())
        needed = _with_imports(chunks, ENTRY)
        words = orjson.loads((folder / WORDS).read_bytes())
        return cls(
            folder,
            scripts=tuple(f"/{chunk['file']}" for chunk in needed),
            styles=tuple(dict.fromkeys(f"/{style}" for chunk in needed for style in chunk.get("css", []))),
            fonts=tuple(f"/{asset}" for chunk in needed for asset in chunk.get("assets", [])),
            words=words,
            word_scripts={
                language: tuple(f"/{chunk['file']}" for chunk in _with_imports(chunks, CATALOGUE.format(language)))
                for language in words
            },
        )

    def fonts_for(self, languages: Iterable[str]) -> list[str]:
        """The fonts that texts in these languages need at once."""
        needed = ["-latin-"] + ["-cyrillic-"] * any(language.split("-")[0] in CYRILLIC for language in languages)
        return [font for font in self.fonts if any(script in font for script in needed)]

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


def _with_imports(chunks: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A chunk of the manifest, and those that it cannot do without."""
    return [chunks[name], *(chunks[imported] for imported in chunks[name].get("imports", []))]


@cache
def _gzipped(path: Path) -> bytes:
    """The file packed, once: a name with a hash in it always means the same bytes."""
    return gzip.compress(path.read_bytes())
