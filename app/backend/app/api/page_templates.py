"""The templates of pages, which say the same as the client's components."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from jinja2 import BaseLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from app.api import page_words
from app.api.edge import now

FOLDER = Path(__file__).resolve().parents[1] / "templates"


class _Joined(FileSystemLoader):
    """Joins a template's lines without the white space between them, as JSX does."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return "".join(line.strip() for line in source.splitlines()), path, is_current


def install_templates(app: Flask) -> None:
    """Give the application its templates and their words."""
    loader: BaseLoader = _Joined(FOLDER)
    app.jinja_loader = loader
    app.jinja_env.filters.update(filled=page_words.filled, counted=page_words.counted, exact=page_words.exact)
    app.jinja_env.filters.update(moment=page_words.moment, brief=page_words.brief)
    app.jinja_env.filters.update(narrowed=_narrowed, then=_then)
    app.jinja_env.filters["near"] = lambda at, words: page_words.near(at, now(), words)


@pass_context
def _then(context: Context, address: str) -> str:
    """The address as of the moment of the page, where that looks back."""
    past = context.get("past")
    if not past:
        return address
    path, mark, anchor = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'as_of': past.as_of})}{mark}{anchor}"


def _narrowed(given: Mapping[str, str], **changes: str | None) -> str:
    """What stands behind the path of an address: the same but for the changes."""
    kept = {name: value for name, value in {**given, **changes}.items() if value is not None}
    return f"?{urlencode(kept)}" if kept else ""
