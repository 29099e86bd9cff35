"""Power cuts: what a program does to its files is watched, and made anew as a disk may have it at any moment.

Only what a finished ``fsync`` or ``fdatasync`` covers is sure to be kept; the rest may be lost, all or in part.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.e2e.servers import BACKEND

CALLS = "write,pwrite64,ftruncate,fsync,fdatasync"
CALL = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?:(?P<fd>\d+)<(?P<path>[^>]*)>)?(?:, )?(?P<rest>.*)")
RESUMED = re.compile(r"(?P<pid>\d+) +<\.\.\. (?P<name>\w+) resumed>")
DATA = re.compile(r'"(?P<data>[^"]*)", (?P<length>\d+)(?:, (?P<offset>\d+))?')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes on their way to a file; none cut it to the length ``offset``."""

    path: str
    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Synced:
    """A file of which all that stands before step ``upto`` is on the disk."""

    path: str
    upto: int


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody outside was told, which cannot be taken back."""

    line: str


Step = Write | Synced | Told


def watch(folder: Path, program: Sequence[str]) -> list[Step]:
    """What a program of Python does in a folder, in order."""
    trace = folder.with_suffix(".trace")
    strace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    subprocess.run([*strace, "-o", str(trace), sys.executable, *program], cwd=BACKEND, check=True, capture_output=True)
    reader = _Reader(f"{folder}/")
    with trace.open() as lines:
        for line in lines:
            reader.read(line)
    return reader.steps


class _Reader:
    """Makes steps of the lines of strace, those in one folder and those that were told."""

    def __init__(self, prefix: str) -> None:
        self.steps: list[Step] = []
        self._prefix = prefix
        self._begun: dict[str, Synced] = {}

    def read(self, line: str) -> None:
        """A write counts from its beginning, since it may be torn; a sync once it is over, for what it found."""
        if (resumed := RESUMED.match(line)) and (synced := self._begun.pop(resumed["pid"], None)):
            self.steps.append(synced)
        elif (call := CALL.match(line)) and call["path"]:
            self._take(call, is_over=line.rstrip().endswith("= 0"))

    def _take(self, call: re.Match[str], *, is_over: bool) -> None:
        path = _bytes(call["path"]).decode()
        if call["fd"] != "1" and not path.startswith(self._prefix):
            return
        if call["name"] not in {"fsync", "fdatasync"}:
            self.steps.append(_written(call, path))
        elif is_over:
            self.steps.append(Synced(path, len(self.steps)))
        else:
            self._begun[call["pid"]] = Synced(path, len(self.steps))


def _written(call: re.Match[str], path: str) -> Step:
    found = DATA.match(call["rest"])
    if found is None:
        return Write(path, int(re.split(r"\D", call["rest"])[0]), None)
    data = _bytes(found["data"])
    return Told(data.decode()) if call["fd"] == "1" else Write(path, int(found["offset"] or 0), data)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass(frozen=True, slots=True)
class PowerCut:
    """A moment at which the power fails: the steps before it, and the share of what was not synced that is kept."""

    steps: Sequence[Step]
    kept: float
    chance: Random

    def told(self) -> list[str]:
        return [step.line.strip() for step in self.steps if isinstance(step, Told)]

    def leave(self, before: Path, after: Path) -> None:
        """Make the folder as the disk has it when the power is back."""
        shutil.copytree(before, after)
        files: dict[str, bytearray] = {}
        for step in self._survivors():
            name = Path(step.path).name
            file = files.setdefault(name, bytearray((after / name).read_bytes() if (after / name).exists() else b""))
            if step.data is None:
                del file[step.offset :]
            else:
                file.extend(bytes(max(0, step.offset - len(file))))
                file[step.offset : step.offset + len(step.data)] = step.data
        for name, content in files.items():
            (after / name).write_bytes(content)

    def _survivors(self) -> Iterator[Write]:
        last = self._last_syncs()
        for number, step in enumerate(self.steps):
            if isinstance(step, Write) and (number < last.get(step.path, 0) or self.chance.random() < self.kept):
                yield step

    def _last_syncs(self) -> Mapping[str, int]:
        return {step.path: step.upto for step in self.steps if isinstance(step, Synced)}
