"""Files of JSON, an object a line: a header that says what it is, and a last line that vouches for all before it."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import orjson

Json = dict[str, Any]


class FileRefused(Exception):
    """A file is not what it should be; the message names the line."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{Path(name).name}, line {line}: {what}")


class LineWriter:
    """Writes lines and counts and hashes them."""

    def __init__(self, file: BinaryIO, header: Mapping[str, object]) -> None:
        self._file, self._hash, self._lines = file, hashlib.sha256(), 0
        self.write(header)

    def write(self, value: Mapping[str, object]) -> None:
        line = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
        self._file.write(line)
        self._hash.update(line)
        self._lines += 1

    def end(self) -> None:
        """Write the last line: what was written so far, to be compared."""
        self.write({"end": {"lines": self._lines, "sha256": self._hash.hexdigest()}})


class LineReader:
    """Reads what a ``LineWriter`` wrote; ``line`` is the one read last, ``bytes_read`` how far that is."""

    def __init__(self, file: BinaryIO, format: str, version: int) -> None:
        """Read the header; raises ``FileRefused``."""
        self.line, self.bytes_read = 0, 0
        self._hash, self._file = hashlib.sha256(), file
        self.header = self._next() or {}
        if self.header.get("format") != format:
            raise self.refused(f"this is no {format} file.")
        if self.header.get("version") != version:
            raise self.refused(f"it is of version {self.header.get('version')}, which this Hindsight cannot read.")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """What each line holds, and of which kind that is; raises ``FileRefused``, at the latest at the end."""
        so_far = self._hash.hexdigest()
        while value := self._next():
            [(kind, content), *_] = value.items()
            if kind == "end":
                return self._compare(content, so_far)
            yield kind, content
            so_far = self._hash.hexdigest()
        raise FileRefused(self._file.name, self.line + 1, "the file ends before its last line; it was cut off.")

    def refused(self, what: str) -> FileRefused:
        return FileRefused(self._file.name, self.line, what)

    def _next(self) -> Json | None:
        line = self._file.readline()
        if not line:
            return None
        self.line += 1
        self.bytes_read += len(line)
        self._hash.update(line)
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError:
            raise self.refused("it is not JSON; the file was cut off or changed.") from None
        if not isinstance(value, dict) or not value:
            raise self.refused("it is no JSON object.")
        return value

    def _compare(self, told: Any, sha256: str) -> None:
        if told != {"lines": self.line - 1, "sha256": sha256}:
            raise self.refused("the lines before it are not those that were written.")
        if self._file.read(1):
            raise FileRefused(self._file.name, self.line + 1, "something follows the last line.")
